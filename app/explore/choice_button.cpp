#include "app/explore/scheduler_panel.h"

#include "app/painter/controls.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"

namespace app {

using core::Role;

namespace {

constexpr int kHigh = 60;
constexpr int kLow = 36;

} // namespace

ChoiceButton::ChoiceButton(Content content, QWidget* parent)
    : QAbstractButton(parent)
    , m_content(std::move(content))
{
    setAccessibleName(QStringLiteral("%1, %2, %3").arg(m_content.title, m_content.what, m_content.reach));
    setEnabled(m_content.can);
    setFocusPolicy(m_content.can ? Qt::TabFocus : Qt::NoFocus);
    setCursor(m_content.can ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(m_content.can ? kHigh : kLow);
}

QSize ChoiceButton::sizeHint() const
{
    return {240, m_content.can ? kHigh : kLow};
}

void ChoiceButton::enterEvent(QEnterEvent*)
{
    update();
}

void ChoiceButton::leaveEvent(QEvent*)
{
    update();
}

void ChoiceButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Content& c = m_content;
    const bool over = c.can && (underMouse() || isDown());
    paintCard(painter, rect(), over ? Role::Hover : Role::Surface, over ? Role::Accent : Role::BorderStrong,
              6);
    const double chip = chipWidth(c.chip, 17);
    paintChip(painter, QRectF(11, 9, chip, 17), c.chip, c.thread,
              c.can ? ChipFill::Filled : ChipFill::Outlined);
    const double x = 11 + chip + 8;
    const double keyWidth = c.key.isEmpty() ? 0 : 24;
    const QFont bold = interFont(12.5, QFont::DemiBold);
    const double room = width() - x - 12 - keyWidth;
    const double titleWidth = std::min(room, QFontMetricsF(bold).horizontalAdvance(c.title) + 1);
    paintText(painter, QRectF(x, 8, titleWidth, 19), Qt::AlignVCenter | Qt::AlignLeft, c.title, bold,
              c.can ? Role::Text : Role::TextSecondary);
    if (room - titleWidth > 30)
        paintText(painter, QRectF(x + titleWidth + 8, 8, room - titleWidth - 8, 19),
                  Qt::AlignVCenter | Qt::AlignLeft, c.what, interFont(12), Role::TextSecondary);
    if (!c.key.isEmpty()) {
        const QRectF key(width() - 28, 9, 18, 17);
        paintCard(painter, key, Role::Surface, Role::ControlBorder, 4);
        paintText(painter, key, Qt::AlignCenter, c.key, interFont(11), Role::TextSecondary);
    }
    if (!c.can)
        return;
    double bar = 12;
    const double barWidth = std::min(124.0, width() / 3.0);
    for (const auto& [role, share] : c.mixture) {
        const double part = std::max(2.0, share * barWidth);
        paintGround(painter, QRectF(bar, 38, std::min(part, 12 + barWidth - bar), 9).toRect(), role);
        bar += part;
    }
    const double wordsX = c.mixture.empty() ? 12 : 12 + barWidth + 10;
    paintText(painter, QRectF(wordsX, 33, width() - wordsX - 10, 19), Qt::AlignVCenter | Qt::AlignLeft,
              c.reach, interFont(12), Role::TextSecondary);
    if (hasFocus())
        paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), 6);
}

} // namespace app
