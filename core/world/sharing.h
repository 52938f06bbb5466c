#pragma once

#include "core/program/program.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace core {

/// A place that several threads may read and write: a module variable, or an object (container, attributes of
/// an instance, captured variable) known by where and by whom it was made (details.md 1).
struct Location {
    bool isSlot = true;
    std::uint32_t slotOrSite = 0; ///< Module variable; or the instruction that made the object.
    std::uint32_t thread = 0;     ///< That made the object.
    std::uint32_t count = 0; ///< How many that thread had made there before; of an instance, of its class.
    std::uint32_t attribute = 0; ///< Of an instance: name index plus 1; else 0.
    auto operator<=>(const Location&) const = default;
};

/// Which locations are shared, hence which reads, writes and operations are steps; and the code marked by it.
class Sharing {
public:
    /// Nothing is shared yet.
    explicit Sharing(std::shared_ptr<const Program> program);

    /// Adds locations and the instructions that were seen to use them; true if any was new.
    bool add(const std::set<Location>& locations, const std::set<std::uint32_t>& instructions);

    bool contains(const Location& location) const { return m_locations.contains(location); }
    bool hasObjects() const { return m_hasObjects; } ///< Any location that is no module variable.
    bool isUsedAt(std::uint32_t instruction) const { return m_instructions.contains(instruction); }
    bool isSharedSlot(std::size_t slot) const { return m_sharedSlots[slot]; }
    const std::set<Location>& locations() const { return m_locations; }
    /// Program::code() with kVisible on what a thread stops before.
    const std::vector<Instruction>& code() const { return m_code; }

private:
    void mark();

    std::shared_ptr<const Program> m_program;
    std::set<Location> m_locations;
    std::set<std::uint32_t> m_instructions;
    bool m_hasObjects = false;
    std::vector<bool> m_sharedSlots;
    std::vector<Instruction> m_code;
};

/// The name of a location without a World to look into: "counter", "attribute 'balance' of an object made in
/// line 12".
std::string nameOf(const Location& location, const Program& program);

} // namespace core
