#include "core/policy/keyed_queue.h"

namespace core {

namespace {

struct Deadline {
    static Instant of(const Contender& contender) { return contender.deadline; }
};

/// Earliest deadline first, pre-emptive (Liu, Layland, "Scheduling Algorithms for Multiprogramming in a
/// Hard-Real-Time Environment", 1973). Threads without a deadline come last.
class EarliestDeadline final : public KeyedQueue<Deadline> {
public:
    std::unique_ptr<Policy> clone() const override { return std::make_unique<EarliestDeadline>(*this); }
    Preemption preemption() const override { return Preemption::Always; }
    bool servesUrgentWaiters() const override { return true; }
    std::int64_t figure(const Contender& contender) const override
    {
        return contender.deadline.time_since_epoch().count();
    }
    std::vector<Kept> keeps(const Contender& contender, bool) const override
    {
        return {{"deadline", contender.deadline.time_since_epoch()}};
    }
};

} // namespace

std::unique_ptr<Policy> makeEarliestDeadline(const Settings&)
{
    return std::make_unique<EarliestDeadline>();
}

} // namespace core
