// SPDX-License-Identifier: Apache-2.0
// Labels and values on the one label column of the console, in sections.
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;

namespace linedesk {

class ValueGrid final : public QWidget {
    Q_OBJECT
public:
    explicit ValueGrid(QWidget *parent = nullptr);
    void addSection(const QString &title);
    QLabel *addRow(const QString &label, const QString &value, bool isCode = false);
    void addRow(const QString &label, QWidget *value);

private:
    QGridLayout *m_grid;
};

} // namespace linedesk
