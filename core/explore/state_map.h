#pragma once

#include "core/explore/graph.h"
#include "core/replay/schedule.h"

#include <gmpxx.h>
#include <optional>
#include <string>
#include <vector>

namespace core {

/// The state graph of an exploration, for whoever draws it or schedules by hand: where each choice leads, and
/// what can still come of it. Never changes.
class StateMap {
public:
    struct Edge {
        Choice choice;
        std::uint32_t target;
    };

    /// `choices` of each way of the graph; `ends` name outcomes below `outcomes`.
    StateMap(StateGraph graph, std::vector<Choice> choices, const std::vector<End>& ends,
             std::size_t outcomes);

    std::size_t stateCount() const { return m_graph.stateCount(); }
    std::size_t outcomeCount() const { return m_outcomes; }
    /// In the order of schedules; none where a run ends, or where the search was stopped.
    std::vector<Edge> edges(std::uint32_t state) const;
    std::size_t edgeCount(std::uint32_t state) const { return m_graph.targets(state).size(); }
    std::optional<std::uint32_t> after(std::uint32_t state, const Choice& choice) const;
    /// The states of a run from the start on, as far as its choices are ways of the graph.
    std::vector<std::uint32_t> along(const std::vector<Choice>& choices) const;

    /// How much of what the ways on lead to is this outcome. All of a state add up to 1, or to 0 where none
    /// is known; where ways are infinitely many, all outcomes that can be reached have equal shares.
    double share(std::uint32_t state, std::size_t outcome) const
    {
        return static_cast<double>(m_shares[state * m_outcomes + outcome]);
    }
    bool reaches(std::uint32_t state, std::size_t outcome) const { return share(state, outcome) > 0; }
    /// The one outcome that can still come, if there is but one.
    std::optional<std::uint32_t> only(std::uint32_t state) const;
    /// How many ways lead on to an end: exact, decimal, or "infinite".
    std::string ways(std::uint32_t state) const;

    /// Of all interleavings in the order of schedules, the one at this part of the way from the first
    /// (0) to the last (1); empty where there are infinitely many.
    std::vector<Choice> interleavingAt(double part) const;
    /// One of those that end as this outcome, which the seed decides: each as likely as any other. Where
    /// there are infinitely many, a walk that takes any way by which the outcome can still be reached.
    std::vector<Choice> randomOf(std::size_t outcome, std::uint64_t seed) const;
    /// What was begun, gone on with to an end: whoever took the last step goes on as long as possible.
    std::vector<Choice> completed(std::vector<Choice> begun) const;
    /// Where an interleaving is between the first (0) and the last (1).
    double placeOf(const std::vector<Choice>& choices) const;
    /// Its number from 1, exact, decimal.
    std::string numberOf(const std::vector<Choice>& choices) const;

private:
    mpz_class before(const std::vector<Choice>& choices) const;
    std::vector<mpz_class> waysTo(std::size_t outcome) const;
    void addUp(std::span<const std::uint32_t> group, bool cyclic);
    void addUpCycle(std::span<const std::uint32_t> group);
    void addUpState(std::uint32_t state);
    float* sharesOf(std::uint32_t state) { return m_shares.data() + state * m_outcomes; }

    StateGraph m_graph;
    std::vector<Choice> m_choices;
    std::size_t m_outcomes;
    std::vector<std::uint32_t> m_ends; ///< By state, as which outcome runs end there.
    std::vector<float> m_shares;       ///< A row a state.
    std::vector<mpz_class> m_ways;     ///< -1: infinitely many.
};

} // namespace core
