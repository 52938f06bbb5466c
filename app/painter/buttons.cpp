#include "app/painter/controls.h"
#include "app/painter/icons.h"
#include "app/painter/style.h"

#include <QWidget>

namespace app {

using core::Role;

namespace {

bool on(const QStyleOption& option, QStyle::StateFlag flag)
{
    return (option.state & flag) != 0;
}

QColor fillOf(ButtonRole role, const QStyleOption& option)
{
    const bool enabled = on(option, QStyle::State_Enabled);
    const bool over = enabled && on(option, QStyle::State_MouseOver);
    const bool down = enabled && (on(option, QStyle::State_Sunken) || on(option, QStyle::State_On));
    if (role == ButtonRole::Primary) {
        const QColor accent = ink(Role::Accent);
        if (!enabled)
            return ink(Role::Sunken);
        return over ? (accent.lightness() < 128 ? accent.lighter(150) : accent.darker(112)) : accent;
    }
    if (role == ButtonRole::Tab && on(option, QStyle::State_On))
        return ink(Role::Raised);
    if (down)
        return ink(Role::Selected);
    if (over)
        return ink(Role::Hover);
    return role == ButtonRole::Plain ? ink(Role::Raised) : QColor(Qt::transparent);
}

QColor textOf(ButtonRole role, const QStyleOption& option)
{
    if (!on(option, QStyle::State_Enabled))
        return ink(Role::Disabled);
    if (role == ButtonRole::Primary)
        return ink(Role::OnAccent);
    if (role == ButtonRole::Plain || on(option, QStyle::State_On))
        return ink(Role::Text);
    return ink(Role::TextSecondary);
}

} // namespace

void paintFocusRing(QPainter& painter, const QRectF& rect, double radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink(Role::Focus), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect, radius, radius);
    painter.restore();
}

void paintButton(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    const ButtonRole role = buttonRole(widget);
    const bool segment = role == ButtonRole::Segment || role == ButtonRole::Tab;
    const bool outlined =
        role == ButtonRole::Plain || (role == ButtonRole::Tab && on(option, QStyle::State_On));
    const QRectF rect = QRectF(option.rect).adjusted(.5, .5, -.5, -.5);
    const double radius = segment ? 4.5 : 6;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(outlined ? QPen(ink(Role::BorderStrong)) : QPen(Qt::NoPen));
    painter.setBrush(fillOf(role, option));
    painter.drawRoundedRect(rect, radius, radius);
    painter.restore();
    if (on(option, QStyle::State_HasFocus) && on(option, QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, rect.adjusted(1, 1, -1, -1), radius - 1);
}

void paintButtonLabel(QPainter& painter, const QStyleOption& option, const QString& text, const QIcon& icon,
                      const QSize& iconSize, const QWidget* widget)
{
    const QColor colour = textOf(buttonRole(widget), option);
    painter.save();
    painter.setPen(colour);
    const QString hint = widget != nullptr ? widget->property("hint").toString() : QString();
    const int side = icon.isNull() ? 0 : std::min(16, iconSize.width());
    const int gap = side > 0 && !text.isEmpty() ? 6 : 0;
    const int textWidth = text.isEmpty() ? 0 : option.fontMetrics.size(Qt::TextShowMnemonic, text).width();
    const int hintWidth = hint.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(hint) + 6;
    int x = option.rect.center().x() + 1 - (side + gap + textWidth + hintWidth) / 2;
    if (side > 0)
        icon.paint(&painter, QRect(x, option.rect.center().y() + 1 - side / 2, side, side));
    x += side + gap;
    painter.drawText(QRect(x, option.rect.top(), textWidth + 2, option.rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, text);
    if (!hint.isEmpty()) {
        painter.setFont(interFont(12.5));
        painter.setOpacity(.7);
        painter.drawText(QRect(x + textWidth + 6, option.rect.top(), hintWidth + 2, option.rect.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, hint);
    }
    painter.restore();
}

void paintToolButton(QPainter& painter, const QStyleOptionToolButton& option, const QWidget* widget)
{
    paintButton(painter, option, widget);
    const bool textToo = option.toolButtonStyle != Qt::ToolButtonIconOnly;
    const QIcon icon = option.toolButtonStyle == Qt::ToolButtonTextOnly ? QIcon() : option.icon;
    paintButtonLabel(painter, option, textToo ? option.text : QString(), icon, option.iconSize, widget);
}

void paintCheckIndicator(QPainter& painter, const QStyleOption& option, bool round)
{
    const QRectF rect = QRectF(option.rect).adjusted(.75, .75, -.75, -.75);
    const bool checked = on(option, QStyle::State_On);
    const bool enabled = on(option, QStyle::State_Enabled);
    const double radius = round ? rect.width() / 2 : 4;
    const QColor accent = ink(enabled ? Role::Accent : Role::Disabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(checked ? accent : ink(enabled ? Role::ControlBorder : Role::Disabled), 1.5));
    painter.setBrush(checked ? accent : ink(Role::Surface));
    painter.drawRoundedRect(rect, radius, radius);
    if (checked && round) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink(Role::OnAccent));
        painter.drawEllipse(rect.adjusted(4, 4, -4, -4));
    } else if (checked) {
        paintIcon(painter, Icon::Check, rect.adjusted(1.5, 1.5, -1.5, -1.5), ink(Role::OnAccent), 2.4);
    }
    painter.restore();
    if (on(option, QStyle::State_HasFocus) && on(option, QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, rect.adjusted(-1, -1, 1, 1), radius + 1);
}

} // namespace app
