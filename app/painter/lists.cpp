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

void splitMenuText(const QString& all, QString& text, QString& key)
{
    const auto tab = all.indexOf(QLatin1Char('\t'));
    text = tab < 0 ? all : all.left(tab);
    key = tab < 0 ? QString() : all.mid(tab + 1);
}

} // namespace

void paintItemBackground(QPainter& painter, const QStyleOptionViewItem& option)
{
    const bool selected = on(option, QStyle::State_Selected);
    if (selected)
        painter.fillRect(option.rect, ink(Role::Selected));
    else if (on(option, QStyle::State_MouseOver) && on(option, QStyle::State_Enabled))
        painter.fillRect(option.rect, ink(Role::Hover));
    else if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    if (selected && on(option, QStyle::State_HasFocus) && on(option, QStyle::State_KeyboardFocusChange))
        paintFocusRing(painter, QRectF(option.rect).adjusted(1, 1, -1, -1), 3);
}

void paintBranch(QPainter& painter, const QStyleOption& option)
{
    if (!on(option, QStyle::State_Children))
        return;
    const QRectF place(option.rect.right() - 15, option.rect.center().y() - 5, 11, 11);
    paintIcon(painter, on(option, QStyle::State_Open) ? Icon::Down : Icon::Right, place,
              ink(Role::TextSecondary), 2);
}

void paintHeaderSection(QPainter& painter, const QStyleOptionHeader& option)
{
    painter.fillRect(option.rect, ink(Role::Header));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     ink(Role::Border));
}

void paintSplitter(QPainter& painter, const QRect& rect)
{
    painter.fillRect(rect, ink(Role::Border));
}

void paintMenuPanel(QPainter& painter, const QRect& rect)
{
    painter.fillRect(rect, ink(Role::Raised));
    painter.save();
    painter.setPen(ink(Role::BorderStrong));
    painter.drawRect(QRectF(rect).adjusted(.5, .5, -.5, -.5));
    painter.restore();
}

void paintTipPanel(QPainter& painter, const QRect& rect)
{
    paintMenuPanel(painter, rect);
}

QSize menuItemSize(const QStyleOptionMenuItem& option)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {24, 9};
    QString text;
    QString key;
    splitMenuText(option.text, text, key);
    const QFontMetrics metrics(option.font);
    const int keyWidth = key.isEmpty() ? 0 : metrics.horizontalAdvance(key) + 32;
    const int arrow = option.menuItemType == QStyleOptionMenuItem::SubMenu ? 24 : 0;
    return {30 + metrics.size(Qt::TextShowMnemonic, text).width() + std::max(keyWidth, arrow) + 16,
            metrics.height() + 10};
}

void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& option)
{
    const QRect rect = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(rect.left() + 4, rect.center().y(), rect.width() - 8, 1), ink(Role::Border));
        return;
    }
    const bool enabled = on(option, QStyle::State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (enabled && on(option, QStyle::State_Selected)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink(Role::Selected));
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 0, -1, 0), 4, 4);
    }
    QString text;
    QString key;
    splitMenuText(option.text, text, key);
    const QColor colour = ink(enabled ? Role::Text : Role::Disabled);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked)
        paintIcon(painter, Icon::Check, QRectF(rect.left() + 9, rect.center().y() - 6, 13, 13), colour, 2);
    painter.setFont(option.font);
    painter.setPen(colour);
    painter.drawText(rect.adjusted(30, 0, -12, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic,
                     text);
    painter.setPen(ink(enabled ? Role::TextTertiary : Role::Disabled));
    painter.drawText(rect.adjusted(30, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter, key);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter, Icon::Right, QRectF(rect.right() - 20, rect.center().y() - 5, 11, 11), colour, 2);
    painter.restore();
}

} // namespace app
