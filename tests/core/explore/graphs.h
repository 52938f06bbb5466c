#pragma once

#include "core/explore/graph.h"

#include <functional>
#include <vector>

namespace core {

/// One edge of a graph in a test: number `number` goes to `target`.
struct TestEdge {
    std::uint32_t number;
    std::uint32_t target;
};

/// A graph in which way n is the step of number n.
inline StateGraph graphOf(const std::vector<std::vector<TestEdge>>& rows)
{
    StateGraph graph;
    for (const auto& row : rows) {
        for (const TestEdge& edge : row) {
            graph.target.push_back(edge.target);
            graph.way.push_back(static_cast<std::uint16_t>(edge.number));
        }
        graph.firstEdge.push_back(static_cast<std::uint32_t>(graph.target.size()));
    }
    for (std::uint32_t number = 0; number < 64; ++number) {
        graph.numberOfWay.push_back(number);
        graph.isStep.push_back(true);
    }
    return graph;
}

/// Two threads of n steps each that do nothing to each other.
inline StateGraph grid(std::uint32_t n)
{
    std::vector<std::vector<TestEdge>> rows;
    for (std::uint32_t a = 0; a <= n; ++a)
        for (std::uint32_t b = 0; b <= n; ++b) {
            rows.emplace_back();
            if (a < n)
                rows.back().push_back({1, (a + 1) * (n + 1) + b});
            if (b < n)
                rows.back().push_back({2, a * (n + 1) + b + 1});
        }
    return graphOf(rows);
}

} // namespace core
