// SPDX-License-Identifier: Apache-2.0
#include "occ/scim.h"

#include "store/commerce.h"

#include <QStringList>

#include <algorithm>
#include <utility>

namespace linedesk::sandbox {

namespace {

QString likeText(QString value)
{
    return value.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('%'), QLatin1String("\\%"))
        .replace(QLatin1Char('_'), QLatin1String("\\_"));
}

QString globText(const QString &value)
{
    QString text;
    for (const QChar c : value)
        text += QStringLiteral("*?[").contains(c) ? QStringLiteral("[%1]").arg(c) : QString(c);
    return text;
}

// A part of the expression: a question to the full-text index as long as it can be one, else SQL.
struct Part {
    QString text;
    QVariantList arguments = {}; // of SQL
    bool isWords = false;
    QString joint = {}; // the outermost AND or OR
    int depth = 0;      // of brackets: SQLite's readers of both languages have a stack of a hundred words

    static constexpr int DeepestWords = 10, DeepestSql = 20;

    Part toSql() const
    {
        return isWords ? Part{QStringLiteral("p.rowid IN (SELECT rowid FROM profile_words WHERE profile_words MATCH ?)"), {text}}
                       : *this;
    }
    Part joined(const QString &word, const Part &other) const
    {
        const auto isBracketed = [&](const Part &part) { return !part.joint.isEmpty() && part.joint != word; };
        const auto bracketed = [&](const Part &part) { return isBracketed(part) ? u'(' + part.text + u')' : part.text; };
        const auto deeper = [&](const Part &a, const Part &b) {
            return std::max(a.depth + isBracketed(a), b.depth + isBracketed(b));
        };
        if (isWords && other.isWords && deeper(*this, other) <= DeepestWords) // one look into the index instead of two
            return {bracketed(*this) + u' ' + word + u' ' + bracketed(other), {}, true, word, deeper(*this, other)};
        const Part a = toSql(), b = other.toSql();
        return {bracketed(a) + u' ' + word + u' ' + bracketed(b), a.arguments + b.arguments, false, word, deeper(a, b)};
    }
    Part negated() const
    {
        const Part inner = toSql();
        return {QStringLiteral("NOT (%1)").arg(inner.text), inner.arguments, false, {}, inner.depth + 1};
    }
};

class Parser {
public:
    Parser(QString text, const ScimFields &fields) : m_text(std::move(text)), m_fields(fields) {}

    ScimSql parse()
    {
        const Part all = alternatives(), sql = all.toSql();
        skip();
        if (m_problem.isEmpty() && m_at < m_text.size())
            fail("end expected");
        if (sql.depth > Part::DeepestSql)
            fail("nested too deep");
        return {sql.text, sql.arguments, m_problem, all.isWords};
    }

private:
    void skip()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }
    void fail(const char *what)
    {
        if (m_problem.isEmpty())
            m_problem = QStringLiteral("position %1: %2").arg(m_at + 1).arg(QLatin1String(what));
    }
    // A bare word, without taking it.
    QString peek()
    {
        skip();
        qsizetype end = m_at;
        while (end < m_text.size() && (m_text[end].isLetterOrNumber() || m_text[end] == u'.' || m_text[end] == u'_'))
            ++end;
        return m_text.mid(m_at, end - m_at);
    }
    bool take(const char *word)
    {
        if (peek().compare(QLatin1String(word), Qt::CaseInsensitive) != 0)
            return false;
        m_at += qstrlen(word);
        return true;
    }
    Part alternatives()
    {
        Part part = conjunction();
        while (m_problem.isEmpty() && take("or"))
            part = part.joined(QStringLiteral("OR"), conjunction());
        return part;
    }
    Part conjunction()
    {
        Part part = negation();
        while (m_problem.isEmpty() && take("and"))
            part = part.joined(QStringLiteral("AND"), negation());
        return part;
    }
    Part negation()
    {
        if (take("not")) {
            if (++m_depth > 50) {
                fail("nested too deep");
                return {};
            }
            const Part part = negation().negated();
            --m_depth;
            return part;
        }
        skip();
        if (m_at < m_text.size() && m_text[m_at] == u'(') {
            if (++m_depth > 50) {
                fail("nested too deep");
                return {};
            }
            ++m_at;
            Part part = alternatives();
            skip();
            if (m_at >= m_text.size() || m_text[m_at] != u')')
                fail(") expected");
            else
                ++m_at;
            --m_depth;
            return part; // joined() knows what belongs together
        }
        return comparison();
    }
    Part comparison()
    {
        const QString name = peek().toLower();
        const auto field = m_fields.constFind(name);
        if (field == m_fields.constEnd()) {
            fail(name.isEmpty() ? "field expected" : "unknown field");
            return {};
        }
        m_at += name.size();
        const QString op = peek().toLower();
        if (!QStringList{QStringLiteral("eq"), QStringLiteral("ne"), QStringLiteral("co"), QStringLiteral("sw"),
                         QStringLiteral("ew"), QStringLiteral("pr")}
                 .contains(op)) {
            fail("operator expected");
            return {};
        }
        m_at += op.size();
        if (op == QLatin1String("pr"))
            return among(*field, {QStringLiteral("ifnull(%1, '') <> ''").arg(field->column)});
        const QString value = string();
        return m_problem.isEmpty() ? compared(*field, op, value) : Part{};
    }
    static Part among(const ScimField &field, const Part &part)
    {
        return field.among.isEmpty() ? part : Part{field.among.arg(part.text), part.arguments};
    }
    // Never NULL, so that "not" finds who has no value at all.
    static Part compared(const ScimField &field, const QString &op, QString value)
    {
        if (op == QLatin1String("ne"))
            return compared(field, QStringLiteral("eq"), value).negated();
        if (field.kind == ScimField::Name)
            value = comparable(value);
        else if (field.kind == ScimField::Nickname)
            value = value.toCaseFolded();
        else if (field.kind == ScimField::Phone)
            value.removeIf([](QChar c) { return !c.isDigit(); });
        if (field.kind == ScimField::Phone && value.isEmpty())
            return {QStringLiteral("0")}; // no digit at all: no phone is meant
        if (op == QLatin1String("sw") && !field.words.isEmpty())
            return beginsWord(field, comparable(value));
        const QString column = field.column, isThere = QStringLiteral("(%1 IS NOT NULL AND ").arg(column);
        if (op == QLatin1String("eq"))
            return among(field, {isThere + column + QStringLiteral(" = ? COLLATE NOCASE)"), {value}});
        const QString plain = likeText(value);
        if (op == QLatin1String("sw")) // the beginning of any word (A4)
            return among(field, {isThere + QStringLiteral("(%1 LIKE ? ESCAPE '\\' OR %1 LIKE ? ESCAPE '\\'))").arg(column),
                                 {plain + u'%', QStringLiteral("% ") + plain + u'%'}});
        return among(field, {isThere + column + QStringLiteral(" LIKE ? ESCAPE '\\')"),
                             {op == QLatin1String("ew") ? u'%' + plain : u'%' + plain + u'%'}});
    }
    // The beginning of any word of the field, without regard to case and diacritics. A value of several words ("ruiz-m")
    // goes on over the border: the index finds who has them all, the column says whether they follow one another.
    static Part beginsWord(const ScimField &field, const QString &value)
    {
        QStringList words;
        QString word;
        for (const QChar c : value + QLatin1Char(' ')) {
            if (c.isLetterOrNumber())
                word += c;
            else if (!word.isEmpty())
                words << std::exchange(word, {});
        }
        if (words.isEmpty())
            return {QStringLiteral("0")};
        QStringList terms;
        for (const QString &one : words)
            terms << QStringLiteral("%1 : \"%2\" *").arg(field.words, one);
        const Part found{terms.join(QStringLiteral(" AND ")), {}, true, words.size() > 1 ? QStringLiteral("AND") : QString()};
        if (words.size() == 1 && words.first() == value)
            return found;
        const Part inARow{QStringLiteral("(%1 LIKE ? ESCAPE '\\' OR lower(%1) GLOB ?)").arg(field.column),
                          {likeText(value) + u'%', QStringLiteral("*[^a-z0-9]") + globText(value) + u'*'}};
        return found.joined(QStringLiteral("AND"), inARow);
    }
    QString string()
    {
        skip();
        if (m_at >= m_text.size() || m_text[m_at] != u'"') {
            fail("value expected");
            return {};
        }
        QString value;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == u'"') {
                ++m_at;
                return value;
            }
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                ++m_at;
            value += m_text[m_at];
        }
        fail("\" expected");
        return {};
    }

    QString m_text, m_problem;
    const ScimFields &m_fields;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

ScimSql scimToSql(const QString &text, const ScimFields &fields)
{
    return Parser(text, fields).parse();
}

} // namespace linedesk::sandbox
