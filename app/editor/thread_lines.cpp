#include "app/editor/thread_lines.h"

#include <algorithm>

namespace app {

namespace {

ChipFill fillOf(core::ThreadState state)
{
    switch (state) {
    case core::ThreadState::Running:
    case core::ThreadState::RunningNoGil:
    case core::ThreadState::Messaging:
    case core::ThreadState::Switching: return ChipFill::Filled;
    case core::ThreadState::Ready:
    case core::ThreadState::WantsGil: return ChipFill::Half;
    default: return ChipFill::Outlined;
    }
}

/// Where a thread that takes no step any more stands: the line at which its state began.
std::uint32_t lineOfState(const Run& run, core::ThreadId thread, Moment at)
{
    const core::Lane& lane = run.times->threads[thread.index()];
    const auto cause = lane.cause(lane.at(timeOf(*run.recording, at)));
    return cause ? run.recording->event(*cause).line : 0;
}

} // namespace

core::ThreadState stateAt(const Run& run, core::ThreadId thread, Moment at)
{
    const core::Lane& lane = run.times->threads[thread.index()];
    if (!at || lane.size() == 0)
        return core::ThreadState::NotAlive;
    return lane.state(lane.at(run.recording->timeOf(*at)));
}

std::vector<ThreadLine> threadLines(const Run& run, Moment at)
{
    std::vector<ThreadLine> lines;
    const core::Recording& recording = *run.recording;
    const std::size_t taken = stepsTaken(recording, at);
    std::optional<core::ThreadId> acting;
    if (taken > 0) {
        const core::EventId step = recording.steps()[taken - 1];
        acting = recording.threadOf(step);
        if (const std::uint32_t line = recording.event(step).line; line > 0)
            lines.push_back({*acting, static_cast<int>(line), ChipFill::Filled, true});
    }
    for (std::size_t i = 0; i < run.stepsOf.size(); ++i) {
        const core::ThreadId thread{i};
        const core::ThreadState state = stateAt(run, thread, at);
        const bool alive = state != core::ThreadState::NotAlive || (!at && i == 0);
        if (thread == acting || !alive)
            continue;
        const auto& steps = run.stepsOf[i];
        const auto next = at ? std::ranges::upper_bound(steps, *at) : steps.begin();
        const std::uint32_t line =
            next != steps.end() ? recording.event(*next).line : lineOfState(run, thread, at);
        if (line > 0)
            lines.push_back({thread, static_cast<int>(line), fillOf(state), false});
    }
    return lines;
}

} // namespace app
