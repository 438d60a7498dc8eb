// SPDX-License-Identifier: Apache-2.0
// What the details pane needs of an editor, whichever it is.
#pragma once

#include "look/colors.h"
#include "model/takeback.h"

#include <QWidget>

namespace linedesk {

class Editor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// The last step of the breadcrumb when what is edited is not in the tree yet; else nothing.
    virtual QString subject() const = 0;
    /// Work that would be lost by closing; a save on its way is not: its service finishes it.
    virtual bool hasUnsavedWork() const = 0;
    virtual bool isSaving() const = 0;
    virtual void save() = 0;
    virtual void focusFirst() = 0;

Q_SIGNALS:
    void workChanged();
    /// Nothing left to do here: saved, or given up. `key` is the node to show, empty for the one before.
    void finished(const QString &key);
    /// Before finished(): how the save could be taken back.
    void reversible(const linedesk::TakeBack &takeBack);
    void discardRequested();
    void noticed(linedesk::look::Tone tone, const QString &text, const QString &requestId);
};

} // namespace linedesk
