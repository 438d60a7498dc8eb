// SPDX-License-Identifier: Apache-2.0
// The contract's example pairs of the commerce agent API, played at the sandbox. An example shows one state, so each is
// given that state first. Not compared, since they differ per run: the token, links (that there are some is compared),
// unlockAt, Retry-After, ids of new cards and of addresses, and the orders, which this product does not have (A10).
#include "commerceclient.h"
#include "turnedclock.h"

using namespace linedesk;
using namespace linedesk::test;

namespace {

QJsonObject example(const QString &name)
{
    noteOpenedExample(name.toLatin1());
    QFile file(QStringLiteral(LINEDESK_TEST_DATA "/contract/examples/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

const QStringList perRun = {QStringLiteral("access_token"),
                            QStringLiteral("unlockAt"),
                            QStringLiteral("time"),
                            QStringLiteral("links"),
                            QStringLiteral("numberOfOrders"),
                            QStringLiteral("latestOrderId"),
                            QStringLiteral("latestOrderSiteId")};

/// Every member of `wanted` must be in `got` with the same value; the first that is not, as a path.
QString difference(const QJsonValue &wanted, const QJsonValue &got, const QString &path, const QStringList &ignored)
{
    if (wanted.isObject()) {
        if (!got.isObject())
            return path + QStringLiteral(": an object is missing");
        const QJsonObject object = wanted.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QString where = path + QLatin1Char('.') + member.key();
            if (!got.toObject().contains(member.key()))
                return where + QStringLiteral(" is missing");
            if (ignored.contains(member.key()))
                continue;
            const QString inner = difference(member.value(), got[member.key()], where, ignored);
            if (!inner.isEmpty())
                return inner;
        }
        return {};
    }
    if (wanted.isArray()) {
        if (wanted.toArray().size() != got.toArray().size())
            return path + QStringLiteral(": %1 elements instead of %2").arg(got.toArray().size()).arg(wanted.toArray().size());
        for (int i = 0; i < wanted.toArray().size(); ++i) {
            const QString inner = difference(wanted[i], got[i], QStringLiteral("%1[%2]").arg(path).arg(i), ignored);
            if (!inner.isEmpty())
                return inner;
        }
        return {};
    }
    return wanted == got ? QString()
                         : QStringLiteral("%1: \"%2\" instead of \"%3\"")
                               .arg(path, got.toVariant().toString(), wanted.toVariant().toString());
}

// The JSON as it stands in the file, members in their order, without the blanks between them.
QByteArray compactMember(const QByteArray &json, const QByteArray &key)
{
    qsizetype at = json.indexOf('{', json.indexOf('"' + key + "\":"));
    QByteArray text;
    int depth = 0;
    bool isInText = false;
    for (; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '"' && json[at - 1] != '\\')
            isInText = !isInText;
        if (!isInText && (c == ' ' || c == '\n'))
            continue;
        text += c;
        if (!isInText && (c == '{' || c == '}') && (depth += c == '{' ? 1 : -1) == 0)
            break;
    }
    return text;
}

// The tokens of the examples name their user.
bool isSupervisor(const QByteArray &authorization)
{
    return QByteArray::fromBase64(authorization.split('.').value(1), QByteArray::Base64UrlEncoding).contains("iuser10002");
}

} // namespace

class TestCommerceExamples : public QObject {
    Q_OBJECT
    std::unique_ptr<CommerceClient> m_client;
    const TurnedClock m_firstOfJune{QDateTime::fromString(QStringLiteral("2026-06-01T09:00:00.000Z"), Qt::ISODateWithMs)};

    bool makeAssetState(const QString &name)
    {
        if (name == QLatin1String("assets-list-upstream-error"))
            return m_client->send("POST", "/sandbox/weather", "[{\"role\": \"assets\", \"status\": 500}]").status == 200;
        const bool isSuspended = name == QLatin1String("assets-resume-ok") || name == QLatin1String("assets-modify-wrong-state");
        const bool isAlone = name.endsWith(QLatin1String("-ok")) && !name.startsWith(QLatin1String("assets-list"));
        return (!isSuspended ||
                m_client->changeStore(QStringLiteral("UPDATE assets SET status='SUSPENDED', suspended='2026-05-01T00:00:00.000Z'"
                                                     " WHERE root_id='90000001'"),
                                      "assets")) &&
               (!isAlone || m_client->changeStore(QStringLiteral("DELETE FROM assets WHERE id='90000002'"), "assets"));
    }

private Q_SLOTS:
    void init()
    {
        qputenv("WEBHOOK_SECRET", "c2FuZGJveC13ZWJob29rLXNlY3JldA=="); // of the examples
        m_client = std::make_unique<CommerceClient>();
        m_client->options().password = QStringLiteral("Sample-Passw0rd"); // as in the examples
        m_client->options().paymentTimeoutMs = 300;
        m_client->options().hasTestSwitch = true;
        if (QByteArray(QTest::currentDataTag()) == "auth-login-rate-limited")
            m_client->options().triesPerMinute = 1;
        if (QByteArray(QTest::currentDataTag()).startsWith("assets-")) // their dates may not be past
            m_client->options().clock = &m_firstOfJune;
        QVERIFY2(m_client->start(), qPrintable(m_client->problem()));
        m_client->setToken({});
    }

    void shouldAnswerAsTheContractShows_data()
    {
        QTest::addColumn<QStringList>("ignored");
        for (const char *name : {"auth-login-ok",
                                 "auth-login-supervisor-ok",
                                 "auth-login-bad-credentials",
                                 "auth-login-missing-field",
                                 "auth-login-unsupported-grant",
                                 "auth-login-locked",
                                 "auth-login-rate-limited",
                                 "auth-login-mfa-required",
                                 "auth-login-mfa-ok",
                                 "auth-login-password-expired",
                                 "auth-login-password-generated",
                                 "auth-reset-request-ok",
                                 "auth-reset-request-not-allowed",
                                 "auth-reset-confirm-ok",
                                 "auth-reset-confirm-policy",
                                 "auth-refresh-ok",
                                 "auth-refresh-expired",
                                 "auth-verify-ok",
                                 "auth-verify-invalid",
                                 "auth-logout-ok",
                                 "auth-current-agent",
                                 "auth-current-supervisor",
                                 "auth-current-unauthorized",
                                 "profiles-search-json-empty",
                                 "profiles-search-no-criterion",
                                 "profiles-search-bad-json",
                                 "profiles-search-bad-scim",
                                 "profiles-search-bad-site",
                                 "profiles-get-not-found",
                                 "cards-list-ok",
                                 "cards-list-empty",
                                 "cards-get-ok",
                                 "cards-get-not-found",
                                 "cards-add-declined",
                                 "cards-add-payer-authentication",
                                 "cards-add-invalid",
                                 "cards-add-masked-refused",
                                 "cards-add-gateway-down",
                                 "cards-add-no-profile",
                                 "cards-update-ok",
                                 "cards-update-forbidden-field",
                                 "profiles-create-bad-email",
                                 "profiles-create-duplicate",
                                 "profiles-create-missing-name",
                                 "profiles-update-conflict",
                                 "profiles-update-not-writable",
                                 "profiles-reset-password-ok",
                                 "addresses-list-ok",
                                 "addresses-list-no-profile",
                                 "addresses-get-ok",
                                 "addresses-get-foreign",
                                 "addresses-add-invalid",
                                 "addresses-add-duplicate-nickname",
                                 "addresses-update-ok",
                                 "addresses-delete-ok",
                                 "assets-list-ok",
                                 "assets-list-empty",
                                 "assets-list-no-service-account",
                                 "assets-list-upstream-error",
                                 "assets-get-ok",
                                 "assets-get-not-found",
                                 "assets-get-forbidden",
                                 "assets-modify-wrong-state",
                                 "assets-renew-bad-date",
                                 "assets-resume-wrong-state",
                                 "assets-suspend-child",
                                 "assets-terminate-forbidden",
                                 "org-addresses-ok",
                                 "org-members-list-ok",
                                 "org-members-get-ok",
                                 "org-members-no-context",
                                 "org-members-update-forbidden",
                                 "profile-requests-list-ok",
                                 "profile-requests-get-ok",
                                 "profile-requests-get-not-found",
                                 "profile-requests-approve-ok",
                                 "profile-requests-reject-ok",
                                 "profile-requests-already-decided",
                                 "profile-requests-forbidden",
                                 "account-requests-list-ok",
                                 "account-requests-get-ok",
                                 "account-requests-not-found",
                                 "account-requests-in-progress-ok",
                                 "account-requests-approve-ok",
                                 "account-requests-reject-ok",
                                 "account-requests-already-decided",
                                 "cards-delete-ok",
                                 "cards-delete-in-use",
                                 "webhook-bad-signature"})
            QTest::newRow(name) << QStringList();
        for (const char *name : {"profiles-search-json-ok", "profiles-search-scim-ok", "profiles-get-ok"})
            QTest::newRow(name) << QStringList();
        QTest::newRow("profiles-create-ok") << QStringList{QStringLiteral("id")};
        QTest::newRow("profiles-update-ok") << QStringList{QStringLiteral("lastModified")};
        for (const char *name : {"assets-renew-ok", "assets-suspend-ok", "assets-resume-ok", "assets-terminate-ok"})
            QTest::newRow(name) << QStringList{QStringLiteral("dateModified"), QStringLiteral("configuratorId")};
        QTest::newRow("assets-modify-ok") << QStringList{QStringLiteral("configuratorUrl"), QStringLiteral("configContextKey"),
                                                         QStringLiteral("bomKey")};
        for (const char *name : {"org-members-update-ok", "org-addresses-add-ok"})
            QTest::newRow(name) << QStringList{QStringLiteral("repositoryId")};
        QTest::newRow("addresses-add-ok") << QStringList{QStringLiteral("repositoryId")};
        QTest::newRow("cards-add-ok") << QStringList{QStringLiteral("savedCardId"),
                                                     QStringLiteral("repositoryId")};      // a new card has a new id
        QTest::newRow("sandbox-health") << QStringList{QStringLiteral("contractVersion")}; // the examples are of 1.0.0
    }
    void shouldAnswerAsTheContractShows()
    {
        QFETCH(QStringList, ignored);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        const QJsonObject pair = example(name), request = pair[QLatin1String("request")].toObject(),
                          wanted = pair[QLatin1String("response")].toObject();
        QVERIFY(!request.isEmpty() && !wanted.isEmpty());
        const QJsonObject sent = request[QLatin1String("headers")].toObject();
        std::vector<std::pair<QByteArray, QByteArray>> headers;
        for (auto header = sent.begin(); header != sent.end(); ++header)
            if (header.key() != QLatin1String("Authorization"))
                headers.emplace_back(header.key().toLatin1(), header.value().toString().toUtf8());
        if (sent.contains(QLatin1String("Authorization"))) {
            const QByteArray user = isSupervisor(sent[QLatin1String("Authorization")].toString().toLatin1())
                                        ? "supervisor@example.com"
                                        : "agent@example.com";
            const QByteArray token =
                m_client->tryLogin(user, "Sample-Passw0rd").object()[QLatin1String("access_token")].toString().toLatin1();
            QVERIFY(!token.isEmpty());
            m_client->setToken(token);
            if (name == QLatin1String("auth-refresh-expired") || name == QLatin1String("auth-verify-invalid"))
                QCOMPARE(m_client->send("POST", "/ccagentui/v1/logout", "{}").status, 200);
        }
        if (name == QLatin1String("auth-login-locked"))
            for (int i = 0; i < 6; ++i)
                QCOMPARE(m_client->tryLogin("agent@example.com", "wrong").status, 401);
        if (name == QLatin1String("auth-login-rate-limited"))
            QCOMPARE(m_client->tryLogin("agent@example.com", "Sample-Passw0rd").status, 200);
        if (name == QLatin1String("cards-delete-ok"))
            QVERIFY(m_client->changeStore(QStringLiteral("INSERT INTO cards (id, profile_id) VALUES ('usercc10002', '110001')")));
        if (name == QLatin1String("profiles-create-ok")) // Robin is not there yet
            for (const char *change : {"DELETE FROM cards WHERE profile_id='110002'", "DELETE FROM profiles WHERE id='110002'"})
                QVERIFY(m_client->changeStore(QLatin1String(change)));
        if (name.startsWith(QLatin1String("assets-")))
            QVERIFY(makeAssetState(name));
        const QString table = name.startsWith(QLatin1String("profile-requests")) ? QStringLiteral("profile_requests")
                                                                                 : QStringLiteral("organization_requests");
        if (name.endsWith(QLatin1String("requests-reject-ok")))
            QVERIFY(
                m_client->changeStore(QStringLiteral("INSERT INTO %1 (id, status) VALUES ('%2', 'review')")
                                          .arg(table, request[QLatin1String("path")].toString().section(QLatin1Char('/'), 4, 4))));
        if (name.endsWith(QLatin1String("already-decided")))
            QVERIFY(m_client->changeStore(QStringLiteral("UPDATE %1 SET status='approved'").arg(table)));
        if (name == QLatin1String("addresses-delete-ok"))
            QVERIFY(m_client->changeStore(
                QStringLiteral("INSERT INTO addresses (id, owner, nickname_key) VALUES ('ad-120002', '110001', 'office')")));
        const QHash<QString, QString> states = {
            {QStringLiteral("auth-login-mfa-required"), QStringLiteral("code_secret='00'")},
            {QStringLiteral("auth-login-password-expired"), QStringLiteral("password_until='2020-01-01T00:00:00.000Z'")},
            {QStringLiteral("auth-login-password-generated"), QStringLiteral("is_issued=1")}};
        const QString resetState = QStringLiteral("reset_token='sample-reset-token', reset_until='2999-01-01T00:00:00.000Z'");
        if (const QString state = name.startsWith(QLatin1String("auth-reset-confirm")) ? resetState : states.value(name);
            !state.isEmpty())
            QVERIFY(m_client->changeStore(QStringLiteral("UPDATE users SET %1 WHERE email='agent@example.com'").arg(state)));
        QByteArray path = request[QLatin1String("path")].toString().toLatin1(), body;
        const QJsonObject query = request[QLatin1String("query")].toObject();
        for (auto part = query.begin(); part != query.end(); ++part)
            path += (part == query.begin() ? '?' : '&') + part.key().toLatin1() + '=' +
                    QUrl::toPercentEncoding(part.value().toString());
        if (sent[QLatin1String("Content-Type")] == QLatin1String("application/x-www-form-urlencoded")) {
            const QJsonObject form = request[QLatin1String("body")].toObject();
            for (auto field = form.begin(); field != form.end(); ++field)
                body +=
                    (body.isEmpty() ? "" : "&") + field.key().toLatin1() + '=' + QUrl::toPercentEncoding(field.value().toString());
        } else if (request.contains(QLatin1String("body"))) {
            body = QJsonDocument(request[QLatin1String("body")].toObject()).toJson();
        }

        const sandbox::Response answer =
            m_client->send(request[QLatin1String("method")].toString().toLatin1(), path, body, headers);

        QCOMPARE(answer.status, wanted[QLatin1String("status")].toInt());
        const QString differs = difference(wanted[QLatin1String("body")], answer.object(), QString(), perRun + ignored);
        QVERIFY2(differs.isEmpty(), qPrintable(differs + QLatin1Char('\n') + QString::fromUtf8(answer.body)));
        const QJsonObject wantedHeaders = wanted[QLatin1String("headers")].toObject();
        for (auto header = wantedHeaders.begin(); header != wantedHeaders.end(); ++header) {
            const QByteArray value = CommerceClient::header(answer, header.key().toLatin1());
            if (header.key() == QLatin1String("Retry-After"))
                QVERIFY(value.toInt() > 0 && value.toInt() <= 1800);
            else
                QCOMPARE(value, header.value().toString().toLatin1());
        }
    }

    // The gateway takes the example's own signature, so the body goes as it stands in the file. Not compared: what the gateway
    // makes itself, its times, ids and token.
    void shouldTokenizeAsTheContractShows_data()
    {
        QTest::addColumn<bool>("isApproved");
        QTest::newRow("webhook-tokenize-ok") << true;
        QTest::newRow("webhook-tokenize-declined") << false;
        QTest::newRow("webhook-tokenize-payer-authentication") << false;
    }
    void shouldTokenizeAsTheContractShows()
    {
        QFETCH(bool, isApproved);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        QFile file(QStringLiteral(LINEDESK_TEST_DATA "/contract/examples/%1.json").arg(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray body = compactMember(file.readAll(), "body"), header = "x-oracle-cc-webhook-signature-sha512";
        QVERIFY(QJsonDocument::fromJson(body).isObject());
        const QJsonObject pair = example(name);
        const QByteArray path = pair[QLatin1String("request")][QLatin1String("path")].toString().toLatin1(),
                         signature =
                             pair[QLatin1String("request")][QLatin1String("headers")][QLatin1String(header)].toString().toLatin1();

        const sandbox::Response answer = m_client->send("POST", path, body, {{header, signature}}),
                                forged = m_client->send("POST", path, body + ' ', {{header, signature}});

        QCOMPARE(answer.status, 200);
        const QString differs =
            difference(pair[QLatin1String("response")][QLatin1String("body")], answer.object(), QString(),
                       {QStringLiteral("hostTransactionTimestamp"), QStringLiteral("merchantTransactionTimestamp"),
                        QStringLiteral("hostTransactionId"), QStringLiteral("merchantTransactionId"), QStringLiteral("token")});
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
        const QJsonValue result = answer.object()[QLatin1String("authorizationResponse")];
        QCOMPARE(result[QLatin1String("token")].toString().startsWith(QLatin1String("tok_")), isApproved);
        QVERIFY(!result[QLatin1String("hostTransactionId")].toString().isEmpty());
        QCOMPARE(forged.status, 401);
    }
};

QTEST_GUILESS_MAIN(TestCommerceExamples)
#include "tst_commerce_examples.moc"
