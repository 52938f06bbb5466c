#pragma once

#include <QPainter>
#include <QStyleOption>

namespace app {

/// What Style draws, one function a control. All take their colours from the theme in force.

void paintButton(QPainter& painter, const QStyleOption& option, const QWidget* widget);
void paintButtonLabel(QPainter& painter, const QStyleOption& option, const QString& text, const QIcon& icon,
                      const QSize& iconSize, const QWidget* widget);
void paintToolButton(QPainter& painter, const QStyleOptionToolButton& option, const QWidget* widget);
void paintFocusRing(QPainter& painter, const QRectF& rect, double radius);
void paintCheckIndicator(QPainter& painter, const QStyleOption& option, bool round);

void paintField(QPainter& painter, const QStyleOption& option, bool wrong);
void paintComboBox(QPainter& painter, const QStyleOptionComboBox& option);
void paintComboLabel(QPainter& painter, const QStyleOptionComboBox& option);
void paintSlider(QPainter& painter, const QStyleOptionSlider& option, double position);
void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& thumb);

void paintItemBackground(QPainter& painter, const QStyleOptionViewItem& option);
void paintBranch(QPainter& painter, const QStyleOption& option);
void paintHeaderSection(QPainter& painter, const QStyleOptionHeader& option);
void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& option);
QSize menuItemSize(const QStyleOptionMenuItem& option);
void paintSplitter(QPainter& painter, const QRect& rect);
void paintMenuPanel(QPainter& painter, const QRect& rect);
void paintTipPanel(QPainter& painter, const QRect& rect);
void paintProgress(QPainter& painter, const QStyleOptionProgressBar& option);

} // namespace app
