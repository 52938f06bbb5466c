#pragma once

#include "core/world/world.h"

#include "core/recording/recording.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// Which of several defects of one run is its outcome: a limit before a livelock before a deadlock before an
/// exception before a failed assertion; of equal ones the first (details.md 12).
class Verdict {
public:
    void add(OutcomeKind kind, std::string message);
    /// An exception that left a thread: "ValueError: text". A failed assert is an assertion.
    void addException(const std::string& text);
    /// check(name, …) did not hold.
    void addFailedCheck(const std::string& name);

    OutcomeKind kind() const { return m_kind; }
    const std::string& message() const { return m_message; }

private:
    OutcomeKind m_kind = OutcomeKind::Completed;
    std::string m_message;
};

/// A thread of a circle of locks: it holds the gate that the one before it wants.
struct CircleMember {
    ThreadId thread;
    std::uint32_t holds; ///< Gate numbers.
    std::uint32_t wants;
};

/// What the blocked threads wait for, in thread order, without counters or addresses (details.md 13).
std::string deadlockMessage(const World& world);
/// Threads that hold locks and want each other's, the lowest number first; empty where no circle of locks
/// explains the deadlock.
std::vector<CircleMember> deadlockCircle(const World& world);

/// What a limit's outcome says: "stopped after 500,000,000 instructions; raise --max-steps to go on".
std::string stepsLimitMessage(std::uint64_t steps);
std::string memoryLimitMessage(std::uint64_t bytes);
std::string threadsLimitMessage(std::uint64_t threads);
std::string outputLimitMessage(std::uint64_t bytes);

} // namespace core
