// SPDX-License-Identifier: Apache-2.0
#include "occ/scim.h"

#include <QHash>

namespace linedesk::sandbox {

namespace {

struct Field {
    const char *column, *words; // words: the column of the full-text index, if it has one
};
const QHash<QString, Field> fields = {
    {QStringLiteral("lastname"), {"p.last_name", "last_name"}}, {QStringLiteral("firstname"), {"p.first_name", "first_name"}},
    {QStringLiteral("email"), {"p.email", "email"}}, {QStringLiteral("login"), {"p.email", "email"}},
    {QStringLiteral("daytimetelephonenumber"), {"p.phone", "phone"}}, {QStringLiteral("id"), {"p.id", nullptr}},
    {QStringLiteral("customercontactid"), {"p.contact_id", nullptr}}, {QStringLiteral("allsecondaryaddresses.postalcode"), {"p.postal_code", nullptr}},
    {QStringLiteral("allsecondaryaddresses.phonenumber"), {"p.phone", "phone"}}};

QString likeText(QString value)
{
    return value.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('%'), QLatin1String("\\%")).replace(QLatin1Char('_'), QLatin1String("\\_"));
}

class Parser {
public:
    explicit Parser(QString text) : m_text(std::move(text)) {}

    ScimSql parse()
    {
        const QString where = alternatives();
        skip();
        if (m_problem.isEmpty() && m_at < m_text.size())
            fail("end expected");
        return {where, m_arguments, m_problem};
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
    QString alternatives()
    {
        QString sql = conjunction();
        while (m_problem.isEmpty() && take("or"))
            sql = QStringLiteral("(%1 OR %2)").arg(sql, conjunction());
        return sql;
    }
    QString conjunction()
    {
        QString sql = negation();
        while (m_problem.isEmpty() && take("and"))
            sql = QStringLiteral("(%1 AND %2)").arg(sql, negation());
        return sql;
    }
    QString negation()
    {
        if (take("not"))
            return QStringLiteral("NOT ") + negation();
        skip();
        if (m_at < m_text.size() && m_text[m_at] == u'(') {
            if (++m_depth > 50) {
                fail("nested too deep");
                return {};
            }
            ++m_at;
            const QString sql = alternatives();
            skip();
            if (m_at >= m_text.size() || m_text[m_at] != u')')
                fail(") expected");
            else
                ++m_at;
            --m_depth;
            return QStringLiteral("(%1)").arg(sql);
        }
        return comparison();
    }
    QString comparison()
    {
        const QString name = peek().toLower();
        const auto field = fields.constFind(name);
        if (field == fields.constEnd()) {
            fail(name.isEmpty() ? "field expected" : "unknown field");
            return {};
        }
        m_at += name.size();
        const QString column = QString::fromLatin1(field->column), op = peek().toLower();
        if (!QStringList{QStringLiteral("eq"), QStringLiteral("ne"), QStringLiteral("co"), QStringLiteral("sw"), QStringLiteral("ew"), QStringLiteral("pr")}.contains(op)) {
            fail("operator expected");
            return {};
        }
        m_at += op.size();
        if (op == QLatin1String("pr"))
            return column + QStringLiteral(" <> ''");
        const QString value = string();
        if (!m_problem.isEmpty())
            return {};
        if (op == QLatin1String("sw") && field->words)
            return beginsWord(QString::fromLatin1(field->words), value);
        if (op == QLatin1String("eq") || op == QLatin1String("ne")) {
            m_arguments << value;
            return QStringLiteral("%1 %2 ? COLLATE NOCASE").arg(column, op == QLatin1String("eq") ? QStringLiteral("=") : QStringLiteral("<>"));
        }
        const QString plain = likeText(value);
        m_arguments << (op == QLatin1String("sw") ? plain + u'%' : op == QLatin1String("ew") ? u'%' + plain : u'%' + plain + u'%');
        return column + QStringLiteral(" LIKE ? ESCAPE '\\'");
    }
    // The beginning of any word of the field, without regard to case and diacritics.
    QString beginsWord(const QString &words, QString value)
    {
        if (words == QLatin1String("phone"))
            value.removeIf([](QChar c) { return !c.isDigit(); });
        const bool isSearchable = std::any_of(value.begin(), value.end(), [](QChar c) { return c.isLetterOrNumber(); });
        if (!isSearchable)
            return QStringLiteral("0");
        m_arguments << QStringLiteral("%1 : \"%2\" *").arg(words, value.replace(QLatin1Char('"'), QLatin1String("\"\"")));
        return QStringLiteral("p.rowid IN (SELECT rowid FROM profile_words WHERE profile_words MATCH ?)");
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
    qsizetype m_at = 0;
    int m_depth = 0;
    QVariantList m_arguments;
};

} // namespace

ScimSql scimToSql(const QString &text)
{
    return Parser(text).parse();
}

} // namespace linedesk::sandbox
