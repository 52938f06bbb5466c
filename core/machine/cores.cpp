#include "core/machine/engine.h"

#include <algorithm>

namespace core {

namespace {

std::uint64_t bit(std::size_t core)
{
    return std::uint64_t{1} << core;
}

std::size_t lowest(std::uint64_t cores)
{
    return static_cast<std::size_t>(std::countr_zero(cores));
}

template <class Record>
void fetchAhead(const Record& record)
{
    constexpr std::size_t kCacheLine = 64;
    const auto* at = reinterpret_cast<const std::byte*>(&record);
    for (std::size_t offset = 0; offset < sizeof(Record); offset += kCacheLine)
        __builtin_prefetch(at + offset);
}

} // namespace

void Engine::endSlices()
{
    bool any = false;
    for (std::size_t c = 0; c < m.cores.size(); ++c) {
        const Core& core = m.cores[c];
        const bool ends = m.coreNext[c] == m.now && core.running && !core.switching && core.since == m.now
            && core.sliceEnds <= m.now;
        if (ends)
            endSlice(c);
        any = any || ends;
    }
    if (!any)
        return;
    std::uint64_t free = m.idle | m.yielding;
    fillCores(free);
}

/// With nobody ready the slice is renewed; else the thread queues, and loses its core when another takes it.
void Engine::endSlice(std::size_t c)
{
    Core& core = m.cores[c];
    const ThreadId thread = *core.running;
    if (m_switchesAtSteps && !gilOf(thread).waiters.empty() && releaseGil(thread, false))
        passGilOn(thread);
    dropGilWithCore(thread);
    if (m_switchesAtSteps && queueAt(c).size() == 0) {
        startSlice(c);
        plan(c);
        return;
    }
    const bool alone = queueAt(c).size() == 0;
    addReady(thread, Entry::UsedUp);
    if (alone) {
        queueAt(c).next(m.contenders, m.now);
        stopAgeing(thread);
        startSlice(c);
        plan(c);
        return;
    }
    core.yielding = true;
    core.reason = m_switchesAtSteps ? SwitchReason::Chosen : SwitchReason::QuantumUsedUp;
    m.yielding |= bit(c);
    m.coreNext[c] = Instant::max();
}

/// A slice that a more urgent thread interrupted goes on.
void Engine::startSlice(std::size_t c)
{
    Core& core = m.cores[c];
    Contender& running = contender(*core.running);
    std::optional<Duration> slice = queueAt(c).slice(*core.running, m.contenders);
    const Duration left = std::exchange(running.sliceLeft, Duration::zero());
    if (slice && left > Duration::zero())
        slice = std::min(*slice, left);
    core.sliceEnds = slice ? m.now + *slice : Instant::max();
}

/// Gives ready threads to the `free` cores, as long as there are both.
void Engine::fillCores(std::uint64_t& free)
{
    if (free == 0)
        return;
    if (m.queues.size() == 1)
        fillFromOneQueue(free);
    else
        fillFromOwnQueues(free);
}

void Engine::fillFromOneQueue(std::uint64_t& free)
{
    Policy& queue = *m.queues.front();
    while (free != 0 && queue.size() != 0) {
        const std::optional<ThreadId> thread = nextFor(queue, free);
        if (!thread)
            return;
        const std::size_t core = coreFor(*thread, free);
        free &= ~bit(core);
        assign(*thread, core);
        free |= m.idle; // A thread that moves to another core leaves its own.
    }
}

/// A core whose own queue is empty takes the last of the longest. Who loses a core may wake others by that,
/// and leave another one free: it is begun again until nothing moves.
void Engine::fillFromOwnQueues(std::uint64_t& free)
{
    for (std::uint64_t left = free; left != 0;) {
        const std::size_t c = lowest(left);
        left &= left - 1;
        std::optional<ThreadId> thread;
        if (m.queues[c]->size() != 0)
            thread = nextFor(*m.queues[c], bit(c));
        if (!thread)
            thread = steal(c);
        if (!thread)
            continue;
        free &= ~bit(c);
        assign(*thread, c);
        free |= m.idle;
        left = free;
    }
}

/// The next thread that may run on one of the cores; those before it stay where they are.
std::optional<ThreadId> Engine::nextFor(Policy& queue, std::uint64_t cores)
{
    if (!m.bound) {
        const ThreadId thread = queue.next(m.contenders, m.now);
        // Among 100,000 threads each of these waits for memory; at once they wait for it together.
        fetchAhead(runner(thread));
        fetchAhead(contender(thread));
        fetchAhead(m.world.thread(thread));
        return thread;
    }
    std::vector<ThreadId> passedOver;
    std::optional<ThreadId> found;
    while (!found && queue.size() != 0) {
        const ThreadId thread = queue.next(m.contenders, m.now);
        if ((contender(thread).affinity & cores) != 0)
            found = thread;
        else
            passedOver.push_back(thread);
    }
    for (std::size_t i = passedOver.size(); i-- > 0;)
        queue.add(passedOver[i], Entry::PassedOver, m.contenders, m.now);
    return found;
}

std::optional<ThreadId> Engine::steal(std::size_t c)
{
    std::vector<std::size_t> victims;
    for (std::size_t i = 0; i < m.queues.size(); ++i)
        if (i != c && m.queues[i]->size() != 0)
            victims.push_back(i);
    std::ranges::stable_sort(victims, std::greater{}, [&](std::size_t i) { return m.queues[i]->size(); });
    for (const std::size_t victim : victims) {
        const std::optional<ThreadId> stolen = m.queues[victim]->steal(c, m.contenders);
        if (!stolen)
            continue;
        runner(*stolen).queue = static_cast<std::uint32_t>(c);
        m.queues[c]->add(*stolen, Entry::Moved, m.contenders, m.now);
        return m.queues[c]->next(m.contenders, m.now);
    }
    return std::nullopt;
}

std::size_t Engine::coreFor(ThreadId thread, std::uint64_t free) const
{
    const auto last = runner(thread).core;
    free &= contender(thread).affinity;
    return last && (free & bit(last->index())) != 0 ? last->index() : lowest(free);
}

void Engine::assign(ThreadId thread, std::size_t c)
{
    Core& core = m.cores[c];
    stopAgeing(thread);
    if (core.yielding && core.running == thread) {
        core.yielding = false;
        m.yielding &= ~bit(c);
        startSlice(c);
        plan(c);
        return;
    }
    const bool wasIdle = !core.running && core.freedAt < m.now;
    if (core.running)
        takeOff(c);
    Runner& r = runner(thread);
    if (r.place == Whereabouts::OnCore) // Its slice ended on another core, which is free from now on.
        takeOff(r.core->index());
    r.place = Whereabouts::OnCore;
    r.core = CoreId{c};
    core.running = thread;
    m.idle &= ~bit(c);
    core.reason = m_switchesAtSteps ? SwitchReason::Chosen
        : wasIdle                   ? SwitchReason::CoreWasFree
                                    : SwitchReason::NextInQueue;
    if (m_settings.contextSwitch > Duration::zero() && core.last && core.last != thread) {
        core.switching = true;
        m.coreNext[c] = m.now + m_settings.contextSwitch;
        add(thread, SwitchBegan{CoreId{c}, queueAt(c).figure(contender(thread))});
        return;
    }
    switchIn(c);
}

/// The running thread, already in the ready queue, loses its core to another.
void Engine::takeOff(std::size_t c)
{
    Core& core = m.cores[c];
    const ThreadId thread = *core.running;
    add(thread, Preempted{CoreId{c}, core.reason});
    if (m_switchesAtSteps && releaseGil(thread, false))
        passGilOn(thread);
    runner(thread).place = Whereabouts::Ready;
    core.yielding = false;
    m.yielding &= ~bit(c);
    leaveCore(thread);
}

/// Its core is free from now on.
void Engine::leaveCore(ThreadId thread)
{
    const std::size_t c = runner(thread).core->index();
    Core& core = m.cores[c];
    core.running.reset();
    core.displaced = false;
    core.freedAt = m.now;
    m.coreNext[c] = Instant::max();
    m.idle |= bit(c);
}

void Engine::switchIn(std::size_t c)
{
    Core& core = m.cores[c];
    const ThreadId thread = *core.running;
    core.switching = false;
    core.displaced = false;
    core.last = thread;
    core.since = m.now;
    const std::int64_t figure = queueAt(c).figure(contender(thread));
    startSlice(c);
    add(thread, SwitchedIn{CoreId{c}, core.reason, figure});
    const Runner& r = runner(thread);
    if (r.owed > Duration::zero() && !needsGil(r))
        plan(c);
    else
        m.coreNext[c] = m.now;
}

/// True if the running thread has asked for other cores than its own: it has left it.
bool Engine::moveIfNotAllowed(ThreadId thread)
{
    const std::size_t c = runner(thread).core->index();
    if ((contender(thread).affinity & bit(c)) != 0)
        return false;
    queueAt(c).left(thread, m.contenders);
    m.cores[c].reason = SwitchReason::NotAllowed;
    addReady(thread, Entry::Woken);
    takeOff(c);
    return true;
}

} // namespace core
