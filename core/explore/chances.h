#pragma once

#include "core/explore/graph.h"

namespace core {

/// The chance of each edge of a state, in order: uniformly one of the numbers that can go, then uniformly one
/// of its ways (details.md 8).
void chancesOf(const StateGraph& graph, std::size_t state, std::vector<double>& chances);

/// The chance of each outcome; `outcome` of each state, or ~0. States of an outcome are not gone on from.
std::vector<double> acyclicChances(const StateGraph& graph, const StateOrder& order,
                                   const std::vector<std::uint32_t>& outcome, std::size_t outcomes);
/// The same where some groups of the order are cycles: each is solved as a linear system.
std::vector<double> cyclicChances(const StateGraph& graph, const StateOrder& order,
                                  const std::vector<std::uint32_t>& outcome, std::size_t outcomes);

} // namespace core
