// SPDX-License-Identifier: Apache-2.0
// A key or a chord as caps: "Ctrl+Shift+P", one cap per key.
#pragma once

#include <QStringList>
#include <QWidget>

namespace linedesk {

class KeyCap final : public QWidget {
    Q_OBJECT
public:
    explicit KeyCap(const QString &keys, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_keys;
};

} // namespace linedesk
