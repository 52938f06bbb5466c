#include "core/explore/chances.h"

#include "core/base/large_pages.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};
/// Up to here a cycle is solved by elimination, which is exact to rounding; larger ones by iteration.
constexpr std::size_t kEliminate = 300;
constexpr int kRounds = 200'000;
constexpr double kSettled = 1e-15;

/// An edge within a cycle: the chance to come from one of its states to another.
struct Within {
    std::uint32_t from;
    std::uint32_t to;
    double chance;
};

/// x = inflow + (edges)ᵀ x by Gaussian elimination with pivoting.
std::vector<double> eliminate(std::vector<double> inflow, const std::vector<Within>& edges)
{
    const std::size_t n = inflow.size();
    std::vector<double> matrix(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i)
        matrix[i * n + i] = 1.0;
    for (const Within& edge : edges)
        matrix[edge.to * n + edge.from] -= edge.chance;
    for (std::size_t column = 0; column < n; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < n; ++row)
            if (std::abs(matrix[row * n + column]) > std::abs(matrix[pivot * n + column]))
                pivot = row;
        if (pivot != column) {
            std::swap_ranges(&matrix[pivot * n], &matrix[pivot * n] + n, &matrix[column * n]);
            std::swap(inflow[pivot], inflow[column]);
        }
        for (std::size_t row = column + 1; row < n; ++row) {
            const double factor = matrix[row * n + column] / matrix[column * n + column];
            if (factor == 0.0)
                continue;
            for (std::size_t k = column; k < n; ++k)
                matrix[row * n + k] -= factor * matrix[column * n + k];
            inflow[row] -= factor * inflow[column];
        }
    }
    for (std::size_t row = n; row-- > 0;) {
        for (std::size_t k = row + 1; k < n; ++k)
            inflow[row] -= matrix[row * n + k] * inflow[k];
        inflow[row] /= matrix[row * n + row];
    }
    return inflow;
}

/// The same by letting the chance flow round until almost nothing is left of it.
std::vector<double> iterate(const std::vector<double>& inflow, const std::vector<Within>& edges)
{
    std::vector<double> sum = inflow;
    std::vector<double> moving = inflow;
    std::vector<double> next(inflow.size());
    for (int round = 0; round < kRounds; ++round) {
        std::ranges::fill(next, 0.0);
        for (const Within& edge : edges)
            next[edge.to] += edge.chance * moving[edge.from];
        double left = 0;
        for (std::size_t i = 0; i < next.size(); ++i) {
            sum[i] += next[i];
            left += next[i];
        }
        moving.swap(next);
        if (left < kSettled)
            break;
    }
    return sum;
}

/// Makes the chances with which control comes into a cycle the expected numbers of visits of its states.
/// `position` of each state is where it stands in the order.
void solveCycle(const StateGraph& graph, std::span<const std::uint32_t> group,
                const std::vector<std::uint32_t>& position, std::vector<double>& visits)
{
    const std::uint32_t start = position[group[0]];
    std::vector<double> inflow;
    std::vector<Within> edges;
    std::vector<double> chances;
    for (std::uint32_t i = 0; i < group.size(); ++i) {
        inflow.push_back(visits[group[i]]);
        chancesOf(graph, group[i], chances);
        for (std::size_t e = 0; e < chances.size(); ++e)
            if (const std::uint32_t to = position[graph.targets(group[i])[e]] - start; to < group.size())
                edges.push_back({i, to, chances[e]});
    }
    if (edges.empty())
        return;
    const std::vector<double> solved =
        group.size() <= kEliminate ? eliminate(std::move(inflow), edges) : iterate(inflow, edges);
    for (std::size_t i = 0; i < group.size(); ++i)
        visits[group[i]] = solved[i];
}

} // namespace

void chancesOf(const StateGraph& graph, std::size_t state, std::vector<double>& chances)
{
    const std::size_t begin = graph.firstEdge[state];
    const std::size_t edges = graph.firstEdge[state + 1] - begin;
    chances.assign(edges, 0.0);
    std::size_t numbers = 0;
    for (std::size_t first = 0; first < edges;) {
        // A row is in the order of schedules, so that a thread's ways are neighbours.
        const std::uint16_t way = graph.way[begin + first];
        const auto isOfSame = [&](std::uint16_t other) {
            return graph.isStep[other] && graph.numberOfWay[other] == graph.numberOfWay[way];
        };
        std::size_t end = first + 1;
        while (graph.isStep[way] && end < edges && isOfSame(graph.way[begin + end]))
            ++end;
        for (std::size_t i = first; i < end; ++i)
            chances[i] = 1.0 / static_cast<double>(end - first);
        first = end;
        ++numbers;
    }
    for (double& chance : chances)
        chance /= static_cast<double>(numbers);
}

std::vector<double> acyclicChances(const StateGraph& graph, const StateOrder& order,
                                   const std::vector<std::uint32_t>& outcome, std::size_t outcomes)
{
    LargeVector<double> chance(graph.stateCount(), 0.0);
    std::vector<double> sums(outcomes, 0.0);
    std::vector<double> row;
    chance[0] = 1.0;
    for (const std::uint32_t state : order.states) {
        if (outcome[state] != kNone)
            sums[outcome[state]] += chance[state];
        chancesOf(graph, state, row);
        const std::span targets = graph.targets(state);
        for (std::size_t e = 0; e < row.size(); ++e)
            chance[targets[e]] += chance[state] * row[e];
    }
    return sums;
}

std::vector<double> cyclicChances(const StateGraph& graph, const StateOrder& order,
                                  const std::vector<std::uint32_t>& outcome, std::size_t outcomes)
{
    std::vector<double> visits(graph.stateCount(), 0.0);
    std::vector<double> sums(outcomes, 0.0);
    std::vector<double> row;
    std::vector<std::uint32_t> position(graph.stateCount());
    for (std::uint32_t i = 0; i < order.states.size(); ++i)
        position[order.states[i]] = i;
    visits[0] = 1.0;
    for (std::size_t g = 0; g + 1 < order.firstOfGroup.size(); ++g) {
        const std::span group(&order.states[order.firstOfGroup[g]],
                              order.firstOfGroup[g + 1] - order.firstOfGroup[g]);
        // No state of an outcome shares a group with one of another or of none: it cannot be left.
        if (outcome[group[0]] != kNone) {
            for (const std::uint32_t state : group)
                sums[outcome[state]] += visits[state];
            continue;
        }
        solveCycle(graph, group, position, visits);
        for (const std::uint32_t state : group) {
            chancesOf(graph, state, row);
            const std::span targets = graph.targets(state);
            for (std::size_t e = 0; e < row.size(); ++e)
                if (position[targets[e]] >= order.firstOfGroup[g + 1])
                    visits[targets[e]] += visits[state] * row[e];
        }
    }
    return sums;
}

} // namespace core
