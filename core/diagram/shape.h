#pragma once

#include "core/base/id.h"
#include "core/diagram/role.h"
#include "core/diagram/text_metrics.h"

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace core {

/// In logical pixels, y downwards.
struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};
struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    constexpr double right() const { return x + width; }
    constexpr double bottom() const { return y + height; }
    constexpr bool contains(Point p) const { return x <= p.x && p.x < right() && y <= p.y && p.y < bottom(); }
    bool operator==(const Rect&) const = default;
};

/// A thread in one state: the state's fill, edge and pattern, and the longest label that fits.
struct Box {
    Rect rect;
    ThreadState state = ThreadState::Running;
    std::optional<EventId> source; ///< What a click on the box selects.
    std::string label;
    float size = 10.5F; ///< Of the label's text.
    float opacity = 1;
};

/// A thread in the lane of something else: its tint, a cap of its colour at the left, its name.
struct IdentityBox {
    Rect rect;
    std::uint32_t thread = 0;
    bool hatched = false; ///< It holds and does not run.
    std::optional<EventId> source;
    std::string label;
    float size = 10.5F;
    float opacity = 1;
};

/// A plain rectangle.
struct Fill {
    Rect rect;
    Role role = Role::Surface;
    double radius = 0;
    double opacity = 1;
};

enum class Dash : std::uint8_t { Solid, Dots, Dashes, ShortDashes };

struct Outline {
    Rect rect; ///< The middle of the stroke.
    Role role = Role::Border;
    double radius = 0;
    double width = 1;
    Dash dash = Dash::Solid;
};

struct Line {
    Point from;
    Point to;
    Role role = Role::Border;
    double width = 1;
    Dash dash = Dash::Solid;
    double opacity = 1;
};

/// Several strokes or one filled area.
struct Polygon {
    std::vector<Point> points;
    Role role = Role::Text;
    bool filled = true;       ///< Else an open stroke.
    double width = 1.5;       ///< Of the stroke.
    std::optional<Role> halo; ///< Around it, 1.5 px.
};

struct Circle {
    Point centre;
    double radius = 3;
    Role role = Role::Text;
    std::optional<Role> halo;
};

enum class Anchor : std::uint8_t { Start, Middle, End };

/// Text on a baseline.
struct Label {
    Point at;
    std::string text;
    Type type;
    Role role = Role::Text;
    Anchor anchor = Anchor::Start;
    double opacity = 1;
    bool italic = false;
    std::optional<Role> halo; ///< 3 px around the letters, where they cross lines.
};

/// True mixtures where boxes would be narrower than a pixel: one column each pixel, the states' shares
/// stacked in the legend's order from below.
struct Strip {
    using Shares = std::array<std::uint8_t, kThreadStates>; ///< Of 255; NotAlive's is left empty.

    Rect rect;
    std::vector<Shares> columns; ///< Of equal width.
    std::uint16_t dimmed = 0;    ///< Bit i: state i is drawn at 28 %.
};

/// A column of a strip for vector files.
struct StripColumn {
    double x;
    double width;
    std::array<double, kThreadStates> shares; ///< Of the strip's height.
};
/// Columns 3 px wide in which states under a tenth join the largest, so that about one rectangle a pixel
/// remains.
std::vector<StripColumn> vectorColumns(const Strip& strip);

/// Columns a pixel wide, each in one colour: the slices of a lane of threads that are too narrow for boxes.
struct Ribbon {
    static constexpr Role kNothing = Role::NotAlive; ///< Of a column in which nothing is drawn.

    Rect rect;
    std::vector<Role> columns; ///< Of equal width.
    double opacity = 1;
};
/// The same as rectangles, one for each run of columns in the same colour.
std::vector<Fill> fillsOf(const Ribbon& ribbon);

/// A thread's slices side by side: boxes, and true mixtures where they would be narrower than a pixel. As one
/// shape, since a view has tens of thousands of them.
struct Slices {
    struct Piece {
        double x;
        double width;
        ThreadState state = ThreadState::Running; ///< Of a box.
        std::uint32_t columns = 0;                ///< Of a mixture, each as wide as the others; 0: a box.
        std::uint32_t label = 0;                  ///< Position in `labels` + 1; 0: none.
        std::optional<EventId> source;            ///< Of a box: what a click on it selects.
    };

    Rect rect;                           ///< As high as the tallest box; lower ones lie in its middle.
    std::vector<Piece> pieces;           ///< From the left.
    std::vector<Strip::Shares> mixtures; ///< The columns of all mixtures, from the left.
    std::vector<std::string> labels;
    std::vector<Rect> lockMarks; ///< Waits for a lock that a mixture would hide, above all else.
    std::uint16_t dimmed = 0;    ///< Bit i: state i is drawn at 28 %.

    Rect placeOf(const Piece& piece) const; ///< Of a box.
    Box box(const Piece& piece) const;
    bool isDimmed(ThreadState state) const { return (dimmed >> indexOf(state) & 1U) != 0; }
};

using Shape =
    std::variant<Box, IdentityBox, Fill, Outline, Line, Polygon, Circle, Label, Strip, Ribbon, Slices>;

/// The same as boxes, strips and fills, back to front.
std::vector<Shape> shapesOf(const Slices& slices);
/// The last of them: the marks of waits for a lock, each with a halo.
std::vector<Fill> lockMarksOf(const Slices& slices);

inline constexpr float kDimmedOpacity = 0.28F; ///< Of what is not among the states that are looked at.

} // namespace core
