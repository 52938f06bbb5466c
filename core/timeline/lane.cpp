#include "core/timeline/lane.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace core {

namespace {

constexpr std::size_t kBlock = 64;
constexpr std::uint32_t kNoCause = 0xFFFF'FFFF;

} // namespace

Duration aliveTime(const StateTimes& times)
{
    const auto all = std::accumulate(times.begin(), times.end(), Duration{});
    return all - times[indexOf(ThreadState::NotAlive)];
}

StateTimes operator+(StateTimes left, const StateTimes& right)
{
    for (std::size_t i = 0; i < left.size(); ++i)
        left[i] += right[i];
    return left;
}

Lane::Lane(Interval whole, ThreadState first)
    : m_whole(whole)
    , m_begin{whole.begin.time_since_epoch().count()}
    , m_state{first}
    , m_cause{kNoCause}
{
}

void Lane::enter(ThreadState state, Instant when, EventId cause)
{
    const auto id = static_cast<std::uint32_t>(cause.index());
    if (when.time_since_epoch().count() == m_begin.back()) {
        m_state.back() = state;
        m_cause.back() = id;
        return;
    }
    m_begin.push_back(when.time_since_epoch().count());
    m_state.push_back(state);
    m_cause.push_back(id);
}

void Lane::finish(ThreadState atEnd)
{
    m_atEnd = atEnd;
    if (size() > 1 && begin(size() - 1) >= m_whole.end) {
        m_begin.pop_back();
        m_state.pop_back();
        m_cause.pop_back();
    }
    StateTimes sum{};
    for (std::size_t i = 0; i < size(); ++i) {
        if (i % kBlock == 0)
            m_sums.push_back(sum);
        sum[indexOf(m_state[i])] += end(i) - begin(i);
    }
}

std::optional<EventId> Lane::cause(std::size_t i) const
{
    return m_cause[i] == kNoCause ? std::nullopt : std::optional(EventId{m_cause[i]});
}

std::size_t Lane::at(Instant t) const
{
    const auto after = std::ranges::upper_bound(m_begin, t.time_since_epoch().count());
    return after == m_begin.begin() ? 0 : static_cast<std::size_t>(after - m_begin.begin()) - 1;
}

std::size_t Lane::at(Instant t, std::size_t from) const
{
    const std::int64_t wanted = t.time_since_epoch().count();
    std::size_t stride = 1;
    while (from + stride < size() && m_begin[from + stride] <= wanted)
        stride *= 2;
    const auto first = m_begin.begin() + static_cast<std::ptrdiff_t>(from + stride / 2);
    const auto last = m_begin.begin() + static_cast<std::ptrdiff_t>(std::min(size(), from + stride));
    const auto after = std::upper_bound(first, last, wanted);
    return after == m_begin.begin() ? 0 : static_cast<std::size_t>(after - m_begin.begin()) - 1;
}

StateTimes Lane::timesUntil(Instant t, std::size_t last) const
{
    StateTimes sum = m_sums[last / kBlock];
    for (std::size_t i = last / kBlock * kBlock; i < last; ++i)
        sum[indexOf(m_state[i])] += end(i) - begin(i);
    sum[indexOf(m_state[last])] += t - begin(last);
    return sum;
}

StateTimes Lane::times(Interval window) const
{
    return times(window, at(window.begin), at(window.end));
}

void Lane::addTimes(Interval window, std::size_t& first, StateTimes& times) const
{
    const std::int64_t* const begin = m_begin.data(); // Its own, or the compiler thinks that times change it.
    const ThreadState* const state = m_state.data();
    const std::int64_t end = std::min(window.end, m_whole.end).time_since_epoch().count();
    std::int64_t begins = std::max(window.begin, m_whole.begin).time_since_epoch().count();
    const std::size_t last = size() - 1;
    const std::size_t limit = std::min(last, first + kBlock);
    std::size_t i = first;
    for (; i < limit && begin[i + 1] <= end; ++i) {
        times[indexOf(state[i])] += Duration{begin[i + 1] - begins};
        begins = begin[i + 1];
    }
    if (i == limit && i < last && begin[i + 1] <= end) { // So many are summed up faster by their blocks.
        first = at(window.end, i);
        times = times + this->times({Instant{Duration{begins}}, window.end}, i, first);
        return;
    }
    times[indexOf(state[i])] += Duration{std::max<std::int64_t>(0, end - begins)};
    first = i;
}

StateTimes Lane::times(Interval window, std::size_t first, std::size_t last) const
{
    const Instant from = std::clamp(window.begin, m_whole.begin, m_whole.end);
    const Instant to = std::clamp(window.end, from, m_whole.end);
    if (last - first <= kBlock) {
        StateTimes times{};
        Instant begins = from;
        for (std::size_t i = first; i < last; ++i) {
            const Instant ends = begin(i + 1);
            times[indexOf(m_state[i])] += ends - begins;
            begins = ends;
        }
        times[indexOf(m_state[last])] += to - begins;
        return times;
    }
    StateTimes times = timesUntil(to, last);
    const StateTimes before = timesUntil(from, first);
    for (std::size_t i = 0; i < times.size(); ++i)
        times[i] -= before[i];
    return times;
}

} // namespace core
