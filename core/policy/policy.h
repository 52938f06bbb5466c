#pragma once

#include "core/base/settings.h"
#include "core/policy/contender.h"

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace core {

/// What a policy keeps of a thread and chooses it by, as a person reads it.
struct Kept {
    std::string_view name; ///< In the field's words: "level", "virtual runtime".
    std::variant<Duration, double, bool> value;
};

/// How a thread comes among the ready ones.
enum class Entry : std::uint8_t {
    Woken,      ///< It arrived, or what it waited for has come.
    UsedUp,     ///< Its time slice has ended.
    Displaced,  ///< A more urgent thread took its core.
    PassedOver, ///< It was chosen, but may not run on any of the free cores: it goes back to where it was.
    Moved,      ///< Another core's queue had it.
};

/// When a ready thread takes the core from a running one.
enum class Preemption : std::uint8_t {
    Never,
    OnWakeup, ///< Only at the moment at which it becomes ready.
    Always,   ///< Whenever it is the more urgent.
};

/// Answers one question: which of the ready threads runs next, and for how long. It keeps the ready ones in
/// an order of its own, so that the answer costs the same among ten threads and among a hundred thousand. One
/// policy serves one ready queue; it is a value inside the Machine: a clone goes on like the original.
class Policy {
public:
    virtual ~Policy() = default;
    virtual std::unique_ptr<Policy> clone() const = 0;

    /// The thread is ready from now on.
    virtual void add(ThreadId thread, Entry entry, Contenders& all, Instant now) = 0;
    /// How many are ready.
    virtual std::size_t size() const = 0;
    /// Takes the thread that runs next out of the ready ones, of which there is at least one.
    virtual ThreadId next(Contenders& all, Instant now) = 0;
    /// Takes out of the ready ones the last that may run on `core`, for another core that has nothing to do.
    virtual std::optional<ThreadId> steal(std::size_t core, Contenders& all) = 0;
    /// How long the thread may run before others get their turn; empty: until it blocks or ends.
    virtual std::optional<Duration> slice(ThreadId, const Contenders&) const { return std::nullopt; }

    /// The thread has run for so long since it was last told.
    virtual void ran(ThreadId, Duration, Contenders&) { }
    /// A running thread of this queue has blocked or ended.
    virtual void left(ThreadId, Contenders&) { }
    /// The nice value of a running thread of this queue has changed.
    virtual void reweigh(ThreadId, Contenders&) { }
    /// What a ready thread is chosen by has changed.
    virtual void rearrange(ThreadId, Contenders&) { }
    virtual Preemption preemption() const { return Preemption::Never; }
    /// Whether a ready thread is to run rather than a running one; only asked where there is pre-emption.
    virtual bool isMoreUrgent(const Contender&, const Contender&) const { return false; }
    /// The most urgent ready thread, which stays where it is; only asked where pre-emption is Always.
    virtual std::optional<ThreadId> first(const Contenders&) const { return std::nullopt; }

    /// When it changes its order by itself and may shorten slices by that.
    virtual Instant changesAt() const { return Instant::max(); }
    virtual void change(Contenders&, Instant) { }

    /// Whether a thread may lose its core at each step that a person sees, and to any other.
    virtual bool switchesAtSteps() const { return false; }
    /// Whether it wants Contender::burst.
    virtual bool asksForBursts() const { return false; }
    /// Whether of those who wait for a lock that is handed over the most urgent gets it.
    virtual bool servesUrgentWaiters() const { return false; }
    /// What the thread was chosen by: nanoseconds, a priority, a level; as the policy's words have it.
    virtual std::int64_t figure(const Contender&) const { return 0; }
    /// The same names in the same order for every thread; `competes`: it is ready or runs.
    virtual std::vector<Kept> keeps(const Contender&, [[maybe_unused]] bool competes) const { return {}; }
};

/// One row of the table of policies.
struct PolicyInfo {
    std::string_view name;
    std::string_view summary;
    std::unique_ptr<Policy> (*make)(const Settings&);
};

/// All policies, in the order in which they are offered. A new policy is a new row.
std::span<const PolicyInfo> policyTable();
/// Null when there is none of that name.
const PolicyInfo* findPolicy(std::string_view name);

// One file each.
std::unique_ptr<Policy> makeShortestJobFirst(const Settings& settings);
std::unique_ptr<Policy> makeShortestRemainingTime(const Settings& settings);
std::unique_ptr<Policy> makeFixedPriority(const Settings& settings);
std::unique_ptr<Policy> makeMultiLevelFeedback(const Settings& settings);
std::unique_ptr<Policy> makeLottery(const Settings& settings);
std::unique_ptr<Policy> makeStride(const Settings& settings);
std::unique_ptr<Policy> makeCompletelyFair(const Settings& settings);
std::unique_ptr<Policy> makeEarliestEligible(const Settings& settings);
std::unique_ptr<Policy> makeEarliestDeadline(const Settings& settings);
std::unique_ptr<Policy> makeRateMonotonic(const Settings& settings);

} // namespace core
