#include "core/timeline/pycharm.h"

namespace core {

namespace {

ThreadState simplified(ThreadState state)
{
    if (state == ThreadState::Starting)
        return ThreadState::NotAlive;
    const bool isKept = state == ThreadState::WaitsLock || state == ThreadState::NotAlive;
    return isKept ? state : ThreadState::Running;
}

Lane simplified(const Lane& lane)
{
    Lane result(lane.whole(), simplified(lane.state(0)));
    for (std::size_t i = 0; i < lane.size(); ++i) {
        const ThreadState state = simplified(lane.state(i));
        if (i == 0 || state != result.last())
            if (const auto cause = lane.cause(i))
                result.enter(state, lane.begin(i), *cause);
    }
    result.finish(simplified(lane.atEnd()));
    return result;
}

} // namespace

Timeline asPycharmDraws(const Timeline& timeline)
{
    Timeline result = timeline;
    for (Lane& lane : result.threads)
        lane = simplified(lane);
    for (HolderLane& lock : result.locks) // A holder in I/O looks as if it ran.
        for (HolderSlice& slice : lock.slices)
            slice.runs = slice.holder.has_value();
    std::erase_if(result.flows, [](const Flow& flow) { return flow.kind == FlowKind::HandsOverGil; });
    result.gils.clear();
    result.cores.clear();
    result.devices.clear();
    result.blocking.clear();
    result.late.clear();
    result.loops.clear();
    result.ready = {QueueSlice{timeline.whole, 0, {}}};
    result.asPycharm = true;
    return result;
}

} // namespace core
