#include "core/diagram/chrome.h"
#include "core/diagram/lane_drawing.h"
#include "core/diagram/words.h"
#include "core/timeline/not_to_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

constexpr Type kAxisType{Face::Regular, 10.5, true};
constexpr Type kAxisTypeInPicture{Face::Regular, 11, true};

/// Where labels of boxes stand, which a tear is not to cut.
std::vector<Span> labelsOf(const std::vector<Shape>& shapes)
{
    constexpr double room = 3;
    std::vector<Span> labels;
    const auto note = [&](const Rect& box, const std::string& text, double size) {
        const double half = textWidth(text, {Face::SemiBold, size, false}) / 2 + room;
        const double middle = box.x + box.width / 2;
        labels.push_back({middle - half, middle + half});
    };
    for (const Shape& shape : shapes) {
        if (const auto* box = std::get_if<Box>(&shape); box != nullptr && !box->label.empty())
            note(box->rect, box->label, box->size);
        if (const auto* box = std::get_if<IdentityBox>(&shape); box != nullptr && !box->label.empty())
            note(box->rect, box->label, box->size);
        if (const auto* slices = std::get_if<Slices>(&shape))
            for (const Slices::Piece& piece : slices->pieces)
                if (piece.label > 0) {
                    const Box box = slices->box(piece);
                    note(box.rect, box.label, box.size);
                }
    }
    return labels;
}

/// The middle of a tear, twice `half` wide, within the break: where it cuts the fewest labels.
double tearIn(Span gap, double half, const std::vector<Span>& labels)
{
    constexpr std::array places{0.85, 0.9, 0.8, 0.75, 0.7, 0.65, 0.6, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1};
    const auto at = [&](double place) { return gap.from + place * gap.width(); };
    const auto cuts = [&](double place) {
        return std::ranges::count_if(labels, [&](const Span& label) {
            return label.from < at(place) + half && at(place) - half < label.to;
        });
    };
    return at(*std::ranges::min_element(places, {}, cuts)); // The first of the best.
}

} // namespace

void drawGrid(Canvas& canvas, const Ticks& ticks, const Rect& area)
{
    for (const bool major : {false, true})
        for (const Tick& tick : ticks.marks)
            if (tick.major == major && tick.x > area.x && tick.x < area.right())
                canvas.vertical(tick.x, area.y, area.bottom(), major ? Role::Grid : Role::GridMinor);
}

void drawRuler(Canvas& canvas, const Ticks& ticks, const TimeScale& scale, double headWidth, double width,
               const std::vector<MarkFlag>& flags)
{
    canvas.fill({0, 0, width, kRulerHeight}, Role::Header);
    double free = scale.left();
    if (!ticks.offset.empty()) {
        canvas.text({headWidth - 8, kRulerHeight - 9}, ticks.offset, kAxisType, Role::TextSecondary,
                    Anchor::End);
    }
    for (const Tick& tick : ticks.marks) {
        const double length = tick.major ? 8 : 4;
        canvas.vertical(tick.x, kRulerHeight - length, kRulerHeight,
                        tick.major ? Role::ControlBorder : Role::BorderStrong);
        if (tick.label.empty())
            continue;
        const double textLength = textWidth(tick.label, kAxisType);
        double x = tick.x + 4;
        if (ticks.betweenMarks) {
            const double step = 2 / scale.perPixel();
            x = std::max(x, tick.x + (step - textLength) / 2);
        }
        const bool isHidden = std::ranges::any_of(flags, [&](const MarkFlag& flag) {
            return flag.rect.x < x + textLength + 2 && x - 2 < flag.rect.right();
        });
        if (x < free || x + textLength > scale.right() || isHidden)
            continue;
        canvas.text({x, kRulerHeight - 9}, tick.label, kAxisType, Role::TextTertiary);
        free = x + textLength + 6;
    }
    canvas.horizontal(0, width, kRulerHeight - 0.5, Role::BorderStrong);
}

void drawAxis(Canvas& canvas, const Ticks& ticks, const TimeScale& scale, double y)
{
    canvas.horizontal(scale.left(), scale.right(), y, Role::Text);
    if (!ticks.offset.empty())
        canvas.text({scale.left() - 10, y + 17}, ticks.offset, kAxisTypeInPicture, Role::Text, Anchor::End);
    double free = -1e9;
    for (const Tick& tick : ticks.marks) {
        canvas.vertical(tick.x, y, y + (tick.major ? 5 : 3), Role::Text);
        if (tick.label.empty())
            continue;
        const double middle = ticks.betweenMarks ? tick.x + 1 / scale.perPixel() : tick.x;
        const double half = textWidth(tick.label, kAxisTypeInPicture) / 2;
        if (middle - half < free || middle + half > scale.right() + kMargin)
            continue;
        canvas.text({middle, y + 17}, tick.label, kAxisTypeInPicture, Role::Text, Anchor::Middle);
        free = middle + half + 6;
    }
}

void drawEnd(Canvas& canvas, const Timeline& timeline, const TimelineView& view, const TimeScale& scale,
             double top, double bottom)
{
    const double x = scale.x(timeline.whole.end);
    if (x <= scale.left() || x >= scale.right())
        return;
    const bool isPicture = view.frame == Frame::Picture;
    const bool isDeadlock = timeline.recording->info().outcome.kind == OutcomeKind::Deadlock;
    const Role role = isDeadlock ? Role::Error : isPicture ? Role::Text : Role::ControlBorder;
    canvas.vertical(x, top, bottom, role, Dash::Dashes, isPicture || isDeadlock ? 1.2 : 1);
    if (!isPicture || timeline.axis == Axis::Steps)
        return;
    const Duration length = timeAt(timeline, timeline.whole.end).time_since_epoch();
    canvas.add(Label{{x - 5, top - 4},
                     durationText(length),
                     {Face::SemiBold, 11, true},
                     Role::Text,
                     Anchor::End,
                     1,
                     false,
                     Role::Surface});
}

void drawBreaks(std::vector<Shape>& shapes, const Timeline& timeline, const TimeScale& scale, Span rows,
                Role ground)
{
    constexpr double half = 3; // Of the strip that is torn out.
    constexpr double tooth = 6;
    if (timeline.breaks.empty())
        return;
    const std::vector<Span> labels = labelsOf(shapes);
    Canvas canvas(shapes);
    for (const Break& gap : timeline.breaks) {
        const Span span = spanOf(scale, gap.shown);
        const double middle = tearIn({scale.x(gap.shown.begin), scale.x(gap.shown.end)}, half + 1.5, labels);
        if (span.width() < 4 * half || middle < scale.left() + half || middle > scale.right() - half)
            continue;
        std::vector<Point> left;
        for (double y = rows.from; y < rows.to + tooth; y += tooth)
            left.push_back({middle - half + (left.size() % 2 == 0 ? -1.5 : 1.5), std::min(y, rows.to)});
        std::vector<Point> right = left;
        for (Point& p : right)
            p.x += 2 * half;
        std::vector<Point> torn = left;
        torn.insert(torn.end(), right.rbegin(), right.rend());
        canvas.add(Polygon{std::move(torn), ground, true, 1, {}});
        canvas.add(Polygon{std::move(left), Role::ControlBorder, false, 1, {}});
        canvas.add(Polygon{std::move(right), Role::ControlBorder, false, 1, {}});
    }
}

double drawTitle(Canvas& canvas, const std::string& title, const std::string& caption, const Rect& area)
{
    constexpr Type titleType{Face::SemiBold, 15, false};
    constexpr Type captionType{Face::Regular, 11, false};
    double y = area.y;
    for (const std::string& line : wrapped(title, titleType, area.width)) {
        canvas.text({area.x, y + 15}, line, titleType, Role::Text);
        y += 21;
    }
    for (const std::string& line : wrapped(caption, captionType, area.width)) {
        canvas.text({area.x, y + 12}, line, captionType, Role::TextSecondary);
        y += 16;
    }
    return y > area.y ? y + 10 : y;
}

} // namespace core
