// SPDX-License-Identifier: Apache-2.0
// What stands where content would be: nothing there, failed, forbidden. Symbol, title, one sentence with the next step,
// request number, at most one button.
#pragma once

#include "look/colors.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace linedesk {

class StateView : public QWidget {
    Q_OBJECT
public:
    explicit StateView(QWidget *parent = nullptr);
    void setState(const QString &symbol, look::Tone tone, const QString &title, const QString &text, const QString &requestId,
                  const QString &action = {});

Q_SIGNALS:
    void primaryTriggered();

private:
    QVBoxLayout *m_column;
    QWidget *m_symbol = nullptr;
    QLabel *m_title, *m_text, *m_request;
    QPushButton *m_button;
};

} // namespace linedesk
