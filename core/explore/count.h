#pragma once

#include "core/explore/graph.h"

#include <gmpxx.h>
#include <optional>
#include <vector>

namespace core {

/// How often and how probably each outcome comes about.
struct Tally {
    /// Of each outcome; none when infinitely many sequences lead to it.
    std::vector<std::optional<mpz_class>> interleavings;
    /// Of each outcome, when a thread is chosen uniformly among those that can go, then one of its ways.
    std::vector<double> chances;
    /// The states from which no end can be reached; together they are one more outcome, the last.
    std::vector<std::uint32_t> hopeless;
};

/// Counts the ways from the start to each of `outcomes` outcomes. States without edges that are no end (a
/// search was stopped before them) lead nowhere; with `complete` there are none.
Tally tally(const StateGraph& graph, const std::vector<End>& ends, std::size_t outcomes, bool complete);

} // namespace core
