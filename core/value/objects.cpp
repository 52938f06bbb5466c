#include "core/value/objects.h"

#include "core/value/operations.h"

namespace core {
namespace {

Value make(ValueContext& context, Kind kind, std::initializer_list<Value> fields)
{
    const std::uint64_t object = context.memory.allocate(kind, static_cast<std::uint32_t>(fields.size()));
    std::uint64_t field = 0;
    for (const Value value : fields)
        context.memory.set(object, field++, value);
    return Value::heap(kind, object);
}

Value number(std::uint64_t value)
{
    return Value::small(static_cast<std::int64_t>(value));
}

Value emptyPayload(ValueContext& context, TypeId root)
{
    switch (root) {
    case TypeId::List: return newList(context, {});
    case TypeId::Tuple: return newTuple(context, {});
    case TypeId::Deque: return newDeque(context, {}, Value::none());
    case TypeId::Dict: return newDict(context);
    case TypeId::Set: return newSet(context);
    case TypeId::Str: return ConstantTable::emptyText();
    case TypeId::Int: return Value::small(0);
    case TypeId::Float: return Value::real(0);
    default: return Value::unset();
    }
}

} // namespace

tl::unexpected<Raised> raise(ValueContext& context, TypeId exceptionClass, std::string_view message)
{
    return tl::make_unexpected(Raised{newException(context, exceptionClass, message)});
}

tl::unexpected<Raised> raiseWith(ValueContext& context, TypeId exceptionClass, Value argument)
{
    const Value args = newTuple(context, {&argument, 1});
    return tl::make_unexpected(Raised{newException(context, typeValue(exceptionClass), args)});
}

Value newList(ValueContext& context, std::span<const Value> items)
{
    Value block = Value::none();
    if (!items.empty()) {
        block = Value::heap(Kind::Block,
                            context.memory.allocate(Kind::Block, static_cast<std::uint32_t>(items.size())));
        for (std::size_t i = 0; i < items.size(); ++i)
            context.memory.set(block.word(), i, items[i]);
    }
    return make(context, Kind::List, {Birth::unknown(), number(items.size()), block});
}

Value newDeque(ValueContext& context, std::span<const Value> items, Value maxLength)
{
    const Value list = newList(context, items);
    const Memory& memory = context.memory;
    return make(context, Kind::List,
                {Birth::unknown(), memory.get(list.word(), ListLayout::kSize),
                 memory.get(list.word(), ListLayout::kItems), maxLength});
}

Value newTuple(ValueContext& context, std::span<const Value> items)
{
    const std::uint64_t object =
        context.memory.allocate(Kind::Tuple, static_cast<std::uint32_t>(items.size()));
    for (std::size_t i = 0; i < items.size(); ++i)
        context.memory.set(object, i, items[i]);
    return Value::heap(Kind::Tuple, object);
}

void appendToList(ValueContext& context, Value list, Value item)
{
    Memory& memory = context.memory;
    const std::uint64_t size = listSize(memory, list);
    Value block = memory.get(list.word(), ListLayout::kItems);
    const std::uint64_t capacity = block.isHeap() ? memory.header(block.word()).words : 0;
    if (size == capacity) {
        const auto larger = static_cast<std::uint32_t>(std::max<std::uint64_t>(4, capacity + capacity / 2));
        const Value grown = Value::heap(Kind::Block, memory.allocate(Kind::Block, larger));
        for (std::uint64_t i = 0; i < size; ++i)
            memory.set(grown.word(), i, memory.get(block.word(), i));
        block = grown;
        memory.set(list.word(), ListLayout::kItems, block);
    }
    memory.set(block.word(), size, item);
    memory.set(list.word(), ListLayout::kSize, number(size + 1));
}

Value newCell(ValueContext& context, Value content)
{
    return make(context, Kind::Cell, {Birth::unknown(), content});
}
Value newRange(ValueContext& context, Value start, Value stop, Value step)
{
    return make(context, Kind::Range, {start, stop, step});
}
Value newSlice(ValueContext& context, Value start, Value stop, Value step)
{
    return make(context, Kind::Slice, {start, stop, step});
}
Value newBoundMethod(ValueContext& context, Value function, Value self)
{
    return make(context, Kind::BoundMethod, {function, self});
}
Value newBuiltinMethod(ValueContext& context, Value self, MethodId method)
{
    return make(context, Kind::BuiltinMethod, {self, Value::small(method)});
}
Value newSuper(ValueContext& context, Value fromClass, Value self)
{
    return make(context, Kind::Super, {fromClass, self});
}
Value newProperty(ValueContext& context, PropertyForm form, Value get, Value set)
{
    return make(context, Kind::Property,
                {Value::small(static_cast<std::int64_t>(form)), get, set, Value::none()});
}

Value newFunction(ValueContext& context, std::uint32_t function, Value defaults, Value keywordDefaults,
                  std::span<const Value> captured)
{
    const std::uint64_t object = context.memory.allocate(
        Kind::Function, static_cast<std::uint32_t>(FunctionLayout::kCaptured + captured.size()));
    Memory& memory = context.memory;
    memory.set(object, Birth::kField, Birth::unknown());
    memory.set(object, FunctionLayout::kFunction, Value::small(function));
    memory.set(object, FunctionLayout::kDefaults, defaults);
    memory.set(object, FunctionLayout::kKeywordDefaults, keywordDefaults);
    memory.set(object, FunctionLayout::kAttributes, Value::none());
    for (std::size_t i = 0; i < captured.size(); ++i)
        memory.set(object, FunctionLayout::kCaptured + i, captured[i]);
    return Value::heap(Kind::Function, object);
}

Value newClass(ValueContext& context, Value name, Value qualifiedName, std::uint32_t module, Value base)
{
    return make(context, Kind::Class,
                {Birth::unknown(), name, qualifiedName, Value::small(module), base,
                 typeValue(rootOf(context.memory, base)), Value::none()});
}

Value newInstance(ValueContext& context, Value ofClass)
{
    const TypeId root = rootOf(context.memory, ofClass);
    if (isExceptionType(root))
        return newException(context, ofClass, newTuple(context, {}));
    const Value payload = emptyPayload(context, root);
    return make(context, Kind::Instance, {Birth::unknown(), ofClass, Value::none(), payload, Value::unset()});
}

Value newException(ValueContext& context, Value ofClass, Value args)
{
    return make(context, Kind::Exception,
                {Birth::unknown(), ofClass, args, Value::none(), Value::none(), Value::boolean(false),
                 Value::none(), Value::none()});
}

Value newException(ValueContext& context, TypeId ofClass, std::string_view message)
{
    const Value text = newText(context, message);
    return newException(context, typeValue(ofClass), newTuple(context, {&text, 1}));
}

} // namespace core
