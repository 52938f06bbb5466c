// Attributes of built-in objects that are no methods.

#include "core/value/builtins.h"
#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/sequences.h"
#include "core/value/special.h"

#include <array>

namespace core {
namespace {

Value field(const ValueContext& context, Value value, std::uint64_t i)
{
    return context.memory.get(value.word(), i);
}

Value ownAttribute(const ValueContext& context, Value block, std::string_view name)
{
    const std::optional<std::uint32_t> index = context.constants.nameIndex(name);
    return index ? attribute(context.memory, block, *index) : Value::unset();
}

Value dictOfAttributes(ValueContext& context, Value block)
{
    const Value dict = newDict(context);
    for (std::size_t i = 0; i < attributeCount(context.memory, block); ++i) {
        const Value name = context.constants.nameText(attributeName(context.memory, block, i));
        static_cast<void>(dictSet(context, dict, name, attributeAt(context.memory, block, i)));
    }
    return dict;
}

Value ofFunction(ValueContext& context, Value function, std::string_view name)
{
    const Value own = ownAttribute(context, field(context, function, FunctionLayout::kAttributes), name);
    if (!own.isUnset())
        return own;
    const auto index =
        static_cast<std::size_t>(field(context, function, FunctionLayout::kFunction).asSmall());
    if (name == "__name__")
        return context.constants.functionName(index);
    if (name == "__qualname__")
        return context.constants.functionQualifiedName(index);
    if (name == "__doc__")
        return Value::none();
    if (name == "__module__")
        return newText(context, "__main__");
    if (name == "__defaults__")
        return field(context, function, FunctionLayout::kDefaults);
    if (name == "__dict__")
        return dictOfAttributes(context, field(context, function, FunctionLayout::kAttributes));
    return Value::unset();
}

Value ancestors(ValueContext& context, Value ofClass)
{
    std::vector<Value> all;
    for (; ofClass.is(Kind::Class); ofClass = field(context, ofClass, ClassLayout::kBase))
        all.push_back(ofClass);
    for (TypeId type = typeIdOf(ofClass);; type = info(type).base) {
        all.push_back(typeValue(type));
        if (type == TypeId::Object)
            return newTuple(context, all);
    }
}

Value ofClass(ValueContext& context, Value type, std::string_view name)
{
    const bool isBuiltin = type.is(Kind::BuiltinType);
    const Value base =
        isBuiltin ? typeValue(info(typeIdOf(type)).base) : field(context, type, ClassLayout::kBase);
    if (name == "__name__")
        return isBuiltin ? newText(context, shortName(typeIdOf(type)))
                         : field(context, type, ClassLayout::kName);
    if (name == "__qualname__")
        return isBuiltin ? newText(context, shortName(typeIdOf(type)))
                         : field(context, type, ClassLayout::kQualifiedName);
    if (name == "__module__")
        return isBuiltin ? newText(context, "builtins")
                         : context.constants.moduleName(
                             static_cast<std::size_t>(field(context, type, ClassLayout::kModule).asSmall()));
    if (name == "__doc__")
        return Value::none();
    if (name == "__base__")
        return base;
    if (name == "__bases__")
        return newTuple(context, {&base, 1});
    if (name == "__mro__")
        return ancestors(context, type);
    if (name == "__dict__" && !isBuiltin)
        return dictOfAttributes(context, field(context, type, ClassLayout::kAttributes));
    return Value::unset();
}

Value argument(const ValueContext& context, Value exception, std::uint64_t position)
{
    const Value args = field(context, exception, ExceptionLayout::kArgs);
    return position < tupleSize(context.memory, args) ? tupleItem(context.memory, args, position)
                                                      : Value::none();
}

struct ExceptionField {
    std::string_view name;
    std::uint64_t field;
};
constexpr std::array kExceptionFields{
    ExceptionField{"args", ExceptionLayout::kArgs},
    ExceptionField{"__cause__", ExceptionLayout::kCause},
    ExceptionField{"__context__", ExceptionLayout::kContext},
    ExceptionField{"__suppress_context__", ExceptionLayout::kSuppress},
};

/// Attributes that a built-in exception class takes from its arguments.
struct ArgumentAttribute {
    TypeId type;
    std::string_view name;
    std::uint64_t position;
};
constexpr std::array kArgumentAttributes{
    ArgumentAttribute{TypeId::StopIteration, "value", 0},
    ArgumentAttribute{TypeId::SystemExit, "code", 0},
    ArgumentAttribute{TypeId::ExceptionGroup, "message", 0},
    ArgumentAttribute{TypeId::ImportError, "msg", 0},
    ArgumentAttribute{TypeId::BaseExceptionGroup, "message", 0},
};

Value ofException(ValueContext& context, Value exception, std::string_view name)
{
    for (const ExceptionField& row : kExceptionFields)
        if (row.name == name)
            return field(context, exception, row.field);
    const TypeId type = builtinTypeOf(context.memory, exception);
    for (const ArgumentAttribute& row : kArgumentAttributes)
        if (row.name == name && isSubtype(type, row.type))
            return argument(context, exception, row.position);
    if (isSubtype(type, TypeId::OSError)) {
        static constexpr std::array<std::string_view, 3> kNames{"errno", "strerror", "filename"};
        const auto found = std::ranges::find(kNames, name);
        const bool hasNumber =
            tupleSize(context.memory, field(context, exception, ExceptionLayout::kArgs)) >= 2;
        if (found != kNames.end())
            return hasNumber
                ? argument(context, exception, static_cast<std::uint64_t>(found - kNames.begin()))
                : Value::none();
    }
    const bool isGroup = type == TypeId::ExceptionGroup || type == TypeId::BaseExceptionGroup;
    if (isGroup && name == "exceptions") {
        const Value given = argument(context, exception, 1);
        if (given.is(Kind::List) || given.is(Kind::Tuple))
            return newTuple(context, listItems(context.memory, given));
    }
    if (name == "__traceback__")
        return Value::none();
    if (name == "__dict__")
        return dictOfAttributes(context, field(context, exception, ExceptionLayout::kAttributes));
    return Value::unset();
}

Value ofNumber(ValueContext& context, Value number, std::string_view name)
{
    const bool isReal = number.isReal();
    if (name == "real" || (name == "numerator" && !isReal))
        return number.isBool() ? Value::small(smallOf(number)) : number;
    if (name == "imag")
        return isReal ? Value::real(0) : Value::small(0);
    if (name == "denominator" && !isReal)
        return Value::small(1);
    static_cast<void>(context);
    return Value::unset();
}

Value ofTriple(const ValueContext& context, Value value, std::string_view name)
{
    static constexpr std::array<std::string_view, 3> kNames{"start", "stop", "step"};
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end())
        return Value::unset();
    return field(context, value, static_cast<std::uint64_t>(found - kNames.begin()));
}

Value ofMethod(ValueContext& context, Value method, std::string_view name)
{
    if (name == "__self__")
        return field(context, method, BoundMethodLayout::kSelf);
    if (name == "__func__")
        return field(context, method, BoundMethodLayout::kFunction);
    return Value::unset();
}

Value ofProperty(const ValueContext& context, Value property, std::string_view name)
{
    if (name == "fget" || name == "__func__" || name == "__wrapped__")
        return field(context, property, PropertyLayout::kGet);
    if (name == "fset")
        return field(context, property, PropertyLayout::kSet);
    return Value::unset();
}

Value nativeName(ValueContext& context, Value function, std::string_view name)
{
    if (name == "__doc__")
        return Value::none();
    if (name != "__name__" && name != "__qualname__")
        return Value::unset();
    if (function.is(Kind::Builtin))
        return newText(context, builtinInfo(function).name);
    const auto id = static_cast<MethodId>(field(context, function, BuiltinMethodLayout::kMethod).asSmall());
    return newText(context, methodInfo(id).name);
}

} // namespace

Value builtinAttribute(ValueContext& context, Value value, std::string_view name)
{
    if (name == "__class__")
        return typeOf(context, value);
    if (isNumber(value))
        return ofNumber(context, value, name);
    switch (value.kind()) {
    case Kind::Function: return ofFunction(context, value, name);
    case Kind::Class:
    case Kind::BuiltinType: return ofClass(context, value, name);
    case Kind::Exception: return ofException(context, value, name);
    case Kind::Range:
    case Kind::Slice: return ofTriple(context, value, name);
    case Kind::BoundMethod: return ofMethod(context, value, name);
    case Kind::Property: return ofProperty(context, value, name);
    case Kind::Builtin:
    case Kind::BuiltinMethod: return nativeName(context, value, name);
    case Kind::Instance:
        if (name == "__dict__")
            return dictOfAttributes(context, field(context, value, InstanceLayout::kAttributes));
        if (name == "__doc__")
            return Value::none();
        if (name == "__module__")
            return builtinAttribute(context, typeOf(context, value), name);
        return Value::unset();
    case Kind::List:
        return name == "maxlen" && isDeque(context.memory, value)
            ? field(context, value, ListLayout::kMaxLength)
            : Value::unset();
    default: return Value::unset();
    }
}

bool setBuiltinAttribute(ValueContext& context, Value value, std::uint32_t name, Value item)
{
    switch (value.kind()) {
    case Kind::Instance:
        setAttribute(context.memory, value, InstanceLayout::kAttributes, name, item);
        return true;
    case Kind::Class: {
        const std::string_view text = context.constants.name(name);
        if (text == "__name__")
            context.memory.set(value.word(), ClassLayout::kName, item);
        else if (text == "__qualname__")
            context.memory.set(value.word(), ClassLayout::kQualifiedName, item);
        else
            setAttribute(context.memory, value, ClassLayout::kAttributes, name, item);
        return true;
    }
    case Kind::Function:
        setAttribute(context.memory, value, FunctionLayout::kAttributes, name, item);
        return true;
    case Kind::Exception:
        for (const ExceptionField& row : kExceptionFields) {
            if (row.name != context.constants.name(name))
                continue;
            context.memory.set(value.word(), row.field, item);
            if (row.field == ExceptionLayout::kCause)
                context.memory.set(value.word(), ExceptionLayout::kSuppress, Value::boolean(true));
            return true;
        }
        setAttribute(context.memory, value, ExceptionLayout::kAttributes, name, item);
        return true;
    default: return false;
    }
}

bool deleteBuiltinAttribute(ValueContext& context, Value value, std::uint32_t name)
{
    switch (value.kind()) {
    case Kind::Instance: return deleteAttribute(context.memory, value, InstanceLayout::kAttributes, name);
    case Kind::Class: return deleteAttribute(context.memory, value, ClassLayout::kAttributes, name);
    case Kind::Function: return deleteAttribute(context.memory, value, FunctionLayout::kAttributes, name);
    case Kind::Exception: return deleteAttribute(context.memory, value, ExceptionLayout::kAttributes, name);
    default: return false;
    }
}

tl::unexpected<Raised> raiseMissingAttribute(ValueContext& context, Value value, std::string_view name)
{
    const std::string rest = "has no attribute '" + std::string(name) + "'";
    if (value.is(Kind::Class) || value.is(Kind::BuiltinType))
        return raise(context, TypeId::AttributeError,
                     "type object '" + textOf(context, ofClass(context, value, "__name__")) + "' " + rest);
    if (value.is(Kind::Module))
        return raise(context, TypeId::AttributeError,
                     "module '" + textOf(context, context.constants.moduleName(value.index())) + "' " + rest);
    if (value.is(Kind::Super))
        return raise(context, TypeId::AttributeError, "'super' object " + rest);
    return raise(context, TypeId::AttributeError, "'" + typeName(context, value) + "' object " + rest);
}

} // namespace core
