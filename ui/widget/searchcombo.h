// SPDX-License-Identifier: Apache-2.0
// A choice from a long list, found by typing any part of a name (with or without its accents) or its code. What is not in
// the list goes back to what was chosen before. The wheel does not turn it: it scrolls the form.
#pragma once

#include <QComboBox>

namespace linedesk {

class SearchCombo : public QComboBox {
    Q_OBJECT
public:
    explicit SearchCombo(QWidget *parent = nullptr);

    /// `code` is the item's data, and found by typing it.
    void add(const QString &text, const QString &code);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void settle();
};

} // namespace linedesk
