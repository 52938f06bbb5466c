#include "core/explore/count.h"

#include "core/base/large_pages.h"
#include "core/explore/chances.h"

#include <algorithm>
#include <cassert>
#include <gmp.h>

namespace core {

namespace {

constexpr std::uint32_t kNone = ~std::uint32_t{0};

/// One number of ways a state, as limbs of one width, kept only while predecessors are done and successors
/// are not: most graphs need a few layers of them at a time.
class Ways {
public:
    Ways(std::size_t states, std::size_t limbs)
        : m_slot(states, kNone)
        , m_limbs(limbs)
    {
    }

    mp_limb_t* of(std::uint32_t state)
    {
        if (m_slot[state] == kNone)
            m_slot[state] = takeSlot();
        return &m_numbers[m_slot[state] * m_limbs];
    }
    bool has(std::uint32_t state) const { return m_slot[state] != kNone; }
    void release(std::uint32_t state)
    {
        m_free.push_back(m_slot[state]);
        m_slot[state] = kNone;
    }
    std::size_t limbs() const { return m_limbs; }

    /// False when the sum does not fit.
    bool add(std::uint32_t from, std::uint32_t to)
    {
        mp_limb_t* sum = of(to); // May move the numbers: only then look at the other.
        const mp_limb_t* number = of(from);
        if (m_limbs == 1)
            return !__builtin_add_overflow(*sum, *number, sum);
        return mpn_add_n(sum, sum, number, static_cast<mp_size_t>(m_limbs)) == 0;
    }

private:
    std::uint32_t takeSlot()
    {
        if (!m_free.empty()) {
            const std::uint32_t slot = m_free.back();
            m_free.pop_back();
            std::fill_n(m_numbers.begin() + static_cast<std::ptrdiff_t>(slot * m_limbs), m_limbs, 0);
            return slot;
        }
        m_numbers.resize(m_numbers.size() + m_limbs, 0);
        return static_cast<std::uint32_t>(m_numbers.size() / m_limbs - 1);
    }

    LargeVector<std::uint32_t> m_slot;
    LargeVector<mp_limb_t> m_numbers;
    std::vector<std::uint32_t> m_free;
    std::size_t m_limbs;
};

std::vector<std::uint32_t> outcomeOfState(const StateGraph& graph, const std::vector<End>& ends)
{
    std::vector<std::uint32_t> outcome(graph.stateCount(), kNone);
    for (const End& end : ends)
        outcome[end.state] = end.outcome;
    return outcome;
}

/// The numbers of ways to each outcome, with so many limbs a state; none when they do not fit.
std::optional<std::vector<mpz_class>> countWith(std::size_t limbs, const StateGraph& graph,
                                                const std::vector<std::uint32_t>& order,
                                                const std::vector<std::uint32_t>& outcome,
                                                std::size_t outcomes)
{
    Ways ways(graph.stateCount(), limbs);
    std::vector<mpz_class> sums(outcomes);
    ways.of(0)[0] = 1;
    for (const std::uint32_t state : order) {
        if (!ways.has(state))
            continue;
        for (const std::uint32_t next : graph.targets(state))
            if (!ways.add(state, next))
                return std::nullopt;
        if (outcome[state] != kNone) {
            mpz_class number;
            mpz_import(number.get_mpz_t(), limbs, -1, sizeof(mp_limb_t), 0, 0, ways.of(state));
            sums[outcome[state]] += number;
        }
        ways.release(state);
    }
    return sums;
}

std::vector<mpz_class> countAll(const StateGraph& graph, const std::vector<std::uint32_t>& order,
                                const std::vector<std::uint32_t>& outcome, std::size_t outcomes)
{
    for (std::size_t limbs = 1;; limbs *= 2)
        if (auto sums = countWith(limbs, graph, order, outcome, outcomes))
            return *std::move(sums);
}

/// Which states lie on or behind a cycle.
std::vector<bool> behindCycles(const StateGraph& graph, const StateOrder& order)
{
    std::vector<bool> behind(graph.stateCount(), false);
    for (std::size_t g = 0; g + 1 < order.firstOfGroup.size(); ++g) {
        const std::span group(&order.states[order.firstOfGroup[g]],
                              order.firstOfGroup[g + 1] - order.firstOfGroup[g]);
        const bool onCycle = group.size() > 1
            || std::ranges::find(graph.targets(group[0]), group[0]) != graph.targets(group[0]).end();
        for (const std::uint32_t state : group) {
            behind[state] = behind[state] || onCycle;
            if (behind[state])
                for (const std::uint32_t next : graph.targets(state))
                    behind[next] = true;
        }
    }
    return behind;
}

/// The states from which no end can be reached.
std::vector<std::uint32_t> hopelessStates(const StateGraph& graph, const StateOrder& order,
                                          const std::vector<std::uint32_t>& outcome)
{
    std::vector<bool> hope(graph.stateCount(), false);
    for (std::size_t g = order.firstOfGroup.size() - 1; g-- > 0;) {
        const std::span group(&order.states[order.firstOfGroup[g]],
                              order.firstOfGroup[g + 1] - order.firstOfGroup[g]);
        const bool any = std::ranges::any_of(group, [&](std::uint32_t state) {
            return outcome[state] != kNone
                || std::ranges::any_of(graph.targets(state), [&](std::uint32_t next) { return hope[next]; });
        });
        for (const std::uint32_t state : group)
            hope[state] = any;
    }
    std::vector<std::uint32_t> hopeless;
    for (std::uint32_t state = 0; state < graph.stateCount(); ++state)
        if (!hope[state])
            hopeless.push_back(state);
    return hopeless;
}

Tally tallyCyclic(const StateGraph& graph, const StateOrder& order, std::vector<std::uint32_t> outcome,
                  std::size_t outcomes, bool complete)
{
    Tally result;
    if (complete)
        result.hopeless = hopelessStates(graph, order, outcome);
    for (const std::uint32_t state : result.hopeless)
        outcome[state] = static_cast<std::uint32_t>(outcomes);
    const std::size_t all = outcomes + (result.hopeless.empty() ? 0 : 1);

    const std::vector<bool> behind = behindCycles(graph, order);
    std::vector<std::uint32_t> ahead;
    std::ranges::copy_if(order.states, std::back_inserter(ahead),
                         [&](std::uint32_t state) { return !behind[state]; });
    std::vector<std::uint32_t> countable = outcome;
    for (const std::uint32_t state : result.hopeless)
        countable[state] = kNone;
    std::ranges::copy(countAll(graph, ahead, countable, all), std::back_inserter(result.interleavings));
    for (std::uint32_t state = 0; state < graph.stateCount(); ++state)
        if (outcome[state] != kNone && (behind[state] || outcome[state] == outcomes))
            result.interleavings[outcome[state]].reset();
    result.chances = cyclicChances(graph, order, outcome, all);
    return result;
}

} // namespace

Tally tally(const StateGraph& graph, const std::vector<End>& ends, std::size_t outcomes, bool complete)
{
    const StateOrder order = orderOf(graph);
    std::vector<std::uint32_t> outcome = outcomeOfState(graph, ends);
    if (order.cyclic)
        return tallyCyclic(graph, order, std::move(outcome), outcomes, complete);
    Tally result;
    std::ranges::copy(countAll(graph, order.states, outcome, outcomes),
                      std::back_inserter(result.interleavings));
    result.chances = acyclicChances(graph, order, outcome, outcomes);
    return result;
}

} // namespace core
