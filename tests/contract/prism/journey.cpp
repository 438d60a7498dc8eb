// SPDX-License-Identifier: Apache-2.0
// What an agent does in a day, by the console's own client without a window, against any address: journey URL SITE PROFILE-ID.
// SITE is full, stock, flows or read. One line a step; ends with 1 when one did not come out.
#include "backend.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <cstdio>
#include <optional>

using namespace linedesk;

namespace {

SecretString secretOf(const QByteArray &text)
{
    SecretString secret(64);
    for (const char c : text)
        secret.append(c);
    return secret;
}

class Journey {
public:
    Journey(const Settings &settings, const ProfileId &profile) : m_backend(settings), m_customer{profile, {}}
    {
        if (IntegrationApi *flows = m_backend.flows())
            flows->setPassword(secretOf(qgetenv("CRM_PASSWORD")));
    }

    bool read()
    {
        signIn();
        step("search", m_backend.contacts.find(QStringLiteral("dana sam"), 50));
        if (m_backend.contacts.canFindByNumber())
            step("search by account number", m_backend.contacts.find(QStringLiteral("CDRM_20"), 50));
        if (const auto contact = step("open", m_backend.contacts.get(m_customer.profileId)))
            m_customer.contactId = contact->contactId;
        step("formats", m_backend.accounts.addressFormats());
        if (const auto accounts = step("accounts", m_backend.accounts.find(m_customer)); accounts && !accounts->accounts.empty()) {
            m_household = accounts->accounts.front();
            if (m_backend.accounts.canFindStructure())
                step("structure", m_backend.accounts.findStructure(m_customer, m_household->id));
        }
        step("stored cards", m_backend.billing.findCards(m_customer.profileId));
        return m_isDone;
    }
    bool work()
    {
        read();
        if (!m_household || m_household->addresses.empty() || m_household->billingProfiles.empty())
            return false;
        Address moved = m_household->addresses.front();
        moved.values[AddressField::City] = QStringLiteral("Riverton");
        if (const auto saved = step("save an address", m_backend.accounts.updateAddress(m_customer, *m_household,
                                                                                        m_household->addresses.front(), moved)))
            m_household = saved->accounts.accounts.front();
        BillingProfile profile = m_household->billingProfiles.front();
        if (m_backend.billing.canChangeCards()) {
            NewCard card;
            card.number = SecretString(19);
            card.securityCode = SecretString(4);
            for (const char c : {'5', '5', '5', '5', '5', '5', '5', '5', '5', '5', '5', '5', '4', '4', '4', '4'})
                card.number.append(c);
            for (const char c : {'1', '2', '3'})
                card.securityCode.append(c);
            card.brand = CardBrand::Mastercard;
            card.nameOnCard = QStringLiteral("D SAMPLE");
            card.expiry = {4, 2031};
            if (const auto stored = step("store a card", m_backend.billing.addCard(m_customer.profileId, std::move(card))))
                profile.card = *stored;
        } else {
            profile.card.nickname = QStringLiteral("Blue");
        }
        step("save a billing profile",
             m_backend.billing.updateProfile(m_customer, *m_household, m_household->billingProfiles.front(), profile));
        step("refresh the token", m_backend.http.refreshToken());
        m_backend.session.signOut();
        for (int i = 0; i < 50; ++i) // the goodbye is not waited for; here it has to get out
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        return m_isDone;
    }

private:
    void signIn()
    {
        step("sign in", m_backend.session.signIn(QStringLiteral("agent@example.com"), secretOf("Training-Desk-1"), {}));
    }
    template <class T> std::optional<T> step(const char *name, Call<T> call)
    {
        std::optional<Result<T>> result;
        const auto kept = std::move(call).then([&](Result<T> r) { result = std::move(r); });
        while (!result)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const bool isDone = result->has_value();
        m_isDone = m_isDone && isDone;
        if (isDone)
            std::printf("done: %s\n", name);
        else
            std::printf("failed: %s: %d %s %s %s\n", name, result->error().httpStatus, qPrintable(result->error().errorCode),
                        qPrintable(result->error().serverText), qPrintable(result->error().detail));
        std::fflush(stdout);
        return isDone ? std::optional<T>(*std::move(*result)) : std::nullopt;
    }

    Backend m_backend;
    CustomerContext m_customer;
    std::optional<Account> m_household;
    bool m_isDone = true;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4) {
        std::fputs("journey URL full|stock|flows|read PROFILE-ID\n", stderr);
        return 2;
    }
    Settings settings;
    settings.site.occBaseUrl = QUrl(arguments[1]);
    settings.site.siteId = QStringLiteral("siteUS");
    const QString &site = arguments[2];
    if (site == QLatin1String("full") || site == QLatin1String("read"))
        settings.site.can = ServerCapabilities::all();
    if (site == QLatin1String("flows")) {
        settings.site.can.etag = true;
        settings.site.flows = DeploymentProfile::Flows{settings.site.occBaseUrl, QString::fromLatin1(qgetenv("CRM_USERNAME")), {}};
    }
    Journey journey(settings, ProfileId(arguments[3]));
    return (site == QLatin1String("read") ? journey.read() : journey.work()) ? 0 : 1;
}
