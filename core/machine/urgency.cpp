#include "core/machine/engine.h"

#include <algorithm>

namespace core {

/// set_priority, set_nice, set_tickets and set_affinity of the running thread take effect.
void Engine::takeAttributes(ThreadId thread)
{
    const Thread& given = m.world.thread(thread);
    Contender& c = contender(thread);
    c.tickets = given.tickets;
    if (c.affinity != given.affinity) {
        c.affinity = given.affinity;
        m.bound = true;
    }
    if (c.nice != given.nice) {
        c.nice = given.nice;
        if (runner(thread).place == Whereabouts::OnCore)
            queueOf(thread).reweigh(thread, m.contenders);
    }
    setPriority(thread);
}

/// The priority in force: the thread's own, what ageing has added, and what comes with the locks that it
/// holds.
void Engine::setPriority(ThreadId thread)
{
    const Runner& r = runner(thread);
    Contender& c = contender(thread);
    std::int32_t priority = m.world.thread(thread).priority + r.aged;
    for (const std::uint32_t gate : r.held) {
        const GateQueue& queue = m.gates[gate];
        if (m_settings.priorityCeiling)
            priority = std::max(priority, queue.ceiling.value_or(priority));
        if (m_settings.priorityInheritance)
            for (std::size_t i = 0; i < queue.waiting.size(); ++i)
                priority = std::max(priority, contender(queue.waiting[i]).priority);
    }
    if (priority == c.priority)
        return;
    c.priority = priority;
    if (r.place == Whereabouts::Ready)
        queueOf(thread).rearrange(thread, m.contenders);
    if (r.place == Whereabouts::Blocked && r.gate)
        inherit(*r.gate);
}

/// The thread has been ready for one more span of ageing.
void Engine::age(ThreadId thread)
{
    ++runner(thread).aged;
    setPriority(thread);
    setTimer(thread, TimerKind::Ages, m.now + m_settings.aging);
}

/// It has got a core; what it has gained it keeps for this turn.
void Engine::stopAgeing(ThreadId thread)
{
    if (m_ages)
        ++runner(thread).timers;
}

void Engine::holdLock(ThreadId thread, std::uint32_t gate, const std::string& name)
{
    GateQueue& queue = m.gates[gate];
    queue.owner = thread;
    if (m_settings.priorityCeiling)
        queue.ceiling = m_ceilings.of(name, m.world);
    runner(thread).held.push_back(gate);
    setPriority(thread);
}

void Engine::letGoOfLock(ThreadId thread, std::uint32_t gate)
{
    m.gates[gate].owner.reset();
    std::erase(runner(thread).held, gate);
    setPriority(thread);
}

/// Who waits at the gate, or how urgent they are, has changed.
void Engine::inherit(std::uint32_t gate)
{
    if (!m_follows)
        return;
    if (const auto queue = m.gates.find(gate); queue != m.gates.end() && queue->second.owner)
        setPriority(*queue->second.owner);
}

void Engine::setDeadline(ThreadId thread)
{
    const Thread& given = m.world.thread(thread);
    const Duration deadline = given.deadline > Duration::zero() ? given.deadline : given.period;
    if (deadline > Duration::zero())
        contender(thread).deadline = runner(thread).release + deadline;
}

/// A periodic thread sleeps until its next job is released; a late one begins it at once. One that is
/// released at this instant arrives with the others.
void Engine::endJob(ThreadId thread)
{
    add(thread, JobEnded{});
    m.world.restart(thread);
    registerThreads();
    Runner& r = runner(thread);
    r.begun = false;
    r.line = m.world.lineOf(thread);
    r.phase = Phase::Instructions;
    r.release += m.world.thread(thread).period;
    block(thread, WaitKind::Sleep, std::nullopt);
    setDeadline(thread);
    if (runner(thread).release < m.now)
        makeReady(thread);
    else
        setTimer(thread, TimerKind::Arrival, runner(thread).release);
}

} // namespace core
