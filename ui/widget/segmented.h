// SPDX-License-Identifier: Apache-2.0
// Two to four views of the same thing, side by side.
#pragma once

#include <QStringList>
#include <QWidget>

namespace linedesk {

class Segmented final : public QWidget {
    Q_OBJECT
public:
    explicit Segmented(QStringList options, int current = 0, QWidget *parent = nullptr);
    int current() const { return m_current; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void currentChanged(int current);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setCurrent(int current);
    void describe();
    int segmentWidth() const;

    QStringList m_options;
    int m_current;
};

} // namespace linedesk
