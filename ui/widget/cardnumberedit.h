// SPDX-License-Identifier: Apache-2.0
// A field for a card number or a security code. Keys go straight into locked memory: no text widget, no undo, no selection,
// no input method, no copy or drag. Shows dots, and digits only in the group being typed while it has the focus. While it
// has the focus it is the application's first event filter for digit keys, since the accessibility bridge would send the
// text of every key to its listeners; screen readers are told the count instead. Wipes itself after a minute without a key.
// What stays out of reach is said in base/secret.h.
#pragma once

#include "base/secret.h"

#include <QTimer>
#include <QWidget>

#include <vector>

namespace linedesk {

class CardNumberEdit : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Number, Code };

    explicit CardNumberEdit(Kind kind, QWidget *parent = nullptr);

    std::span<const char> view() const { return m_digits.view(); }
    int count() const { return int(m_digits.size()); }
    /// Moves the secret out; the field is empty afterwards.
    SecretString take();
    void clear();

    /// How the digits stand: 4 4 4 4, or 4 6 5. For a code one group.
    void setGroups(std::vector<int> groups);
    /// Shown as a badge at the right; empty: none.
    void setBrand(const QString &brand);
    void setInvalid(bool isInvalid);

    QSize sizeHint() const override;

Q_SIGNALS:
    void changed(int count);
    void left();      // the focus went elsewhere
    void submitted(); // Enter
    void wiped();     // a minute without a key
    void pasted(int digits);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr std::size_t NumberCapacity = 19, CodeCapacity = 4;

    void tellCount();
    void paste();

    Kind m_kind;
    SecretString m_digits;
    std::vector<int> m_groups;
    QString m_brand;
    bool m_isInvalid = false;
    QTimer m_idle;
    QString m_glyphs[11]; // the ten digits and the dot: painting builds no text from the secret
};

} // namespace linedesk
