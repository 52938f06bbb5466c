#include "core/policy/keyed_queue.h"

namespace core {

namespace {

struct Period {
    static Duration of(const Contender& contender) { return contender.period; }
};

/// Rate monotonic: the shortest period first, pre-emptive (Liu, Layland 1973). Threads without a period come
/// last.
class RateMonotonic final : public KeyedQueue<Period> {
public:
    std::unique_ptr<Policy> clone() const override { return std::make_unique<RateMonotonic>(*this); }
    Preemption preemption() const override { return Preemption::Always; }
    bool servesUrgentWaiters() const override { return true; }
    std::int64_t figure(const Contender& contender) const override { return contender.period.count(); }
    std::vector<Kept> keeps(const Contender& contender, bool) const override
    {
        return {{"period", contender.period}};
    }
};

} // namespace

std::unique_ptr<Policy> makeRateMonotonic(const Settings&)
{
    return std::make_unique<RateMonotonic>();
}

} // namespace core
