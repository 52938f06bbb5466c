#include "app/painter/icons.h"

#include "app/painter/svg_path.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

#include <array>

namespace app {

namespace {

struct Drawing {
    const char* path;
    bool filled = false;
};

constexpr std::array kDrawings{
    Drawing{"M2.5 4.5h11M2.5 8h11M2.5 11.5h11"},
    Drawing{"M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.4 10.4L13.5 13.5"},
    Drawing{"M6 3.5L10.5 8 6 12.5"},
    Drawing{"M3.5 6L8 10.5 12.5 6"},
    Drawing{"M3.5 3.5v9M12.5 3.5L6.5 8l6 4.5z", true},
    Drawing{"M12.5 3.5v9M3.5 3.5L9.5 8l-6 4.5z", true},
    Drawing{"M10.5 3.5L5 8l5.5 4.5"},
    Drawing{"M5.5 3.5L11 8l-5.5 4.5"},
    Drawing{"M4.5 3L12.5 8l-8 5z", true},
    Drawing{"M5 3.5v9M11 3.5v9"},
    Drawing{"M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10"},
    Drawing{"M8 3v10M3 8h10"},
    Drawing{"M3 8h10"},
    Drawing{"M8 10V2.5M5 5l3-3 3 3M2.5 9.5v4h11v-4"},
    Drawing{"M3 8.5L6.5 12 13 4.5"},
    Drawing{"M4 4l8 8M12 4l-8 8"},
    Drawing{"M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5"},
    Drawing{"M8 2.5L14.5 13.5h-13zM8 6.5v3.5M8 11.6v.4"},
    Drawing{"M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.2V11M8 5v.3"},
    Drawing{"M5.5 3L2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H7"},
    Drawing{"M8 9.5V14M5 2.5h6L10 6l2 3.5H4L6 6z"},
    Drawing{"M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"},
    Drawing{
        "M4 4h8v8H4zM6.5 1.5V4M9.5 1.5V4M6.5 12v2.5M9.5 12v2.5M1.5 6.5H4M1.5 9.5H4M12 6.5h2.5M12 9.5h2.5"},
    Drawing{"M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.5V8l2.5 1.5"},
    Drawing{"M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3"},
    Drawing{"M3.5 14V2.5h8L9.5 6l2 3.5h-8"},
    Drawing{"M3 2.5h7.5a2 2 0 0 1 2 2v9H5a2 2 0 0 1-2-2zM3 11.5a2 2 0 0 1 2-2h7.5"},
    Drawing{"M2 4h4l1.5 1.5H14V13H2z"},
    Drawing{"M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"},
    Drawing{"M12.5 6.5A5 5 0 0 0 3.5 5.5M3.5 9.5A5 5 0 0 0 12.5 10.5M3.2 2.8v3h3M12.8 13.2v-3h-3"},
    Drawing{"M13.5 8H3M7 4L3 8l4 4"},
    Drawing{"M2.5 8H13M9 4l4 4-4 4"},
    Drawing{"M2 3h12v10H2zM10 3v10"},
};
static_assert(kDrawings.size() == static_cast<std::size_t>(Icon::Sidebar) + 1);

/// Parsed once: a parsed path is cheap to paint.
const QPainterPath& pathOf(Icon icon)
{
    static const auto kPaths = [] {
        std::array<QPainterPath, kDrawings.size()> paths;
        for (std::size_t i = 0; i < paths.size(); ++i)
            paths[i] = svgPath(kDrawings[i].path);
        return paths;
    }();
    return kPaths[static_cast<std::size_t>(icon)];
}

class IconEngine : public QIconEngine {
public:
    explicit IconEngine(Icon icon)
        : m_icon(icon)
    {
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        paintIcon(*painter, m_icon, rect, painter->pen().color());
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode, QIcon::State) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        // Nobody has set a pen here, so the colour is that of a field's hints.
        painter.setPen(QGuiApplication::palette().color(QPalette::PlaceholderText));
        paint(&painter, QRect(QPoint(), size), QIcon::Normal, QIcon::Off);
        return pixmap;
    }
    QIconEngine* clone() const override { return new IconEngine(m_icon); }

private:
    Icon m_icon;
};

} // namespace

void paintIcon(QPainter& painter, Icon icon, const QRectF& rect, const QColor& colour, double stroke)
{
    const double side = std::min(rect.width(), rect.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center() - QPointF(side, side) / 2);
    painter.scale(side / 16, side / 16);
    painter.setPen(QPen(colour, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(kDrawings[static_cast<std::size_t>(icon)].filled ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawPath(pathOf(icon));
    painter.restore();
}

void paintLogo(QPainter& painter, const QRectF& rect)
{
    struct Block {
        QRectF place;
        QRgb colour;
    };
    // The states' colours of the light theme: running, I/O, ready. They are legible on both grounds.
    static constexpr QRgb kRun = 0xFF356DE9;
    static constexpr QRgb kIo = 0xFFD1212A;
    static constexpr QRgb kReady = 0xFFFDDF5D;
    static const std::array kBlocks{
        Block{{1, 2, 8, 4.4}, kRun},        Block{{10.4, 2, 5, 4.4}, kIo},  Block{{5, 7.8, 5, 4.4}, kReady},
        Block{{11.4, 7.8, 7.6, 4.4}, kRun}, Block{{1, 13.6, 6, 4.4}, kRun}, Block{{8.4, 13.6, 7, 4.4}, kIo},
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 20, rect.height() / 20);
    painter.setPen(Qt::NoPen);
    for (const Block& block : kBlocks) {
        painter.setBrush(QColor(block.colour));
        painter.drawRoundedRect(block.place, 1.3, 1.3);
    }
    painter.restore();
}

QIcon toQIcon(Icon icon)
{
    return QIcon(new IconEngine(icon));
}

QIcon programIcon()
{
    QIcon icon;
    for (const int side : {16, 32, 64, 128}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintLogo(painter, QRectF(0, 0, side, side));
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace app
