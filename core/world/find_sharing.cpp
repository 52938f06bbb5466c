#include "core/world/key.h"
#include "core/world/standings.h"
#include "core/world/state_space.h"
#include "core/world/state_table.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace core {

namespace {

constexpr std::size_t kSearched = 20'000;
/// A state of thousands of threads has as many ways on, each a state as large: the search ends when it has
/// looked at so many numbers in states, or put so many together to compute steps. No lesson of a few dozen
/// threads comes near. What is not found by then is found by the run itself, which is begun again with it
/// (simulate), or is named in the result, which is not complete then (explore).
constexpr std::uint64_t kSearchLooks = 100'000'000;
constexpr std::uint64_t kSearchComputed = 1'000'000;
/// A run that goes on for longer than this has shown what it shares.
constexpr std::size_t kRunSteps = 100'000;
/// Or one whose steps have looked at so many threads that wait at several places at once.
constexpr std::size_t kRunLooks = 1'000'000;
/// From time to time it is looked whether a run comes back to a state within so many steps: it goes round.
constexpr std::size_t kLookForCircle = 1'000;
constexpr std::size_t kCircle = 64;
/// Among more threads a look costs more than it saves.
constexpr std::size_t kMostWatched = 100;
constexpr std::uint64_t kInstructions = 100'000'000;
/// What is tried first: who waits in a loop for a variable that is not yet known to be shared comes to no
/// step.
constexpr std::uint64_t kShortRun = 100'000;
/// A state is copied and taken apart: one may have a part of the memory only.
constexpr std::uint64_t kStatesInMemory = 8;

/// Notices that a run is where it has been: what follows would be the same again.
class CircleWatch {
public:
    bool isBack(const World& world, std::size_t step)
    {
        if (world.threadCount() > kMostWatched)
            return false;
        const std::uint64_t used = world.memory().usedWords();
        if (used < std::exchange(m_used, used))
            m_anatomy.reset(); // Garbage was collected: nothing is where it was.
        if (step % kLookForCircle == 0 && step > 0) {
            m_anatomy.emplace(world, true);
            m_was = m_anatomy->takeApart(world);
            return false;
        }
        if (!m_anatomy || step % kLookForCircle > kCircle)
            return false;
        const Parts now = m_anatomy->takeApart(world);
        return now.rest == m_was.rest && now.places == m_was.places && now.threads == m_was.threads;
    }

private:
    std::optional<Anatomy> m_anatomy;
    Parts m_was;
    std::uint64_t m_used = 0; ///< Words of memory at the last look.
};

/// Looks for locations that are shared and not yet known to be, until there are none.
class SharingSearch {
public:
    SharingSearch(std::shared_ptr<const Program> program, const WorldContext& context)
        : m_sharing(std::make_shared<Sharing>(program))
        , m_context(context)
    {
        m_context.program = std::move(program);
        m_context.settings.granularity = Granularity::Step;
        m_context.limits.maxMemory /= kStatesInMemory;
    }

    std::shared_ptr<const Sharing> run()
    {
        while (!m_context.stop.stop_requested() && findMore()) { }
        return m_sharing;
    }

private:
    bool findMore()
    {
        bool anyStarted = false;
        bool cutShort = true;
        for (const std::uint64_t instructions : {kShortRun, kInstructions}) {
            if (!std::exchange(cutShort, false))
                break;
            for (const bool newestFirst : {false, true}) {
                World world = settled(instructions);
                runAlone(world, newestFirst);
                anyStarted = anyStarted || world.anyStarted();
                cutShort = cutShort || limitOf(world).has_value();
                if (add(world.discovered(), world.discoveredAt()))
                    return true;
            }
        }
        return anyStarted && search();
    }

    /// Where all runs with what is known by now begin.
    const World& settled(std::uint64_t instructions)
    {
        const std::uint64_t maxSteps = std::min(m_context.limits.maxSteps, instructions);
        if (m_settled && m_settled->context().limits.maxSteps == maxSteps
            && m_settled->context().sharing == m_sharing)
            return *m_settled;
        auto context = std::make_shared<WorldContext>(m_context);
        context->sharing = m_sharing;
        context->limits.maxSteps = maxSteps;
        m_settled.emplace(std::move(context));
        settle(*m_settled);
        return *m_settled;
    }

    bool add(const std::set<Location>& locations, const std::set<std::uint32_t>& instructions)
    {
        if (locations.empty() && instructions.empty())
            return false;
        auto more = std::make_shared<Sharing>(*m_sharing);
        const bool isNew = more->add(locations, instructions);
        m_sharing = std::move(more);
        return isNew;
    }

    /// One run in which a thread goes on until it blocks; then the lowest, or the newest, that can.
    void runAlone(World& world, bool newestFirst) const
    {
        Standings standings(world);
        CircleWatch circle;
        std::size_t looks = 0;
        for (std::size_t step = 0; step < kRunSteps && looks < kRunLooks && world.discovered().empty()
             && !m_context.stop.stop_requested() && !circle.isBack(world, step);
             ++step) {
            looks += standings.lookedAt();
            const std::optional<Way> way = newestFirst ? standings.lastWay() : standings.firstWay();
            if (!way)
                return;
            takeWay(world, *way, standings);
        }
    }

    bool search()
    {
        StateSpace space(settled(kInstructions),
                         {.tracking = true,
                          .keepsOutput = false,
                          .computesOnce = true,
                          .maxBytes = m_context.limits.maxMemory,
                          .maxComputed = kSearchComputed,
                          .stop = m_context.stop});
        StateSpace::State state = space.start(Trail());
        StateTable table(state.size());
        table.insert(state, StateTable::hashOf(state));
        std::vector<Way> ways;
        StateSpace::State next;
        std::uint64_t looks = 0;
        for (std::size_t index = 0; index < table.size() && table.size() < kSearched; ++index) {
            if (m_context.stop.stop_requested())
                return false;
            readState(table, index, state);
            space.waysOn(state, ways);
            for (const Way& way : ways) {
                next = state;
                space.take(next, way);
                looks += next.size();
                if (space.gaveUp() || looks > kSearchLooks || m_context.stop.stop_requested())
                    return false;
                if (add(space.discovered(), space.discoveredAt()))
                    return true;
                insertState(table, next, StateTable::hashOf(next));
            }
        }
        return false;
    }

    std::shared_ptr<const Sharing> m_sharing;
    WorldContext m_context;
    std::optional<World> m_settled;
};

} // namespace

std::shared_ptr<const Sharing> findSharing(std::shared_ptr<const Program> program,
                                           const WorldContext& context)
{
    return SharingSearch(std::move(program), context).run();
}

} // namespace core
