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

// Almost every European name needs nothing but these letters, and a table makes them thirty times cheaper than
// QString::normalized().
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

// Writes to `out`, which has room for three times the text, and answers its end; null if a letter is not in the table.
char *foldFast(QStringView text, char *out)
{
    for (const QChar letter : text) {
        const char16_t c = letter.unicode();
        if (c < 0x80) {
            *out++ = c >= 'A' && c <= 'Z' ? char(c | 0x20) : c == Separator ? ' ' : char(c);
            continue;
        }
        if (c < LatinFirst || c > LatinLast)
            return nullptr;
        const LatinFold &entry = latinTable()[c - LatinFirst];
        for (int i = 0; i < entry.size; ++i)
            *out++ = entry.text[i];
    }
    return out;
}

void appendFolded(QStringView text, QByteArray &pool)
{
    const qsizetype start = pool.size();
    pool.resize(start + 3 * text.size());
    const char *end = foldFast(text, pool.data() + start);
    pool.truncate(end ? end - pool.constData() : start);
    if (!end)
        pool += foldByUnicode(text.toString());
}

bool holds(QByteArrayView text, QByteArrayView needle)
{
    return std::string_view(text.data(), size_t(text.size())).find(std::string_view(needle.data(), size_t(needle.size()))) !=
           std::string_view::npos;
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

QByteArray FoldedText::fold(QStringView text)
{
    QByteArray folded;
    appendFolded(text, folded);
    return folded;
}

void FoldedText::reserve(qsizetype records)
{
    m_starts.reserve(size_t(records));
}

void FoldedText::append(std::span<const QStringView> parts)
{
    const qsizetype start = m_pool.size();
    m_starts.push_back(quint32(start));
    for (const QStringView part : parts) {
        if (part.isEmpty())
            continue;
        if (m_pool.size() > start)
            m_pool += ' ';
        appendFolded(part, m_pool);
    }
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
