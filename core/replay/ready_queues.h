#pragma once

#include "core/machine/simulate.h"
#include "core/policy/policy.h"

namespace core {

/// What the scheduler has of one thread at a moment.
struct QueuedThread {
    ThreadId thread;
    std::optional<std::size_t> core;  ///< That it runs on.
    std::optional<std::size_t> place; ///< Among the ready ones of its queue, 0 next; empty: it is not ready.
    std::size_t queue = 0;            ///< Its ready queue's number: its core's where each has one.
    std::vector<Kept> kept;           ///< By the policy; the same names for every thread.
};

/// The scheduler at a moment, after all that happens at it: who runs, who would run next and by what, in that
/// order; then those who wait. Threads that have not arrived or have ended are left out.
struct ReadyQueues {
    Instant when{};
    std::size_t queues = 1;
    std::vector<QueuedThread> threads;
};

/// Runs the program once more as simulate() does, up to `when`: what a policy keeps is not in a recording.
/// The order among the ready is that in which the policy would take them if nobody came between. Empty when
/// `options.stop` asked for an early end.
std::optional<ReadyQueues> readyQueuesAt(std::shared_ptr<const Program> program, const RunOptions& options,
                                         Instant when);

} // namespace core
