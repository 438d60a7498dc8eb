// SPDX-License-Identifier: Apache-2.0
// What the agent reads to the caller before a save: each change as old and new.
#pragma once

#include "model/form.h"
#include "widget/pane.h"

class QVBoxLayout;

namespace linedesk {

class ReadBack : public Pane {
    Q_OBJECT
public:
    explicit ReadBack(QWidget *parent = nullptr);
    void setChanges(const std::vector<FieldChange> &changes);

private:
    QVBoxLayout *m_column;
    QWidget *m_rows = nullptr;
};

} // namespace linedesk
