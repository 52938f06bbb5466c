#include "core/machine/engine.h"

namespace core {

namespace {

/// How far a thread runs ahead through private instructions before the clock catches up with it.
constexpr std::uint64_t kBudget = 20'000;

} // namespace

/// The thread on the core goes on until it uses time, blocks, ends, or may lose the core to any other.
void Engine::run(std::size_t c)
{
    Core& core = m.cores[c];
    const ThreadId thread = *core.running;
    while (!m.ended && core.running == thread) {
        if (needsGil(runner(thread)) && !takeGil(thread))
            return;
        if (!runner(thread).begun)
            begin(thread);
        if (m.bound && moveIfNotAllowed(thread))
            return;
        if (runner(thread).owed > Duration::zero()) {
            if (gilDropPoint(thread) <= m.now)
                dropGilAsAsked(thread);
            else
                plan(c);
            return;
        }
        if (!reach(thread))
            continue;
        if (gilDropPoint(thread) <= m.now)
            dropGilAsAsked(thread);
        if (m_switchesAtSteps && core.running == thread && isSwitchPlace(thread)) {
            core.sliceEnds = m.now;
            m.coreNext[c] = m.now;
            return;
        }
    }
}

/// The thread owes nothing more: it does what it stands before, or begins to wait for it. True if its stop
/// took effect.
bool Engine::reach(ThreadId thread)
{
    Runner& r = runner(thread);
    const Stop& stop = m.world.stop(thread);
    if (r.phase == Phase::Working) {
        r.phase = Phase::Due;
        r.withoutGil = false;
        return false;
    }
    if (r.phase == Phase::Instructions) {
        r.phase = Phase::Due;
        switch (stop.kind) {
        case StopKind::Work:
            r.phase = Phase::Working;
            r.owed = stop.duration;
            if (!stop.withGil && m_settings.hasGil()) {
                r.withoutGil = true;
                if (releaseGil(thread, false))
                    passGilOn(thread);
            }
            return false;
        case StopKind::Message:
            r.phase = Phase::Working;
            r.owed = stop.duration;
            r.sends = stop.duration > Duration::zero();
            if (r.sends)
                add(thread, MessageBegan{stop.slot});
            return false;
        case StopKind::Input:
            if (stop.duration == Duration::zero())
                break;
            startIo(thread);
            return false;
        case StopKind::Io: startIo(thread); return false;
        case StopKind::Sleep: blockFor(thread, TimerKind::SleepDone, m.now + stop.duration); return false;
        case StopKind::Until:
            blockFor(thread, TimerKind::RunEnds, std::max(m.now, Instant{stop.duration}));
            return false;
        case StopKind::OutOfMemory: endWithLimit(memoryLimitMessage(m_limits.maxMemory)); return false;
        case StopKind::TooManyThreads: endWithLimit(threadsLimitMessage(m_limits.maxThreads)); return false;
        default: break;
        }
    }
    if (stop.kind == StopKind::Turn)
        m.world.setClock(m.now.time_since_epoch());
    if (isWait(stop.kind) && !r.timedOut && !m.world.canGo(thread)) {
        if (stop.kind == StopKind::Join)
            waitForEnd(thread);
        else if (stop.kind == StopKind::Turn)
            waitAtTurn(thread);
        else
            waitAtGate(thread);
        return false;
    }
    perform(thread);
    return true;
}

/// When the running thread next uses up what it owes, its slice, or comes to where it gives way.
void Engine::plan(std::size_t c)
{
    const Core& core = m.cores[c];
    const ThreadId thread = *core.running;
    const Runner& r = runner(thread);
    Instant next = m.now + r.owed;
    if (core.sliceEnds < next)
        next = std::min(next, boundary(r, core.sliceEnds));
    if (core.displaced)
        next = std::min(next, boundary(r, m.now));
    if (r.holdsGil)
        next = std::min(next, gilDropPoint(thread));
    m.coreNext[c] = next;
}

/// The first moment from `earliest` on at which the running thread can be interrupted: at any within work,
/// between two instructions otherwise.
Instant Engine::boundary(const Runner& r, Instant earliest) const
{
    earliest = std::max(earliest, m.now);
    if (r.phase == Phase::Working || m_settings.opCost == Duration::zero())
        return earliest;
    const Duration left = r.owed - (earliest - m.now);
    return left <= Duration::zero() ? m.now + r.owed
                                    : m.now + r.owed - left / m_settings.opCost * m_settings.opCost;
}

void Engine::begin(ThreadId thread)
{
    runner(thread).begun = true;
    const bool wantChecks = m_settings.runtime == RuntimeKind::CPython312;
    Taken taken = m.world.begin(thread, kBudget, wantChecks);
    runner(thread).line = m.world.lineOf(thread);
    owe(thread, taken);
}

/// The stop takes effect, whole, at this instant; the thread stands before its next one.
void Engine::perform(ThreadId thread)
{
    const bool wantChecks = m_settings.runtime == RuntimeKind::CPython312 && m.alive > 1;
    const bool timedOut = runner(thread).timedOut;
    const StopRecord before = m_recorder.lookAt(thread, lineOf(thread), timedOut);
    m.world.setClock(m.now.time_since_epoch());
    Taken taken =
        timedOut ? m.world.timeOut(thread, kBudget, wantChecks) : m.world.take(thread, kBudget, wantChecks);
    {
        Runner& r = runner(thread);
        r.line = m.world.lineOf(thread);
        if (r.waitEnds)
            ++r.timers;
        if (std::exchange(r.retries, false)) {
            --m.gates[*r.gate].retrying;
            if (before.kind == StopKind::Select) // Perhaps it took another gate's permit.
                taken.touched.push_back(*r.gate);
        }
        r.waitEnds.reset();
        r.gate.reset();
        r.timedOut = false;
    }
    if (std::exchange(runner(thread).sends, false))
        add(thread, MessageEnded{});
    leaveOutDue(taken.readied);
    m_recorder.record(m.now, thread, before, taken);
    followLock(thread, before);
    if (m_journal.outputBytes() > m_limits.maxOutput)
        endWithLimit(outputLimitMessage(m_limits.maxOutput));
    if (before.kind == StopKind::Finish)
        finish(thread);
    else
        owe(thread, taken);
    for (const auto& [task, moment] : taken.due)
        noteDue(thread, ThreadId{task}, Instant{moment});
    if (before.kind == StopKind::Resume)
        noteLate(thread, ThreadId{before.other});
    if (before.kind == StopKind::Suspend && before.why == SuspendReason::Sleep)
        beginSleep(ThreadId{before.other}, Instant{before.due});
    if (before.kind == StopKind::Start)
        start(ThreadId{before.other});
    if (before.kind == StopKind::Kill)
        killProcess(ThreadId{before.other}, thread);
    if (before.gate && (before.kind == StopKind::Release || before.kind == StopKind::Notify))
        gateChanged(*before.gate, thread);
    for (const std::uint32_t gate : taken.touched)
        gateChanged(gate, thread);
    if (taken.request)
        startAwaitedIo(*taken.request);
    for (const std::uint32_t task : taken.givenUp)
        giveUpIo(ThreadId{task});
}

void Engine::followLock(ThreadId thread, const StopRecord& before)
{
    if (!m_follows || !before.object || !before.gate)
        return;
    if (before.kind == StopKind::Acquire && before.obtains)
        holdLock(thread, *before.gate, m_journal.lockName(*before.object));
    else if (before.kind == StopKind::Release)
        letGoOfLock(before.owner.value_or(thread), *before.gate);
}

/// The thread owes time for the instructions that it has run ahead, and for that of its stop.
void Engine::owe(ThreadId thread, Taken& taken)
{
    registerThreads();
    countInstructions(taken);
    takeAttributes(thread);
    Runner& r = runner(thread);
    r.phase = Phase::Instructions;
    r.owed = costOf(m.world.stop(thread), taken);
    r.stretch = r.owed;
    r.checks = std::move(taken.checks);
}

/// Of the instructions up to a stop and its own. Without a GIL a container's operation also takes the
/// container's lock, which costs an instruction more.
Duration Engine::costOf(const Stop& stop, const Taken& taken) const
{
    std::uint64_t instructions = taken.instructions;
    if (stop.kind < StopKind::Budget && !m_hidden[stop.instruction])
        ++instructions;
    const bool access = stop.kind == StopKind::Read || stop.kind == StopKind::Write;
    const bool container =
        stop.object.is(Kind::List) || stop.object.is(Kind::Dict) || stop.object.is(Kind::Set);
    if (m_settings.runtime == RuntimeKind::FreeThreaded && access && container)
        ++instructions;
    return static_cast<Duration::rep>(instructions) * m_settings.opCost;
}

void Engine::countInstructions(const Taken& taken)
{
    m.instructions += std::max(taken.all, taken.instructions) + 1;
    if (m.instructions > m_limits.maxSteps)
        endWithLimit(stepsLimitMessage(m_limits.maxSteps));
    constexpr std::uint64_t shareOfEvents = 2; // What is counted and drawn from them needs as much again.
    if (m_journal.bytes() > m_limits.maxMemory / shareOfEvents)
        endWithLimit(memoryLimitMessage(m_limits.maxMemory));
}

void Engine::endWithLimit(std::string message)
{
    m_journal.verdict().add(OutcomeKind::Limit, std::move(message));
    m.ended = true;
}

/// The threads that the World has made since the machine last looked.
void Engine::registerThreads()
{
    while (m.runners.size() < m.world.threadCount())
        createThread(ThreadId{m.runners.size()});
}

void Engine::createThread(ThreadId id)
{
    m.runners.emplace_back();
    m.contenders.emplace_back();
    const Thread& thread = m.world.thread(id);
    if (thread.isTask) {
        const std::uint32_t line = lineOf(ThreadId{thread.parent});
        m_journal.add(m.now, id, line, Created{});
        m_journal.add(m.now, id, line, Arrived{});
        return;
    }
    if (thread.process >= m.gils.size())
        m.gils.resize(thread.process + std::size_t{1});
    Contender& contender = m.contenders.back();
    contender.nice = thread.nice;
    contender.priority = thread.priority;
    contender.tickets = thread.tickets;
    if (thread.period > Duration::zero() || thread.deadline > Duration::zero())
        contender.period = thread.period > Duration::zero() ? thread.period : thread.deadline;
    ++m.alive;
    m_journal.add(m.now, id, id.index() == 0 ? 0 : lineOf(ThreadId{thread.parent}), Created{});
    if (!thread.scheduled)
        return;
    ++m.foreground;
    setTimer(id, TimerKind::Arrival, std::max(m.now, Instant{thread.arrival}));
}

void Engine::start(ThreadId thread)
{
    if (!m.world.thread(thread).daemon)
        ++m.foreground;
    const Thread& started = m.world.thread(thread);
    const bool forked = started.process != m.world.thread(ThreadId{started.parent}).process;
    m.gils.resize(std::max<std::size_t>(m.gils.size(), started.process + std::size_t{1}));
    if (forked)
        m_journal.add(m.now, thread, lineOf(ThreadId{started.parent}), Forked{});
    setTimer(thread, TimerKind::Arrival, m.now + (forked ? m_settings.processStart : m_settings.threadStart));
}

void Engine::arrive(ThreadId thread)
{
    m_journal.add(m.now, thread, 0, Arrived{});
    runner(thread).release = m.now;
    setDeadline(thread);
    addReady(thread, Entry::Woken);
    runner(thread).place = Whereabouts::Ready;
}

void Engine::finish(ThreadId thread)
{
    if (m.world.thread(thread).period > Duration::zero())
        return endJob(thread);
    const bool hadGil = releaseGil(thread, false);
    add(thread, Finished{killerOf(m.world.thread(thread))});
    registerThreads();
    Runner& r = runner(thread);
    r.place = Whereabouts::Ended;
    ++r.timers;
    queueOf(thread).left(thread, m.contenders);
    leaveCore(thread);
    --m.alive;
    for (const ThreadId joiner : std::exchange(r.joiners, {}))
        wake(joiner, thread);
    if (hadGil)
        passGilOn(thread);
    if (!m.world.thread(thread).daemon && --m.foreground == 0)
        m.ended = true;
}

/// Whether another thread may be chosen before the stop that the thread stands before.
bool Engine::isSwitchPlace(ThreadId thread) const
{
    const Stop& stop = m.world.stop(thread);
    switch (m_settings.granularity) {
    case Granularity::Step: return isStep(stop.kind);
    case Granularity::Access: return isAccess(stop.kind);
    case Granularity::Line: return isStep(stop.kind) && stop.newLine;
    case Granularity::Runtime: return stop.switchable;
    }
    return true;
}

} // namespace core
