#include "core/machine/engine.h"

namespace core {

/// What has to be known of a stop before it is taken: afterwards the thread stands elsewhere.
Engine::Before Engine::lookAt(ThreadId thread)
{
    const Stop& stop = m.world.stop(thread);
    Before before;
    before.kind = stop.kind;
    before.line = lineOf(thread);
    before.other = stop.other;
    switch (stop.kind) {
    case StopKind::Read:
    case StopKind::Write: before.object = m_journal.variable(m.world, thread); break;
    case StopKind::Acquire:
    case StopKind::Release:
    case StopKind::Wait:
    case StopKind::Notify:
        before.gate = m.world.gateNumber(thread);
        before.owner = m.world.ownerOf(thread);
        before.obtains = !runner(thread).timedOut && m.world.permitsOf(thread) > 0;
        if (stop.kind == StopKind::Acquire || stop.kind == StopKind::Release)
            before.object = m_journal.lock(m.world, thread);
        else
            before.name = m.world.gateNameOf(thread);
        break;
    default: break;
    }
    return before;
}

void Engine::record(ThreadId thread, const Before& before, const Taken& taken)
{
    switch (before.kind) {
    case StopKind::Read: return recordStep(thread, before, StepKind::Read, taken.text);
    case StopKind::Write: return recordStep(thread, before, StepKind::Write, taken.text);
    case StopKind::Operation:
    case StopKind::Work:
    case StopKind::Io:
    case StopKind::Sleep:
    case StopKind::Clock:
    case StopKind::Random:
    case StopKind::Input: return recordStep(thread, before, StepKind::Operation, taken.text);
    case StopKind::Acquire:
    case StopKind::Wait: return recordWait(thread, before);
    case StopKind::Release:
    case StopKind::Notify: return recordGiving(thread, before);
    case StopKind::Output: return recordOutput(thread, before, taken);
    case StopKind::Note: return add(thread, before.line, Noted{m_journal.text(taken.text)});
    case StopKind::Check: return recordCheck(thread, before, taken);
    case StopKind::Finish: return recordFinish(thread, before, taken);
    case StopKind::Start:
    case StopKind::Join:
    case StopKind::Park:
    case StopKind::Until:
    case StopKind::Budget:
    case StopKind::OutOfMemory:
    case StopKind::TooManyThreads: return;
    }
}

void Engine::recordStep(ThreadId thread, const Before& before, StepKind kind, std::string_view text)
{
    add(thread, before.line, Stepped{kind, before.object, m_journal.text(text)});
}

void Engine::recordWait(ThreadId thread, const Before& before)
{
    recordStep(thread, before, before.object ? StepKind::Acquire : StepKind::Wait, before.name);
    if (before.object && before.obtains)
        add(thread, before.line, LockAcquired{LockId{*before.object}});
}

/// A lock may be given up by another thread than its owner.
void Engine::recordGiving(ThreadId thread, const Before& before)
{
    recordStep(thread, before, before.object ? StepKind::Release : StepKind::Notify, before.name);
    if (before.object)
        add(before.owner.value_or(thread), before.line, LockReleased{LockId{*before.object}});
}

void Engine::recordOutput(ThreadId thread, const Before& before, const Taken& taken)
{
    recordStep(thread, before, StepKind::Output, taken.text);
    m.outputBytes += taken.text.size();
    if (!taken.toStandardError)
        m_journal.print(taken.text);
    if (m.outputBytes > m_limits.maxOutput)
        endWithLimit(outputLimitMessage(m_limits.maxOutput));
}

void Engine::recordCheck(ThreadId thread, const Before& before, const Taken& taken)
{
    add(thread, before.line, Checked{m_journal.text(taken.text), taken.ok});
    if (!taken.ok)
        m_journal.verdict().addFailedCheck(taken.text);
}

void Engine::recordFinish(ThreadId thread, const Before& before, const Taken& taken)
{
    if (taken.text.empty())
        return;
    add(thread, before.line, Failed{m_journal.text(taken.text)});
    m_journal.verdict().addException(taken.text);
}

} // namespace core
