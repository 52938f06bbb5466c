#pragma once

#include "core/explore/search.h"

#include <functional>

namespace core {

/// Single runs through a program, chosen by chance: what ends came, how often, by how many different
/// interleavings, and the best schedule seen to each. The same seed gives the same runs.
class Walks {
public:
    Walks(Search& search, const ExploreOptions& options)
        : m_search(search)
        , m_options(options)
    {
    }

    /// Until all runs have been made, a limit is reached or it is asked to stop.
    void run(const std::function<void(const ExploreProgress&)>& progress);

    std::uint64_t runs() const { return m_runs; }
    std::uint64_t cut() const { return m_cut; } ///< Runs that were given up for their length.
    std::uint64_t steps() const { return m_steps; }

    struct Tally {
        std::uint64_t runs = 0;
        std::set<std::uint64_t> interleavings; ///< Hashes of the different ones.
        Schedule best;
        std::size_t switches = 0;
    };
    /// By the outcome's number in the search.
    const std::map<std::uint32_t, Tally>& tallies() const { return m_tallies; }

private:
    Search& m_search;
    const ExploreOptions& m_options;
    std::uint64_t m_runs = 0;
    std::uint64_t m_cut = 0;
    std::uint64_t m_steps = 0;
    std::size_t m_longest = 1; ///< Choices of the longest run so far, for the change points of Pct.
    std::map<std::uint32_t, Tally> m_tallies;

    void end(const StateSpace::State& state, std::vector<Choice> choices);
};

} // namespace core
