// SPDX-License-Identifier: Apache-2.0
// Somebody else was faster: what the agent opened, what is stored now, what the agent wants, side by side, and the choice.
// Fields that both changed are marked; the others merge.
#pragma once

#include "model/recordform.h"
#include "widget/pane.h"

namespace linedesk {

class ConflictPanel : public Pane {
    Q_OBJECT
public:
    explicit ConflictPanel(const std::vector<RecordForm::Version> &versions, QWidget *parent = nullptr);

Q_SIGNALS:
    void keepMineRequested();
    void takeStoredRequested();
};

} // namespace linedesk
