#pragma once

#include "core/diagram/theme.h"

#include <QColor>
#include <QFont>
#include <QProxyStyle>

namespace app {

/// How a button looks; a widget says so with its property "role": primary, quiet, segment, tab; else plain.
enum class ButtonRole { Plain, Primary, Quiet, Segment, Tab };
ButtonRole buttonRole(const QWidget* widget);

/// Fusion's behaviour with our own look: ink on paper, from the theme's roles, without a style sheet.
class Style : public QProxyStyle {
    Q_OBJECT
public:
    explicit Style(const core::Theme& theme);

    const core::Theme& theme() const { return m_theme; }
    void setTheme(const core::Theme& theme);

    void polish(QPalette& palette) override;
    void polish(QWidget* widget) override;
    QPalette standardPalette() const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap standard, const QStyleOption* option,
                       const QWidget* widget) const override;

private:
    core::Theme m_theme;
};

/// Guessed from the palette that the desktop gave the program: Qt 6.4 has no other way.
bool desktopIsDark();
/// The theme in force: the application's Style has it; light where there is none.
core::Theme currentTheme();
/// Of the theme in force.
QColor ink(core::Role role);
/// The colour of a thread, by its number, and that of text on it.
QColor threadColour(std::size_t thread);
QColor threadLabel(std::size_t thread);

/// The bundled fonts at a size in pixels, which may be fractional.
QFont interFont(double pixels, QFont::Weight weight = QFont::Normal);
QFont codeFont(double pixels);

} // namespace app
