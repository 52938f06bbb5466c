#include "core/value/builtins.h"
#include "core/value/generator_words.h"
#include "core/value/objects.h"
#include "core/value/operations.h"

#include <array>

namespace core {
namespace {

TypeId iteratorType(const Memory& memory, Value iterator)
{
    using enum TypeId;
    static constexpr std::array kTypes{
        DictKeys,         DictValues,    DictItems,     ListIterator, ListReverseIterator, TupleIterator,
        StrIterator,      RangeIterator, RangeIterator, SetIterator,  DictKeyIterator,     DictValueIterator,
        DictItemIterator, Reversed,      Enumerate,     Zip,
    };
    return kTypes[static_cast<std::size_t>(memory.get(iterator.word(), IteratorLayout::kForm).asSmall())];
}

TypeId propertyType(const Memory& memory, Value property)
{
    switch (static_cast<PropertyForm>(memory.get(property.word(), PropertyLayout::kForm).asSmall())) {
    case PropertyForm::Property: return TypeId::Property;
    case PropertyForm::StaticMethod: return TypeId::StaticMethod;
    case PropertyForm::ClassMethod: return TypeId::ClassMethod;
    }
    return TypeId::Object;
}

TypeId singletonType(Value value)
{
    if (value.isBool())
        return TypeId::Bool;
    if (value.isNotImplemented())
        return TypeId::NotImplementedType;
    return value.isEllipsis() ? TypeId::EllipsisType : TypeId::NoneType;
}

TypeId kindType(const Memory& memory, Value value)
{
    switch (value.kind()) {
    case Kind::Str: return TypeId::Str;
    case Kind::BigInt: return TypeId::Int;
    case Kind::List: return isDeque(memory, value) ? TypeId::Deque : TypeId::List;
    case Kind::Tuple: return TypeId::Tuple;
    case Kind::Dict: return TypeId::Dict;
    case Kind::Set: return TypeId::Set;
    case Kind::Range: return TypeId::Range;
    case Kind::Slice: return TypeId::Slice;
    case Kind::Cell: return TypeId::Cell;
    case Kind::Function: return TypeId::Function;
    case Kind::BoundMethod: return TypeId::Method;
    case Kind::Class:
    case Kind::BuiltinType: return TypeId::Type;
    case Kind::Iterator: return iteratorType(memory, value);
    case Kind::Generator:
        return memory.header(value.word()).words == kCoroutineWords ? TypeId::Coroutine : TypeId::Generator;
    case Kind::Frame: return TypeId::Frame;
    case Kind::Gate: return TypeId::Gate;
    case Kind::Super: return TypeId::Super;
    case Kind::Property: return propertyType(memory, value);
    case Kind::Builtin:
    case Kind::BuiltinMethod: return TypeId::BuiltinFunction;
    case Kind::Module: return TypeId::Module;
    case Kind::File: return TypeId::File;
    default: return TypeId::Object;
    }
}

} // namespace

Value typeOf(const ValueContext& context, Value value)
{
    if (value.isSmall())
        return typeValue(TypeId::Int);
    if (value.isReal())
        return typeValue(TypeId::Float);
    if (!value.isReference())
        return typeValue(singletonType(value));
    if (value.is(Kind::Instance))
        return context.memory.get(value.word(), InstanceLayout::kClass);
    if (value.is(Kind::Exception))
        return context.memory.get(value.word(), ExceptionLayout::kClass);
    return typeValue(kindType(context.memory, value));
}

TypeId rootOf(const Memory& memory, Value ofClass)
{
    return typeIdOf(ofClass.is(Kind::Class) ? memory.get(ofClass.word(), ClassLayout::kRoot) : ofClass);
}

TypeId builtinTypeOf(const Memory& memory, Value value)
{
    if (value.is(Kind::Instance))
        return rootOf(memory, memory.get(value.word(), InstanceLayout::kClass));
    if (value.is(Kind::Exception))
        return rootOf(memory, memory.get(value.word(), ExceptionLayout::kClass));
    if (value.isSmall())
        return TypeId::Int;
    if (value.isReal())
        return TypeId::Float;
    return value.isReference() ? kindType(memory, value) : singletonType(value);
}

Value classAttribute(const Memory& memory, Value ofClass, std::uint32_t name)
{
    while (ofClass.is(Kind::Class)) {
        const Value found = attribute(memory, memory.get(ofClass.word(), ClassLayout::kAttributes), name);
        if (!found.isUnset())
            return found;
        ofClass = memory.get(ofClass.word(), ClassLayout::kBase);
    }
    return Value::unset();
}

bool isSubclass(const Memory& memory, Value ofClass, Value ancestor)
{
    while (ofClass.is(Kind::Class)) {
        if (ofClass == ancestor)
            return true;
        ofClass = memory.get(ofClass.word(), ClassLayout::kBase);
    }
    return ancestor.is(Kind::BuiltinType) && isSubtype(typeIdOf(ofClass), typeIdOf(ancestor));
}

Value specialMethod(const ValueContext& context, Value value, Special special)
{
    if (!value.is(Kind::Instance) && !value.is(Kind::Exception))
        return Value::unset();
    const std::uint32_t name = context.constants.special(special);
    if (name == ConstantTable::kNoName)
        return Value::unset();
    return classAttribute(context.memory, typeOf(context, value), name);
}

} // namespace core
