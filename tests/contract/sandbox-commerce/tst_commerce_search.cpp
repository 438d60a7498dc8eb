// SPDX-License-Identifier: Apache-2.0
// What the examples do not show of the search: how its expressions are read, whom they find, and in which order.
#include "commerceclient.h"

#include "occ/listquestion.h"
#include "occ/profiletext.h"

#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

using namespace linedesk;
using namespace linedesk::test;

namespace {

QStringList names(const sandbox::Response &response)
{
    QStringList list;
    for (const QJsonValue &item : response.object()[QLatin1String("items")].toArray())
        list << item[QLatin1String("firstName")].toString() + QLatin1Char(' ') + item[QLatin1String("lastName")].toString();
    return list;
}

} // namespace

class TestCommerceSearch : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_client;

private Q_SLOTS:
    void initTestCase()
    {
        m_client = std::make_unique<CommerceClient>();
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        QVERIFY(m_client->login());
    }

    void shouldReadScimExpressions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem"); // empty: readable
        const auto row = [](const char *text, const char *problem) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(problem);
        };
        row("lastName eq \"a\"", "");
        row("lastName EQ \"a\" AND firstName Sw \"b\"", "");
        row("not (lastName co \"a\" or email ew \"b\")", "");
        row("email pr and not customerContactId pr", "");
        row("lastName eq \"a \\\"quoted\\\" \\\\ name\"", "");
        row("((lastName sw \"a\"))", "");
        row("allSecondaryAddresses.postalCode sw \"627\"", "");
        row("", "position 1: field expected");
        row("lastName co ", "position 13: value expected");
        row("lastName co a", "position 13: value expected");
        row("shoeSize eq \"42\"", "position 1: unknown field");
        row("lastName is \"a\"", "position 10: operator expected");
        row("lastName eq \"a", "position 15: \" expected");
        row("(lastName eq \"a\"", "position 17: ) expected");
        row("lastName eq \"a\" lastName eq \"b\"", "position 17: end expected");
        row("lastName eq \"a\" and", "position 20: field expected");
        row("lastName eq \"a\"; DROP TABLE profiles", "position 16: end expected");
    }
    void shouldReadScimExpressions()
    {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        QCOMPARE(sandbox::scimToSql(text, sandbox::profileFields()).problem, problem);
    }
    // Whatever is typed, and whatever is cut off a good expression: an answer, or a place inside the text.
    void shouldPointIntoTheTextWhateverItIs()
    {
        static const char *const words[] = {"lastName",
                                            "email",
                                            "smsAllowed",
                                            "allSecondaryAddresses.postalCode",
                                            "parentOrganization.name",
                                            "shoeSize",
                                            "eq",
                                            "ne",
                                            "co",
                                            "sw",
                                            "ew",
                                            "pr",
                                            "and",
                                            "or",
                                            "not",
                                            "(",
                                            ")",
                                            "\"a\"",
                                            "\"a",
                                            "\"\\\"\"",
                                            "\\",
                                            "%",
                                            "*",
                                            "\"",
                                            ".",
                                            "_",
                                            "'",
                                            ";",
                                            "\"%_*[\"",
                                            "5"};
        static const QRegularExpression place(QStringLiteral("\\Aposition ([0-9]+): .+\\z"));
        QRandomGenerator random(1);
        int readable = 0;
        for (int i = 0; i < 20000; ++i) {
            QString text;
            for (int length = random.bounded(12); length > 0; --length)
                text += QLatin1String(words[random.bounded(int(std::size(words)))]) + QLatin1String(random.bounded(4) ? " " : "");
            if (i % 2) // one that could be good, so that some are
                text = QStringLiteral("not (lastName sw \"a\" or email ne \"b c\") and smsAllowed pr").left(random.bounded(70));
            const sandbox::ScimSql sql = sandbox::scimToSql(text, sandbox::profileFields());
            if (sql.problem.isEmpty()) {
                ++readable;
                QCOMPARE(sql.where.count(u'?'), sql.arguments.size());
                continue;
            }
            const auto match = place.match(sql.problem);
            QVERIFY2(match.hasMatch(), qPrintable(text));
            const int at = match.captured(1).toInt();
            QVERIFY2(at >= 1 && at <= text.size() + 1, qPrintable(text + QStringLiteral(" -> ") + sql.problem));
        }
        QVERIFY(readable > 100);
    }
    void rejectsScimThatIsNestedTooDeep()
    {
        const auto answer = m_client->findScim(QString(2000, u'(') + QStringLiteral("lastName pr"));
        QCOMPARE(CommerceClient::code(answer), QStringLiteral("990411"));
    }

    // Both of SQLite's languages give up in the middle of what is long or deep, and then nobody was found.
    void shouldFindByManyAndByDeepTerms_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *op : {"sw", "eq"}) {
            QString many = QStringLiteral("firstName sw \"elena\"");
            for (int i = 0; i < 150; ++i)
                many += QStringLiteral(" or lastName %1 \"q%2\"").arg(QLatin1String(op)).arg(i);
            QTest::addRow("many %s", op) << many;
            QString deep = QStringLiteral("lastName %1 \"ruiz-marin\"").arg(QLatin1String(op));
            for (int i = 0; i < 9; ++i)
                deep = QStringLiteral("(firstName %1 \"elena\" and (firstName %1 \"q\" or %2))").arg(QLatin1String(op), deep);
            QTest::addRow("deep %s", op) << deep;
        }
    }
    void shouldFindByManyAndByDeepTerms()
    {
        QFETCH(QString, text);
        QCOMPARE(names(m_client->findScim(text)), QStringList{QString::fromUtf8("Elena Ruiz-Marín")});
    }
    void rejectsAnExpressionThatIsTooDeep()
    {
        QString deep = QStringLiteral("lastName sw \"marin\"");
        for (int i = 0; i < 24; ++i)
            deep = QStringLiteral("(lastName sw \"ruiz\" and (firstName sw \"q\" or %1))").arg(deep);
        QCOMPARE(CommerceClient::code(m_client->findScim(deep)), QStringLiteral("990411"));
        QCOMPARE(CommerceClient::code(m_client->findScim(QString::fromUtf8("not ").repeated(60) + QStringLiteral("lastName pr"))),
                 QStringLiteral("990411"));
    }

    void shouldFindWhatTheExpressionMeans_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char *text, const QStringList &found) {
            QTest::newRow(text) << QString::fromUtf8(text) << found;
        };
        const QString marcia = QString::fromUtf8("Márcia Silva"), elena = QString::fromUtf8("Elena Ruiz-Marín"),
                      tomas = QString::fromUtf8("Tomás Ruiz");
        row("lastName eq \"silva\"", {marcia});
        row("firstName eq \"MÁRCIA\"", {marcia}); // the comparison ignores case beyond ASCII too
        row("firstName sw \"marc\"", {marcia});   // and sw ignores diacritics (A4)
        row("firstName sw \"Márc\"", {marcia});
        row("firstName co \"ÁRCI\"", {marcia});
        row("lastName sw \"marin\"", {elena}); // any word of the field
        row("lastName sw \"ruiz-m\"", {elena});
        row("lastName sw \"arin\"", {});
        row("lastName ew \"-marín\"", {elena});
        row("firstName sw \"tom\" and lastName sw \"ruiz\"", {tomas});
        row("(lastName sw \"tom\" or firstName sw \"tom\" or email sw \"tom\") and (lastName sw \"ruiz\" or firstName sw \"ruiz\" "
            "or email sw \"ruiz\")",
            {tomas});
        row("firstName sw \"tom\" and lastName eq \"ruiz\"", {tomas}); // what the index answers, beside what it does not
        row("not (firstName sw \"sam\" or firstName sw \"ros\" or firstName sw \"in\") and lastName sw \"ruiz\"", {tomas, elena});
        row("firstName sw \"tom\" or lastName sw \"ruiz-m\" and firstName sw \"el\"", {tomas, elena}); // "and" before "or"
        row("(firstName sw \"tom\" or firstName sw \"el\") and lastName sw \"marin\"", {elena});
        row("firstName sw \"el\" or firstName sw \"tom\" and lastName sw \"silva\"", {elena});
        row("daytimeTelephoneNumber sw \"15550100102\"", {tomas}); // all digits,
        row("daytimeTelephoneNumber sw \"5550100102\"", {tomas});  // from any group on,
        row("daytimeTelephoneNumber sw \"0102\" and lastName eq \"ruiz\"", {tomas});
        row("daytimeTelephoneNumber sw \"+1 (555) 010-0102\"", {tomas}); // whatever stands between
        row("daytimeTelephoneNumber eq \"+15550100102\"", {tomas});
        row("email eq \"TOMAS@example.com\"", {tomas});
        row("lastName sw \"%\"", {});
        row("lastName co \"_\"", {});
        row("lastName sw \"\\\"\"", {});
        row("lastName sw \"ruiz\\\" OR first_name : \\\"a\"", {});
        row("not lastName pr", {});
        row("firstName eq \"tomás\" and lastName ne \"silva\"", {tomas});
        row("firstName eq \"tomás\" and not loyaltyNumber eq \"1\"", {tomas}); // who has none is not it either
        row("parentOrganization.name eq \"sample works\" and firstName sw \"cas\"", {QStringLiteral("Casey Member")});
        row("profileType eq \"b2b_user\" and active eq \"false\"", {QStringLiteral("Jamie Former")});
    }
    void shouldFindWhatTheExpressionMeans()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, found);
        const auto answer = m_client->findScim(text);
        QCOMPARE(answer.status, 200);
        QCOMPARE(names(answer), found);
    }
    void shouldSortNamesWithoutRegardToDiacriticsAndPage()
    {
        const auto all = m_client->findScim(QStringLiteral("lastName pr"), "&limit=250");
        const QStringList list = names(all);
        QVERIFY(list.size() > 12);
        QStringList paged;
        for (int offset = 0; offset < list.size(); offset += 5) {
            const auto page =
                m_client->findScim(QStringLiteral("lastName pr"), "&limit=5&offset=" + QByteArray::number(offset)).object();
            QCOMPARE(page[QLatin1String("totalResults")].toInt(), list.size());
            QCOMPARE(page[QLatin1String("hasMore")].toBool(), offset + 5 < list.size());
            for (const QJsonValue &item : page[QLatin1String("items")].toArray())
                paged << item[QLatin1String("firstName")].toString() + QLatin1Char(' ') +
                             item[QLatin1String("lastName")].toString();
        }
        QCOMPARE(paged, list);
    }

    void shouldAnswerOnlyTheFieldsThatAreAskedFor()
    {
        const auto answer =
            m_client->findScim(QStringLiteral("email eq \"dana.sample@example.com\""), "&fields=items.id,email").object();
        QCOMPARE(answer[QLatin1String("items")][0].toObject().keys(), (QStringList{QStringLiteral("email"), QStringLiteral("id")}));
        QCOMPARE(answer[QLatin1String("total")].toInt(), 1);
    }
    void shouldLinkThePagesBesideThisOne()
    {
        const auto links =
            m_client->findScim(QStringLiteral("lastName pr"), "&limit=5&offset=5").object()[QLatin1String("links")].toArray();
        QStringList rels;
        for (const QJsonValue &link : links)
            rels << link[QLatin1String("rel")].toString();
        QCOMPARE(rels.join(u' '), QStringLiteral("self prev next"));
        const QUrl next(links[2][QLatin1String("href")].toString());
        const auto page =
            m_client->get((next.path(QUrl::FullyEncoded) + u'?' + next.query(QUrl::FullyEncoded)).toLatin1()).object();
        QCOMPARE(page[QLatin1String("offset")].toInt(), 10);
    }
    void shouldFindByTheJsonForm_data()
    {
        QTest::addColumn<QByteArray>("q");
        QTest::addColumn<int>("count");
        QTest::newRow("both must match") << QByteArray("{\"firstName\":\"DAN\",\"lastName\":\"ampl\"}") << 1;
        QTest::newRow("phone by its digits") << QByteArray("{\"phoneNumber\":\"(0101)\",\"lastName\":\"sample\"}") << 1;
        QTest::newRow("postal code") << QByteArray("{\"postalCode\":\"2701\",\"firstName\":\"dana\"}") << 1;
        QTest::newRow("property that nobody has") << QByteArray("{\"dynProps_loyaltyNumber\":\"1\"}") << 0;
        QTest::newRow("quote") << QByteArray("{\"lastName\":\"a\\\"b\\\\\"}") << 0;
    }
    void shouldFindByTheJsonForm()
    {
        QFETCH(QByteArray, q);
        QFETCH(int, count);
        QByteArray counted = q;
        const auto answer =
            m_client->get("/ccagentui/v1/profiles?q=" + counted.replace("}", ",\"requireCount\":true}").toPercentEncoding());
        QCOMPARE(answer.object()[QLatin1String("totalNoOfProfiles")].toInt(-1), count);
    }
    void rejectsAJsonCriterionThatIsNone()
    {
        for (const char *q : {"{\"lastName\":\"  \"}", "{\"shoeSize\":\"42\"}"})
            QCOMPARE(CommerceClient::code(m_client->get("/ccagentui/v1/profiles?q=" + QByteArray(q).toPercentEncoding())),
                     QStringLiteral("990410"));
        QCOMPARE(CommerceClient::code(
                     m_client->get("/ccagentui/v1/profiles?q=" + QByteArray("{\"dynProps_shoe\":\"1\"}").toPercentEncoding())),
                 QStringLiteral("990411"));
    }

    void shouldSortAsAsked()
    {
        const QString ruiz = QStringLiteral("lastName eq \"ruiz\"");
        QStringList ascending = names(m_client->findScim(ruiz, "&sort=firstName:asc"));
        const QStringList descending = names(m_client->findScim(ruiz, "&sort=firstName:desc"));
        QCOMPARE(ascending.first(), QString::fromUtf8("Inés Ruiz"));
        std::reverse(ascending.begin(), ascending.end());
        QCOMPARE(descending, ascending);
        for (const char *wrong : {"shoeSize:asc", "lastName:up", "lastName:asc:desc", "p.id;DROP"})
            QCOMPARE(CommerceClient::code(m_client->findScim(ruiz, QByteArray("&sort=") + wrong)), QStringLiteral("990411"));
    }

    void shouldWriteAProfileThatReadsAsItIsStored()
    {
        QStringList row(21);
        row[2] = QString::fromUtf8("Zo\u00eb \"Zo\\e\"\n\t\x01 \u20ac");
        row[5] = QString(); // NULL: no contact in the CRM
        row[14] = QStringLiteral("{\"smsAllowed\":true}");
        row[19] = QStringLiteral("{\"city\":\"K\\u00f6ln\"}");
        row[3] = QLatin1String("");

        const QJsonDocument read = QJsonDocument::fromJson(sandbox::profileText(row));

        QCOMPARE(read[QLatin1String("firstName")].toString(), row[2]);
        QVERIFY(read[QLatin1String("customerContactId")].isNull());
        QVERIFY(read[QLatin1String("shippingAddress")].isNull());
        QCOMPARE(read[QLatin1String("shippingAddresses")][0][QLatin1String("city")].toString(), QString::fromUtf8("Köln"));
        QCOMPARE(read[QLatin1String("dynamicProperties")][0][QLatin1String("value")], QJsonValue(true));
        QCOMPARE(read[QLatin1String("lastName")], QJsonValue(QString(QLatin1String(""))));
    }
};

QTEST_GUILESS_MAIN(TestCommerceSearch)
#include "tst_commerce_search.moc"
