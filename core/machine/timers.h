#pragma once

#include "core/base/id.h"
#include "core/base/time.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace core {

/// What comes to pass at a moment by itself, in the order in which it is handled within one instant.
enum class TimerKind : std::uint8_t {
    RunEnds,     ///< until(ms) has come.
    IoDone,      ///< A device has served the thread.
    Timeout,     ///< The thread's wait runs out.
    SleepDone,   ///< The thread has slept enough.
    WakesUp,     ///< wakeup_latency has passed.
    Ages,        ///< The thread has been ready for so long that its priority rises.
    Arrival,     ///< The thread, or its next job, is ready for the first time.
    GilInterval, ///< The thread looks whether to ask for the GIL.
};

struct Timer {
    Instant at;
    TimerKind kind;
    ThreadId thread;
    std::uint32_t generation; ///< Of the thread's timers of that kind; older ones are void.
};

/// A task that sleeps in its event loop.
struct Sleeper {
    Instant until;
    ThreadId task;
    std::uint32_t generation; ///< Of the task's sleeps; older ones are over.
};

/// Those tasks, the one first that has slept enough first; of one instant by number. Their loops see by
/// themselves that they go on: here it is only known from when on they could.
class Sleepers {
public:
    bool anyUntil(Instant moment) const { return !m_heap.empty() && m_heap.front().until <= moment; }
    void add(const Sleeper& sleeper)
    {
        m_heap.push_back(sleeper);
        std::ranges::push_heap(m_heap, isLater);
    }
    Sleeper takeFirst()
    {
        std::ranges::pop_heap(m_heap, isLater);
        const Sleeper first = m_heap.back();
        m_heap.pop_back();
        return first;
    }

private:
    static bool isLater(const Sleeper& a, const Sleeper& b)
    {
        return std::tuple(a.until, a.task) > std::tuple(b.until, b.task);
    }

    std::vector<Sleeper> m_heap;
};

/// The timers to come, soonest first. Those of one instant come by kind (devices and timers before arrivals,
/// machine.md), then by thread number.
class Timers {
public:
    bool empty() const { return m_heap.empty(); }
    const Timer& first() const { return m_heap.front(); }
    void add(const Timer& timer)
    {
        m_heap.push_back(timer);
        std::ranges::push_heap(m_heap, isLater);
    }
    void removeFirst()
    {
        std::ranges::pop_heap(m_heap, isLater);
        m_heap.pop_back();
    }

private:
    /// Device, timeout and sleep are one class: what wakes.
    static int rank(TimerKind kind)
    {
        switch (kind) {
        case TimerKind::RunEnds: return 0;
        case TimerKind::Arrival: return 2;
        case TimerKind::GilInterval: return 3;
        default: return 1;
        }
    }
    static bool isLater(const Timer& a, const Timer& b)
    {
        if (a.at != b.at)
            return a.at > b.at;
        return std::tuple(rank(a.kind), a.thread, a.kind) > std::tuple(rank(b.kind), b.thread, b.kind);
    }

    std::vector<Timer> m_heap;
};

} // namespace core
