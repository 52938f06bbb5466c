#include "core/policy/policy.h"
#include "core/policy/ring.h"

#include <algorithm>

namespace core {

namespace {

/// Multi-level feedback queue (Corbató, Daggett, Daley, "An Experimental Time-Sharing System", 1962; in this
/// form OSTEP, chapter 8): new threads enter on top; within a level round robin with that level's quantum;
/// who has used up its allotment at a level, in whatever portions, is demoted; now and then all are boosted
/// to the top. A thread at a higher level pre-empts.
class MultiLevelFeedback final : public Policy {
public:
    explicit MultiLevelFeedback(const Settings& settings)
        : m_quanta(settings.quanta)
        , m_allotments(settings.allotments.empty() ? settings.quanta : settings.allotments)
        , m_levels(m_quanta.size())
        , m_boost(settings.boost)
        , m_nextBoost(m_boost > Duration::zero() ? Instant{m_boost} : Instant::max())
    {
    }
    std::unique_ptr<Policy> clone() const override { return std::make_unique<MultiLevelFeedback>(*this); }
    std::size_t size() const override { return m_size; }

    void add(ThreadId thread, Entry entry, Contenders& all, Instant) override
    {
        Contender& contender = all[thread.index()];
        if (!contender.known)
            contender.allowance = m_allotments[0];
        contender.known = true;
        const bool demoted = contender.allowance <= Duration::zero();
        if (demoted)
            demote(contender);
        Ring& level = m_levels[contender.level];
        if (entry == Entry::PassedOver || (entry == Entry::Displaced && !demoted))
            level.pushFront(thread);
        else
            level.pushBack(thread);
        ++m_size;
    }

    ThreadId next(Contenders&, Instant) override
    {
        --m_size;
        return std::ranges::find_if(m_levels, [](const Ring& level) { return !level.empty(); })->popFront();
    }

    std::optional<ThreadId> steal(std::size_t core, Contenders& all) override
    {
        for (std::size_t level = m_levels.size(); level-- > 0;) {
            if (const auto thread = m_levels[level].takeLast(core, all)) {
                --m_size;
                return thread;
            }
        }
        return std::nullopt;
    }

    std::optional<Duration> slice(ThreadId thread, const Contenders& all) const override
    {
        const Contender& contender = all[thread.index()];
        return std::min(m_quanta[contender.level], contender.allowance);
    }
    void ran(ThreadId thread, Duration time, Contenders& all) override
    {
        all[thread.index()].allowance -= time;
    }

    Preemption preemption() const override { return Preemption::Always; }
    bool isMoreUrgent(const Contender& ready, const Contender& running) const override
    {
        return ready.level < running.level;
    }
    std::optional<ThreadId> first(const Contenders&) const override
    {
        const auto level = std::ranges::find_if(m_levels, [](const Ring& ring) { return !ring.empty(); });
        return level == m_levels.end() ? std::nullopt : std::optional((*level)[0]);
    }

    Instant changesAt() const override { return m_nextBoost; }
    void change(Contenders& all, Instant now) override
    {
        m_nextBoost = now + m_boost - now.time_since_epoch() % m_boost;
        std::vector<ThreadId> ready;
        for (Ring& level : m_levels)
            while (!level.empty())
                ready.push_back(level.popFront());
        std::ranges::sort(ready, {}, [&](ThreadId thread) { return all[thread.index()].order; });
        for (const ThreadId thread : ready)
            m_levels[0].pushBack(thread);
        for (Contender& contender : all) {
            contender.level = 0;
            contender.allowance = m_allotments[0];
        }
    }
    std::int64_t figure(const Contender& contender) const override { return contender.level; }
    std::vector<Kept> keeps(const Contender& contender, bool) const override
    {
        return {{"level", double(contender.level)}, {"allotment left", contender.allowance}};
    }

private:
    void demote(Contender& contender) const
    {
        contender.level = std::min(contender.level + 1, static_cast<std::uint32_t>(m_levels.size() - 1));
        contender.allowance = m_allotments[contender.level];
        contender.sliceLeft = Duration::zero();
    }

    DurationList m_quanta;
    DurationList m_allotments;
    std::vector<Ring> m_levels; ///< The top one first.
    std::size_t m_size = 0;
    Duration m_boost;
    Instant m_nextBoost;
};

} // namespace

std::unique_ptr<Policy> makeMultiLevelFeedback(const Settings& settings)
{
    return std::make_unique<MultiLevelFeedback>(settings);
}

} // namespace core
