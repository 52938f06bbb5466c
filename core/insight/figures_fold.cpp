#include "core/insight/figures_fold.h"

#include "core/timeline/thread_state.h"

#include <algorithm>
#include <utility>

namespace core {

FiguresFold::FiguresFold(const Recording& recording)
    : m_recording(recording)
    , m_threads(recording.info().threads.size())
    , m_tasks(recording.info().threads.size())
    , m_runs(recording.info().threads.size())
    , m_locks(recording.info().locks.size())
{
    const RecordingInfo& info = recording.info();
    m_figures.cores.resize(info.cores);
    for (std::size_t i = 0; i < info.threads.size(); ++i)
        m_figures.threads.emplace_back().thread = m_figures.tasks.emplace_back().task = ThreadId{i};
    for (const LockInfo& lock : info.locks)
        m_figures.locks.emplace_back().name = lock.name;
    for (std::size_t i = 0; i < info.processes.size(); ++i)
        if (info.processes[i].hasGil)
            m_figures.gils.emplace_back().process = ProcessId{i};
    m_gils.resize(m_figures.gils.size());
    m_lastHolders.resize(m_figures.gils.size());
}

void FiguresFold::apply(const Event& event)
{
    followGil(event);
    followLocks(event);
    if (m_recording.info().threads[event.thread.index()].isTask) {
        followTask(event);
    } else {
        followThread(event);
        followJobs(event);
    }
    if (const auto* checked = std::get_if<Checked>(&event.what))
        m_figures.checks.push_back({m_recording.text(checked->name), checked->ok, event.time});
}

void FiguresFold::followThread(const Event& event)
{
    Now& now = m_threads[event.thread.index()];
    ThreadFigures& thread = m_figures.threads[event.thread.index()];
    const ThreadState after = stateAfter(event.what, now.state, mayRunPython(event.thread));
    if (after != now.state || std::holds_alternative<Blocked>(event.what)) {
        addTimeUntil(event.thread, event.time);
        now.state = after;
    }
    if (const auto* began = std::get_if<SwitchBegan>(&event.what))
        followCore(event, began->core);
    else if (const auto* in = std::get_if<SwitchedIn>(&event.what)) {
        followCore(event, in->core);
        if (!thread.firstRun)
            thread.firstRun = event.time;
    } else if (std::holds_alternative<Arrived>(event.what)) {
        if (!thread.arrival)
            thread.arrival = event.time;
    } else if (std::holds_alternative<Finished>(event.what)) {
        thread.completion = event.time;
    } else if (std::holds_alternative<Preempted>(event.what)) {
        ++thread.involuntarySwitches;
    } else if (const auto* blocked = std::get_if<Blocked>(&event.what)) {
        ++thread.voluntarySwitches;
        now.waitsFor = blocked->why == WaitKind::Lock ? blocked->object : std::nullopt;
        now.waited = now.waitsFor ? now.waitsFor : now.waited;
    }
}

void FiguresFold::followTask(const Event& event)
{
    TaskNow& now = m_tasks[event.thread.index()];
    TaskFigures& task = m_figures.tasks[event.thread.index()];
    const auto change = [&](std::optional<WaitKind> awaits) {
        endTaskState(event.thread, event.time);
        now.awaits = awaits;
    };
    if (std::holds_alternative<Arrived>(event.what)) {
        task.arrival = event.time;
        now.alive = true;
        now.since = event.time;
    } else if (const auto* resumed = std::get_if<Resumed>(&event.what)) {
        change(std::nullopt);
        addTimeUntil(resumed->by, event.time);
        now.runsOn = resumed->by;
        m_runs[resumed->by.index()] = event.thread;
        task.firstRun = task.firstRun ? task.firstRun : event.time;
    } else if (const auto* suspended = std::get_if<Suspended>(&event.what)) {
        change(suspended->why);
    } else if (std::holds_alternative<Woken>(event.what) && now.awaits) {
        change(std::nullopt);
    } else if (std::holds_alternative<Finished>(event.what)) {
        change(std::nullopt);
        task.completion = event.time;
        now.alive = false;
    }
}

/// The task has been in its present state until `when`; it does not run any more.
void FiguresFold::endTaskState(ThreadId id, Instant when)
{
    TaskNow& now = m_tasks[id.index()];
    TaskFigures& task = m_figures.tasks[id.index()];
    const Duration spent = now.alive ? when - now.since : Duration::zero();
    now.since = when;
    if (now.runsOn) {
        addTimeUntil(*now.runsOn, when);
        m_runs[now.runsOn->index()].reset();
        now.runsOn.reset();
    } else if (!now.awaits) {
        task.ready += spent;
    } else {
        switch (*now.awaits) {
        case WaitKind::Io: task.io += spent; break;
        case WaitKind::Sleep: task.sleep += spent; break;
        case WaitKind::Lock: task.lock += spent; break;
        default: task.wait += spent; break;
        }
    }
}

/// While a thread runs a task, its time is the task's.
void FiguresFold::addToTask(ThreadId id, ThreadState host, Duration spent)
{
    TaskFigures& task = m_figures.tasks[id.index()];
    if (executes(host))
        task.running += spent;
    else if (host == ThreadState::Ready || host == ThreadState::WantsGil || host == ThreadState::Switching)
        task.ready += spent;
    else
        task.blocked += spent;
}

/// A thread without period or deadline has no jobs.
void FiguresFold::followJobs(const Event& event)
{
    const ThreadInfo& info = m_recording.info().threads[event.thread.index()];
    std::vector<JobFigures>& jobs = m_figures.threads[event.thread.index()].jobs;
    if (std::holds_alternative<Arrived>(event.what) && info.deadline > Duration::zero())
        jobs.push_back({event.time, std::nullopt, std::nullopt, event.time + info.deadline, false});
    if (jobs.empty())
        return;
    JobFigures& job = jobs.back();
    if (std::holds_alternative<SwitchedIn>(event.what) && !job.firstRun)
        job.firstRun = event.time;
    else if (std::holds_alternative<Finished>(event.what))
        job.completion = event.time;
    else if (std::holds_alternative<JobEnded>(event.what)) {
        job.completion = event.time;
        const Instant release = job.release + info.period;
        jobs.push_back({release, std::nullopt, std::nullopt, release + info.deadline, false});
    }
}

/// Jobs are released whether the thread comes to them or not.
void FiguresFold::finishJobs(std::size_t thread)
{
    const Instant end = m_recording.info().end;
    const ThreadInfo& info = m_recording.info().threads[thread];
    std::vector<JobFigures>& jobs = m_figures.threads[thread].jobs;
    if (jobs.empty())
        return;
    if (jobs.back().release >= end && jobs.size() > 1)
        jobs.pop_back();
    const bool goesOn = info.period > Duration::zero() && !m_figures.threads[thread].completion;
    for (Instant next = jobs.back().release + info.period; goesOn && next < end; next += info.period)
        jobs.push_back({next, std::nullopt, std::nullopt, next + info.deadline, false});
    for (JobFigures& job : jobs) {
        job.missed = job.completion ? *job.completion > job.deadline : job.deadline <= end;
        m_figures.threads[thread].deadlineMisses += job.missed ? 1 : 0;
    }
}

void FiguresFold::followCore(const Event& event, CoreId core)
{
    Now& now = m_threads[event.thread.index()];
    if (now.core && *now.core != core)
        ++m_figures.threads[event.thread.index()].migrations;
    now.core = core;
}

/// The thread has been in its present state until `when`.
void FiguresFold::addTimeUntil(ThreadId id, Instant when)
{
    Now& now = m_threads[id.index()];
    ThreadFigures& thread = m_figures.threads[id.index()];
    const Duration spent = when - now.since;
    now.since = when;
    if (m_runs[id.index()])
        addToTask(*m_runs[id.index()], now.state, spent);
    switch (now.state) {
    case ThreadState::RunningNoGil: thread.runningNoGil += spent; [[fallthrough]];
    case ThreadState::Running:
    case ThreadState::Messaging:
        thread.running += spent;
        m_figures.cores[now.core->index()].busy += spent;
        break;
    case ThreadState::Switching:
        thread.overhead += spent;
        m_figures.cores[now.core->index()].overhead += spent;
        break;
    case ThreadState::Ready: thread.ready += spent; break;
    case ThreadState::WantsGil: thread.gil += spent; break;
    case ThreadState::WaitsLock:
        thread.lock += spent;
        if (now.waitsFor)
            m_figures.locks[*now.waitsFor].waited += spent;
        break;
    case ThreadState::Io: thread.io += spent; break;
    case ThreadState::Sleeping: thread.sleep += spent; break;
    case ThreadState::Awaiting:
    case ThreadState::Waiting: thread.wait += spent; break;
    case ThreadState::Starting:
    case ThreadState::Unknown:
    case ThreadState::NotAlive: break;
    }
}

void FiguresFold::followLocks(const Event& event)
{
    if (const auto* acquired = std::get_if<LockAcquired>(&event.what)) {
        LockFigures& lock = m_figures.locks[acquired->lock.index()];
        ++lock.acquisitions;
        if (std::exchange(m_threads[event.thread.index()].waited, std::nullopt) == acquired->lock.index())
            ++lock.contended;
        m_locks[acquired->lock.index()] = {event.thread, event.time};
    } else if (const auto* released = std::get_if<LockReleased>(&event.what)) {
        Held& held = m_locks[released->lock.index()];
        if (held.holder)
            m_figures.locks[released->lock.index()].held += event.time - held.since;
        held.holder.reset();
    }
}

GilFigures* FiguresFold::gilOf(ThreadId thread)
{
    const ProcessId process = m_recording.info().threads[thread.index()].process;
    const auto gil = std::ranges::find(m_figures.gils, process, &GilFigures::process);
    return gil == m_figures.gils.end() ? nullptr : &*gil;
}

bool FiguresFold::mayRunPython(ThreadId thread)
{
    const GilFigures* gil = gilOf(thread);
    return !gil || m_gils[static_cast<std::size_t>(gil - m_figures.gils.data())].holder == thread;
}

void FiguresFold::followGil(const Event& event)
{
    const bool taken = std::holds_alternative<GilTaken>(event.what);
    const auto* dropped = std::get_if<GilDropped>(&event.what);
    GilFigures* gil = taken || dropped ? gilOf(event.thread) : nullptr;
    if (!gil)
        return;
    const auto number = static_cast<std::size_t>(gil - m_figures.gils.data());
    if (taken) {
        m_gils[number] = {event.thread, event.time};
        std::optional<ThreadId>& last = m_lastHolders[number];
        if (last && *last != event.thread)
            ++gil->handoffs;
        last = event.thread;
    } else {
        gil->held += event.time - m_gils[number].since;
        gil->forced += dropped->forced ? 1 : 0;
        m_gils[number].holder.reset();
    }
}

Figures FiguresFold::finish()
{
    const Instant end = m_recording.info().end;
    for (std::size_t i = 0; i < m_threads.size(); ++i) {
        addTimeUntil(ThreadId{i}, end);
        finishJobs(i);
    }
    for (std::size_t i = 0; i < m_locks.size(); ++i)
        if (m_locks[i].holder)
            m_figures.locks[i].held += end - m_locks[i].since;
    for (std::size_t i = 0; i < m_gils.size(); ++i)
        if (m_gils[i].holder)
            m_figures.gils[i].held += end - m_gils[i].since;
    const std::vector<ThreadInfo>& infos = m_recording.info().threads;
    for (std::size_t i = 0; i < infos.size(); ++i)
        if (infos[i].isTask && m_tasks[i].alive)
            endTaskState(ThreadId{i}, end);
    std::erase_if(m_figures.threads, [&](const auto& thread) { return infos[thread.thread.index()].isTask; });
    std::erase_if(m_figures.tasks, [&](const auto& task) { return !infos[task.task.index()].isTask; });
    summarise();
    return std::move(m_figures);
}

} // namespace core
