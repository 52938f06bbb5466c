#include "app/painter/controls.h"
#include "app/painter/icons.h"
#include "app/painter/style.h"

namespace app {

using core::Role;

namespace {

bool on(const QStyleOption& option, QStyle::StateFlag flag)
{
    return (option.state & flag) != 0;
}

} // namespace

void paintField(QPainter& painter, const QStyleOption& option, bool wrong)
{
    const bool focused = on(option, QStyle::State_HasFocus);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    Role border = on(option, QStyle::State_Enabled) ? Role::ControlBorder : Role::Border;
    if (focused)
        border = Role::Focus;
    if (wrong)
        border = Role::Error;
    const double width = focused ? 2 : 1;
    painter.setPen(QPen(ink(border), width));
    painter.setBrush(ink(Role::Surface));
    const double inset = width / 2;
    painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), 5, 5);
    painter.restore();
}

void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option)
{
    const bool enabled = on(option, QStyle::State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(ink(enabled ? Role::ControlBorder : Role::Border));
    painter.setBrush(ink(enabled && on(option, QStyle::State_MouseOver) ? Role::Hover : Role::Surface));
    const QRectF rect = QRectF(option.rect).adjusted(.5, .5, -.5, -.5);
    painter.drawRoundedRect(rect, 5, 5);
    paintIcon(painter, Icon::Down, QRectF(rect.right() - 18, rect.center().y() - 5, 11, 11),
              ink(enabled ? Role::TextSecondary : Role::Disabled), 2);
    painter.restore();
    if (on(option, QStyle::State_HasFocus) && on(option, QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, rect.adjusted(.5, .5, -.5, -.5), 5);
}

void paintComboLabel(QPainter& painter, const QStyleOptionComboBox& option)
{
    painter.save();
    painter.setPen(ink(on(option, QStyle::State_Enabled) ? Role::Text : Role::Disabled));
    const QRect rect = option.rect.adjusted(8, 0, -22, 0);
    const QString text = option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, rect.width());
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, text);
    painter.restore();
}

void paintSlider(QPainter& painter, const QStyleOptionSlider& option, double position)
{
    const bool enabled = on(option, QStyle::State_Enabled);
    const QRectF all = option.rect;
    const double middle = all.center().y();
    const QColor line = ink(enabled ? Role::Text : Role::Disabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(Role::BorderStrong));
    painter.drawRoundedRect(QRectF(all.left(), middle - 1.5, all.width(), 3), 1.5, 1.5);
    painter.setBrush(line);
    painter.drawRoundedRect(QRectF(all.left(), middle - 1.5, position - all.left(), 3), 1.5, 1.5);
    painter.setPen(QPen(line, 1.5));
    painter.setBrush(ink(on(option, QStyle::State_MouseOver) && enabled ? Role::Hover : Role::Raised));
    painter.drawEllipse(QPointF(position, middle), 6.25, 6.25);
    painter.restore();
    if (on(option, QStyle::State_HasFocus) && on(option, QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, QRectF(position - 8, middle - 8, 16, 16), 8);
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb)
{
    if (option.maximum <= option.minimum)
        return;
    const bool over = on(option, QStyle::State_MouseOver) || on(option, QStyle::State_Sunken);
    QColor colour = ink(Role::TextTertiary);
    colour.setAlphaF(over ? .8F : .4F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(thumb).adjusted(2, 2, -2, -2), 3, 3);
    painter.restore();
}

void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option)
{
    const QRectF all = QRectF(option.rect);
    const double range = option.maximum - option.minimum;
    const double share = range > 0 ? (option.progress - option.minimum) / range : 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(Role::Sunken));
    painter.drawRoundedRect(all, 3, 3);
    painter.setBrush(ink(Role::Accent));
    painter.drawRoundedRect(QRectF(all.left(), all.top(), all.width() * share, all.height()), 3, 3);
    painter.restore();
}

} // namespace app
