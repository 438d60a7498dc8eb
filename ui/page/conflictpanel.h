// SPDX-License-Identifier: Apache-2.0
// Somebody else was faster: what the agent opened, what is stored now, what the agent wants, side by side, and the choice.
// Where both have changed one field, the agent says which is kept; where they are several, field by field. The others merge.
#pragma once

#include "model/recordform.h"
#include "widget/pane.h"

#include <QHash>

class QButtonGroup;
class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace linedesk {

class ConflictPanel : public Pane {
    Q_OBJECT
public:
    explicit ConflictPanel(const std::vector<RecordForm::Version> &versions, QWidget *parent = nullptr);

Q_SIGNALS:
    /// The labels of the fields in which the agent's version stays.
    void decided(const QStringList &mine);

private:
    void addChoice(const RecordForm::Version &version, QGridLayout *grid, int row);
    void addButtons(QVBoxLayout *column, const QStringList &colliding);
    void showDecision();

    QHash<QString, QButtonGroup *> m_choices; // by label, where several fields collide
    QPushButton *m_decideButton = nullptr;
};

} // namespace linedesk
