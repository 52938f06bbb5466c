#include "core/machine/engine.h"
#include "core/value/objects.h"

#include <algorithm>

namespace core {

/// The thread leaves its core until somebody wakes it; waiting releases the GIL.
void Engine::block(ThreadId thread, WaitKind why, std::optional<std::uint32_t> object)
{
    const bool hadGil = releaseGil(thread, false);
    add(thread, Blocked{why, object});
    Runner& r = runner(thread);
    r.place = Whereabouts::Blocked;
    r.why = why;
    r.waitsInTask = why != WaitKind::Gil && m.world.thread(thread).task != 0;
    r.wokenBy.reset();
    queueOf(thread).left(thread, m.contenders);
    leaveCore(thread);
    if (hadGil)
        passGilOn(thread);
}

void Engine::blockFor(ThreadId thread, TimerKind kind, Instant until)
{
    block(thread, WaitKind::Sleep, std::nullopt);
    setTimer(thread, kind, until);
}

void Engine::setTimer(ThreadId thread, TimerKind kind, Instant at)
{
    m.timers.add({at, kind, thread, ++runner(thread).timers});
}

void Engine::startIo(ThreadId thread)
{
    const auto device = deviceNamed(m.world.deviceOf(thread));
    block(thread, WaitKind::Io, device);
    request(thread, m.world.stop(thread).duration, device);
}

/// None for an unnamed one.
std::optional<std::uint32_t> Engine::deviceNamed(const std::string& name)
{
    if (name.empty())
        return std::nullopt;
    auto device = std::ranges::find(m.devices, name, &Device::name);
    if (device == m.devices.end())
        device = m.devices.insert(m.devices.end(), Device{name, 1, 0, {}});
    return static_cast<std::uint32_t>(device - m.devices.begin());
}

/// A named device serves as many requests at once as it can, the others in the order in which they came.
void Engine::request(ThreadId thread, Duration duration, std::optional<std::uint32_t> number)
{
    Runner& r = runner(thread);
    r.service = duration;
    r.device = number;
    if (!number) {
        setTimer(thread, TimerKind::IoDone, m.now + duration);
        return;
    }
    Device& device = m.devices[*number];
    if (device.serving < device.capacity)
        return serve(thread, device);
    device.queue.pushBack(thread);
    noteIo(thread, IoQueued{DeviceId{*number}});
}

void Engine::serve(ThreadId thread, Device& device)
{
    ++device.serving;
    noteIo(thread, IoBegan{DeviceId{*runner(thread).device}});
    setTimer(thread, TimerKind::IoDone, m.now + runner(thread).service);
}

/// Whom the device has served makes room for the next.
void Engine::leaveDevice(ThreadId thread)
{
    const auto number = std::exchange(runner(thread).device, std::nullopt);
    if (!number)
        return;
    Device& device = m.devices[*number];
    noteIo(thread, IoEnded{DeviceId{*number}});
    --device.serving;
    if (!device.queue.empty())
        serve(device.queue.popFront(), device);
}

void Engine::finishIo(ThreadId thread)
{
    leaveDevice(thread);
    if (!m.world.thread(thread).isTask)
        return wake(thread, std::nullopt);
    beDue(thread, m.now);
    const ThreadId loop{m.world.thread(thread).parent};
    m.world.completeIo(static_cast<std::uint32_t>(thread.index()));
    wakeLoop(loop, std::nullopt);
}

void Engine::startAwaitedIo(const IoRequest& io)
{
    const auto device = deviceNamed(io.device);
    m_recorder.noteAwaited(ThreadId{io.task}, device);
    request(ThreadId{io.task}, io.duration, device);
}

/// Nobody awaits the task's I/O any more: it leaves the device's queue, or the device.
void Engine::giveUpIo(ThreadId task)
{
    Runner& r = runner(task);
    ++r.timers;
    if (!r.device)
        return;
    Ring& queue = m.devices[*r.device].queue;
    for (std::size_t i = 0; i < queue.size(); ++i)
        if (queue[i] == task) {
            queue.take(i);
            noteIo(task, IoEnded{DeviceId{*std::exchange(r.device, std::nullopt)}});
            return;
        }
    leaveDevice(task);
}

/// A timer of the loop that wakes the task has come.
void Engine::noteDue(ThreadId loop, ThreadId task, Instant moment)
{
    if (task.index() >= m.runners.size())
        return;
    const Thread& woken = m.world.thread(task);
    if (woken.isTask && woken.parent == loop.index())
        runner(task).due = moment;
}

void Engine::beginSleep(ThreadId task, Instant until)
{
    if (until > m.now)
        m.sleepers.add({until, task, ++runner(task).sleeps});
    else
        runner(task).due = until;
}

/// Tasks that have slept enough up to that moment, whatever their loops are doing, are ready from then on.
void Engine::wakeSleepers(Instant last)
{
    while (m.sleepers.anyUntil(last)) {
        const Sleeper sleeper = m.sleepers.takeFirst();
        if (sleeper.generation == runner(sleeper.task).sleeps)
            beDue(sleeper.task, sleeper.until);
    }
}

/// What the task awaits has come: the loop has only to get to it.
void Engine::beDue(ThreadId task, Instant moment)
{
    const ThreadId loop{m.world.thread(task).parent};
    runner(task).isDue = true;
    runner(task).due = moment;
    m_journal.add(moment, task, lineOf(loop), Woken{});
}

/// The tasks that the loop has readied just now were ready before if they were due. Whoever was woken sleeps
/// no more.
void Engine::leaveOutDue(std::vector<std::uint32_t>& readied)
{
    std::erase_if(readied, [&](std::uint32_t task) {
        Runner& r = runner(ThreadId{task});
        ++r.sleeps;
        return std::exchange(r.isDue, false);
    });
}

/// The loop goes on with the task, which perhaps could have gone on before had nobody held the loop up.
void Engine::noteLate(ThreadId loop, ThreadId task)
{
    const auto due = std::exchange(runner(task).due, std::nullopt);
    if (due && *due < runner(loop).waitInTaskEnded)
        m_journal.add(m.now, task, lineOf(loop), CameLate{m.now - *due});
}

/// An event loop has nothing to run: it waits for I/O, for its first timer, or for another thread.
void Engine::waitAtTurn(ThreadId loop)
{
    const Memory& memory = m.world.memory();
    const Stop& stop = m.world.stop(loop);
    const bool awaitsIo = listSize(memory, tupleItem(memory, stop.object, 1)) > 0; // As World::turnOf.
    const std::uint32_t gate = m.world.gateNumber(loop);
    m.gates[gate].waiting.pushBack(loop);
    runner(loop).gate = gate;
    block(loop, awaitsIo ? WaitKind::Io : stop.timed ? WaitKind::Sleep : WaitKind::Queue, std::nullopt);
    if (stop.timed)
        setTimer(loop, TimerKind::Timeout, std::max(m.now, Instant{stop.duration}));
}

/// If it waits at the start of a turn, the loop goes on.
void Engine::wakeLoop(ThreadId loop, std::optional<ThreadId> by)
{
    if (!runner(loop).gate || m.world.stop(loop).kind != StopKind::Turn)
        return;
    leaveGates(loop);
    runner(loop).gate.reset();
    wake(loop, by);
}

void Engine::waitForEnd(ThreadId thread)
{
    const Stop& stop = m.world.stop(thread);
    runner(ThreadId{stop.other}).joiners.push_back(thread);
    block(thread, WaitKind::Join, stop.other);
    armTimeout(thread);
}

/// Queues behind those that wait already; whoever was woken and came too late, too.
void Engine::waitAtGate(ThreadId thread)
{
    Runner& r = runner(thread);
    if (std::exchange(r.retries, false))
        --m.gates[*r.gate].retrying;
    for (const std::uint32_t gate : m.world.gatesOf(thread)) {
        m.gates[gate].waiting.pushBack(thread);
        r.gate = gate;
    }
    const bool isLock = m.world.stop(thread).kind == StopKind::Acquire;
    const auto object = isLock ? std::optional(m_journal.lock(m.world, thread)) : std::nullopt;
    block(thread, waitKindOf(thread), object);
    m_recorder.noteWait(m.now, thread, lineOf(thread));
    if (isLock)
        inherit(*runner(thread).gate);
    armTimeout(thread);
}

void Engine::armTimeout(ThreadId thread)
{
    const Stop& stop = m.world.stop(thread);
    Runner& r = runner(thread);
    if (!stop.timed)
        return;
    if (!r.waitEnds)
        r.waitEnds = m.now + stop.duration;
    setTimer(thread, TimerKind::Timeout, std::max(m.now, *r.waitEnds));
}

void Engine::runOutOfTime(ThreadId thread)
{
    Runner& r = runner(thread);
    r.timedOut = true;
    if (r.gate) {
        leaveGates(thread);
        inherit(*r.gate);
    } else
        std::erase(runner(ThreadId{m.world.stop(thread).other}).joiners, thread);
    wake(thread, std::nullopt);
}

/// The thread waits at no gate any more.
void Engine::leaveGates(ThreadId thread)
{
    for (const std::uint32_t gate : m.world.gatesOf(thread)) {
        Ring& waiting = m.gates[gate].waiting;
        for (std::size_t i = 0; i < waiting.size(); ++i)
            if (waiting[i] == thread) {
                waiting.take(i);
                break;
            }
    }
}

/// Somebody gave the gate something: those who wait for it may go on.
void Engine::gateChanged(std::uint32_t gate, ThreadId by)
{
    const auto queue = m.gates.find(gate);
    if (queue == m.gates.end())
        return;
    if (m_settings.handsOver())
        handOver(queue->second, by);
    else
        letRetry(gate, queue->second, by);
}

/// It belongs at once to who has waited longest, or is the most urgent.
void Engine::handOver(GateQueue& queue, ThreadId by)
{
    while (!queue.waiting.empty() && m.world.canGo(queue.waiting[0])) {
        const ThreadId next = queue.waiting[firstServed(queue)];
        if (m.world.stop(next).kind == StopKind::Turn) {
            wakeLoop(next, by);
            continue;
        }
        leaveGates(next);
        perform(next);
        wake(next, by);
    }
}

/// The position of the one among the waiting who is served first.
std::size_t Engine::firstServed(const GateQueue& queue) const
{
    const Policy& policy = *m.queues.front();
    std::size_t first = 0;
    if (!policy.servesUrgentWaiters())
        return first;
    for (std::size_t i = 1; i < queue.waiting.size(); ++i)
        if (policy.isMoreUrgent(contender(queue.waiting[i]), contender(queue.waiting[first])))
            first = i;
    return first;
}

/// It is free: whoever has waited longest becomes ready and takes it if it is still free then.
void Engine::letRetry(std::uint32_t gate, GateQueue& queue, ThreadId by)
{
    if (queue.waiting.empty())
        return;
    const std::uint64_t permits = m.world.permitsOf(queue.waiting[0], gate);
    while (!queue.waiting.empty() && queue.retrying < permits) {
        const ThreadId next = queue.waiting[0];
        if (m.world.stop(next).kind == StopKind::Turn) {
            wakeLoop(next, by);
            continue;
        }
        leaveGates(next);
        Runner& r = runner(next);
        r.gate = gate;
        r.retries = true;
        ++queue.retrying;
        ++r.timers; // Its timeout is set again if it comes too late.
        wake(next, by);
    }
}

/// The prelude may give to gates without a step of its own.
void Engine::lookAtGates(ThreadId by)
{
    for (auto& [gate, queue] : m.gates)
        if (!queue.waiting.empty() && m.world.canGo(queue.waiting[0]))
            gateChanged(gate, by);
}

void Engine::wake(ThreadId thread, std::optional<ThreadId> by)
{
    runner(thread).wokenBy = by;
    if (m_settings.wakeupLatency > Duration::zero())
        setTimer(thread, TimerKind::WakesUp, m.now + m_settings.wakeupLatency);
    else
        makeReady(thread);
}

void Engine::makeReady(ThreadId thread)
{
    Runner& r = runner(thread);
    ++r.timers;
    if (std::exchange(r.waitsInTask, false))
        r.waitInTaskEnded = m.now;
    add(thread, Woken{r.wokenBy});
    addReady(thread, Entry::Woken);
    runner(thread).place = Whereabouts::Ready;
}

WaitKind Engine::waitKindOf(ThreadId thread) const
{
    if (m.world.stop(thread).kind == StopKind::Acquire)
        return WaitKind::Lock;
    return waitKindNamed(m.world.gateKindOf(thread));
}

} // namespace core
