#include "core/policy/keyed_queue.h"

namespace core {

namespace {

struct Urgency {
    static std::int64_t of(const Contender& contender) { return -std::int64_t{contender.priority}; }
};

/// Fixed priorities, greater is more urgent; pre-emptive, round robin among equals: POSIX's SCHED_RR
/// (IEEE Std 1003.1, 2.8.4). Inheritance, ceiling and ageing are the machine's: they change the priority in
/// force.
class FixedPriority final : public KeyedQueue<Urgency> {
public:
    explicit FixedPriority(Duration quantum)
        : m_quantum(quantum)
    {
    }
    std::unique_ptr<Policy> clone() const override { return std::make_unique<FixedPriority>(*this); }
    std::optional<Duration> slice(ThreadId, const Contenders&) const override { return m_quantum; }
    Preemption preemption() const override { return Preemption::Always; }
    bool servesUrgentWaiters() const override { return true; }
    std::int64_t figure(const Contender& contender) const override { return contender.priority; }
    std::vector<Kept> keeps(const Contender& contender, bool) const override
    {
        return {{"priority", double(contender.priority)}};
    }

private:
    Duration m_quantum;
};

} // namespace

std::unique_ptr<Policy> makeFixedPriority(const Settings& settings)
{
    return std::make_unique<FixedPriority>(settings.quantum);
}

} // namespace core
