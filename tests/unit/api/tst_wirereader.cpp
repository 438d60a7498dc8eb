// SPDX-License-Identifier: Apache-2.0
#include "api/wirereader.h"

#include <QTest>

using namespace linedesk;

namespace {

// What the reading of one body says: nothing, or the problem with its path.
QString problemOf(QByteArrayView body, const std::function<void(const WireObject &)> &read)
{
    const Result<Done> done = readWire(body, read);
    if (!done && done.error().kind != ErrorKind::Protocol)
        return QStringLiteral("another kind");
    return done ? QString() : done.error().detail;
}
template <class T> T value(const char *body, T (WireObject::*read)(const char *) const)
{
    T got{};
    const QString problem = problemOf(body, [&](const WireObject &object) { got = (object.*read)("a"); });
    return problem.isEmpty() ? got : T{};
}

} // namespace

class TestWireReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rejectsWhatIsNoJsonObject_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("blanks") << QByteArray(" \n");
        QTest::newRow("html") << QByteArray("<html><body>502 Bad Gateway</body></html>");
        QTest::newRow("cut") << QByteArray("{\"a\":\"b");
        QTest::newRow("more behind it") << QByteArray(R"({"a":"b"} {"a":"c"})");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("text") << QByteArray("\"a\"");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"\xff\xfe\"}");
        QTest::newRow("endless depth") << QByteArray(5000, '[');
    }
    void rejectsWhatIsNoJsonObject()
    {
        QFETCH(QByteArray, body);

        const QString problem = problemOf(body, [](const WireObject &object) { object.optionalText("a"); });

        QVERIFY2(problem.startsWith(QLatin1String("$: ")), qPrintable(problem));
    }

    void shouldNameTheFirstProblemByItsPath_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("problem");
        QTest::newRow("missing") << QByteArray(R"({"list":[{"name":"x"},{}]})") << "$.list[1].name: missing";
        QTest::newRow("null is absent") << QByteArray(R"({"list":[{"name":null}]})") << "$.list[0].name: missing";
        QTest::newRow("wrong type") << QByteArray(R"({"list":[{"name":{}}]})") << "$.list[0].name: not a text";
        QTest::newRow("no list") << QByteArray(R"({"list":{}})") << "$.list: not a list";
        QTest::newRow("no object in it") << QByteArray(R"({"list":["x"]})") << "$.list[0]: not an object";
        QTest::newRow("only the first") << QByteArray(R"({"list":[{},{"name":1.5}]})") << "$.list[0].name: missing";
        QTest::newRow("deeper") << QByteArray(R"({"list":[{"name":"x","in":{"count":"three"}}]})")
                                << "$.list[0].in.count: not a number";
        QTest::newRow("flag") << QByteArray(R"({"list":[{"name":"x","in":{"isOn":"yes"}}]})")
                              << "$.list[0].in.isOn: not true or false";
    }
    void shouldNameTheFirstProblemByItsPath()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, problem);

        QCOMPARE(problemOf(body,
                           [](const WireObject &object) {
                               object.each("list", [](const WireObject &one) {
                                   one.text("name");
                                   one.object("in", [](const WireObject &in) {
                                       in.integer("count", 0);
                                       in.flag("isOn");
                                   });
                               });
                           }),
                 problem);
    }

    void shouldReadTextsAsTheyCome_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("text");
        QTest::newRow("text") << QByteArray(R"({"a":"J\u00fcrgen \ud83d\ude00"})") << QStringLiteral("Jürgen 😀");
        QTest::newRow("number as text") << QByteArray(R"({"a":300100000000201})") << "300100000000201";
        QTest::newRow("absent") << QByteArray("{}") << QString();
        QTest::newRow("null") << QByteArray(R"({"a":null})") << QString();
        QTest::newRow("unknown members beside it") << QByteArray(R"({"z":[1,{"y":2}],"a":"b","x":true})") << "b";
    }
    void shouldReadTextsAsTheyCome()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, text);

        QCOMPARE(value(body.constData(), &WireObject::optionalText), text);
    }

    void shouldReadMonthsAndYearsAsTextsOrNumbers()
    {
        QCOMPARE(value(R"({"a":"03"})", &WireObject::monthOrYear), 3);
        QCOMPARE(value(R"({"a":3})", &WireObject::monthOrYear), 3);
        QCOMPARE(value(R"({"a":"2030"})", &WireObject::monthOrYear), 2030);
        QCOMPARE(value("{}", &WireObject::monthOrYear), 0);
        QCOMPARE(problemOf(R"({"a":"March"})", [](const WireObject &o) { o.monthOrYear("a"); }),
                 QStringLiteral("$.a: not a month or year"));
    }
    void shouldReadNumbersFlagsAndDates()
    {
        QDateTime date, none;
        int version = 0, otherwise = 0;
        bool isOn = false, isOff = true;
        const QString problem =
            problemOf(R"({"version":7,"on":true,"at":"2026-06-01T09:00:00.250Z","bad":"yesterday"})", [&](const WireObject &o) {
                version = o.integer("version", -1);
                otherwise = o.integer("none", -1);
                isOn = o.flag("on");
                isOff = o.flag("none");
                date = o.date("at");
                none = o.date("bad");
            });

        QCOMPARE(problem, QString());
        QCOMPARE(version, 7);
        QCOMPARE(otherwise, -1);
        QVERIFY(isOn && !isOff);
        QCOMPARE(date, QDateTime(QDate(2026, 6, 1), QTime(9, 0, 0, 250), Qt::UTC));
        QVERIFY(!none.isValid());
    }
    // A version that is cut to 32 bits would be sent back as another one.
    void rejectsANumberThatDoesNotFit()
    {
        QCOMPARE(problemOf(R"({"a":4294967297})", [](const WireObject &o) { o.integer("a", 0); }),
                 QStringLiteral("$.a: too large a number"));
    }
    void shouldReadListsOfTexts()
    {
        QStringList types;
        QCOMPARE(problemOf(R"({"types":["SHIP_TO",null,7,"BILL_TO"]})", [&](const WireObject &o) { types = o.texts("types"); }),
                 QString());
        QCOMPARE(types, (QStringList{QStringLiteral("SHIP_TO"), QStringLiteral("BILL_TO")}));
        QCOMPARE(problemOf(R"({"types":"SHIP_TO"})", [&](const WireObject &o) { types = o.texts("types"); }),
                 QStringLiteral("$.types: not a list"));
        QCOMPARE(problemOf(R"({"types":null})", [&](const WireObject &o) { types = o.texts("types"); }), QString());
        QVERIFY(types.isEmpty());
    }

    void shouldReadMasksOfAllThreeKinds_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QString>("kept");
        QTest::newRow("x") << QByteArray("xxxxxxxxxxxx1111") << "xxxxxxxxxxxx1111";
        QTest::newRow("X") << QByteArray("XXXXXXXXXXX0005") << "XXXXXXXXXXX0005";
        QTest::newRow("*") << QByteArray("****1111") << "****1111";
        QTest::newRow("with blanks") << QByteArray("**** **** **** 1111") << "xxxxxxxxxxxx1111";
        QTest::newRow("with the issuer's digits") << QByteArray("411111xxxxxx1111") << "xxxxxxxxxxxx1111";
        QTest::newRow("a number that should have been masked") << QByteArray("4111111111111111") << "xxxxxxxxxxxx1111";
        QTest::newRow("only the last four") << QByteArray("1111") << "xxxxxxxxxxxx1111";
    }
    void shouldReadMasksOfAllThreeKinds()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QString, kept);

        QCOMPARE(value(("{\"a\":\"" + sent + "\"}").constData(), &WireObject::maskedNumber), kept);
    }
    void rejectsAMaskThatEndsInNoDigits()
    {
        for (const char *body : {R"({"a":"none"})", R"({"a":"xxxxxxxxxxxxxxxx"})", R"({"a":"111"})", R"({"a":""})"})
            QCOMPARE(problemOf(body, [](const WireObject &o) { o.maskedNumber("a"); }), QStringLiteral("$.a: no masked number"));
        QCOMPARE(problemOf("{}", [](const WireObject &o) { o.maskedNumber("a"); }), QStringLiteral("$.a: missing"));
    }
};

QTEST_GUILESS_MAIN(TestWireReader)
#include "tst_wirereader.moc"
