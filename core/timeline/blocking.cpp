#include "core/timeline/blocking.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

/// A task's lane shows what its thread does while it runs the task; a task by itself only awaits or is ready.
bool isWaitOfThread(ThreadState state)
{
    return state == ThreadState::Io || state == ThreadState::Sleeping || state == ThreadState::WaitsLock
        || state == ThreadState::Waiting;
}

} // namespace

std::vector<BlockingCall> blockingCallsOf(const Timeline& timeline)
{
    const std::vector<ThreadInfo>& threads = timeline.recording->info().threads;
    std::map<ThreadId, std::size_t> tasksOf;
    for (const ThreadInfo& thread : threads)
        if (thread.isTask)
            ++tasksOf[*thread.parent];
    std::vector<BlockingCall> calls;
    for (std::size_t t = 0; t < threads.size() && !tasksOf.empty(); ++t) {
        if (!threads[t].isTask || tasksOf[*threads[t].parent] < 2)
            continue;
        const Lane& lane = timeline.threads[t];
        for (std::size_t i = 0; i < lane.size(); ++i)
            if (const auto cause = lane.cause(i); cause && isWaitOfThread(lane.state(i)))
                calls.push_back({{lane.begin(i), lane.end(i)}, *threads[t].parent, ThreadId{t}, *cause});
    }
    std::ranges::sort(calls, {}, [](const BlockingCall& call) { return call.when.begin; });
    return calls;
}

std::vector<LateTask> lateTasksOf(const Recording& recording)
{
    std::vector<LateTask> all;
    for (std::size_t i = 0; i < recording.size(); ++i)
        if (recording.isA<CameLate>(EventId{i})) {
            const Event event = recording.event(EventId{i});
            all.push_back({{event.time - std::get<CameLate>(event.what).late, event.time}, event.thread});
        }
    std::ranges::sort(all, {}, [](const LateTask& late) { return late.when.begin; });
    return all;
}

} // namespace core
