// Attribute access: what is found where, in Python's order.

#include "core/value/builtins.h"
#include "core/value/objects.h"
#include "core/value/operations.h"

namespace core {
namespace {

using How = Found::How;

PropertyForm formOf(const Memory& memory, Value property)
{
    return static_cast<PropertyForm>(memory.get(property.word(), PropertyLayout::kForm).asSmall());
}

/// What an attribute of a class is when it is reached through an object of the class.
Found bind(const Memory& memory, Value attribute, Value self, Value ofClass)
{
    if (attribute.is(Kind::Function))
        return {How::Method, attribute, self, kNoMethod};
    if (!attribute.is(Kind::Property))
        return {How::Plain, attribute, self, kNoMethod};
    const Value function = memory.get(attribute.word(), PropertyLayout::kGet);
    switch (formOf(memory, attribute)) {
    case PropertyForm::Property: return {How::Property, function, self, kNoMethod};
    case PropertyForm::StaticMethod: return {How::Plain, function, self, kNoMethod};
    case PropertyForm::ClassMethod: return {How::Method, function, ofClass, kNoMethod};
    }
    return {};
}

Found plain(Value value)
{
    return {How::Plain, value, Value::unset(), kNoMethod};
}

Found native(const ValueContext& context, Value self, TypeId type, std::uint32_t name)
{
    const MethodId method = context.constants.method(name, type);
    return method == kNoMethod ? Found{} : Found{How::Native, Value::unset(), self, method};
}

/// Methods and attributes that a value has by being of a built-in type.
Found builtin(ValueContext& context, Value value, std::uint32_t name)
{
    const TypeId type = builtinTypeOf(context.memory, value);
    const Found method = native(context, payloadOf(context.memory, value), type, name);
    if (method.how != How::Missing)
        return method;
    const Value attribute = builtinAttribute(context, value, context.constants.name(name));
    return attribute.isUnset() ? Found{} : plain(attribute);
}

bool isData(const Memory& memory, Value attribute)
{
    return attribute.is(Kind::Property) && formOf(memory, attribute) == PropertyForm::Property;
}

Found findInObject(ValueContext& context, Value value, std::uint64_t attributes, std::uint32_t name)
{
    const Memory& memory = context.memory;
    const Value ofClass = typeOf(context, value);
    const Value inClass = classAttribute(memory, ofClass, name);
    if (!isData(memory, inClass)) {
        const Value own = attribute(memory, memory.get(value.word(), attributes), name);
        if (!own.isUnset())
            return plain(own);
    }
    return inClass.isUnset() ? builtin(context, value, name) : bind(memory, inClass, value, ofClass);
}

/// `int.from_bytes`, `str.upper`: a method of a built-in type reached through the type.
Found findInBuiltinType(ValueContext& context, Value type, Value asked, std::uint32_t name)
{
    const MethodId method = context.constants.method(name, typeIdOf(type));
    if (method == kNoMethod)
        return {};
    if (methodInfo(method).ofType)
        return {How::Native, Value::unset(), asked, method};
    return plain(newBuiltinMethod(context, Value::unset(), method));
}

Found findInClass(ValueContext& context, Value ofClass, std::uint32_t name)
{
    const Value found = classAttribute(context.memory, ofClass, name);
    if (found.is(Kind::Property)) {
        const Found bound = bind(context.memory, found, Value::unset(), ofClass);
        return bound.how == How::Property ? plain(found) : bound;
    }
    if (!found.isUnset())
        return plain(found);
    const Value attribute = builtinAttribute(context, ofClass, context.constants.name(name));
    if (!attribute.isUnset())
        return plain(attribute);
    return findInBuiltinType(context, typeValue(rootOf(context.memory, ofClass)), ofClass, name);
}

Found findInSuper(ValueContext& context, Value super, std::uint32_t name)
{
    const Memory& memory = context.memory;
    const Value self = memory.get(super.word(), SuperLayout::kSelf);
    const bool onClass = self.is(Kind::Class);
    const Value base = memory.get(memory.get(super.word(), SuperLayout::kClass).word(), ClassLayout::kBase);
    const Value found = classAttribute(memory, base, name);
    if (!found.isUnset())
        return bind(memory, found, self, onClass ? self : typeOf(context, self));
    const TypeId root = rootOf(memory, base);
    if (onClass)
        return findInBuiltinType(context, typeValue(root), self, name);
    return native(context, root == TypeId::Object ? self : payloadOf(memory, self), root, name);
}

Found findInFunction(ValueContext& context, Value function, std::uint32_t name)
{
    const Value block = context.memory.get(function.word(), FunctionLayout::kAttributes);
    const Value own = attribute(context.memory, block, name);
    return own.isUnset() ? builtin(context, function, name) : plain(own);
}

} // namespace

Found findAttribute(ValueContext& context, Value value, std::uint32_t name)
{
    switch (value.kind()) {
    case Kind::Instance: return findInObject(context, value, InstanceLayout::kAttributes, name);
    case Kind::Exception: return findInObject(context, value, ExceptionLayout::kAttributes, name);
    case Kind::Class:
    case Kind::BuiltinType: return findInClass(context, value, name);
    case Kind::Super: return findInSuper(context, value, name);
    case Kind::Function: return findInFunction(context, value, name);
    case Kind::BoundMethod: {
        const Found own = builtin(context, value, name);
        if (own.how != How::Missing)
            return own;
        return findAttribute(context, context.memory.get(value.word(), BoundMethodLayout::kFunction), name);
    }
    default: return builtin(context, value, name);
    }
}

} // namespace core
