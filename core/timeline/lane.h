#pragma once

#include "core/base/id.h"
#include "core/base/time.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace core {

/// What a thread is doing, in the legend's order. A thread is in exactly one state at any moment.
enum class ThreadState : std::uint8_t {
    Running,
    RunningNoGil, ///< On a core, in a process with a GIL that another thread holds or none.
    Ready,
    WantsGil,
    WaitsLock,
    Io,
    Sleeping,
    Awaiting,
    Waiting, ///< For another thread, a queue, a condition, a result, a barrier or an event.
    Switching,
    Messaging, ///< On a core: pickles and sends a message to another process.
    Starting,  ///< Of a process's first thread: the operating system starts the process.
    Unknown,
    NotAlive, ///< Not yet started, or ended.
};
inline constexpr std::size_t kThreadStates = 14;

constexpr std::size_t indexOf(ThreadState state)
{
    return static_cast<std::size_t>(state);
}
constexpr bool executes(ThreadState state)
{
    return state == ThreadState::Running || state == ThreadState::RunningNoGil
        || state == ThreadState::Messaging;
}

/// Time spent in each state, by indexOf(state).
using StateTimes = std::array<Duration, kThreadStates>;

/// The time a thread executed.
constexpr Duration executingTime(const StateTimes& times)
{
    Duration sum{};
    for (std::size_t s = 0; s < kThreadStates; ++s)
        sum += executes(static_cast<ThreadState>(s)) ? times[s] : Duration{};
    return sum;
}
/// The time a living thread spent, in all states but NotAlive.
Duration aliveTime(const StateTimes& times);
StateTimes operator+(StateTimes left, const StateTimes& right);

/// An interval in one state, and the event that began it: empty before the first event.
struct Slice {
    Interval when;
    ThreadState state;
    std::optional<EventId> cause;
    bool operator==(const Slice&) const = default;
};

/// The life of one thread: slices without gaps, in order, none empty, from 0 to the recording's end. Kept as
/// columns with the summed times of every 64th slice, so that the times of any window take O(log n).
class Lane {
public:
    Lane(Interval whole, ThreadState first);

    /// Begins a state; a slice that would be empty is replaced. Times must not decrease.
    void enter(ThreadState state, Instant when, EventId cause);
    /// Ends the building: a last slice that would be empty is dropped, the sums are made.
    void finish() { finish(last()); }
    void finish(ThreadState atEnd);

    std::size_t size() const { return m_begin.size(); }
    Interval whole() const { return m_whole; }
    Slice slice(std::size_t i) const { return {{begin(i), end(i)}, m_state[i], cause(i)}; }
    Instant begin(std::size_t i) const { return Instant{Duration{m_begin[i]}}; }
    Instant end(std::size_t i) const { return i + 1 < size() ? begin(i + 1) : m_whole.end; }
    ThreadState state(std::size_t i) const { return m_state[i]; }
    ThreadState last() const { return m_state.back(); }
    /// The state in which the recording leaves the thread, even where it began at that very instant; finished
    /// lanes only.
    ThreadState atEnd() const { return m_atEnd; }
    std::optional<EventId> cause(std::size_t i) const;

    /// The slice that contains `t`; the first or last one for a `t` outside.
    std::size_t at(Instant t) const;
    /// As at(t), looked for from slice `from` on, near it first.
    std::size_t at(Instant t, std::size_t from) const;
    StateTimes times(Interval window) const;
    /// The same where at(window.begin) and at(window.end) are known.
    StateTimes times(Interval window, std::size_t first, std::size_t last) const;
    /// Adds the times of one window after the other: `first` is at(window.begin) and becomes at(window.end).
    void addTimes(Interval window, std::size_t& first, StateTimes& times) const;

private:
    StateTimes timesUntil(Instant t, std::size_t last) const;

    Interval m_whole;
    ThreadState m_atEnd = ThreadState::NotAlive;
    std::vector<std::int64_t> m_begin;
    std::vector<ThreadState> m_state;
    std::vector<std::uint32_t> m_cause;
    std::vector<StateTimes> m_sums; ///< Of all slices before 64·i.
};

} // namespace core
