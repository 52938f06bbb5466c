#pragma once

#include "core/diagram/shape.h"

#include <utility>

namespace core {

/// Appends shapes to a picture: the vocabulary in which layouts are written.
class Canvas {
public:
    explicit Canvas(std::vector<Shape>& shapes)
        : m_shapes(shapes)
    {
    }

    template <class OneShape>
    void add(OneShape shape)
    {
        m_shapes.emplace_back(std::in_place_type<OneShape>, std::move(shape));
    }
    void fill(Rect rect, Role role, double radius = 0, double opacity = 1)
    {
        add(Fill{rect, role, radius, opacity});
    }
    void horizontal(double x0, double x1, double y, Role role, Dash dash = Dash::Solid, double width = 1)
    {
        add(Line{{x0, y}, {x1, y}, role, width, dash, 1});
    }
    void vertical(double x, double y0, double y1, Role role, Dash dash = Dash::Solid, double width = 1)
    {
        add(Line{{x, y0}, {x, y1}, role, width, dash, 1});
    }
    void text(Point at, std::string text, Type type, Role role, Anchor anchor = Anchor::Start)
    {
        add(Label{at, std::move(text), type, role, anchor, 1, false, std::nullopt});
    }

private:
    std::vector<Shape>& m_shapes;
};

/// The baseline that puts text of that size in the middle of a row.
constexpr double baseline(double middle, double size)
{
    return middle + size * 0.36;
}

} // namespace core
