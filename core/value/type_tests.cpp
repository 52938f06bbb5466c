// isinstance, issubclass, except clauses, id.

#include "core/value/display.h"
#include "core/value/operations.h"
#include "core/value/sequences.h"

namespace core {
namespace {

bool isClass(Value value)
{
    return value.is(Kind::Class) || value.is(Kind::BuiltinType);
}

Evaluated<bool> isSubclassOfAny(ValueContext& context, Value ofClass, Value classes,
                                std::string_view complaint)
{
    if (isClass(classes))
        return isSubclass(context.memory, ofClass, classes);
    if (!classes.is(Kind::Tuple))
        return raise(context, TypeId::TypeError, complaint);
    for (std::uint64_t i = 0; i < tupleSize(context.memory, classes); ++i) {
        const Evaluated<bool> found =
            isSubclassOfAny(context, ofClass, tupleItem(context.memory, classes, i), complaint);
        if (!found || *found)
            return found;
    }
    return false;
}

} // namespace

Evaluated<bool> isInstance(ValueContext& context, Value value, Value classes)
{
    return isSubclassOfAny(context, typeOf(context, value), classes,
                           "isinstance() arg 2 must be a type, a tuple of types, or a union");
}

Evaluated<bool> isSubclassOf(ValueContext& context, Value ofClass, Value classes)
{
    if (!isClass(ofClass))
        return raise(context, TypeId::TypeError, "issubclass() arg 1 must be a class");
    return isSubclassOfAny(context, ofClass, classes,
                           "issubclass() arg 2 must be a class, a tuple of classes, or a union");
}

Evaluated<bool> matchesException(ValueContext& context, Value exception, Value classes)
{
    const auto isCatchable = [&](Value candidate) {
        return isClass(candidate) && isExceptionType(rootOf(context.memory, candidate));
    };
    const std::vector<Value> candidates =
        classes.is(Kind::Tuple) ? listItems(context.memory, classes) : std::vector<Value>{classes};
    for (const Value candidate : candidates)
        if (!isCatchable(candidate))
            return raise(context, TypeId::TypeError,
                         "catching classes that do not inherit from BaseException is not allowed");
    for (const Value candidate : candidates)
        if (isSubclass(context.memory, typeOf(context, exception), candidate))
            return true;
    return false;
}

std::int64_t identityOf(const ValueContext& context, Value value)
{
    constexpr std::int64_t kBase = std::int64_t{1} << 46;
    if (!value.isHeap())
        return kBase / 2
            + (static_cast<std::int64_t>(value.bits() * 0x9E37'79B9'7F4A'7C15 >> 20) & 0xFFF'FFFF'FFF0);
    switch (value.kind()) {
    case Kind::List:
    case Kind::Dict:
    case Kind::Set:
    case Kind::Instance:
    case Kind::Class:
    case Kind::Function:
    case Kind::Exception: {
        const std::int64_t birth = context.memory.get(value.word(), Birth::kField).asSmall();
        if (birth >= 0 && context.toldBirths != nullptr)
            *context.toldBirths = true;
        if (birth >= 0)
            return kBase + birth % (kBase / 32) * 16;
        break;
    }
    default: break;
    }
    return kBase / 4 + static_cast<std::int64_t>(value.word()) * 8;
}

} // namespace core
