#include "core/policy/keyed_queue.h"
#include "core/policy/nice_weight.h"
#include "core/policy/virtual_time.h"

#include <algorithm>

namespace core {

namespace {

struct VirtualRuntime {
    static std::int64_t of(const Contender& contender) { return contender.virtualTime; }
};

/// Linux's completely fair scheduler (kernel/sched/fair.c before 6.6): the least vruntime runs, for its share
/// of the latency but not less than the minimum granularity. A sleeper is placed half a latency before the
/// others at most (place_entity with GENTLE_FAIR_SLEEPERS) and pre-empts when it is behind by more than the
/// wake-up granularity (wakeup_preempt_entity).
class CompletelyFair final : public KeyedQueue<VirtualRuntime> {
public:
    explicit CompletelyFair(const Settings& settings)
        : m_latency(settings.latency)
        , m_minGranularity(settings.minGranularity)
        , m_wakeupGranularity(settings.wakeupGranularity)
    {
    }
    std::unique_ptr<Policy> clone() const override { return std::make_unique<CompletelyFair>(*this); }

    void add(ThreadId thread, Entry entry, Contenders& all, Instant now) override
    {
        Contender& contender = all[thread.index()];
        if (entry == Entry::Woken)
            place(contender);
        else if (entry == Entry::Moved)
            contender.virtualTime += m_least; // As steal left it.
        if (entry == Entry::Woken || entry == Entry::Moved)
            join(contender);
        contender.sliceLeft = Duration::zero();
        KeyedQueue::add(thread, entry, all, now);
    }
    ThreadId next(Contenders& all, Instant now) override
    {
        const ThreadId thread = KeyedQueue::next(all, now);
        m_least = std::max(m_least, all[thread.index()].virtualTime);
        return thread;
    }
    std::optional<ThreadId> steal(std::size_t core, Contenders& all) override
    {
        const std::optional<ThreadId> thread = KeyedQueue::steal(core, all);
        if (thread) {
            left(*thread, all);
            all[thread->index()].virtualTime -= m_least;
        }
        return thread;
    }
    void left(ThreadId thread, Contenders& all) override
    {
        m_weights -= all[thread.index()].weight;
        --m_runnable;
    }
    void reweigh(ThreadId thread, Contenders& all) override
    {
        left(thread, all);
        join(all[thread.index()]);
    }

    /// sched_slice.
    std::optional<Duration> slice(ThreadId thread, const Contenders& all) const override
    {
        const Duration period = std::max(m_latency, m_runnable * m_minGranularity);
        const std::int64_t weight = all[thread.index()].weight;
        return std::max(m_minGranularity, period * weight / m_weights);
    }
    void ran(ThreadId thread, Duration time, Contenders& all) override
    {
        Contender& contender = all[thread.index()];
        advance(contender, time, kNiceZeroWeight, contender.weight);
    }

    Preemption preemption() const override { return Preemption::OnWakeup; }
    bool isMoreUrgent(const Contender& ready, const Contender& running) const override
    {
        const std::int64_t granularity = m_wakeupGranularity.count() * kNiceZeroWeight / ready.weight;
        return running.virtualTime - ready.virtualTime > granularity;
    }
    std::int64_t figure(const Contender& contender) const override { return contender.virtualTime; }
    std::vector<Kept> keeps(const Contender& contender, bool) const override
    {
        return {{"nice", double(contender.nice)},
                {"weight", double(weightOf(contender.nice))},
                {"virtual runtime", Duration{contender.virtualTime}}};
    }

private:
    void place(Contender& contender) const
    {
        const std::int64_t least = contender.known ? m_least - m_latency.count() / 2 : m_least;
        contender.virtualTime = std::max(contender.virtualTime, least);
        contender.known = true;
    }
    void join(Contender& contender)
    {
        contender.weight = weightOf(contender.nice);
        m_weights += contender.weight;
        ++m_runnable;
    }

    Duration m_latency;
    Duration m_minGranularity;
    Duration m_wakeupGranularity;
    std::int64_t m_least = 0;   ///< min_vruntime: it never goes back.
    std::int64_t m_weights = 0; ///< Of the ready and the running ones.
    std::int64_t m_runnable = 0;
};

} // namespace

std::unique_ptr<Policy> makeCompletelyFair(const Settings& settings)
{
    return std::make_unique<CompletelyFair>(settings);
}

} // namespace core
