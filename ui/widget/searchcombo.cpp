// SPDX-License-Identifier: Apache-2.0
#include "widget/searchcombo.h"

#include "base/foldedtext.h"

#include <QCompleter>
#include <QFocusEvent>
#include <QLineEdit>

namespace linedesk {

namespace {

constexpr int FoldedRole = Qt::UserRole + 1;

QString folded(const QString &text)
{
    return QString::fromUtf8(FoldedText::fold(text));
}

/// Compares without accents, completes with them.
class FoldingCompleter final : public QCompleter {
public:
    explicit FoldingCompleter(QObject *parent) : QCompleter(parent)
    {
        setCompletionRole(FoldedRole);
        setFilterMode(Qt::MatchContains);
        setMaxVisibleItems(12);
    }
    QStringList splitPath(const QString &path) const override { return {folded(path)}; }
    QString pathFromIndex(const QModelIndex &index) const override { return index.data(Qt::DisplayRole).toString(); }
};

} // namespace

SearchCombo::SearchCombo(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(NoInsert);
    setMaxVisibleItems(16);
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    auto *completer = new FoldingCompleter(this);
    completer->setModel(model());
    setCompleter(completer);
    lineEdit()->setProperty("tone", QByteArray("bare")); // the box has the frame
    connect(lineEdit(), &QLineEdit::editingFinished, this, &SearchCombo::settle);
}

void SearchCombo::add(const QString &text, const QString &code)
{
    addItem(text, code);
    setItemData(count() - 1, folded(text), FoldedRole);
}

void SearchCombo::focusInEvent(QFocusEvent *event)
{
    QComboBox::focusInEvent(event);
    // A click means "another one": what is typed next replaces the name. The click itself must be over first.
    if (event->reason() == Qt::MouseFocusReason)
        QMetaObject::invokeMethod(lineEdit(), &QLineEdit::selectAll, Qt::QueuedConnection);
}

void SearchCombo::showEvent(QShowEvent *event)
{
    lineEdit()->setAccessibleName(accessibleName());
    QComboBox::showEvent(event);
}

void SearchCombo::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void SearchCombo::settle()
{
    const QString text = lineEdit()->text().trimmed();
    if (text == itemText(currentIndex()))
        return;
    int index = text.isEmpty() ? findData(QString()) : findData(text.toUpper());
    if (index < 0 && !text.isEmpty()) {
        const QString wanted = folded(text);
        for (int i = 0; i < count(); ++i) {
            const QString one = itemData(i, FoldedRole).toString();
            if (one == wanted) {
                index = i;
                break;
            }
            if (one.contains(wanted)) // the only one that it can mean
                index = index == -1 ? i : -2;
        }
    }
    if (index < 0) {
        setEditText(itemText(currentIndex()));
        return;
    }
    setCurrentIndex(index);
    Q_EMIT activated(index);
}

} // namespace linedesk
