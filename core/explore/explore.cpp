#include "core/explore/count.h"
#include "core/explore/cycles.h"
#include "core/explore/expect.h"
#include "core/explore/exploration.h"
#include "core/explore/findings.h"
#include "core/explore/search.h"
#include "core/explore/state_map.h"
#include "core/explore/switches.h"
#include "core/explore/walks.h"
#include "core/parallel/for_each_shard.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace core {

namespace {

constexpr std::uint64_t kStatesInMemory = 8;
/// Of states, times outcomes: what a map may hold.
constexpr std::size_t kLargestMap = 6'000'000;

std::shared_ptr<const WorldContext> contextOf(const std::shared_ptr<const Program>& program,
                                              const ExploreOptions& options,
                                              std::vector<std::uint8_t>& visited)
{
    auto context = std::make_shared<WorldContext>();
    context->program = program;
    context->settings = options.run.settings;
    context->settings.granularity = options.granularity;
    context->limits = options.run.limits;
    context->parameters = options.run.parameters;
    context->inputs = options.run.inputs;
    context->stop = options.run.stop;
    context->sharing = findSharing(program, *context);
    // Its states are many, and each is taken apart: one of them may have a part of the memory only.
    context->limits.maxMemory /= kStatesInMemory;
    context->visited = &visited;
    return context;
}

/// Lines of the lesson with instructions of which none was visited.
std::vector<std::uint32_t> unvisitedLines(const Program& program, const std::vector<std::uint8_t>& visited)
{
    std::map<std::uint32_t, bool> lines;
    for (std::size_t i = 0; i < visited.size(); ++i)
        if ((program.code()[i].flags & Instruction::kLineStart) != 0 && program.place(i).line != 0)
            lines[program.place(i).line] |= visited[i] != 0;
    std::vector<std::uint32_t> unvisited;
    for (const auto& [line, wasVisited] : lines)
        if (!wasVisited)
            unvisited.push_back(line);
    return unvisited;
}

/// Rounded, so that 18 of 20 are 0.9: GMP cuts off.
double share(const mpz_class& part, const mpz_class& whole)
{
    constexpr std::size_t kBitsOfDouble = 53;
    if (mpz_sizeinbase(whole.get_mpz_t(), 2) <= kBitsOfDouble)
        return part.get_d() / whole.get_d();
    return mpq_class(part, whole).get_d();
}

void name(ExploredOutcome& outcome, const Program& program)
{
    for (const Expectation& expected : program.declarations().expectations) {
        if (!fits(expected, outcome))
            continue;
        outcome.name = expected.name;
        outcome.grade = expected.grade;
        return;
    }
}

/// Puts counts, chances and schedules to the outcomes of a search.
class Reckoning {
public:
    Reckoning(const Search& search, Exploration& result, std::size_t workers)
        : m_search(search)
        , m_result(result)
        , m_outcomes(search.outcomes())
    {
        // Looking for schedules does not wait for counting, though it is in vain where that finds a livelock.
        forEachShard(workers > 1 && search.canReckonAtOnce() ? 2 : 1, [&](std::size_t shard) {
            if (shard == 0)
                m_tally = tally(search.graph(), search.ends(), m_outcomes.size(), result.complete);
            else
                m_schedules = fewestSwitches(search.graph(), search.ends(), m_outcomes.size());
        });
    }

    /// Gives the ends of runs, with the places of their outcomes in the result.
    std::vector<End> run(const Program& program)
    {
        std::vector<End> ends = m_search.ends();
        for (const std::uint32_t state : m_tally.hopeless)
            ends.push_back({state, static_cast<std::uint32_t>(m_outcomes.size())});
        const bool isLivelocked = !m_tally.hopeless.empty();
        if (isLivelocked || m_schedules.empty())
            m_schedules = fewestSwitches(m_search.graph(), ends, m_outcomes.size() + (isLivelocked ? 1 : 0));
        if (isLivelocked)
            m_outcomes.push_back(m_search.livelock(*m_schedules.back()));
        addUp();
        for (std::size_t i = 0; i < m_outcomes.size(); ++i) {
            put(m_outcomes[i], i, *m_schedules[i]);
            name(m_outcomes[i], program);
        }
        const std::vector<std::size_t> order = sorted();
        std::vector<std::uint32_t> place(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            place[order[i]] = static_cast<std::uint32_t>(i);
            m_result.outcomes.push_back(std::move(m_outcomes[order[i]]));
        }
        for (End& end : ends)
            end.outcome = place[end.outcome];
        return ends;
    }

private:
    void addUp()
    {
        for (const auto& number : m_tally.interleavings) {
            m_infinite = m_infinite || !number;
            if (number)
                m_total += *number;
        }
        m_result.interleavings = m_infinite ? "infinite" : m_total.get_str();
    }

    void put(ExploredOutcome& outcome, std::size_t index, const std::vector<std::uint16_t>& ways) const
    {
        const std::optional<mpz_class>& number = m_tally.interleavings[index];
        outcome.interleavings = number ? number->get_str() : "infinite";
        if (m_result.complete) {
            outcome.probability = m_tally.chances[index];
            if (!m_infinite)
                outcome.fraction = share(*number, m_total);
        }
        outcome.schedule.granularity = m_result.granularity;
        for (const std::uint16_t way : ways)
            outcome.schedule.choices.push_back(m_search.choice(way));
        outcome.contextSwitches = contextSwitches(outcome.schedule);
    }

    /// The outcomes as they are to be told.
    std::vector<std::size_t> sorted() const
    {
        std::vector<std::size_t> order(m_outcomes.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto text = [](const ExploredOutcome& outcome) {
            std::string all = outcome.output + '\0';
            for (const FinalVariable& variable : outcome.globals)
                all += variable.name + '\0' + variable.json + '\0';
            return all + outcome.message;
        };
        std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
            const auto& one = m_tally.interleavings[a];
            const auto& other = m_tally.interleavings[b];
            if (one.has_value() != other.has_value())
                return !one.has_value();
            if (one && *one != *other)
                return *one > *other;
            return text(m_outcomes[a]) < text(m_outcomes[b]);
        });
        return order;
    }

    const Search& m_search;
    Exploration& m_result;
    std::vector<ExploredOutcome> m_outcomes;
    Tally m_tally;
    std::vector<std::optional<std::vector<std::uint16_t>>> m_schedules; ///< Of each outcome.
    mpz_class m_total;
    bool m_infinite = false;
};

bool isMappable(std::uint64_t states, std::size_t outcomes)
{
    return states <= kMostMappedStates && states * outcomes <= kLargestMap;
}

/// Null where it would be too large. The search has no graph then any more.
std::shared_ptr<const StateMap> mapOf(Search& search, const std::vector<End>& ends, std::size_t outcomes)
{
    if (!isMappable(search.graph().stateCount(), outcomes))
        return nullptr;
    std::vector<Choice> choices;
    for (std::size_t way = 0; way < search.graph().numberOfWay.size(); ++way)
        choices.push_back(search.choice(static_cast<std::uint16_t>(way)));
    return std::make_shared<const StateMap>(search.takeGraph(), std::move(choices), ends, outcomes);
}

/// Runs into cycles that can be left, and once round each.
std::vector<CycleRun> cycleRuns(const Search& search, const std::vector<End>& ends, Granularity granularity)
{
    const std::vector<FairCycle> cycles = fairCycles(search.graph(), ends);
    std::vector<End> entries;
    for (std::uint32_t i = 0; i < cycles.size(); ++i)
        entries.push_back({cycles[i].entry, i});
    std::vector<CycleRun> runs;
    if (cycles.empty())
        return runs;
    const auto ways = fewestSwitches(search.graph(), entries, cycles.size());
    for (std::size_t i = 0; i < cycles.size(); ++i) {
        CycleRun& run = runs.emplace_back();
        run.schedule.granularity = granularity;
        for (const std::uint16_t way : *ways[i])
            run.schedule.choices.push_back(search.choice(way));
        for (const std::uint16_t way : cycles[i].round)
            run.schedule.choices.push_back(search.choice(way));
        run.round = cycles[i].round.size();
        run.going = cycles[i].going;
        run.passed = cycles[i].passed;
    }
    return runs;
}

std::string whatIsLeftOut(const PartialSearch& search, std::uint64_t seed)
{
    if (search.method == SearchMethod::Bounded)
        return "only interleavings with at most " + std::to_string(search.preemptions)
            + (search.preemptions == 1 ? " pre-emption were looked at" : " pre-emptions were looked at")
            + "; --preemptions raises it";
    return "only " + std::to_string(search.runs) + " runs (" + std::string(nameOf(search.method)) + ", seed "
        + std::to_string(seed) + ") were looked at; --runs raises it";
}

/// Of runs one by one: what ends came.
void putWalks(const ExploreOptions& options, Search& search, Exploration& result, const Program& program,
              const std::function<void(const ExploreProgress&)>& progress)
{
    Walks walks(search, options);
    walks.run(progress);
    std::vector<std::pair<std::uint64_t, ExploredOutcome>> found;
    std::uint64_t interleavings = 0;
    for (const auto& [number, tally] : walks.tallies()) {
        ExploredOutcome outcome = search.outcomes()[number];
        outcome.runs = tally.runs;
        outcome.interleavings = std::to_string(tally.interleavings.size());
        outcome.schedule = tally.best;
        outcome.contextSwitches = tally.switches;
        name(outcome, program);
        interleavings += tally.interleavings.size();
        found.emplace_back(tally.runs, std::move(outcome));
    }
    std::ranges::stable_sort(found, std::greater(), &std::pair<std::uint64_t, ExploredOutcome>::first);
    for (auto& [runs, outcome] : found)
        result.outcomes.push_back(std::move(outcome));
    result.interleavings = std::to_string(interleavings);
    result.states = search.statesNoted();
    result.transitions = walks.steps();
    result.coverage->runs = walks.runs();
    result.coverage->cut = walks.cut();
}

/// Whether to begin anew, with the how many-th each object is in every state.
bool needsBirths(const Search& search, const WorldContext& context, const ExploreOptions& options)
{
    return search.toldBirths() && !context.keepsBirths && !options.run.stop.stop_requested();
}

std::shared_ptr<const WorldContext> withBirths(const WorldContext& context)
{
    auto keeping = std::make_shared<WorldContext>(context);
    keeping->keepsBirths = true;
    return keeping;
}

/// A search that does not look at everything (PartialSearch). Never complete.
std::shared_ptr<const Exploration> explorePartly(const std::shared_ptr<const Program>& program,
                                                 const ExploreOptions& options,
                                                 const std::shared_ptr<const WorldContext>& context,
                                                 const std::function<void(const ExploreProgress&)>& progress)
{
    auto result = std::make_shared<Exploration>();
    result->granularity = options.granularity;
    result->complete = false;
    result->coverage = Coverage{options.partial, options.run.settings.seed, 0, 0, 0};
    Search search(context, options, false);
    if (options.partial.method == SearchMethod::Bounded) {
        search.run(progress);
        Reckoning(search, *result, workersOf(options)).run(*program);
        result->states = search.states();
        result->transitions = search.transitions();
        result->coverage->leftOut = search.leftOut();
    } else {
        putWalks(options, search, *result, *program, progress);
        search.noteBirths();
    }
    if (needsBirths(search, *context, options))
        return explorePartly(program, options, withBirths(*context), progress);
    result->limit =
        search.limit().empty() ? whatIsLeftOut(options.partial, options.run.settings.seed) : search.limit();
    result->unsettled = search.unsettled();
    addFindings(*result, program, options.run, context->sharing);
    return result;
}

std::unique_ptr<Search> searched(std::shared_ptr<const WorldContext> context, const ExploreOptions& options,
                                 std::vector<std::uint8_t>& visited,
                                 const std::function<void(const ExploreProgress&)>& progress)
{
    bool merges = options.mergesIdentical && !options.keepsMap;
    for (;;) {
        auto search = std::make_unique<Search>(context, options, merges);
        search->run(progress);
        // Findings about cycles follow single threads.
        const bool isInVain =
            search->toldApart() || (!search->graph().identical.empty() && orderOf(search->graph()).cyclic);
        if (!isInVain && !needsBirths(*search, *context, options))
            return search;
        if (needsBirths(*search, *context, options))
            context = withBirths(*context);
        merges = merges && !isInVain;
        std::ranges::fill(visited, std::uint8_t{0});
    }
}

} // namespace

std::string_view nameOf(SearchMethod method)
{
    constexpr std::array<std::string_view, 4> names{"all", "bounded", "pct", "random"};
    return names[static_cast<std::size_t>(method)];
}

bool mayHaveMap(const Exploration& exploration)
{
    return exploration.complete && isMappable(exploration.states, exploration.outcomes.size());
}

std::size_t workersOf(const ExploreOptions& options)
{
    return options.workers != 0 ? options.workers : coresOfThisComputer();
}

std::shared_ptr<const Exploration> explore(std::shared_ptr<const Program> program,
                                           const ExploreOptions& options,
                                           const std::function<void(const ExploreProgress&)>& progress)
{
    std::vector<std::uint8_t> visited(program->code().size(), 0);
    const std::shared_ptr<const WorldContext> context = contextOf(program, options, visited);
    if (options.partial.method != SearchMethod::All)
        return explorePartly(program, options, context, progress);
    const std::unique_ptr<Search> found = searched(context, options, visited, progress);
    Search& search = *found;
    auto result = std::make_shared<Exploration>();
    result->granularity = options.granularity;
    result->limit = search.limit();
    for (const ExploredOutcome& outcome : search.outcomes())
        if (result->limit.empty() && outcome.kind == OutcomeKind::Limit)
            result->limit = outcome.message;
    result->unsettled = search.unsettled();
    result->complete = result->limit.empty() && result->unsettled.empty();
    result->states = search.states();
    result->transitions = search.transitions();
    const std::vector<End> ends = Reckoning(search, *result, workersOf(options)).run(*program);
    std::vector<CycleRun> cycles;
    if (result->complete)
        cycles = cycleRuns(search, ends, options.granularity);
    if (options.keepsMap)
        result->map = mapOf(search, ends, result->outcomes.size());
    addFindings(*result, program, options.run, context->sharing);
    for (const CycleRun& cycle : cycles)
        addCycle(*result, program, options.run, context->sharing, cycle);
    if (result->complete)
        result->unreachableLines = unvisitedLines(*program, visited);
    return result;
}

} // namespace core
