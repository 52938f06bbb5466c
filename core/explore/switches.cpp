#include "core/explore/switches.h"

#include "core/base/large_pages.h"
#include "core/explore/completions.h"

#include <algorithm>
#include <malloc.h>
#include <map>
#include <unordered_set>

namespace core {

namespace {

/// The states in which runs end, and which outcomes no way has come to yet.
class Ends {
public:
    Ends(std::vector<End> ends, std::size_t states, std::size_t outcomes)
        : m_ends(std::move(ends))
        , m_isEnd(states, false)
        , m_isMissing(outcomes, false)
    {
        std::ranges::sort(m_ends, {}, &End::state);
        for (const End& end : m_ends) {
            m_isEnd[end.state] = true;
            m_missing += m_isMissing[end.outcome] ? 0 : 1;
            m_isMissing[end.outcome] = true;
        }
    }

    /// Those in this state.
    std::span<const End> at(std::uint32_t state) const
    {
        if (!m_isEnd[state])
            return {};
        const auto first = std::ranges::lower_bound(m_ends, state, {}, &End::state);
        const auto last = std::ranges::upper_bound(first, m_ends.end(), state, {}, &End::state);
        return {first, last};
    }
    void reach(std::uint32_t state)
    {
        for (const End& end : at(state)) {
            m_missing -= m_isMissing[end.outcome] ? 1 : 0;
            m_isMissing[end.outcome] = false;
        }
    }
    bool areMissing() const { return m_missing > 0; }

private:
    std::vector<End> m_ends;
    std::vector<bool> m_isEnd;
    std::vector<bool> m_isMissing; ///< By outcome.
    std::size_t m_missing = 0;
};

/// The search is over edges, not states: what an edge costs depends on whose step came before it. A state's
/// first arrival decides for all who switch there; only who goes on without a switch may come later and still
/// be better. So every edge is looked at a constant number of times. The Cost of a way up to and with one
/// edge has its switches in the upper half, its length in the lower, so that costs compare as numbers. The
/// search ends with the number of switches with which the last of the outcomes is reached: what costs more is
/// on no best way.
template <class Cost>
class Search {
public:
    static constexpr Cost kUnknown = static_cast<Cost>(~Cost{0});
    static constexpr Cost kSwitch = Cost{1} << 4 * sizeof(Cost);

    Search(const StateGraph& graph, const std::vector<End>& ends, std::size_t outcomes)
        : m_graph(graph)
        , m_cost(graph.target.size(), kUnknown)
        , m_reached(graph.stateCount(), false)
        , m_done(graph.target.size(), false)
        , m_ends(ends, graph.stateCount(), outcomes)
        , m_best(outcomes, kUnknown)
        , m_last(outcomes)
    {
        // The first step of all follows none.
        reach(0, 0, std::nullopt);
        for (Cost level = 0; !m_next.empty() && fits() && m_ends.areMissing(); ++level)
            runLevel(level);
        m_level.release();
        m_next.clear();
        m_done = {};
        m_reached = {};
        malloc_trim(0); // The queues were as large as what comes now.
        if (!fits())
            return;
        findBest();
        if (!m_leadsForward || outcomes > kFewOutcomes)
            invert();
    }

    /// False when a way was too long or had too many switches for the Cost.
    bool fits() const { return m_fits; }

    Cost cost(std::uint32_t edge) const { return m_cost[edge]; }
    /// What the best way to an outcome costs; kUnknown when there is none.
    Cost best(std::size_t outcome) const { return m_best[outcome]; }
    /// The edges with which the best ways to an outcome end.
    const std::vector<std::uint32_t>& last(std::size_t outcome) const { return m_last[outcome]; }
    /// Whether edgesInto() is known; else every edge leads to a state of a higher number.
    bool isInverted() const { return !m_into.empty(); }
    /// Those on ways that are no longer than the best to some outcome.
    std::span<const std::uint32_t> edgesInto(std::uint32_t state) const
    {
        const std::uint32_t begin = state == 0 ? 0 : m_endInto[state - 1];
        return {m_into.data() + begin, m_endInto[state] - begin};
    }
    std::uint32_t source(std::uint32_t edge) const
    {
        const auto behind = std::ranges::upper_bound(m_graph.firstEdge, edge);
        return static_cast<std::uint32_t>(behind - m_graph.firstEdge.begin()) - 1;
    }
    std::uint32_t number(std::uint32_t edge) const { return m_graph.number(edge); }
    /// Whether the best way up to and with `edge` may come by `before`.
    bool leads(std::uint32_t before, std::uint32_t edge) const
    {
        return m_cost[before] != kUnknown && step(before, edge) == m_cost[edge];
    }
    /// What `edge` costs behind `before`.
    Cost step(std::uint32_t before, std::uint32_t edge) const
    {
        return m_cost[before] + 1 + (m_graph.numberBehind(before) == number(edge) ? 0 : kSwitch);
    }

private:
    /// Looking through all edges once for each of so many takes less than to put them in order by targets.
    static constexpr std::size_t kFewOutcomes = 4;
    static constexpr std::size_t kAhead = 8;
    static constexpr std::size_t kTogether = 256; ///< Edges whose targets are fetched at once.

    bool improves(std::uint32_t edge, Cost cost)
    {
        if (cost >= m_cost[edge])
            return false;
        m_fits = m_fits && cost % kSwitch < kSwitch - 2 && cost / kSwitch < kSwitch - 2;
        m_cost[edge] = cost;
        return true;
    }

    /// All ways on by a switch: they are for the next level.
    void begin(std::uint32_t state, Cost cost)
    {
        const auto length = static_cast<std::size_t>(cost % kSwitch);
        if (m_next.size() <= length)
            m_next.resize(length + 1);
        m_next[length].push_back(state);
    }

    void reach(std::uint32_t state, Cost cost, std::optional<std::uint32_t> last)
    {
        const bool first = !m_reached[state];
        m_reached[state] = true;
        const Cost bySwitch = cost + 1 + (last ? kSwitch : 0);
        for (std::uint32_t edge = m_graph.firstEdge[state]; edge < m_graph.firstEdge[state + 1]; ++edge) {
            if (last && number(edge) == *last) {
                if (improves(edge, cost + 1))
                    m_level.push_back(edge);
            } else if (first) {
                improves(edge, bySwitch);
            }
        }
        if (!first)
            return;
        begin(state, bySwitch);
        m_ends.reach(state);
    }

    /// All edges with one number of switches, the shortest ways first: those that came by a switch, merged
    /// with those that go on from them, which come out in order.
    void runLevel(Cost level)
    {
        std::vector<GrowingArray<std::uint32_t>> begun;
        begun.swap(m_next);
        m_level.release();
        std::size_t j = 0;
        const auto goOnUpTo = [&](Cost length) {
            for (; j < m_level.size() && m_cost[m_level[j]] % kSwitch < length && fits(); ++j) {
                announce(m_level, j);
                follow(m_level[j], level);
            }
        };
        for (Cost length = 0; length < begun.size(); ++length) {
            goOnUpTo(length);
            followAll(begun[length], level * kSwitch + length);
        }
        goOnUpTo(kSwitch);
    }

    /// All edges of these states that cost so much.
    void followAll(const GrowingArray<std::uint32_t>& states, Cost cost)
    {
        std::vector<std::uint32_t> edges;
        for (std::size_t i = 0; i < states.size() && fits();) {
            edges.clear();
            for (; i < states.size() && edges.size() < kTogether; ++i) {
                announceRows(states, i);
                for (std::uint32_t edge = m_graph.firstEdge[states[i]];
                     edge < m_graph.firstEdge[states[i] + 1]; ++edge)
                    if (m_cost[edge] == cost) {
                        edges.push_back(edge);
                        __builtin_prefetch(&m_graph.firstEdge[m_graph.target[edge]]);
                    }
            }
            for (std::size_t e = 0; e < edges.size(); ++e) {
                announceTarget(edges, e + kAhead);
                follow(edges[e], cost / kSwitch);
            }
        }
    }

    void follow(std::uint32_t edge, Cost level)
    {
        // Found again with fewer switches or on a shorter way since it was put here.
        if (m_cost[edge] / kSwitch != level || m_done[edge])
            return;
        m_done[edge] = true;
        reach(m_graph.target[edge], m_cost[edge], m_graph.numberBehind(edge));
    }

    /// Fetches what the edges behind this one will look at: first what is kept of themselves, then their
    /// targets' rows, then what is in these.
    void announce(const GrowingArray<std::uint32_t>& edges, std::size_t at) const
    {
        if (at + 3 * kAhead < edges.size())
            announceEdges(edges[at + 3 * kAhead]);
        if (at + 2 * kAhead < edges.size())
            __builtin_prefetch(&m_graph.firstEdge[m_graph.target[edges[at + 2 * kAhead]]]);
        announceTarget(edges, at + kAhead);
    }

    void announceRows(const GrowingArray<std::uint32_t>& states, std::size_t at) const
    {
        if (at + 2 * kAhead < states.size())
            __builtin_prefetch(&m_graph.firstEdge[states[at + 2 * kAhead]]);
        if (at + kAhead < states.size())
            announceEdges(m_graph.firstEdge[states[at + kAhead]]);
    }

    template <class Edges>
    void announceTarget(const Edges& edges, std::size_t at) const
    {
        if (at >= edges.size())
            return;
        const std::uint32_t row = m_graph.firstEdge[m_graph.target[edges[at]]];
        __builtin_prefetch(m_cost.data() + row);
        m_graph.way.announce(row);
    }

    /// From this one on.
    void announceEdges(std::uint32_t edge) const
    {
        __builtin_prefetch(m_graph.target.data() + edge);
        __builtin_prefetch(m_cost.data() + edge);
        m_graph.way.announce(edge);
    }

    /// Of the edges into ends.
    void findBest()
    {
        for (std::uint32_t state = 0; state < m_graph.stateCount(); ++state)
            for (std::uint32_t edge = m_graph.firstEdge[state]; edge < m_graph.firstEdge[state + 1]; ++edge) {
                m_leadsForward = m_leadsForward && m_graph.target[edge] > state;
                for (const End& end : m_ends.at(m_graph.target[edge]))
                    compare(edge, end.outcome);
            }
        for (const End& end : m_ends.at(0)) {
            m_best[end.outcome] = 0;
            m_last[end.outcome].clear();
        }
    }

    void compare(std::uint32_t edge, std::uint32_t outcome)
    {
        if (m_cost[edge] == kUnknown || m_cost[edge] > m_best[outcome])
            return;
        if (m_cost[edge] < m_best[outcome])
            m_last[outcome].clear();
        m_best[outcome] = m_cost[edge];
        m_last[outcome].push_back(edge);
    }

    /// Counts first, then fills from each state's beginning on: what was its beginning is its end then.
    void invert()
    {
        Cost most = 0;
        for (const Cost each : m_best)
            most = each == kUnknown ? most : std::max(most, each);
        m_endInto.assign(m_graph.stateCount() + 1, 0);
        for (std::uint32_t edge = 0; edge < m_graph.target.size(); ++edge)
            if (m_cost[edge] <= most)
                ++m_endInto[m_graph.target[edge] + 1];
        for (std::size_t i = 1; i < m_endInto.size(); ++i)
            m_endInto[i] += m_endInto[i - 1];
        m_into.resize(m_endInto.back());
        for (std::uint32_t edge = 0; edge < m_graph.target.size(); ++edge)
            if (m_cost[edge] <= most)
                m_into[m_endInto[m_graph.target[edge]]++] = edge;
    }

    const StateGraph& m_graph;
    LargeVector<Cost> m_cost;
    std::vector<bool> m_reached;
    std::vector<bool> m_done;
    GrowingArray<std::uint32_t> m_level;
    std::vector<GrowingArray<std::uint32_t>> m_next; ///< States, by the length of the ways on.
    LargeVector<std::uint32_t> m_endInto;            ///< Of each state: where its row in m_into ends.
    LargeVector<std::uint32_t> m_into;
    Ends m_ends;
    std::vector<Cost> m_best; ///< By outcome.
    std::vector<std::vector<std::uint32_t>> m_last;
    bool m_leadsForward = true;
    bool m_fits = true;
};

/// All edges on best ways that end with one of `last`.
template <class Cost>
std::unordered_set<std::uint32_t> followBack(const Search<Cost>& search,
                                             const std::vector<std::uint32_t>& last)
{
    std::unordered_set<std::uint32_t> marked(last.begin(), last.end());
    std::vector<std::uint32_t> open = last;
    while (!open.empty()) {
        const std::uint32_t edge = open.back();
        open.pop_back();
        for (const std::uint32_t before : search.edgesInto(search.source(edge)))
            if (search.leads(before, edge) && marked.insert(before).second)
                open.push_back(before);
    }
    return marked;
}

/// The same where every edge leads to a state of a higher number: what is behind a state has been looked at.
template <class Cost>
std::unordered_set<std::uint32_t> sweepBack(const StateGraph& graph, const Search<Cost>& search,
                                            const std::vector<std::uint32_t>& last)
{
    std::unordered_set<std::uint32_t> marked(last.begin(), last.end());
    std::vector<bool> goesOn(graph.stateCount(), false);
    for (const std::uint32_t edge : last)
        goesOn[search.source(edge)] = true;
    const auto isOnBest = [&](std::uint32_t edge) {
        const std::uint32_t target = graph.target[edge];
        for (std::uint32_t next = graph.firstEdge[target]; next < graph.firstEdge[target + 1]; ++next)
            if (search.leads(edge, next) && marked.contains(next))
                return true;
        return false;
    };
    for (std::uint32_t state = static_cast<std::uint32_t>(graph.stateCount()); state-- > 0;)
        for (std::uint32_t edge = graph.firstEdge[state]; edge < graph.firstEdge[state + 1]; ++edge)
            if (goesOn[graph.target[edge]] && isOnBest(edge)) {
                marked.insert(edge);
                goesOn[state] = true;
            }
    return marked;
}

/// What the threads of a state are called in the run that has come there: identical ones may have changed
/// places on the way.
class Names {
public:
    explicit Names(const StateGraph& graph)
        : m_graph(graph)
        , m_names(graph.identical)
    {
        for (std::size_t way = 0; way < graph.numberOfWay.size(); ++way)
            if (graph.isStep[way])
                m_stepOf.try_emplace(graph.numberOfWay[way], static_cast<std::uint16_t>(way));
    }

    std::uint32_t of(std::uint32_t number) const
    {
        for (std::size_t g = 0; g < m_names.size(); ++g)
            for (std::size_t rank = 0; rank < m_names[g].size(); ++rank)
                if (m_graph.identical[g][rank] == number)
                    return m_names[g][rank];
        return number;
    }
    /// The edge's way for the thread that takes it in this run. Identical threads have plain steps only.
    std::uint16_t way(std::uint32_t edge) const
    {
        const std::uint32_t number = m_graph.number(edge);
        return of(number) == number ? m_graph.way[edge] : m_stepOf.at(of(number));
    }
    void follow(std::uint32_t edge)
    {
        for (std::size_t g = 0; g < m_names.size(); ++g) {
            const auto member = std::ranges::find(m_graph.identical[g], m_graph.number(edge));
            if (member == m_graph.identical[g].end())
                continue;
            const auto from = m_names[g].begin() + (member - m_graph.identical[g].begin());
            const auto to = m_names[g].begin() + m_graph.rank[edge];
            if (from < to)
                std::rotate(from, from + 1, to + 1);
            else
                std::rotate(to, from, from + 1);
        }
    }

private:
    const StateGraph& m_graph;
    std::vector<std::vector<std::uint32_t>> m_names; ///< By group and rank.
    std::map<std::uint32_t, std::uint16_t> m_stepOf;
};

template <class Cost>
std::vector<std::uint16_t> firstOfBest(const StateGraph& graph, const Search<Cost>& search,
                                       const std::unordered_set<std::uint32_t>& marked, Cost best)
{
    std::vector<std::uint16_t> ways;
    Names names(graph);
    std::uint32_t state = 0;
    std::optional<std::uint32_t> before;
    while (ways.size() < best % search.kSwitch) {
        std::optional<std::uint32_t> first;
        for (std::uint32_t edge = graph.firstEdge[state]; edge < graph.firstEdge[state + 1]; ++edge) {
            const Cost expected = before ? search.step(*before, edge) : 1;
            const bool isBest = marked.contains(edge) && search.cost(edge) == expected;
            if (isBest && (!first || names.of(graph.number(edge)) < names.of(graph.number(*first))))
                first = edge;
        }
        ways.push_back(names.way(*first));
        names.follow(*first);
        state = graph.target[*first];
        before = first;
    }
    return ways;
}

/// Empty when the ways do not fit the Cost.
template <class Cost>
std::vector<std::optional<std::vector<std::uint16_t>>> bestWays(const StateGraph& graph,
                                                                const std::vector<End>& ends,
                                                                std::size_t outcomes)
{
    const Search<Cost> search(graph, ends, outcomes);
    if (!search.fits())
        return {};
    std::vector<std::optional<std::vector<std::uint16_t>>> schedules(outcomes);
    for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
        const Cost best = search.best(outcome);
        const std::vector<std::uint32_t>& last = search.last(outcome);
        if (best == 0)
            schedules[outcome].emplace();
        else if (best != search.kUnknown)
            schedules[outcome] = firstOfBest(
                graph, search,
                search.isInverted() ? followBack(search, last) : sweepBack(graph, search, last), best);
    }
    return schedules;
}

} // namespace

std::vector<std::optional<std::vector<std::uint16_t>>> fewestSwitches(const StateGraph& graph,
                                                                      const std::vector<End>& ends,
                                                                      std::size_t outcomes)
{
    if (std::ranges::find(graph.isStep, false) != graph.isStep.end())
        return fewestSwitchesAroundCompletions(graph, ends, outcomes);
    // Half the memory is enough for nearly all programs.
    auto schedules = bestWays<std::uint32_t>(graph, ends, outcomes);
    return schedules.empty() && outcomes > 0 ? bestWays<std::uint64_t>(graph, ends, outcomes) : schedules;
}

} // namespace core
