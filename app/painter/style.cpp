#include "app/painter/style.h"

#include "app/painter/controls.h"
#include "app/painter/icons.h"
#include "app/painter/paint.h"

#include <QApplication>
#include <QComboBox>
#include <QScreen>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolButton>

namespace app {

using core::Role;

ButtonRole buttonRole(const QWidget* widget)
{
    const QString role = widget != nullptr ? widget->property("role").toString() : QString();
    if (role == QLatin1String("primary"))
        return ButtonRole::Primary;
    if (role == QLatin1String("quiet"))
        return ButtonRole::Quiet;
    if (role == QLatin1String("segment"))
        return ButtonRole::Segment;
    if (role == QLatin1String("tab"))
        return ButtonRole::Tab;
    return ButtonRole::Plain;
}

Style::Style(const core::Theme& theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_theme(theme)
{
}

void Style::setTheme(const core::Theme& theme)
{
    m_theme = theme;
    QApplication::setPalette(standardPalette());
}

void Style::polish(QPalette& palette)
{
    palette = standardPalette();
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QComboBox*>(widget) != nullptr
        || qobject_cast<QScrollBar*>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
}

QPalette Style::standardPalette() const
{
    const auto c = [&](Role role) { return toQt(m_theme.colour(role)); };
    QPalette palette;
    const auto set = [&](QPalette::ColorRole to, Role from) { palette.setColor(to, c(from)); };
    set(QPalette::Window, Role::Window);
    set(QPalette::Base, Role::Surface);
    set(QPalette::AlternateBase, Role::Header);
    set(QPalette::Button, Role::Raised);
    set(QPalette::Text, Role::Text);
    set(QPalette::WindowText, Role::Text);
    set(QPalette::ButtonText, Role::Text);
    set(QPalette::PlaceholderText, Role::TextTertiary);
    set(QPalette::Highlight, Role::Selected);
    set(QPalette::HighlightedText, Role::Text);
    set(QPalette::ToolTipBase, Role::Raised);
    set(QPalette::ToolTipText, Role::Text);
    set(QPalette::Link, Role::Text);
    set(QPalette::LinkVisited, Role::TextSecondary); // No link is ever shown as visited; labels use it.
    set(QPalette::Light, Role::Raised);
    set(QPalette::Midlight, Role::Hover);
    set(QPalette::Mid, Role::Border);
    set(QPalette::Dark, Role::BorderStrong);
    set(QPalette::Shadow, Role::BorderStrong);
    set(QPalette::BrightText, Role::Error);
    for (const auto role :
         {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, c(Role::Disabled));
    return palette;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_SliderThickness:
    case PM_SliderControlThickness: return 16;
    case PM_SliderLength: return 14;
    case PM_SplitterWidth:
    case PM_MenuPanelWidth:
    case PM_DefaultFrameWidth: return 1;
    case PM_MenuVMargin:
    case PM_MenuHMargin: return 4;
    case PM_ScrollBarExtent: return 10;
    case PM_ScrollBarSliderMin: return 24;
    case PM_ToolTipLabelFrameWidth: return 6;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_HeaderMargin: return 8;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 15;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_Transient:
    case SH_UnderlineShortcut:
    case SH_Menu_Scrollable: return 0;
    case SH_ToolTip_WakeUpDelay: return 400;
    case SH_Slider_AbsoluteSetButtons: return static_cast<int>(Qt::LeftButton);
    case SH_Menu_MouseTracking:
    case SH_ComboBox_ListMouseTracking: return 1;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon Style::standardIcon(StandardPixmap standard, const QStyleOption* option, const QWidget* widget) const
{
    if (standard == SP_LineEditClearButton)
        return toQIcon(Icon::Close);
    return QProxyStyle::standardIcon(standard, option, widget);
}

bool desktopIsDark()
{
    // The palette of the platform itself, before this style replaces it.
    static const bool kDark = [] {
        const QPalette palette = QGuiApplication::palette();
        return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    }();
    return kDark;
}

core::Theme currentTheme()
{
    const auto* style = dynamic_cast<const Style*>(QApplication::style());
    return style != nullptr ? style->theme() : core::lightTheme();
}

QColor ink(Role role)
{
    return toQt(currentTheme().colour(role));
}

QColor threadColour(std::size_t thread)
{
    return ink(core::identityRole(thread));
}

QColor threadLabel(std::size_t thread)
{
    return toQt(currentTheme().identityLabel(thread));
}

namespace {

/// Unlike bundledFont(), for widgets: points of the screen, because setPixelSize takes no fractions, and with
/// the desktop's fonts for letters that ours lack.
QFont screenFont(const QString& family, double pixels, QFont::Weight weight)
{
    QFont font(family);
    const QScreen* screen = QGuiApplication::primaryScreen();
    font.setPointSizeF(pixels * 72.0 / (screen != nullptr ? screen->logicalDotsPerInchY() : 96.0));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

} // namespace

QFont interFont(double pixels, QFont::Weight weight)
{
    return screenFont(QStringLiteral("Inter"), pixels, weight);
}

QFont codeFont(double pixels)
{
    return screenFont(QStringLiteral("JetBrains Mono"), pixels, QFont::Normal);
}

} // namespace app
