#include "core/world/drive.h"

#include <algorithm>
#include <iterator>

namespace core {

namespace {

/// A World being settled: one thread at a time goes as far as it does by itself.
class Drive {
public:
    Drive(World& world, const DriveHooks& hooks)
        : m_world(world)
        , m_hooks(hooks)
        , m_budget(world.context().limits.maxSteps)
    {
    }

    void take(Way way)
    {
        m_world.choose(way.selected);
        pass(way.thread, way.timesOut);
        goOn(way.thread);
    }

    /// Begins what was started and lets those go on that waited without a step, until nothing moves by itself
    /// any more.
    void settle()
    {
        bool moved = true;
        while (moved && !hasEnded(m_world)) {
            moved = false;
            for (std::size_t i = 0; i < m_world.threadCount() && !hasEnded(m_world); ++i)
                moved = wake(ThreadId(i)) || moved;
        }
    }

private:
    bool wake(ThreadId id)
    {
        if (m_world.thread(id).life == ThreadLife::Started) {
            before(id);
            after(id, runOn(m_world, id, m_world.begin(id, slice()), m_budget));
            goOn(id);
            return true;
        }
        const StopKind kind = m_world.stop(id).kind;
        const bool waits = kind == StopKind::Join || kind == StopKind::Park || m_world.isCompleted(id);
        if (m_world.thread(id).life != ThreadLife::Alive || !waits || !m_world.canGo(id))
            return false;
        pass(id, false);
        // It waited: a step in the rest of its line may have others before it (details.md 7).
        if (!isStep(m_world.stop(id).kind))
            goOn(id);
        return true;
    }

    void goOn(ThreadId id)
    {
        while (passesAtOnce(m_world, id))
            pass(id, false);
    }

    void pass(ThreadId id, bool timesOut)
    {
        before(id);
        Taken taken = timesOut ? m_world.timeOut(id, slice()) : m_world.take(id, slice());
        after(id, runOn(m_world, id, std::move(taken), m_budget));
    }

    std::uint64_t slice() const { return std::min(m_budget, kSlice); }

    void before(ThreadId id)
    {
        if (m_hooks.before)
            m_hooks.before(id);
    }
    void after(ThreadId id, const Taken& taken)
    {
        if (m_hooks.after)
            m_hooks.after(id, taken);
    }

    World& m_world;
    const DriveHooks& m_hooks;
    std::uint64_t m_budget;
};

bool isLimit(StopKind kind)
{
    return kind >= StopKind::Budget;
}

} // namespace

bool passesAtOnce(const Stop& stop, Granularity granularity)
{
    if (!isStep(stop.kind))
        return stop.kind != StopKind::Until && !isLimit(stop.kind);
    switch (granularity) {
    case Granularity::Step: return false;
    case Granularity::Access: return !isAccess(stop.kind);
    case Granularity::Line: return !stop.newLine;
    case Granularity::Runtime: return !stop.switchable;
    }
    return false;
}

bool passesAtOnce(const World& world, ThreadId thread)
{
    if (world.thread(thread).life != ThreadLife::Alive)
        return false;
    const Stop& stop = world.stop(thread);
    if (stop.kind == StopKind::Select && world.readyCases(thread).size() > 1)
        return false; // Which of them is a choice at every granularity.
    return passesAtOnce(stop, world.context().settings.granularity) && world.canGo(thread);
}

std::vector<Way> waysOf(const World& world, ThreadId thread)
{
    const Stop& stop = world.stop(thread);
    std::vector<Way> ways;
    if (stop.kind == StopKind::Select && world.caseCount(thread) > 1)
        for (const std::uint32_t ready : world.readyCases(thread))
            ways.push_back({thread, false, ready});
    const bool can = world.canGo(thread);
    if (ways.empty() && (can || stop.timed))
        ways.push_back({thread, !can, 0});
    return ways;
}

Taken runOn(World& world, ThreadId id, Taken begun, std::uint64_t budget)
{
    while (world.thread(id).life == ThreadLife::Alive && world.stop(id).kind == StopKind::Budget
           && begun.all < budget && !world.context().stop.stop_requested()) {
        Taken more = world.take(id, std::min(kSlice, budget - begun.all));
        begun.instructions += more.instructions;
        begun.all += more.all;
        std::ranges::copy(more.touched, std::back_inserter(begun.touched));
    }
    return begun;
}

std::optional<StopKind> limitOf(const World& world)
{
    for (const Thread& thread : world.threads())
        if (thread.life == ThreadLife::Alive && isLimit(thread.stop.kind))
            return thread.stop.kind;
    return std::nullopt;
}

bool hasEnded(const World& world)
{
    const bool allEnded = std::ranges::none_of(world.threads(), [](const Thread& thread) {
        return !thread.daemon && (thread.life == ThreadLife::Started || thread.life == ThreadLife::Alive);
    });
    return allEnded || limitOf(world).has_value();
}

bool waitsForTheEnd(const World& world)
{
    return waysOn(world).empty() && std::ranges::any_of(world.threads(), [](const Thread& thread) {
               return thread.life == ThreadLife::Alive && thread.stop.kind == StopKind::Until;
           });
}

void settle(World& world, const DriveHooks& hooks)
{
    Drive(world, hooks).settle();
}

std::vector<Way> waysOn(const World& world)
{
    std::vector<Way> ways;
    if (hasEnded(world))
        return ways;
    for (std::size_t i = 0; i < world.threadCount(); ++i) {
        const ThreadId id(i);
        if (world.thread(id).life != ThreadLife::Alive || world.stop(id).kind == StopKind::Until)
            continue;
        const std::vector<Way> more = waysOf(world, id);
        ways.insert(ways.end(), more.begin(), more.end());
    }
    return ways;
}

void takeWay(World& world, Way way, const DriveHooks& hooks)
{
    Drive drive(world, hooks);
    drive.take(way);
    drive.settle();
}

} // namespace core
