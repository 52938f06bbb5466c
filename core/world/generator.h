#pragma once

#include "core/value/generator_words.h"
#include "core/value/value.h"

namespace core {

/// The layout of a Kind::Generator object: a generator or coroutine, which is a frame that can be left and
/// resumed.
struct GeneratorLayout {
    static constexpr std::uint64_t frame = 0;
    static constexpr std::uint64_t state = 1;    ///< Small: created, suspended, running, done.
    static constexpr std::uint64_t sent = 2;     ///< What `send` gave, until the Yield takes it.
    static constexpr std::uint64_t function = 3; ///< Small: index of its function.
    // A coroutine has a further word (kCoroutineWords).
    static constexpr std::uint64_t madeAt = 4; ///< Small: the lesson's instruction; unset if the prelude did.

    static constexpr Value created() { return Value::small(0); }
    static constexpr Value suspended() { return Value::small(1); }
    static constexpr Value running() { return Value::small(2); }
    static constexpr Value done() { return Value::small(3); }
};

} // namespace core
