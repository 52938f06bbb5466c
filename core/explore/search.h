#pragma once

#include "core/explore/exploration.h"
#include "core/explore/graph.h"
#include "core/explore/rounds.h"
#include "core/world/state_space.h"
#include "core/world/state_table.h"

#include <map>

namespace core {

/// The state graph of a program, being found breadth first, and how its runs end.
class Search {
public:
    Search(std::shared_ptr<const WorldContext> context, const ExploreOptions& options, bool mergesIdentical);

    /// Until all is found, a limit is reached or it is asked to stop. Then what is needed for the search only
    /// is given back.
    void run(const std::function<void(const ExploreProgress&)>& progress);

    const StateGraph& graph() const { return m_graph; }
    StateGraph takeGraph() { return std::move(m_graph); }
    const std::vector<End>& ends() const { return m_ends; }
    /// How runs end: kind, message, output and variables; a different one each.
    const std::vector<ExploredOutcome>& outcomes() const { return m_outcomes; }
    const std::string& limit() const { return m_limit; } ///< Empty when all was found.
    /// Locations that turned out to be shared only in this search, and lines at which some are used that are
    /// shared otherwise, by name.
    const std::vector<std::string>& unsettled() const { return m_unsettled; }
    /// Whether threads that counted as identical turned out not to be: all that was found is worth nothing.
    bool toldApart() const { return m_toldApart; }
    /// Whether the how many-th an object is has been told: then it must belong to a state
    /// (WorldContext::keepsBirths).
    bool toldBirths() const { return m_toldBirths; }
    std::uint64_t states() const; ///< As Exploration has them.
    std::uint64_t transitions() const;
    /// Whether there is memory to count and to look for schedules at the same time, behind run().
    bool canReckonAtOnce() const;
    std::uint64_t leftOut() const { return m_leftOut; } ///< Ways not gone for want of pre-emptions.

    // For walks one by one (walks.h) instead of run().
    StateSpace& space() { return *m_space; }
    const StateSpace::State& base() const { return m_state; }
    /// The choices that lead to the base: there are no others.
    std::vector<Choice> choicesBefore() const;
    void noteBirths();
    void note(StateSpace::State& state); ///< Counts a state that a walk has come to, each once.
    std::uint64_t statesNoted() const;
    /// The number of the outcome of a run that ends in the state.
    std::uint32_t outcomeAt(const StateSpace::State& state);
    bool isOver(); ///< At a limit.
    Choice choice(std::uint16_t way) const { return m_choices[way]; }
    /// The variables and output of a run that has come there and goes on for ever.
    ExploredOutcome livelock(const std::vector<std::uint16_t>& ways) const;

private:
    /// An edge whose target is not looked up yet, or the end of a state's edges.
    struct Pending {
        std::optional<Way> way; ///< None: the end.
        std::uint64_t hash = 0;
        StateSpace::State target;
        std::uint32_t rank = 0;
        std::uint32_t last = 0; ///< As Node has them.
        std::uint32_t used = 0;
    };
    /// With a bound on pre-emptions, what a node of the graph is: a state, whose step came last (plus 1; 0:
    /// nobody's), and how many pre-emptions have been.
    struct Node {
        std::uint32_t state = 0;
        std::uint32_t last = 0;
        std::uint32_t used = 0;
    };

    /// Bytes for what comes behind the search.
    struct Reckoned {
        std::uint64_t graph;
        std::uint64_t counting;
        std::uint64_t switching;
    };

    void runPrefix();
    void runLayer(std::size_t end);
    void mergeIdentical();
    bool isBounded() const { return m_options.partial.method == SearchMethod::Bounded; }
    std::size_t nodeCount() const { return isBounded() ? m_nodes.size() : m_table->size(); }
    std::uint32_t nodeOf(Pending& pending);
    void noteSwitch(std::size_t index, Pending& pending) const;
    void keepToBound(std::size_t index);
    void expand(std::size_t index);
    bool follow(Way way);
    bool goInRounds() const;
    bool goRound(std::size_t end);
    Pending& nextPending();
    void lookUpPending();
    void noteUnsettled();
    void report(const std::function<void(const ExploreProgress&)>& progress);
    std::uint64_t bytes() const;
    std::uint64_t bytesToReckon() const;
    Reckoned reckoned(std::uint64_t states) const;
    void addEnd(std::uint32_t number, const StateSpace::State& state);
    ExploredOutcome outcomeOf(const World& world, std::uint32_t history, std::optional<StopKind> limit);
    std::uint16_t wayNumber(Way way);
    void addEdge(Way way, std::uint32_t target, std::uint32_t rank);

    std::shared_ptr<const WorldContext> m_context;
    const ExploreOptions& m_options;
    StateGraph m_graph;
    std::vector<Choice> m_choices;
    std::vector<std::uint16_t> m_stepWay; ///< Of each thread, plus 1.
    std::map<Choice, std::uint16_t> m_otherWay;
    std::vector<End> m_ends;
    std::vector<ExploredOutcome> m_outcomes;
    std::map<std::string, std::uint32_t> m_outcomeNumbers;
    bool m_toldApart = false;
    bool m_toldBirths = false;
    std::uint64_t m_statesLike = 0; ///< All for which those that were gone on from stand,
    std::uint64_t m_waysLike = 0;   ///< and their ways.
    std::string m_limit;
    std::uint64_t m_outcomeBytes = 0;
    World m_base;
    Trail m_before;             ///< What was left behind before the base.
    std::uint32_t m_prefix = 0; ///< States before the base: a single way leads through them.
    std::unique_ptr<StateSpace> m_space;
    std::unique_ptr<StateTable> m_table;
    std::unique_ptr<Rounds> m_rounds; ///< None where each state is gone on from by itself.
    std::size_t m_byThemselves = 0;   ///< So are the states up to here.
    std::vector<Node> m_nodes;
    Memo m_nodeNumbers;
    std::uint64_t m_leftOut = 0;
    bool m_preempts = false; ///< In the state at hand whoever came last could go on.
    std::vector<Way> m_ways;
    StateSpace::State m_state;
    std::size_t m_index = 0; ///< Of the next state to go on from.
    std::vector<Pending> m_pending;
    std::size_t m_pendingCount = 0;
    std::size_t m_widestLayer = 1;
    ExploreProgress m_progress;
    std::vector<std::string> m_unsettled;
};

} // namespace core
