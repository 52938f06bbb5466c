#pragma once

#include "core/value/context.h"

#include <span>
#include <string>

namespace core {

/// What a native has to know that only the lesson's own code can say: what a special method of an instance
/// returns, what a generator gives.
enum class Request : std::uint8_t {
    Truth,
    Length,
    Text,
    Repr,
    Format, ///< format(a, b)
    Hash,
    Equal, ///< In the order of CompareOp.
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Contains, ///< b in a
    Items,    ///< All items of an iterable, as a list.
    Call,     ///< a(b)
    Invoke,   ///< a()
    Item,     ///< a[b]
    Attribute,
    Index,
    Integer,
    Real,
    Absolute,
    Round, ///< round(a, b), b unset: round(a)
    DivMod,
    Negate, ///< In the order of UnaryOp.
    Plus,
    Invert,
    Missing, ///< a.__missing__(b)
    Binary,  ///< In the order of BinaryOp, to the end.
};

/// A native that needs the lesson is run again and again by the prelude: each time it comes one request
/// further, with the answers to those before. It changes nothing before it has all its answers, so running
/// it again does no harm.
struct Requests {
    std::span<const Value> answers;
    std::size_t used = 0;
    bool isPending = false; ///< What comes is the request that has no answer yet.
    Request kind{};
    Value a{};
    Value b{};
};

/// The answer; needsPrelude() while there is none.
Evaluated<Value> ask(ValueContext& context, Request kind, Value a, Value b = Value::unset());
Evaluated<bool> askTruth(ValueContext& context, Request kind, Value a, Value b = Value::unset());
/// The answer must be a str, else "… returned non-string".
Evaluated<std::string> askText(ValueContext& context, Request kind, Value a, Value b = Value::unset());
/// The answer must be an int that fits.
Evaluated<std::int64_t> askInteger(ValueContext& context, Request kind, Value a);

} // namespace core
