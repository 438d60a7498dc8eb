// SPDX-License-Identifier: Apache-2.0
#include "widget/stateview.h"

#include "look/symbolmark.h"
#include "look/tokens.h"
#include "widget/controls.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace linedesk {

using namespace look;

StateView::StateView(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_title(makeTitle({})), m_text(makeMutedText({}, false)),
      m_request(makeMutedText({}, true)), m_button(makeButton(QStringLiteral("stateButton"), {}))
{
    m_column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    m_column->setSpacing(space::s);
    m_title->setObjectName(QStringLiteral("stateTitle"));
    m_text->setObjectName(QStringLiteral("stateText"));
    QFont code = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    code.setPointSizeF(m_request->font().pointSizeF());
    m_request->setFont(code);
    m_request->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addStretch();
    for (QLabel *label : {m_title, m_text, m_request}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
        m_column->addWidget(label);
    }
    m_column->addWidget(m_button, 0, Qt::AlignHCenter);
    m_column->addStretch();
    connect(m_button, &QPushButton::clicked, this, &StateView::primaryTriggered);
}

void StateView::setState(const QString &symbol, Tone tone, const QString &title, const QString &text, const QString &requestId,
                         const QString &action)
{
    delete m_symbol;
    m_symbol = new SymbolMark(symbol, 32, tone, this);
    m_column->insertWidget(1, m_symbol, 0, Qt::AlignHCenter);
    m_title->setText(title);
    m_text->setText(text);
    m_request->setText(requestId);
    m_request->setVisible(!requestId.isEmpty());
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    setAccessibleName(title + (title.endsWith(QLatin1Char('.')) ? QStringLiteral(" ") : QStringLiteral(". ")) + text);
}

} // namespace linedesk
