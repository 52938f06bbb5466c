#include "core/machine/journal.h"

#include "core/world/never_awaited.h"

namespace core {

std::uint32_t Journal::variable(const World& world, ThreadId thread)
{
    const Stop& stop = world.stop(thread);
    if (!stop.object.isUnset()) {
        const auto [known, isNew] = m_objectVariables.try_emplace(world.locationOf(thread), 0);
        if (isNew)
            known->second = addVariable(world, thread);
        return known->second;
    }
    std::uint32_t& known = m_slotVariables[stop.slot];
    if (known == kNone)
        known = addVariable(world, thread);
    return known;
}

std::uint32_t Journal::addVariable(const World& world, ThreadId thread)
{
    const Value object = world.stop(thread).object;
    const bool isContainer = object.is(Kind::List) || object.is(Kind::Dict) || object.is(Kind::Set);
    m_variables.push_back({world.locationName(thread), world.valueOf(thread), isContainer});
    return static_cast<std::uint32_t>(m_variables.size() - 1);
}

std::uint32_t Journal::lock(const World& world, ThreadId thread)
{
    const std::uint32_t gate = world.gateNumber(thread);
    if (gate >= m_lockOfGate.size())
        m_lockOfGate.resize(gate + std::size_t{1}, kNone);
    if (m_lockOfGate[gate] == kNone) {
        m_lockOfGate[gate] = static_cast<std::uint32_t>(m_locks.size());
        m_locks.push_back({world.gateNameOf(thread), ProcessId{world.thread(thread).process}});
    }
    return m_lockOfGate[gate];
}

ChannelId Journal::channel(const Channel& channel, std::string name)
{
    const auto [known, isNew] = m_channelOfGate.try_emplace(channel.have, ChannelId{m_channels.size()});
    if (isNew)
        m_channels.push_back({{}, channel.capacity});
    m_channels[known->second.index()].name = std::move(name);
    return known->second;
}

Outcome Journal::outcome(const World& world)
{
    Outcome outcome{m_verdict.kind(), m_verdict.message(), {}};
    if (outcome.kind != OutcomeKind::Deadlock)
        return outcome;
    for (const CircleMember& member : deadlockCircle(world))
        outcome.cycle.push_back(Want{member.thread, LockId{lockOfGate(member.holds)},
                                     LockId{lockOfGate(member.wants)}, world.lineOf(member.thread)});
    return outcome;
}

std::shared_ptr<const Recording> Journal::finish(const World& world, RecordingInfo info, Instant end)
{
    info.outcome = outcome(world);
    info.end = end;
    info.output = std::move(m_output);
    info.errors = std::move(m_errors);
    if (info.outcome.kind != OutcomeKind::Limit)
        info.errors += neverAwaitedWarnings(world);
    info.variables = std::move(m_variables);
    for (std::size_t i = 0; i < world.threadCount(); ++i) {
        const Thread& thread = world.thread(ThreadId{i});
        const auto parent = i == 0 ? std::nullopt : std::optional(ThreadId{thread.parent});
        const Duration deadline = thread.deadline > Duration::zero() ? thread.deadline : thread.period;
        info.threads.push_back({world.threadName(ThreadId{i}), ProcessId{thread.process}, parent,
                                thread.daemon, thread.isTask, thread.period, deadline});
    }
    const bool hasGil = info.processes.front().hasGil;
    for (std::size_t i = 1; i < world.processes().size(); ++i) {
        const World::Process& process = world.processes()[i];
        info.processes.push_back(
            {world.threadName(ThreadId{process.thread}), ProcessId{process.parent}, hasGil, process.thread});
    }
    info.locks = std::move(m_locks);
    info.channels = std::move(m_channels);
    for (auto& [name, json] : world.globals())
        info.globals.push_back({name, json});
    return std::make_shared<const Recording>(std::move(info), std::move(m_log));
}

WaitKind waitKindNamed(std::string_view gateKind)
{
    if (gateKind == "Condition" || gateKind.ends_with("Semaphore"))
        return WaitKind::Condition;
    if (gateKind == "Future")
        return WaitKind::Future;
    if (gateKind == "Barrier")
        return WaitKind::Barrier;
    return gateKind == "Event" ? WaitKind::Event : WaitKind::Queue;
}

RecordingInfo infoOf(const Program& program, const Settings& settings, std::string engine)
{
    RecordingInfo info;
    info.lesson = program.fileName();
    info.title = program.declarations().title.empty() ? program.fileName() : program.declarations().title;
    info.source = program.source();
    info.engine = std::move(engine);
    const Settings said = inForce(settings);
    for (const SettingInfo& setting : settingTable())
        info.settings.emplace(setting.name, setting.get(said));
    info.cores = static_cast<std::size_t>(settings.cores);
    info.processes.push_back({"main", std::nullopt, settings.hasGil(), 0});
    return info;
}

} // namespace core
