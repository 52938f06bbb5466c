// SVG by hand: rectangles, lines, patterns and real text with our own widths, so that the file looks the same
// with another font and can be searched. Numbers are written without the locale.

#include "core/base/overloaded.h"
#include "core/render/render.h"
#include "core/render/svg_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

/// One picture's patterns, defined once and used by name.
std::string patternDefinition(ThreadState state, const Theme& theme)
{
    const StateStyle style = theme.state(state);
    const auto stroke = [&](std::string_view path, double width) {
        return "<path d=\"" + std::string(path) + "\" stroke=\"" + svgColour(style.patternInk)
            + "\" stroke-width=\"" + svgNumber(width) + "\" fill=\"none\" stroke-linecap=\"square\"/>";
    };
    const auto pattern = [&](int width, int height, const std::string& body) {
        return "<pattern id=\"" + std::string(1, style.letter) + "\" width=\"" + std::to_string(width)
            + "\" height=\"" + std::to_string(height) + "\" patternUnits=\"userSpaceOnUse\">" + body
            + "</pattern>\n";
    };
    const std::string dot = "\" r=\"0.9\" fill=\"" + svgColour(style.patternInk) + "\"/>";
    switch (style.pattern) {
    case Pattern::Chevrons: return pattern(10, 8, stroke("M3 1.5L6 4L3 6.5", 1.1));
    case Pattern::Bars: return pattern(4, 4, stroke("M1.5 0V4", 1.1));
    case Pattern::Cross: return pattern(6, 6, stroke("M-1 -1L7 7M7 -1L-1 7", 1));
    case Pattern::Back: return pattern(6, 6, stroke("M-1 -1L7 7M-1 5L1 7M5 -1L7 1", 1.1));
    case Pattern::Forward: return pattern(8, 8, stroke("M-1 9L9 -1M-1 1L1 -1M7 9L9 7", 1.1));
    case Pattern::Dots:
        return pattern(6, 6, "<circle cx=\"2\" cy=\"2" + dot + "<circle cx=\"5\" cy=\"5" + dot);
    case Pattern::Dashes: return pattern(8, 10, stroke("M0 2.5H4M4 7.5H8", 1.1));
    case Pattern::Rails:
    case Pattern::Solid:
    case Pattern::Outline:
    case Pattern::Hairline: break;
    }
    return "";
}

class SvgWriter {
public:
    explicit SvgWriter(const Theme& theme)
        : m_theme(theme)
    {
    }

    void operator()(const Box& box)
    {
        const StateStyle style = m_theme.state(box.state);
        const Rect& r = box.rect;
        const double radius = r.width >= 8 ? 2.5 : r.width >= 4 ? 1 : 0;
        openGroup(box.opacity);
        rect(r, svgColour(style.fill), radius);
        if (r.width >= 4)
            drawPattern(r, style, radius);
        if (r.width >= 3)
            outline({r.x + 0.5, r.y + 0.5, r.width - 1, r.height - 1}, svgColour(style.edge),
                    std::max(0.0, radius - 0.5), 1, style.pattern == Pattern::Outline ? "2 2" : "");
        if (!box.label.empty())
            boxLabel(box, style);
        closeGroup(box.opacity);
    }

    void operator()(const IdentityBox& box)
    {
        const Rect& r = box.rect;
        const std::string colour = svgColour(m_theme.colour(identityRole(box.thread)));
        openGroup(box.opacity);
        rect(r, svgColour(m_theme.colour(Role::Lane)), 2);
        rect(r, colour, 2, m_theme.tintOpacity());
        if (box.hatched)
            drawHatch(r, colour);
        rect({r.x, r.y, std::min(3.0, r.width), r.height}, colour, r.width > 6 ? 1 : 0);
        if (r.width >= 2)
            outline({r.x + 0.5, r.y + 0.5, r.width - 1, r.height - 1}, colour, 2, 1, "", 0.75);
        if (!box.label.empty())
            identityLabel(box);
        closeGroup(box.opacity);
    }

    void identityLabel(const IdentityBox& box)
    {
        const Rect& r = box.rect;
        const Type type{Face::SemiBold, static_cast<double>(box.size), false};
        const Point at{r.x + r.width / 2 + 1.5, r.y + r.height / 2 + type.size * 0.36};
        if (box.hatched)
            plate(at.x, r, textWidth(box.label, type), m_theme.colour(Role::Lane), 0.85);
        text({at, box.label, type, Role::Text, Anchor::Middle, 1, false, {}}, m_theme.colour(Role::Text));
    }

    void operator()(const Fill& fill)
    {
        rect(fill.rect, svgColour(m_theme.colour(fill.role)), fill.radius, alpha(fill));
    }

    void operator()(const Outline& o)
    {
        outline(o.rect, svgColour(m_theme.colour(o.role)), o.radius, o.width, dashes(o.dash));
    }

    void operator()(const Line& line)
    {
        const std::string dash(dashes(line.dash));
        m_out += "<line x1=\"" + svgNumber(line.from.x) + "\" y1=\"" + svgNumber(line.from.y) + "\" x2=\""
            + svgNumber(line.to.x) + "\" y2=\"" + svgNumber(line.to.y) + "\" stroke=\""
            + svgColour(m_theme.colour(line.role)) + "\" stroke-width=\"" + svgNumber(line.width) + "\""
            + (dash.empty() ? "" : " stroke-dasharray=\"" + dash + "\"") + opacity(line.opacity) + "/>\n";
    }

    void operator()(const Polygon& polygon)
    {
        const std::string ink = svgColour(m_theme.colour(polygon.role));
        std::string points;
        for (const Point& p : polygon.points)
            points += (points.empty() ? "" : " ") + svgNumber(p.x) + "," + svgNumber(p.y);
        if (!polygon.filled) {
            m_out += "<polyline points=\"" + points + "\" fill=\"none\" stroke=\"" + ink
                + "\" stroke-width=\"" + svgNumber(polygon.width)
                + "\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n";
            return;
        }
        m_out += "<polygon points=\"" + points + "\" fill=\"" + ink + "\"" + halo(polygon.halo, 1.5) + "/>\n";
    }

    void operator()(const Circle& circle)
    {
        m_out += "<circle cx=\"" + svgNumber(circle.centre.x) + "\" cy=\"" + svgNumber(circle.centre.y)
            + "\" r=\"" + svgNumber(circle.radius) + "\" fill=\"" + svgColour(m_theme.colour(circle.role))
            + "\"" + halo(circle.halo, 1.5) + "/>\n";
    }

    void operator()(const Label& label) { text(label, m_theme.colour(label.role)); }

    void operator()(const Strip& strip)
    {
        for (const StripColumn& column : vectorColumns(strip))
            drawColumn(strip, column);
    }

    void operator()(const Ribbon& ribbon)
    {
        for (const Fill& fill : fillsOf(ribbon))
            (*this)(fill);
    }

    void operator()(const Slices& slices)
    {
        for (const Shape& shape : shapesOf(slices))
            std::visit(*this, shape);
    }

    std::string take() { return std::move(m_out); }

private:
    static std::string opacity(double value)
    {
        return value < 1 ? " opacity=\"" + svgNumber(value) + "\"" : std::string();
    }
    double alpha(const Fill& fill) const { return fill.opacity * m_theme.colour(fill.role).alpha / 255.0; }

    static std::string_view dashes(Dash dash)
    {
        switch (dash) {
        case Dash::Solid: return "";
        case Dash::Dots: return "1 3";
        case Dash::Dashes: return "4 3";
        case Dash::ShortDashes: return "3 2";
        }
        return "";
    }

    std::string halo(const std::optional<Role>& role, double width) const
    {
        if (!role)
            return "";
        return " stroke=\"" + svgColour(m_theme.colour(*role)) + "\" stroke-width=\"" + svgNumber(width)
            + "\" paint-order=\"stroke\"";
    }

    void openGroup(double value)
    {
        if (value < 1)
            m_out += "<g" + opacity(value) + ">";
    }
    void closeGroup(double value)
    {
        if (value < 1)
            m_out += "</g>\n";
    }

    void rect(const Rect& r, const std::string& fill, double radius = 0, double value = 1)
    {
        if (r.width <= 0 || r.height <= 0)
            return;
        m_out += "<rect" + svgPlace(r) + (radius > 0 ? " rx=\"" + svgNumber(radius) + "\"" : "") + " fill=\""
            + fill + "\"" + opacity(value) + "/>\n";
    }

    void outline(const Rect& r, const std::string& ink, double radius, double width, std::string_view dash,
                 double value = 1)
    {
        if (r.width <= 0 || r.height <= 0)
            return;
        m_out += "<rect" + svgPlace(r) + (radius > 0 ? " rx=\"" + svgNumber(radius) + "\"" : "")
            + " fill=\"none\" stroke=\"" + ink + "\" stroke-width=\"" + svgNumber(width) + "\""
            + (dash.empty() ? "" : " stroke-dasharray=\"" + std::string(dash) + "\"") + opacity(value)
            + "/>\n";
    }

    void drawPattern(const Rect& r, const StateStyle& style, double radius)
    {
        if (style.pattern == Pattern::Solid || style.pattern == Pattern::Outline
            || style.pattern == Pattern::Hairline)
            return;
        if (style.pattern != Pattern::Rails)
            return rect(r, "url(#" + std::string(1, style.letter) + ")", radius, m_theme.patternOpacity());
        for (const double share : {0.3, 0.7})
            rect({r.x, r.y + r.height * share - 0.6, r.width, 1.2}, svgColour(style.patternInk), 0,
                 m_theme.patternOpacity());
    }

    void plate(double middle, const Rect& r, double textLength, Colour colour, double value)
    {
        const double from = std::max(r.x + 1, middle - textLength / 2 - 3);
        const double to = std::min(r.right() - 1, middle + textLength / 2 + 3);
        rect({from, r.y + 2, to - from, r.height - 4}, svgColour(colour), 2, value);
    }

    void boxLabel(const Box& box, const StateStyle& style)
    {
        const Rect& r = box.rect;
        const Type type{Face::SemiBold, static_cast<double>(box.size), false};
        const double middle = r.x + r.width / 2;
        if (style.pattern != Pattern::Solid && style.pattern != Pattern::Outline)
            plate(middle, r, textWidth(box.label, type), style.fill, m_theme.plateOpacity());
        text({{middle, r.y + r.height / 2 + type.size * 0.36},
              box.label,
              type,
              Role::Text,
              Anchor::Middle,
              1,
              false,
              {}},
             style.label);
    }

    void drawHatch(const Rect& r, const std::string& colour)
    {
        std::string path;
        for (double k = 0; k < r.width + r.height; k += 6) {
            const double x0 = std::max(0.0, k - r.height);
            const double x1 = std::min(r.width, k);
            path += "M" + svgNumber(r.x + x0) + " " + svgNumber(r.y + (k - x0)) + "L" + svgNumber(r.x + x1)
                + " " + svgNumber(r.y + (k - x1));
        }
        m_out +=
            "<path d=\"" + path + "\" stroke=\"" + colour + "\" stroke-width=\"1.3\" opacity=\"0.9\"/>\n";
    }

    void text(const Label& label, Colour ink)
    {
        m_out += svgText(label, svgColour(ink), halo(label.halo, 3));
    }

    void drawColumn(const Strip& strip, const StripColumn& column)
    {
        double y = strip.rect.bottom();
        for (std::size_t s = 0; s + 1 < kThreadStates; ++s) {
            const double height = column.shares[s] * strip.rect.height;
            if (height <= 0)
                continue;
            y -= height;
            const bool dim = strip.dimmed & 1U << s;
            rect({column.x, y, column.width, height}, svgColour(m_theme.colour(static_cast<Role>(s))), 0,
                 dim ? 0.28 : 1);
        }
    }

    const Theme& m_theme;
    std::string m_out;
};

} // namespace

std::string toSvg(const Diagram& diagram, const Theme& theme, double zoom)
{
    const std::string size = "width=\"" + svgNumber(diagram.width * zoom) + "\" height=\""
        + svgNumber(diagram.height * zoom) + "\"";
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " viewBox=\"0 0 "
        + svgNumber(diagram.width) + " " + svgNumber(diagram.height)
        + "\" font-family=\"Inter, sans-serif\" font-variant-ligatures=\"none\">\n<defs>\n";
    for (std::size_t s = 0; s < kThreadStates; ++s)
        svg += patternDefinition(static_cast<ThreadState>(s), theme);
    svg += "</defs>\n";
    SvgWriter writer(theme);
    for (const Shape& shape : diagram.shapes)
        std::visit(writer, shape);
    return svg + writer.take() + "</svg>\n";
}

} // namespace core
