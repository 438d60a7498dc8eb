// SPDX-License-Identifier: Apache-2.0
// A part of the window with a ground of its own and hairlines at chosen edges, or a panel with round corners.
#pragma once

#include <QWidget>

namespace linedesk {

class Pane : public QWidget {
    Q_OBJECT
public:
    enum class Ground { Chrome, Rail, Page, Raised };
    enum Edge { NoEdge = 0, Top = 1, Bottom = 2, Left = 4, Right = 8 };

    explicit Pane(Ground ground, int edges = NoEdge, QWidget *parent = nullptr);
    /// Round corners and an outline all around instead of edges.
    void setPanelRadius(int radius);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground;
    int m_edges;
    int m_panelRadius = 0;
};

} // namespace linedesk
