#include "core/policy/keyed_queue.h"

namespace core {

namespace {

struct Remaining {
    static Duration of(const Contender& contender) { return contender.burst; }
};

/// Shortest remaining time first, or shortest time to completion first (OSTEP, chapter 7): pre-empts for
/// strictly less.
class ShortestRemainingTime final : public KeyedQueue<Remaining> {
public:
    std::unique_ptr<Policy> clone() const override { return std::make_unique<ShortestRemainingTime>(*this); }
    void ran(ThreadId thread, Duration time, Contenders& all) override { all[thread.index()].burst -= time; }
    Preemption preemption() const override { return Preemption::Always; }
    bool asksForBursts() const override { return true; }
    std::int64_t figure(const Contender& contender) const override { return contender.burst.count(); }
    std::vector<Kept> keeps(const Contender& contender, bool) const override
    {
        return {{"rest of the burst", contender.burst}};
    }
};

} // namespace

std::unique_ptr<Policy> makeShortestRemainingTime(const Settings&)
{
    return std::make_unique<ShortestRemainingTime>();
}

} // namespace core
