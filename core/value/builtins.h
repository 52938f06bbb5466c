#pragma once

#include "core/value/context.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

/// Arguments of a call: `positional` values, then `names.size()` named ones. A function that used up an
/// iterator before it found that it needs the prelude replaces that argument by an iterator over the same
/// items.
struct Arguments {
    Value* values = nullptr;
    std::uint32_t positional = 0;
    std::span<const Value> names{}; ///< Each a Str.

    std::size_t named() const { return names.size(); }
    Value operator[](std::size_t position) const { return values[position]; }
};

/// What a call does to the container that it is given first (details.md 2).
enum class Effect : std::uint8_t { None, Reads, Writes };

using NativeFunction = Evaluated<Value> (*)(ValueContext&, Arguments);
/// `self` has the built-in type of the table's row.
using NativeMethod = Evaluated<Value> (*)(ValueContext&, Value self, Arguments);

/// How many arguments a function takes; those that take named ones check all theirs themselves.
struct Arity {
    std::uint8_t least = 0;
    std::uint8_t most = 0;
    bool named = false;

    static constexpr std::uint8_t kAny = 255;
};
inline constexpr Arity kNamed{0, Arity::kAny, true};

/// A function that is built in. Value::constant(Kind::Builtin, its row).
struct BuiltinInfo {
    std::string_view module; ///< Empty: has its name in every module.
    std::string_view name;
    NativeFunction call; ///< Null: the interpreter's or the World's.
    Arity arity{};
    Effect effect = Effect::None; ///< On its first argument.
};
std::span<const BuiltinInfo> builtinTable();
using BuiltinId = std::uint16_t;
const BuiltinInfo& builtinInfo(Value builtin);
/// The row of a function, for switches of the interpreter: builtinId("", "print").
std::optional<BuiltinId> builtinId(std::string_view module, std::string_view name);

/// A method of a built-in type.
struct MethodInfo {
    TypeId type;
    std::string_view name;
    NativeMethod call;
    Arity arity{};
    Effect effect = Effect::None; ///< On its object.
    bool ofType = false;          ///< Called on the type, which is its `self`: `dict.fromkeys(keys)`.
};
std::span<const MethodInfo> methodTable();
inline const MethodInfo& methodInfo(MethodId id)
{
    return methodTable()[id];
}
/// Of the type or the nearest ancestor that has it; kNoMethod if none.
MethodId findMethod(TypeId type, std::string_view name);

/// Functions and types that have a name in every module.
std::optional<Value> builtinNamed(std::string_view name);
/// Names of those, for "did you mean".
std::vector<std::string_view> builtinNames();
/// What a built-in module consists of, functions, numbers and types; empty for other modules. Its members
/// that are written in the lesson language are not here.
std::vector<std::pair<std::string, Value>> moduleMembers(std::string_view module);

/// Calls a function whose row has a function.
Evaluated<Value> callBuiltin(ValueContext& context, Value builtin, Arguments arguments);
Evaluated<Value> callMethod(ValueContext& context, MethodId method, Value self, Arguments arguments);
/// A BuiltinMethod object: a method bound to its object, or `str.upper` with the object as first argument.
Evaluated<Value> callBuiltinMethod(ValueContext& context, Value method, Arguments arguments);
/// Any of those and built-in types; needsPrelude for what the interpreter has to call.
Evaluated<Value> callNative(ValueContext& context, Value callable, Arguments arguments);
/// `int(x)`, `list(x)`, `ValueError(x)`, … for every built-in type.
Evaluated<Value> callType(ValueContext& context, TypeId type, Arguments arguments);
/// The effect of calling the type on its first argument: `list(shared)` reads.
Effect typeEffect(TypeId type);

} // namespace core
