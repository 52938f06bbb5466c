#pragma once

#include "core/value/context.h"

#include <functional>
#include <span>

namespace core {

/// What becomes of an object on the heap when what leads to it is copied.
enum class Fate : std::uint8_t {
    Copied,
    Shared,  ///< The copy refers to the same one.
    Refused, ///< Nothing can be copied.
};

struct GraphCopy {
    Value refused;           ///< The object that cannot be copied; unset when all is well.
    std::uint64_t words = 0; ///< Of all that was copied, texts and large numbers too.
};

/// Replaces each root by a copy of all that it leads to: an object that is met twice, or that leads to
/// itself, has one copy. `fateOf` is not asked about texts and large numbers, which are never copied, and
/// blocks, which always are; it may name another object that is to be shared in place of the one it is asked
/// about. `made` is told of each copy.
GraphCopy copyGraph(Memory& memory, std::span<Value> roots, const std::function<Fate(Value&)>& fateOf,
                    const std::function<void(Value copy)>& made);

/// A copy as copy.deepcopy makes it: functions and classes stay the same ones. TypeError for locks,
/// generators and their like.
Evaluated<Value> deepCopy(ValueContext& context, Value value);
/// The TypeError that Python raises for what can be neither copied nor pickled.
tl::unexpected<Raised> cannotPickle(ValueContext& context, Value value);

} // namespace core
