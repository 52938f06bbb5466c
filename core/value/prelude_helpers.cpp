// What the prelude's part of containers and repr is made of: functions that only it may name.

#include "core/value/arguments.h"
#include "core/value/display.h"
#include "core/value/methods.h"
#include "core/value/requests.h"
#include "core/value/sorting.h"
#include "core/value/table.h"

namespace core {
namespace {

/// The built-in container inside an instance; anything else itself.
Evaluated<Value> payload(ValueContext& context, Arguments arguments)
{
    return payloadOf(context.memory, arguments[0]);
}

/// (keys, reverse): positions in order; the prelude sorts when a comparison is the lesson's.
Evaluated<Value> sortOrder(ValueContext& context, Arguments arguments)
{
    const Evaluated<std::vector<std::size_t>> order =
        sortedOrder(context, listItems(context.memory, arguments[0]), arguments[1].isTrue());
    if (!order)
        return failure(order);
    std::vector<Value> positions;
    for (const std::size_t i : *order)
        positions.push_back(Value::small(static_cast<std::int64_t>(i)));
    return newList(context, positions);
}
/// Whether an iterable can be gone through only once, or only by the lesson's own code.
Evaluated<Value> isLazy(ValueContext& context, Arguments arguments)
{
    const Value value = arguments[0];
    if (overrides(context, value, Special::Iter) || value.is(Kind::Generator))
        return Value::boolean(true);
    const Value inner = payloadOf(context.memory, value);
    return Value::boolean(inner.is(Kind::Instance)
                          || (inner.is(Kind::Iterator) && !isView(context.memory, inner)));
}
/// (list, items): the list has these items from now on.
Evaluated<Value> listReplace(ValueContext& context, Arguments arguments)
{
    setListItems(context, payloadOf(context.memory, arguments[0]), listItems(context.memory, arguments[1]));
    return Value::none();
}

/// (callable, args, kwargs, answers): (True, its result), or (False, kind, a, b) of its next request.
Evaluated<Value> answered(ValueContext& context, Arguments arguments)
{
    std::vector<Value> values = listItems(context.memory, arguments[1]);
    const auto positional = static_cast<std::uint32_t>(values.size());
    std::vector<Value> names;
    for (EntryPosition i = 0; i < tableFill(context.memory, arguments[2]); ++i) {
        if (entryKey(context.memory, arguments[2], i).isUnset())
            continue;
        names.push_back(entryKey(context.memory, arguments[2], i));
        values.push_back(entryValue(context.memory, arguments[2], i));
    }
    const std::vector<Value> answers = listItems(context.memory, arguments[3]);
    Requests requests{answers};
    ValueContext asking = context;
    asking.requests = &requests;
    const Evaluated<Value> result = callNative(asking, arguments[0], {values.data(), positional, names});
    if (result) {
        const std::array pair{Value::boolean(true), *result};
        return newTuple(context, pair);
    }
    if (!result.error().isNeedsPrelude())
        return result;
    if (!requests.isPending)
        return raise(context, TypeId::TypeError, "this is not possible with objects of the lesson");
    const Value second = requests.b.isUnset() ? Value::none() : requests.b;
    const std::array request{Value::boolean(false), Value::small(static_cast<std::int64_t>(requests.kind)),
                             requests.a, second};
    return newTuple(context, request);
}

template <class Op>
Op opOf(Value number)
{
    return static_cast<Op>(number.asSmall());
}
Evaluated<Value> answer(const Evaluated<bool>& result)
{
    return result ? Evaluated<Value>(Value::boolean(*result)) : Evaluated<Value>(failure(result));
}

/// What the lesson language itself does, in the prelude.
Evaluated<Value> byPrelude(ValueContext&, Arguments)
{
    return needsPrelude();
}

// The operators as functions, so that they can be answered too.
Evaluated<Value> nativeBinary(ValueContext& context, Arguments arguments)
{
    return binary(context, opOf<BinaryOp>(arguments[0]), arguments[1], arguments[2]);
}
Evaluated<Value> nativeInplace(ValueContext& context, Arguments arguments)
{
    return inplace(context, opOf<BinaryOp>(arguments[0]), arguments[1], arguments[2]);
}
Evaluated<Value> nativeCompare(ValueContext& context, Arguments arguments)
{
    return compare(context, opOf<CompareOp>(arguments[0]), arguments[1], arguments[2]);
}
Evaluated<Value> nativeUnary(ValueContext& context, Arguments arguments)
{
    return unary(context, opOf<UnaryOp>(arguments[0]), arguments[1]);
}
Evaluated<Value> nativeContains(ValueContext& context, Arguments arguments)
{
    return answer(contains(context, arguments[0], arguments[1]));
}
Evaluated<Value> nativeGetItem(ValueContext& context, Arguments arguments)
{
    return getItem(context, arguments[0], arguments[1]);
}
Evaluated<Value> nativeSetItem(ValueContext& context, Arguments arguments)
{
    return setItem(context, arguments[0], arguments[1], arguments[2]);
}
Evaluated<Value> nativeDeleteItem(ValueContext& context, Arguments arguments)
{
    return deleteItem(context, arguments[0], arguments[1]);
}
Evaluated<Value> nativeSetAdd(ValueContext& context, Arguments arguments)
{
    return addToSet(context, arguments[0], arguments[1]);
}
Evaluated<Value> nativeExtend(ValueContext& context, Arguments arguments)
{
    return extendList(context, arguments[0], arguments[1]);
}
Evaluated<Value> nativeMerge(ValueContext& context, Arguments arguments)
{
    return mergeDict(context, arguments[0], arguments[1], arguments[2].isTrue());
}
Evaluated<Value> unsupported(ValueContext& context, Arguments arguments)
{
    return raiseUnsupported(context, opOf<BinaryOp>(arguments[0]), arguments[1].isTrue(), arguments[2],
                            arguments[3]);
}
Evaluated<Value> unorderable(ValueContext& context, Arguments arguments)
{
    return raiseUnorderable(context, opOf<CompareOp>(arguments[0]), arguments[1], arguments[2]);
}

constexpr std::array kRows{
    BuiltinInfo{"_intrinsics", "__payload", payload, {1, 1}},
    BuiltinInfo{"_intrinsics", "__leave", byPrelude, {1, 1}},
    BuiltinInfo{"_intrinsics", "__sort_order", sortOrder, {2, 2}},
    BuiltinInfo{"_intrinsics", "__is_lazy", isLazy, {1, 1}},
    BuiltinInfo{"_intrinsics", "__list_replace", listReplace, {2, 2}},
    BuiltinInfo{"_intrinsics", "__answered", answered, {4, 4}},
    BuiltinInfo{"_intrinsics", "__binary", nativeBinary, {3, 3}},
    BuiltinInfo{"_intrinsics", "__inplace", nativeInplace, {3, 3}},
    BuiltinInfo{"_intrinsics", "__compare", nativeCompare, {3, 3}},
    BuiltinInfo{"_intrinsics", "__unary", nativeUnary, {2, 2}},
    BuiltinInfo{"_intrinsics", "__contains", nativeContains, {2, 2}},
    BuiltinInfo{"_intrinsics", "__getitem", nativeGetItem, {2, 2}},
    BuiltinInfo{"_intrinsics", "__setitem", nativeSetItem, {3, 3}},
    BuiltinInfo{"_intrinsics", "__delitem", nativeDeleteItem, {2, 2}},
    BuiltinInfo{"_intrinsics", "__set_add", nativeSetAdd, {2, 2}},
    BuiltinInfo{"_intrinsics", "__extend", nativeExtend, {2, 2}},
    BuiltinInfo{"_intrinsics", "__merge", nativeMerge, {3, 3}},
    BuiltinInfo{"_intrinsics", "__unsupported", unsupported, {4, 4}},
    BuiltinInfo{"_intrinsics", "__unorderable", unorderable, {3, 3}},
};

} // namespace

std::span<const BuiltinInfo> preludeHelperRows()
{
    return kRows;
}

} // namespace core
