// SPDX-License-Identifier: Apache-2.0
#include "base/foldedtext.h"

#include <QStringView>

#include <array>
#include <cstring>
#include <string_view>

namespace linedesk {

namespace {

constexpr char Separator = '\n';

// Letters that neither Unicode decomposition nor Qt's simple case folding takes apart.
QString withoutStroke(char32_t letter)
{
    switch (letter) {
    case U'ł': return QStringLiteral("l");
    case U'ø': return QStringLiteral("o");
    case U'đ': return QStringLiteral("d");
    case U'ħ': return QStringLiteral("h");
    case U'ı': return QStringLiteral("i");
    case U'æ': return QStringLiteral("ae");
    case U'œ': return QStringLiteral("oe");
    case U'ß': return QStringLiteral("ss");
    default: return {};
    }
}

QByteArray foldByUnicode(const QString &text)
{
    QString folded;
    const QString parts = text.toCaseFolded().normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : parts) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        const QString plain = withoutStroke(c.unicode());
        if (!plain.isEmpty())
            folded += plain;
        else
            folded += c == QLatin1Char(Separator) ? QLatin1Char(' ') : c;
    }
    return folded.toUtf8();
}

// Latin letters with accents are two UTF-8 bytes, C3 80 to C9 8F. Almost every European name needs nothing else, and
// a table makes them thirty times cheaper than QString::normalized().
struct LatinFold {
    char text[3] = {};
    qint8 size = 0;
};
constexpr char32_t LatinFirst = 0xC0, LatinLast = 0x24F;

const std::array<LatinFold, LatinLast - LatinFirst + 1> &latinTable()
{
    static const auto table = [] {
        std::array<LatinFold, LatinLast - LatinFirst + 1> t;
        for (char32_t c = LatinFirst; c <= LatinLast; ++c) {
            const QByteArray folded = foldByUnicode(QString(QChar(char16_t(c))));
            LatinFold &entry = t[c - LatinFirst];
            entry.size = qint8(std::min<qsizetype>(folded.size(), sizeof entry.text));
            std::memcpy(entry.text, folded.constData(), size_t(entry.size));
        }
        return t;
    }();
    return table;
}

// Writes to `out`, which has room for twice the text, and answers its end; null if a letter is not in the table.
char *foldFast(QByteArrayView utf8, char *out)
{
    const auto *p = reinterpret_cast<const uchar *>(utf8.data());
    const auto *end = p + utf8.size();
    while (p < end) {
        const uchar c = *p++;
        if (c < 0x80) {
            *out++ = c >= 'A' && c <= 'Z' ? char(c | 0x20) : c == Separator ? ' ' : char(c);
            continue;
        }
        if (c < 0xC3 || c > 0xC9 || p == end)
            return nullptr;
        const char32_t letter = (char32_t(c & 0x1F) << 6) | (*p++ & 0x3F);
        if (letter < LatinFirst || letter > LatinLast)
            return nullptr;
        const LatinFold &entry = latinTable()[letter - LatinFirst];
        for (int i = 0; i < entry.size; ++i)
            *out++ = entry.text[i];
    }
    return out;
}

void appendFolded(QByteArrayView utf8, QByteArray &pool)
{
    const qsizetype start = pool.size();
    pool.resize(start + 2 * utf8.size());
    const char *end = foldFast(utf8, pool.data() + start);
    pool.truncate(end ? end - pool.constData() : start);
    if (!end)
        pool += foldByUnicode(QString::fromUtf8(utf8));
}

bool holds(QByteArrayView text, QByteArrayView needle)
{
    return std::string_view(text.data(), size_t(text.size())).find(std::string_view(needle.data(), size_t(needle.size())))
        != std::string_view::npos;
}

// memmem() of the C library is the fastest search there is on Linux; the others have string_view.
const char *findIn(const char *from, const char *end, QByteArrayView needle)
{
#ifdef __GLIBC__
    return static_cast<const char *>(::memmem(from, size_t(end - from), needle.data(), size_t(needle.size())));
#else
    const auto at = std::string_view(from, size_t(end - from)).find(std::string_view(needle.data(), size_t(needle.size())));
    return at == std::string_view::npos ? nullptr : from + at;
#endif
}

} // namespace

QByteArray FoldedText::fold(QByteArrayView utf8)
{
    QByteArray folded;
    appendFolded(utf8, folded);
    return folded;
}

void FoldedText::reserve(qsizetype records, qsizetype bytes)
{
    m_starts.reserve(size_t(records));
    m_pool.reserve(bytes + records);
}

void FoldedText::append(QByteArrayView utf8)
{
    m_starts.push_back(quint32(m_pool.size()));
    appendFolded(utf8, m_pool);
    m_pool += Separator;
}

FoldedText::Records FoldedText::find(QByteArrayView needle) const
{
    Records found;
    if (needle.isEmpty() || m_pool.isEmpty())
        return found;
    const char *const begin = m_pool.constData();
    const char *const end = begin + m_pool.size();
    Record record = 0;
    // Hits and records both ascend, so the record of a hit is found by walking on, and its rest is skipped.
    for (const char *hit = begin; (hit = findIn(hit, end, needle)); hit = begin + endOf(record)) {
        while (endOf(record) <= quint32(hit - begin))
            ++record;
        found.push_back(record);
    }
    return found;
}

FoldedText::Records FoldedText::findAmong(const Records &among, QByteArrayView needle) const
{
    Records found;
    if (needle.isEmpty())
        return found;
    for (const Record record : among) {
        if (holds(text(record), needle))
            found.push_back(record);
    }
    return found;
}

bool FoldedText::startsWith(Record record, QByteArrayView needle) const
{
    return text(record).startsWith(needle);
}

QByteArrayView FoldedText::text(Record record) const
{
    const quint32 start = m_starts[record];
    return QByteArrayView(m_pool.constData() + start, qsizetype(endOf(record) - start - 1));
}

quint32 FoldedText::endOf(Record record) const
{
    return record + 1 < m_starts.size() ? m_starts[record + 1] : quint32(m_pool.size());
}

} // namespace linedesk
