#pragma once

#include <QIcon>
#include <QRectF>

class QPainter;
class QColor;

namespace app {

/// Every picture in the window's controls, drawn as a path on a grid of 16 × 16 in the text's colour.
enum class Icon {
    Menu,
    Search,
    Right,
    Down,
    First,
    Last,
    Back,
    Forward,
    Play,
    Pause,
    Fit,
    Plus,
    Minus,
    Export,
    Check,
    Close,
    Lock,
    Warning,
    Info,
    Undo,
    Pin,
    Eye,
    Chip,
    Clock,
    Copy,
    Flag,
    Book,
    Folder,
    Ring,
    Cycle,
    ReadArrow,
    WriteArrow,
    Sidebar,
};

/// `stroke` is the width at 16 px; the icon grows with `rect`.
void paintIcon(QPainter& painter, Icon icon, const QRectF& rect, const QColor& colour, double stroke = 1.5);
/// The three rows of boxes that stand for the program.
void paintLogo(QPainter& painter, const QRectF& rect);

/// For buttons and menus: painted by QIcon::paint in the colour of the painter's pen, so that the style
/// decides.
QIcon toQIcon(Icon icon);
QIcon programIcon();

} // namespace app
