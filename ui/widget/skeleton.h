// SPDX-License-Identifier: Apache-2.0
// Grey bars in the shape of what is being read. They do not move.
#pragma once

#include <QWidget>

namespace linedesk {

class Skeleton final : public QWidget {
    Q_OBJECT
public:
    explicit Skeleton(int rows, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_rows;
};

} // namespace linedesk
