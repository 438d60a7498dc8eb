// SPDX-License-Identifier: Apache-2.0
#include "page/nodedetails.h"

#include "look/symbolmark.h"
#include "look/tokens.h"
#include "model/domainwords.h"
#include "widget/controls.h"
#include "widget/inlinemessage.h"
#include "widget/valuegrid.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

NodeDetails::NodeDetails(OpenCustomer &customer, QWidget *parent) : QWidget(parent), m_customer(customer)
{
    setObjectName(QStringLiteral("nodeDetails"));
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, space::xs, space::m, space::m);
    m_column->addStretch();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(makeScroll(content));
}

void NodeDetails::showNode(Household::Position position)
{
    const Household &household = m_customer.household().household();
    delete m_content;
    m_content = nullptr;
    m_canEdit = false;
    if (position >= household.count())
        return;
    const Account &account = household.account(position);
    if (const AccountContact *person = household.person(position))
        m_content = makePerson(account, *person);
    else if (const Address *address = household.address(position))
        m_content = makeAddress(account, *address);
    else if (const BillingProfile *profile = household.billingProfile(position))
        m_content = makeBillingProfile(account, *profile);
    else
        m_content = makeAccount(account);
    m_column->insertWidget(0, m_content);
}

void NodeDetails::addHeading(QVBoxLayout *column, const QString &symbolName, const QString &title, bool canEdit)
{
    m_canEdit = canEdit;
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(new SymbolMark(symbolName, 20, Tone::Accent));
    auto *label = makeTitle(title);
    label->setObjectName(QStringLiteral("detailsTitle"));
    label->setWordWrap(true); // a customer's word may be long
    row->addWidget(label, 1);
    if (canEdit) {
        auto *edit = makeButton(QStringLiteral("editButton"), tr("Edit"), ButtonTone::Outlined, QStringLiteral("pencil"));
        edit->setToolTip(tr("Edit (F2)"));
        connect(edit, &QPushButton::clicked, this, &NodeDetails::editRequested);
        row->addWidget(edit);
    }
    column->addLayout(row);
    column->addSpacing(space::m);
}

void NodeDetails::addRecord(ValueGrid *grid, const QString &keptIn)
{
    grid->addSection(tr("Record"));
    grid->addRow(tr("Kept in"), keptIn);
    if (m_customer.accounts().value)
        grid->addRow(tr("Read"),
                     QLocale().toString(m_customer.accounts().value->readAt.toLocalTime().time(), QStringLiteral("HH:mm:ss")));
}

static std::pair<QWidget *, QVBoxLayout *> makeColumn()
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return {content, column};
}

QWidget *NodeDetails::makeAccount(const Account &account)
{
    auto [content, column] = makeColumn();
    const bool isUnknown = !account.isAccessible && account.name.isEmpty();
    addHeading(column, accountSymbol(account.type), isUnknown ? tr("Account that is not shown") : account.name,
               account.isAccessible && account.role >= Role::Admin);
    if (!account.isAccessible) {
        auto *message = new InlineMessage(
            Tone::Info, isUnknown
                            ? tr("The accounts below belong to it. %1 has no role on it, so this server tells nothing else.")
                                  .arg(m_customer.contact().firstName)
                            : tr("%1 has no role on this account: people, addresses and bills stay closed, and nothing can be "
                                 "changed. An admin of the account or your supervisor can give a role.")
                                  .arg(m_customer.contact().firstName));
        message->setObjectName(QStringLiteral("noRoleMessage"));
        column->addWidget(message);
        column->addSpacing(space::m);
    }
    if (isUnknown)
        return content;
    auto *grid = new ValueGrid;
    grid->addSection(tr("Account"));
    grid->addRow(tr("Kind"), accountTypeWord(account.type));
    grid->addRow(tr("Account number"), account.number, true);
    grid->addRow(tr("State"), accountStatusWord(account.status));
    grid->addRow(tr("%1's role").arg(m_customer.contact().firstName), roleWord(account.role));
    if (!account.isAccessible) {
        addRecord(grid, tr("CRM"));
        column->addWidget(grid);
        return content;
    }
    for (const AccountContact &person : account.contacts)
        if (person.contactId == account.primaryContactId)
            grid->addRow(tr("Primary contact"), person.firstName + QLatin1Char(' ') + person.lastName);
    for (const AccountLink &link : account.links)
        grid->addRow(linkTypeWord(link.type), link.accountName);
    grid->addSection(tr("On this account itself"));
    grid->addRow(tr("People"), QString::number(account.contacts.size()));
    grid->addRow(tr("Addresses"), QString::number(account.addresses.size()));
    if (account.type != AccountType::Service)
        grid->addRow(tr("Billing profiles"), QString::number(account.billingProfiles.size()));
    if (account.type == AccountType::Customer && m_customer.mayMissAccounts())
        grid->addRow(tr("Not shown"), tr("Accounts without a role for %1; this server does not tell whether there are any")
                                          .arg(m_customer.contact().firstName));
    addRecord(grid, tr("CRM"));
    column->addWidget(grid);
    return content;
}

QWidget *NodeDetails::makePerson(const Account &account, const AccountContact &person)
{
    auto [content, column] = makeColumn();
    addHeading(column, QStringLiteral("user"), person.firstName + QLatin1Char(' ') + person.lastName, false);
    auto *grid = new ValueGrid;
    grid->addSection(tr("Person"));
    grid->addRow(tr("Role on %1").arg(account.name), roleWord(person.role));
    grid->addRow(tr("May"), roleMeaning(person.role));
    grid->addRow(tr("E-mail"), person.email);
    grid->addRow(tr("Contact number"), person.contactId.text(), true);
    addRecord(grid, tr("CRM"));
    column->addWidget(grid);
    return content;
}

QWidget *NodeDetails::makeAddress(const Account &account, const Address &address)
{
    auto [content, column] = makeColumn();
    addHeading(column, QStringLiteral("map-pin"), addressTitle(address), account.role >= Role::Buyer);
    auto *grid = new ValueGrid;
    grid->addSection(tr("Address"));
    const QStringList lines = addressLines(address.values);
    for (int i = 0; i < lines.size(); ++i)
        grid->addRow(i == 0 ? tr("Written") : QString(), lines[i]);
    if (!address.nickname.isEmpty())
        grid->addRow(tr("Nickname"), address.nickname);
    grid->addRow(tr("Used for"), addressUses(address, account));
    addRecord(grid, tr("CRM"));
    column->addWidget(grid);
    return content;
}

QWidget *NodeDetails::makeBillingProfile(const Account &account, const BillingProfile &profile)
{
    auto [content, column] = makeColumn();
    addHeading(column, billingProfileSymbol(profile), billingProfileTitle(profile), account.role >= Role::Buyer);
    if (profile.isCard() && isExpired(profile.card.expiry, QDate::currentDate())) {
        column->addWidget(
            new InlineMessage(Tone::Warning, tr("This card has expired. Replace it, or the next bill stays unpaid.")));
        column->addSpacing(space::m);
    }
    auto *grid = new ValueGrid;
    grid->addSection(tr("Payment"));
    grid->addRow(tr("Method"), profile.isDefault ? tr("%1, default for %2").arg(paymentMethodWord(profile.method), account.name)
                                                 : paymentMethodWord(profile.method));
    if (profile.isCard()) {
        grid->addRow(tr("Number"), maskedCardText(profile.card));
        grid->addRow(tr("Name on card"), profile.card.nameOnCard);
        grid->addRow(tr("Expires"), expiryInWords(profile.card.expiry));
        if (!profile.card.nickname.isEmpty())
            grid->addRow(tr("Nickname"), profile.card.nickname);
    } else {
        const BankDetails &bank = profile.bank;
        const std::pair<QString, QString> rows[] = {{tr("Account number"), maskedText(bank.accountNumber)},
                                                    {tr("IBAN"), maskedText(bank.iban)},
                                                    {tr("Routing number"), bank.routingNumber},
                                                    {tr("Sort code"), bank.sortCode},
                                                    {tr("BIC"), bank.swiftCode},
                                                    {tr("Account holder"), bank.accountName},
                                                    {tr("Account type"), bankAccountTypeWord(bank.accountType)},
                                                    {tr("Bank"), bank.bankName},
                                                    {tr("Bank address"), bank.bankAddress}};
        for (const auto &[label, value] : rows)
            if (!value.isEmpty())
                grid->addRow(label, value);
    }
    grid->addSection(tr("Bill"));
    if (!profile.name.isEmpty())
        grid->addRow(tr("Profile name"), profile.name);
    grid->addRow(tr("Delivery"), deliveryInWords(profile));
    for (const Address &address : account.addresses)
        if (address.isDefaultBilling)
            grid->addRow(tr("Billing address"), addressLines(address.values).join(QStringLiteral(", ")));
    grid->addSection(tr("Record"));
    grid->addRow(tr("Profile number"), profile.id.text(), true);
    if (m_customer.accounts().value) {
        grid->addRow(tr("Kept in"), profile.isCard() ? tr("Commerce (card), CRM (profile)") : tr("CRM"));
        grid->addRow(tr("Read"),
                     QLocale().toString(m_customer.accounts().value->readAt.toLocalTime().time(), QStringLiteral("HH:mm:ss")));
    }
    column->addWidget(grid);
    return content;
}

} // namespace linedesk
