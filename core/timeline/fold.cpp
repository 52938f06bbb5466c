#include "core/timeline/fold.h"

#include "core/base/overloaded.h"
#include "core/timeline/enter.h"
#include "core/timeline/thread_state.h"

#include <algorithm>

namespace core {

namespace {

FlowKind flowOf(std::optional<WaitKind> wait)
{
    if (wait == WaitKind::Lock)
        return FlowKind::HandsOverLock;
    if (wait == WaitKind::Gil)
        return FlowKind::HandsOverGil;
    if (wait == WaitKind::Join)
        return FlowKind::Ends;
    return FlowKind::Wakes;
}

} // namespace

TimelineFold::TimelineFold(Timeline& timeline)
    : m_timeline(timeline)
    , m_threads(timeline.threads.size())
{
    const auto& threads = timeline.recording->info().threads;
    for (std::size_t i = 0; i < m_threads.size(); ++i)
        for (HolderLane& gil : timeline.gils)
            if (gil.process == threads[i].process)
                m_threads[i].gil = &gil;
}

void TimelineFold::apply(EventId id, const Event& event, Instant when)
{
    followFlows(id, event, when);
    followGil(id, event, when);
    if (std::holds_alternative<MessageBegan>(event.what))
        m_threads[event.thread.index()].sends = true;
    else if (std::holds_alternative<MessageEnded>(event.what))
        m_threads[event.thread.index()].sends = false;
    followLocks(id, event, when);
    followWaits(id, event, when);
    followCore(id, event, when);
    changeState(id, event, when);
    followVariables(id, event, when);
}

void TimelineFold::changeState(EventId id, const Event& event, Instant when)
{
    Lane& lane = m_timeline.threads[event.thread.index()];
    const Now& now = m_threads[event.thread.index()];
    if (m_timeline.recording->info().threads[event.thread.index()].isTask)
        followTask(event);
    if (const auto* resumed = std::get_if<Resumed>(&event.what)) {
        lane.enter(m_timeline.threads[resumed->by.index()].last(), when, id);
        return;
    }
    const ThreadState before = lane.last();
    ThreadState after = stateAfter(event.what, before, now.holdsGil || !now.gil);
    if (now.sends && executes(after))
        after = ThreadState::Messaging;
    const bool changed = after != before || std::holds_alternative<Blocked>(event.what);
    if (!changed)
        return;
    lane.enter(after, when, id);
    if (now.task)
        m_timeline.threads[now.task->index()].enter(after, when, id);
    followReady(event.thread, before, after, when);
    if (executes(before) == executes(after))
        return;
    for (HolderLane* held : now.holds) {
        const HolderSlice last = held->slices.back();
        enter(held->slices, HolderSlice{{when, when}, event.thread, executes(after), last.cause});
    }
}

/// While a thread runs a task, the task's lane shows what the thread does.
void TimelineFold::followTask(const Event& event)
{
    Now& task = m_threads[event.thread.index()];
    if (const auto* resumed = std::get_if<Resumed>(&event.what)) {
        task.runsOn = resumed->by;
        m_threads[resumed->by.index()].task = event.thread;
    } else if (task.runsOn
               && (std::holds_alternative<Suspended>(event.what)
                   || std::holds_alternative<Finished>(event.what))) {
        m_threads[task.runsOn->index()].task.reset();
        task.runsOn.reset();
    }
}

void TimelineFold::followCore(EventId id, const Event& event, Instant when)
{
    Now& now = m_threads[event.thread.index()];
    const auto take = [&](CoreId core, bool switching) {
        if (now.core && *now.core != core)
            leaveCore(now, when, id);
        now.core = core;
        enter(m_timeline.cores[core.index()].slices, CoreSlice{{when, when}, event.thread, switching, id});
    };
    if (const auto* began = std::get_if<SwitchBegan>(&event.what))
        take(began->core, true);
    else if (const auto* in = std::get_if<SwitchedIn>(&event.what))
        take(in->core, false);
    else if (std::holds_alternative<Preempted>(event.what) || std::holds_alternative<Blocked>(event.what)
             || std::holds_alternative<Finished>(event.what))
        leaveCore(now, when, id);
}

void TimelineFold::leaveCore(Now& thread, Instant when, EventId cause)
{
    if (thread.core) {
        std::vector<CoreSlice>& slices = m_timeline.cores[thread.core->index()].slices;
        enter(slices, CoreSlice{{when, when}, std::nullopt, false, cause});
    }
    thread.core.reset();
}

void TimelineFold::followGil(EventId id, const Event& event, Instant when)
{
    Now& now = m_threads[event.thread.index()];
    if (!now.gil)
        return;
    if (std::holds_alternative<GilTaken>(event.what)) {
        now.holdsGil = true;
        hold(*now.gil, event.thread, when, id);
    } else if (std::holds_alternative<GilDropped>(event.what)) {
        now.holdsGil = false;
        release(*now.gil, event.thread, when, id);
    } else if (std::holds_alternative<GilRequested>(event.what)) {
        now.gil->requests.push_back({when, event.thread, id});
    }
}

void TimelineFold::followLocks(EventId id, const Event& event, Instant when)
{
    if (const auto* acquired = std::get_if<LockAcquired>(&event.what))
        hold(m_timeline.locks[acquired->lock.index()], event.thread, when, id);
    else if (const auto* released = std::get_if<LockReleased>(&event.what))
        release(m_timeline.locks[released->lock.index()], event.thread, when, id);
}

void TimelineFold::hold(HolderLane& lane, ThreadId thread, Instant when, EventId cause)
{
    Now& now = m_threads[thread.index()];
    if (now.waitsFor == &lane)
        stopWaiting(thread, when);
    now.holds.push_back(&lane);
    const bool runs = executes(m_timeline.threads[thread.index()].last());
    enter(lane.slices, HolderSlice{{when, when}, thread, runs, cause});
}

void TimelineFold::release(HolderLane& lane, ThreadId thread, Instant when, EventId cause)
{
    std::erase(m_threads[thread.index()].holds, &lane);
    if (lane.slices.back().holder == thread)
        enter(lane.slices, HolderSlice{{when, when}, std::nullopt, false, cause});
}

HolderLane* TimelineFold::waitedFor(const Now& thread, const Blocked& blocked)
{
    if (blocked.why == WaitKind::Gil)
        return thread.gil;
    if (blocked.why == WaitKind::Lock && blocked.object && *blocked.object < m_timeline.locks.size())
        return &m_timeline.locks[*blocked.object];
    return nullptr;
}

void TimelineFold::followWaits(EventId id, const Event& event, Instant when)
{
    Now& now = m_threads[event.thread.index()];
    if (const auto* blocked = std::get_if<Blocked>(&event.what)) {
        stopWaiting(event.thread, when);
        now.blockedBy = blocked->why;
        now.waitsFor = waitedFor(now, *blocked);
        if (!now.waitsFor)
            return;
        m_queues[now.waitsFor].push_back(now.waitsFor->waits.size());
        now.waitsFor->waits.push_back({{when, m_timeline.whole.end}, event.thread, id});
        noteQueue(*now.waitsFor, when);
    } else if (std::holds_alternative<Woken>(event.what) || std::holds_alternative<Finished>(event.what)) {
        stopWaiting(event.thread, when);
        now.blockedBy.reset();
    }
}

void TimelineFold::stopWaiting(ThreadId thread, Instant when)
{
    Now& now = m_threads[thread.index()];
    if (!now.waitsFor)
        return;
    HolderLane& lane = *now.waitsFor;
    now.waitsFor = nullptr;
    std::vector<std::size_t>& queue = m_queues[&lane];
    const auto mine =
        std::ranges::find_if(queue, [&](std::size_t i) { return lane.waits[i].thread == thread; });
    lane.waits[*mine].when.end = when;
    queue.erase(mine);
    noteQueue(lane, when);
}

void TimelineFold::noteQueue(HolderLane& lane, Instant when)
{
    const std::vector<std::size_t>& queue = m_queues[&lane];
    QueueSlice next{{when, when}, static_cast<std::uint32_t>(queue.size()), {}};
    for (std::size_t i = 0; i < std::min(queue.size(), kShownWaiters); ++i)
        next.first[i] = static_cast<std::uint32_t>(lane.waits[queue[i]].thread.index());
    enter(lane.queue, next);
}

void TimelineFold::followReady(ThreadId thread, ThreadState before, ThreadState after, Instant when)
{
    if ((before == ThreadState::Ready) == (after == ThreadState::Ready))
        return;
    if (after == ThreadState::Ready)
        m_ready.push_back(static_cast<std::uint32_t>(thread.index()));
    else
        std::erase(m_ready, static_cast<std::uint32_t>(thread.index()));
    enterQueue(m_timeline.ready, when, m_ready);
}

void TimelineFold::followVariables(EventId id, const Event& event, Instant when)
{
    const auto* step = std::get_if<Stepped>(&event.what);
    if (!step || step->kind != StepKind::Write || !step->object
        || *step->object >= m_timeline.variables.size())
        return;
    std::vector<ValueSlice>& slices = m_timeline.variables[*step->object].slices;
    enter(slices, ValueSlice{{when, when}, m_timeline.recording->text(step->text), event.thread, id});
}

void TimelineFold::followFlows(EventId id, const Event& event, Instant when)
{
    if (const auto* woken = std::get_if<Woken>(&event.what)) {
        if (woken->by) {
            const FlowKind kind = flowOf(m_threads[event.thread.index()].blockedBy);
            m_timeline.flows.push_back({kind, when, *woken->by, event.thread, id});
        }
    } else if (std::holds_alternative<Arrived>(event.what)) {
        const auto parent = m_timeline.recording->info().threads[event.thread.index()].parent;
        if (parent)
            m_timeline.flows.push_back({FlowKind::Starts, when, *parent, event.thread, id});
    }
}

void TimelineFold::finish()
{
    for (Lane& lane : m_timeline.threads)
        lane.finish();
    dropEmptyEnd(m_timeline.ready);
    for (CoreLane& lane : m_timeline.cores)
        dropEmptyEnd(lane.slices);
    for (VariableLane& lane : m_timeline.variables)
        dropEmptyEnd(lane.slices);
    for (auto* lanes : {&m_timeline.gils, &m_timeline.locks})
        for (HolderLane& lane : *lanes) {
            dropEmptyEnd(lane.slices);
            dropEmptyEnd(lane.queue);
        }
}

} // namespace core
