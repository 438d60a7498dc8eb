// SPDX-License-Identifier: Apache-2.0
// Card entry. The number goes to Commerce alone; whatever the answer is, number and code are gone from the window when the
// request has left, and the window says so.
#pragma once

#include "model/cardform.h"
#include "widget/identitybanner.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace linedesk {

class CardNumberEdit;
class FieldRow;

class CardDialog : public QDialog {
    Q_OBJECT
public:
    struct Subject {
        Identity identity;
        QString customerName; // "R. Ruiz"
        QString accountName;  // "Bills"
    };
    /// Takes the form.
    CardDialog(CardForm *form, const Subject &subject, bool isTraining, QWidget *parent);

    /// Something of number or code is in the fields.
    bool hasDigits() const;

Q_SIGNALS:
    void stored(const linedesk::Card &card);
    /// Closed while the card was on its way: the service tells what becomes of it.
    void stillStoring();
    /// `isKnown`: nothing was stored; else nobody knows what became of the last try.
    void closedWithoutCard(bool isKnown);

protected:
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeFields(QVBoxLayout *column, const Subject &subject);
    void connectFields();
    void submit();
    void wipe();
    void showNumber();
    void showIssues();
    void say(int tone, const QString &text);

    CardForm *m_form;
    QVBoxLayout *m_messages = nullptr;
    QWidget *m_message = nullptr;
    CardNumberEdit *m_numberEdit = nullptr, *m_codeEdit = nullptr;
    QLineEdit *m_nameEdit = nullptr, *m_monthEdit = nullptr, *m_yearEdit = nullptr;
    QCheckBox *m_defaultCheck = nullptr;
    FieldRow *m_numberRow = nullptr, *m_nameRow = nullptr, *m_expiryRow = nullptr, *m_codeRow = nullptr;
    QPushButton *m_cancelButton = nullptr, *m_storeButton = nullptr;
    QString m_storeText;
    bool m_isOutcomeUnknown = false;
};

} // namespace linedesk
