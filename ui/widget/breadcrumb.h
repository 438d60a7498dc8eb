// SPDX-License-Identifier: Apache-2.0
// Where the details stand in the household: never scrolls away, elides from the front, each step can be clicked.
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace linedesk {

class Breadcrumb : public QWidget {
    Q_OBJECT
public:
    explicit Breadcrumb(QWidget *parent = nullptr);
    void setPath(const QStringList &path);

Q_SIGNALS:
    void stepClicked(int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Step {
        QString text;
        int x, width, index; // index: -1 for the dots that stand for left-out steps
    };
    std::vector<Step> steps() const;

    QStringList m_path;
};

} // namespace linedesk
