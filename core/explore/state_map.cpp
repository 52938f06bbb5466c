#include "core/explore/state_map.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};

/// The part of all ways that these are.
float partOf(const mpz_class& ways, const mpz_class& all)
{
    return static_cast<float>(mpq_class(ways, all).get_d());
}

} // namespace

StateMap::StateMap(StateGraph graph, std::vector<Choice> choices, const std::vector<End>& ends,
                   std::size_t outcomes)
    : m_graph(std::move(graph))
    , m_choices(std::move(choices))
    , m_outcomes(outcomes)
    , m_ends(m_graph.stateCount(), kNone)
    , m_shares(m_graph.stateCount() * outcomes, 0)
    , m_ways(m_graph.stateCount())
{
    for (const End& end : ends)
        m_ends[end.state] = end.outcome;
    const StateOrder order = orderOf(m_graph);
    if (!order.cyclic) {
        for (std::size_t i = order.states.size(); i-- > 0;)
            addUp({&order.states[i], 1}, false);
        return;
    }
    for (std::size_t g = order.firstOfGroup.size() - 1; g-- > 0;) {
        const std::span group(&order.states[order.firstOfGroup[g]],
                              order.firstOfGroup[g + 1] - order.firstOfGroup[g]);
        const auto next = m_graph.targets(group[0]);
        addUp(group, group.size() > 1 || std::ranges::find(next, group[0]) != next.end());
    }
}

/// All that the group leads to has been added up before.
void StateMap::addUp(std::span<const std::uint32_t> group, bool cyclic)
{
    const std::uint32_t first = group[0];
    if (cyclic) {
        addUpCycle(group);
    } else if (m_ends[first] != kNone) {
        sharesOf(first)[m_ends[first]] = 1;
        m_ways[first] = 1;
    } else {
        addUpState(first);
    }
}

void StateMap::addUpState(std::uint32_t state)
{
    mpz_class all = 0;
    bool infinite = false;
    for (const std::uint32_t next : m_graph.targets(state)) {
        infinite = infinite || m_ways[next] < 0;
        if (!infinite)
            all += m_ways[next];
    }
    float* shares = sharesOf(state);
    std::size_t reached = 0;
    for (std::size_t o = 0; o < m_outcomes; ++o) {
        for (const std::uint32_t next : m_graph.targets(state)) {
            if (!reaches(next, o))
                continue;
            // What is far too rare for a float can be reached all the same.
            shares[o] += infinite ? 1 : std::max(1e-30F, partOf(m_ways[next], all) * sharesOf(next)[o]);
        }
        reached += shares[o] > 0 ? 1 : 0;
    }
    for (std::size_t o = 0; infinite && o < m_outcomes; ++o)
        shares[o] = shares[o] > 0 ? 1 / static_cast<float>(reached) : 0;
    m_ways[state] = infinite ? mpz_class(-1) : all;
}

/// Whoever is on a cycle can go round it first: all its states reach the same.
void StateMap::addUpCycle(std::span<const std::uint32_t> group)
{
    std::vector<bool> reached(m_outcomes, false);
    for (const std::uint32_t state : group) {
        if (m_ends[state] != kNone)
            reached[m_ends[state]] = true;
        for (const std::uint32_t next : m_graph.targets(state))
            for (std::size_t o = 0; o < m_outcomes; ++o)
                reached[o] = reached[o] || reaches(next, o);
    }
    const auto count = static_cast<float>(std::ranges::count(reached, true));
    for (const std::uint32_t state : group) {
        for (std::size_t o = 0; o < m_outcomes; ++o)
            sharesOf(state)[o] = reached[o] ? 1 / count : 0;
        m_ways[state] = -1;
    }
}

std::vector<StateMap::Edge> StateMap::edges(std::uint32_t state) const
{
    std::vector<Edge> edges;
    for (std::size_t e = m_graph.firstEdge[state]; e < m_graph.firstEdge[state + 1]; ++e)
        edges.push_back({m_choices[m_graph.way[e]], m_graph.target[e]});
    return edges;
}

std::optional<std::uint32_t> StateMap::after(std::uint32_t state, const Choice& choice) const
{
    for (std::size_t e = m_graph.firstEdge[state]; e < m_graph.firstEdge[state + 1]; ++e)
        if (m_choices[m_graph.way[e]] == choice)
            return m_graph.target[e];
    return std::nullopt;
}

std::vector<std::uint32_t> StateMap::along(const std::vector<Choice>& choices) const
{
    std::vector<std::uint32_t> states{0};
    for (const Choice& choice : choices) {
        const std::optional<std::uint32_t> next = after(states.back(), choice);
        if (!next)
            break;
        states.push_back(*next);
    }
    return states;
}

std::optional<std::uint32_t> StateMap::only(std::uint32_t state) const
{
    std::optional<std::uint32_t> found;
    for (std::size_t o = 0; o < m_outcomes; ++o) {
        if (!reaches(state, o))
            continue;
        if (found)
            return std::nullopt;
        found = static_cast<std::uint32_t>(o);
    }
    return found;
}

std::string StateMap::ways(std::uint32_t state) const
{
    return m_ways[state] < 0 ? "infinite" : m_ways[state].get_str();
}

std::vector<Choice> StateMap::interleavingAt(double part) const
{
    std::vector<Choice> choices;
    if (m_ways[0] <= 0)
        return choices;
    constexpr std::int64_t kParts = 1'000'000'000;
    mpz_class number = (m_ways[0] - 1)
        * mpz_class(static_cast<long>(
            std::llround(std::clamp(part, 0.0, 1.0) * static_cast<double>(kParts))));
    number = (number + kParts / 2) / kParts;
    for (std::uint32_t state = 0; edgeCount(state) > 0;) {
        for (const Edge& edge : edges(state)) {
            if (number >= m_ways[edge.target]) {
                number -= m_ways[edge.target];
                continue;
            }
            choices.push_back(edge.choice);
            state = edge.target;
            break;
        }
    }
    return choices;
}

/// How many interleavings lead on from each state to the outcome; where there are no cycles.
std::vector<mpz_class> StateMap::waysTo(std::size_t outcome) const
{
    std::vector<mpz_class> ways(stateCount());
    const StateOrder order = orderOf(m_graph);
    for (std::size_t i = order.states.size(); i-- > 0;) {
        const std::uint32_t state = order.states[i];
        if (m_ends[state] == outcome)
            ways[state] = 1;
        for (const std::uint32_t next : m_graph.targets(state))
            ways[state] += ways[next];
    }
    return ways;
}

std::vector<Choice> StateMap::randomOf(std::size_t outcome, std::uint64_t seed) const
{
    gmp_randclass random(gmp_randinit_mt);
    random.seed(mpz_class(static_cast<unsigned long>(seed)));
    const bool isFinite = m_ways[0] >= 0;
    const std::vector<mpz_class> ways = isFinite ? waysTo(outcome) : std::vector<mpz_class>();
    const auto weight = [&](std::uint32_t state) {
        return isFinite ? ways[state] : mpz_class(reaches(state, outcome) ? 1 : 0);
    };
    std::vector<Choice> choices;
    for (std::uint32_t state = 0; m_ends[state] != outcome;) {
        const std::vector<Edge> all = edges(state);
        mpz_class sum = 0;
        for (const Edge& edge : all)
            sum += weight(edge.target);
        if (sum == 0)
            break;
        mpz_class place = random.get_z_range(sum);
        for (const Edge& edge : all) {
            place -= weight(edge.target);
            if (place >= 0)
                continue;
            choices.push_back(edge.choice);
            state = edge.target;
            break;
        }
    }
    return choices;
}

std::vector<Choice> StateMap::completed(std::vector<Choice> begun) const
{
    const std::vector<std::uint32_t> states = along(begun);
    if (states.size() != begun.size() + 1)
        return begun;
    std::uint32_t state = states.back();
    for (std::size_t steps = 0; edgeCount(state) > 0 && steps < stateCount(); ++steps) {
        const std::vector<Edge> all = edges(state);
        auto next = begun.empty() ? all.begin() : std::ranges::find_if(all, [&](const Edge& edge) {
            return edge.choice.number == begun.back().number;
        });
        if (next == all.end())
            next = all.begin();
        begun.push_back(next->choice);
        state = next->target;
    }
    return begun;
}

/// How many interleavings come before one.
mpz_class StateMap::before(const std::vector<Choice>& choices) const
{
    mpz_class count = 0;
    std::uint32_t state = 0;
    for (const Choice& choice : choices) {
        std::optional<std::uint32_t> next;
        for (const Edge& edge : edges(state)) {
            if (edge.choice == choice) {
                next = edge.target;
                break;
            }
            count += m_ways[edge.target];
        }
        if (!next)
            break;
        state = *next;
    }
    return count;
}

double StateMap::placeOf(const std::vector<Choice>& choices) const
{
    if (m_ways[0] <= 1)
        return 0;
    return mpq_class(before(choices), m_ways[0] - 1).get_d();
}

std::string StateMap::numberOf(const std::vector<Choice>& choices) const
{
    return m_ways[0] < 0 ? std::string() : mpz_class(before(choices) + 1).get_str();
}

} // namespace core
