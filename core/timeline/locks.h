#pragma once

#include "core/timeline/timeline.h"

namespace core {

/// A thread that waits for a lock.
struct LockWaiter {
    ThreadId thread{0};
    Instant since{};
    EventId cause{0};
    bool operator==(const LockWaiter&) const = default;
};

/// A lock at one moment.
struct LockMoment {
    std::uint32_t lock = 0; ///< Position in the timeline's locks.
    std::optional<ThreadId> holder;
    Instant since{};                 ///< Of the holder.
    std::optional<EventId> cause;    ///< The holder's acquisition.
    std::vector<LockWaiter> waiters; ///< In the queue's order.
    bool operator==(const LockMoment&) const = default;
};

/// All locks at `t`, which may be the end of the recording: what is held or waited for then stays so.
std::vector<LockMoment> locksAt(const Timeline& timeline, Instant t);

/// Threads each of which waits for a lock that the next one holds, the last for one of the first: empty where
/// there is no such circle.
std::vector<ThreadId> circleOf(const std::vector<LockMoment>& locks);

/// The lock that a thread waits for.
const LockMoment* wantedBy(const std::vector<LockMoment>& locks, ThreadId thread);

} // namespace core
