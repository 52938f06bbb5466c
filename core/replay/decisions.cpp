#include "core/replay/decisions.h"

#include "core/world/drive.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t kMostWaiting = 50;

/// What giving a gate a permit is called where it is of this kind.
std::string_view giving(std::string_view kind)
{
    if (kind == "Event")
        return "set ";
    if (kind == "Condition")
        return "notify ";
    if (kind == "Atomic")
        return "use ";
    return "give to ";
}

/// What a thread that stands before this stop would do.
std::string stepWords(const World& world, ThreadId thread)
{
    switch (world.stop(thread).kind) {
    case StopKind::Read: return "read " + world.locationName(thread);
    case StopKind::Write: return "write " + world.locationName(thread);
    case StopKind::Operation: return "compute";
    case StopKind::Acquire: return "take " + world.gateNameOf(thread);
    case StopKind::Release: return "release " + world.gateNameOf(thread);
    case StopKind::Wait: return "pass " + world.gateNameOf(thread);
    case StopKind::Select: return "select";
    case StopKind::Notify: return std::string(giving(world.gateKindOf(thread))) + world.gateNameOf(thread);
    case StopKind::Kill:
        return std::string(world.stop(thread).slot == kSigKill ? "kill " : "terminate ")
            + world.threadName(ThreadId{world.stop(thread).other});
    case StopKind::Await: return "await";
    case StopKind::AwaitIo: return "await I/O";
    case StopKind::Output: return "print";
    case StopKind::Work: return "work";
    case StopKind::Io: return "I/O";
    case StopKind::Sleep: return "sleep";
    case StopKind::Clock: return "read the clock";
    case StopKind::Random: return "draw a number";
    case StopKind::Input: return "read input";
    default: return "go on";
    }
}

std::string wordsOf(const World& world, const Way& way)
{
    if (way.comes == Way::Comes::Io)
        return "its I/O completes";
    if (way.comes == Way::Comes::Timer)
        return "its timer fires";
    if (way.timesOut)
        return "its wait runs out";
    if (way.selected != 0)
        return "select case " + std::to_string(way.selected);
    return stepWords(world, way.thread);
}

std::string waitWords(const World& world, ThreadId thread)
{
    const Stop& stop = world.stop(thread);
    switch (stop.kind) {
    case StopKind::Acquire: {
        const auto owner = world.ownerOf(thread);
        return "waits for " + world.gateNameOf(thread)
            + (owner ? ", which " + world.threadName(*owner) + " holds" : std::string());
    }
    case StopKind::Join: return "waits for the end of " + world.threadName(ThreadId{stop.other});
    case StopKind::Select: return "waits for one of several";
    case StopKind::Turn: return "waits for its tasks";
    case StopKind::Wait:
    case StopKind::Park: return "waits for " + world.gateNameOf(thread);
    default: return "waits";
    }
}

Decision decisionAt(const World& world)
{
    Decision decision;
    std::vector<bool> goes(world.threadCount(), false);
    for (const Way& way : waysOn(world)) {
        goes[way.thread.index()] = true;
        const Choice choice = choiceOf(way);
        const auto known = std::ranges::find(decision.ways, choice, &Possible::choice);
        if (known == decision.ways.end())
            decision.ways.push_back({choice, world.threadName(ThreadId{way.number}), wordsOf(world, way),
                                     world.lineOf(way.thread)});
    }
    if (hasEnded(world))
        return decision;
    for (std::size_t i = 0; i < world.threadCount() && decision.waiting.size() < kMostWaiting; ++i) {
        const ThreadId thread{i};
        const bool stands = world.thread(thread).life == ThreadLife::Alive && !world.thread(thread).isTask;
        if (stands && !goes[i] && isWait(world.stop(thread).kind))
            decision.waiting.push_back(
                {static_cast<std::uint32_t>(i), world.threadName(thread), waitWords(world, thread)});
    }
    return decision;
}

} // namespace

std::vector<Decision> decisionsAlong(std::shared_ptr<const Program> program, const Schedule& schedule,
                                     const RunOptions& options, std::shared_ptr<const Sharing> sharing)
{
    WorldContext context{std::move(program), std::move(sharing), options.settings, options.limits,
                         options.parameters, options.inputs,     options.stop};
    context.settings.granularity = schedule.granularity;
    World world(std::make_shared<const WorldContext>(std::move(context)));
    settle(world);
    std::vector<Decision> decisions{decisionAt(world)};
    for (const Choice& choice : schedule.choices) {
        const std::vector<Way> ways = waysOn(world);
        const auto way = std::ranges::find(ways, choice, choiceOf);
        if (way == ways.end() || options.stop.stop_requested())
            break;
        takeWay(world, *way);
        decisions.push_back(decisionAt(world));
    }
    return decisions;
}

} // namespace core
