#include "core/machine/engine.h"

#include <algorithm>

namespace core {

/// The thread is among the ready ones from now on.
void Engine::addReady(ThreadId thread, Entry entry)
{
    Runner& r = runner(thread);
    Contender& c = contender(thread);
    if (entry == Entry::Woken)
        r.queue = queueFor(thread);
    if (entry == Entry::Woken || entry == Entry::UsedUp)
        c.order = ++m.readyCount;
    Policy& queue = queueOf(thread);
    if (entry == Entry::Woken && queue.asksForBursts())
        c.burst = burstOf(thread);
    if (m_ages) {
        r.aged = 0;
        setPriority(thread);
        setTimer(thread, TimerKind::Ages, m.now + m_settings.aging);
    }
    queue.add(thread, entry, m.contenders, m.now);
    if (entry == Entry::Woken && m_preemption == Preemption::OnWakeup)
        m.woken.push_back(thread);
}

/// A new thread goes to the shortest queue, one that has run before to that of its last core.
std::uint32_t Engine::queueFor(ThreadId thread) const
{
    if (m.queues.size() == 1)
        return 0;
    const auto allowed = [&](std::size_t core) { return (contender(thread).affinity >> core & 1) != 0; };
    const std::optional<CoreId>& last = runner(thread).core;
    if (last && allowed(last->index()))
        return static_cast<std::uint32_t>(last->index());
    std::optional<std::size_t> shortest;
    for (std::size_t c = 0; c < m.queues.size(); ++c)
        if (allowed(c) && (!shortest || m.queues[c]->size() < m.queues[*shortest]->size()))
            shortest = c;
    return static_cast<std::uint32_t>(*shortest);
}

/// The CPU time that the thread takes until it blocks.
Duration Engine::burstOf(ThreadId thread)
{
    const Runner& r = runner(thread);
    const auto cost = [this](const Stop& stop, const Taken& taken) { return costOf(stop, taken); };
    return r.owed + m_bursts.of(m.world, thread, r.phase != Phase::Instructions, cost);
}

/// A ready thread that is more urgent than a running one takes its core.
void Engine::displaceLessUrgent()
{
    if (m_preemption == Preemption::Never)
        return;
    if (m_preemption == Preemption::OnWakeup)
        return displaceForWoken();
    for (std::size_t i = 0; i < m.queues.size(); ++i) {
        const std::uint64_t cores = m.queues.size() == 1 ? ~std::uint64_t{0} : std::uint64_t{1} << i;
        while (displaceIn(*m.queues[i], cores)) { }
    }
}

void Engine::displaceForWoken()
{
    const std::vector<ThreadId> woken = std::exchange(m.woken, {});
    for (const ThreadId thread : woken) {
        if (runner(thread).place != Whereabouts::Ready)
            continue;
        const std::uint64_t cores =
            m.queues.size() == 1 ? ~std::uint64_t{0} : std::uint64_t{1} << runner(thread).queue;
        displace(thread, cores);
    }
}

/// True if a thread of the queue took the core of another.
bool Engine::displaceIn(Policy& queue, std::uint64_t cores)
{
    const std::optional<ThreadId> first = queue.first(m.contenders);
    if (!first)
        return false;
    if (!m.bound)
        return displace(*first, cores);
    for (std::size_t c = 0; c < m.cores.size(); ++c) {
        const std::uint64_t one = cores & std::uint64_t{1} << c;
        const std::optional<ThreadId> ready = one != 0 ? nextFor(queue, one) : std::nullopt;
        if (!ready)
            continue;
        queue.add(*ready, Entry::PassedOver, m.contenders, m.now);
        if (displace(*ready, one))
            return true;
    }
    return false;
}

/// True if a core changed hands. A thread in the middle of an instruction gives way at its end.
bool Engine::displace(ThreadId ready, std::uint64_t cores)
{
    accountAll();
    Policy& queue = queueOf(ready);
    const auto c = leastUrgentCore(cores & contender(ready).affinity);
    if (!c || !queue.isMoreUrgent(contender(ready), contender(*m.cores[*c].running)))
        return false;
    Core& core = m.cores[*c];
    const ThreadId thread = *core.running;
    core.displaced = true;
    plan(*c);
    if (m.coreNext[*c] > m.now || runner(thread).owed == Duration::zero()) {
        if (m_preemption == Preemption::OnWakeup)
            m.woken.push_back(ready);
        return false;
    }
    const std::optional<ThreadId> next = nextFor(queue, std::uint64_t{1} << *c);
    contender(thread).sliceLeft =
        core.sliceEnds == Instant::max() ? Duration::zero() : core.sliceEnds - m.now;
    addReady(thread, Entry::Displaced);
    core.reason = SwitchReason::MoreUrgent;
    assign(*next, *c);
    return true;
}

std::optional<std::size_t> Engine::leastUrgentCore(std::uint64_t cores) const
{
    std::optional<std::size_t> least;
    for (std::size_t c = 0; c < m.cores.size(); ++c) {
        const Core& core = m.cores[c];
        if ((cores >> c & 1) == 0 || !core.running || core.switching || core.yielding)
            continue;
        if (!least || queueAt(c).isMoreUrgent(contender(*m.cores[*least].running), contender(*core.running)))
            least = c;
    }
    return least;
}

} // namespace core
