#include "core/machine/engine.h"

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

std::vector<bool> hiddenInstructions(const Program& program)
{
    std::vector<bool> hidden(program.code().size());
    for (const Function& function : program.functions())
        if (function.hidden)
            std::fill_n(hidden.begin() + function.first, function.count, true);
    return hidden;
}

} // namespace

Machine::Machine(World theWorld, const Settings& settings)
    : world(std::move(theWorld))
    , policy(findPolicy(settings.policy)->make(settings))
    , cores(static_cast<std::size_t>(settings.cores))
    , coreNext(static_cast<std::size_t>(settings.cores), Instant::max())
    , idle(settings.cores == 64 ? ~std::uint64_t{0} : bit(static_cast<std::size_t>(settings.cores)) - 1)
{
    for (const auto& [name, capacity] : settings.devices)
        devices.push_back({name, capacity, 0, {}});
}

Machine::Machine(const Machine& other)
    : world(other.world)
    , now(other.now)
    , ended(other.ended)
    , policy(other.policy->clone())
    , contenders(other.contenders)
    , runners(other.runners)
    , cores(other.cores)
    , coreNext(other.coreNext)
    , idle(other.idle)
    , yielding(other.yielding)
    , timers(other.timers)
    , gates(other.gates)
    , gils(other.gils)
    , devices(other.devices)
    , readyCount(other.readyCount)
    , instructions(other.instructions)
    , alive(other.alive)
    , foreground(other.foreground)
{
}

Machine& Machine::operator=(const Machine& other)
{
    *this = Machine(other);
    return *this;
}

Engine::Engine(Machine& machine, Journal& journal)
    : m(machine)
    , m_journal(journal)
    , m_recorder(machine.world, journal)
    , m_settings(machine.world.context().settings)
    , m_limits(machine.world.context().limits)
    , m_hidden(hiddenInstructions(*machine.world.context().program))
    , m_switchesAtSteps(machine.policy->switchesAtSteps())
    , m_preemptive(machine.policy->isPreemptive())
{
}

void Engine::begin()
{
    registerThreads();
    ++m.foreground;
    arrive(ThreadId{0});
    std::uint64_t free = m.idle;
    fillCores(free);
}

bool Engine::step()
{
    const Instant next = nextMoment();
    if (next == Instant::max()) {
        finishWithoutEvents();
        return !m.ended;
    }
    m.now = next;
    runCores();
    if (!m.ended)
        fireTimers();
    if (m.ended)
        return false;
    std::uint64_t free = m.idle;
    fillCores(free);
    endSlices();
    if (m_preemptive)
        displaceLessUrgent();
    for (const World::Process& process : m.world.processes())
        if (process.memory.wantsCollection())
            return m.world.collect(), true;
    return true;
}

Instant Engine::nextMoment()
{
    Instant next = Instant::max();
    for (const Instant core : m.coreNext)
        next = std::min(next, core);
    while (!m.timers.empty() && isVoid(m.timers.first()))
        m.timers.removeFirst();
    return m.timers.empty() ? next : std::min(next, m.timers.first().at);
}

/// Brings the running thread's accounts up to now.
void Engine::account(std::size_t c)
{
    Core& core = m.cores[c];
    const Duration ran = m.now - core.since;
    core.since = m.now;
    if (ran <= Duration::zero())
        return;
    runner(*core.running).owed -= ran;
    m.policy->ran(*core.running, ran, m.contenders);
}

void Engine::runCores()
{
    for (std::size_t c = 0; c < m.cores.size() && !m.ended; ++c) {
        if (m.coreNext[c] != m.now)
            continue;
        Core& core = m.cores[c];
        if (core.switching) {
            switchIn(c);
            run(c);
            continue;
        }
        account(c);
        const ThreadId thread = *core.running;
        if (runner(thread).owed == Duration::zero() || needsGil(runner(thread)))
            run(c);
        else if (gilDropPoint(thread) <= m.now)
            dropGilAsAsked(thread);
    }
}

void Engine::fireTimers()
{
    while (!m.ended && !m.timers.empty() && m.timers.first().at == m.now) {
        const Timer timer = m.timers.first();
        m.timers.removeFirst();
        fire(timer);
    }
}

bool Engine::isVoid(const Timer& timer) const
{
    const Runner& r = runner(timer.thread);
    return timer.generation != (timer.kind == TimerKind::GilInterval ? r.gilInterval : r.timers);
}

void Engine::fire(const Timer& timer)
{
    if (isVoid(timer))
        return;
    switch (timer.kind) {
    case TimerKind::RunEnds: m.ended = true; return;
    case TimerKind::IoDone: finishIo(timer.thread); return;
    case TimerKind::Timeout: runOutOfTime(timer.thread); return;
    case TimerKind::SleepDone: wake(timer.thread, std::nullopt); return;
    case TimerKind::WakesUp: makeReady(timer.thread); return;
    case TimerKind::Arrival: arrive(timer.thread); return;
    case TimerKind::GilInterval: endGilInterval(timer.thread); return;
    }
}

void Engine::endSlices()
{
    for (std::size_t c = 0; c < m.cores.size(); ++c) {
        const Core& core = m.cores[c];
        if (m.coreNext[c] == m.now && core.running && !core.switching && core.since == m.now
            && core.sliceEnds <= m.now)
            endSlice(c);
    }
    if (m.yielding == 0)
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
    if (m.policy->size() == 0) {
        const auto slice = m.policy->slice(thread, m.contenders);
        core.sliceEnds = slice ? m.now + *slice : Instant::max();
        plan(c);
        return;
    }
    m.contenders[thread.index()].order = ++m.readyCount;
    m.policy->add(thread, Entry::UsedUp, m.contenders, m.now);
    core.yielding = true;
    core.reason = m_switchesAtSteps ? SwitchReason::Chosen : SwitchReason::QuantumUsedUp;
    m.yielding |= bit(c);
    m.coreNext[c] = Instant::max();
}

/// Gives ready threads to the `free` cores, as long as there are both.
void Engine::fillCores(std::uint64_t& free)
{
    while (free != 0 && m.policy->size() != 0) {
        const ThreadId thread = m.policy->next(m.contenders, m.now);
        const std::size_t core = coreFor(thread, free);
        free &= ~bit(core);
        assign(thread, core);
        free |= m.idle; // A thread that moves to another core leaves its own.
    }
}

std::size_t Engine::coreFor(ThreadId thread, std::uint64_t free) const
{
    const auto last = runner(thread).core;
    return last && (free & bit(last->index())) != 0 ? last->index() : lowest(free);
}

void Engine::assign(ThreadId thread, std::size_t c)
{
    Core& core = m.cores[c];
    if (core.yielding && core.running == thread) {
        core.yielding = false;
        m.yielding &= ~bit(c);
        const auto slice = m.policy->slice(thread, m.contenders);
        core.sliceEnds = slice ? m.now + *slice : Instant::max();
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
        add(thread, SwitchBegan{CoreId{c}});
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
    core.running.reset();
    core.yielding = false;
    core.displaced = false;
    core.freedAt = m.now;
    m.yielding &= ~bit(c);
    m.idle |= bit(c);
    m.coreNext[c] = Instant::max();
}

void Engine::switchIn(std::size_t c)
{
    Core& core = m.cores[c];
    const ThreadId thread = *core.running;
    core.switching = false;
    core.displaced = false;
    core.last = thread;
    core.since = m.now;
    const auto slice = m.policy->slice(thread, m.contenders);
    core.sliceEnds = slice ? m.now + *slice : Instant::max();
    add(thread, SwitchedIn{CoreId{c}, core.reason});
    const Runner& r = runner(thread);
    if (r.owed > Duration::zero() && !needsGil(r))
        plan(c);
    else
        m.coreNext[c] = m.now;
}

void Engine::displaceLessUrgent()
{
    while (const auto first = m.policy->first(m.contenders)) {
        const auto c = leastUrgentCore();
        if (!c
            || !m.policy->isMoreUrgent(m.contenders[first->index()],
                                       m.contenders[m.cores[*c].running->index()]))
            return;
        Core& core = m.cores[*c];
        account(*c);
        core.displaced = true;
        plan(*c);
        if (m.coreNext[*c] > m.now || runner(*core.running).owed == Duration::zero())
            return; // At the end of its instruction.
        const ThreadId thread = *core.running;
        const ThreadId next = m.policy->next(m.contenders, m.now);
        m.contenders[thread.index()].sliceLeft =
            core.sliceEnds == Instant::max() ? Duration::zero() : core.sliceEnds - m.now;
        m.policy->add(thread, Entry::Displaced, m.contenders, m.now);
        core.reason = SwitchReason::MoreUrgent;
        assign(next, *c);
    }
}

std::optional<std::size_t> Engine::leastUrgentCore() const
{
    std::optional<std::size_t> least;
    for (std::size_t c = 0; c < m.cores.size(); ++c) {
        const Core& core = m.cores[c];
        if (!core.running || core.switching)
            continue;
        if (!least
            || m.policy->isMoreUrgent(m.contenders[m.cores[*least].running->index()],
                                      m.contenders[core.running->index()]))
            least = c;
    }
    return least;
}

/// Nothing runs and nothing is to come: if threads are left, they wait for each other.
void Engine::finishWithoutEvents()
{
    lookAtGates(ThreadId{0});
    std::uint64_t free = m.idle;
    fillCores(free);
    if (nextMoment() != Instant::max())
        return;
    m.ended = true;
    if (m.foreground > 0)
        m_journal.verdict().add(OutcomeKind::Deadlock, deadlockMessage(m.world));
}

} // namespace core
