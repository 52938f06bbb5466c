#include "core/machine/step_recorder.h"

namespace core {

StopRecord StepRecorder::lookAt(ThreadId thread, std::uint32_t line, bool timedOut)
{
    const Stop& stop = m_world.stop(thread);
    StopRecord before;
    before.kind = stop.kind;
    before.line = line;
    before.other = stop.other;
    before.actor = ThreadId{m_world.actorOf(thread)};
    switch (stop.kind) {
    case StopKind::Read:
    case StopKind::Write: before.object = m_journal.variable(m_world, thread); break;
    case StopKind::Acquire:
    case StopKind::Release:
    case StopKind::Wait:
    case StopKind::Park:
    case StopKind::Notify:
        before.gate = m_world.gateNumber(thread);
        before.owner = m_world.ownerOf(thread);
        before.obtains = !timedOut && m_world.permitsOf(thread) > 0;
        if (stop.kind == StopKind::Acquire || stop.kind == StopKind::Release)
            before.object = m_journal.lock(m_world, thread);
        else
            before.name = m_world.gateNameOf(thread);
        break;
    case StopKind::Select: before.name = m_world.gateNameOf(thread); break;
    case StopKind::Suspend:
        before.why = static_cast<SuspendReason>(stop.slot);
        before.due = stop.duration;
        break;
    case StopKind::Kill:
        before.name = (stop.slot == kSigKill ? "SIGKILL to " : "SIGTERM to ")
            + m_world.threadName(ThreadId{stop.other});
        break;
    default: break;
    }
    return before;
}

void StepRecorder::record(Instant now, ThreadId thread, const StopRecord& before, const Taken& taken)
{
    m_now = now;
    m_thread = thread;
    m_before = &before;
    recordStop(taken);
    noteMoves(taken);
    noteBroken(taken);
    noteReady(taken);
}

void StepRecorder::recordStop(const Taken& taken)
{
    switch (m_before->kind) {
    case StopKind::Read: return step(StepKind::Read, taken.text);
    case StopKind::Write: return step(StepKind::Write, taken.text);
    case StopKind::Operation:
    case StopKind::Work:
    case StopKind::Io:
    case StopKind::Sleep:
    case StopKind::Clock:
    case StopKind::Random:
    case StopKind::Input: return step(StepKind::Operation, taken.text);
    case StopKind::Acquire:
    case StopKind::Wait:
    case StopKind::Select: return wait();
    case StopKind::Release:
    case StopKind::Notify: return give();
    case StopKind::Kill: return step(StepKind::Send, m_before->name);
    case StopKind::Output: return output(taken);
    case StopKind::Note: return add(Noted{m_journal.text(taken.text)});
    case StopKind::Check: return check(taken);
    case StopKind::Finish: return end(taken);
    case StopKind::Await:
    case StopKind::AwaitIo: return step(StepKind::Wait, "what it awaits");
    case StopKind::Resume:
        return m_journal.add(m_now, ThreadId{m_before->other}, m_before->line, Resumed{m_thread});
    case StopKind::Suspend: return suspend();
    case StopKind::Start:
    case StopKind::Join:
    case StopKind::Park:
    case StopKind::Turn:
    case StopKind::Message:
    case StopKind::Until:
    case StopKind::Budget:
    case StopKind::OutOfMemory:
    case StopKind::TooManyThreads: return;
    }
}

void StepRecorder::step(StepKind kind, std::string_view text)
{
    add(Stepped{kind, m_before->object, m_journal.text(text)});
}

void StepRecorder::wait()
{
    step(m_before->object ? StepKind::Acquire : StepKind::Wait, m_before->name);
    if (m_before->object && m_before->obtains)
        addForThread(LockAcquired{LockId{*m_before->object}});
}

/// A lock may be given up by another thread than its owner.
void StepRecorder::give()
{
    step(m_before->object ? StepKind::Release : StepKind::Notify, m_before->name);
    if (m_before->object)
        m_journal.add(m_now, m_before->owner.value_or(m_thread), m_before->line,
                      LockReleased{LockId{*m_before->object}});
}

void StepRecorder::output(const Taken& taken)
{
    step(StepKind::Output, taken.text);
    m_journal.print(taken.text, taken.toStandardError);
}

void StepRecorder::check(const Taken& taken)
{
    add(Checked{m_journal.text(taken.text), taken.ok});
    if (!taken.ok)
        m_journal.verdict().addFailedCheck(taken.text);
}

/// An always() is noted where it first fails; that it still does, step after step, says nothing new.
void StepRecorder::noteBroken(const Taken& taken)
{
    for (const std::string& name : taken.broken)
        if (m_broken.insert(name).second) {
            add(Checked{m_journal.text(name), false});
            m_journal.verdict().addFailedCheck(name);
        }
}

void StepRecorder::end(const Taken& taken)
{
    if (taken.text.empty())
        return;
    addForThread(Failed{m_journal.text(taken.text)});
    m_journal.verdict().addException(taken.text);
}

/// The thread leaves its task, which awaits, is ready again, or has ended.
void StepRecorder::suspend()
{
    const ThreadId task{m_before->other};
    const auto note = [&](const auto& what) { m_journal.add(m_now, task, m_before->line, what); };
    switch (m_before->why) {
    case SuspendReason::End: return note(Finished{});
    case SuspendReason::Ready: return note(Suspended{std::nullopt});
    case SuspendReason::Io: return note(Suspended{WaitKind::Io, awaited(task)});
    case SuspendReason::Sleep: return note(Suspended{WaitKind::Sleep});
    case SuspendReason::Lock: return note(Suspended{WaitKind::Lock});
    case SuspendReason::Future: return note(Suspended{WaitKind::Future});
    }
}

void StepRecorder::noteAwaited(ThreadId task, std::optional<std::uint32_t> device)
{
    if (device)
        m_awaited.insert_or_assign(task, *device);
    else
        m_awaited.erase(task);
}

/// The device whose I/O the task awaits; none if it has no name.
std::optional<std::uint32_t> StepRecorder::awaited(ThreadId task) const
{
    const auto known = m_awaited.find(task);
    return known == m_awaited.end() ? std::nullopt : std::optional(known->second);
}

void StepRecorder::noteMoves(const Taken& taken)
{
    using enum ChannelMove::Kind;
    const bool goesOn = m_before->kind == StopKind::Resume;
    const ThreadId actor = goesOn ? ThreadId{m_before->other} : m_before->actor;
    for (const ChannelMove& move : taken.moved) {
        const ChannelId channel = m_journal.channel(*m_world.channelAt(move.channel), move.name);
        const auto note = [&](const auto& what) { m_journal.add(m_now, actor, move.line, what); };
        switch (move.kind) {
        case Put: note(ItemPut{channel, m_journal.text(move.text), move.ahead}); break;
        case Take: note(ItemTaken{channel}); break;
        case Close: note(ChannelClosed{channel}); break;
        case WaitToReceive: note(WaitsAtChannel{channel, ChannelEnd::Receiving}); break;
        case WaitToSend: note(WaitsAtChannel{channel, ChannelEnd::Sending}); break;
        }
    }
}

void StepRecorder::noteWait(Instant now, ThreadId thread, std::uint32_t line)
{
    for (const std::uint32_t gate : m_world.gatesOf(thread))
        if (const Channel* channel = m_world.channelAt(gate)) {
            const ChannelId id = m_journal.channel(*channel, m_world.channelNameOf(thread, *channel, gate));
            const bool receives = channel->have == gate;
            m_journal.add(now, thread, line,
                          WaitsAtChannel{id, receives ? ChannelEnd::Receiving : ChannelEnd::Sending});
        }
}

void StepRecorder::noteReady(const Taken& taken)
{
    const auto by = m_before->actor != m_thread ? std::optional(m_before->actor) : std::nullopt;
    for (const std::uint32_t task : taken.readied)
        m_journal.add(m_now, ThreadId{task}, m_before->line, Woken{by});
}

} // namespace core
