// Calls of built-in types.

#include "core/value/arguments.h"
#include "core/value/integers.h"
#include "core/value/iterators.h"
#include "core/value/reals.h"
#include "core/value/requests.h"
#include "core/value/sets.h"
#include "core/value/table.h"
#include "core/value/text.h"

#include <cmath>

namespace core {
namespace {

/// What __int__ or __float__ of an instance returns.
Evaluated<Value> askNumber(ValueContext& context, Request kind, Value object)
{
    const Evaluated<Value> answer = ask(context, kind, object);
    if (!answer)
        return answer;
    const Value number = payloadOf(context.memory, *answer);
    if (kind == Request::Integer ? isInteger(number) : number.isReal())
        return number;
    return kind == Request::Integer
        ? raiseType(context, "__int__ returned non-int (type ", *answer, ")")
        : raiseType(context, typeName(context, object) + ".__float__ returned non-float (type ", *answer,
                    ")");
}

Evaluated<Value> makeInt(ValueContext& context, Arguments arguments)
{
    const auto given = bound<2>(context, arguments, {"", "base"}, "int", 0);
    if (!given)
        return failure(given);
    const auto [argument, base] = *given;
    if (argument.isUnset())
        return Value::small(0);
    const Value value = payloadOf(context.memory, argument);
    if (!base.isUnset()) {
        if (!value.is(Kind::Str))
            return raise(context, TypeId::TypeError, "int() can't convert non-string with explicit base");
        const Evaluated<std::int64_t> number = indexArgument(context, base);
        if (!number)
            return failure(number);
        return parseInteger(context, textOf(context, value),
                            static_cast<int>(std::clamp<std::int64_t>(*number, -1, 99)));
    }
    if (overrides(context, argument, Special::Int) || overrides(context, argument, Special::Index))
        return askNumber(context, Request::Integer, argument);
    if (value.isBool())
        return Value::small(smallOf(value));
    if (isInteger(value))
        return value;
    if (value.is(Kind::Str))
        return parseInteger(context, textOf(context, value), 10);
    if (!value.isReal())
        return raiseType(context,
                         "int() argument must be a string, a bytes-like object or a real number, not '",
                         argument, "'");
    if (std::isnan(value.asReal()))
        return raise(context, TypeId::ValueError, "cannot convert float NaN to integer");
    if (std::isinf(value.asReal()))
        return raise(context, TypeId::OverflowError, "cannot convert float infinity to integer");
    return truncated(context, std::trunc(value.asReal()));
}

Evaluated<Value> makeFloat(ValueContext& context, Arguments arguments)
{
    if (arguments.positional == 0)
        return Value::real(0);
    const Value value = payloadOf(context.memory, arguments[0]);
    if (overrides(context, arguments[0], Special::Float) || overrides(context, arguments[0], Special::Index))
        return askNumber(context, Request::Real, arguments[0]);
    if (value.is(Kind::Str)) {
        const Evaluated<double> parsed = parseReal(context, textOf(context, value));
        return parsed ? Evaluated<Value>(Value::real(*parsed)) : Evaluated<Value>(failure(parsed));
    }
    if (!isNumber(value))
        return raiseType(context, "float() argument must be a string or a real number, not '", arguments[0],
                         "'");
    const std::optional<double> real = toDouble(context, value);
    if (!real)
        return raise(context, TypeId::OverflowError, "int too large to convert to float");
    return Value::real(*real);
}

Evaluated<Value> makeStr(ValueContext& context, Arguments arguments)
{
    const auto given = bound<3>(context, arguments, {"object", "encoding", "errors"}, "str", 0);
    if (!given)
        return failure(given);
    if (!(*given)[1].isUnset())
        return raiseType(context, "str() argument 'encoding' must be str, not ", (*given)[1], "");
    const Value value = (*given)[0];
    if (value.isUnset())
        return ConstantTable::emptyText();
    if (value.is(Kind::Str))
        return value;
    const Evaluated<std::string> text = str(context, value);
    return text ? Evaluated<Value>(newText(context, *text)) : Evaluated<Value>(failure(text));
}

Evaluated<Value> makeBool(ValueContext& context, Arguments arguments)
{
    if (arguments.positional == 0)
        return Value::boolean(false);
    const Evaluated<bool> result = truth(context, arguments[0]);
    return result ? Evaluated<Value>(Value::boolean(*result)) : Evaluated<Value>(failure(result));
}

Evaluated<Value> makeTuple(ValueContext& context, Arguments arguments)
{
    if (arguments.positional == 0)
        return newTuple(context, {});
    if (arguments[0].is(Kind::Tuple))
        return arguments[0];
    const Evaluated<std::vector<Value>> items = itemsOf(context, arguments[0]);
    return items ? Evaluated<Value>(newTuple(context, *items)) : Evaluated<Value>(failure(items));
}

Evaluated<Value> makeSet(ValueContext& context, Arguments arguments)
{
    const Value set = newSet(context);
    if (arguments.positional == 0)
        return set;
    const Value inner = payloadOf(context.memory, arguments[0]);
    if (inner.is(Kind::Set) || inner.is(Kind::Dict)) {
        copyTable(context, inner, set);
        return set;
    }
    const Evaluated<std::vector<Value>> items = itemsOf(context, arguments[0]);
    if (!items)
        return failure(items);
    for (const Value item : *items) {
        const Evaluated<Value> added = addToSet(context, set, item);
        if (!added) {
            keepForPrelude(context, arguments, 0, *items);
            return added;
        }
    }
    return set;
}

Evaluated<Value> makeDict(ValueContext& context, Arguments arguments)
{
    const Value dict = newDict(context);
    if (arguments.positional > 1)
        return raise(context, TypeId::TypeError,
                     "dict expected at most 1 argument, got " + std::to_string(arguments.positional));
    static const MethodId update = findMethod(TypeId::Dict, "update");
    const Evaluated<Value> done = callMethod(context, update, dict, arguments);
    return done ? Evaluated<Value>(dict) : done;
}

Evaluated<Value> makeRange(ValueContext& context, Arguments arguments)
{
    std::array<Value, 3> fields{Value::small(0), Value::small(0), Value::small(1)};
    for (std::size_t i = 0; i < arguments.positional; ++i) {
        const Value given = payloadOf(context.memory, arguments[i]);
        if (!isInteger(given)) {
            if (overrides(context, arguments[i], Special::Index)) {
                const Evaluated<std::int64_t> index = askInteger(context, Request::Index, arguments[i]);
                if (!index)
                    return failure(index);
                fields[i] = newInteger(context, *index);
                continue;
            }
            return raiseType(context, "'", arguments[i], "' object cannot be interpreted as an integer");
        }
        fields[i] = given.isBool() ? Value::small(smallOf(given)) : given;
    }
    if (arguments.positional == 1)
        std::swap(fields[0], fields[1]);
    if (arguments.positional == 1)
        fields[0] = Value::small(0);
    if (fields[2] == Value::small(0))
        return raise(context, TypeId::ValueError, "range() arg 3 must not be zero");
    return newRange(context, fields[0], fields[1], fields[2]);
}

Evaluated<Value> makeSlice(ValueContext& context, Arguments arguments)
{
    const auto at = [&](std::size_t i) { return i < arguments.positional ? arguments[i] : Value::none(); };
    if (arguments.positional == 1)
        return newSlice(context, Value::none(), at(0), Value::none());
    return newSlice(context, at(0), at(1), at(2));
}

Evaluated<Value> makeProperty(ValueContext& context, Arguments arguments)
{
    const auto given = bound<4>(context, arguments, {"fget", "fset", "fdel", "doc"}, "property", 0);
    if (!given)
        return failure(given);
    const auto orNone = [](Value value) { return value.isUnset() ? Value::none() : value; };
    const Value property =
        newProperty(context, PropertyForm::Property, orNone((*given)[0]), orNone((*given)[1]));
    context.memory.set(property.word(), PropertyLayout::kDelete, orNone((*given)[2]));
    return property;
}

TypeId errorOfNumber(std::int64_t number)
{
    switch (number) {
    case 1:
    case 13: return TypeId::PermissionError;
    case 2: return TypeId::FileNotFoundError;
    case 3: return TypeId::ProcessLookupError;
    case 4: return TypeId::InterruptedError;
    case 10: return TypeId::ChildProcessError;
    case 11: return TypeId::BlockingIOError;
    case 17: return TypeId::FileExistsError;
    case 20: return TypeId::NotADirectoryError;
    case 21: return TypeId::IsADirectoryError;
    case 32: return TypeId::BrokenPipeError;
    case 103: return TypeId::ConnectionAbortedError;
    case 104: return TypeId::ConnectionResetError;
    case 110: return TypeId::TimeoutError;
    case 111: return TypeId::ConnectionRefusedError;
    default: return TypeId::OSError;
    }
}

Evaluated<Value> makeException(ValueContext& context, TypeId type, Arguments arguments)
{
    const bool takesNames = isSubtype(type, TypeId::ImportError) || isSubtype(type, TypeId::NameError)
        || type == TypeId::AttributeError;
    if (arguments.named() > 0 && !takesNames)
        return raise(context, TypeId::TypeError,
                     std::string(info(type).name) + "() takes no keyword arguments");
    if (type == TypeId::OSError && arguments.positional >= 2 && arguments[0].isSmall())
        type = errorOfNumber(arguments[0].asSmall());
    return newException(context, typeValue(type),
                        newTuple(context, {arguments.values, arguments.positional}));
}

struct Constructor {
    TypeId type;
    NativeFunction call;
    Arity arity;
};

Evaluated<Value> makeList(ValueContext& context, Arguments arguments)
{
    return arguments.positional == 0 ? newList(context, {}) : listOf(context, arguments[0]);
}
Evaluated<Value> makeDeque(ValueContext& context, Arguments arguments)
{
    const Value deque = newDeque(context, {}, Value::none());
    const Evaluated<Value> done =
        callMethod(context, findMethod(TypeId::Deque, "__init__"), deque, arguments);
    return done ? Evaluated<Value>(deque) : done;
}
Evaluated<Value> makeObject(ValueContext& context, Arguments)
{
    return newInstance(context, typeValue(TypeId::Object));
}
/// `super(Class, object)`; without arguments it is compiled.
Evaluated<Value> makeSuper(ValueContext& context, Arguments arguments)
{
    if (!arguments[0].is(Kind::Class))
        return raise(context, TypeId::TypeError,
                     "super() argument 1 must be a type, not " + typeName(context, arguments[0]));
    return newSuper(context, arguments[0], arguments[1]);
}
Evaluated<Value> makeType(ValueContext& context, Arguments arguments)
{
    if (arguments.positional == 1)
        return typeOf(context, arguments[0]);
    return raise(context, TypeId::TypeError, "type() takes 1 or 3 arguments");
}
template <PropertyForm form>
Evaluated<Value> makeMethodForm(ValueContext& context, Arguments arguments)
{
    return newProperty(context, form, arguments[0]);
}

constexpr std::array kConstructors{
    Constructor{TypeId::Int, makeInt, kNamed},
    Constructor{TypeId::Float, makeFloat, {0, 1}},
    Constructor{TypeId::Str, makeStr, kNamed},
    Constructor{TypeId::Bool, makeBool, {0, 1}},
    Constructor{TypeId::List, makeList, {0, 1}},
    Constructor{TypeId::Tuple, makeTuple, {0, 1}},
    Constructor{TypeId::Set, makeSet, {0, 1}},
    Constructor{TypeId::Dict, makeDict, kNamed},
    Constructor{TypeId::Range, makeRange, {1, 3}},
    Constructor{TypeId::Slice, makeSlice, {1, 3}},
    Constructor{TypeId::Deque, makeDeque, kNamed},
    Constructor{TypeId::Object, makeObject, {0, 0}},
    Constructor{TypeId::Type, makeType, {0, Arity::kAny}},
    Constructor{TypeId::Super, makeSuper, {2, 2}},
    Constructor{TypeId::Property, makeProperty, kNamed},
    Constructor{TypeId::StaticMethod, makeMethodForm<PropertyForm::StaticMethod>, {1, 1}},
    Constructor{TypeId::ClassMethod, makeMethodForm<PropertyForm::ClassMethod>, {1, 1}},
};

} // namespace

Evaluated<Value> callType(ValueContext& context, TypeId type, Arguments arguments)
{
    if (isExceptionType(type))
        return makeException(context, type, arguments);
    const auto row = std::ranges::find(kConstructors, type, &Constructor::type);
    const std::string name(info(type).name);
    if (row == kConstructors.end())
        return raise(context, TypeId::TypeError, "cannot create '" + name + "' instances");
    const Evaluated<Value> checked = checkArity(context, arguments, row->arity, name, name);
    return checked ? row->call(context, arguments) : checked;
}

Effect typeEffect(TypeId type)
{
    switch (type) {
    case TypeId::List:
    case TypeId::Tuple:
    case TypeId::Deque:
    case TypeId::Set:
    case TypeId::Dict:
    case TypeId::Str:
    case TypeId::Bool: return Effect::Reads;
    default: return Effect::None;
    }
}

} // namespace core
