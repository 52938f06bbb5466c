#pragma once

#include "core/value/objects.h"

#include <string>

namespace core {

// What the operators and built-in protocols do. Instances whose class defines the special method give
// needsPrelude(): the interpreter calls those itself (it looks them up before it comes here).

enum class BinaryOp : std::uint8_t {
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    LeftShift,
    RightShift,
    And,
    Or,
    Xor,
};
enum class CompareOp : std::uint8_t { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
enum class UnaryOp : std::uint8_t { Negate, Plus, Invert };

/// `a op b`. Works on the payload of instances.
Evaluated<Value> binary(ValueContext& context, BinaryOp op, Value a, Value b);
/// `a op= b`: lists, sets and dicts are changed in place.
Evaluated<Value> inplace(ValueContext& context, BinaryOp op, Value a, Value b);
Evaluated<Value> unary(ValueContext& context, UnaryOp op, Value value);
Evaluated<Value> compare(ValueContext& context, CompareOp op, Value a, Value b);
Evaluated<bool> equal(ValueContext& context, Value a, Value b); ///< `a == b`
Evaluated<bool> same(ValueContext& context, Value a, Value b); ///< `a is b or a == b`: as containers compare.
Evaluated<bool> less(ValueContext& context, Value a, Value b); ///< `a < b`
/// The TypeErrors that come when no special method took the operands either.
tl::unexpected<Raised> raiseUnsupported(ValueContext& context, BinaryOp op, bool isInplace, Value a, Value b);
tl::unexpected<Raised> raiseUnorderable(ValueContext& context, CompareOp op, Value a, Value b);
Evaluated<bool> truthSlow(ValueContext& context, Value value);

inline Evaluated<Value> add(ValueContext& context, Value a, Value b)
{
    if (a.isSmall() && b.isSmall()) [[likely]] {
        const std::int64_t sum = a.asSmall() + b.asSmall();
        if (Value::fitsSmall(sum))
            return Value::small(sum);
    } else if (a.isReal() && b.isReal()) {
        return Value::real(a.asReal() + b.asReal());
    }
    return binary(context, BinaryOp::Add, a, b);
}
inline Evaluated<Value> subtract(ValueContext& context, Value a, Value b)
{
    if (a.isSmall() && b.isSmall()) [[likely]] {
        const std::int64_t difference = a.asSmall() - b.asSmall();
        if (Value::fitsSmall(difference))
            return Value::small(difference);
    } else if (a.isReal() && b.isReal()) {
        return Value::real(a.asReal() - b.asReal());
    }
    return binary(context, BinaryOp::Subtract, a, b);
}
inline Evaluated<Value> multiply(ValueContext& context, Value a, Value b)
{
    std::int64_t product = 0;
    if (a.isSmall() && b.isSmall()) [[likely]] {
        if (!__builtin_mul_overflow(a.asSmall(), b.asSmall(), &product) && Value::fitsSmall(product))
            return Value::small(product);
    } else if (a.isReal() && b.isReal()) {
        return Value::real(a.asReal() * b.asReal());
    }
    return binary(context, BinaryOp::Multiply, a, b);
}

template <class T>
constexpr bool compares(CompareOp op, T a, T b)
{
    switch (op) {
    case CompareOp::Equal: return a == b;
    case CompareOp::NotEqual: return a != b;
    case CompareOp::Less: return a < b;
    case CompareOp::LessEqual: return a <= b;
    case CompareOp::Greater: return a > b;
    case CompareOp::GreaterEqual: return a >= b;
    }
    return false;
}
/// `op` should be a constant at the place of the call.
inline Evaluated<Value> compareFast(ValueContext& context, CompareOp op, Value a, Value b)
{
    if (a.isSmall() && b.isSmall()) [[likely]]
        return Value::boolean(compares(op, a.asSmall(), b.asSmall()));
    if (a.isReal() && b.isReal())
        return Value::boolean(compares(op, a.asReal(), b.asReal()));
    return compare(context, op, a, b);
}

inline Evaluated<bool> truth(ValueContext& context, Value value)
{
    if (value.isBool())
        return value.isTrue();
    if (value.isSmall())
        return value.asSmall() != 0;
    if (value.isNone())
        return false;
    return truthSlow(context, value);
}

// Items.

Evaluated<Value> getItemSlow(ValueContext& context, Value container, Value key);
Evaluated<Value> setItemSlow(ValueContext& context, Value container, Value key, Value item);
Evaluated<Value> deleteItem(ValueContext& context, Value container, Value key); ///< None when done.
Evaluated<bool> contains(ValueContext& context, Value container, Value item);
Evaluated<std::int64_t> length(ValueContext& context, Value container);

inline Evaluated<Value> getItem(ValueContext& context, Value container, Value key)
{
    if (container.is(Kind::List) && key.isSmall()) [[likely]] {
        const auto size = static_cast<std::int64_t>(listSize(context.memory, container));
        const std::int64_t i = key.asSmall() < 0 ? key.asSmall() + size : key.asSmall();
        if (i >= 0 && i < size)
            return listItem(context.memory, container, static_cast<std::uint64_t>(i));
    }
    return getItemSlow(context, container, key);
}
inline Evaluated<Value> setItem(ValueContext& context, Value container, Value key, Value item)
{
    if (container.is(Kind::List) && key.isSmall()) [[likely]] {
        const auto size = static_cast<std::int64_t>(listSize(context.memory, container));
        const std::int64_t i = key.asSmall() < 0 ? key.asSmall() + size : key.asSmall();
        if (i >= 0 && i < size) {
            setListItem(context.memory, container, static_cast<std::uint64_t>(i), item);
            return Value::none();
        }
    }
    return setItemSlow(context, container, key, item);
}

// Iteration. Native iterators are Kind::Iterator; generators are the interpreter's and pass through
// iterate() unchanged.

Evaluated<Value> iterate(ValueContext& context, Value iterable);
/// The next item; unset at the end.
Evaluated<Value> nextSlow(ValueContext& context, Value iterator);
inline Evaluated<Value> next(ValueContext& context, Value iterator)
{
    Memory& memory = context.memory;
    const std::uint64_t object = iterator.word();
    if (memory.get(object, IteratorLayout::kForm)
        == Value::small(static_cast<std::int64_t>(IteratorForm::Range))) {
        const std::int64_t at = memory.get(object, IteratorLayout::kPosition).asSmall();
        const std::int64_t end = memory.get(object, IteratorLayout::kEnd).asSmall();
        const std::int64_t step = memory.get(object, IteratorLayout::kStep).asSmall();
        if (step > 0 ? at >= end : at <= end)
            return Value::unset();
        memory.set(object, IteratorLayout::kPosition, Value::small(at + step));
        return Value::small(at);
    }
    return nextSlow(context, iterator);
}
/// The container that `next` of this iterator reads; unset for ranges, tuples and texts.
Value iteratedContainer(const ValueContext& context, Value iterator);
/// Whether it is one of the views, which are no iterators.
bool isView(const Memory& memory, Value value);
/// `a, b = value`: its items if it has exactly `count`, else Python's ValueError.
Evaluated<Value> unpack(ValueContext& context, Value iterable, std::uint64_t count, std::span<Value> items);
/// `a, *b, c = value`: `before` items, a list, `after` items.
Evaluated<Value> unpackStar(ValueContext& context, Value iterable, std::uint64_t before, std::uint64_t after,
                            std::span<Value> items);
/// All items of an iterable in order, for natives; needsPrelude for generators and instances with __iter__.
Evaluated<Value> listOf(ValueContext& context, Value iterable);
/// `list += iterable`, `[*iterable]`.
Evaluated<Value> extendList(ValueContext& context, Value list, Value iterable);
Evaluated<Value> addToSet(ValueContext& context, Value set, Value item);
/// `{**mapping}`; with `unique` a key that is there already is the TypeError of keyword arguments.
Evaluated<Value> mergeDict(ValueContext& context, Value dict, Value mapping, bool unique);

// Dicts, for the interpreter's own use too.

Value newDict(ValueContext& context);
Value newSet(ValueContext& context);
Evaluated<Value> dictGet(ValueContext& context, Value dict, Value key); ///< Unset if it is not there.
Evaluated<Value> dictSet(ValueContext& context, Value dict, Value key, Value item);

// Text.

Value newText(ValueContext& context, std::string_view utf8);
/// The bytes of a Str.
std::string textOf(const ValueContext& context, Value text);
Evaluated<std::string> str(ValueContext& context, Value value);
Evaluated<std::string> repr(ValueContext& context, Value value);
Evaluated<std::string> ascii(ValueContext& context, Value value);
/// `format(value, spec)`; an empty spec is str().
Evaluated<std::string> format(ValueContext& context, Value value, std::string_view spec);
std::string typeName(const ValueContext& context, Value value); ///< As messages name it: "int", "Account".
/// The last line of a traceback: "ValueError: text"; user-defined __str__ is not called.
std::string exceptionLine(ValueContext& context, Value exception);
/// As json.dumps gives it; tuples are lists, sets sorted lists, anything else its repr.
std::string json(ValueContext& context, Value value);

// Identity and types.

Evaluated<std::int64_t> hash(ValueContext& context, Value value);
/// `isinstance(value, classes)`: a class or a tuple of them.
Evaluated<bool> isInstance(ValueContext& context, Value value, Value classes);
Evaluated<bool> isSubclassOf(ValueContext& context, Value ofClass, Value classes);
/// Whether an `except` with this class or tuple of classes catches it; TypeError if they are no exceptions.
Evaluated<bool> matchesException(ValueContext& context, Value exception, Value classes);
/// Attributes of built-in objects that are no methods: args of an exception, __name__, start of a range.
/// Unset if there is none.
Value builtinAttribute(ValueContext& context, Value value, std::string_view name);
/// Sets such an attribute, or one in the attributes of an instance, exception, class or function; false if
/// the value has no attributes that can be set.
bool setBuiltinAttribute(ValueContext& context, Value value, std::uint32_t name, Value item);
/// Deletes one that setBuiltinAttribute can set; false if it is not there.
bool deleteBuiltinAttribute(ValueContext& context, Value value, std::uint32_t name);
/// `'Account' object has no attribute 'x'`
tl::unexpected<Raised> raiseMissingAttribute(ValueContext& context, Value value, std::string_view name);
/// `id(value)`
std::int64_t identityOf(const ValueContext& context, Value value);

// Integers.

Value newInteger(ValueContext& context, std::int64_t value);
/// An int or bool as an int64; nothing if it does not fit or is no integer.
std::optional<std::int64_t> toInt64(const ValueContext& context, Value value);
/// An int, bool or float as a double; nothing if it is no number or too large.
std::optional<double> toDouble(const ValueContext& context, Value value);

} // namespace core
