#pragma once

#include "core/recording/recording.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// One activation of a thread with a period or a deadline.
struct JobFigures {
    Instant release{};
    std::optional<Instant> firstRun;
    std::optional<Instant> completion;
    Instant deadline{};
    bool missed = false;
    bool operator==(const JobFigures&) const = default;
};

/// The life of one thread in numbers. running + ready + io + sleep + lock + gil + wait + overhead is the time
/// from its arrival to its end, or to that of the recording.
struct ThreadFigures {
    ThreadId thread{0};
    std::optional<Instant> arrival; ///< When it first became ready; empty if it never did.
    std::optional<Instant> firstRun;
    std::optional<Instant> completion; ///< Empty if it never ended.
    Duration running{};                ///< Including runningNoGil.
    Duration ready{};
    Duration io{};
    Duration sleep{};
    Duration lock{};
    Duration gil{};
    Duration wait{}; ///< For a thread's end, a queue, a condition, a result, …
    Duration overhead{};
    Duration runningNoGil{};
    std::uint64_t voluntarySwitches = 0;
    std::uint64_t involuntarySwitches = 0;
    std::uint64_t migrations = 0;
    std::uint64_t deadlineMisses = 0;
    std::vector<JobFigures> jobs; ///< Of a thread with a period or a deadline.
    bool operator==(const ThreadFigures&) const = default;

    std::optional<Duration> turnaround() const; ///< The largest of its jobs.
    std::optional<Duration> response() const;   ///< The same.
    Duration alive() const { return running + ready + io + sleep + lock + gil + wait + overhead; }
};

/// The life of one task in numbers. running + ready + io + sleep + lock + wait + blocked is the time from its
/// arrival to its end, or to that of the recording.
struct TaskFigures {
    ThreadId task{0};
    std::optional<Instant> arrival;
    std::optional<Instant> firstRun;
    std::optional<Instant> completion; ///< Empty if it never ended.
    Duration running{};
    Duration ready{}; ///< In its loop's queue, or its thread was ready within it.
    Duration io{};    ///< It awaited I/O; sleep, lock and wait alike.
    Duration sleep{};
    Duration lock{};
    Duration wait{};
    Duration blocked{}; ///< Its thread was blocked within it.
    bool operator==(const TaskFigures&) const = default;

    Duration suspended() const { return io + sleep + lock + wait; }
};

struct CoreFigures {
    Duration busy{};
    Duration overhead{};
    bool operator==(const CoreFigures&) const = default;
};

struct GilFigures {
    ProcessId process{0};
    Duration held{};
    std::uint64_t handoffs = 0; ///< How often it went from one thread to another.
    std::uint64_t forced = 0;   ///< How often it was dropped because another had asked.
    bool operator==(const GilFigures&) const = default;
};

struct LockFigures {
    std::string name;
    std::uint64_t acquisitions = 0;
    std::uint64_t contended = 0; ///< Acquisitions that had to wait.
    Duration held{};
    Duration waited{}; ///< Of all threads.
    bool operator==(const LockFigures&) const = default;
};

struct CheckFigures {
    std::string name;
    bool ok = true;
    Instant time{};
    bool operator==(const CheckFigures&) const = default;
};

struct Spread {
    double mean = 0; ///< Nanoseconds.
    Duration max{};
    std::size_t count = 0; ///< Of those that have the figure at all; where nobody has it, the others are 0.
    bool operator==(const Spread&) const = default;
};

/// Of the threads beside main, which sets the lesson up; of main where there is no other.
struct Summary {
    double utilisation = 0;         ///< Share of all cores' time in which they were busy.
    double throughputPerSecond = 0; ///< Threads that ended.
    double fairness = 0;            ///< Jain's index of the running times: 1 where all are equal.
    Spread turnaround;
    Spread response;
    Spread ready;
    Spread wait; ///< As ThreadFigures::wait.
    bool operator==(const Summary&) const = default;
};

struct Figures {
    std::vector<ThreadFigures> threads; ///< In the order of numbers, without tasks.
    std::vector<TaskFigures> tasks;     ///< In the order of numbers.
    std::vector<CoreFigures> cores;     ///< By number.
    std::vector<GilFigures> gils;       ///< Of the processes that have one.
    std::vector<LockFigures> locks;
    std::vector<CheckFigures> checks;
    Summary summary;
    bool operator==(const Figures&) const = default;
};

Figures figuresOf(const Recording& recording);

} // namespace core
