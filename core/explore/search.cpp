#include "core/explore/search.h"

#include "core/machine/verdict.h"

#include <algorithm>

namespace core {

namespace {

/// Longer than any lesson's beginning; a program that has one way for ever is searched as a graph.
constexpr std::uint32_t kLongestPrefix = 10'000;
constexpr std::size_t kMostWays = 0xFFFF;
constexpr std::size_t kStatesBetweenLooks = 1024;

std::string statesLimit(std::uint64_t states)
{
    return "stopped after " + std::to_string(states) + " states; --max-states raises the limit";
}

} // namespace

Search::Search(std::shared_ptr<const WorldContext> context, const ExploreOptions& options)
    : m_context(std::move(context))
    , m_options(options)
    , m_base(m_context)
{
    runPrefix();
    m_space = std::make_unique<StateSpace>(
        m_base,
        StateSpace::Options{.tracking = false, .keepsOutput = !options.ignoreOutput, .computesOnce = true});
    m_state = m_space->start(m_before);
    m_table = std::make_unique<StateTable>(m_state.size());
    insertState(*m_table, m_state);
}

/// As long as there is but one way to go on, the World itself goes it: most lessons set themselves up so.
/// What is there by then need not be told in any state.
void Search::runPrefix()
{
    const DriveHooks hooks = trailOf(m_base, m_before);
    settle(m_base, hooks);
    for (; m_prefix < kLongestPrefix; ++m_prefix) {
        const std::vector<Way> ways = waysOn(m_base);
        if (ways.size() != 1)
            return;
        takeWay(m_base, ways[0], hooks);
        addEdge(ways[0], m_prefix + 1);
        m_graph.firstEdge.push_back(m_prefix + 1);
    }
}

void Search::run(const std::function<void(const ExploreProgress&)>& progress)
{
    std::size_t index = 0;
    std::size_t layerEnd = 1;
    ExploreProgress now;
    for (; index < m_table->size() && !isOver(); ++index) {
        if (index == layerEnd) {
            layerEnd = m_table->size();
            ++now.depth;
        }
        expand(index);
        if (progress && index % kStatesBetweenLooks == 0) {
            now.states = m_prefix + m_table->size();
            now.outcomes = m_outcomes.size();
            progress(now);
        }
    }
    // States that were met and not gone on from have no edges.
    m_graph.firstEdge.resize(m_prefix + m_table->size() + 1,
                             static_cast<std::uint32_t>(m_graph.target.size()));
}

bool Search::isOver()
{
    const Limits& limits = m_context->limits;
    if (m_prefix + m_table->size() > limits.maxStates)
        m_limit = statesLimit(limits.maxStates);
    else if (m_table->size() % kStatesBetweenLooks == 0 && bytes() > limits.maxMemory)
        m_limit = memoryLimitMessage(limits.maxMemory);
    else if (m_options.run.stop.stop_requested())
        m_limit = "stopped on request";
    else if (m_choices.size() >= kMostWays - 1)
        m_limit = threadsLimitMessage(kMostWays);
    return !m_limit.empty();
}

void Search::expand(std::size_t index)
{
    readState(*m_table, index, m_state);
    m_space->waysOn(m_state, m_ways);
    const bool tooMuchOutput =
        m_space->histories().outputBytes(m_space->history(m_state)) > m_context->limits.maxOutput;
    if (m_ways.empty() || tooMuchOutput) {
        addEnd(static_cast<std::uint32_t>(m_prefix + index), m_state);
    } else {
        for (const Way& way : m_ways) {
            m_next = m_state;
            m_space->take(m_next, way);
            addEdge(way, m_prefix + insertState(*m_table, m_next).index);
        }
    }
    m_graph.firstEdge.push_back(static_cast<std::uint32_t>(m_graph.target.size()));
}

void Search::addEdge(Way way, std::uint32_t target)
{
    m_graph.target.push_back(target);
    m_graph.way.push_back(wayNumber(way));
}

std::uint16_t Search::wayNumber(Way way)
{
    const Choice choice = choiceOf(way);
    const bool plain = choice.way == Choice::Way::Step;
    if (plain && m_stepWay.size() <= choice.number)
        m_stepWay.resize(choice.number + std::size_t{1}, 0);
    std::uint16_t& known = plain ? m_stepWay[choice.number] : m_otherWay[choice];
    if (known == 0) {
        m_choices.push_back(choice);
        m_graph.numberOfWay.push_back(choice.number);
        m_graph.isStep.push_back(choice.way != Choice::Way::Completion);
        known = static_cast<std::uint16_t>(m_choices.size());
    }
    return static_cast<std::uint16_t>(known - 1);
}

void Search::addEnd(std::uint32_t number, const StateSpace::State& state)
{
    std::optional<StopKind> limit = m_space->limitOf(state);
    if (!limit && m_space->histories().outputBytes(m_space->history(state)) > m_context->limits.maxOutput)
        limit = StopKind::Output;
    ExploredOutcome outcome = outcomeOf(m_space->world(state), m_space->history(state), limit);
    std::string key = std::to_string(static_cast<int>(outcome.kind)) + '\0' + outcome.message + '\0'
        + outcome.output + '\0';
    for (const FinalVariable& variable : outcome.globals)
        key += variable.name + '\0' + variable.json + '\0';
    const auto [known, isNew] =
        m_outcomeNumbers.try_emplace(key, static_cast<std::uint32_t>(m_outcomes.size()));
    if (isNew)
        m_outcomes.push_back(std::move(outcome));
    m_ends.push_back({number, known->second});
}

ExploredOutcome Search::outcomeOf(const World& world, std::uint32_t history,
                                  std::optional<StopKind> limit) const
{
    const Histories& histories = m_space->histories();
    Verdict verdict;
    if (!histories.exception(history).empty())
        verdict.add(OutcomeKind::Exception, histories.exception(history));
    if (!histories.assertion(history).empty())
        verdict.add(OutcomeKind::Assertion, histories.assertion(history));
    if (limit == StopKind::Budget)
        verdict.add(OutcomeKind::Limit, stepsLimitMessage(m_context->limits.maxSteps));
    else if (limit == StopKind::OutOfMemory)
        verdict.add(OutcomeKind::Limit, memoryLimitMessage(m_context->limits.maxMemory));
    else if (limit == StopKind::TooManyThreads)
        verdict.add(OutcomeKind::Limit, threadsLimitMessage(m_context->limits.maxThreads));
    else if (limit)
        verdict.add(OutcomeKind::Limit, outputLimitMessage(m_context->limits.maxOutput));
    else if (!hasEnded(world) && !waitsForTheEnd(world))
        verdict.add(OutcomeKind::Deadlock, deadlockMessage(world));
    ExploredOutcome outcome;
    outcome.kind = verdict.kind();
    outcome.message = verdict.message();
    outcome.output = histories.output(history);
    for (auto& [name, json] : world.globals())
        outcome.globals.push_back({name, json});
    return outcome;
}

ExploredOutcome Search::livelock(std::uint32_t state) const
{
    StateSpace::State numbers;
    readState(*m_table, state < m_prefix ? 0 : state - m_prefix, numbers);
    ExploredOutcome outcome = outcomeOf(m_space->world(numbers), m_space->history(numbers), std::nullopt);
    outcome.kind = OutcomeKind::Livelock;
    outcome.message = "no end can be reached any more";
    return outcome;
}

std::size_t Search::bytes() const
{
    return m_table->bytes() + m_space->bytes() + m_graph.target.capacity() * sizeof(std::uint32_t)
        + m_graph.way.capacity() * sizeof(std::uint16_t)
        + m_graph.firstEdge.capacity() * sizeof(std::uint32_t);
}

} // namespace core
