// SPDX-License-Identifier: Apache-2.0
#include "page/newaccountseditor.h"

#include "look/symbolmark.h"
#include "look/tokens.h"
#include "model/domainwords.h"
#include "widget/controls.h"
#include "widget/fieldrow.h"
#include "widget/inlinemessage.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

static QString titleOf(const NewAccountsForm &form)
{
    switch (form.type()) {
    case AccountType::Service: return NewAccountsEditor::tr("New service account below %1").arg(form.parentAccount().name);
    case AccountType::Billing: return NewAccountsEditor::tr("New billing account below %1").arg(form.parentAccount().name);
    case AccountType::Customer: break;
    }
    return NewAccountsEditor::tr("New household");
}

NewAccountsEditor::NewAccountsEditor(NewAccountsForm *form, const QString &customerName, const QStringList &householdCountries,
                                     QWidget *parent)
    : AddressEditor(form, accountSymbol(form->type()), titleOf(*form), tr("Make it for %1").arg(customerName),
                    Operation::CreateAccounts, householdCountries, parent),
      m_form(form), m_customerName(customerName)
{
    setObjectName(QStringLiteral("newAccountsEditor"));
    makeRows();
    connect(
        m_form, &NewAccountsForm::childrenChanged, this, [this] { makeRows(); }, Qt::QueuedConnection);
    connect(m_form, &Form::changed, this, &NewAccountsEditor::showPreview);
    connect(m_form, &NewAccountsForm::made, this, [this](const AccountId &account) { m_made = account; });
}

QString NewAccountsEditor::subject() const
{
    return m_form->type() == AccountType::Customer ? tr("New household") : tr("New account");
}

void NewAccountsEditor::addRowsBefore()
{
    if (const Account *other = m_form->type() == AccountType::Customer ? m_form->otherHousehold() : nullptr) {
        auto *warning = new InlineMessage(
            Tone::Warning,
            tr("%1 has the customer account %2 already. A second one is a household of its own: for another place or bill, add a "
               "service or billing account to the first.")
                .arg(m_customerName, other->name));
        warning->setObjectName(QStringLiteral("secondHouseholdWarning"));
        auto *frame = new QWidget;
        auto *column = new QVBoxLayout(frame);
        column->setContentsMargins(0, 0, 0, space::m);
        column->addWidget(warning);
        rows()->addWidget(frame);
    }
    auto *name = new QLineEdit(m_form->name());
    name->setObjectName(QStringLiteral("accountNameEdit"));
    connect(name, &QLineEdit::textEdited, m_form, &NewAccountsForm::setName);
    connect(name, &QLineEdit::editingFinished, m_form, &NewAccountsForm::leaveName);
    connect(name, &QLineEdit::returnPressed, this, &NewAccountsEditor::save);
    addRow(QStringLiteral("accountName"), tr("&Name"), name);
    setFirst(name);
}

void NewAccountsEditor::addRowsAfter()
{
    if (m_form->type() == AccountType::Customer) {
        addSection(tr("Accounts below it, at the same address"));
        for (size_t i = 0; i < m_form->children().size(); ++i)
            addChildRow(i);
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, space::s);
        row->setSpacing(space::s);
        auto *service = makeButton(QStringLiteral("addServiceButton"), tr("Add a s&ervice account"), ButtonTone::Outlined,
                                   accountSymbol(AccountType::Service));
        auto *billing = makeButton(QStringLiteral("addBillingButton"), tr("Add a &billing account"), ButtonTone::Outlined,
                                   accountSymbol(AccountType::Billing));
        connect(service, &QPushButton::clicked, m_form, [this] { m_form->addChild(AccountType::Service, tr("Home")); });
        connect(billing, &QPushButton::clicked, m_form, [this] { m_form->addChild(AccountType::Billing, tr("Bills")); });
        row->addWidget(service);
        row->addWidget(billing);
        row->addStretch();
        rows()->addWidget(line);
    }
    showPreview();
}

void NewAccountsEditor::addChildRow(size_t child)
{
    const NewAccountsForm::Child &one = m_form->children()[child];
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    auto *name = new QLineEdit(one.name);
    name->setObjectName(QStringLiteral("childNameEdit%1").arg(child));
    name->setAccessibleName(tr("Name of the %1").arg(accountTypeWord(one.type)));
    connect(name, &QLineEdit::textEdited, m_form, [this, child](const QString &text) { m_form->setChildName(child, text); });
    auto *remove =
        makeTool(QStringLiteral("removeChildButton%1").arg(child), QStringLiteral("x"), tr("Leave %1 out").arg(one.name));
    connect(remove, &QToolButton::clicked, m_form, [this, child] { m_form->removeChild(child); });
    row->addWidget(name, 1);
    row->addWidget(remove);
    line->setFocusProxy(name);
    addRow(NewAccountsForm::childField(child), accountTypeWord(one.type), line);
}

// The tree that would come of it, and who is what on it.
void NewAccountsEditor::showPreview()
{
    delete m_preview;
    m_preview = new QWidget;
    m_preview->setObjectName(QStringLiteral("accountsPreview"));
    auto *column = new QVBoxLayout(m_preview);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(makeSectionTitle(tr("The tree afterwards")));
    const auto add = [&](int level, AccountType type, const QString &name, const QString &note) {
        auto *line = new QWidget;
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(level * space::xl, 0, 0, 0);
        row->setSpacing(space::s);
        row->addWidget(new SymbolMark(accountSymbol(type), 16, Tone::Neutral));
        auto *text = makeText(name.isEmpty() ? tr("(no name yet)") : name);
        text->setWordWrap(true);
        row->addWidget(text);
        row->addWidget(makeMutedText(note, true), 1);
        column->addWidget(line);
    };
    const bool isChild = m_form->type() != AccountType::Customer;
    if (isChild)
        add(0, AccountType::Customer, m_form->parentAccount().name, tr("is there already"));
    for (const Account &one : m_form->drafts())
        add(isChild || one.type != AccountType::Customer ? 1 : 0, one.type, one.name,
            tr("%1, %2: %3").arg(accountTypeWord(one.type), m_customerName, roleWord(one.role)));
    rows()->addWidget(m_preview);
}

void NewAccountsEditor::tellSaved(const Saved &saved)
{
    Q_EMIT noticed(Tone::Success, m_form->children().empty() ? tr("Account made") : tr("Accounts made"), saved.requestId);
    Q_EMIT finished(m_made.text());
}

} // namespace linedesk
