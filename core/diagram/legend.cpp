#include "core/diagram/chrome.h"
#include "core/diagram/theme.h"
#include "core/diagram/words.h"
#include "core/timeline/not_to_scale.h"

#include <algorithm>
#include <numeric>

namespace core {

namespace {

constexpr Type kName{Face::Regular, 11.5, false};
constexpr Type kShare{Face::SemiBold, 11.5, true};
constexpr double kSwatchWidth = 18;
constexpr double kSwatchHeight = 13;
constexpr double kGap = 5;
constexpr double kBetween = 12;
constexpr double kLineInPicture = 22;
constexpr double kRoomForMore = 40; ///< "+ 3"

std::string tenthsText(int tenths)
{
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "\u2009%";
}

double entryWidth(const LegendEntry& entry)
{
    return kSwatchWidth + kGap + textWidth(legendName(entry.state), kName) + kGap
        + textWidth(tenthsText(entry.tenths), kShare);
}

StateTimes allTimes(const Timeline& timeline, Interval window)
{
    StateTimes sum{};
    for (const Lane& lane : timeline.threads)
        sum = sum + timesOf(timeline, lane, window);
    return sum;
}

/// The states that occur, placed from left to right, in lines where there is more than one.
std::vector<LegendEntry> placed(const Timeline& timeline, const TimelineView& view, const Rect& area,
                                double line)
{
    const StateTimes times = allTimes(timeline, view.visible);
    const auto tenths = shareTenths(times);
    std::vector<LegendEntry> entries;
    double x = area.x;
    double y = area.y;
    for (std::size_t s = 0; s + 1 < kThreadStates; ++s) {
        if (times[s] <= Duration{})
            continue;
        LegendEntry entry{static_cast<ThreadState>(s), {}, tenths[s]};
        const double width = entryWidth(entry);
        const bool wraps = view.frame == Frame::Picture && x > area.x && x + width > area.right();
        x = wraps ? area.x : x;
        y = wraps ? y + line : y;
        entry.rect = {x, y, width, line};
        x += width + kBetween;
        entries.push_back(entry);
    }
    return entries;
}

void drawEntry(Canvas& canvas, const TimelineView& view, const LegendEntry& entry)
{
    const double middle = entry.rect.y + entry.rect.height / 2;
    const bool on = view.only.empty() || view.only.contains(entry.state);
    const double nameAt = entry.rect.x + kSwatchWidth + kGap;
    canvas.add(Box{{entry.rect.x, middle - kSwatchHeight / 2, kSwatchWidth, kSwatchHeight},
                   entry.state,
                   {},
                   "",
                   10.5F,
                   on ? 1.0F : 0.28F});
    canvas.text({nameAt, baseline(middle, kName.size)}, std::string(legendName(entry.state)), kName,
                on ? Role::Text : Role::TextTertiary);
    canvas.text({entry.rect.right(), baseline(middle, kShare.size)}, tenthsText(entry.tenths), kShare,
                on ? Role::Text : Role::TextTertiary, Anchor::End);
}

std::string total(const Timeline& timeline, const TimelineView& view)
{
    const std::size_t threads = timeline.threads.size();
    const Instant begin = std::clamp(view.visible.begin, timeline.whole.begin, timeline.whole.end);
    const Duration length =
        lengthOf(timeline, {begin, std::clamp(view.visible.end, begin, timeline.whole.end)});
    if (timeline.axis == Axis::Steps)
        return std::to_string(threads) + " × " + std::to_string(length.count() / 2) + " steps";
    return std::to_string(threads) + " × " + durationText(length);
}

void drawBar(Canvas& canvas, const Timeline& timeline, const TimelineView& view, const Rect& area,
             std::vector<LegendEntry>& entries)
{
    constexpr Type small{Face::Regular, 11, true};
    canvas.fill(area, Role::Header);
    canvas.horizontal(area.x, area.right(), area.y + 0.5, Role::Border);
    const double middle = area.y + area.height / 2;
    const std::string right = total(timeline, view);
    const double need = textWidth(right, small) + 24;
    const auto fits = [&](const LegendEntry& entry) {
        return entry.rect.right() <= area.right() - kRoomForMore;
    };
    const bool all = entries.empty() || entries.back().rect.right() <= area.right() - 12;
    const auto shown = all ? entries.end() : std::ranges::find_if_not(entries, fits);
    const std::size_t left = static_cast<std::size_t>(entries.end() - shown);
    entries.erase(shown, entries.end());
    const double end = entries.empty() ? area.x : entries.back().rect.right();
    if (left > 0)
        canvas.text({end + kBetween, baseline(middle, 11.5)}, "+ " + std::to_string(left), kName,
                    Role::TextSecondary);
    else if (end + need <= area.right())
        canvas.text({area.right() - 12, baseline(middle, small.size)}, right, small, Role::TextTertiary,
                    Anchor::End);
}

} // namespace

std::array<int, kThreadStates> shareTenths(const StateTimes& times)
{
    constexpr int whole = 1000;
    std::array<int, kThreadStates> tenths{};
    const double alive = static_cast<double>(aliveTime(times).count());
    if (alive <= 0)
        return tenths;
    std::array<double, kThreadStates> rest{};
    std::array<std::size_t, kThreadStates> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t s = 0; s + 1 < kThreadStates; ++s) {
        const double exact = static_cast<double>(times[s].count()) / alive * whole;
        tenths[s] = static_cast<int>(exact);
        rest[s] = exact - tenths[s];
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return rest[a] > rest[b]; });
    const int missing = whole - std::accumulate(tenths.begin(), tenths.end(), 0);
    for (int i = 0; i < missing; ++i)
        ++tenths[order[static_cast<std::size_t>(i)]];
    return tenths;
}

double legendHeight(const Timeline& timeline, const TimelineView& view, double width)
{
    if (!view.legend)
        return 0;
    if (view.frame == Frame::Window)
        return kLegendHeight;
    const auto entries = placed(timeline, view, {0, 0, width, 0}, kLineInPicture);
    return entries.empty() ? 0 : entries.back().rect.bottom() + 4;
}

std::vector<LegendEntry> drawLegend(Canvas& canvas, const Timeline& timeline, const TimelineView& view,
                                    const Rect& area)
{
    if (!view.legend)
        return {};
    const bool isPicture = view.frame == Frame::Picture;
    const Rect inner{isPicture ? area.x : area.x + 11, area.y, area.width, area.height};
    std::vector<LegendEntry> entries =
        placed(timeline, view, inner, isPicture ? kLineInPicture : kLegendHeight);
    if (!isPicture)
        drawBar(canvas, timeline, view, area, entries);
    for (const LegendEntry& entry : entries)
        drawEntry(canvas, view, entry);
    return entries;
}

} // namespace core
