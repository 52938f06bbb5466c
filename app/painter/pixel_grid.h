#pragma once

#include "core/diagram/shape.h"

#include <QPaintEngine>
#include <QPainter>
#include <cmath>

namespace app {

/// Device pixels under the painter. On the screen and in images edges go to whole ones; in vector files
/// nothing moves.
class PixelGrid {
public:
    explicit PixelGrid(const QPainter& painter)
        : m_transform(painter.deviceTransform())
        , m_isRaster(painter.paintEngine()->type() == QPaintEngine::Raster)
    {
    }

    bool isRaster() const { return m_isRaster; }
    double scale() const { return m_transform.m11(); }
    /// The device pixel whose left edge, or upper edge, is next to a coordinate.
    int column(double value) const { return nearest(value * m_transform.m11() + m_transform.dx()); }
    int row(double value) const { return nearest(value * m_transform.m22() + m_transform.dy()); }
    /// Whether a length is one of whole device pixels: then there is nothing to be smoothed.
    bool isWhole(double length) const { return std::abs(std::remainder(length * scale(), 1.0)) < 1e-9; }
    int rows(const QRectF& rect) const { return qRound(rect.height() * m_transform.m22()); }

    double x(double value) const { return snapped(value, m_transform.m11(), m_transform.dx()); }
    double y(double value) const { return snapped(value, m_transform.m22(), m_transform.dy()); }

    QRectF rect(const core::Rect& r) const
    {
        const double left = x(r.x);
        const double top = y(r.y);
        const double pixel = m_isRaster ? 1 / scale() : 0;
        return {left, top, std::max(pixel, x(r.right()) - left), std::max(pixel, y(r.bottom()) - top)};
    }

    /// The middle of a hairline, so that it covers whole pixels.
    double hairX(double value, double width) const { return x(value - width / 2) + width / 2; }
    double hairY(double value, double width) const { return y(value - width / 2) + width / 2; }

private:
    /// As std::floor, which is a call, and pictures have tens of thousands of edges.
    static int nearest(double value)
    {
        const double shifted = value + 0.5;
        const int towardsZero = static_cast<int>(shifted);
        return towardsZero - static_cast<int>(shifted < towardsZero);
    }
    double snapped(double value, double factor, double offset) const
    {
        return m_isRaster ? (std::floor(value * factor + offset + 0.5) - offset) / factor : value;
    }

    QTransform m_transform;
    bool m_isRaster;
};

/// Copies the upper left part of an image to a pixel of the device. Qt copies rows of an image that is
/// neither scaled nor moved by parts of a pixel, and samples every pixel of one that is.
void copyPixels(QPainter& painter, const QImage& image, QSize size, QPoint at);

} // namespace app
