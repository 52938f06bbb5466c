#pragma once

#include "core/value/builtins.h"
#include "core/value/operations.h"
#include "core/value/sequences.h"

#include <array>

namespace core {

/// The parameters of a native function that takes named arguments.
struct Parameters {
    std::string_view function;
    std::span<const std::string_view> names; ///< An empty name: positional only.
    std::size_t required = 0;
    std::size_t positional = 0; ///< How many may be given without a name.
};

/// Puts each argument where its parameter is; missing ones stay unset.
Evaluated<Value> bind(ValueContext& context, const Arguments& arguments, const Parameters& parameters,
                      std::span<Value> bound);

template <std::size_t N>
Evaluated<std::array<Value, N>> bound(ValueContext& context, const Arguments& arguments,
                                      const std::array<std::string_view, N>& names, std::string_view function,
                                      std::size_t required, std::size_t positional = N)
{
    std::array<Value, N> values;
    values.fill(Value::unset());
    const Evaluated<Value> done = bind(context, arguments, {function, names, required, positional}, values);
    if (!done)
        return failure(done);
    return values;
}

/// Checks the number of arguments as CPython's own functions do; `qualified` is "list.append".
Evaluated<Value> checkArity(ValueContext& context, const Arguments& arguments, const Arity& arity,
                            std::string_view name, std::string_view qualified);

/// A native that has used up an iterator hands the prelude a list of its items instead.
void keepForPrelude(ValueContext& context, Arguments& arguments, std::size_t position,
                    std::span<const Value> items);

} // namespace core
