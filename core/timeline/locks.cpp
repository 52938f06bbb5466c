#include "core/timeline/locks.h"

#include <algorithm>

namespace core {

namespace {

bool lasts(const Timeline& timeline, Interval when, Instant t)
{
    const bool isLast = t >= timeline.whole.end && when.end >= timeline.whole.end;
    return when.begin <= t && (t < when.end || isLast);
}

LockMoment momentOf(const Timeline& timeline, std::size_t index, Instant t)
{
    const HolderLane& lane = timeline.locks[index];
    LockMoment lock{static_cast<std::uint32_t>(index), {}, {}, {}, {}};
    const auto after =
        std::ranges::partition_point(lane.slices, [&](const HolderSlice& s) { return s.when.begin <= t; });
    if (after != lane.slices.begin()) {
        const HolderSlice& slice = *(after - 1);
        lock.holder = slice.holder;
        lock.cause = slice.holder ? slice.cause : std::nullopt;
        // A holder that stops and goes on has several slices; it took the lock once.
        lock.since = lock.cause ? positionOf(timeline, *lock.cause) : slice.when.begin;
    }
    for (const Wait& wait : lane.waits)
        if (lasts(timeline, wait.when, t))
            lock.waiters.push_back({wait.thread, wait.when.begin, wait.cause});
    return lock;
}

} // namespace

std::vector<LockMoment> locksAt(const Timeline& timeline, Instant t)
{
    std::vector<LockMoment> locks;
    for (std::size_t i = 0; i < timeline.locks.size(); ++i)
        locks.push_back(momentOf(timeline, i, t));
    return locks;
}

const LockMoment* wantedBy(const std::vector<LockMoment>& locks, ThreadId thread)
{
    const auto wanted = std::ranges::find_if(locks, [&](const LockMoment& lock) {
        return std::ranges::find(lock.waiters, thread, &LockWaiter::thread) != lock.waiters.end();
    });
    return wanted == locks.end() ? nullptr : &*wanted;
}

std::vector<ThreadId> circleOf(const std::vector<LockMoment>& locks)
{
    for (const LockMoment& start : locks) {
        std::vector<ThreadId> way;
        for (const LockMoment* lock = &start; lock && lock->holder; lock = wantedBy(locks, *lock->holder)) {
            const auto before = std::ranges::find(way, *lock->holder);
            if (before != way.end())
                return {before, way.end()};
            way.push_back(*lock->holder);
        }
    }
    return {};
}

} // namespace core
