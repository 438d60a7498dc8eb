// SPDX-License-Identifier: Apache-2.0
// The line to the server: a dot, a word and the last answer's time. Offline differs by shape and word too.
#pragma once

#include <QWidget>

#include <chrono>

namespace linedesk {

class LineLight : public QWidget {
    Q_OBJECT
public:
    explicit LineLight(QWidget *parent = nullptr);
    void setLine(bool isOnline, std::chrono::milliseconds took);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString text() const;

    bool m_isOnline = true;
    std::chrono::milliseconds m_took{0};
};

} // namespace linedesk
