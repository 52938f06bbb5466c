#include "core/policy/keyed_queue.h"
#include "core/policy/virtual_time.h"

#include <algorithm>

namespace core {

namespace {

struct Pass {
    static std::int64_t of(const Contender& contender) { return contender.virtualTime; }
};

constexpr std::int64_t kStride = 1024; ///< Pass of one nanosecond with one ticket.

/// Stride scheduling (Waldspurger, Weihl, "Stride Scheduling: Deterministic Proportional-Share Resource
/// Management", 1995; OSTEP, chapter 9): the least pass runs, and its pass advances by its time over its
/// tickets. Who joins starts at the pass of the others: being away earns nothing.
class Stride final : public KeyedQueue<Pass> {
public:
    explicit Stride(Duration quantum)
        : m_quantum(quantum)
    {
    }
    std::unique_ptr<Policy> clone() const override { return std::make_unique<Stride>(*this); }
    void add(ThreadId thread, Entry entry, Contenders& all, Instant now) override
    {
        Contender& contender = all[thread.index()];
        if (entry == Entry::Woken || entry == Entry::Moved)
            contender.virtualTime = std::max(contender.virtualTime, m_pass);
        KeyedQueue::add(thread, entry, all, now);
    }
    ThreadId next(Contenders& all, Instant now) override
    {
        const ThreadId thread = KeyedQueue::next(all, now);
        m_pass = std::max(m_pass, all[thread.index()].virtualTime);
        return thread;
    }
    std::optional<Duration> slice(ThreadId, const Contenders&) const override { return m_quantum; }
    void ran(ThreadId thread, Duration time, Contenders& all) override
    {
        Contender& contender = all[thread.index()];
        advance(contender, time, kStride, contender.tickets);
    }
    std::int64_t figure(const Contender& contender) const override { return contender.virtualTime; }
    std::vector<Kept> keeps(const Contender& contender, bool) const override
    {
        return {{"tickets", double(contender.tickets)},
                {"pass", static_cast<double>(contender.virtualTime) / kStride / 1e6}};
    }

private:
    Duration m_quantum;
    std::int64_t m_pass = 0; ///< Of the thread that was chosen last.
};

} // namespace

std::unique_ptr<Policy> makeStride(const Settings& settings)
{
    return std::make_unique<Stride>(settings.quantum);
}

} // namespace core
