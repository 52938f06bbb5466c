#pragma once

#include "core/timeline/timeline.h"

namespace core {

/// The queues of the event loops in the timeline's recording, on its axis of time or steps.
std::vector<LoopLane> loopsOf(const Timeline& timeline);

/// A task that waits in a queue of its loop.
struct LoopWait {
    ThreadId task{0};
    Interval when; ///< From when on, and until when it will.
    bool operator==(const LoopWait&) const = default;
};

/// What a loop executes in one go: nothing else of it runs meanwhile.
struct Callback {
    ThreadId task{0};
    Interval when;
    bool blocks = false; ///< The thread itself waits within it, for I/O, say.
    std::uint32_t line = 0;
    bool operator==(const Callback&) const = default;
};

/// An event loop at one moment.
struct LoopMoment {
    ThreadId loop{0}; ///< The thread that runs it.
    std::optional<Callback> running;
    std::vector<LoopWait> ready;  ///< Oldest first.
    std::vector<LoopWait> timers; ///< Soonest first.
    std::vector<LoopWait> io;     ///< Soonest first.
};

/// The loop of that thread at a time; `times` is a timeline on the axis of time.
LoopMoment loopAt(const Timeline& times, ThreadId loop, Instant t);

} // namespace core
