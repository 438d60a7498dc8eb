// SPDX-License-Identifier: Apache-2.0
#include "page/addresseditor.h"

#include "look/tokens.h"
#include "model/addresswords.h"
#include "model/domainwords.h"
#include "page/pastedaddress.h"
#include "widget/controls.h"
#include "widget/fieldrow.h"
#include "widget/searchcombo.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

AddressEditor::AddressEditor(AddressForm *form, const QString &customerName, const QStringList &householdCountries, QWidget *parent)
    : AddressEditor(form, QStringLiteral("map-pin"), form->isNew() ? tr("New address") : tr("Edit address"),
                    tr("Save for %1").arg(customerName), Operation::SaveAddress, householdCountries, parent)
{
    makeRows();
}

AddressEditor::AddressEditor(AddressForm *form, const QString &symbol, const QString &title, const QString &saveText,
                             Operation operation, const QStringList &householdCountries, QWidget *parent)
    : FormEditor(symbol, title, saveText, operation, parent), m_form(form), m_householdCountries(householdCountries)
{
    setObjectName(QStringLiteral("addressEditor"));
    m_form->setParent(this);
    setForm(m_form);
    connect(
        m_form, &AddressForm::formatChanged, this,
        [this] {
            makeRows();
            if (m_first)
                m_first->setFocus();
        },
        Qt::QueuedConnection); // the box that asked for it is one of the rows
    connect(m_form, &AddressForm::saved, this, &AddressEditor::tellSaved);
}

void AddressEditor::tellSaved(const Saved &saved)
{
    if (!m_form->isNew())
        Q_EMIT reversible({m_form->account().id, m_form->before()});
    Q_EMIT noticed(Tone::Success, tr("Address saved"), saved.requestId);
    Q_EMIT finished(m_form->isNew() ? m_form->account().id.text()
                                    : m_form->account().id.text() + QLatin1Char('/') + m_form->draft().id.text());
}

QString AddressEditor::subject() const
{
    return m_form->isNew() ? tr("New address") : QString();
}

void AddressEditor::focusFirst()
{
    if (auto *edit = qobject_cast<QLineEdit *>(m_first))
        edit->selectAll();
    if (m_first)
        m_first->setFocus(Qt::TabFocusReason);
}

void AddressEditor::makeRows()
{
    clearRows();
    m_first = nullptr;
    addRowsBefore();
    addCountry();
    for (const AddressFieldFormat &field : m_form->format().fields) {
        QWidget *editor = makeField(field);
        if (!m_first)
            m_first = editor;
        FieldRow *row = addRow(fieldName(field.field), m_form->label(field), editor);
        const QString before = m_form->valueBefore(field.field);
        const auto showHint = [this, row, field, before] {
            const bool isOther = !m_form->isNew() && m_form->value(field.field).trimmed() != before;
            row->setHint(isOther && !before.isEmpty() ? tr("Was %1").arg(before) : QString());
        };
        connect(m_form, &Form::changed, row, showHint);
        showHint();
    }
    addRowsAfter();
    finishRows();
    showIssues();
}

void AddressEditor::addRowsAfter()
{
    if (m_form->mayShip())
        addDefaultMark(QStringLiteral("defaultShippingCheck"), tr("&Default shipping address"), m_form->draft().isDefaultShipping,
                       m_form->wasDefaultShipping(), &AddressForm::setDefaultShipping);
    if (m_form->mayBill())
        addDefaultMark(QStringLiteral("defaultBillingCheck"), tr("Default &billing address"), m_form->draft().isDefaultBilling,
                       m_form->wasDefaultBilling(), &AddressForm::setDefaultBilling);
}

// A proposal only: what stands in the fields stays until it is used.
void AddressEditor::offerPaste(const QString &text)
{
    const AddressFormats &formats = m_form->formats();
    const rules::SplitAddress split = rules::splitAddress(text, m_form->country(), formats,
                                                          [&formats](const QString &code) { return countryName(code, formats); });
    delete m_pasted;
    if (split.isEmpty()) {
        Q_EMIT noticed(Tone::Info, tr("There is no text to paste; copy an address first"), {});
        return;
    }
    auto *panel = new PastedAddress(split, formats);
    m_pasted = panel;
    rows()->insertWidget(0, panel);
    // Queued: the panel goes while its button is still answering.
    connect(
        panel, &PastedAddress::used, this,
        [this, values = split.values] {
            Address draft = m_form->draft();
            draft.values = values;
            m_form->propose(draft);
        },
        Qt::QueuedConnection);
    connect(panel, &PastedAddress::left, panel, &QObject::deleteLater);
    panel->setFocus(Qt::OtherFocusReason);
}

// Several lines or parts are no street.
bool AddressEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste)) {
        const QString text = QGuiApplication::clipboard()->text().trimmed();
        if (text.contains(QLatin1Char('\n')) || text.count(QLatin1Char(',')) > 1) {
            offerPaste(text);
            return true;
        }
    }
    return FormEditor::eventFilter(watched, event);
}

void AddressEditor::addCountry()
{
    auto *combo = new SearchCombo;
    combo->setObjectName(QStringLiteral("countryCombo"));
    const CountryChoices choices = countryChoices(m_form->formats(), m_householdCountries);
    for (const auto &[code, name] : choices.household)
        combo->add(name, code);
    if (!choices.household.empty())
        combo->insertSeparator(combo->count());
    for (const auto &[code, name] : choices.others)
        combo->add(name, code);
    if (combo->findData(m_form->country()) < 0)
        combo->add(countryName(m_form->country(), m_form->formats()), m_form->country());
    combo->setCurrentIndex(combo->findData(m_form->country()));
    connect(combo, &QComboBox::activated, m_form, [this, combo] { m_form->setCountry(combo->currentData().toString()); });
    const QString name = tr("&Country").remove(QLatin1Char('&')); // the row names the line that both stand in
    combo->setAccessibleName(name);
    combo->lineEdit()->setAccessibleName(name);
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    auto *paste = makeTool(QStringLiteral("pasteAddressButton"), QStringLiteral("clipboard-check"), tr("Paste a whole address"));
    row->addWidget(combo, 1);
    row->addWidget(paste);
    line->setFocusProxy(combo);
    connect(paste, &QToolButton::clicked, this, [this] { offerPaste(QGuiApplication::clipboard()->text()); });
    addRow(QStringLiteral("country"), tr("&Country"), line);
}

QWidget *AddressEditor::makeField(const AddressFieldFormat &field)
{
    const QString name = fieldName(field.field);
    if (!field.options.empty()) {
        auto *combo = new SearchCombo;
        combo->setObjectName(name + QStringLiteral("Combo"));
        combo->lineEdit()->setPlaceholderText(field.isRequired ? tr("Choose") : tr("Optional"));
        if (!field.isRequired)
            combo->add({}, QString());
        for (const AddressOption &option : field.options)
            combo->add(option.label, option.value);
        const QString value = m_form->value(field.field);
        if (!value.isEmpty() && combo->findData(value) < 0)
            combo->add(value, value); // stored before the list was: shown as it is
        combo->setCurrentIndex(combo->findData(value));
        connect(combo, &QComboBox::activated, m_form, [this, combo, field] {
            m_form->setValue(field.field, combo->currentData().toString());
            m_form->leaveField(field.field);
        });
        return combo;
    }
    auto *edit = new QLineEdit(m_form->value(field.field));
    edit->setObjectName(name + QStringLiteral("Edit"));
    if (field.field == AddressField::Address1)
        edit->installEventFilter(this);
    if (!field.isRequired)
        edit->setPlaceholderText(tr("Optional"));
    if (field.field == AddressField::PostalCode)
        edit->setMaximumWidth(wordWidth(font(), 144));
    connect(edit, &QLineEdit::textEdited, m_form, [this, field](const QString &text) { m_form->setValue(field.field, text); });
    connect(edit, &QLineEdit::editingFinished, m_form, [this, edit, field] {
        m_form->leaveField(field.field);
        if (const QString stored = m_form->value(field.field); stored != edit->text())
            edit->setText(stored);
    });
    connect(edit, &QLineEdit::returnPressed, this, &AddressEditor::save);
    return edit;
}

void AddressEditor::addDefaultMark(const QString &objectName, const QString &text, bool isOn, bool isFixed,
                                   void (AddressForm::*set)(bool))
{
    auto *check = new QCheckBox(text); // of which account, the path above says; a name would not fit every pane
    check->setAccessibleName(tr("%1 of %2").arg(QString(text).remove(QLatin1Char('&')), m_form->account().name));
    check->setObjectName(objectName);
    check->setChecked(isOn);
    // A default is moved by making another address the default, never by taking the mark away.
    check->setEnabled(!isFixed);
    if (isFixed)
        check->setToolTip(tr("To change it, make another address the default."));
    connect(check, &QCheckBox::toggled, m_form, [this, set](bool on) { (m_form->*set)(on); });
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(wordWidth(font(), width::labelColumn) + space::l, space::xs, 0, 0);
    row->addWidget(check);
    rows()->addWidget(line);
}

} // namespace linedesk
