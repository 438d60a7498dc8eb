// SPDX-License-Identifier: Apache-2.0
#include "page/householdpage.h"

#include "look/tokens.h"
#include "model/identitywords.h"
#include "page/detailspane.h"
#include "page/treepane.h"
#include "widget/identitybanner.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

HouseholdPage::HouseholdPage(OpenCustomer &customer, const AddressFormats &formats, bool isTraining, QWidget *parent)
    : QWidget(parent), m_customer(customer), m_banner(new IdentityBanner(IdentityBanner::Size::Page)),
      m_treePane(new TreePane(customer)), m_detailsPane(new DetailsPane(customer, formats, isTraining))
{
    setObjectName(QStringLiteral("householdPage"));
    m_banner->setObjectName(QStringLiteral("identityBanner"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setObjectName(QStringLiteral("splitter"));
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_treePane);
    splitter->addWidget(m_detailsPane);
    splitter->setStretchFactor(0, 54);
    splitter->setStretchFactor(1, 46);
    splitter->setSizes({630, 536});
    column->addWidget(splitter, 1);

    connect(&m_customer, &OpenCustomer::changed, this, &HouseholdPage::showBanner);
    connect(m_treePane, &TreePane::selected, m_detailsPane, &DetailsPane::showNode);
    connect(m_treePane, &TreePane::editRequested, this, &HouseholdPage::editSelected);
    connect(m_treePane, &TreePane::addAddressRequested, m_detailsPane, &DetailsPane::addAddress);
    connect(m_treePane, &TreePane::addBillingProfileRequested, m_detailsPane, &DetailsPane::addBillingProfile);
    connect(m_treePane, &TreePane::addAccountsRequested, m_detailsPane, &DetailsPane::addAccounts);
    connect(m_detailsPane, &DetailsPane::nodeRequested, m_treePane, &TreePane::select);
    connect(m_detailsPane, &DetailsPane::leftEditor, m_treePane, &TreePane::focusTree);
    connect(m_detailsPane, &DetailsPane::noticed, this, &HouseholdPage::noticed);
    connect(m_detailsPane, &DetailsPane::workChanged, this, &HouseholdPage::workChanged);
    showBanner();
}

void HouseholdPage::showBanner()
{
    m_banner->setIdentity({m_customer.contact().fullName(), m_customer.stripe(), identityFacts(m_customer)});
}

bool HouseholdPage::hasUnsavedWork() const
{
    return m_detailsPane->hasUnsavedWork();
}

bool HouseholdPage::isSaving() const
{
    return m_detailsPane->isSaving();
}

void HouseholdPage::readAgain()
{
    m_customer.read();
}

void HouseholdPage::editSelected()
{
    m_detailsPane->edit();
}

void HouseholdPage::addToSelected()
{
    m_treePane->showAddMenu();
}

void HouseholdPage::save()
{
    m_detailsPane->save();
}

bool HouseholdPage::canTakeBack() const
{
    return m_detailsPane->canTakeBack();
}

void HouseholdPage::takeBack()
{
    m_detailsPane->takeBack();
}

void HouseholdPage::back()
{
    m_detailsPane->back();
}

void HouseholdPage::select(const AccountId &account)
{
    m_treePane->select(account.text());
}

void HouseholdPage::focusTree()
{
    m_treePane->focusTree();
}

void HouseholdPage::focusFilter()
{
    m_treePane->focusFilter();
}

void HouseholdPage::expandAll()
{
    m_customer.household().expandAll();
}

void HouseholdPage::nextPane()
{
    if (m_treePane->isAncestorOf(focusWidget()))
        m_detailsPane->focusFirst();
    else
        m_treePane->focusTree();
}

} // namespace linedesk
