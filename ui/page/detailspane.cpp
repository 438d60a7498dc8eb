// SPDX-License-Identifier: Apache-2.0
#include "page/detailspane.h"

#include "look/tokens.h"
#include "model/addresswords.h"
#include "model/domainwords.h"
#include "model/errortext.h"
#include "model/householdrow.h"
#include "model/identitywords.h"
#include "page/accounteditor.h"
#include "page/addresseditor.h"
#include "page/billingeditor.h"
#include "page/carddialog.h"
#include "page/newaccountseditor.h"
#include "page/nodedetails.h"
#include "widget/breadcrumb.h"
#include "widget/controls.h"

#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

DetailsPane::DetailsPane(OpenCustomer &customer, const AddressFormats &formats, bool isTraining, QWidget *parent)
    : Pane(Ground::Page, NoEdge, parent), m_customer(customer), m_formats(formats), m_isTraining(isTraining),
      m_breadcrumb(new Breadcrumb), m_stack(new QStackedWidget), m_details(new NodeDetails(customer))
{
    setObjectName(QStringLiteral("detailsPane"));
    setMinimumWidth(360);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, 0, space::xs, 0);
    column->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::xs);
    top->setContentsMargins(-8, 0, 0, 0);
    auto *backButton = makeTool(QStringLiteral("backButton"), QStringLiteral("arrow-left"), tr("Back (Alt+Left)"));
    top->addWidget(backButton);
    top->addWidget(m_breadcrumb, 1);
    column->addLayout(top);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_details);
    connect(backButton, &QToolButton::clicked, this, &DetailsPane::back);
    connect(m_details, &NodeDetails::editRequested, this, &DetailsPane::edit);
    connect(&m_customer, &OpenCustomer::changed, this, &DetailsPane::showCurrent);
    connect(m_breadcrumb, &Breadcrumb::stepClicked, this, [this](int step) {
        const Household &household = m_customer.household().household();
        auto position = household.find(m_key);
        QStringList keys;
        for (; position != Household::None; position = household.parent(position))
            keys.prepend(household.key(position));
        if (step < keys.size() && !m_editor)
            Q_EMIT nodeRequested(keys[step]);
    });
}

void DetailsPane::showNode(const QString &key)
{
    m_key = key;
    if (!m_editor)
        showCurrent();
}

void DetailsPane::showCurrent()
{
    const Household &household = m_customer.household().household();
    auto position = household.find(m_key);
    if (position == Household::None && household.count() > 0) {
        position = 0;
        m_key = household.key(0);
    }
    m_details->showNode(position);
    showPath();
}

void DetailsPane::showPath()
{
    const Household &household = m_customer.household().household();
    QStringList path;
    for (auto p = household.find(m_key); p != Household::None; p = household.parent(p))
        path.prepend(householdRowData(household, p, Qt::DisplayRole).toString());
    if (m_editor && !path.isEmpty() && !m_editor->subject().isEmpty())
        path.append(m_editor->subject());
    m_breadcrumb->setPath(path);
}

void DetailsPane::open(Editor *editor)
{
    m_editor = editor;
    m_stack->addWidget(editor);
    m_stack->setCurrentWidget(editor);
    connect(editor, &Editor::noticed, this, &DetailsPane::noticed);
    connect(editor, &Editor::workChanged, this, &DetailsPane::workChanged);
    connect(editor, &Editor::reversible, this, [this](const TakeBack &takeBack) {
        m_takeBack = takeBack;
        const Account *account = m_customer.account(takeBack.account);
        m_afterSave = account ? recordLike(takeBack.before, *account) : std::nullopt;
    });
    connect(editor, &Editor::discardRequested, this, &DetailsPane::back);
    connect(editor, &Editor::finished, this, [this](const QString &key) {
        closeEditor();
        if (!key.isEmpty())
            Q_EMIT nodeRequested(key);
        Q_EMIT leftEditor();
    });
    showPath();
    editor->focusFirst();
    Q_EMIT workChanged();
}

void DetailsPane::closeEditor()
{
    if (!m_editor)
        return;
    Editor *gone = std::exchange(m_editor, nullptr);
    m_stack->setCurrentWidget(m_details);
    m_stack->removeWidget(gone);
    gone->disconnect(this);
    gone->deleteLater(); // it may be the one that told us
    showCurrent();
    Q_EMIT workChanged();
}

void DetailsPane::edit()
{
    const Household &household = m_customer.household().household();
    const auto position = household.find(m_key);
    if (m_editor) {
        m_editor->focusFirst();
        return;
    }
    if (position == Household::None || !m_details->canEdit())
        return;
    const Account &account = household.account(position);
    if (const Address *address = household.address(position))
        openAddress(account, *address);
    else if (const BillingProfile *profile = household.billingProfile(position))
        openBilling(account, *profile);
    else if (household.isAccount(position))
        openAccount(account);
}

AddressForm *DetailsPane::openAddress(const Account &account, const Address &address)
{
    auto *form = new AddressForm(m_customer.services().accounts, m_customer.context(), account, address, m_formats);
    open(new AddressEditor(form, m_customer.contact().shortName(), countriesOf(m_customer.household().household())));
    return form;
}

AccountForm *DetailsPane::openAccount(const Account &account)
{
    const CustomerServices &services = m_customer.services();
    auto *form =
        new AccountForm(services.accounts, services.contacts, m_customer.context(), account,
                        peopleOf(m_customer.household().household()), services.isSupervisor && services.accounts.canChangeRoles());
    open(new AccountEditor(form, m_customer.contact().shortName()));
    return form;
}

BillingForm *DetailsPane::openBilling(const Account &account, const BillingProfile &profile)
{
    auto *form = new BillingForm(m_customer.services().billing, m_customer.context(), account, profile,
                                 m_customer.cards().value.value_or(std::vector<Card>()));
    auto *editor = new BillingEditor(form, m_customer.contact().shortName());
    connect(editor, &BillingEditor::newCardRequested, this, [this, editor, name = account.name] {
        auto *cardForm = new CardForm(m_customer.services().billing, m_customer.contact().profileId, true);
        cardForm->setNameOnCard(m_customer.contact().fullName().toUpper());
        auto facts = identityFacts(m_customer);
        facts.insert(facts.begin(), {QStringLiteral("receipt-text"), tr("For the account %1").arg(name)});
        auto *dialog = new CardDialog(
            cardForm,
            {{m_customer.contact().fullName(), m_customer.stripe(), std::move(facts)}, m_customer.contact().shortName(), name},
            m_isTraining, window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &CardDialog::stored, editor, [this, editor](const Card &card) {
            editor->takeCard(card);
            Q_EMIT noticed(Tone::Warning,
                           tr("%1 is stored with Commerce. The billing profile is not changed yet: save it").arg(cardInWords(card)),
                           {});
        });
        connect(cardForm, &Form::failed, editor, [this](const Error &error) {
            Q_EMIT noticed(error.kind == ErrorKind::Unknown ? Tone::Warning : Tone::Danger,
                           errorText(error, Operation::StoreCard).title, error.requestId);
        });
        connect(dialog, &CardDialog::stillStoring, editor,
                [this] { Q_EMIT noticed(Tone::Info, tr("Still storing the card; what comes of it is told here"), {}); });
        connect(dialog, &CardDialog::closedWithoutCard, editor, [this](bool isKnown) {
            Q_EMIT noticed(
                isKnown ? Tone::Info : Tone::Warning,
                isKnown ? tr("Card entry closed; no card was stored")
                        : tr("Card entry closed; it is not known whether the card was stored. Read the customer again with F5"),
                {});
        });
        Q_EMIT noticed(Tone::Info, tr("Card entry is open; nothing of it is stored yet"), {});
        dialog->open();
    });
    open(editor);
    return form;
}

void DetailsPane::addAddress(const AccountId &id)
{
    const Account *account = m_customer.account(id);
    if (account && !m_editor)
        openAddress(*account, {});
}

void DetailsPane::addBillingProfile(const AccountId &id)
{
    if (const Account *account = m_customer.account(id); account && !m_editor)
        openBilling(*account, {});
}

void DetailsPane::addAccounts(AccountType type, const AccountId &parentId)
{
    if (m_editor)
        return;
    const Account *parent = parentId.isEmpty() ? nullptr : m_customer.account(parentId);
    const auto &read = m_customer.accounts().value;
    auto *form = new NewAccountsForm(m_customer.services().accounts, m_customer.context(), type, parent ? *parent : Account(),
                                     read ? read->accounts : std::vector<Account>(), m_formats);
    open(new NewAccountsEditor(form, m_customer.contact().shortName(), countriesOf(m_customer.household().household())));
}

bool DetailsPane::canTakeBack() const
{
    const Account *account = m_takeBack ? m_customer.account(m_takeBack->account) : nullptr;
    return account && m_afterSave && recordLike(m_takeBack->before, *account) == m_afterSave;
}

void DetailsPane::takeBack()
{
    if (m_editor) {
        Q_EMIT noticed(Tone::Info, tr("Save or leave this edit first; nothing was taken back"), {});
        return;
    }
    if (!canTakeBack()) {
        Q_EMIT noticed(Tone::Info,
                       m_takeBack ? tr("The record was changed again after that save; nothing was taken back")
                                  : tr("There is no save here that could be taken back"),
                       {});
        return;
    }
    const Account &account = *m_customer.account(m_takeBack->account);
    const Record before = m_takeBack->before;
    if (const auto *address = std::get_if<Address>(&before))
        openAddress(account, std::get<Address>(*m_afterSave))->propose(*address);
    else if (const auto *profile = std::get_if<BillingProfile>(&before))
        openBilling(account, std::get<BillingProfile>(*m_afterSave))->propose(*profile);
    else
        openAccount(account)->propose(std::get<Account>(before));
    Q_EMIT noticed(Tone::Info, tr("The values before that save; nothing is taken back until you save"), {});
}

void DetailsPane::save()
{
    if (m_editor)
        m_editor->save();
}

void DetailsPane::back()
{
    if (m_editor) {
        if (m_editor->hasUnsavedWork()) {
            askToDiscard();
            return;
        }
        closeEditor();
        Q_EMIT leftEditor();
        return;
    }
    const Household &household = m_customer.household().household();
    const auto position = household.find(m_key);
    if (position != Household::None && household.parent(position) != Household::None)
        Q_EMIT nodeRequested(household.key(household.parent(position)));
}

void DetailsPane::askToDiscard()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Unsaved changes"),
                                tr("What you changed for %1 is not saved. Throw it away?").arg(m_customer.contact().shortName()),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("discardBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *discard = box->addButton(tr("Throw away"), QMessageBox::DestructiveRole);
    QPushButton *keep = box->addButton(tr("Keep editing"), QMessageBox::RejectRole);
    discard->setObjectName(QStringLiteral("discardButton"));
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(discard, &QPushButton::clicked, this, [this] {
        closeEditor();
        Q_EMIT leftEditor();
    });
    box->open();
}

void DetailsPane::focusFirst()
{
    if (m_editor)
        m_editor->focusFirst();
    else if (auto *button = m_details->findChild<QPushButton *>())
        button->setFocus(Qt::TabFocusReason);
    else
        m_details->setFocus(Qt::TabFocusReason);
}

bool DetailsPane::isSaving() const
{
    return m_editor && m_editor->isSaving();
}

bool DetailsPane::hasUnsavedWork() const
{
    return m_editor && m_editor->hasUnsavedWork();
}

} // namespace linedesk
