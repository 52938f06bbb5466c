#include "core/policy/keyed_queue.h"

namespace core {

namespace {

struct Burst {
    static Duration of(const Contender& contender) { return contender.burst; }
};

/// Shortest next CPU burst first, not pre-emptive (Silberschatz, Galvin, Gagne, Operating System Concepts,
/// CPU scheduling; OSTEP, chapter 7). The burst is known, not estimated: the machine finds it by running
/// ahead.
class ShortestJobFirst final : public KeyedQueue<Burst> {
public:
    std::unique_ptr<Policy> clone() const override { return std::make_unique<ShortestJobFirst>(*this); }
    bool asksForBursts() const override { return true; }
    std::int64_t figure(const Contender& contender) const override { return contender.burst.count(); }
    std::vector<Kept> keeps(const Contender& contender, bool) const override
    {
        return {{"rest of the burst", contender.burst}};
    }
};

} // namespace

std::unique_ptr<Policy> makeShortestJobFirst(const Settings&)
{
    return std::make_unique<ShortestJobFirst>();
}

} // namespace core
