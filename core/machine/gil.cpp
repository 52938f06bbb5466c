#include "core/machine/engine.h"

#include <algorithm>

// The GIL as in take_gil and drop_gil of CPython's ceval_gil.c: who finds it taken waits an interval; if it
// did not change hands within that, the waiter asks, and the holder drops it where its runtime looks at
// requests.

namespace core {

/// True when the thread holds the GIL now; else it has begun to wait for it.
bool Engine::takeGil(ThreadId thread)
{
    Gil& gil = gilOf(thread);
    if (gil.holder) {
        beginToWaitForGil(thread);
        return false;
    }
    gil.holder = thread;
    ++gil.changes;
    runner(thread).holdsGil = true;
    add(thread, GilTaken{});
    return true;
}

void Engine::beginToWaitForGil(ThreadId thread)
{
    block(thread, WaitKind::Gil, std::nullopt);
    Gil& gil = gilOf(thread);
    gil.waiters.push_back({thread, m.now, gil.changes});
    setGilInterval(gil.waiters.back(), gil);
}

void Engine::setGilInterval(Gil::Waiter& waiter, const Gil& gil)
{
    waiter.since = m.now;
    waiter.change = gil.changes;
    const std::uint32_t generation = ++runner(waiter.thread).gilInterval;
    if (m_settings.runtime == RuntimeKind::CPython27)
        return; // Nobody asks for the old GIL.
    m.timers.add({m.now + switchInterval(waiter.thread), TimerKind::GilInterval, waiter.thread, generation});
}

/// The machine's, unless the lesson has set another one for its process.
Duration Engine::switchInterval(ThreadId thread) const
{
    if (!m_switchIntervalSlot)
        return m_settings.switchInterval;
    const Value globals = m.world.processes()[m.world.thread(thread).process].globals;
    const Value given = m.world.memory().get(globals.word(), *m_switchIntervalSlot);
    if (!given.isReal() || given.asReal() <= 0)
        return m_settings.switchInterval;
    return std::chrono::round<Duration>(std::chrono::duration<double>(std::min(given.asReal(), 1e6)));
}

/// True if the thread held the GIL: passGilOn is due then.
bool Engine::releaseGil(ThreadId thread, bool forced)
{
    Runner& r = runner(thread);
    if (!r.holdsGil)
        return false;
    Gil& gil = gilOf(thread);
    r.holdsGil = false;
    gil.holder.reset();
    gil.requested = false;
    add(thread, GilDropped{forced});
    return true;
}

/// A dropped GIL goes to the waiter whose present interval began first. Where every step is somebody's
/// choice, all waiters go among the ready ones instead, so that each may be chosen.
void Engine::passGilOn(ThreadId by)
{
    Gil& gil = gilOf(by);
    if (m_switchesAtSteps) {
        for (const Gil::Waiter& waiter : std::exchange(gil.waiters, {})) {
            ++runner(waiter.thread).gilInterval;
            wake(waiter.thread, by);
        }
        return;
    }
    const auto first = std::ranges::min_element(gil.waiters, {}, &Gil::Waiter::since);
    if (first != gil.waiters.end())
        giveGil(gil, static_cast<std::size_t>(first - gil.waiters.begin()), by);
}

void Engine::giveGil(Gil& gil, std::size_t waiter, ThreadId by)
{
    const ThreadId thread = gil.waiters[waiter].thread;
    gil.waiters.erase(gil.waiters.begin() + static_cast<std::ptrdiff_t>(waiter));
    gil.holder = thread;
    ++gil.changes;
    runner(thread).holdsGil = true;
    ++runner(thread).gilInterval;
    add(thread, GilTaken{});
    wake(thread, by);
}

void Engine::endGilInterval(ThreadId thread)
{
    Gil& gil = gilOf(thread);
    const auto waiter = std::ranges::find(gil.waiters, thread, &Gil::Waiter::thread);
    const bool changedHands = waiter->change != gil.changes;
    setGilInterval(*waiter, gil);
    if (changedHands || gil.requested)
        return;
    gil.requested = true;
    add(thread, GilRequested{});
    const Runner& holder = runner(*gil.holder);
    if (holder.place != Whereabouts::OnCore)
        return; // It looks when it runs again.
    const std::size_t c = holder.core->index();
    if (m.cores[c].switching)
        return;
    account(c);
    if (holder.owed > Duration::zero() && gilDropPoint(*gil.holder) <= m.now)
        dropGilAsAsked(*gil.holder);
    else
        plan(c);
}

/// Who was asked waits until another has taken it.
void Engine::dropGilAsAsked(ThreadId thread)
{
    releaseGil(thread, true);
    Gil& gil = gilOf(thread);
    block(thread, WaitKind::Gil, std::nullopt);
    const auto first = std::ranges::min_element(gil.waiters, {}, &Gil::Waiter::since);
    const bool somebody = first != gil.waiters.end();
    const auto position = static_cast<std::size_t>(first - gil.waiters.begin());
    gil.waiters.push_back({thread, m.now, gil.changes});
    if (somebody)
        giveGil(gil, position, thread);
    setGilInterval(*std::ranges::find(gil.waiters, thread, &Gil::Waiter::thread), gil);
}

/// CPython 2.7 releases the GIL after every hundredth instruction and takes it again at once. On another core
/// a waiter that wakes comes too late for that: the convoy effect (Beazley, "Understanding the Python GIL",
/// 2010). But a slice of the operating system ends between the two, if another thread is there to take the
/// core.
void Engine::dropGilWithCore(ThreadId thread)
{
    if (m_settings.runtime != RuntimeKind::CPython27 || m.idle != 0)
        return;
    const bool wanted = queueOf(thread).size() != 0 || !gilOf(thread).waiters.empty();
    if (wanted && releaseGil(thread, false))
        passGilOn(thread);
}

/// When the thread, if it goes on, next looks at requests and finds one; max where it will not.
Instant Engine::gilDropPoint(ThreadId thread)
{
    const Runner& r = runner(thread);
    if (!r.holdsGil || !gilOf(thread).requested)
        return Instant::max();
    if (r.phase == Phase::Working)
        return m.now;
    if (r.phase == Phase::Due)
        return Instant::max();
    if (m_settings.runtime != RuntimeKind::CPython312)
        return boundary(r, m.now);
    const Duration done = r.stretch - r.owed;
    for (const std::uint32_t check : r.checks)
        if (check * m_settings.opCost >= done)
            return m.now + (check * m_settings.opCost - done);
    return Instant::max();
}

} // namespace core
