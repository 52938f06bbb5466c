#include "core/world/drive.h"

#include "core/world/standings.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace core {

namespace {

bool isLimit(StopKind kind)
{
    return kind >= StopKind::Budget;
}

/// A World being settled: one thread at a time goes as far as it does by itself.
class Drive {
public:
    Drive(World& world, const DriveHooks& hooks, const Standings* standings = nullptr)
        : m_world(world)
        , m_hooks(hooks)
        , m_standings(standings)
        , m_budget(world.context().limits.maxSteps)
    {
    }

    void take(Way way)
    {
        for (std::uint32_t turn = 0; turn < way.turns && isAlive(way.thread); ++turn) {
            pass(way.thread, false);
            goOn(way.thread);
        }
        if (isAlive(way.thread)) {
            m_world.choose(chosenBy(way));
            pass(way.thread, way.timesOut);
        }
        goOn(way.thread);
    }

    void passOnce(ThreadId id) { pass(id, false); }

    void goOn(ThreadId id)
    {
        while (passesAtOnce(m_world, id))
            pass(id, false);
    }

    /// Begins what was started and lets those go on that waited without a step, until nothing moves by itself
    /// any more.
    void settle()
    {
        bool moved = !isOver();
        while (moved) {
            moved = false;
            for (std::size_t i = nextToWake(0); i < m_world.threadCount(); i = nextToWake(i + 1)) {
                if (!wake(ThreadId(i)))
                    continue;
                if (mayEndRun(ThreadId(i)) && isOver())
                    return;
                moved = true;
            }
        }
    }

private:
    bool isOver() const { return m_standings != nullptr ? m_standings->hasEnded() : hasEnded(m_world); }

    /// From this thread on; without standings it may be any.
    std::size_t nextToWake(std::size_t from) const
    {
        return m_standings != nullptr ? m_standings->nextToWake(from).value_or(m_world.threadCount()) : from;
    }

    bool wake(ThreadId id)
    {
        if (m_world.thread(id).life == ThreadLife::Started) {
            before(id);
            after(id, runOn(m_world, id, m_world.begin(id, slice()), m_budget));
            goOn(id);
            return true;
        }
        if (!wakesByItself(m_world, id))
            return false;
        pass(id, false);
        // It waited: a step in the rest of its line may have others before it (details.md 7).
        if (!isStep(m_world.stop(id).kind))
            goOn(id);
        return true;
    }

    /// Of a thread that has moved; who lives on, and is no daemon, keeps the run going.
    bool mayEndRun(ThreadId id) const
    {
        return !isAlive(id) || m_world.thread(id).daemon || isLimit(m_world.stop(id).kind);
    }

    bool isAlive(ThreadId id) const { return m_world.thread(id).life == ThreadLife::Alive; }

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
    const Standings* m_standings;
    std::uint64_t m_budget;
};

DriveHooks hooksOf(Standings& standings)
{
    return {[&standings](ThreadId id) { standings.before(id); },
            [&standings](ThreadId id, const Taken& taken) { standings.after(id, taken); }};
}

/// Turns without a step that are looked through for what may come behind them.
constexpr std::uint32_t kMostTurns = 100;

/// The ways of an event loop at the start of a turn (details.md 5): any of the awaited I/O comes; a timer
/// that is due, or the first one when there is nothing else to run.
void addComing(const World& world, ThreadId loop, std::uint32_t turns, std::vector<Way>& ways)
{
    const LoopTurn turn = world.turnOf(loop);
    if (!turn.fires)
        for (const std::uint32_t task : turn.awaited)
            ways.push_back({loop, task, false, 0, Way::Comes::Io, turns});
    if (turn.timerIsDue || (world.stop(loop).timed && !turn.hasWork))
        ways.push_back({loop, world.stop(loop).slot, false, 0, Way::Comes::Timer, turns});
}

/// The first step, or the next thing to come, if the turn goes on.
void addBehindTurn(const World& world, ThreadId loop, std::vector<Way>& ways)
{
    World ahead = world;
    for (std::uint32_t turns = 1; turns <= kMostTurns && ahead.turnOf(loop).canGoOn(); ++turns) {
        const DriveHooks silent;
        Drive drive(ahead, silent);
        drive.passOnce(loop);
        drive.goOn(loop);
        if (ahead.thread(loop).life != ThreadLife::Alive) {
            ways.push_back(
                {loop, static_cast<std::uint32_t>(loop.index()), false, 0, Way::Comes::Nothing, turns});
            return;
        }
        if (ahead.stop(loop).kind != StopKind::Turn) {
            for (Way way : waysOf(ahead, loop)) {
                way.turns = turns;
                ways.push_back(way);
            }
            return;
        }
        addComing(ahead, loop, turns, ways);
    }
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
    if (stop.kind == StopKind::Turn) {
        const LoopTurn turn = world.turnOf(thread);
        return turn.canGoOn() && (turn.fires || turn.awaited.empty());
    }
    if (stop.kind == StopKind::Select && world.readyCases(thread).size() > 1)
        return false; // Which of them is a choice at every granularity.
    return passesAtOnce(stop, world.context().settings.granularity) && world.canGo(thread);
}

bool wakesByItself(const World& world, ThreadId thread)
{
    if (world.thread(thread).life != ThreadLife::Alive)
        return false;
    switch (world.stop(thread).kind) {
    case StopKind::Join:
    case StopKind::Park: return world.canGo(thread);
    case StopKind::Select: return world.isCompleted(thread);
    case StopKind::Turn: return passesAtOnce(world, thread);
    case StopKind::Finish: return true; // Only who was killed stands there.
    default: return false;
    }
}

std::vector<Way> waysOf(const World& world, ThreadId thread)
{
    const Stop& stop = world.stop(thread);
    const std::uint32_t number = world.actorOf(thread);
    std::vector<Way> ways;
    if (stop.kind == StopKind::Turn) {
        addComing(world, thread, 0, ways);
        addBehindTurn(world, thread, ways);
        return ways;
    }
    if (stop.kind == StopKind::Select && world.caseCount(thread) > 1)
        for (const std::uint32_t ready : world.readyCases(thread))
            ways.push_back({thread, number, false, ready});
    const bool can = world.canGo(thread);
    if (ways.empty() && (can || stop.timed))
        ways.push_back({thread, number, !can});
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
        std::ranges::copy(more.readied, std::back_inserter(begun.readied));
        std::ranges::move(more.moved, std::back_inserter(begun.moved));
        std::ranges::copy(more.givenUp, std::back_inserter(begun.givenUp));
    }
    return begun;
}

std::uint32_t chosenBy(const Way& way)
{
    switch (way.comes) {
    case Way::Comes::Io: return way.number + 1;
    case Way::Comes::Timer: return World::kFireTimer;
    case Way::Comes::Nothing: break;
    }
    return way.selected;
}

bool isSameChoice(const Way& a, const Way& b)
{
    const bool completes = a.comes != Way::Comes::Nothing;
    return a.number == b.number && completes == (b.comes != Way::Comes::Nothing) && a.timesOut == b.timesOut
        && a.selected == b.selected;
}

void sortWays(std::vector<Way>& ways)
{
    const auto place = [](const Way& way) {
        return std::tuple(way.comes != Way::Comes::Nothing, way.number, way.timesOut, way.selected);
    };
    if (!std::ranges::is_sorted(ways, {}, place)) // They are without tasks.
        std::ranges::stable_sort(ways, {}, place);
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

void settle(World& world, Standings& standings)
{
    const DriveHooks hooks = hooksOf(standings);
    Drive(world, hooks, &standings).settle();
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
        if (world.stop(id).kind == StopKind::Select || world.stop(id).kind == StopKind::Turn) {
            const std::vector<Way> more = waysOf(world, id);
            ways.insert(ways.end(), more.begin(), more.end());
            continue;
        }
        const bool can = world.canGo(id);
        if (can || world.stop(id).timed)
            ways.push_back({id, world.actorOf(id), !can});
    }
    sortWays(ways);
    return ways;
}

void takeWay(World& world, Way way, const DriveHooks& hooks)
{
    Drive drive(world, hooks);
    drive.take(way);
    drive.settle();
}

void takeWay(World& world, Way way, Standings& standings)
{
    const DriveHooks hooks = hooksOf(standings);
    Drive drive(world, hooks, &standings);
    drive.take(way);
    drive.settle();
}

} // namespace core
