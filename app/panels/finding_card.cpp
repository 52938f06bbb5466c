#include "app/panels/finding_card.h"

#include "app/painter/controls.h"
#include "app/painter/style.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace app {

FindingCard::FindingCard(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_text(new QLabel)
{
    m_column->setContentsMargins(26, 40, 26, 12);
    m_column->setSpacing(9);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setFont(interFont(12.5));
    m_column->addWidget(m_text);
    hide();
}

void FindingCard::show(TagKind kind, const QString& title, const QString& text, const QString& cure)
{
    m_kind = kind;
    m_title = title;
    m_text->setText(
        text.toHtmlEscaped()
        + (cure.isEmpty()
               ? QString()
               : QStringLiteral(" <span style=\"font-weight:600\">%1</span>").arg(cure.toHtmlEscaped())));
    setAccessibleName(title + QLatin1Char(' ') + text + QLatin1Char(' ') + cure);
    setVisible(!title.isEmpty());
    update();
}

void FindingCard::setLeads(const QString& where)
{
    m_leads = true;
    m_text->setAttribute(Qt::WA_TransparentForMouseEvents);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(where);
}

QPushButton* FindingCard::addAction(const QString& words)
{
    constexpr int aboveTheEdge = 16;
    auto* button = new QPushButton(words);
    m_column->addWidget(button, 0, Qt::AlignLeft);
    QMargins margins = m_column->contentsMargins();
    margins.setBottom(aboveTheEdge);
    m_column->setContentsMargins(margins);
    return button;
}

void FindingCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_leads && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT clicked();
}

void FindingCard::keyPressEvent(QKeyEvent* event)
{
    if (m_leads && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

void FindingCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF card = QRectF(rect()).adjusted(14, 10, -14, -2);
    paintCard(painter, card, tagTint(m_kind), std::nullopt, 8);
    paintIcon(painter, m_kind == TagKind::Good ? Icon::Check : Icon::Warning,
              QRectF(card.left() + 12, card.top() + 10, 15, 15), ink(tagInk(m_kind)));
    paintText(painter, QRectF(card.left() + 34, card.top() + 8, card.width() - 46, 20),
              Qt::AlignLeft | Qt::AlignVCenter, m_title, interFont(13, QFont::DemiBold), tagInk(m_kind));
    if (hasFocus())
        paintFocusRing(painter, card, 8);
}

} // namespace app
