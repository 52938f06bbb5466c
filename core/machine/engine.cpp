#include "core/machine/engine.h"

namespace core {

namespace {

/// Where the prelude's sys keeps what the lesson has set.
std::optional<std::uint32_t> switchIntervalSlot(const Program& program)
{
    for (const Module& module : program.modules()) {
        const auto slot = std::ranges::find(module.slots, "_switch_interval");
        if (module.name == "sys" && slot != module.slots.end())
            return module.firstSlot + static_cast<std::uint32_t>(slot - module.slots.begin());
    }
    return std::nullopt;
}

std::uint64_t bit(std::size_t core)
{
    return std::uint64_t{1} << core;
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
    , cores(static_cast<std::size_t>(settings.cores))
    , coreNext(static_cast<std::size_t>(settings.cores), Instant::max())
    , idle(settings.cores == 64 ? ~std::uint64_t{0} : bit(static_cast<std::size_t>(settings.cores)) - 1)
{
    const std::size_t count = settings.queues == QueueKind::PerCore ? cores.size() : 1;
    for (std::size_t i = 0; i < count; ++i)
        queues.push_back(findPolicy(settings.policy)->make(settings));
    for (const auto& [name, capacity] : settings.devices)
        devices.push_back({name, capacity, 0, {}});
}

Machine::Machine(const Machine& other)
    : world(other.world)
    , now(other.now)
    , ended(other.ended)
    , contenders(other.contenders)
    , woken(other.woken)
    , bound(other.bound)
    , runners(other.runners)
    , cores(other.cores)
    , coreNext(other.coreNext)
    , idle(other.idle)
    , yielding(other.yielding)
    , timers(other.timers)
    , sleepers(other.sleepers)
    , gates(other.gates)
    , gils(other.gils)
    , devices(other.devices)
    , readyCount(other.readyCount)
    , instructions(other.instructions)
    , alive(other.alive)
    , foreground(other.foreground)
{
    for (const auto& queue : other.queues)
        queues.push_back(queue->clone());
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
    , m_switchIntervalSlot(switchIntervalSlot(*machine.world.context().program))
    , m_limits(machine.world.context().limits)
    , m_hidden(hiddenInstructions(*machine.world.context().program))
    , m_switchesAtSteps(machine.queues.front()->switchesAtSteps())
    , m_preemption(machine.queues.front()->preemption())
    , m_ages(m_settings.policy == "priority" && m_settings.aging > Duration::zero())
    , m_follows(m_settings.policy == "priority"
                && (m_settings.priorityInheritance || m_settings.priorityCeiling))
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
    wakeSleepers(next);
    m.now = next;
    runCores();
    if (!m.ended)
        fireTimers();
    if (m.ended)
        return false;
    changeOrder();
    std::uint64_t free = m.idle;
    fillCores(free);
    endSlices();
    displaceLessUrgent();
    goOnWhereNobodyCame();
    if (m.world.memory().wantsCollection())
        m.world.collect();
    return true;
}

bool Engine::stepTo(Instant last, const std::stop_token& stop)
{
    while (!m.ended && nextMoment() <= last) {
        if (stop.stop_requested())
            return false;
        step();
    }
    if (!m.ended) {
        wakeSleepers(last);
        m.now = last;
        accountAll();
    }
    return true;
}

Instant Engine::nextMoment()
{
    Instant next = Instant::max();
    for (const Instant core : m.coreNext)
        next = std::min(next, core);
    // Who waits notices nothing of a change of order.
    if (next != Instant::max())
        next = std::min(next, m.queues.front()->changesAt());
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
    queueAt(c).ran(*core.running, ran, m.contenders);
}

void Engine::accountAll()
{
    for (std::size_t c = 0; c < m.cores.size(); ++c)
        if (m.cores[c].running && !m.cores[c].switching && !m.cores[c].yielding)
            account(c);
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
    case TimerKind::Ages: age(timer.thread); return;
    case TimerKind::Arrival:
        if (runner(timer.thread).place == Whereabouts::Absent)
            arrive(timer.thread);
        else
            makeReady(timer.thread);
        return;
    case TimerKind::GilInterval: endGilInterval(timer.thread); return;
    }
}

/// mlfq's boost and its like: a slice that has begun goes on, but not for longer than a new one would.
void Engine::changeOrder()
{
    if (m.queues.front()->changesAt() > m.now)
        return;
    accountAll();
    for (const auto& queue : m.queues)
        queue->change(m.contenders, m.now);
    for (std::size_t c = 0; c < m.cores.size(); ++c) {
        Core& core = m.cores[c];
        if (!core.running || core.switching || core.sliceEnds <= m.now)
            continue;
        if (const auto slice = queueAt(c).slice(*core.running, m.contenders))
            core.sliceEnds = std::min(core.sliceEnds, m.now + *slice);
        if (m.coreNext[c] > m.now)
            plan(c);
    }
}

/// A thread that came to the end of its instruction for a more urgent one, which has got another core by now.
void Engine::goOnWhereNobodyCame()
{
    for (std::size_t c = 0; c < m.cores.size(); ++c) {
        Core& core = m.cores[c];
        if (!core.displaced || m.coreNext[c] > m.now || !core.running
            || runner(*core.running).owed == Duration::zero())
            continue;
        core.displaced = false;
        plan(c);
    }
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
