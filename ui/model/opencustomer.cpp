// SPDX-License-Identifier: Apache-2.0
#include "model/opencustomer.h"

#include "domain/accountlist.h"
#include "service/billing.h"
#include "service/contacts.h"

#include <QSet>

#include <algorithm>
#include <iterator>

namespace linedesk {

OpenCustomer::OpenCustomer(const CustomerServices &services, Contact found, int stripe, QObject *parent)
    : QObject(parent), m_services(services), m_contact(std::move(found)), m_stripe(stripe)
{
    connect(&m_services.accounts, &Accounts::accountsChanged, this, &OpenCustomer::takeSaved);
    connect(&m_services.billing, &Billing::accountsChanged, this, &OpenCustomer::takeSaved);
    connect(&m_services.billing, &Billing::cardAdded, this, [this](const ProfileId &profile, const Card &card) {
        if (profile == m_contact.profileId && m_cards.value)
            takeCard(card);
    });
}

bool OpenCustomer::isReading() const
{
    return m_profile.isReading || m_accounts.isReading || m_cards.isReading;
}

// Several parts may wait side by side: the longest wait counts.
void OpenCustomer::notePause(std::chrono::seconds pause)
{
    m_pauseEnd.setRemainingTime(std::max(std::chrono::milliseconds(m_pauseEnd.remainingTime()), std::chrono::milliseconds(pause)));
    Q_EMIT changed();
}

std::chrono::seconds OpenCustomer::pauseLeft() const
{
    return isReading() ? std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds(m_pauseEnd.remainingTime()))
                       : std::chrono::seconds(0);
}

void OpenCustomer::stopReading()
{
    m_profileCall.cancel();
    m_accountsCall.cancel();
    m_unseenCall.cancel();
    m_cardsCall.cancel();
    m_profile.isReading = m_accounts.isReading = m_cards.isReading = false;
    Q_EMIT changed();
}

void OpenCustomer::read()
{
    m_accountsCall.cancel();
    m_unseenCall.cancel();
    m_cardsCall.cancel();
    m_accounts.isReading = m_cards.isReading = false;
    m_profile.isReading = true;
    m_pauseEnd = QDeadlineTimer(0);
    const auto tell = [this](std::chrono::seconds pause) { notePause(pause); };
    m_profileCall = m_services.contacts.get(m_contact.profileId).onPause(tell).then([this](Result<Contact> answer) {
        m_profile.isReading = false;
        if (!answer) {
            m_profile.error = std::move(answer.error());
        } else {
            m_profile.error.reset();
            m_contact = *answer;
            m_profile.value = std::move(*answer);
            readAccountsAndCards();
        }
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void OpenCustomer::readAccountsAndCards()
{
    m_cards.isReading = true;
    const auto tell = [this](std::chrono::seconds pause) { notePause(pause); };
    m_cardsCall = m_services.billing.findCards(m_contact.profileId).onPause(tell).then([this](Result<std::vector<Card>> answer) {
        m_cards.isReading = false;
        m_cards.error.reset();
        if (answer)
            m_cards.value = std::move(*answer);
        else
            m_cards.error = std::move(answer.error());
        Q_EMIT changed();
    });
    if (m_contact.contactId.isEmpty())
        return; // without a CRM contact there is nothing to ask for (CONTRACT 4.4)
    m_accounts.isReading = true;
    readPage(0);
}

void OpenCustomer::readPage(int offset)
{
    if (offset == 0)
        m_pages = {};
    m_accountsCall = m_services.accounts.find(context(), offset)
                         .onPause([this](std::chrono::seconds pause) { notePause(pause); })
                         .then([this](Result<AccountsOfContact> answer) {
                             if (answer) {
                                 takePage(std::move(*answer));
                                 return;
                             }
                             m_accounts.isReading = false;
                             m_accounts.error = std::move(answer.error());
                             Q_EMIT changed();
                         });
}

// A long reading shows more at each doubling; reading again never shows less than before until it is through.
void OpenCustomer::takePage(AccountsOfContact page)
{
    const bool isLast = !page.hasMore || page.accounts.empty();
    std::vector<Account> accounts = std::move(m_pages.accounts);
    std::move(page.accounts.begin(), page.accounts.end(), std::back_inserter(accounts));
    m_pages = std::move(page);
    m_pages.accounts = std::move(accounts);
    m_pages.hasMore = !isLast;
    m_accounts.error.reset();
    if (isLast || !m_accounts.value || m_pages.accounts.size() >= 2 * m_accounts.value->accounts.size()) {
        m_accounts.value = m_pages;
        showHousehold();
    }
    m_accounts.isReading = !isLast;
    if (isLast) {
        m_pages = {};
        readUnseen();
    } else {
        readPage(int(m_pages.accounts.size()));
    }
    Q_EMIT changed();
}

void OpenCustomer::readUnseen()
{
    m_unseenError.reset();
    if (!m_services.accounts.canFindStructure())
        return;
    QSet<QString> ids, asked;
    for (const Account &account : m_accounts.value->accounts)
        ids.insert(account.id.text());
    std::vector<AccountId> trees; // one account of each
    for (const Account &account : m_accounts.value->accounts) {
        const QString top = account.parentId.isEmpty() ? account.id.text() : account.parentId.text();
        if ((account.parentId.isEmpty() || !ids.contains(top)) && !asked.contains(top)) {
            asked.insert(top);
            trees.push_back(account.id);
        }
    }
    m_unseenPages.clear();
    readUnseen(std::move(trees), 0);
}

void OpenCustomer::readUnseen(std::vector<AccountId> trees, int offset)
{
    if (trees.empty()) {
        m_unseen = std::move(m_unseenPages);
        showHousehold();
        Q_EMIT changed();
        return;
    }
    const AccountId tree = trees.back();
    m_unseenCall =
        m_services.accounts.findStructure(context(), tree, offset)
            .then([this, trees = std::move(trees), offset](Result<AccountsOfContact> answer) mutable {
                if (!answer) {
                    m_unseenError = std::move(answer.error());
                    Q_EMIT changed();
                    return;
                }
                const int count = int(answer->accounts.size());
                std::copy_if(std::make_move_iterator(answer->accounts.begin()), std::make_move_iterator(answer->accounts.end()),
                             std::back_inserter(m_unseenPages), [](const Account &one) { return !one.isAccessible; });
                const bool hasMore = answer->hasMore && count > 0;
                if (!hasMore)
                    trees.pop_back();
                readUnseen(std::move(trees), hasMore ? offset + count : 0);
            });
}

void OpenCustomer::takeSaved(AccountsOfContact accounts)
{
    if (accounts.profileId != m_contact.profileId)
        return;
    if (accounts.isOnlyChanges) {
        if (!m_accounts.value)
            return;
        if (m_accounts.isReading) // the page with these accounts may be older
            takeAccounts(m_pages.accounts, accounts.accounts);
        takeAccounts(m_accounts.value->accounts, std::move(accounts.accounts));
    } else {
        m_accountsCall.cancel(); // a reading that is still on its way may be older than this save
        m_accounts.isReading = false;
        m_accounts.error.reset();
        m_accounts.value = std::move(accounts);
    }
    showHousehold();
    Q_EMIT changed();
}

void OpenCustomer::showHousehold()
{
    m_household.setHousehold(Household::from(withUnseen(m_accounts.value->accounts, m_unseen), nullptr));
}

void OpenCustomer::takeCard(const Card &card)
{
    auto &cards = *m_cards.value;
    if (card.isDefault)
        for (Card &one : cards)
            one.isDefault = false;
    const auto known = std::find_if(cards.begin(), cards.end(), [&](const Card &one) { return one.id == card.id; });
    if (known == cards.end())
        cards.push_back(card);
    else
        *known = card;
    Q_EMIT changed();
}

const Account *OpenCustomer::account(const AccountId &id) const
{
    if (!m_accounts.value)
        return nullptr;
    const auto &all = m_accounts.value->accounts;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Account &a) { return a.id == id; });
    return found == all.end() ? nullptr : &*found;
}

QString OpenCustomer::secondLine() const
{
    if (m_accounts.value)
        for (const Account &account : m_accounts.value->accounts)
            if (account.type == AccountType::Customer)
                return account.name;
    return m_contact.place[AddressField::City];
}

} // namespace linedesk
