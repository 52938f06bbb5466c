#include "core/machine/engine.h"

#include <algorithm>

// A process is ended by a signal as by Linux: whoever waits is woken, whoever is on a core is interrupted,
// and each of its threads ends when it next has a core. The World has taken all else from them (World::kill).

namespace core {

void Engine::killProcess(ThreadId first, ThreadId by)
{
    const std::uint16_t process = m.world.thread(first).process;
    for (std::size_t i = 0; i < m.runners.size(); ++i)
        if (m.world.thread(ThreadId{i}).process == process && m.world.thread(ThreadId{i}).isKilled)
            kill(ThreadId{i}, by);
}

void Engine::kill(ThreadId thread, ThreadId by)
{
    Runner& r = runner(thread);
    giveUpIo(thread);
    if (m.world.thread(thread).isTask) {
        ++r.sleeps;
        add(thread, Finished{by});
        return;
    }
    if (r.place == Whereabouts::Ended)
        return;
    const bool hasBegun = std::exchange(r.begun, true);
    if (r.place == Whereabouts::OnCore)
        dieOnCore(thread);
    leaveWaiting(thread);
    r.phase = Phase::Due;
    r.owed = Duration::zero();
    r.checks.clear();
    r.withoutGil = true; // It needs none for its end.
    r.timedOut = false;
    r.sends = false;
    r.waitEnds.reset();
    if (r.place == Whereabouts::Absent && !hasBegun)
        setTimer(thread, TimerKind::Arrival, m.now);
    else if (r.place == Whereabouts::Blocked)
        wake(thread, by);
}

/// It is in no queue of those that wait any more.
void Engine::leaveWaiting(ThreadId thread)
{
    Runner& r = runner(thread);
    for (auto& [number, queue] : m.gates)
        for (std::size_t i = queue.waiting.size(); i-- > 0;)
            if (queue.waiting[i] == thread)
                queue.waiting.take(i);
    for (Runner& other : m.runners)
        std::erase(other.joiners, thread);
    for (Gil& gil : m.gils)
        std::erase_if(gil.waiters, [&](const Gil::Waiter& waiter) { return waiter.thread == thread; });
    ++r.gilInterval;
    const auto gate = std::exchange(r.gate, std::nullopt);
    if (std::exchange(r.retries, false)) {
        --m.gates[*gate].retrying;
        gateChanged(*gate, thread); // What it was woken for is there for the next.
    }
}

/// It ends there at this very instant, unless the core is in the midst of switching to it.
void Engine::dieOnCore(ThreadId thread)
{
    const std::size_t c = runner(thread).core->index();
    const Core& core = m.cores[c];
    if (core.switching || core.yielding)
        return;
    account(c);
    m.coreNext[c] = m.now;
}

} // namespace core
