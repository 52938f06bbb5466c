#include "core/machine/verdict.h"

#include "core/world/wanted.h"

#include <algorithm>

namespace core {

namespace {

/// Of Completed, Deadlock, Livelock, Exception, Assertion, Limit: greater goes before.
int weight(OutcomeKind kind)
{
    switch (kind) {
    case OutcomeKind::Completed: return 0;
    case OutcomeKind::Assertion: return 1;
    case OutcomeKind::Exception: return 2;
    case OutcomeKind::Deadlock: return 3;
    case OutcomeKind::Livelock: return 4;
    case OutcomeKind::Limit: return 5;
    }
    return 0;
}

/// "500,000,000"
std::string grouped(std::uint64_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t i = text.size(); i > 3; i -= 3)
        text.insert(i - 3, ",");
    return text;
}

std::string inUnits(std::uint64_t bytes)
{
    constexpr std::array<std::string_view, 4> units{" bytes", " KiB", " MiB", " GiB"};
    std::size_t unit = 0;
    while (unit + 1 < units.size() && bytes >= 1024 && bytes % 1024 == 0) {
        bytes /= 1024;
        ++unit;
    }
    return grouped(bytes) + std::string(units[unit]);
}

bool isBlocked(const World& world, ThreadId thread)
{
    return world.thread(thread).life == ThreadLife::Alive && isWait(world.stop(thread).kind)
        && !world.canGo(thread);
}

std::string whatItWaitsFor(const World& world, ThreadId thread)
{
    const Stop& stop = world.stop(thread);
    if (stop.kind == StopKind::Join)
        return "the end of " + world.threadName(ThreadId{stop.other});
    return wantedName(world, thread);
}

std::optional<ThreadId> blockedOwner(const World& world, ThreadId thread)
{
    if (!isBlocked(world, thread) || world.stop(thread).kind == StopKind::Join)
        return std::nullopt;
    return world.ownerOf(thread);
}

} // namespace

void Verdict::add(OutcomeKind kind, std::string message)
{
    if (weight(kind) <= weight(m_kind))
        return;
    m_kind = kind;
    m_message = std::move(message);
}

void Verdict::addException(const std::string& text)
{
    const bool isAssert = text == "AssertionError" || text.starts_with("AssertionError:");
    add(isAssert ? OutcomeKind::Assertion : OutcomeKind::Exception, text);
}

void Verdict::addFailedCheck(const std::string& name)
{
    add(OutcomeKind::Assertion, "check '" + name + "' failed");
}

std::string deadlockMessage(const World& world)
{
    std::string message;
    for (std::size_t i = 0; i < world.threadCount(); ++i) {
        const ThreadId thread{i};
        if (!isBlocked(world, thread))
            continue;
        message += (message.empty() ? "" : "; ") + world.threadName(thread) + " waits for "
            + whatItWaitsFor(world, thread);
    }
    return message;
}

std::vector<CircleMember> deadlockCircle(const World& world)
{
    for (std::size_t start = 0; start < world.threadCount(); ++start) {
        std::vector<ThreadId> path{ThreadId{start}};
        std::optional<ThreadId> owner = blockedOwner(world, path.back());
        while (owner && std::ranges::find(path, *owner) == path.end()) {
            path.push_back(*owner);
            owner = blockedOwner(world, *owner);
        }
        if (!owner || *owner != path.front())
            continue;
        std::vector<CircleMember> circle;
        for (std::size_t i = 0; i < path.size(); ++i) {
            const ThreadId before = path[(i + path.size() - 1) % path.size()];
            circle.push_back({path[i], world.gateNumber(before), world.gateNumber(path[i])});
        }
        return circle;
    }
    return {};
}

std::string stepsLimitMessage(std::uint64_t steps)
{
    return "stopped after " + grouped(steps) + " instructions; --max-steps raises the limit";
}
std::string memoryLimitMessage(std::uint64_t bytes)
{
    return "stopped at " + inUnits(bytes) + " of memory; --max-memory raises the limit";
}
std::string threadsLimitMessage(std::uint64_t threads)
{
    return "stopped at " + grouped(threads) + " threads alive; --max-threads raises the limit";
}
std::string outputLimitMessage(std::uint64_t bytes)
{
    return "stopped after " + inUnits(bytes) + " of output; --max-output raises the limit";
}

} // namespace core
