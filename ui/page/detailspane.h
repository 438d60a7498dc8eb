// SPDX-License-Identifier: Apache-2.0
// The right half of a customer's page: breadcrumb, then the details of the selected node or the editor that works on it.
// While an editor holds unsaved work, selecting another row leaves it open and says so.
#pragma once

#include "domain/ids.h"
#include "look/colors.h"
#include "model/opencustomer.h"
#include "model/takeback.h"
#include "widget/pane.h"

class QStackedWidget;

namespace linedesk {

struct AddressFormats;
class AccountForm;
class AddressForm;
class BillingForm;
class Breadcrumb;
class Editor;
class NodeDetails;

class DetailsPane : public Pane {
    Q_OBJECT
public:
    DetailsPane(OpenCustomer &customer, const AddressFormats &formats, bool isTraining, QWidget *parent = nullptr);

    void showNode(const QString &key);
    void edit();
    void addAddress(const AccountId &account);
    void addBillingProfile(const AccountId &account);
    /// Customer: a household of its own; else below `parent`.
    void addAccounts(AccountType type, const AccountId &parent);
    void save();
    /// The last save here was of a record that is still as it left it.
    bool canTakeBack() const;
    /// Opens the record with its earlier values, as an edit that is not saved.
    void takeBack();
    /// Leaves an editor without work, asks before work is lost, else goes up one node.
    void back();
    void focusFirst();
    bool hasUnsavedWork() const;
    bool isSaving() const;

Q_SIGNALS:
    void nodeRequested(const QString &key);
    void leftEditor();
    void noticed(linedesk::look::Tone tone, const QString &text, const QString &requestId);
    void workChanged();

private:
    void showCurrent();
    void showPath();
    void open(Editor *editor);
    void closeEditor();
    AccountForm *openAccount(const Account &account);
    AddressForm *openAddress(const Account &account, const Address &address);
    BillingForm *openBilling(const Account &account, const BillingProfile &profile);
    void askToDiscard();

    OpenCustomer &m_customer;
    const AddressFormats &m_formats;
    bool m_isTraining;
    Breadcrumb *m_breadcrumb;
    QStackedWidget *m_stack;
    NodeDetails *m_details;
    Editor *m_editor = nullptr;
    QString m_key;
    std::optional<TakeBack> m_takeBack;
    std::optional<Record> m_afterSave; // of the same record
};

} // namespace linedesk
