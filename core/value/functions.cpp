// Built-in functions on containers and objects.

#include "core/value/arguments.h"
#include "core/value/integers.h"
#include "core/value/iterators.h"
#include "core/value/methods.h"
#include "core/value/requests.h"
#include "core/value/table.h"

namespace core {
namespace {

Evaluated<Value> answer(const Evaluated<bool>& result)
{
    return result ? Evaluated<Value>(Value::boolean(*result)) : Evaluated<Value>(failure(result));
}
Evaluated<Value> text(ValueContext& context, const Evaluated<std::string>& result)
{
    return result ? Evaluated<Value>(newText(context, *result)) : Evaluated<Value>(failure(result));
}

bool isLazy(const ValueContext& context, Value iterable)
{
    return iterable.is(Kind::Iterator) && !isView(context.memory, iterable);
}

Evaluated<Value> len(ValueContext& context, Arguments arguments)
{
    const Evaluated<std::int64_t> size = length(context, arguments[0]);
    return size ? Evaluated<Value>(newInteger(context, *size)) : Evaluated<Value>(failure(size));
}

/// any() and all() stop early: what they have not seen stays in an iterator, so those are the prelude's.
template <bool wanted>
Evaluated<Value> anyIs(ValueContext& context, Arguments arguments)
{
    if (isLazy(context, arguments[0]))
        return needsPrelude();
    const Evaluated<std::vector<Value>> items = itemsOf(context, arguments[0]);
    if (!items)
        return failure(items);
    for (const Value item : *items) {
        const Evaluated<bool> isTrue = truth(context, item);
        if (!isTrue)
            return failure(isTrue);
        if (*isTrue == wanted)
            return Value::boolean(wanted);
    }
    return Value::boolean(!wanted);
}

Evaluated<Value> sum(ValueContext& context, Arguments arguments)
{
    const auto given = bound<2>(context, arguments, {"", "start"}, "sum", 1);
    if (!given)
        return failure(given);
    Value total = (*given)[1].isUnset() ? Value::small(0) : (*given)[1];
    if (total.is(Kind::Str))
        return raise(context, TypeId::TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    const Evaluated<std::vector<Value>> items = itemsOf(context, arguments[0]);
    if (!items)
        return failure(items);
    for (const Value item : *items) {
        const Evaluated<Value> result = add(context, total, item);
        if (!result) {
            keepForPrelude(context, arguments, 0, *items);
            return result;
        }
        total = *result;
    }
    return total;
}

/// The best of the items by `op`, the first of several.
Evaluated<Value> best(ValueContext& context, CompareOp op, const std::vector<Value>& items, Value key)
{
    Value found = Value::unset();
    Value foundKey = Value::unset();
    for (Value item : items) {
        Value itemKey = item;
        if (!key.isUnset() && !key.isNone()) {
            const Evaluated<Value> result = callNative(context, key, {&item, 1, {}});
            if (!result)
                return result;
            itemKey = *result;
        }
        if (!found.isUnset()) {
            const Evaluated<Value> isBetter = compareFast(context, op, itemKey, foundKey);
            if (!isBetter)
                return isBetter;
            if (!isBetter->isTrue())
                continue;
        }
        found = item;
        foundKey = itemKey;
    }
    return found;
}

template <CompareOp op>
Evaluated<Value> extreme(ValueContext& context, Arguments arguments)
{
    const std::string name = op == CompareOp::Less ? "min" : "max";
    if (arguments.positional == 0)
        return raise(context, TypeId::TypeError, name + " expected at least 1 argument, got 0");
    std::array<Value, 2> options{Value::unset(), Value::unset()};
    static constexpr std::array<std::string_view, 2> kNames{"key", "default"};
    const Evaluated<Value> done = bind(context, {arguments.values + arguments.positional, 0, arguments.names},
                                       {name, kNames, 0, 0}, options);
    if (!done)
        return done;
    std::vector<Value> items(arguments.values, arguments.values + arguments.positional);
    if (arguments.positional == 1) {
        Evaluated<std::vector<Value>> given = itemsOf(context, arguments[0]);
        if (!given)
            return failure(given);
        items = std::move(*given);
    } else if (!options[1].isUnset()) {
        return raise(context, TypeId::TypeError,
                     "Cannot specify a default for " + name + "() with multiple positional arguments");
    }
    if (items.empty())
        return options[1].isUnset()
            ? Evaluated<Value>(raise(context, TypeId::ValueError, name + "() arg is an empty sequence"))
            : Evaluated<Value>(options[1]);
    const Evaluated<Value> result = best(context, op, items, options[0]);
    if (!result && arguments.positional == 1)
        keepForPrelude(context, arguments, 0, items);
    return result;
}

Evaluated<Value> sorted(ValueContext& context, Arguments arguments)
{
    const auto given = bound<3>(context, arguments, {"", "key", "reverse"}, "sort", 0, 3);
    if (!given)
        return failure(given);
    if (arguments.positional != 1)
        return raise(context, TypeId::TypeError,
                     "sorted expected 1 argument, got " + std::to_string(arguments.positional));
    const Evaluated<std::vector<Value>> items = itemsOf(context, arguments[0]);
    if (!items)
        return failure(items);
    const Evaluated<std::vector<Value>> result = sortedBy(context, *items, (*given)[1], (*given)[2]);
    if (result)
        return newList(context, *result);
    keepForPrelude(context, arguments, 0, *items);
    return failure(result);
}

Evaluated<Value> reversedDict(ValueContext& context, Value dict, IteratorForm form)
{
    const Value position = newInteger(context, static_cast<std::int64_t>(tableFill(context.memory, dict)));
    return newIterator(context, IteratorForm::Reversed, dict, position, Value::none(),
                       Value::small(static_cast<std::int64_t>(form)));
}

Evaluated<Value> reversed(ValueContext& context, Arguments arguments)
{
    if (overrides(context, arguments[0], Special::Reversed))
        return needsPrelude();
    const Value inner = payloadOf(context.memory, arguments[0]);
    switch (inner.kind()) {
    case Kind::List:
        return newIterator(
            context, IteratorForm::ListReversed, inner,
            newInteger(context, static_cast<std::int64_t>(listSize(context.memory, inner)) - 1));
    case Kind::Str:
    case Kind::Tuple:
        return newIterator(context, IteratorForm::Reversed, inner,
                           newInteger(context, *length(context, inner)), Value::none(),
                           Value::small(static_cast<std::int64_t>(IteratorForm::DictKeys)));
    case Kind::Dict: return reversedDict(context, inner, IteratorForm::DictKeys);
    case Kind::Range: {
        const Value all = newSlice(context, Value::none(), Value::none(), Value::small(-1));
        const Evaluated<Value> turned = getItem(context, inner, all);
        return turned ? iterate(context, *turned) : turned;
    }
    case Kind::Iterator:
        if (isView(context.memory, inner)) {
            const Value form = context.memory.get(inner.word(), IteratorLayout::kForm);
            const Value dict = context.memory.get(inner.word(), IteratorLayout::kSource);
            const std::array forms{IteratorForm::DictKeys, IteratorForm::DictValues, IteratorForm::DictItems};
            return reversedDict(context, dict, forms[static_cast<std::size_t>(form.asSmall())]);
        }
        break;
    default: break;
    }
    if (overrides(context, arguments[0], Special::GetItem) && overrides(context, arguments[0], Special::Len))
        return needsPrelude();
    return raiseType(context, "'", arguments[0], "' object is not reversible");
}

Evaluated<Value> enumerate(ValueContext& context, Arguments arguments)
{
    const auto given = bound<2>(context, arguments, {"iterable", "start"}, "enumerate", 1);
    if (!given)
        return failure(given);
    const auto [iterable, start] = *given;
    if (!start.isUnset() && !isInteger(start))
        return raiseType(context, "'", start, "' object cannot be interpreted as an integer");
    const Evaluated<Value> iterator = iterate(context, iterable);
    if (!iterator)
        return iterator;
    if (iterator->is(Kind::Generator))
        return needsPrelude();
    const Value from = start.isUnset() ? Value::small(0)
        : start.isBool()               ? Value::small(smallOf(start))
                                       : start;
    return newIterator(context, IteratorForm::Enumerate, *iterator, from);
}

Evaluated<Value> zip(ValueContext& context, Arguments arguments)
{
    std::array<Value, 1> strict{Value::unset()};
    static constexpr std::array<std::string_view, 1> kNames{"strict"};
    const Evaluated<Value> bound =
        bind(context, {arguments.values + arguments.positional, 0, arguments.names}, {"zip", kNames, 0, 0},
             strict);
    if (!bound)
        return bound;
    std::vector<Value> iterators;
    bool isNative = true;
    for (std::size_t i = 0; i < arguments.positional; ++i) {
        const Evaluated<Value> iterator = iterate(context, arguments[i]);
        if (!iterator)
            return iterator;
        isNative = isNative && iterator->is(Kind::Iterator);
        iterators.push_back(*iterator);
    }
    if (!isNative)
        return needsPrelude();
    const Evaluated<bool> isStrict = strict[0].isUnset() ? Evaluated<bool>(false) : truth(context, strict[0]);
    if (!isStrict)
        return failure(isStrict);
    return newIterator(context, IteratorForm::Zip, newTuple(context, iterators), Value::small(0),
                       Value::boolean(*isStrict));
}

Evaluated<Value> iter(ValueContext& context, Arguments arguments)
{
    return arguments.positional == 2 ? Evaluated<Value>(needsPrelude()) : iterate(context, arguments[0]);
}

Evaluated<Value> isInstanceFunction(ValueContext& context, Arguments arguments)
{
    return answer(isInstance(context, arguments[0], arguments[1]));
}
Evaluated<Value> isSubclassFunction(ValueContext& context, Arguments arguments)
{
    return answer(isSubclassOf(context, arguments[0], arguments[1]));
}

Evaluated<Value> callable(ValueContext& context, Arguments arguments)
{
    switch (arguments[0].kind()) {
    case Kind::Function:
    case Kind::BoundMethod:
    case Kind::Class:
    case Kind::Builtin:
    case Kind::BuiltinType:
    case Kind::BuiltinMethod: return Value::boolean(true);
    default: return Value::boolean(overrides(context, arguments[0], Special::Call));
    }
}

Evaluated<Value> hashFunction(ValueContext& context, Arguments arguments)
{
    const Evaluated<std::int64_t> result = hash(context, arguments[0]);
    return result ? Evaluated<Value>(newInteger(context, *result)) : Evaluated<Value>(failure(result));
}
Evaluated<Value> id(ValueContext& context, Arguments arguments)
{
    return newInteger(context, identityOf(context, arguments[0]));
}
Evaluated<Value> reprFunction(ValueContext& context, Arguments arguments)
{
    return text(context, repr(context, arguments[0]));
}
Evaluated<Value> asciiFunction(ValueContext& context, Arguments arguments)
{
    return text(context, ascii(context, arguments[0]));
}
Evaluated<Value> formatFunction(ValueContext& context, Arguments arguments)
{
    if (arguments.positional == 2 && !arguments[1].is(Kind::Str))
        return raiseType(context, "format() argument 2 must be str, not ", arguments[1], "");
    const std::string spec = arguments.positional == 2 ? textOf(context, arguments[1]) : std::string();
    return text(context, format(context, arguments[0], spec));
}

/// The attribute of that name, bound; unset if there is none, and then a default may take its place.
Evaluated<Value> attributeNamed(ValueContext& context, Value object, Value name, std::string_view function)
{
    if (!name.is(Kind::Str))
        return raise(context, TypeId::TypeError, std::string(function) + "(): attribute name must be string");
    if (object.is(Kind::Module))
        return needsPrelude();
    const std::optional<std::uint32_t> index = context.constants.nameIndex(textOf(context, name));
    const Found found = index ? findAttribute(context, object, *index) : Found{};
    switch (found.how) {
    case Found::How::Plain: return found.value;
    case Found::How::Method: return newBoundMethod(context, found.value, found.self);
    case Found::How::Native: return newBuiltinMethod(context, found.self, found.method);
    case Found::How::Property:
        return ask(context, Request::Invoke, newBoundMethod(context, found.value, found.self));
    case Found::How::Missing: break;
    }
    const Value fallback = specialMethod(context, object, Special::GetAttr);
    if (!fallback.isUnset())
        return ask(context, Request::Call, newBoundMethod(context, fallback, object), name);
    return Value::unset();
}

Evaluated<Value> getAttributeFunction(ValueContext& context, Arguments arguments)
{
    const Evaluated<Value> found = attributeNamed(context, arguments[0], arguments[1], "getattr");
    if (!found || !found->isUnset())
        return found;
    if (arguments.positional == 3)
        return arguments[2];
    return raiseMissingAttribute(context, arguments[0], textOf(context, arguments[1]));
}

Evaluated<Value> hasAttribute(ValueContext& context, Arguments arguments)
{
    const Evaluated<Value> found = attributeNamed(context, arguments[0], arguments[1], "hasattr");
    return found ? Evaluated<Value>(Value::boolean(!found->isUnset())) : found;
}

Evaluated<Value> setAttributeFunction(ValueContext& context, Arguments arguments)
{
    const std::string name = textOf(context, arguments[1]);
    const std::optional<std::uint32_t> index = context.constants.nameIndex(name);
    const Value inClass =
        index ? classAttribute(context.memory, typeOf(context, arguments[0]), *index) : Value::unset();
    if (inClass.is(Kind::Property)) {
        const Value setter = context.memory.get(inClass.word(), PropertyLayout::kSet);
        if (setter.is(Kind::Function))
            return ask(context, Request::Call, newBoundMethod(context, setter, arguments[0]), arguments[2]);
    }
    if (!index || !setBuiltinAttribute(context, arguments[0], *index, arguments[2]))
        return raiseMissingAttribute(context, arguments[0], name);
    return Value::none();
}

Evaluated<Value> deleteAttributeFunction(ValueContext& context, Arguments arguments)
{
    const std::string name = textOf(context, arguments[1]);
    const std::optional<std::uint32_t> index = context.constants.nameIndex(name);
    if (!index || !deleteBuiltinAttribute(context, arguments[0], *index))
        return raiseMissingAttribute(context, arguments[0], name);
    return Value::none();
}

Evaluated<Value> variables(ValueContext& context, Arguments arguments)
{
    const Value dict = builtinAttribute(context, arguments[0], "__dict__");
    if (dict.isUnset())
        return raise(context, TypeId::TypeError, "vars() argument must have __dict__ attribute");
    return dict;
}

Evaluated<Value> byPrelude(ValueContext&, Arguments)
{
    return needsPrelude();
}

constexpr std::array kRows{
    BuiltinInfo{"", "len", len, {1, 1}, Effect::Reads},
    BuiltinInfo{"", "any", anyIs<true>, {1, 1}, Effect::Reads},
    BuiltinInfo{"", "all", anyIs<false>, {1, 1}, Effect::Reads},
    BuiltinInfo{"", "sum", sum, kNamed, Effect::Reads},
    BuiltinInfo{"", "min", extreme<CompareOp::Less>, kNamed, Effect::Reads},
    BuiltinInfo{"", "max", extreme<CompareOp::Greater>, kNamed, Effect::Reads},
    BuiltinInfo{"", "sorted", sorted, kNamed, Effect::Reads},
    BuiltinInfo{"", "reversed", reversed, {1, 1}, Effect::Reads},
    BuiltinInfo{"", "enumerate", enumerate, kNamed, Effect::Reads},
    BuiltinInfo{"", "zip", zip, kNamed},
    BuiltinInfo{"", "map", byPrelude, {0, Arity::kAny}},
    BuiltinInfo{"", "filter", byPrelude, {2, 2}},
    BuiltinInfo{"", "iter", iter, {1, 2}, Effect::Reads},
    BuiltinInfo{"", "isinstance", isInstanceFunction, {2, 2}},
    BuiltinInfo{"", "issubclass", isSubclassFunction, {2, 2}},
    BuiltinInfo{"", "callable", callable, {1, 1}},
    BuiltinInfo{"", "hash", hashFunction, {1, 1}},
    BuiltinInfo{"", "id", id, {1, 1}},
    BuiltinInfo{"", "repr", reprFunction, {1, 1}, Effect::Reads},
    BuiltinInfo{"", "ascii", asciiFunction, {1, 1}, Effect::Reads},
    BuiltinInfo{"", "format", formatFunction, {1, 2}, Effect::Reads},
    BuiltinInfo{"", "getattr", getAttributeFunction, {2, 3}},
    BuiltinInfo{"", "hasattr", hasAttribute, {2, 2}},
    BuiltinInfo{"", "setattr", setAttributeFunction, {3, 3}},
    BuiltinInfo{"", "delattr", deleteAttributeFunction, {2, 2}},
    BuiltinInfo{"", "vars", variables, {1, 1}},
};

} // namespace

std::span<const BuiltinInfo> functionRows()
{
    return kRows;
}

} // namespace core
