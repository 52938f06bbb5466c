#include "core/explore/search.h"

#include "core/machine/verdict.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <malloc.h>

namespace core {

namespace {

/// Longer than any lesson's beginning; a program that has one way for ever is searched as a graph.
constexpr std::uint32_t kLongestPrefix = 10'000;
constexpr std::size_t kMostWays = 0xFFFF;
/// Successors that are looked up together: enough to hide the memory's latency, few enough for the cache.
constexpr std::size_t kPending = 256;
constexpr std::size_t kMostPending = 2048;
/// States of a layer: fewer are gone on from before others have even begun.
constexpr std::size_t kWorthSharing = 256;
/// The program itself with its libraries, the lesson, and what has no figure of its own.
constexpr std::uint64_t kBytesAnyway = std::uint64_t{40} << 20;

std::string statesLimit(std::uint64_t states)
{
    return "stopped after " + std::to_string(states) + " states; --max-states raises the limit";
}

} // namespace

Search::Search(std::shared_ptr<const WorldContext> context, const ExploreOptions& options,
               bool mergesIdentical)
    : m_context(std::move(context))
    , m_options(options)
    , m_base(m_context)
{
    runPrefix();
    m_space = std::make_unique<StateSpace>(m_base,
                                           StateSpace::Options{.tracking = false,
                                                               .keepsOutput = !options.ignoreOutput,
                                                               .computesOnce = true,
                                                               .maxBytes = options.run.limits.maxMemory / 8
                                                                   * 7, // The World at hand takes the rest.
                                                               .stop = options.run.stop});
    m_state = m_space->start(m_before);
    if (mergesIdentical)
        mergeIdentical();
    m_table = std::make_unique<StateTable>(m_state.size());
    insertState(*m_table, m_state, StateTable::hashOf(m_state));
    if (goInRounds())
        m_rounds =
            std::make_unique<Rounds>(workersOf(options), m_context->limits.maxOutput, options.run.stop);
    if (isBounded()) {
        const std::uint32_t edges = static_cast<std::uint32_t>(m_graph.target.size());
        m_nodes.push_back({0, edges == 0 ? 0 : m_graph.number(edges - 1) + 1, 0});
        m_nodeNumbers.insert({0, m_nodes[0].last, 0}, 0);
    }
}

std::vector<Choice> Search::choicesBefore() const
{
    std::vector<Choice> choices;
    for (std::size_t edge = 0; edge < m_prefix; ++edge)
        choices.push_back(choice(m_graph.way[edge]));
    return choices;
}

std::uint64_t Search::statesNoted() const
{
    return m_prefix + m_table->size();
}

void Search::note(StateSpace::State& state)
{
    insertState(*m_table, state, StateTable::hashOf(state));
}

/// Where the bound is reached, whoever could go on does.
void Search::keepToBound(std::size_t index)
{
    const Node& node = m_nodes[index];
    const auto goesOn = [&](const Way& way) {
        return way.number + 1 == node.last && way.comes == Way::Comes::Nothing;
    };
    const bool couldGoOn = std::ranges::any_of(m_ways, goesOn);
    const bool isFull = couldGoOn && node.used >= m_options.partial.preemptions;
    if (isFull)
        m_leftOut += std::erase_if(
            m_ways, [&](const Way& way) { return way.comes == Way::Comes::Nothing && !goesOn(way); });
    m_preempts = couldGoOn;
}

void Search::noteSwitch(std::size_t index, Pending& pending) const
{
    const Node& node = m_nodes[index];
    const bool isStep = pending.way->comes == Way::Comes::Nothing;
    pending.last = isStep ? pending.way->number + 1 : node.last;
    pending.used = node.used + (isStep && m_preempts && pending.last != node.last ? 1 : 0);
}

std::uint32_t Search::nodeOf(Pending& pending)
{
    const std::uint32_t state = insertState(*m_table, pending.target, pending.hash).index;
    if (!isBounded())
        return state;
    const Memo::Key key{state, pending.last, pending.used};
    std::uint32_t node = m_nodeNumbers.find(key);
    if (node == Memo::kNone) {
        node = static_cast<std::uint32_t>(m_nodes.size());
        m_nodes.push_back({state, pending.last, pending.used});
        m_nodeNumbers.insert(key, node);
    }
    return node;
}

void Search::mergeIdentical()
{
    m_space->mergeIdentical(m_state);
    m_graph.identical = m_space->identical().groups();
    if (m_graph.identical.empty())
        return;
    // Before the base nobody changes places.
    for (std::size_t edge = 0; edge < m_graph.target.size(); ++edge)
        m_graph.rank.push_back(
            static_cast<std::uint8_t>(m_space->identical().memberOf(m_graph.number(edge)).rank));
    for (const std::vector<std::uint32_t>& group : m_graph.identical)
        for (const std::uint32_t number : group)
            wayNumber({ThreadId(number), number});
}

/// As long as there is but one way to go on, the World itself goes it: most lessons set themselves up so.
/// What is there by then need not be told in any state.
void Search::runPrefix()
{
    const DriveHooks hooks = trailOf(m_base, m_before);
    settle(m_base, hooks);
    for (; m_prefix < kLongestPrefix; ++m_prefix) {
        const std::vector<Way> ways = waysOn(m_base);
        if (ways.size() != 1 || m_context->stop.stop_requested())
            return;
        takeWay(m_base, ways[0], hooks);
        addEdge(ways[0], m_prefix + 1, 0);
        m_graph.firstEdge.push_back(m_prefix + 1);
    }
}

void Search::run(const std::function<void(const ExploreProgress&)>& progress)
{
    while (m_index < nodeCount() && !isOver()) {
        runLayer(nodeCount());
        ++m_progress.depth;
        report(progress);
    }
    m_toldApart = m_toldApart || (m_space->toldApart() && m_space->identical().areAny());
    noteBirths();
    // States that were met and not gone on from have no edges.
    m_graph.firstEdge.resize(m_prefix + nodeCount() + 1, static_cast<std::uint32_t>(m_graph.target.size()));
    noteUnsettled();
    if (isBounded()) {
        m_statesLike = m_table->size();
        m_waysLike = m_graph.target.size() - m_prefix;
    }
    m_space.reset();
    m_table.reset();
    m_rounds.reset();
    malloc_trim(0); // Else the C library keeps most of it, and counting takes as much again.
}

/// Goes on from all states up to `end`, many at a time: their successors are computed first and looked up
/// together, since a look into a large table is fast only when it was announced.
void Search::runLayer(std::size_t end)
{
    m_widestLayer = std::max(m_widestLayer, end - m_index);
    while (m_index < end && m_limit.empty() && !m_toldApart) {
        if (m_rounds && m_index >= m_byThemselves && end - m_index >= kWorthSharing && goRound(end))
            continue;
        expand(m_index++);
        if (m_pendingCount >= kPending) {
            lookUpPending();
            isOver();
        }
    }
    lookUpPending();
}

/// Rounds are worth it for several workers only. Where identical threads are merged there are few states, and
/// with a bound on pre-emptions not every way is gone: these states are gone on from one by one.
bool Search::goInRounds() const
{
    return workersOf(m_options) > 1 && !isBounded() && !m_space->identical().areAny();
}

/// Goes on from the next states of a layer together. False where they are to be gone on from by themselves:
/// something is at its limit, or a state does not fit the table as it is.
bool Search::goRound(std::size_t end)
{
    lookUpPending();
    m_byThemselves = std::min(end, m_index + Rounds::kStates);
    if (!m_rounds->look(*m_space, *m_table, m_stepWay, m_index, end)
        || m_prefix + m_table->size() + m_rounds->open() > m_context->limits.maxStates)
        return false;
    m_rounds->numberWays([this](Way way) { return wayNumber(way); });
    if (m_choices.size() >= kMostWays - 1)
        return false;
    m_rounds->put(*m_table, m_graph, m_prefix);
    for (const std::size_t index : m_rounds->ends()) {
        readState(*m_table, index, m_state);
        addEnd(static_cast<std::uint32_t>(m_prefix + index), m_state);
    }
    m_statesLike += m_rounds->end() - m_rounds->begin();
    m_waysLike += m_rounds->edges();
    m_index = m_rounds->end();
    m_byThemselves = m_index;
    isOver();
    return true;
}

void Search::noteBirths()
{
    m_toldBirths = m_toldBirths || m_space->toldBirths();
}

void Search::noteUnsettled()
{
    const Program& program = *m_context->program;
    for (const Location& location : m_space->discovered())
        m_unsettled.push_back(nameOf(location, program));
    std::set<std::uint32_t> lines;
    for (const std::uint32_t instruction : m_space->discoveredAt())
        lines.insert(program.place(instruction).line);
    for (const std::uint32_t line : lines)
        m_unsettled.push_back("what line " + std::to_string(line) + " uses");
}

void Search::report(const std::function<void(const ExploreProgress&)>& progress)
{
    if (!progress)
        return;
    m_progress.states = m_prefix + m_table->size();
    m_progress.outcomes = m_outcomes.size();
    progress(m_progress);
}

bool Search::isOver()
{
    m_toldApart = m_toldApart || (m_space->toldApart() && m_space->identical().areAny());
    if (!m_limit.empty() || m_toldApart)
        return true;
    const Limits& limits = m_options.run.limits;
    if (m_prefix + m_table->size() > limits.maxStates)
        m_limit = statesLimit(limits.maxStates);
    else if (m_options.run.stop.stop_requested())
        m_limit = "stopped on request";
    else if (m_space->gaveUp() || std::max(bytes(), bytesToReckon()) > limits.maxMemory)
        m_limit = memoryLimitMessage(limits.maxMemory);
    else if (m_choices.size() >= kMostWays - 1)
        m_limit = threadsLimitMessage(kMostWays);
    return !m_limit.empty();
}

void Search::expand(std::size_t index)
{
    readState(*m_table, isBounded() ? m_nodes[index].state : index, m_state);
    m_space->waysOn(m_state, m_ways);
    if (m_space->gaveUp())
        m_ways.clear();
    const bool tooMuchOutput =
        m_space->histories().outputBytes(m_space->history(m_state)) > m_context->limits.maxOutput;
    if (!m_space->gaveUp() && (m_ways.empty() || tooMuchOutput)) {
        addEnd(static_cast<std::uint32_t>(m_prefix + index), m_state);
        m_ways.clear();
    }
    if (isBounded())
        keepToBound(index);
    const std::uint64_t like = m_space->statesLike(m_state);
    m_statesLike += like;
    m_waysLike += like * m_ways.size();
    for (const Way& way : m_ways) {
        // A state of thousands of threads has as many ways on, each a state as large.
        if (m_pendingCount >= kMostPending || m_options.run.stop.stop_requested()) {
            lookUpPending();
            if (isOver())
                break;
        }
        if (!follow(way))
            break;
        if (isBounded())
            noteSwitch(index, m_pending[m_pendingCount - 1]);
    }
    nextPending().way.reset();
}

/// Adds where the way leads to what is to be looked up; false when that cannot be told.
bool Search::follow(Way way)
{
    const bool isAgain = m_pendingCount > 0 && m_pending[m_pendingCount - 1].way
        && m_space->areAlike(m_state, way.thread.index(), m_pending[m_pendingCount - 1].way->thread.index());
    Pending& pending = nextPending();
    pending.way = way;
    if (isAgain) { // As the one before, which did the same.
        const Pending& before = m_pending[m_pendingCount - 2];
        pending.target = before.target;
        pending.rank = before.rank;
        pending.hash = before.hash;
        return true;
    }
    pending.target = m_state;
    m_space->take(pending.target, way);
    if (m_space->gaveUp()) {
        --m_pendingCount;
        return false;
    }
    pending.rank = m_space->sortIdentical(pending.target, way.thread.index());
    pending.hash = StateTable::hashOf(pending.target);
    m_table->announceSlot(pending.hash);
    return true;
}

Search::Pending& Search::nextPending()
{
    if (m_pendingCount == m_pending.size())
        m_pending.emplace_back();
    return m_pending[m_pendingCount++];
}

void Search::lookUpPending()
{
    const std::span pending(m_pending.data(), m_pendingCount);
    for (const Pending& each : pending)
        if (each.way)
            m_table->announceState(each.hash);
    for (Pending& each : pending) {
        if (!each.way)
            m_graph.firstEdge.push_back(static_cast<std::uint32_t>(m_graph.target.size()));
        else if (m_prefix + m_table->size() <= m_context->limits.maxStates)
            addEdge(*each.way, m_prefix + nodeOf(each), each.rank);
    }
    m_pendingCount = 0;
}

void Search::addEdge(Way way, std::uint32_t target, std::uint32_t rank)
{
    m_graph.target.push_back(target);
    if (!m_graph.identical.empty())
        m_graph.rank.push_back(static_cast<std::uint8_t>(rank));
    m_graph.way.push_back(wayNumber(way));
}

std::uint16_t Search::wayNumber(Way way)
{
    const bool isPlain = !way.timesOut && way.selected == 0 && way.comes == Way::Comes::Nothing;
    if (isPlain && way.number < m_stepWay.size() && m_stepWay[way.number] != 0)
        return static_cast<std::uint16_t>(m_stepWay[way.number] - 1);
    const Choice choice = choiceOf(way);
    if (isPlain && m_stepWay.size() <= choice.number)
        m_stepWay.resize(choice.number + std::size_t{1}, 0);
    std::uint16_t& known = isPlain ? m_stepWay[choice.number] : m_otherWay[choice];
    if (known == 0) {
        m_choices.push_back(choice);
        m_graph.numberOfWay.push_back(choice.number);
        m_graph.isStep.push_back(choice.way != Choice::Way::Completion);
        known = static_cast<std::uint16_t>(m_choices.size());
    }
    return static_cast<std::uint16_t>(known - 1);
}

std::uint64_t Search::states() const
{
    return m_limit.empty() || isBounded() ? m_prefix + m_statesLike : m_graph.stateCount();
}

std::uint64_t Search::transitions() const
{
    return m_limit.empty() ? m_prefix + m_waysLike : m_graph.target.size();
}

void Search::addEnd(std::uint32_t number, const StateSpace::State& state)
{
    // The names of threads may be in what is told of an end.
    m_toldApart = m_toldApart || m_space->statesLike(state) > 1;
    m_ends.push_back({number, outcomeAt(state)});
}

std::uint32_t Search::outcomeAt(const StateSpace::State& state)
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
    if (isNew) {
        m_outcomeBytes += sizeof(ExploredOutcome) + 4 * key.size();
        m_outcomes.push_back(std::move(outcome));
    }
    return known->second;
}

ExploredOutcome Search::outcomeOf(const World& world, std::uint32_t history, std::optional<StopKind> limit)
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
        verdict.add(OutcomeKind::Limit, memoryLimitMessage(m_options.run.limits.maxMemory));
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
    for (auto& [name, json] : world.globals(&m_toldBirths))
        outcome.globals.push_back({name, json});
    return outcome;
}

ExploredOutcome Search::livelock(const std::vector<std::uint16_t>& ways) const
{
    World world(m_context);
    Trail trail;
    const DriveHooks hooks = trailOf(world, trail);
    settle(world, hooks);
    for (const std::uint16_t number : ways) {
        const std::vector<Way> there = waysOn(world);
        const auto way = std::ranges::find(there, m_choices[number], choiceOf);
        assert(way != there.end() && "A way of the graph is one of its World's.");
        takeWay(world, *way, hooks);
    }
    ExploredOutcome outcome;
    outcome.kind = OutcomeKind::Livelock;
    outcome.message = "no end can be reached any more";
    outcome.output = m_options.ignoreOutput ? std::string() : trail.output;
    for (auto& [name, json] : world.globals())
        outcome.globals.push_back({name, json});
    return outcome;
}

/// Of the search as it is.
std::uint64_t Search::bytes() const
{
    std::uint64_t pending = 0;
    for (const Pending& each : m_pending)
        pending += sizeof(Pending) + each.target.capacity() * sizeof(std::uint32_t);
    return kBytesAnyway + m_table->bytesWhileGrowing() + m_space->bytes() + m_graph.bytes() + pending
        + m_ends.size() * sizeof(End) + m_outcomeBytes + m_nodes.size() * sizeof(Node)
        + m_nodeNumbers.bytes();
}

/// What counting and looking for schedules will take, one after the other, when the search is over and its
/// table is gone.
std::uint64_t Search::bytesToReckon() const
{
    const Reckoned takes = reckoned(m_prefix + m_table->size());
    return takes.graph + std::max(takes.counting, takes.switching);
}

bool Search::canReckonAtOnce() const
{
    const Reckoned takes = reckoned(m_graph.stateCount());
    return takes.graph + takes.counting + takes.switching <= m_options.run.limits.maxMemory;
}

/// As count.cpp and switches.cpp do it.
Search::Reckoned Search::reckoned(std::uint64_t states) const
{
    // Every step multiplies the number of ways by the number of threads at most.
    const double bits = static_cast<double>(m_progress.depth + m_prefix + 1)
        * std::log2(static_cast<double>(m_choices.size() + 1));
    const std::uint64_t numberBytes = 8 + static_cast<std::uint64_t>(bits / 8);
    return {kBytesAnyway + m_graph.bytes() + m_ends.size() * sizeof(End) + m_outcomeBytes,
            states * 32 + 2 * m_widestLayer * numberBytes, states * 4 + m_graph.target.size() * 13};
}

} // namespace core
