#include "app/panels/link.h"

#include "app/painter/controls.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"

#include <QFontMetricsF>

#include <cmath>

namespace app {

Link::Link(const QString& text, QWidget* parent)
    : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setLeads(false);
}

void Link::setThread(std::size_t thread, const QString& name)
{
    m_thread = thread;
    m_chip = chipText(name);
    setAccessibleName(name + QLatin1Char(' ') + text());
    setToolTip(name);
}

void Link::setLeads(bool leads)
{
    m_leads = leads;
    setFocusPolicy(leads ? Qt::TabFocus : Qt::NoFocus);
    setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAttribute(Qt::WA_TransparentForMouseEvents, !leads);
}

QSize Link::sizeHint() const
{
    const double chip = m_thread ? chipWidth(m_chip) + 6 : 0;
    return {static_cast<int>(std::ceil(chip + QFontMetricsF(interFont(12)).horizontalAdvance(text()))) + 2,
            19};
}

void Link::enterEvent(QEnterEvent*)
{
    update();
}

void Link::leaveEvent(QEvent*)
{
    update();
}

void Link::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    double x = 0;
    if (m_thread) {
        const double width = chipWidth(m_chip);
        paintChip(painter, QRectF(0, 1, width, 17), m_chip, *m_thread);
        x = width + 6;
    }
    QFont font = interFont(12);
    font.setUnderline(m_leads && underMouse());
    paintText(painter, QRectF(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, text(), font,
              core::Role::Text);
    if (hasFocus())
        paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), 4);
}

} // namespace app
