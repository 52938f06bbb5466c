#pragma once

#include "core/base/settings.h"
#include "core/policy/contender.h"

#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace core {

/// How a thread comes among the ready ones.
enum class Entry : std::uint8_t {
    Woken,    ///< It arrived, or what it waited for has come.
    UsedUp,   ///< Its time slice has ended.
    Displaced ///< A more urgent thread took its core.
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
    /// How long the thread may run before others get their turn; empty: until it blocks or ends.
    virtual std::optional<Duration> slice(ThreadId, const Contenders&) const { return std::nullopt; }

    /// The thread has run for so long since it was last told.
    virtual void ran(ThreadId, Duration, Contenders&) { }
    /// Whether a ready thread takes the core from a running one at once.
    virtual bool isPreemptive() const { return false; }
    /// Which of two threads is to run rather than the other; only asked where isPreemptive().
    virtual bool isMoreUrgent(const Contender&, const Contender&) const { return false; }
    /// The most urgent ready thread, which stays where it is; only asked where isPreemptive().
    virtual std::optional<ThreadId> first(const Contenders&) const { return std::nullopt; }
    /// Whether a thread may lose its core at each step that a person sees, and to any other.
    virtual bool switchesAtSteps() const { return false; }
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

} // namespace core
