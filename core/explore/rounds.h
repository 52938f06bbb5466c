#pragma once

#include "core/explore/graph.h"
#include "core/parallel/crew.h"
#include "core/world/state_space.h"
#include "core/world/state_table.h"

#include <array>

namespace core {

/// Goes on from many states of a layer at once: several workers look behind their parts of the states, insert
/// what is new each into shards of its own, and write the edges. What the StateSpace has not computed yet is
/// computed in between, by one of them. States get the numbers that they would get one after the other, so
/// nothing that is found depends on the number of workers.
class Rounds {
public:
    static constexpr std::size_t kParts = 8;
    /// Of a part: enough that waiting for each other takes no time beside it, few enough for a core's cache.
    static constexpr std::size_t kStatesOfPart = 512;
    static constexpr std::size_t kStates = kParts * kStatesOfPart; ///< Of a round, at most.
    static constexpr std::uint16_t kNoWay = 0xFFFF;
    /// What there is to know of the ways so far: of each thread its plain step's number plus 1, or 0.
    using StepWays = std::vector<std::uint16_t>;

    Rounds(std::size_t workers, std::uint64_t maxOutput, std::stop_token stop);

    /// Looks behind states from `begin` on, up to `end` or as many as are worth a round, and computes what is
    /// not known yet. False when the StateSpace gave up or it was asked to stop, and where there is no room:
    /// a state has thousands of ways on, or more numbers than the table. Then nothing came of it.
    bool look(StateSpace& space, const StateTable& table, const StepWays& ways, std::size_t begin,
              std::size_t end);
    std::size_t begin() const { return m_begin; }
    std::size_t end() const { return m_end; } ///< Behind the last state that was looked behind.
    std::size_t edges() const { return m_edges; }
    /// How many edges may lead to new states.
    std::size_t open() const;

    /// Ways without a number, in the order of their edges.
    template <class F>
    void numberWays(F&& number)
    {
        for (Part& part : m_parts)
            for (const auto& [next, way] : part.unnumbered)
                part.nexts[next].way = number(way);
    }
    /// Puts the new states into the table and all edges, which lead to `offset` and the state's number, into
    /// the graph.
    void put(StateTable& table, StateGraph& graph, std::uint32_t offset);
    /// States of the round in which a run ends, ascending.
    std::vector<std::size_t> ends() const;

private:
    struct Next {
        StateTable::Candidate candidate;
        std::size_t begin = 0; ///< Of its numbers, among those of its part.
        std::uint16_t way = kNoWay;
    };
    struct Row {
        std::size_t first = 0; ///< Of its nexts.
        std::size_t count = 0;
        bool isKnown = false;
        bool isEnd = false;
    };
    /// What one worker looks at. All of it is kept from round to round for its room.
    struct Part {
        std::vector<Row> rows;
        std::size_t looked = 0; ///< Rows of this round that were looked at.
        bool isCut = false;     ///< There was no room for more.
        bool isKnown = true;    ///< All rows are.
        std::vector<Next> nexts;
        std::vector<std::pair<std::size_t, Way>> unnumbered; ///< Places among the nexts.
        std::vector<std::uint32_t> numbers;                  ///< Of the states that are not in the table.
        std::uint32_t largest = 0;
        std::array<std::vector<StateTable::Candidate*>, StateTable::kShards> open; ///< In order.
        std::size_t newStates = 0;
        std::size_t firstState = 0; ///< The number of the first of these.
        std::size_t firstEdge = 0;
        std::vector<Way> ways;
        StateSpace::State from;
        StateSpace::State target;
    };

    void lookAt(Part& part, std::size_t begin, std::size_t end);
    bool hasRoom(const Part& part) const;
    bool lookBehind(Part& part, Row& row);
    void lookUp(Part& part, std::size_t firstNext, std::size_t firstNumber);
    void addNext(Part& part, const Way& way);
    bool compute(Part& part, std::size_t begin);
    bool isEnd(const StateSpace::State& state) const;
    void list(Part& part);
    void tellPlaces(std::size_t states, std::size_t edges);
    void insert(StateTable& table);
    static void numberStates(Part& part);
    void writeEdges(const Part& part, StateGraph& graph, std::uint32_t offset) const;

    Crew m_crew;
    std::uint64_t m_maxOutput;
    std::stop_token m_stop;
    StateSpace* m_space = nullptr;
    const StateTable* m_table = nullptr;
    const StepWays* m_stepWays = nullptr;
    std::vector<Part> m_parts;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_edges = 0;
};

} // namespace core
