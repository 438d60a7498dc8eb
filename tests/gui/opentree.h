// SPDX-License-Identifier: Apache-2.0
// A tree view on a household of its own, open on the screen: what the tests of keys and of painting share.
#pragma once

#include "look/colors.h"
#include "look/consolestyle.h"
#include "model/householdmodel.h"
#include "support/households.h"
#include "widget/treeview.h"

#include <QApplication>
#include <QTest>

#include <memory>

namespace linedesk::test {

inline QStringList shown(const HouseholdModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data().toString();
    return names;
}

class OpenTree {
protected:
    static void dress()
    {
        QApplication::setStyle(new look::ConsoleStyle);
        QApplication::setPalette(look::toPalette(look::lightColors()));
    }
    void close()
    {
        m_view.reset();
        m_model.reset();
    }
    bool open(std::vector<Account> accounts, QSize size = {600, 300})
    {
        m_view.reset();
        m_model = std::make_unique<HouseholdModel>();
        m_model->setHousehold(Household::from(std::move(accounts), nullptr));
        m_view = std::make_unique<TreeView>();
        m_view->setModel(m_model.get());
        m_view->resize(size);
        m_view->show();
        m_view->setFocus();
        m_view->setCurrentIndex(m_model->index(0, 0));
        return QTest::qWaitForWindowExposed(m_view.get());
    }
    int current() const { return m_view->currentIndex().row(); }
    QString currentName() const { return m_view->currentIndex().data().toString(); }
    void press(Qt::Key key) { QTest::keyClick(m_view.get(), key); }
    void click(const QPoint &point) { QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, point); }
    QPoint middleOf(int row) const { return m_view->visualRect(m_model->index(row, 0)).center(); }
    bool isInSight(int row) const { return m_view->viewport()->rect().contains(m_view->rowRect(row)); }
    int rowOfName(const char *name) const { return int(shown(*m_model).indexOf(QString::fromUtf8(name))); }

    std::unique_ptr<HouseholdModel> m_model;
    std::unique_ptr<TreeView> m_view;
};

} // namespace linedesk::test
