#include "app/document/navigation.h"

#include <algorithm>

namespace app {

using core::EventId;
using core::Recording;

namespace {

bool isNote(const Recording& recording, EventId event)
{
    return std::holds_alternative<core::Noted>(recording.event(event).what);
}

/// Whether a stride that was at the step `before` ends at the step `at`.
bool ends(const Recording& recording, Stride stride, EventId before, EventId at)
{
    switch (stride) {
    case Stride::Step: return true;
    case Stride::Line:
        return recording.threadOf(before) != recording.threadOf(at)
            || recording.event(before).line != recording.event(at).line;
    case Stride::Switch: return recording.threadOf(before) != recording.threadOf(at);
    case Stride::Note: return isNote(recording, at);
    }
    return true;
}

} // namespace

std::size_t stepsTaken(const Recording& recording, Moment at)
{
    if (!at)
        return 0;
    const auto& steps = recording.steps();
    return static_cast<std::size_t>(std::ranges::upper_bound(steps, *at) - steps.begin());
}

Moment momentOfStep(const Recording& recording, std::size_t step)
{
    const auto& steps = recording.steps();
    if (step == 0 || steps.empty())
        return std::nullopt;
    return steps[std::min(step, steps.size()) - 1];
}

Moment later(const Recording& recording, Moment from, Stride stride)
{
    const auto& steps = recording.steps();
    const std::size_t taken = stepsTaken(recording, from);
    if (taken >= steps.size())
        return from;
    if (taken == 0 && stride != Stride::Note)
        return steps.front();
    for (std::size_t i = taken; i < steps.size(); ++i) {
        if (ends(recording, stride, steps[taken == 0 ? 0 : taken - 1], steps[i]))
            return steps[i];
    }
    return stride == Stride::Note ? from : steps.back();
}

Moment earlier(const Recording& recording, Moment from, Stride stride)
{
    const auto& steps = recording.steps();
    const std::size_t taken = stepsTaken(recording, from);
    if (taken == 0)
        return std::nullopt;
    // From a moment behind the last step, such as the end, the way back begins with that step.
    if (from && *from != steps[taken - 1] && stride == Stride::Step)
        return steps[taken - 1];
    for (std::size_t i = taken - 1; i > 0; --i) {
        if (ends(recording, stride, steps[taken - 1], steps[i - 1]))
            return steps[i - 1];
    }
    return std::nullopt;
}

Moment lastMoment(const Recording& recording)
{
    if (recording.size() == 0)
        return std::nullopt;
    return EventId{recording.size() - 1};
}

Moment momentAt(const Recording& recording, core::Instant t)
{
    std::size_t low = 0;
    std::size_t high = recording.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (recording.timeOf(EventId{middle}) <= t)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return std::nullopt;
    return EventId{low - 1};
}

core::Instant timeOf(const Recording& recording, Moment at)
{
    return at ? recording.timeOf(*at) : core::Instant{};
}

} // namespace app
