// Special methods of built-in types under their names: what super().__init__(…) and x.__len__() reach. And
// methods of exceptions.

#include "core/value/arguments.h"
#include "core/value/display.h"
#include "core/value/methods.h"
#include "core/value/requests.h"

namespace core {
namespace {

/// `super().__new__(cls, …)`: the built-in part of what cannot be changed comes from the arguments, that of
/// containers from __init__.
Evaluated<Value> objectNew(ValueContext& context, Value self, Arguments arguments)
{
    const Value ofClass = arguments.positional > 0 ? arguments[0] : self;
    const Arguments rest = arguments.positional > 0
        ? Arguments{arguments.values + 1, arguments.positional - 1, arguments.names}
        : arguments;
    if (ofClass.is(Kind::BuiltinType))
        return callType(context, typeIdOf(ofClass), rest);
    if (!ofClass.is(Kind::Class))
        return raise(context, TypeId::TypeError, "object.__new__(X): X is not a type object");
    const TypeId root = rootOf(context.memory, ofClass);
    const std::uint32_t newName = context.constants.special(Special::New);
    if (root == TypeId::Object && rest.positional + rest.named() > 0
        && !classAttribute(context.memory, ofClass, newName).isUnset())
        return raise(context, TypeId::TypeError,
                     "object.__new__() takes exactly one argument (the type to instantiate)");
    const Value made = newInstance(context, ofClass);
    if (made.is(Kind::Exception))
        context.memory.set(made.word(), ExceptionLayout::kArgs,
                           newTuple(context, {rest.values, rest.positional}));
    const bool isContainer = root == TypeId::List || root == TypeId::Dict || root == TypeId::Set
        || root == TypeId::Deque || root == TypeId::Object || made.is(Kind::Exception);
    if (isContainer)
        return made;
    const Evaluated<Value> payload = callType(context, root, rest);
    if (!payload)
        return payload;
    context.memory.set(made.word(), InstanceLayout::kPayload, *payload);
    return made;
}

Evaluated<Value> objectInit(ValueContext& context, Value self, Arguments arguments)
{
    if (arguments.positional + arguments.named() > 0 && !overrides(context, self, Special::New))
        return raise(context, TypeId::TypeError,
                     "object.__init__() takes exactly one argument (the instance to initialize)");
    return Value::none();
}

Evaluated<Value> exceptionInit(ValueContext& context, Value self, Arguments arguments)
{
    context.memory.set(self.word(), ExceptionLayout::kArgs,
                       newTuple(context, {arguments.values, arguments.positional}));
    return Value::none();
}

Evaluated<Value> text(ValueContext& context, const Evaluated<std::string>& result)
{
    return result ? Evaluated<Value>(newText(context, *result)) : Evaluated<Value>(failure(result));
}

/// Without what the class itself defines: that is what the caller has overridden.
Evaluated<Value> objectRepr(ValueContext& context, Value self, Arguments)
{
    if (self.is(Kind::Instance))
        return newText(context, defaultRepr(context, self));
    return text(context, repr(context, self));
}
Evaluated<Value> objectStr(ValueContext& context, Value self, Arguments)
{
    if (self.is(Kind::Instance) && !overrides(context, self, Special::Repr))
        return newText(context, defaultRepr(context, self));
    if (self.is(Kind::Exception))
        return text(context, exceptionText(context, self));
    if (overrides(context, self, Special::Repr))
        return text(context, askText(context, Request::Repr, self));
    return text(context, str(context, self));
}
Evaluated<Value> exceptionRepr(ValueContext& context, Value self, Arguments)
{
    return text(context, exceptionDisplay(context, self));
}
Evaluated<Value> objectFormat(ValueContext& context, Value self, Arguments arguments)
{
    return text(context, format(context, self, textOf(context, arguments[0])));
}

Evaluated<Value> objectEq(ValueContext& context, Value self, Arguments arguments)
{
    if (self.is(Kind::Instance) || self.is(Kind::Exception))
        return self == arguments[0] ? Value::boolean(true) : Value::notImplemented();
    const Evaluated<bool> result = equal(context, self, arguments[0]);
    return result ? Evaluated<Value>(Value::boolean(*result)) : Evaluated<Value>(failure(result));
}
Evaluated<Value> objectNe(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<Value> result = objectEq(context, self, arguments);
    return !result || result->isNotImplemented() ? result : Value::boolean(!result->isTrue());
}
Evaluated<Value> objectHash(ValueContext& context, Value self, Arguments)
{
    if (self.is(Kind::Instance))
        return newInteger(context, identityHash(context, self));
    const Evaluated<std::int64_t> result = hash(context, self);
    return result ? Evaluated<Value>(newInteger(context, *result)) : Evaluated<Value>(failure(result));
}

template <CompareOp op>
Evaluated<Value> comparison(ValueContext& context, Value self, Arguments arguments)
{
    return compare(context, op, self, arguments[0]);
}
template <BinaryOp op>
Evaluated<Value> arithmetic(ValueContext& context, Value self, Arguments arguments)
{
    return binary(context, op, self, arguments[0]);
}

Evaluated<Value> setAttributeMethod(ValueContext& context, Value self, Arguments arguments)
{
    const std::string name = textOf(context, arguments[0]);
    const std::optional<std::uint32_t> index = context.constants.nameIndex(name);
    if (!index || !setBuiltinAttribute(context, self, *index, arguments[1]))
        return raiseMissingAttribute(context, self, name);
    return Value::none();
}

Evaluated<Value> deleteAttributeMethod(ValueContext& context, Value self, Arguments arguments)
{
    const std::string name = textOf(context, arguments[0]);
    const std::optional<std::uint32_t> index = context.constants.nameIndex(name);
    if (!index || !deleteBuiltinAttribute(context, self, *index))
        return raiseMissingAttribute(context, self, name);
    return Value::none();
}

Evaluated<Value> lengthMethod(ValueContext& context, Value self, Arguments)
{
    const Evaluated<std::int64_t> size = length(context, self);
    return size ? Evaluated<Value>(newInteger(context, *size)) : Evaluated<Value>(failure(size));
}
Evaluated<Value> getItemMethod(ValueContext& context, Value self, Arguments arguments)
{
    return getItem(context, self, arguments[0]);
}
Evaluated<Value> deleteItemMethod(ValueContext& context, Value self, Arguments arguments)
{
    return deleteItem(context, self, arguments[0]);
}
Evaluated<Value> containsMethod(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<bool> found = contains(context, self, arguments[0]);
    return found ? Evaluated<Value>(Value::boolean(*found)) : Evaluated<Value>(failure(found));
}
Evaluated<Value> iterateMethod(ValueContext& context, Value self, Arguments)
{
    return iterate(context, self);
}
Evaluated<Value> nextMethod(ValueContext& context, Value self, Arguments)
{
    const Evaluated<Value> item = next(context, self);
    if (!item || !item->isUnset())
        return item;
    return tl::make_unexpected(
        Raised{newException(context, typeValue(TypeId::StopIteration), newTuple(context, {}))});
}

Evaluated<Value> withTraceback(ValueContext&, Value self, Arguments)
{
    return self;
}
Evaluated<Value> addNote(ValueContext& context, Value self, Arguments arguments)
{
    if (!arguments[0].is(Kind::Str))
        return raiseType(context, "note must be a str, not '", arguments[0], "'");
    // A lesson that never reads them has no such name.
    const std::optional<std::uint32_t> name = context.constants.nameIndex("__notes__");
    if (!name)
        return Value::none();
    Value notes =
        attribute(context.memory, context.memory.get(self.word(), ExceptionLayout::kAttributes), *name);
    if (!notes.is(Kind::List)) {
        notes = newList(context, {});
        setAttribute(context.memory, self, ExceptionLayout::kAttributes, *name, notes);
    }
    appendToList(context, notes, arguments[0]);
    return Value::none();
}

/// A function in the place of a decorator's result: `@area.setter`.
template <std::uint64_t field>
Evaluated<Value> propertyWith(ValueContext& context, Value self, Arguments arguments)
{
    const Memory& memory = context.memory;
    const Value copy =
        newProperty(context, PropertyForm::Property, memory.get(self.word(), PropertyLayout::kGet),
                    memory.get(self.word(), PropertyLayout::kSet));
    context.memory.set(copy.word(), PropertyLayout::kDelete,
                       memory.get(self.word(), PropertyLayout::kDelete));
    context.memory.set(copy.word(), field, arguments[0]);
    return copy;
}

using enum TypeId;
constexpr std::array kMethods{
    MethodInfo{Object, "__new__", objectNew, kNamed, Effect::None, true},
    MethodInfo{Object, "__init__", objectInit, kNamed},
    MethodInfo{Object, "__repr__", objectRepr, {0, 0}},
    MethodInfo{Object, "__str__", objectStr, {0, 0}},
    MethodInfo{Object, "__format__", objectFormat, {1, 1}},
    MethodInfo{Object, "__eq__", objectEq, {1, 1}},
    MethodInfo{Object, "__ne__", objectNe, {1, 1}},
    MethodInfo{Object, "__hash__", objectHash, {0, 0}},
    MethodInfo{Object, "__setattr__", setAttributeMethod, {2, 2}},
    MethodInfo{Object, "__delattr__", deleteAttributeMethod, {1, 1}},
    MethodInfo{BaseException, "__init__", exceptionInit, kNamed},
    MethodInfo{BaseException, "__repr__", exceptionRepr, {0, 0}},
    MethodInfo{BaseException, "with_traceback", withTraceback, {1, 1}},
    MethodInfo{BaseException, "add_note", addNote, {1, 1}},
    MethodInfo{Property, "getter", propertyWith<PropertyLayout::kGet>, {1, 1}},
    MethodInfo{Property, "setter", propertyWith<PropertyLayout::kSet>, {1, 1}},
    MethodInfo{Property, "deleter", propertyWith<PropertyLayout::kDelete>, {1, 1}},
    MethodInfo{Str, "__len__", lengthMethod, {0, 0}},
    MethodInfo{Str, "__getitem__", getItemMethod, {1, 1}},
    MethodInfo{Str, "__iter__", iterateMethod, {0, 0}},
    MethodInfo{Str, "__add__", arithmetic<BinaryOp::Add>, {1, 1}},
    MethodInfo{Str, "__mul__", arithmetic<BinaryOp::Multiply>, {1, 1}},
    MethodInfo{Str, "__mod__", arithmetic<BinaryOp::Modulo>, {1, 1}},
    MethodInfo{Str, "__lt__", comparison<CompareOp::Less>, {1, 1}},
    MethodInfo{Str, "__gt__", comparison<CompareOp::Greater>, {1, 1}},
    MethodInfo{List, "__len__", lengthMethod, {0, 0}, Effect::Reads},
    MethodInfo{List, "__getitem__", getItemMethod, {1, 1}, Effect::Reads},
    MethodInfo{List, "__delitem__", deleteItemMethod, {1, 1}, Effect::Writes},
    MethodInfo{List, "__contains__", containsMethod, {1, 1}, Effect::Reads},
    MethodInfo{List, "__iter__", iterateMethod, {0, 0}, Effect::Reads},
    MethodInfo{List, "__add__", arithmetic<BinaryOp::Add>, {1, 1}, Effect::Reads},
    MethodInfo{List, "__mul__", arithmetic<BinaryOp::Multiply>, {1, 1}, Effect::Reads},
    MethodInfo{Tuple, "__len__", lengthMethod, {0, 0}},
    MethodInfo{Tuple, "__getitem__", getItemMethod, {1, 1}},
    MethodInfo{Tuple, "__contains__", containsMethod, {1, 1}},
    MethodInfo{Tuple, "__iter__", iterateMethod, {0, 0}},
    MethodInfo{Dict, "__len__", lengthMethod, {0, 0}, Effect::Reads},
    MethodInfo{Dict, "__getitem__", getItemMethod, {1, 1}, Effect::Reads},
    MethodInfo{Dict, "__delitem__", deleteItemMethod, {1, 1}, Effect::Writes},
    MethodInfo{Dict, "__contains__", containsMethod, {1, 1}, Effect::Reads},
    MethodInfo{Dict, "__iter__", iterateMethod, {0, 0}, Effect::Reads},
    MethodInfo{Set, "__len__", lengthMethod, {0, 0}, Effect::Reads},
    MethodInfo{Set, "__contains__", containsMethod, {1, 1}, Effect::Reads},
    MethodInfo{Set, "__iter__", iterateMethod, {0, 0}, Effect::Reads},
    MethodInfo{Range, "__len__", lengthMethod, {0, 0}},
    MethodInfo{Range, "__getitem__", getItemMethod, {1, 1}},
    MethodInfo{Range, "__contains__", containsMethod, {1, 1}},
    MethodInfo{Range, "__iter__", iterateMethod, {0, 0}},
    MethodInfo{Int, "__add__", arithmetic<BinaryOp::Add>, {1, 1}},
    MethodInfo{Int, "__sub__", arithmetic<BinaryOp::Subtract>, {1, 1}},
    MethodInfo{Int, "__mul__", arithmetic<BinaryOp::Multiply>, {1, 1}},
    MethodInfo{Int, "__lt__", comparison<CompareOp::Less>, {1, 1}},
    MethodInfo{Int, "__gt__", comparison<CompareOp::Greater>, {1, 1}},
    MethodInfo{Float, "__add__", arithmetic<BinaryOp::Add>, {1, 1}},
    MethodInfo{Float, "__sub__", arithmetic<BinaryOp::Subtract>, {1, 1}},
    MethodInfo{Float, "__mul__", arithmetic<BinaryOp::Multiply>, {1, 1}},
    MethodInfo{DictKeys, "__len__", lengthMethod, {0, 0}},
    MethodInfo{DictKeys, "__iter__", iterateMethod, {0, 0}},
    MethodInfo{DictKeys, "__contains__", containsMethod, {1, 1}},
    MethodInfo{DictValues, "__len__", lengthMethod, {0, 0}},
    MethodInfo{DictValues, "__iter__", iterateMethod, {0, 0}},
    MethodInfo{DictItems, "__len__", lengthMethod, {0, 0}},
    MethodInfo{DictItems, "__iter__", iterateMethod, {0, 0}},
    MethodInfo{DictItems, "__contains__", containsMethod, {1, 1}},
    MethodInfo{ListIterator, "__iter__", iterateMethod, {0, 0}},
    MethodInfo{ListIterator, "__next__", nextMethod, {0, 0}},
    MethodInfo{TupleIterator, "__iter__", iterateMethod, {0, 0}},
    MethodInfo{TupleIterator, "__next__", nextMethod, {0, 0}},
    MethodInfo{StrIterator, "__iter__", iterateMethod, {0, 0}},
    MethodInfo{StrIterator, "__next__", nextMethod, {0, 0}},
    MethodInfo{RangeIterator, "__iter__", iterateMethod, {0, 0}},
    MethodInfo{RangeIterator, "__next__", nextMethod, {0, 0}},
    MethodInfo{DictKeyIterator, "__iter__", iterateMethod, {0, 0}},
    MethodInfo{DictKeyIterator, "__next__", nextMethod, {0, 0}},
    MethodInfo{SetIterator, "__next__", nextMethod, {0, 0}},
    MethodInfo{Enumerate, "__next__", nextMethod, {0, 0}},
    MethodInfo{Zip, "__next__", nextMethod, {0, 0}},
    MethodInfo{File, "write", nullptr},
    MethodInfo{File, "flush", nullptr},
    MethodInfo{Gate, "acquire", nullptr},
    MethodInfo{Gate, "release", nullptr},
    MethodInfo{Gate, "locked", nullptr},
    MethodInfo{Gate, "__enter__", nullptr},
    MethodInfo{Gate, "__exit__", nullptr},
    MethodInfo{Generator, "send", nullptr},
    MethodInfo{Generator, "throw", nullptr},
    MethodInfo{Generator, "close", nullptr},
    MethodInfo{Generator, "__next__", nullptr},
    MethodInfo{Generator, "__iter__", nullptr},
    MethodInfo{Coroutine, "send", nullptr},
    MethodInfo{Coroutine, "throw", nullptr},
    MethodInfo{Coroutine, "close", nullptr},
};

} // namespace

std::span<const MethodInfo> objectMethods()
{
    return kMethods;
}

} // namespace core
