#pragma once

#include "core/world/state_space.h"
#include "core/world/state_table.h"

namespace core {

/// What is behind some states, as far as it can be looked up: several workers do so at once, each for a part
/// of the states. What the StateSpace has not computed yet is left to the search, which goes through all
/// states in order. So nothing that is found depends on the number of workers.
class Foresight {
public:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    struct Next {
        Way way;
        bool isKnown = false;        ///< Else the rest is worth nothing.
        std::uint32_t index = kNone; ///< Of the state behind it, if the table had it then.
        std::uint64_t hash = 0;
        std::size_t begin = 0; ///< Of its numbers, among those of its part.
        std::size_t length = 0;
    };

    Foresight(std::size_t workers, std::stop_token stop)
        : m_stop(std::move(stop))
        , m_parts(workers)
    {
    }

    /// Looks behind the states from `begin` on, up to `end` or as many as are worth a round. The former round
    /// is forgotten.
    void look(const StateSpace& space, const StateTable& table, std::size_t begin, std::size_t end);

    std::size_t begin() const { return m_begin; }
    std::size_t end() const { return m_end; }
    /// The ways on from a state of this round; null where they are not known.
    const std::vector<Next>* behind(std::size_t index) const;
    std::span<const std::uint32_t> numbers(std::size_t index, const Next& next) const
    {
        return std::span(partOf(index).numbers).subspan(next.begin, next.length);
    }

private:
    struct Row {
        bool isKnown = false;
        std::vector<Next> next;
    };
    /// What one worker has found. All of it is kept from round to round for its room.
    struct Part {
        std::vector<Row> rows;
        std::size_t looked = 0; ///< Rows of this round that were looked at.
        std::vector<std::uint32_t> numbers;
        std::vector<Way> ways;
        StateSpace::State from;
        StateSpace::State target;
    };

    const Part& partOf(std::size_t index) const { return m_parts[(index - m_begin) / m_perPart]; }
    void lookAt(Part& part, std::size_t begin, std::size_t end, const StateSpace& space,
                const StateTable& table) const;
    static bool lookBehind(Part& part, Row& row, const StateSpace& space, const StateTable& table);
    static void lookUp(Part& part, std::size_t firstRow, const StateTable& table);

    std::stop_token m_stop;
    std::vector<Part> m_parts;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_perPart = 1;
};

} // namespace core
