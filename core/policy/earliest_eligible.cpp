#include "core/policy/nice_weight.h"
#include "core/policy/policy.h"
#include "core/policy/ready_heap.h"
#include "core/policy/virtual_time.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

struct ByDeadline {
    static auto of(const Contender& contender)
    {
        return std::pair(contender.virtualDeadline, contender.place);
    }
};
struct ByTime {
    static auto of(const Contender& contender) { return std::pair(contender.virtualTime, contender.place); }
};

/// Earliest eligible virtual deadline first (Stoica, Abdel-Wahab, "Earliest Eligible Virtual Deadline First",
/// 1995; Linux 6.6, kernel/sched/fair.c). V, the weighted mean of all virtual times, is where an ideal
/// machine would have brought everybody. Eligible is who is not ahead of it: whose lag, weight · (V − v), is
/// not negative. Among the eligible the earliest virtual deadline runs until it has got its slice. The lag is
/// kept over a sleep (place_entity), at most one slice of it.
///
/// The ready ones stand in two heaps: the eligible by deadline, the others by virtual time. V moves on as
/// threads run, and who becomes eligible by that changes heaps when the next is chosen.
class EarliestEligible final : public Policy {
    __extension__ using Wide = __int128; ///< Sums of weights times nanoseconds.

public:
    explicit EarliestEligible(Duration slice)
        : m_slice(slice)
    {
    }
    std::unique_ptr<Policy> clone() const override { return std::make_unique<EarliestEligible>(*this); }
    std::size_t size() const override { return m_eligible.size() + m_ahead.size(); }

    void add(ThreadId thread, Entry entry, Contenders& all, Instant) override
    {
        Contender& contender = all[thread.index()];
        if (entry == Entry::Woken || entry == Entry::Moved)
            join(contender);
        else if (contender.virtualTime >= contender.virtualDeadline)
            setDeadline(contender);
        if (entry != Entry::PassedOver)
            contender.place = ++m_back;
        contender.sliceLeft = Duration::zero();
        if (isEligible(contender))
            m_eligible.push(thread, all);
        else
            m_ahead.push(thread, all);
    }

    ThreadId next(Contenders& all, Instant) override
    {
        sortOut(all);
        // By rounding nobody may be eligible; then it is who is least ahead.
        return m_eligible.empty() ? m_ahead.pop() : m_eligible.pop();
    }

    std::optional<ThreadId> steal(std::size_t core, Contenders& all) override
    {
        std::optional<ThreadId> thread = m_ahead.last(core, all);
        if (thread)
            m_ahead.remove(*thread);
        else if ((thread = m_eligible.last(core, all)))
            m_eligible.remove(*thread);
        if (thread)
            left(*thread, all);
        return thread;
    }

    /// Until its virtual deadline.
    std::optional<Duration> slice(ThreadId thread, const Contenders& all) const override
    {
        const Contender& contender = all[thread.index()];
        const Wide ahead = Wide{contender.virtualDeadline - contender.virtualTime};
        const Wide time = (ahead * contender.weight + kNiceZeroWeight - 1) / kNiceZeroWeight;
        return std::max(Duration{1}, Duration{static_cast<Duration::rep>(time)});
    }
    void ran(ThreadId thread, Duration time, Contenders& all) override
    {
        Contender& contender = all[thread.index()];
        m_sum += Wide{advance(contender, time, kNiceZeroWeight, contender.weight)} * contender.weight;
    }
    void left(ThreadId thread, Contenders& all) override
    {
        Contender& contender = all[thread.index()];
        const std::int64_t most = m_slice.count() * kNiceZeroWeight / contender.weight;
        m_mean = mean();
        contender.lag = std::clamp(m_mean - contender.virtualTime, -most, most);
        m_sum -= Wide{contender.virtualTime} * contender.weight;
        m_weights -= contender.weight;
    }
    void reweigh(ThreadId thread, Contenders& all) override
    {
        left(thread, all);
        join(all[thread.index()]);
    }

    Preemption preemption() const override { return Preemption::OnWakeup; }
    bool isMoreUrgent(const Contender& ready, const Contender& running) const override
    {
        return isEligible(ready) && ready.virtualDeadline < running.virtualDeadline;
    }
    std::int64_t figure(const Contender& contender) const override { return contender.virtualDeadline; }
    std::vector<Kept> keeps(const Contender& contender, bool competes) const override
    {
        const std::int64_t lag = competes ? mean() - contender.virtualTime : contender.lag;
        return {{"weight", double(weightOf(contender.nice))},
                {"virtual runtime", Duration{contender.virtualTime}},
                {"lag", Duration{lag}},
                {"virtual deadline", Duration{contender.virtualDeadline}},
                {"eligible", competes && isEligible(contender)}};
    }

private:
    /// V.
    std::int64_t mean() const
    {
        return m_weights == 0 ? m_mean : static_cast<std::int64_t>(m_sum / m_weights);
    }
    /// v ≤ V, without the division's rounding.
    bool isEligible(const Contender& contender) const
    {
        return Wide{contender.virtualTime} * m_weights <= m_sum;
    }

    /// It comes back with the lag with which it left. It pulls V towards itself, so that it must be placed
    /// further away for its lag to be what it was (place_entity).
    void join(Contender& contender)
    {
        contender.weight = weightOf(contender.nice);
        std::int64_t lag = contender.lag;
        if (m_weights > 0)
            lag = static_cast<std::int64_t>(Wide{lag} * (m_weights + contender.weight) / m_weights);
        contender.virtualTime = mean() - lag;
        setDeadline(contender);
        m_sum += Wide{contender.virtualTime} * contender.weight;
        m_weights += contender.weight;
    }
    void setDeadline(Contender& contender) const
    {
        contender.virtualDeadline =
            contender.virtualTime + m_slice.count() * kNiceZeroWeight / contender.weight;
    }
    /// Puts each where it belongs now, as far as the choice depends on it.
    void sortOut(const Contenders& all)
    {
        while (!m_ahead.empty() && isEligible(all[m_ahead.first().index()]))
            m_eligible.push(m_ahead.pop(), all);
        while (!m_eligible.empty() && !isEligible(all[m_eligible.first().index()]))
            m_ahead.push(m_eligible.pop(), all);
    }

    Duration m_slice;
    ReadyHeap<ByDeadline> m_eligible;
    ReadyHeap<ByTime> m_ahead;
    Wide m_sum = 0;             ///< Of weight · virtual time, of the ready and the running ones.
    std::int64_t m_weights = 0; ///< Of the same.
    std::int64_t m_mean = 0;    ///< V when somebody last left.
    std::int64_t m_back = 0;
};

} // namespace

std::unique_ptr<Policy> makeEarliestEligible(const Settings& settings)
{
    return std::make_unique<EarliestEligible>(settings.baseSlice);
}

} // namespace core
