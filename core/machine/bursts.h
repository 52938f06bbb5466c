#pragma once

#include "core/value/memory_trial.h"
#include "core/world/world.h"

#include <functional>
#include <optional>

namespace core {

/// Finds out how long a thread will use the CPU by running it alone on a copy (details.md 25). There may be a
/// hundred thousand threads: only the one that is asked for and the tasks are copied, to it all others look
/// as if they had not begun; and the copy borrows the memory, where all that it does is taken back.
class Bursts {
public:
    /// Time of the instructions up to a stop and of its own.
    using Cost = std::function<Duration(const Stop&, const Taken&)>;

    /// The CPU time from where the thread stands until it blocks or ends. `due`: what it stands before takes
    /// no more time of its own.
    Duration of(World& world, ThreadId thread, bool due, const Cost& cost);

private:
    void copy(const World& world, ThreadId thread);
    Duration follow(const World& world, ThreadId thread, bool due, const Cost& cost);
    bool blocks(const World& world, ThreadId thread, bool due) const;

    class Loan;

    std::optional<World> m_copy; ///< Without memory, but for a Loan.
    MemoryTrial m_trial;
    std::size_t m_known = 0; ///< How many threads have been looked at whether they are tasks.
    std::vector<ThreadId> m_tasks;
    std::vector<std::uint32_t> m_started; ///< By the thread that was followed last.
};

} // namespace core
