// SPDX-License-Identifier: Apache-2.0
// Every example pair of an operation that the console asks, played at the client: it makes the example's request, and takes the
// example's answer for what it is. What it reads out of an answer is tst_client_examples' matter.
#include "api/integrationapi.h"
#include "asked.h"
#include "fromexample.h"
#include "support/clientstack.h"
#include "support/outcome.h"

#include <QDir>
#include <QTest>

#include <functional>

using namespace linedesk;
using namespace linedesk::test;

namespace {

DeploymentProfile site()
{
    DeploymentProfile all = sampleSite();
    all.can.structure = true;
    all.can.minimal = false; // an example of its own
    all.flows = DeploymentProfile::Flows{all.occBaseUrl, QStringLiteral("sandbox-crm"), {}};
    return all;
}

/// What a row needs: the client, and the example's members by short names.
struct Played {
    explicit Played(const char *name) : example(name), client(siteOf(name)), flows(client.http, client.site)
    {
        flows.setPassword(secretOf(QStringLiteral("any")));
        const QJsonObject headers = example.request.value(QLatin1String("headers")).toObject();
        const QByteArray context = headers.value(QLatin1String("X-CCAgentContext")).toString().toUtf8();
        profile = ProfileId(QJsonDocument::fromJson(context).object().value(QLatin1String("shopperProfileId")).toString());
    }
    static DeploymentProfile siteOf(const QByteArray &name)
    {
        DeploymentProfile one = site();
        one.can.minimal = name.endsWith("-minimal");
        return one;
    }
    QJsonObject body() const { return example.request.value(QLatin1String("body")).toObject(); }
    QString said(const char *member) const { return body().value(QLatin1String(member)).toString(); }
    QString asked(const char *parameter) const
    {
        return example.request.value(QLatin1String("query")).toObject().value(QLatin1String(parameter)).toString();
    }
    QString part(int n) const { return example.request.value(QLatin1String("path")).toString().section(u'/', n, n); }

    template <class T> std::optional<Error> come(Call<T> call)
    {
        const Result<T> result = outcome(std::move(call));
        return result ? std::optional<Error>() : result.error();
    }

    Example example;
    ClientStack client;
    IntegrationApi flows;
    ProfileId profile;
};

using Player = std::function<std::optional<Error>(Played &)>;

std::optional<Error> logIn(Played &p)
{
    return p.come(p.client.occ.login(p.said("username"), secretOf(p.said("password")), p.said("totp_code")));
}
std::optional<Error> structure(Played &p, AccountDirectory &directory, int account)
{
    const ContactId contact(p.asked("contactId"));
    return p.come(directory.readStructure({p.profile, contact}, AccountId(p.part(account)), 0, 0));
}
std::optional<Error> update(Played &p, AccountDirectory &directory, int contact, int account)
{
    const ProfileId profile = p.profile.isEmpty() ? ProfileId(p.said("profileId")) : p.profile;
    return p.come(
        directory.updateAccount({profile, ContactId(p.part(contact))}, AccountId(p.part(account)), changeOf(p.body()), "k"));
}

const std::map<QByteArray, Player> &players()
{
    static const std::map<QByteArray, Player> all = {
        {"login", logIn},
        {"mfaLogin", logIn},
        {"refreshToken", [](Played &p) { return p.come(p.client.http.refreshToken()); }},
        {"logout", [](Played &p) { return p.come(p.client.occ.logout("token")); }},
        {"verifyToken", [](Played &p) { return p.come(p.client.occ.probe()); }},
        {"getCurrentAdminProfile", [](Played &p) { return p.come(p.client.occ.currentUser("token")); }},
        {"requestPasswordReset", [](Played &p) { return p.come(p.client.occ.requestPasswordReset(p.said("email"))); }},
        {"sendPasswordReset",
         [](Played &p) {
             return p.come(p.client.occ.sendPasswordReset(p.said("email"), p.said("token"), secretOf(p.said("password"))));
         }},
        {"searchProfiles", [](Played &p) { return p.come(p.client.occ.findProfiles(p.asked("q"), 25)); }},
        {"getProfile", [](Played &p) { return p.come(p.client.occ.getProfile(ProfileId(p.part(4)))); }},
        {"listCreditCards", [](Played &p) { return p.come(p.client.occ.findCards(ProfileId(p.part(4)))); }},
        {"addCreditCard",
         [](Played &p) { return p.come(p.client.occ.addCreditCard(ProfileId(p.part(4)), cardOf(p.body()), "k")); }},
        {"queryContacts", [](Played &p) { return p.come(p.client.accounts.queryContact(p.profile)); }},
        {"queryAccounts",
         [](Played &p) {
             return p.come(p.client.accounts.queryAccounts({p.profile, {}}, 0, 0));
         }},
        {"readStructure", [](Played &p) { return structure(p, p.client.accounts, 5); }},
        {"findAccountsByNumber", [](Played &p) { return p.come(p.client.accounts.findByNumber(p.asked("accountNumber"), 25)); }},
        {"updateAccount", [](Played &p) { return update(p, p.client.accounts, 5, 7); }},
        {"createContact",
         [](Played &p) {
             Contact contact;
             contact.profileId = p.profile;
             return p.come(p.client.accounts.createContact(contact, "k"));
         }},
        {"createAccounts",
         [](Played &p) {
             return p.come(p.client.accounts.createAccounts({p.profile, ContactId(p.part(5))}, newAccountsOf(p.body()), "k"));
         }},
        {"oicContactCreate",
         [](Played &p) {
             Contact contact;
             contact.profileId = ProfileId(p.said("profileId"));
             contact.firstName = p.said("firstName");
             contact.lastName = p.said("lastName");
             contact.email = p.said("email");
             contact.phone = p.said("phoneNumber");
             return p.come(p.flows.createContact(contact, "k"));
         }},
        {"oicAccountCreate",
         [](Played &p) {
             return p.come(
                 p.flows.createAccounts({ProfileId(p.said("profileId")), ContactId(p.part(10))}, newAccountsOf(p.body()), "k"));
         }},
        {"listAddressFormats", [](Played &p) { return p.come(p.client.accounts.addressFormats()); }},
        {"oicContactFind", [](Played &p) { return p.come(p.flows.queryContact(ProfileId(p.asked("profileId")))); }},
        {"oicAccountFind",
         [](Played &p) {
             return p.come(p.flows.queryAccounts({ProfileId(p.asked("profileId")), ContactId(p.asked("contactId"))}, 0, 0));
         }},
        {"oicAccountStructure",
         [](Played &p) {
             p.profile = ProfileId(p.asked("profileId"));
             return structure(p, p.flows, 10);
         }},
        {"oicAccountSearch", [](Played &p) { return p.come(p.flows.findByNumber(p.asked("accountNumber"), 25)); }},
        {"oicAccountUpdate", [](Played &p) { return update(p, p.flows, 10, 12); }},
    };
    return all;
}

} // namespace

class TestClientPairs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shouldPlay_data()
    {
        QTest::addColumn<QString>("operation");
        const QDir folder(QStringLiteral(LINEDESK_TEST_DATA "/contract/examples"));
        for (const QString &file : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
            QFile example(folder.filePath(file));
            QVERIFY(example.open(QIODevice::ReadOnly));
            const QString operation =
                QJsonDocument::fromJson(example.readAll()).object().value(QLatin1String("operationId")).toString();
            const bool isOtherFormat = file.startsWith(QLatin1String("profiles-search-json-")); // the console has no reader for it
            if (players().count(operation.toLatin1()) && !isOtherFormat)
                QTest::newRow(qPrintable(file.chopped(5))) << operation;
        }
    }
    void shouldPlay()
    {
        QFETCH(QString, operation);
        Played p(QTest::currentDataTag());
        for (int i = 0; i < 3; ++i) // a read is repeated
            p.client.transport.answer(p.example.status(), p.example.body(), withoutPause(p.example.headers()));

        const std::optional<Error> refused = players().at(operation.toLatin1())(p);

        FakeTransport::Sent sent = p.client.sent();
        if (operation == QLatin1String("createAccounts") || operation == QLatin1String("oicAccountCreate")) {
            sent.body = QJsonDocument(withoutOwners(QJsonDocument::fromJson(sent.body).object())).toJson();
            p.example.request[QLatin1String("body")] = withoutOwners(p.body());
        }
        QCOMPARE(isAsked(p.example, sent), !Unmade.contains(QTest::currentDataTag()));
        const bool isAnyAnswerGood = operation == QLatin1String("logout") || operation == QLatin1String("verifyToken");
        if (isAnyAnswerGood || p.example.status() < 300) {
            QVERIFY2(!refused, refused ? qPrintable(refused->detail) : "");
            return;
        }
        QVERIFY(refused);
        const QJsonObject body = p.example.response.value(QLatin1String("body")).toObject();
        const QLatin1String code(body.contains(QLatin1String("o:errorCode")) ? "o:errorCode" : "errorCode");
        static const QStringList ownWords{QStringLiteral("flows-refused"), QStringLiteral("flow-inactive")};
        const bool isSignedOut =
            p.example.status() == 401 && operation != QLatin1String("login") && operation != QLatin1String("mfaLogin");
        if (!ownWords.contains(refused->errorCode) && !isSignedOut) // then the refresh has asked by itself
            QCOMPARE(refused->errorCode, body.value(code).toString());
        QCOMPARE(refused->httpStatus, p.example.status());
        QVERIFY(refused->kind != ErrorKind::Protocol && refused->kind != ErrorKind::Unknown);
    }

    // Whatever comes instead of a success is told with its status, and never taken for one; a write without a certain end is unknown.
    void shouldTakeEveryStatus_data()
    {
        QTest::addColumn<int>("status");
        for (const auto &[operation, player] : players())
            for (const int status : {400, 401, 403, 404, 409, 412, 429, 500, 502, 503, 504})
                QTest::addRow("%s %d", operation.constData(), status) << status;
    }
    void shouldTakeEveryStatus()
    {
        QFETCH(int, status);
        const QByteArray operation = QByteArray(QTest::currentDataTag()).split(' ')[0];
        Played p(exampleOf(operation));
        const bool isFlow = operation.startsWith("oic");
        const QByteArray fault = isFlow ? R"({"title":"No","o:errorCode":"X1","o:errorDetails":[{"o:errorPath":"CRM"}]})"
                                        : R"({"message":"No","status":"0","errorCode":"X1"})";
        for (int i = 0; i < 3; ++i)
            p.client.transport.answer(status, fault, {{"Retry-After", "0"}});

        const std::optional<Error> refused = players().at(operation)(p);

        QCOMPARE(!refused, operation == "logout" || operation == "verifyToken"); // any answer will do
        if (!refused)
            return;
        QCOMPARE(refused->httpStatus, status);
        QVERIFY(refused->kind != ErrorKind::Protocol && refused->kind != ErrorKind::Cancelled &&
                refused->kind != ErrorKind::Offline);
        const bool isChange = QSet<QByteArray>{"updateAccount", "oicAccountUpdate", "createAccounts", "oicAccountCreate",
                                               "createContact", "oicContactCreate", "addCreditCard",  "sendPasswordReset"}
                                  .contains(operation);
        QVERIFY(isChange || refused->kind != ErrorKind::Unknown);
        QVERIFY(!isChange || status != 504 || refused->kind == ErrorKind::Unknown);
    }

private:
    // An example of the operation that succeeds.
    static QByteArray exampleOf(const QByteArray &operation)
    {
        const QDir folder(QStringLiteral(LINEDESK_TEST_DATA "/contract/examples"));
        for (const QString &file : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
            QFile opened(folder.filePath(file));
            const QJsonObject root =
                opened.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(opened.readAll()).object() : QJsonObject();
            if (root.value(QLatin1String("operationId")).toString().toLatin1() == operation &&
                root.value(QLatin1String("response")).toObject().value(QLatin1String("status")).toInt() < 300)
                return file.chopped(5).toLatin1();
        }
        return {};
    }
    // The pause before a repeat is tst_httpclient's matter, and takes its time.
    static FakeTransport::Headers withoutPause(FakeTransport::Headers headers)
    {
        std::erase_if(headers, [](const auto &one) { return one.first == "Retry-After"; });
        headers.emplace_back("Retry-After", "0");
        return headers;
    }
    /// Requests that the console does not make; their answers it reads all the same.
    const QSet<QByteArray> Unmade = {
        // It has another way: all formats at once, a probe without a token, the member's right name, tokens by the extension alone.
        "address-formats-one",
        "address-formats-unknown",
        "auth-current-supervisor",
        "auth-verify-ok",
        "auth-verify-invalid",
        "cam-update-account-card-id-alias",
        "cam-update-account-new-card",
        "oic-account-update-ok",
        "profiles-search-bad-json",
        "profiles-search-bad-site",
        "profiles-search-no-criterion",
        "profiles-search-rate-limited",
        "profiles-search-server-error",
        "profiles-search-unavailable",
        "cam-create-contact-ambiguous",
        "cam-create-contact-matched",
        "oic-contact-create-matched",
        // No form has it, or its rules refuse it before.
        "auth-login-unsupported-grant",
        "cam-update-account-immutable",
        "cam-update-account-masked-no-id",
        "cam-update-account-unknown-members",
        "cam-create-accounts-hierarchy-errors",
        "cam-create-accounts-unreadable",
        "oic-fault-400",
        "cam-update-account-link-on-billing",
        "cards-add-invalid",
    };
};

QTEST_GUILESS_MAIN(TestClientPairs)
#include "tst_client_pairs.moc"
