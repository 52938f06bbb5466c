#pragma once

#include "core/world/world.h"

#include <map>
#include <set>
#include <string>

namespace core {

/// Priority ceilings of locks (Sha, Rajkumar, Lehoczky, "Priority Inheritance Protocols", 1990), found in the
/// program's text (details.md 21): a thread may take a lock if its target, or a function that it calls, names
/// it.
class Ceilings {
public:
    /// The highest priority among the threads created so far that may take the lock of that name; empty if
    /// there is none.
    std::optional<std::int32_t> of(const std::string& lock, const World& world);

private:
    const std::set<std::string>& namesIn(std::uint32_t function, const Program& program);

    std::map<std::uint32_t, std::set<std::string>> m_names; ///< By function.
};

} // namespace core
