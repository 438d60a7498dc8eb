// SPDX-License-Identifier: Apache-2.0
// The outcome of the last action, at the window's foot: what happened, the request to name to the help desk. Never two
// notices: the newer one wins.
#pragma once

#include "look/colors.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace linedesk {

class NoticeBar : public QWidget {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);
    /// `canTakeBack`: what was told of is a save that can be taken back.
    void setNotice(look::Tone tone, const QString &text, const QString &requestId, bool canTakeBack = false);
    QString text() const;

Q_SIGNALS:
    void keysRequested();
    void takeBackRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_symbol = nullptr;
    QLabel *m_text, *m_request;
    QPushButton *m_copyButton, *m_takeBackButton;
    QString m_requestId;
};

} // namespace linedesk
