#include "core/replay/replay.h"

#include "core/machine/step_recorder.h"
#include "core/world/drive.h"

#include <algorithm>

namespace core {

namespace {

constexpr Duration kStep = 1ms;

/// So many worlds are looked through for one that fits the rest of a schedule.
constexpr std::size_t kLookedThrough = 10'000;

/// Whether the choices from `position` on can be taken, in this order, by any of the ways that are written
/// so.
bool fitsRest(World world, const Schedule& schedule, std::size_t position)
{
    std::vector<std::pair<World, std::size_t>> open;
    open.emplace_back(std::move(world), position);
    for (std::size_t looked = 0; !open.empty() && looked < kLookedThrough; ++looked) {
        auto [next, at] = std::move(open.back());
        open.pop_back();
        if (at == schedule.choices.size())
            return true;
        for (const Way& way : waysOn(next))
            if (choiceOf(way) == schedule.choices[at]) {
                open.emplace_back(next, at + 1);
                takeWay(open.back().first, way);
            }
    }
    return false;
}

/// Takes a World from choice to choice and writes down what happens: one core, on which whoever takes a step
/// spends a millisecond; the step takes effect at its end.
class Replayer {
public:
    explicit Replayer(const std::shared_ptr<const WorldContext>& context)
        : m_world(context)
        , m_journal(context->program->slotCount())
        , m_recorder(m_world, m_journal)
    {
    }

    void begin();
    /// Takes the choice at `position` (from 0) of the schedule.
    Result<> take(const Schedule& schedule, std::size_t position);
    std::shared_ptr<const Recording> finish(RecordingInfo info);

private:
    enum class Life : std::uint8_t { Unborn, Created, Ready, Running, Blocked, Ended };

    DriveHooks hooks();
    void noteNewThreads();
    void noteStart(ThreadId thread);
    void noteEnd(ThreadId thread);
    void noteKilledTasks();
    void noteWaits();
    void noteBlocked(ThreadId thread);
    void noteBlockedAtGate(ThreadId thread);
    void switchTo(ThreadId thread);
    void conclude();
    std::optional<DeviceId> calledDevice(const Way& way);
    std::optional<DeviceId> deviceNamed(const std::string& name);
    void beginAwaitedIo(const IoRequest& request);
    void endAwaitedIo(ThreadId task);
    std::optional<Way> wayFor(const Schedule& schedule, std::size_t position) const;
    std::string possibleWays() const;
    template <class What>
    void add(ThreadId thread, const What& what)
    {
        m_journal.add(m_now, thread, line(thread), what);
    }
    /// A task stands at the line of the thread that runs its loop.
    template <class What>
    void noteIo(ThreadId task, const What& what)
    {
        m_journal.add(m_now, task, line(ThreadId{m_world.thread(task).parent}), what);
    }
    std::uint32_t line(ThreadId thread) const { return m_world.lineOf(thread); }
    Life& life(ThreadId thread) { return m_lives[thread.index()]; }

    World m_world;
    Journal m_journal;
    StepRecorder m_recorder;
    Instant m_now{};
    std::vector<Life> m_lives;
    std::optional<ThreadId> m_running;
    std::optional<ThreadId> m_last; ///< Who took the last step: it wakes those that can go on now.
    std::vector<DeviceInfo> m_devices;
    std::map<ThreadId, DeviceId> m_awaited; ///< Of tasks in I/O.
    StopRecord m_before;
    bool m_timesOut = false;
    std::uint64_t m_instructions = 0;
};

DriveHooks Replayer::hooks()
{
    DriveHooks hooks;
    hooks.before = [this](ThreadId thread) {
        noteNewThreads();
        if (life(thread) == Life::Created)
            noteStart(thread);
        m_before = {};
        if (m_world.thread(thread).life == ThreadLife::Alive)
            m_before = m_recorder.lookAt(thread, m_world.lineOf(thread), m_timesOut);
    };
    hooks.after = [this](ThreadId thread, const Taken& taken) {
        m_timesOut = false;
        m_instructions += taken.instructions;
        // Before the threads that it made on its way to the next stop: the step took effect first.
        m_recorder.record(m_now, thread, m_before, taken);
        noteNewThreads();
        if (taken.request)
            beginAwaitedIo(*taken.request);
        for (const std::uint32_t task : taken.givenUp)
            endAwaitedIo(ThreadId{task});
        if (m_before.kind == StopKind::Start)
            noteStart(ThreadId{m_before.other});
        if (m_before.kind == StopKind::Finish)
            noteEnd(thread);
        if (m_before.kind == StopKind::Kill)
            noteKilledTasks();
    };
    return hooks;
}

void Replayer::begin()
{
    noteNewThreads();
    noteStart(ThreadId{0});
    settle(m_world, hooks());
    noteWaits();
}

void Replayer::noteNewThreads()
{
    while (m_lives.size() < m_world.threadCount()) {
        const ThreadId thread{m_lives.size()};
        m_lives.push_back(Life::Created);
        m_journal.add(m_now, thread, 0, Created{});
        if (m_world.thread(thread).isTask)
            noteStart(thread);
    }
}

void Replayer::noteStart(ThreadId thread)
{
    if (life(thread) != Life::Created)
        return;
    life(thread) = Life::Ready;
    add(thread, Arrived{});
}

void Replayer::noteEnd(ThreadId thread)
{
    const std::optional<ThreadId> killer = killerOf(m_world.thread(thread));
    if (m_running != thread && !killer)
        switchTo(thread);
    add(thread, Finished{killer});
    life(thread) = Life::Ended;
    if (m_running == thread)
        m_running.reset();
}

/// Those of a process that has been ended; its threads note their ends themselves.
void Replayer::noteKilledTasks()
{
    for (std::size_t i = 0; i < m_lives.size(); ++i) {
        const Thread& task = m_world.thread(ThreadId{i});
        if (task.isTask && task.isKilled && m_lives[i] != Life::Ended)
            noteEnd(ThreadId{i});
    }
}

/// Who can go on is ready, who cannot is blocked.
void Replayer::noteWaits()
{
    for (std::size_t i = 0; i < m_lives.size(); ++i) {
        const ThreadId thread{i};
        if (m_world.thread(thread).life != ThreadLife::Alive)
            continue;
        const bool waits = isWait(m_world.stop(thread).kind) && !m_world.canGo(thread);
        if (waits && life(thread) != Life::Blocked) {
            noteBlocked(thread);
        } else if (!waits && life(thread) == Life::Blocked) {
            add(thread, Woken{m_last != thread ? m_last : std::nullopt});
            life(thread) = Life::Ready;
        }
    }
}

void Replayer::noteBlocked(ThreadId thread)
{
    const Stop& stop = m_world.stop(thread);
    if (stop.kind == StopKind::Join)
        add(thread, Blocked{WaitKind::Join, stop.other});
    else if (stop.kind == StopKind::Acquire)
        add(thread, Blocked{WaitKind::Lock, m_journal.lock(m_world, thread)});
    else if (stop.kind == StopKind::Turn && (stop.timed || !m_world.turnOf(thread).awaited.empty()))
        add(thread, Blocked{stop.timed ? WaitKind::Sleep : WaitKind::Io, std::nullopt});
    else
        noteBlockedAtGate(thread);
    life(thread) = Life::Blocked;
    if (m_running == thread)
        m_running.reset();
}

void Replayer::noteBlockedAtGate(ThreadId thread)
{
    add(thread, Blocked{waitKindNamed(m_world.gateKindOf(thread)), std::nullopt});
    m_recorder.noteWait(m_now, thread, line(thread));
}

void Replayer::switchTo(ThreadId thread)
{
    if (m_running == thread)
        return;
    if (m_running) {
        add(*m_running, Preempted{CoreId{0}, SwitchReason::Chosen});
        life(*m_running) = Life::Ready;
    }
    if (life(thread) == Life::Blocked)
        add(thread, Woken{std::nullopt});
    add(thread, SwitchedIn{CoreId{0}, SwitchReason::Chosen});
    life(thread) = Life::Running;
    m_running = thread;
}

/// The device of a blocking call that is chosen; none without a name.
std::optional<DeviceId> Replayer::calledDevice(const Way& way)
{
    const bool isCall =
        way.comes == Way::Comes::Nothing && way.turns == 0 && m_world.stop(way.thread).kind == StopKind::Io;
    return isCall ? deviceNamed(m_world.deviceOf(way.thread)) : std::nullopt;
}

std::optional<DeviceId> Replayer::deviceNamed(const std::string& name)
{
    if (name.empty())
        return std::nullopt;
    const auto known = std::ranges::find(m_devices, name, &DeviceInfo::name);
    if (known == m_devices.end()) {
        const auto& declared = m_world.context().settings.devices;
        const auto capacity = declared.find(name);
        m_devices.push_back({name, capacity == declared.end() ? 1 : capacity->second});
        return DeviceId{m_devices.size() - 1};
    }
    return DeviceId{static_cast<std::size_t>(known - m_devices.begin())};
}

/// What a task awaits is with the device until it comes: the rules of exploring know no queue, anything of it
/// may be next.
void Replayer::beginAwaitedIo(const IoRequest& request)
{
    const ThreadId task{request.task};
    const auto device = deviceNamed(request.device);
    m_recorder.noteAwaited(
        task, device ? std::optional(static_cast<std::uint32_t>(device->index())) : std::nullopt);
    if (!device)
        return;
    m_awaited.insert_or_assign(task, *device);
    noteIo(task, IoBegan{*device});
}

void Replayer::endAwaitedIo(ThreadId task)
{
    if (const auto awaited = m_awaited.extract(task))
        noteIo(task, IoEnded{awaited.mapped()});
}

Result<> Replayer::take(const Schedule& schedule, std::size_t position)
{
    const Choice& choice = schedule.choices[position];
    const std::optional<Way> way = wayFor(schedule, position);
    if (!way)
        return fail("Step " + std::to_string(position + 1) + " of the schedule, '" + format(choice)
                    + "', does not fit: " + possibleWays());
    const std::optional<DeviceId> device = calledDevice(*way);
    if (way->comes == Way::Comes::Nothing) {
        switchTo(way->thread);
        if (device)
            add(way->thread, IoBegan{*device});
        m_now += kStep;
        m_last = way->thread;
    }
    if (way->comes == Way::Comes::Io)
        endAwaitedIo(ThreadId{way->number});
    m_timesOut = way->timesOut;
    takeWay(m_world, *way, hooks());
    if (device)
        add(way->thread, IoEnded{*device}); // Behind the step, which it takes up.
    noteWaits();
    return {};
}

/// Where event loops may come to the choice after fewer or more turns, the way with which the rest of the
/// schedule fits too.
std::optional<Way> Replayer::wayFor(const Schedule& schedule, std::size_t position) const
{
    std::vector<Way> ways = waysOn(m_world);
    std::erase_if(ways, [&](const Way& way) { return choiceOf(way) != schedule.choices[position]; });
    if (ways.empty())
        return std::nullopt;
    for (std::size_t i = 0; i + 1 < ways.size(); ++i) {
        World ahead = m_world;
        takeWay(ahead, ways[i]);
        if (fitsRest(std::move(ahead), schedule, position + 1))
            return ways[i];
    }
    return ways.back();
}

std::string Replayer::possibleWays() const
{
    std::string names;
    for (const Way& way : waysOn(m_world)) {
        names += (names.empty() ? "" : ", ") + format(choiceOf(way));
    }
    if (!names.empty())
        return "there, only these can go on: " + names + ".";
    return hasEnded(m_world) ? "the program has ended before." : "nobody can go on there.";
}

void Replayer::conclude()
{
    Verdict& verdict = m_journal.verdict();
    if (const auto limit = limitOf(m_world)) {
        const Limits& limits = m_world.context().limits;
        verdict.add(OutcomeKind::Limit,
                    *limit == StopKind::TooManyThreads    ? threadsLimitMessage(limits.maxThreads)
                        : *limit == StopKind::OutOfMemory ? memoryLimitMessage(limits.maxMemory)
                                                          : stepsLimitMessage(limits.maxSteps));
    } else if (!waysOn(m_world).empty()) {
        verdict.add(OutcomeKind::Limit, "the schedule ends here");
    } else if (!hasEnded(m_world) && !waitsForTheEnd(m_world)) {
        verdict.add(OutcomeKind::Deadlock, deadlockMessage(m_world));
    }
}

std::shared_ptr<const Recording> Replayer::finish(RecordingInfo info)
{
    conclude();
    info.instructions = m_instructions;
    info.devices = std::move(m_devices);
    return m_journal.finish(m_world, std::move(info), m_now);
}

} // namespace

Result<std::shared_ptr<const Recording>> replay(const std::shared_ptr<const Program>& program,
                                                const Schedule& schedule, const RunOptions& options,
                                                std::shared_ptr<const Sharing> sharing)
{
    WorldContext context{program,        nullptr,     options.settings, options.limits, options.parameters,
                         options.inputs, options.stop};
    context.settings.granularity = schedule.granularity;
    context.sharing = sharing ? std::move(sharing) : findSharing(program, context);
    context.tellsChannels = true;
    Replayer replayer(std::make_shared<const WorldContext>(std::move(context)));
    replayer.begin();
    for (std::size_t i = 0; i < schedule.choices.size() && !options.stop.stop_requested(); ++i)
        if (Result<> taken = replayer.take(schedule, i); !taken)
            return tl::make_unexpected(taken.error());
    Settings settings = options.settings;
    settings.granularity = schedule.granularity;
    RecordingInfo info = infoOf(*program, settings, "replay");
    info.schedule = format(schedule);
    info.cores = 1;
    info.processes.front().hasGil = false; // The rules of exploring know none.
    return replayer.finish(std::move(info));
}

Result<Schedule> storedSchedule(const Program& program, std::string_view name)
{
    const auto& stored = program.declarations().schedules;
    const auto found = std::ranges::find(stored, name, &StoredSchedule::name);
    if (found != stored.end())
        return parseSchedule(found->text);
    std::string names;
    for (const StoredSchedule& schedule : stored)
        names += (names.empty() ? "" : ", ") + schedule.name;
    return fail("The lesson has no schedule named '" + std::string(name) + "'"
                + (names.empty() ? "; it has none." : "; it has: " + names + "."));
}

} // namespace core
