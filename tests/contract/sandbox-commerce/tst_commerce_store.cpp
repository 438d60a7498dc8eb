// SPDX-License-Identifier: Apache-2.0
// What is on the disk: the same people from the same seed, everything back after a restart, and no clear card number or
// security code in any file of the sandbox.
#include "commerceclient.h"

#include "rules/addressrules.h"
#include "store/commerce.h"
#include "store/population.h"

#include <QDir>
#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace linedesk;
using namespace linedesk::test;

namespace {

QByteArray bytesOf(const sandbox::Population &population)
{
    QByteArray all;
    for (const auto *list : {&population.profiles, &population.cards, &population.contacts, &population.accounts,
                             &population.addresses, &population.roles, &population.billingProfiles, &population.links})
        for (const QJsonObject &row : *list)
            all += QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n';
    return all;
}

} // namespace

class TestCommerceStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shouldMakeTheSamePeopleFromTheSameSeed()
    {
        QCOMPARE(bytesOf(sandbox::populate(500, 7)), bytesOf(sandbox::populate(500, 7)));
        QVERIFY(bytesOf(sandbox::populate(500, 7)) != bytesOf(sandbox::populate(500, 8)));
    }
    void shouldMakeAsManyPeopleAsAskedWithUniqueIds()
    {
        const sandbox::Population population = sandbox::populate(5000, 1);
        QCOMPARE(population.profiles.size(), size_t(5000));
        for (const auto *list : {&population.profiles, &population.cards, &population.contacts, &population.accounts,
                                 &population.addresses, &population.billingProfiles}) {
            QSet<QString> ids;
            for (const QJsonObject &row : *list)
                ids.insert(row[QLatin1String("id")].toString());
            QCOMPARE(size_t(ids.size()), list->size());
        }
        QSet<QString> mails;
        for (const QJsonObject &row : population.profiles)
            mails.insert(row[QLatin1String("email")].toString());
        QCOMPARE(mails.size(), 5000);
    }
    void shouldGiveEveryAddressTheFieldsOfItsCountry()
    {
        for (const QJsonObject &row : sandbox::populate(3000, 1).addresses) {
            AddressValues values;
            for (const auto &[field, column] :
                 {std::pair(AddressField::Address1, "address1"), std::pair(AddressField::City, "city"),
                  std::pair(AddressField::State, "state"), std::pair(AddressField::PostalCode, "postal_code"),
                  std::pair(AddressField::Country, "country")})
                values[field] = row[QLatin1String(column)].toString();
            const AddressFormat &format = builtInAddressFormats().of(values[AddressField::Country]);
            QVERIFY(!format.country.isEmpty());
            const Issues issues = rules::check(values, format);
            QVERIFY2(issues.empty(),
                     qPrintable(format.country + u' ' + (issues.empty() ? QString() : issues.front().field.text())));
        }
    }
    // Both stores know a card by the same id, mask and token; what a token is for can be seen from nowhere else.
    void shouldGiveEveryBillingProfileACardThatCommerceKeeps()
    {
        const sandbox::Population population = sandbox::populate(2000, 1);
        QHash<QString, QJsonObject> cards;
        for (const QJsonObject &card : population.cards)
            cards.insert(card[QLatin1String("id")].toString(), card);
        int count = 0;
        for (const QJsonObject &profile : population.billingProfiles) {
            if (profile[QLatin1String("payment_method")] != QLatin1String("Card"))
                continue;
            const QJsonObject card = cards.value(profile[QLatin1String("card_id")].toString());
            QCOMPARE(profile[QLatin1String("card_token")], card[QLatin1String("token")]);
            QCOMPARE(profile[QLatin1String("masked_number")], card[QLatin1String("masked_number")]);
            QCOMPARE(profile[QLatin1String("card_expiry")].toString(), card[QLatin1String("expiry_year")].toString() +
                                                                           QLatin1Char('-') +
                                                                           card[QLatin1String("expiry_month")].toString());
            ++count;
        }
        QVERIFY(count > 100);
    }

    void shouldKeepEverythingOverARestart()
    {
        CommerceClient client;
        QVERIFY(client.start() && client.login());
        const QJsonObject card{{QStringLiteral("cardType"), QStringLiteral("visa")},
                               {QStringLiteral("nameOnCard"), QStringLiteral("Robin")},
                               {QStringLiteral("cardNumber"), QStringLiteral("4111111111111111")},
                               {QStringLiteral("expiryMonth"), QStringLiteral("03")},
                               {QStringLiteral("expiryYear"), QStringLiteral("2035")},
                               {QStringLiteral("nickname"), QStringLiteral("New one")}};
        QCOMPARE(client.post("/ccagentui/v1/profiles/110002/creditCards", card).status, 200);
        const QByteArray before = client.get("/ccagentui/v1/profiles/110002/creditCards").body,
                         found = client.findScim(QStringLiteral("lastName sw \"r\"")).body;
        const QByteArray oldToken = client.token();
        client.stop();

        QVERIFY2(client.start(), qPrintable(client.problem()));

        QCOMPARE(client.get("/ccagentui/v1/profiles/110002/creditCards").status, 401); // tokens end with the process
        QVERIFY(client.login());
        const auto after = QJsonDocument::fromJson(client.get("/ccagentui/v1/profiles/110002/creditCards").body);
        QCOMPARE(after[QLatin1String("items")], QJsonDocument::fromJson(before)[QLatin1String("items")]);
        QCOMPARE(QJsonDocument::fromJson(client.findScim(QStringLiteral("lastName sw \"r\"")).body)[QLatin1String("items")],
                 QJsonDocument::fromJson(found)[QLatin1String("items")]);
    }
    void shouldKeepALockOverARestart()
    {
        CommerceClient client;
        QVERIFY(client.start());
        for (int i = 0; i < 6; ++i)
            QCOMPARE(client.tryLogin("agent@example.com", "wrong").status, 401);
        client.stop();
        QVERIFY(client.start());

        QCOMPARE(CommerceClient::code(client.tryLogin("agent@example.com", "Training-Desk-1")), QStringLiteral("990404"));
    }

    void shouldKeepNoClearCardNumberOrCodeInAnyFile()
    {
        CommerceClient client;
        client.options().paymentTimeoutMs = 300;
        QVERIFY(client.start() && client.login());
        const std::pair<const char *, const char *> numbers[] = {
            {"4111111111111111", "visa"},     {"5555555555554444", "mastercard"}, {"378282246310005", "amex"},
            {"6011111111111117", "discover"}, {"30569309025904", "diners"},       {"3530111333300000", "jcb"},
            {"4000000000000002", "visa"},     {"4000000000003220", "visa"},       {"4000000000009995", "visa"}};
        for (const auto &[number, type] : numbers) {
            const bool isRefused = QByteArray(number).startsWith("4000");
            const QJsonObject card{
                {QStringLiteral("cardType"), QLatin1String(type)},
                {QStringLiteral("nameOnCard"), QStringLiteral("Dana Sample")},
                {QStringLiteral("cardNumber"), QLatin1String(number)},
                {QStringLiteral("expiryMonth"), QStringLiteral("03")},
                {QStringLiteral("expiryYear"), QStringLiteral("2035")},
                {QStringLiteral("cardCVV"), qstrcmp(type, "amex") == 0 ? QStringLiteral("7391") : QStringLiteral("739")},
                {QStringLiteral("nickname"), QStringLiteral("nickname-%1").arg(QLatin1String(type))}};
            const auto answer = client.send("POST", "/ccagentui/v1/profiles/110001/creditCards", QJsonDocument(card).toJson(),
                                            {{"Idempotency-Key", QByteArray("key-") + number[0] + number[14] + '-' + type}});
            QCOMPARE(answer.status == 200, !isRefused);
            QVERIFY(!answer.body.contains(number) && !answer.body.contains("tok_"));
        }

        // While it runs (the log of SQLite is still there) and after its end.
        for (int round = 0; round < 2; ++round) {
            int files = 0, withNickname = 0;
            for (QDirIterator it(client.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray bytes = file.readAll();
                ++files;
                withNickname += bytes.contains("nickname-diners") ? 1 : 0; // the control: what is stored can be seen
                for (const auto &[number, type] : numbers)
                    QVERIFY2(!bytes.contains(number) &&
                                 !bytes.contains(QByteArray::fromHex(QByteArray(number).size() % 2 ? '0' + QByteArray(number)
                                                                                                   : QByteArray(number))),
                             qPrintable(file.fileName()));
                QVERIFY2(!bytes.contains("cardCVV") && !bytes.contains("\"739"), qPrintable(file.fileName()));
            }
            QVERIFY(files >= 2 && withNickname >= 1);
            client.stop();
        }
    }

    // Killed in the middle of the first start: the tables may not be left behind without people.
    void shouldStartAgainAfterAFirstStartThatWasCutOff()
    {
        CommerceClient client;
        {
            sandbox::Database store = sandbox::commerceDatabase(client.folder() + QStringLiteral("/training.commerce.db"));
            QString problem;
            bool isNew = false;
            QVERIFY(store.open(&problem, &isNew) && isNew);
            QVERIFY(!store.transaction([&] { return store.create() && false; })); // cut off before the commit
        }
        QVERIFY2(client.start(), qPrintable(client.problem()));
        QVERIFY(client.login());
        QCOMPARE(client.get("/ccagentui/v1/profiles/110001").status, 200);
    }
    // A base of the first version has neither comparable names nor kept answers.
    void shouldBringAStoreOfTheFirstVersionUpToDate()
    {
        CommerceClient client;
        QVERIFY(client.start());
        client.stop();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("older"));
            database.setDatabaseName(client.folder() + QStringLiteral("/training.commerce.db"));
            QVERIFY(database.open());
            for (const char *sql :
                 {"DROP TABLE extension_servers",
                  "DROP TABLE server_extensions",
                  "DROP TABLE address_types",
                  "DROP TABLE outbox",
                  "DROP TABLE organization_requests",
                  "DROP TABLE profile_requests",
                  "DROP TABLE member_roles",
                  "DROP TABLE members",
                  "DROP TABLE organizations",
                  "DELETE FROM profiles WHERE id LIKE '12000_'",
                  "DROP INDEX profiles_by_email",
                  "DROP INDEX profiles_by_login",
                  "ALTER TABLE profiles DROP COLUMN login",
                  "ALTER TABLE profiles DROP COLUMN middle_name",
                  "ALTER TABLE profiles DROP COLUMN locale",
                  "ALTER TABLE profiles DROP COLUMN type",
                  "ALTER TABLE profiles DROP COLUMN receive_email",
                  "ALTER TABLE profiles DROP COLUMN active",
                  "ALTER TABLE profiles DROP COLUMN properties",
                  "ALTER TABLE profiles DROP COLUMN reset_requested",
                  "ALTER TABLE profiles ADD COLUMN address1 TEXT",
                  "ALTER TABLE profiles ADD COLUMN city TEXT",
                  "ALTER TABLE profiles ADD COLUMN state TEXT",
                  "ALTER TABLE profiles ADD COLUMN postal_code TEXT",
                  "ALTER TABLE profiles ADD COLUMN country TEXT",
                  "UPDATE profiles SET address1='9 Old St', city='Oldtown', postal_code='62799', country='US' WHERE id='110001'",
                  "DROP TABLE addresses",
                  "DROP INDEX profiles_by_name",
                  "ALTER TABLE profiles DROP COLUMN last_key",
                  "ALTER TABLE profiles DROP COLUMN first_key",
                  "ALTER TABLE profiles DROP COLUMN modified",
                  "DROP TABLE replays",
                  "CREATE INDEX profiles_by_name ON profiles (last_name COLLATE NOCASE, first_name COLLATE NOCASE, id)",
                  "DELETE FROM users WHERE id>'iuser10003'",
                  "ALTER TABLE users DROP COLUMN password_until",
                  "ALTER TABLE users DROP COLUMN is_issued",
                  "ALTER TABLE users DROP COLUMN former_hashes",
                  "ALTER TABLE users DROP COLUMN code_secret",
                  "ALTER TABLE users DROP COLUMN code_step",
                  "ALTER TABLE users DROP COLUMN is_external",
                  "ALTER TABLE users DROP COLUMN reset_token",
                  "ALTER TABLE users DROP COLUMN reset_until",
                  "PRAGMA user_version=1"})
                QVERIFY2(QSqlQuery(database).exec(QLatin1String(sql)), sql);
        }
        QSqlDatabase::removeDatabase(QStringLiteral("older"));

        QVERIFY2(client.start(), qPrintable(client.problem()));

        QVERIFY(client.login());
        QCOMPARE(client.findScim(QString::fromUtf8("firstName eq \"MÁRCIA\"")).object()[QLatin1String("totalResults")].toInt(), 1);
        const QJsonArray book = client.get("/ccagentui/v1/profiles/110001/addresses").object()[QLatin1String("items")].toArray();
        QCOMPARE(book[0][QLatin1String("address")][QLatin1String("address1")].toString(), QStringLiteral("9 Old St"));
        QCOMPARE(client.findScim(QStringLiteral("allSecondaryAddresses.postalCode eq \"62799\""))
                     .object()[QLatin1String("total")]
                     .toInt(),
                 1);
        QCOMPARE(client.findScim(QStringLiteral("parentOrganization.name sw \"works\"")).object()[QLatin1String("total")].toInt(),
                 3);
        QCOMPARE(CommerceClient::code(client.send("POST", "/ccagentui/v1/profiles/110001/addresses",
                                                  R"({"address": {"country": "US", "types": [{"id": "billing"}]}})")),
                 QStringLiteral("22032")); // the address lacks much, but its type is known
        client.setToken({});
        QCOMPARE(CommerceClient::code(client.tryLogin("code@example.com", "Training-Desk-1")), QStringLiteral("990403"));
        QCOMPARE(CommerceClient::code(client.tryLogin("expired@example.com", "Training-Desk-1")), QStringLiteral("990402"));
        QCOMPARE(CommerceClient::code(client.tryLogin("issued@example.com", "Training-Desk-1")), QStringLiteral("990405"));
    }
    void rejectsAStoreOfANewerVersion()
    {
        CommerceClient client;
        QVERIFY(client.start());
        client.stop();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("newer"));
            database.setDatabaseName(client.folder() + QStringLiteral("/training.commerce.db"));
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(QStringLiteral("PRAGMA user_version=99")));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("newer"));

        QVERIFY(!client.start());

        QVERIFY(client.problem().contains(QStringLiteral("99")));
    }

    // Printed, not asserted: the goal is under three seconds for 5,000 people, and 0.3 s for every later start.
    void shouldStartWithFiveThousandPeople()
    {
        CommerceClient client(5000);
        QElapsedTimer watch;
        watch.start();
        QVERIFY2(client.start(), qPrintable(client.problem()));
        qInfo("first start with 5,000 people: %lld ms", watch.elapsed());
        client.stop();
        watch.restart();
        QVERIFY(client.start());
        qInfo("later start: %lld ms", watch.elapsed());
        QVERIFY(client.login());
        watch.restart();
        const auto answer = client.findScim(QStringLiteral("(lastName sw \"ruiz\" or firstName sw \"ruiz\" or email sw \"ruiz\")"));
        qInfo("search: %lld ms", watch.elapsed());
        QCOMPARE(answer.object()[QLatin1String("totalResults")].toInt(), 6);
    }
};

QTEST_GUILESS_MAIN(TestCommerceStore)
#include "tst_commerce_store.moc"
