// SPDX-License-Identifier: Apache-2.0
// Sent once (CONTRACT A12): an agent makes and changes records while answers are lost, cut, refused, and somebody else changes the
// same account. The real forms and services, the real sandbox and its weather; what came of it is counted in the CRM's own rows.
// LINEDESK_RUNS says how often, LINEDESK_SEED where to begin; half of the runs are on a site without keys, tags and pages.
#include "../contract/sandbox-commerce/commerceclient.h"
#include "faultdesk.h"
#include "model/accountform.h"
#include "model/billingform.h"
#include "model/newaccountsform.h"
#include "support/weather.h"

#include <QRandomGenerator>

using namespace linedesk;
using namespace linedesk::test;
using namespace std::chrono_literals;

namespace {

const CustomerContext dana{ProfileId(QStringLiteral("110001")), ContactId(QStringLiteral("300100000000101"))};
constexpr int RunsOfASandbox = 100; // then the household has grown enough

enum class Deed { NewAccount, NewAddress, ChangedAddress, NewProfile, ChangedProfile, RenamedAccount, Count };
enum class Sky { Fair, LostAfter, CutAfter, LostBefore, Busy, Broken, Overtaken, Count };
constexpr int chances[] = {5, 30, 15, 20, 10, 10, 10}; // of a hundred

Sky skyOf(QRandomGenerator &random)
{
    int left = int(random.bounded(100u));
    for (int i = 0; i < int(Sky::Count); ++i)
        if ((left -= chances[i]) < 0)
            return Sky(i);
    return Sky::Fair;
}

/// A sandbox and a desk that is signed in to it.
struct Site {
    bool start(bool isStock)
    {
        sandbox = std::make_unique<CommerceClient>(20);
        sandbox->options().hasTestSwitch = true;
        if (isStock)
            sandbox->options().can = sandbox::Capabilities::stock();
        if (!sandbox->start())
            return false;
        weather = std::make_unique<WeatherScript>(sandbox->port());
        Settings settings;
        settings.site.occBaseUrl = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(sandbox->port()));
        settings.site.can = isStock ? ServerCapabilities() : ServerCapabilities::all();
        backend = std::make_unique<Backend>(settings);
        bool isIn = false;
        const auto call = backend->session.signIn(QStringLiteral("agent@example.com"), secretOf("Training-Desk-1"), {})
                              .then([&](const Result<Agent> &agent) { isIn = agent.has_value(); });
        return waitFor([&] { return isIn; });
    }
    std::vector<Account> read()
    {
        std::optional<Result<AccountsOfContact>> answer;
        const auto call = backend->accounts.readAgain(dana).then([&](Result<AccountsOfContact> a) { answer = std::move(a); });
        return waitFor([&] { return answer.has_value(); }) && *answer ? (*answer)->accounts : std::vector<Account>();
    }
    int rows(const QString &table, const QString &field, const QString &mark) const
    {
        return stored(sandbox->folder() + QStringLiteral("/training.crm.db"),
                      QStringLiteral("SELECT count(*) FROM %1 WHERE %2='%3'").arg(table, field, mark));
    }

    std::unique_ptr<CommerceClient> sandbox;
    std::unique_ptr<WeatherScript> weather;
    std::unique_ptr<Backend> backend;
};

/// What the window lets an agent do with a form until it says that the record is saved: send, look it up, send again, decide a conflict.
bool saveLikeAnAgent(RecordForm &form, const std::function<bool()> &isKept, int *lookedUp)
{
    bool isSaved = false, hasLostWork = false;
    QObject::connect(&form, &RecordForm::saved, &form, [&] { isSaved = true; });
    const auto rests = [&] { return !form.isSubmitting() && !form.isChecking(); };
    for (int tries = 0; tries < 12 && !isSaved; ++tries) {
        if (form.isOutcomeUnknown()) {
            ++*lookedUp;
            form.checkOutcome();
        } else if (!form.conflict().empty()) {
            form.keepMine();
        } else {
            form.submit();
        }
        if (!waitFor(rests))
            return false;
        hasLostWork = hasLostWork || !isKept();
    }
    return isSaved && !hasLostWork;
}

} // namespace

class TestSentOnce : public QObject {
    Q_OBJECT
    int m_lookedUp = 0, m_afterCommit = 0, m_withoutKeys = 0, m_notSaved = 0, m_duplicates = 0, m_lost = 0;

    struct Run {
        std::unique_ptr<RecordForm> form;
        std::function<bool()> isKept;
        QString table, field;
    };

    // A record with `mark` in it, to be made or changed.
    static Run prepare(Deed deed, Site &site, const std::vector<Account> &accounts, const QString &mark)
    {
        const auto typed = [&mark](const QString &text) { return text == mark; };
        const AddressFormats &formats = builtInAddressFormats();
        Accounts &service = site.backend->accounts;
        const Account &top = accounts.front();
        switch (deed) {
        case Deed::NewAccount: {
            auto form = std::make_unique<NewAccountsForm>(service, dana, AccountType::Service, top, accounts, formats);
            form->setName(mark);
            fill(*form, QStringLiteral("9 Mill Lane"));
            auto *raw = form.get();
            return {std::move(form), [=] { return typed(raw->name()); }, QStringLiteral("accounts"), QStringLiteral("name")};
        }
        case Deed::NewAddress:
        case Deed::ChangedAddress: {
            const Address before = deed == Deed::NewAddress ? Address() : top.addresses.front();
            auto form = std::make_unique<AddressForm>(service, dana, top, before, formats);
            fill(*form, mark);
            auto *raw = form.get();
            return {std::move(form), [=] { return typed(raw->value(AddressField::Address1)); }, QStringLiteral("addresses"),
                    QStringLiteral("address1")};
        }
        case Deed::NewProfile:
        case Deed::ChangedProfile: {
            const BillingProfile before = deed == Deed::NewProfile ? BillingProfile() : top.billingProfiles.front();
            auto form = std::make_unique<BillingForm>(site.backend->billing, dana, top, before, std::vector<Card>());
            if (deed == Deed::NewProfile) {
                form->setMethod(PaymentMethod::BankTransfer);
                form->setBankDetail(&BankDetails::accountNumber, QStringLiteral("000123456789"));
                form->setBankDetail(&BankDetails::routingNumber, QStringLiteral("021000021"));
                form->setBankDetail(&BankDetails::accountName, QStringLiteral("Dana Sample"));
                form->setBankDetail(&BankDetails::bankName, QStringLiteral("Example Bank"));
            }
            form->setName(mark);
            auto *raw = form.get();
            return {std::move(form), [=] { return typed(raw->draft().name); }, QStringLiteral("billing_profiles"),
                    QStringLiteral("name")};
        }
        default: {
            auto form =
                std::make_unique<AccountForm>(service, site.backend->contacts, dana, top, std::vector<AccountContact>(), false);
            form->setName(mark);
            auto *raw = form.get();
            return {std::move(form), [=] { return typed(raw->draft().name); }, QStringLiteral("accounts"), QStringLiteral("name")};
        }
        }
    }
    static void fill(AddressForm &form, const QString &street)
    {
        form.setCountry(QStringLiteral("US"));
        form.setValue(AddressField::Address1, street);
        form.setValue(AddressField::City, QStringLiteral("Springfield"));
        form.setValue(AddressField::State, QStringLiteral("IL"));
        form.setValue(AddressField::PostalCode, QStringLiteral("62701"));
    }
    static QByteArray rulesOf(Sky sky, bool isCreating, quint32 seed)
    {
        const QByteArray route =
            isCreating ? "{\"method\":\"POST\",\"path\":\"/ccagentx/custom/v1/contacts/{id}/accounts\",\"times\":1,"
                       : "{\"method\":\"PUT\",\"path\":\"/ccagentx/custom/v1/contacts/{id}/accounts/{id}\",\"times\":1,";
        switch (sky) {
        case Sky::LostAfter: return '[' + route + "\"drop\":\"after\"}]";
        case Sky::CutAfter: return '[' + route + (seed % 2 ? "\"cut\":\"length\"}]" : "\"cut\":\"chunked\"}]");
        case Sky::LostBefore: return '[' + route + "\"drop\":\"before\"}]";
        case Sky::Busy: return '[' + route + "\"status\":503,\"retryAfter\":1}]";
        case Sky::Broken: return '[' + route + "\"status\":500}]";
        case Sky::Overtaken: return isCreating ? QByteArray("[]") : '[' + route + "\"stale\":true}]";
        default: return "[]";
        }
    }
    bool play(Site &site, quint32 seed, bool isStock)
    {
        QRandomGenerator random(seed);
        const Deed deed = Deed(random.bounded(quint32(Deed::Count)));
        const Sky sky = skyOf(random);
        const QString mark = QStringLiteral("Mark %1").arg(seed);
        const std::vector<Account> accounts = site.read();
        if (accounts.empty() || accounts.front().addresses.empty() || accounts.front().billingProfiles.empty())
            return false;
        const Run run = prepare(deed, site, accounts, mark);
        if (!site.weather->set(rulesOf(sky, deed == Deed::NewAccount, seed)))
            return false;
        const bool isSaved = saveLikeAnAgent(*run.form, run.isKept, &m_lookedUp);
        site.weather->clear();
        const int rows = site.rows(run.table, run.field, mark);
        m_afterCommit += sky == Sky::LostAfter || sky == Sky::CutAfter;
        m_withoutKeys += isStock;
        m_notSaved += !isSaved;
        m_duplicates += std::max(0, rows - 1);
        m_lost += rows == 0;
        if (!isSaved || rows != 1)
            qWarning("seed %u: deed %d, sky %d, %s: %s, %d rows", seed, int(deed), int(sky), isStock ? "stock" : "full",
                     isSaved ? "saved" : "not saved", rows);
        return true;
    }

private Q_SLOTS:
    void shouldMakeEachRecordOnceAndLoseNoEdit()
    {
        const int runs = qEnvironmentVariableIntValue("LINEDESK_RUNS") > 0 ? qEnvironmentVariableIntValue("LINEDESK_RUNS") : 200;
        const quint32 first = quint32(qEnvironmentVariableIntValue("LINEDESK_SEED"));
        for (const bool isStock : {false, true})
            for (int i = 0; i < runs / 2; i += RunsOfASandbox) {
                Site site;
                QVERIFY(site.start(isStock));
                for (int n = i; n < std::min(i + RunsOfASandbox, runs / 2); ++n)
                    QVERIFY(play(site, first + quint32(2 * n + isStock), isStock));
            }
        qInfo("%d runs: %d cut after the commit, %d without keys, %d looked up; %d not saved, %d duplicates, %d edits lost", runs,
              m_afterCommit, m_withoutKeys, m_lookedUp, m_notSaved, m_duplicates, m_lost);
        QVERIFY(m_afterCommit > runs * 3 / 10 && m_lookedUp > 0);
        QCOMPARE(m_notSaved, 0);
        QCOMPARE(m_duplicates, 0);
        QCOMPARE(m_lost, 0);
    }

    // The count above must be able to be other than nought: a form that sends twice is seen.
    void shouldSeeAFormThatSendsTwice()
    {
        struct Hasty : AddressForm {
            using AddressForm::AddressForm;
            Call<Saved> send() override
            {
                first = AddressForm::send();
                waitFor([this] { return !first.isRunning(); });
                return AddressForm::send();
            }
            Call<Saved> first;
        };
        Site site;
        QVERIFY(site.start(true)); // a server with versions refuses the second one by itself
        const std::vector<Account> accounts = site.read();
        Hasty form(site.backend->accounts, dana, accounts.front(), Address(), builtInAddressFormats());
        fill(form, QStringLiteral("Mark twice"));
        form.submit();
        QVERIFY(waitFor([&] { return !form.isSubmitting(); }));
        QCOMPARE(site.rows(QStringLiteral("addresses"), QStringLiteral("address1"), QStringLiteral("Mark twice")), 2);
    }
};

QTEST_GUILESS_MAIN(TestSentOnce)
#include "tst_sentonce.moc"
