#include "app/panels/explain.h"

#include "core/diagram/timeline_diagram.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace app {

using core::ThreadState;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("app::explain", text);
}

QString reasonWords(core::SwitchReason reason)
{
    switch (reason) {
    case core::SwitchReason::CoreWasFree: return tr("A core was free.");
    case core::SwitchReason::NextInQueue:
        return tr("It was the next in the ready queue when another left the core.");
    case core::SwitchReason::QuantumUsedUp:
        return tr("Its quantum was used up and another thread was ready.");
    case core::SwitchReason::MoreUrgent: return tr("A more urgent thread became ready.");
    case core::SwitchReason::Chosen: return tr("The schedule chose it.");
    case core::SwitchReason::NotAllowed: return tr("It has asked for other cores.");
    case core::SwitchReason::Blocked: return tr("It waits for something.");
    case core::SwitchReason::Ended: return tr("It has nothing more to do.");
    }
    return {};
}

QString stateTitle(const QString& name, ThreadState state, const QString& object)
{
    switch (state) {
    case ThreadState::Running: return tr("%1 runs").arg(name);
    case ThreadState::RunningNoGil: return tr("%1 runs without the GIL").arg(name);
    case ThreadState::Ready: return tr("%1 is ready").arg(name);
    case ThreadState::WantsGil: return tr("%1 wants the GIL").arg(name);
    case ThreadState::WaitsLock:
        return object.isEmpty() ? tr("%1 waits for a lock").arg(name)
                                : tr("%1 waits for %2").arg(name, object);
    case ThreadState::Io: return tr("%1 is in I/O").arg(name);
    case ThreadState::Sleeping: return tr("%1 sleeps").arg(name);
    case ThreadState::Awaiting: return tr("%1 awaits").arg(name);
    case ThreadState::Waiting:
        return object.isEmpty() ? tr("%1 waits").arg(name) : tr("%1 waits for %2").arg(name, object);
    case ThreadState::Switching: return tr("%1 is being switched to").arg(name);
    case ThreadState::Messaging: return tr("%1 sends a message").arg(name);
    case ThreadState::Starting: return tr("%1 starts").arg(name);
    case ThreadState::Unknown: return tr("%1: unknown").arg(name);
    case ThreadState::NotAlive: return tr("%1 does not run").arg(name);
    }
    return name;
}

/// What the lane of the lock, or the GIL, that a thread waits for says.
const core::HolderLane* waitedFor(const Run& run, core::ThreadId thread, const core::Blocked& blocked)
{
    const core::Timeline& timeline = *run.times;
    if (blocked.why == core::WaitKind::Lock && blocked.object && *blocked.object < timeline.locks.size())
        return &timeline.locks[*blocked.object];
    if (blocked.why != core::WaitKind::Gil)
        return nullptr;
    const core::ProcessId process = run.recording->info().threads[thread.index()].process;
    const auto gil = std::ranges::find(timeline.gils, process, &core::HolderLane::process);
    return gil == timeline.gils.end() ? nullptr : &*gil;
}

class Builder {
public:
    Builder(const Run& run, Explanation& result)
        : m_run(run)
        , m_result(result)
    {
    }

    void add(const QString& label, const QString& text, std::optional<core::ThreadId> thread = {},
             std::optional<core::EventId> event = {})
    {
        m_result.facts.push_back({label, text, thread, event, {}});
    }

    void tellHolder(const core::HolderLane& lane)
    {
        const core::Instant at = m_result.when.begin;
        const auto slice = std::ranges::find_if(lane.slices, [&](const core::HolderSlice& s) {
            return s.when.contains(at) || (s.when.begin >= at && s.holder);
        });
        if (slice == lane.slices.end() || !slice->holder || *slice->holder == m_result.thread)
            return;
        const core::ThreadId holder = *slice->holder;
        add(tr("Held by"), tr("since %1").arg(inWords(slice->when.begin - core::Instant{})), holder,
            slice->cause);
        const core::Lane& life = m_run.times->threads[holder.index()];
        const core::Slice meanwhile = life.slice(life.at(at));
        add(tr("%1 meanwhile").arg(threadName(m_run, holder)), stateWords(meanwhile.state), {},
            meanwhile.cause);
        m_result.sentence =
            tr("%1 holds %2 and is %3.")
                .arg(threadName(m_run, holder), lane.lock ? QString::fromStdString(lane.name) : tr("the GIL"),
                     stateWords(meanwhile.state));
        const auto ahead = std::ranges::count_if(lane.waits, [&](const core::Wait& wait) {
            return wait.when.contains(at) && wait.thread != m_result.thread;
        });
        add(tr("In the queue"), placeInQueue(static_cast<std::size_t>(ahead)));
    }

    /// The device that the thread or task waits for, and when it was served.
    void tellDevice(std::uint32_t device)
    {
        const auto& devices = m_run.times->devices;
        const auto lane = std::ranges::find(devices, core::DeviceId{device}, &core::DeviceLane::device);
        if (lane == devices.end())
            return;
        add(tr("Device"), QString::fromStdString(m_run.recording->info().devices[device].name));
        const auto request = std::ranges::find_if(lane->requests, [&](const core::DeviceRequest& r) {
            return r.thread == m_result.thread && r.when >= m_result.when.begin && r.when < m_result.when.end;
        });
        if (request != lane->requests.end())
            tellRequest(*request);
    }

    /// How it queued, and who made room for it.
    void tellRequest(const core::DeviceRequest& request)
    {
        if (!request.served) {
            add(tr("In the queue"), placeInQueue(request.ahead));
            return;
        }
        const core::Instant from = m_run.recording->timeOf(*request.served);
        if (!request.freed) {
            add(tr("Served"), tr("at once"), {}, request.served);
            return;
        }
        add(tr("In the queue"), placeInQueue(request.ahead));
        add(tr("Served"),
            tr("from %1, after %2 in its queue")
                .arg(inWords(from - core::Instant{}), inWords(from - request.when)),
            {}, request.served);
        add(tr("Room made by"), tr("which was done"), m_run.recording->threadOf(*request.freed),
            request.freed);
    }

    void tellNeighbours(const core::Lane& lane, std::size_t index)
    {
        if (index + 1 < lane.size()) {
            const core::Slice next = lane.slice(index + 1);
            if (next.cause)
                tellWaker(*next.cause);
        }
        if (index > 0)
            tellSlice(tr("Before"), lane.slice(index - 1));
        if (index + 1 < lane.size())
            tellSlice(tr("After"), lane.slice(index + 1));
    }

private:
    static QString placeInQueue(std::size_t ahead)
    {
        return ahead == 0 ? tr("alone, first") : tr("%1 before it").arg(ahead);
    }
    void tellSlice(const QString& label, const core::Slice& slice)
    {
        if (slice.state == ThreadState::NotAlive)
            add(label, slice.when.begin < m_result.when.begin ? tr("not yet started") : tr("ended"));
        else
            add(label, tr("%1, %2").arg(stateWords(slice.state), inWords(slice.when.length())), {},
                slice.cause);
    }
    void tellWaker(core::EventId event)
    {
        const core::Event woken = m_run.recording->event(event);
        const auto* wakes = std::get_if<core::Woken>(&woken.what);
        if (wakes == nullptr)
            return;
        if (wakes->by)
            add(tr("Woken by"), {}, wakes->by, event);
        else
            add(tr("Woken by"),
                m_result.state == ThreadState::Io ? tr("the device, which was done") : tr("a timer"), {},
                event);
    }

    const Run& m_run;
    Explanation& m_result;
};

QString objectOf(const Run& run, core::ThreadId thread, const core::Blocked& blocked)
{
    const auto& info = run.recording->info();
    if (const core::HolderLane* lane = waitedFor(run, thread, blocked))
        return blocked.why == core::WaitKind::Gil ? tr("the GIL") : QString::fromStdString(lane->name);
    if (blocked.why == core::WaitKind::Join && blocked.object && *blocked.object < info.threads.size())
        return QString::fromStdString(info.threads[*blocked.object].name);
    return {};
}

/// Of an event at which a thread took or gave up a lock or the GIL.
QString holdingWords(const Run& run, const core::Event& event)
{
    const auto& locks = run.recording->info().locks;
    if (const auto* taken = std::get_if<core::LockAcquired>(&event.what))
        return tr("takes %1").arg(QString::fromStdString(locks[taken->lock.index()].name));
    if (const auto* released = std::get_if<core::LockReleased>(&event.what))
        return tr("gives %1 back").arg(QString::fromStdString(locks[released->lock.index()].name));
    if (std::holds_alternative<core::GilTaken>(event.what))
        return tr("takes the GIL");
    if (const auto* dropped = std::get_if<core::GilDropped>(&event.what))
        return dropped->forced ? tr("drops the GIL because another asked") : tr("gives the GIL up");
    return {};
}

/// A wait that the recording ends with after a deadlock has no end.
void tellOutcome(const Run& run, const core::Slice& slice, Explanation& result)
{
    const core::Outcome& outcome = run.recording->info().outcome;
    if (outcome.kind != core::OutcomeKind::Deadlock || slice.when.end < run.times->whole.end
        || core::executes(slice.state))
        return;
    result.sentence = tr("It waits for ever: %1.").arg(QString::fromStdString(outcome.message));
}

} // namespace

QString textOf(const Run& run, const Explanation& what)
{
    const auto time = [](core::Instant at) { return inWords(at.time_since_epoch()); };
    QStringList lines{
        QStringLiteral("%1, %2 – %3 (%4)")
            .arg(what.title, time(what.when.begin), time(what.when.end), inWords(what.when.length()))};
    if (!what.sentence.isEmpty())
        lines += what.sentence;
    for (const Fact& fact : what.facts)
        lines += QStringLiteral("%1: %2").arg(
            fact.label,
            fact.thread ? threadName(run, *fact.thread) + QLatin1Char(' ') + fact.text : fact.text);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString inWords(core::Duration duration)
{
    return QString::fromStdString(core::durationText(duration));
}

QString threadName(const Run& run, core::ThreadId thread)
{
    return QString::fromStdString(run.recording->info().threads[thread.index()].name);
}

QString stateWords(ThreadState state)
{
    switch (state) {
    case ThreadState::Running: return tr("running");
    case ThreadState::RunningNoGil: return tr("running without the GIL");
    case ThreadState::Ready: return tr("ready");
    case ThreadState::WantsGil: return tr("wanting the GIL");
    case ThreadState::WaitsLock: return tr("waiting for a lock");
    case ThreadState::Io: return tr("in I/O");
    case ThreadState::Sleeping: return tr("asleep");
    case ThreadState::Awaiting: return tr("awaiting");
    case ThreadState::Waiting: return tr("waiting");
    case ThreadState::Switching: return tr("being switched to");
    case ThreadState::Messaging: return tr("sending a message");
    case ThreadState::Starting: return tr("starting");
    case ThreadState::Unknown: return tr("unknown");
    case ThreadState::NotAlive: return tr("not alive");
    }
    return {};
}

std::optional<Explanation> explain(const Run& run, core::EventId cause)
{
    const core::Event event = run.recording->event(cause);
    const core::Lane& lane = run.times->threads[event.thread.index()];
    if (lane.size() == 0)
        return std::nullopt;
    const std::size_t index = lane.at(event.time);
    const core::Slice slice = lane.slice(index);
    if (slice.state == ThreadState::NotAlive)
        return std::nullopt;

    Explanation result{event.thread, slice.state, slice.when, {}, {}, {}};
    Builder builder(run, result);
    const core::Event began = slice.cause ? run.recording->event(*slice.cause) : event;
    QString object;
    if (const auto* blocked = std::get_if<core::Blocked>(&began.what)) {
        object = objectOf(run, began.thread, *blocked);
        if (!object.isEmpty())
            builder.add(QCoreApplication::translate("app::explain", "Wants"), object);
        if (const core::HolderLane* held = waitedFor(run, began.thread, *blocked))
            builder.tellHolder(*held);
        if (blocked->why == core::WaitKind::Io && blocked->object)
            builder.tellDevice(*blocked->object);
    } else if (const auto* suspended = std::get_if<core::Suspended>(&began.what)) {
        if (suspended->object)
            builder.tellDevice(*suspended->object);
    } else if (const auto* in = std::get_if<core::SwitchedIn>(&began.what)) {
        builder.add(tr("On"), tr("core %1").arg(in->core.index()));
        result.sentence = reasonWords(in->reason);
    } else if (const auto* out = std::get_if<core::Preempted>(&began.what)) {
        result.sentence = reasonWords(out->reason);
    } else if (const auto* sent = std::get_if<core::MessageBegan>(&began.what)) {
        builder.add(tr("Size"), tr("%1 bytes").arg(QLocale().toString(sent->bytes)));
        result.sentence =
            tr("To pickle, send and unpickle a message takes ipc_cost, and ipc_cost_per_kib for each "
               "1,024 bytes of it.");
    } else if (std::holds_alternative<core::Forked>(began.what)) {
        result.sentence =
            tr("The operating system takes process_start until a new process can run; no core is used.");
    }
    builder.tellNeighbours(lane, index);
    if (began.line > 0) {
        builder.add(tr("Source"), tr("line %1").arg(began.line));
        result.facts.back().line = began.line;
    }
    result.title = stateTitle(threadName(run, event.thread), slice.state, object);
    if (const QString held = holdingWords(run, event); !held.isEmpty())
        builder.add(tr("Here"), held);
    std::ranges::copy(lateWakeUps(run, result), std::back_inserter(result.facts));
    tellOutcome(run, slice, result);
    return result;
}

} // namespace app
