// SPDX-License-Identifier: Apache-2.0
// The left rail: open customers, a pencil for unsaved work, then this shift's recent ones. Memory only.
#pragma once

#include "widget/pane.h"

class QListWidget;

namespace linedesk {

class RailView : public Pane {
    Q_OBJECT
public:
    struct Entry {
        QString name, secondLine;
        int stripe = 0;
        bool hasUnsavedWork = false, isCurrent = false;
    };
    explicit RailView(QWidget *parent = nullptr);
    /// Too little room for names: initials alone, the tool tip has the rest.
    void setFolded(bool isFolded);
    void setEntries(const std::vector<Entry> &open, const std::vector<Entry> &recent);

Q_SIGNALS:
    void openClicked(int index);
    void recentClicked(int index);

private:
    QListWidget *m_list;
    QWidget *m_hint;
};

} // namespace linedesk
