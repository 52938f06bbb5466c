#include "core/timeline/loops.h"

#include "core/timeline/loop_queue.h"

#include <algorithm>

namespace core {

namespace {

/// A task's lane, and what its slices mean to the loop. While the task runs, they are the thread's.
class TaskLane {
public:
    TaskLane(const Timeline& times, ThreadId task)
        : m_times(times)
        , m_task(task)
        , m_lane(times.threads[task.index()])
    {
    }

    std::size_t at(Instant t) const { return m_lane.at(t); }

    bool isRunning(std::size_t i) const
    {
        if (m_lane.state(i) == ThreadState::NotAlive)
            return false;
        const auto cause = m_lane.cause(i);
        if (!cause)
            return false;
        const Event event = m_times.recording->event(*cause);
        return event.thread != m_task || std::holds_alternative<Resumed>(event.what);
    }

    /// Where the task waits; empty where it runs, has ended or waits for another task.
    std::optional<LoopQueue> queue(std::size_t i) const
    {
        const auto cause = m_lane.cause(i);
        return cause && !isRunning(i) ? queueAfter(m_times.recording->event(*cause).what, std::nullopt)
                                      : std::nullopt;
    }

    LoopWait wait(std::size_t i) const { return {m_task, {m_lane.begin(i), m_lane.end(i)}}; }

    Callback callback(std::size_t i) const
    {
        std::size_t first = i;
        while (first > 0 && isRunning(first - 1))
            --first;
        Callback callback{m_task,
                          {m_lane.begin(first), m_lane.end(i)},
                          false,
                          m_times.recording->event(*m_lane.cause(i)).line};
        for (std::size_t k = first; k < m_lane.size() && isRunning(k); ++k) {
            callback.when.end = m_lane.end(k);
            callback.blocks = callback.blocks || isWait(m_lane.state(k));
        }
        return callback;
    }

private:
    static bool isWait(ThreadState state)
    {
        return state == ThreadState::Io || state == ThreadState::Sleeping || state == ThreadState::Waiting
            || state == ThreadState::WaitsLock;
    }

    const Timeline& m_times;
    ThreadId m_task;
    const Lane& m_lane;
};

} // namespace

LoopMoment loopAt(const Timeline& times, ThreadId loop, Instant t)
{
    LoopMoment moment{loop, {}, {}, {}, {}};
    const auto& threads = times.recording->info().threads;
    for (std::size_t k = 0; k < threads.size(); ++k) {
        if (!threads[k].isTask || threads[k].parent != loop)
            continue;
        const TaskLane task(times, ThreadId{k});
        const std::size_t i = task.at(t);
        if (task.isRunning(i)) {
            moment.running = task.callback(i);
            continue;
        }
        const auto queue = task.queue(i);
        if (queue)
            (*queue == LoopQueue::Ready        ? moment.ready
                 : *queue == LoopQueue::Timers ? moment.timers
                                               : moment.io)
                .push_back(task.wait(i));
    }
    std::ranges::stable_sort(moment.ready, {}, [](const LoopWait& wait) { return wait.when.begin; });
    for (auto* waits : {&moment.timers, &moment.io})
        std::ranges::stable_sort(*waits, {}, [](const LoopWait& wait) { return wait.when.end; });
    return moment;
}

} // namespace core
