// SPDX-License-Identifier: Apache-2.0
// Whose record this is: colour stripe, initials, name, contact facts. On every customer page and, compact, on dialogs.
#pragma once

#include <QString>
#include <QWidget>

#include <utility>
#include <vector>

namespace linedesk {

struct Identity {
    QString name;
    int stripe = 0;
    std::vector<std::pair<QString, QString>> facts; // symbol, text; the last drop out first when space is short
};

class IdentityBanner : public QWidget {
    Q_OBJECT
public:
    enum class Size { Page, Dialog };
    explicit IdentityBanner(Size size, QWidget *parent = nullptr);
    void setIdentity(Identity identity);
    const Identity &identity() const { return m_identity; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Identity m_identity;
};

} // namespace linedesk
