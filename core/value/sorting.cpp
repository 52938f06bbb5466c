#include "core/value/sorting.h"

#include "core/value/operations.h"
#include "core/value/sequences.h"
#include "core/value/text.h"

#include <algorithm>
#include <numeric>

namespace core {
namespace {

/// A merge sort of positions whose comparisons may fail. Like CPython's it first looks for a run at the
/// beginning and inserts by halving in short stretches, so that a failing comparison is the same one.
class Sorter {
public:
    Sorter(ValueContext& context, const std::vector<Value>& keys, std::vector<std::size_t>& order)
        : m_context(context)
        , m_keys(keys)
        , m_order(order)
        , m_merged(order.size())
    {
    }

    Evaluated<bool> sort()
    {
        for (std::size_t from = 0; from < m_order.size(); from += kStretch) {
            const Evaluated<bool> done = sortStretch(from, std::min(from + kStretch, m_order.size()));
            if (!done)
                return done;
        }
        for (std::size_t width = kStretch; width < m_order.size(); width *= 2) {
            for (std::size_t from = 0; from + width < m_order.size(); from += 2 * width) {
                const Evaluated<bool> done =
                    merge(from, from + width, std::min(from + 2 * width, m_order.size()));
                if (!done)
                    return done;
            }
        }
        return true;
    }

private:
    static constexpr std::size_t kStretch = 63;

    Evaluated<bool> isLess(std::size_t a, std::size_t b) { return less(m_context, m_keys[a], m_keys[b]); }

    /// Length of the run at `from`: ascending, or strictly descending and then turned round.
    Evaluated<std::size_t> run(std::size_t from, std::size_t to)
    {
        if (to - from < 2)
            return to - from;
        const Evaluated<bool> first = isLess(m_order[from + 1], m_order[from]);
        if (!first)
            return failure(first);
        std::size_t at = from + 2;
        for (; at < to; ++at) {
            const Evaluated<bool> descends = isLess(m_order[at], m_order[at - 1]);
            if (!descends)
                return failure(descends);
            if (*descends != *first)
                break;
        }
        const auto begin = m_order.begin();
        if (*first)
            std::reverse(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(at));
        return at - from;
    }

    Evaluated<bool> sortStretch(std::size_t from, std::size_t to)
    {
        const Evaluated<std::size_t> sorted = run(from, to);
        if (!sorted)
            return failure(sorted);
        for (std::size_t next = from + *sorted; next < to; ++next) {
            const std::size_t pivot = m_order[next];
            std::size_t low = from;
            std::size_t high = next;
            while (low < high) {
                const std::size_t middle = low + (high - low) / 2;
                const Evaluated<bool> isBefore = isLess(pivot, m_order[middle]);
                if (!isBefore)
                    return isBefore;
                (*isBefore ? high : low) = *isBefore ? middle : middle + 1;
            }
            std::copy_backward(m_order.begin() + static_cast<std::ptrdiff_t>(low),
                               m_order.begin() + static_cast<std::ptrdiff_t>(next),
                               m_order.begin() + static_cast<std::ptrdiff_t>(next) + 1);
            m_order[low] = pivot;
        }
        return true;
    }

    Evaluated<bool> merge(std::size_t from, std::size_t middle, std::size_t to)
    {
        std::size_t left = from;
        std::size_t right = middle;
        for (std::size_t out = from; out < to; ++out) {
            bool takesRight = left == middle;
            if (!takesRight && right < to) {
                const Evaluated<bool> isBefore = isLess(m_order[right], m_order[left]);
                if (!isBefore)
                    return isBefore;
                takesRight = *isBefore;
            }
            m_merged[out] = m_order[takesRight ? right++ : left++];
        }
        std::copy(m_merged.begin() + static_cast<std::ptrdiff_t>(from),
                  m_merged.begin() + static_cast<std::ptrdiff_t>(to),
                  m_order.begin() + static_cast<std::ptrdiff_t>(from));
        return true;
    }

    ValueContext& m_context;
    const std::vector<Value>& m_keys;
    std::vector<std::size_t>& m_order;
    std::vector<std::size_t> m_merged;
};

} // namespace

Evaluated<std::vector<std::size_t>> sortedOrder(ValueContext& context, const std::vector<Value>& keys,
                                                bool isReversed)
{
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (std::ranges::all_of(keys, &Value::isSmall)) {
        if (isReversed)
            std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return keys[i].asSmall(); });
        else
            std::ranges::stable_sort(order, std::less(), [&](std::size_t i) { return keys[i].asSmall(); });
        return order;
    }
    // Equal keys keep their order in both directions: turned round before and after.
    if (isReversed)
        std::ranges::reverse(order);
    const Evaluated<bool> done = Sorter(context, keys, order).sort();
    if (!done)
        return failure(done);
    if (isReversed)
        std::ranges::reverse(order);
    return order;
}

Evaluated<bool> sortItems(ValueContext& context, std::vector<Value>& items)
{
    const Evaluated<std::vector<std::size_t>> order = sortedOrder(context, items, false);
    if (!order)
        return failure(order);
    std::vector<Value> sorted;
    sorted.reserve(items.size());
    for (const std::size_t position : *order)
        sorted.push_back(items[position]);
    items = std::move(sorted);
    return true;
}

} // namespace core
