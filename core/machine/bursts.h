#pragma once

#include "core/world/world.h"

#include <functional>
#include <optional>

namespace core {

/// Finds out how long a thread will use the CPU by running it alone on a copy (details.md 25). Of the World
/// only the memory is copied each time; of the threads only the one that is asked for and the tasks, since
/// there may be a hundred thousand: to it all others look as if they had not begun.
class Bursts {
public:
    /// Time of the instructions up to a stop and of its own.
    using Cost = std::function<Duration(const Stop&, const Taken&)>;

    /// The CPU time from where the thread stands until it blocks or ends. `due`: what it stands before takes
    /// no more time of its own.
    Duration of(const World& world, ThreadId thread, bool due, const Cost& cost);

private:
    void copy(const World& world, ThreadId thread);
    Duration follow(const World& world, ThreadId thread, bool due, const Cost& cost);
    bool blocks(const World& world, ThreadId thread, bool due) const;

    std::optional<World> m_copy;
    std::size_t m_known = 0; ///< How many threads have been looked at whether they are tasks.
    std::vector<ThreadId> m_tasks;
    std::vector<std::uint32_t> m_started; ///< By the thread that was followed last.
};

} // namespace core
