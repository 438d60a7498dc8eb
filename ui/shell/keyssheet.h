// SPDX-License-Identifier: Apache-2.0
// Every key of the desk, on F1.
#pragma once

#include <QDialog>

#include <utility>
#include <vector>

namespace linedesk {

class KeysSheet : public QDialog {
    Q_OBJECT
public:
    /// Keys and what they do.
    KeysSheet(const std::vector<std::pair<QString, QString>> &keys, QWidget *parent);
};

} // namespace linedesk
