#pragma once

#include "core/value/memory.h"
#include "core/world/sharing.h"

namespace core {

enum class GateForm : std::uint8_t {
    Lock,    ///< One permit, with an owner.
    Permits, ///< Semaphores, items of a queue: a wait takes one.
    Flag,    ///< Events, results: a wait takes none.
};

/// The layout of a Kind::Gate object: what can be waited for. Who waits is not in it: any waiter may be next
/// (exploring), or the Machine keeps their queue.
struct GateLayout {
    static constexpr std::uint64_t form = 1;    ///< Small: GateForm.
    static constexpr std::uint64_t permits = 2; ///< Small.
    static constexpr std::uint64_t owner =
        3; ///< Small: number of the thread that holds the lock, plus 1; 0 none.
    static constexpr std::uint64_t number = 4; ///< Small.
    static constexpr std::uint64_t name = 5;   ///< Small: index of the name it was first bound to, plus
                                               ///< (position in a list + 1) << 32; unset before.
    static constexpr std::uint64_t label = 6;  ///< Text of the prelude for what it is ("queue"), or unset.
    static constexpr std::uint32_t words = 7;
};

/// The location that an object, or its attribute (name index plus 1), is; from its birth.
Location locationOfObject(const Memory& memory, Value object, std::uint32_t attribute);

} // namespace core
