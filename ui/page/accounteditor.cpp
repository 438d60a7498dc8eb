// SPDX-License-Identifier: Apache-2.0
#include "page/accounteditor.h"

#include "look/tokens.h"
#include "model/domainwords.h"
#include "widget/controls.h"
#include "widget/fieldrow.h"
#include "widget/searchcombo.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

AccountEditor::AccountEditor(AccountForm *form, const QString &customerName, QWidget *parent)
    : FormEditor(accountSymbol(form->before().type), tr("Edit %1").arg(form->before().name), tr("Save for %1").arg(customerName),
                 Operation::SaveAccount, parent),
      m_form(form)
{
    setObjectName(QStringLiteral("accountEditor"));
    m_form->setParent(this);
    makeRows();
    setForm(m_form);
    // Queued: the control that asked for it is one of the rows.
    connect(m_form, &AccountForm::rowsChanged, this, &AccountEditor::makeRows, Qt::QueuedConnection);
    connect(m_form, &AccountForm::linked, this, [this] { m_linkNumber.clear(); });
    connect(m_form, &AccountForm::saved, this, [this](const Saved &saved) {
        Q_EMIT reversible({m_form->account().id, m_form->before()});
        Q_EMIT noticed(Tone::Success, tr("Account saved"), saved.requestId);
        Q_EMIT finished(m_form->account().id.text());
    });
}

void AccountEditor::focusFirst()
{
    if (auto *edit = qobject_cast<QLineEdit *>(m_first))
        edit->selectAll();
    m_first->setFocus(Qt::TabFocusReason);
}

void AccountEditor::makeRows()
{
    const QString focused = focusWidget() ? focusWidget()->objectName() : QString();
    clearRows();
    addAccountRows();
    if (m_form->mayChangeRoles())
        addRoleRows();
    if (m_form->mayLink())
        addLinkRows();
    finishRows();
    showIssues();
    if (auto *again = focused.isEmpty() ? nullptr : findChild<QWidget *>(focused))
        again->setFocus();
}

QComboBox *AccountEditor::makeChoice(const QString &objectName, const QString &accessibleName)
{
    auto *combo = new QComboBox;
    combo->setObjectName(objectName);
    combo->setAccessibleName(accessibleName);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return combo;
}

void AccountEditor::addAccountRows()
{
    const Account &draft = m_form->draft();
    auto *name = new QLineEdit(draft.name);
    name->setObjectName(QStringLiteral("accountNameEdit"));
    connect(name, &QLineEdit::textEdited, m_form, &AccountForm::setName);
    connect(name, &QLineEdit::editingFinished, m_form, &AccountForm::leaveName);
    connect(name, &QLineEdit::returnPressed, this, &AccountEditor::save);
    addRow(QStringLiteral("accountName"), tr("&Name"), name);
    m_first = name;

    auto *state = makeChoice(QStringLiteral("accountStatusCombo"), tr("State"));
    for (const AccountStatus one : {AccountStatus::Active, AccountStatus::Inactive})
        state->addItem(accountStatusWord(one), int(one));
    state->setCurrentIndex(state->findData(int(draft.status)));
    connect(state, &QComboBox::activated, m_form,
            [this, state] { m_form->setStatus(AccountStatus(state->currentData().toInt())); });
    FieldRow *row = addRow(QStringLiteral("status"), tr("&State"), state);
    row->setHint(tr("Accounts are not removed; one that is no longer used becomes inactive."));

    auto *primary = makeChoice(QStringLiteral("primaryContactCombo"), tr("Primary contact"));
    for (const AccountContact &one : m_form->people())
        if (m_form->role(one.contactId) != Role::None || one.contactId == draft.primaryContactId)
            primary->addItem(one.firstName + QLatin1Char(' ') + one.lastName, one.contactId.text());
    primary->setCurrentIndex(primary->findData(draft.primaryContactId.text()));
    connect(primary, &QComboBox::activated, m_form,
            [this, primary] { m_form->setPrimaryContact(ContactId(primary->currentData().toString())); });
    addRow(QStringLiteral("primaryContactId"), tr("&Primary contact"), primary);
}

void AccountEditor::addRoleRows()
{
    addSection(tr("Roles on this account"));
    auto *others = new SearchCombo;
    others->setObjectName(QStringLiteral("addPersonCombo"));
    others->lineEdit()->setPlaceholderText(tr("Somebody of this household"));
    for (const AccountContact &one : m_form->people()) {
        const QString name = one.firstName + QLatin1Char(' ') + one.lastName;
        if (!m_form->hasLine(one.contactId)) {
            others->add(name, one.contactId.text());
            continue;
        }
        auto *role = makeChoice(QStringLiteral("roleCombo_") + one.contactId.text(), tr("Role of %1").arg(name));
        for (const Role choice : {Role::Admin, Role::Buyer, Role::User, Role::None})
            role->addItem(roleWord(choice), int(choice));
        role->setCurrentIndex(role->findData(int(m_form->role(one.contactId))));
        connect(role, &QComboBox::activated, m_form,
                [this, role, id = one.contactId] { m_form->setRole(id, Role(role->currentData().toInt())); });
        addRow(AccountForm::roleField(one.contactId), name, role);
    }
    others->setCurrentIndex(-1);
    connect(others, &QComboBox::activated, m_form,
            [this, others] { m_form->addPerson(ContactId(others->currentData().toString())); });
    if (others->count() > 0)
        addRow(QStringLiteral("contacts"), tr("&Give a role to"), others);
    else
        delete others;
}

void AccountEditor::addLinkRows()
{
    addSection(tr("Links to other customers"));
    const auto types = {LinkType::Family, LinkType::Household, LinkType::FamilyAndFriends, LinkType::Corporation, LinkType::Group};
    for (const AccountLink &link : m_form->draft().links) {
        auto *type = makeChoice(QStringLiteral("linkCombo_") + link.accountId.text(), tr("Link to %1").arg(link.accountName));
        for (const LinkType one : types)
            type->addItem(linkTypeWord(one), int(one));
        type->insertSeparator(type->count());
        type->addItem(tr("Not linked"), -1);
        type->setCurrentIndex(type->findData(int(link.type)));
        connect(type, &QComboBox::activated, m_form, [this, type, id = link.accountId] {
            if (const int chosen = type->currentData().toInt(); chosen >= 0)
                m_form->setLinkType(id, LinkType(chosen));
            else
                m_form->removeLink(id);
        });
        addRow(QStringLiteral("links/") + link.accountId.text(), link.accountName, type);
    }
    if (!m_form->canFindLinks())
        return;
    auto *line = new QWidget;
    auto *number = new QLineEdit(m_linkNumber);
    number->setObjectName(QStringLiteral("linkNumberEdit"));
    number->setPlaceholderText(tr("Account number"));
    number->setAccessibleName(tr("Account number"));
    auto *add = makeButton(QStringLiteral("addLinkButton"), m_form->isFindingLink() ? tr("Looking…") : tr("Link"));
    add->setEnabled(!m_form->isFindingLink());
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(number, 1);
    layout->addWidget(add);
    line->setFocusProxy(number);
    connect(number, &QLineEdit::textEdited, this, [this](const QString &text) { m_linkNumber = text; });
    const auto find = [this] { m_form->addLink(m_linkNumber, LinkType::Household); };
    connect(number, &QLineEdit::returnPressed, this, find);
    connect(add, &QPushButton::clicked, this, find);
    addRow(QStringLiteral("links"), tr("&Link to"), line);
}

} // namespace linedesk
