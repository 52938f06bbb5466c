// Notes and findings above the lanes: a flag for what the lesson says, a triangle for what went wrong.

#include "core/diagram/chrome.h"

#include <algorithm>

namespace core {

namespace {

constexpr double kWidth = 14;
constexpr double kNoteStem = 2;
constexpr Type kCount{Face::SemiBold, 10.5, true};

/// The gravest of what one flag stands for.
MarkKind kindOf(const Timeline& timeline, const MarkFlag& flag)
{
    const auto first = timeline.marks.begin() + static_cast<std::ptrdiff_t>(flag.first);
    return std::max_element(first, first + static_cast<std::ptrdiff_t>(flag.count),
                            [](const Mark& a, const Mark& b) { return a.kind < b.kind; })
        ->kind;
}

void drawNote(Canvas& canvas, double x, double y)
{
    canvas.add(Polygon{
        {{x, y + 15}, {x, y + 2.5}, {x + 10, y + 2.5}, {x + 7.5, y + 6}, {x + 10, y + 9.5}, {x, y + 9.5}},
        Role::Text,
        false,
        1.4,
        {}});
}

void drawFinding(Canvas& canvas, double x, double y, Role role)
{
    canvas.add(Polygon{{{x, y + 2}, {x + 6.5, y + 14}, {x - 6.5, y + 14}}, role, true, 1, {}});
    canvas.vertical(x, y + 6, y + 10, Role::Surface, Dash::Solid, 1.4);
    canvas.vertical(x, y + 11, y + 12.4, Role::Surface, Dash::Solid, 1.4);
}

/// Of a mark; on the axis of steps at the beginning of its step, whose middle has the step's number.
double placeOf(const Timeline& timeline, const TimeScale& scale, const Mark& mark)
{
    if (timeline.axis != Axis::Steps)
        return scale.x(mark.when);
    constexpr double besideTheTick = 10;
    const auto position = mark.when.time_since_epoch();
    return scale.x(Instant{position - position % 2}) + besideTheTick;
}

} // namespace

/// What would touch the flag before joins it.
std::vector<MarkFlag> placedFlags(const Timeline& timeline, const TimeScale& scale, double y)
{
    std::vector<MarkFlag> flags;
    const auto begin = std::ranges::lower_bound(timeline.marks, scale.visible().begin, {}, &Mark::when);
    for (auto mark = begin; mark != timeline.marks.end() && mark->when <= scale.visible().end; ++mark) {
        const double x = placeOf(timeline, scale, *mark);
        if (!flags.empty() && x < flags.back().rect.right() - 2) {
            ++flags.back().count;
            flags.back().rect.width = kWidth + 8;
            continue;
        }
        const auto index = static_cast<std::size_t>(mark - timeline.marks.begin());
        const double left = mark->kind == MarkKind::Note ? x - kNoteStem : x - kWidth / 2;
        flags.push_back({{left, y, kWidth, kFlagHeight}, index, 1});
    }
    return flags;
}

void drawFlags(Canvas& canvas, const Timeline& timeline, const std::vector<MarkFlag>& flags)
{
    for (const MarkFlag& flag : flags) {
        const double y = flag.rect.y;
        const bool isNote = timeline.marks[flag.first].kind == MarkKind::Note;
        const double x = flag.rect.x + (isNote ? kNoteStem : kWidth / 2);
        switch (kindOf(timeline, flag)) {
        case MarkKind::Note: drawNote(canvas, x, y); break;
        case MarkKind::LostUpdate: drawFinding(canvas, x, y, Role::Race); break;
        case MarkKind::MissedDeadline:
        case MarkKind::Failure: drawFinding(canvas, x, y, Role::Error); break;
        }
        if (flag.count > 1)
            canvas.text({flag.rect.right() - 1, y + 12}, std::to_string(flag.count), kCount, Role::Text,
                        Anchor::End);
    }
}

} // namespace core
