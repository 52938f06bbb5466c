#include "app/painter/controls.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"

#include <QLineEdit>
#include <QStyleOption>
#include <QWidget>

// The half of Style that hands what Qt asks for to the functions of controls.h.

namespace app {

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
    case PE_FrameButtonTool: paintButton(*painter, *option, widget); return;
    case PE_FrameFocusRect:
        if ((option->state & State_KeyboardFocusChange) != 0)
            paintFocusRing(*painter, QRectF(option->rect).adjusted(1, 1, -1, -1), 4);
        return;
    case PE_FrameDefaultButton: return;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame != nullptr && frame->lineWidth > 0)
            paintField(*painter, *option, widget != nullptr && widget->property("wrong").toBool());
        return;
    case PE_FrameLineEdit: return;
    case PE_IndicatorCheckBox: paintCheckIndicator(*painter, *option, false); return;
    case PE_IndicatorRadioButton: paintCheckIndicator(*painter, *option, true); return;
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
            paintItemBackground(*painter, *item);
        return;
    case PE_PanelItemViewRow: return;
    case PE_IndicatorBranch: paintBranch(*painter, *option); return;
    case PE_PanelMenu: paintMenuPanel(*painter, option->rect); return;
    case PE_FrameMenu: return;
    case PE_PanelScrollAreaCorner: paintGround(*painter, option->rect, core::Role::Surface); return;
    case PE_PanelTipLabel: paintTipPanel(*painter, option->rect); return;
    case PE_Frame: paintMenuPanel(*painter, option->rect); return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            paintButtonLabel(*painter, *option, button->text, button->icon, button->iconSize, widget);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            paintMenuItem(*painter, *item);
            return;
        }
        break;
    case CE_MenuEmptyArea:
    case CE_HeaderEmptyArea: return;
    case CE_Splitter:
        painter->save();
        paintSplitter(*painter, option->rect);
        painter->restore();
        return;
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            paintHeaderSection(*painter, *header);
            return;
        }
        break;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            paintComboLabel(*painter, *combo);
            return;
        }
        break;
    case CE_ProgressBarGroove: return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            paintProgress(*painter, *bar);
            return;
        }
        break;
    case CE_ProgressBarLabel: return;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    switch (control) {
    case CC_ToolButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            paintToolButton(*painter, *button, widget);
            return;
        }
        break;
    case CC_Slider:
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            const QRect handle = subControlRect(control, option, SC_SliderHandle, widget);
            paintSlider(*painter, *slider, QRectF(handle).center().x());
            return;
        }
        break;
    case CC_ComboBox:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            paintComboBox(*painter, *combo);
            return;
        }
        break;
    case CC_SpinBox: paintField(*painter, *option, false); return;
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
            paintScrollBar(*painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    const int line = widget != nullptr ? widget->fontMetrics().height() : 16;
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool icon = button != nullptr && !button->icon.isNull();
        const bool text = button != nullptr && !button->text.isEmpty();
        const int width = button != nullptr
            ? button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width()
            : size.width();
        return {width + (icon ? 16 + (text ? 6 : 0) : 0) + (text ? 22 : 12), line + 12};
    }
    case CT_ToolButton: return {size.width() + 12, std::max(size.height() + 8, line + 12)};
    case CT_ComboBox: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {std::max(base.width(), size.width() + 34), line + 9};
    }
    case CT_LineEdit: return {size.width() + 8, line + 12};
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return menuItemSize(*item);
        break;
    case CT_Slider: return {size.width(), std::max(size.height(), 18)};
    default: break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(7, 0, -7, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (bar == nullptr)
            return {};
        const QRect all = bar->rect;
        const bool horizontal = bar->orientation == Qt::Horizontal;
        const int length = horizontal ? all.width() : all.height();
        const int range = bar->maximum - bar->minimum;
        const int thumb = range > 0
            ? std::max(24, int(qint64(length) * bar->pageStep / (range + std::max(1, bar->pageStep))))
            : length;
        const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                  length - thumb, bar->upsideDown);
        switch (part) {
        case SC_ScrollBarSlider:
            return horizontal ? QRect(start, 0, thumb, all.height()) : QRect(0, start, all.width(), thumb);
        case SC_ScrollBarGroove: return all;
        case SC_ScrollBarSubPage:
            return horizontal ? QRect(0, 0, start, all.height()) : QRect(0, 0, all.width(), start);
        case SC_ScrollBarAddPage:
            return horizontal ? QRect(start + thumb, 0, length - start - thumb, all.height())
                              : QRect(0, start + thumb, all.width(), length - start - thumb);
        default: return {};
        }
    }
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(8, 1, -22, -1);
    if (control == CC_SpinBox && part == SC_SpinBoxEditField)
        return option->rect.adjusted(1, 1, -1, -1);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace app
