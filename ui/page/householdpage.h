// SPDX-License-Identifier: Apache-2.0
// One open customer: identity banner, household tree, details. Keeps what the agent was doing (selected row, filter, an
// editor with unsaved edits) for as long as the customer is open.
#pragma once

#include "domain/address.h"
#include "domain/contact.h"
#include "domain/payment.h"
#include "look/colors.h"
#include "model/opencustomer.h"

#include <QWidget>

class QSplitter;

namespace linedesk {

struct AddressFormats;
class DetailsPane;
class IdentityBanner;
class TreePane;

class HouseholdPage : public QWidget {
    Q_OBJECT
public:
    /// `formats` is asked when an editor opens.
    HouseholdPage(OpenCustomer &customer, const AddressFormats &formats, bool isTraining, QWidget *parent = nullptr);

    OpenCustomer &customer() { return m_customer; }
    bool hasUnsavedWork() const;
    bool isSaving() const;

    // The window's actions, for the page that has them.
    void readAgain();
    void editSelected();
    void addToSelected();
    void save();
    bool canTakeBack() const;
    void takeBack();
    void back();
    /// The row to be on; it may still have to be read.
    void select(const AccountId &account);
    void focusTree();
    void focusFilter();
    void expandAll();
    void nextPane();

Q_SIGNALS:
    void noticed(linedesk::look::Tone tone, const QString &text, const QString &requestId);
    void workChanged();

private:
    void showBanner();

    OpenCustomer &m_customer;
    IdentityBanner *m_banner;
    TreePane *m_treePane;
    DetailsPane *m_detailsPane;
};

} // namespace linedesk
