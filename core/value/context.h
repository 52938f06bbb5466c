#pragma once

#include "core/value/constants.h"
#include "core/value/memory.h"
#include "core/value/types.h"

#include <string_view>
#include <tl/expected.hpp>

namespace core {

struct Requests;

/// What operations on values work with: the memory of one process and the constants of its program. Nothing
/// here calls back into the interpreter.
struct ValueContext {
    Memory& memory;
    const ConstantTable& constants;
    std::uint64_t maxWords = std::uint64_t{1} << 28; ///< More than this in one operation: MemoryError.
    Requests* requests = nullptr; ///< Where natives ask what only the lesson knows (requests.h).
    bool* toldBirths = nullptr;   ///< Becomes true where it is told the how many-th an object is.
    std::uint32_t depth = 0;      ///< How deep an operation has gone into nested containers.
};

/// Why an operation has no value: the exception object that it raises; or it would have to call a function of
/// the lesson (a special method of an instance, a generator, a `key`), and then nothing has been changed and
/// the interpreter calls the prelude's function of the same purpose instead.
struct Raised {
    Value exception; ///< Unset: needs the prelude.

    static Raised needsPrelude() { return {}; }
    bool isNeedsPrelude() const { return exception.isUnset(); }
};

template <class T>
using Evaluated = tl::expected<T, Raised>;

inline tl::unexpected<Raised> needsPrelude()
{
    return tl::make_unexpected(Raised::needsPrelude());
}
/// A new exception of a built-in class with one argument.
tl::unexpected<Raised> raise(ValueContext& context, TypeId exceptionClass, std::string_view message);
/// The same with any argument: `KeyError(key)`.
tl::unexpected<Raised> raiseWith(ValueContext& context, TypeId exceptionClass, Value argument);

} // namespace core
