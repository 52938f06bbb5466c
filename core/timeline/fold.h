#pragma once

#include "core/timeline/timeline.h"

#include <map>

namespace core {

/// Builds a Timeline from the events of its recording, one by one.
class TimelineFold {
public:
    explicit TimelineFold(Timeline& timeline);

    void apply(EventId id, const Event& event, Instant when);
    void finish();

private:
    /// What is known of a thread at the event being applied.
    struct Now {
        std::optional<CoreId> core;
        HolderLane* gil = nullptr; ///< Its process's, if there is one.
        bool holdsGil = false;
        bool sends = false; ///< A message, even while it has no core.
        std::vector<HolderLane*> holds;
        std::optional<WaitKind> blockedBy;
        HolderLane* waitsFor = nullptr;
        std::optional<ThreadId> task;   ///< That it runs.
        std::optional<ThreadId> runsOn; ///< Of a task: the thread that runs it.
    };

    void changeState(EventId id, const Event& event, Instant when);
    void followTask(const Event& event);
    void followCore(EventId id, const Event& event, Instant when);
    void followGil(EventId id, const Event& event, Instant when);
    void followLocks(EventId id, const Event& event, Instant when);
    void followWaits(EventId id, const Event& event, Instant when);
    void followVariables(EventId id, const Event& event, Instant when);
    void followFlows(EventId id, const Event& event, Instant when);

    void hold(HolderLane& lane, ThreadId thread, Instant when, EventId cause);
    void release(HolderLane& lane, ThreadId thread, Instant when, EventId cause);
    void leaveCore(Now& thread, Instant when, EventId cause);
    void stopWaiting(ThreadId thread, Instant when);
    void noteQueue(HolderLane& lane, Instant when);
    void followReady(ThreadId thread, ThreadState before, ThreadState after, Instant when);
    HolderLane* waitedFor(const Now& thread, const Blocked& blocked);

    Timeline& m_timeline;
    std::vector<Now> m_threads;
    std::vector<std::uint32_t> m_ready;                             ///< Thread indices, oldest first.
    std::map<const HolderLane*, std::vector<std::size_t>> m_queues; ///< Positions in `waits`, in order.
};

} // namespace core
