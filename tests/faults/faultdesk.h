// SPDX-License-Identifier: Apache-2.0
// An agent without a window: the real core library over the real wire, with the fault proxy between it and the sandbox. What
// an agent does, as operations by name.
#pragma once

#include "backend.h"
#include "faultproxy.h"

#include <QEventLoop>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QTimer>

namespace linedesk::test {

enum class Op { LogIn, Refresh, Search, Open, Accounts, SaveAddress, AddCard };
inline constexpr Op allOps[] = {Op::LogIn, Op::Refresh, Op::Search, Op::Open, Op::Accounts, Op::SaveAddress, Op::AddCard};

struct Route {
    const char *name, *method, *path; // the path as a part of the target
};
inline Route routeOf(Op op)
{
    switch (op) {
    case Op::LogIn: return {"log in", "POST", "/login"};
    case Op::Refresh: return {"refresh", "POST", "/refresh"};
    case Op::Search: return {"search", "GET", "/profiles?"};
    case Op::Open: return {"open", "GET", "/profiles/110001"};
    case Op::Accounts: return {"accounts", "GET", "/v1/accounts"};
    case Op::SaveAddress: return {"save address", "PUT", "/accounts/"};
    case Op::AddCard: return {"add card", "POST", "/creditCards"};
    }
    return {};
}

// QTest::qWaitFor sleeps between its looks, and with it the proxy.
template <class Condition> bool waitFor(Condition isMet, std::chrono::milliseconds most = std::chrono::seconds(30))
{
    if (isMet())
        return true;
    QEventLoop loop;
    QTimer look, end;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (isMet())
            loop.exit(1);
    });
    QObject::connect(&end, &QTimer::timeout, &loop, &QEventLoop::quit);
    look.start(2);
    end.start(most);
    return loop.exec() == 1;
}

/// A number out of one of the sandbox's stores: what has come of it there.
inline int stored(const QString &file, const QString &sql)
{
    int value = -1;
    {
        QSqlDatabase store = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("look"));
        store.setDatabaseName(file);
        QSqlQuery query(store);
        if (store.open() && query.exec(sql) && query.next())
            value = query.value(0).toInt();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("look"));
    return value;
}

inline SecretString secretOf(const char *text)
{
    SecretString secret(32);
    for (; *text; ++text)
        secret.append(*text);
    return secret;
}

class FaultDesk {
public:
    FaultDesk(int sandboxPort, std::chrono::milliseconds deadline) : proxy(sandboxPort), backend(settings(proxy.url(), deadline)) {}

    /// Signs in and reads the customer's accounts, in fair weather.
    bool begin()
    {
        startToBegin();
        return waitFor([this] { return hasBegun(); });
    }
    void startToBegin()
    {
        m_reading = signIn()
                        .andThen([this](Done) { return backend.accounts.find(customer); })
                        .then([this](Result<AccountsOfContact> found) {
                            if (found && !found->accounts.empty())
                                account = found->accounts.front();
                        });
    }
    bool hasBegun() const { return account.version > 0; }
    Call<Done> signIn()
    {
        return done(backend.session.signIn(QStringLiteral("agent@example.com"), secretOf("Training-Desk-1"), {}));
    }
    Call<Done> start(Op op)
    {
        switch (op) {
        case Op::LogIn: return signIn();
        case Op::Refresh: return backend.http.refreshToken();
        case Op::Search: return done(backend.contacts.find(QStringLiteral("dana sam"), 20));
        case Op::Open: return done(backend.contacts.get(customer.profileId));
        case Op::Accounts: return done(backend.accounts.find(customer));
        case Op::SaveAddress: return saveCity(QStringLiteral("City of ") + QString::number(account.version));
        case Op::AddCard: return done(backend.billing.addCard(customer.profileId, card()));
        }
        return {};
    }
    Call<Done> saveCity(const QString &city)
    {
        Address after = account.addresses.front();
        after.values[AddressField::City] = city;
        return done(backend.accounts.updateAddress(customer, account, account.addresses.front(), after));
    }
    template <class T> static Call<Done> done(Call<T> call)
    {
        return std::move(call).map([](T) { return Done{}; });
    }

    FaultProxy proxy;
    Backend backend;
    CustomerContext customer{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300100000000101"))};
    Account account;

private:
    static Settings settings(const QUrl &url, std::chrono::milliseconds deadline)
    {
        Settings settings;
        settings.site.occBaseUrl = url;
        settings.site.occTimeout = settings.site.camTimeout = deadline;
        settings.site.can = ServerCapabilities::all();
        return settings;
    }
    static NewCard card()
    {
        NewCard card;
        card.number = secretOf("4111111111111111");
        card.securityCode = secretOf("123");
        card.brand = CardBrand::Visa;
        card.expiry = {3, 2035};
        card.nameOnCard = QStringLiteral("Dana Sample");
        return card;
    }

    Call<AccountsOfContact> m_reading;
};

/// A running operation and what became of it.
struct Attempt {
    Call<Done> call;
    std::shared_ptr<std::optional<Result<Done>>> outcome = std::make_shared<std::optional<Result<Done>>>();

    explicit Attempt(Call<Done> started)
    {
        call = std::move(started).then([outcome = outcome](Result<Done> result) { *outcome = std::move(result); });
    }
    bool isOver() const { return outcome->has_value(); }
    bool hasFailed() const { return isOver() && !outcome->value(); }
    const Error &error() const { return outcome->value().error(); }
};

} // namespace linedesk::test
