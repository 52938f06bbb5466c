#pragma once

#include "core/explore/exploration.h"
#include "core/explore/graph.h"
#include "core/world/state_space.h"
#include "core/world/state_table.h"

#include <map>

namespace core {

/// The state graph of a program, being found breadth first, and how its runs end.
class Search {
public:
    Search(std::shared_ptr<const WorldContext> context, const ExploreOptions& options);

    /// Until all is found, a limit is reached or it is asked to stop.
    void run(const std::function<void(const ExploreProgress&)>& progress);

    const StateGraph& graph() const { return m_graph; }
    const std::vector<End>& ends() const { return m_ends; }
    /// How runs end: kind, message, output and variables; a different one each.
    const std::vector<ExploredOutcome>& outcomes() const { return m_outcomes; }
    const std::string& limit() const { return m_limit; } ///< Empty when all was found.
    Choice choice(std::uint16_t way) const { return m_choices[way]; }
    std::size_t bytes() const;
    /// The variables and output of a run that has come to a state and goes on for ever.
    ExploredOutcome livelock(std::uint32_t state) const;

private:
    void runPrefix();
    void expand(std::size_t index);
    void addEnd(std::uint32_t number, const StateSpace::State& state);
    ExploredOutcome outcomeOf(const World& world, std::uint32_t history, std::optional<StopKind> limit) const;
    std::uint16_t wayNumber(Way way);
    void addEdge(Way way, std::uint32_t target);
    bool isOver();

    std::shared_ptr<const WorldContext> m_context;
    const ExploreOptions& m_options;
    StateGraph m_graph;
    std::vector<Choice> m_choices;
    std::vector<std::uint16_t> m_stepWay; ///< Of each thread, plus 1.
    std::map<Choice, std::uint16_t> m_otherWay;
    std::vector<End> m_ends;
    std::vector<ExploredOutcome> m_outcomes;
    std::map<std::string, std::uint32_t> m_outcomeNumbers;
    std::string m_limit;
    World m_base;
    Trail m_before;             ///< What was left behind before the base.
    std::uint32_t m_prefix = 0; ///< States before the base: a single way leads through them.
    std::unique_ptr<StateSpace> m_space;
    std::unique_ptr<StateTable> m_table;
    std::vector<Way> m_ways;
    StateSpace::State m_state;
    StateSpace::State m_next;
};

} // namespace core
