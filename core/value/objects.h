#pragma once

#include "core/value/context.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <span>

namespace core {

// Layouts of the objects on the heap: the number of each field behind the header, and how to make them.
// Whatever a lesson can change has its birth in field 0.

/// Which object this is, from run to run (details.md 1): where in the source, by whom, the how many-th there.
/// Natives leave Value::small(-1); the interpreter stamps what it makes on behalf of a lesson.
struct Birth {
    static constexpr std::uint64_t kField = 0;

    std::uint32_t site = 0;   ///< 16 bits.
    std::uint32_t thread = 0; ///< 15 bits.
    std::uint32_t count = 0;  ///< 16 bits.

    static constexpr Value unknown() { return Value::small(-1); }
    constexpr Value pack() const
    {
        return Value::small(static_cast<std::int64_t>((std::uint64_t{thread & 0x7FFF} << 32)
                                                      | (std::uint64_t{site & 0xFFFF} << 16)
                                                      | (count & 0xFFFF)));
    }
    static constexpr Birth unpack(Value value)
    {
        const auto bits = static_cast<std::uint64_t>(value.asSmall());
        return {static_cast<std::uint32_t>(bits >> 16 & 0xFFFF),
                static_cast<std::uint32_t>(bits >> 32 & 0x7FFF), static_cast<std::uint32_t>(bits & 0xFFFF)};
    }
};

/// Objects are counted by the place where they are made, instances by their class: rows from here on.
constexpr std::uint32_t kBirthsOfClasses = 1 << 16;

struct ListLayout {
    static constexpr std::uint64_t kSize = 1;
    static constexpr std::uint64_t kItems = 2; ///< Block, or None while nothing was ever in it.
    static constexpr std::uint32_t kWords = 3;
    static constexpr std::uint64_t kMaxLength = 3; ///< Of a deque, which is a List with this field: or None.
    static constexpr std::uint32_t kDequeWords = 4;
};

/// Dict and Set alike: entries in the order of insertion, found by an index once there are more than eight.
struct TableLayout {
    static constexpr std::uint64_t kCount = 1; ///< Living entries.
    static constexpr std::uint64_t kFill = 2;  ///< Entries ever appended to the block, dead ones too.
    static constexpr std::uint64_t kBlock = 3; ///< Block or None.
    static constexpr std::uint32_t kWords = 4;
};

struct RangeLayout {
    static constexpr std::uint64_t kStart = 0;
    static constexpr std::uint64_t kStop = 1;
    static constexpr std::uint64_t kStep = 2;
    static constexpr std::uint32_t kWords = 3;
};
struct SliceLayout {
    static constexpr std::uint64_t kStart = 0;
    static constexpr std::uint64_t kStop = 1;
    static constexpr std::uint64_t kStep = 2;
    static constexpr std::uint32_t kWords = 3;
};
struct CellLayout {
    static constexpr std::uint64_t kContent = 1; ///< Unset while the variable is unbound.
    static constexpr std::uint32_t kWords = 2;
};
struct FunctionLayout {
    static constexpr std::uint64_t kFunction = 1;        ///< Small: index into Program::functions().
    static constexpr std::uint64_t kDefaults = 2;        ///< Tuple or None.
    static constexpr std::uint64_t kKeywordDefaults = 3; ///< Dict or None.
    static constexpr std::uint64_t kAttributes = 4;      ///< Block of attributes or None.
    static constexpr std::uint64_t kCaptured = 5;        ///< Cells, to the end.
};
struct BoundMethodLayout {
    static constexpr std::uint64_t kFunction = 0;
    static constexpr std::uint64_t kSelf = 1;
    static constexpr std::uint32_t kWords = 2;
};
struct BuiltinMethodLayout {
    static constexpr std::uint64_t kSelf = 0;
    static constexpr std::uint64_t kMethod = 1; ///< Small: MethodId.
    static constexpr std::uint32_t kWords = 2;
};
struct ClassLayout {
    static constexpr std::uint64_t kName = 1;
    static constexpr std::uint64_t kQualifiedName = 2;
    static constexpr std::uint64_t kModule = 3; ///< Small: index into Program::modules().
    static constexpr std::uint64_t kBase = 4;   ///< A Class or a BuiltinType.
    static constexpr std::uint64_t kRoot = 5;   ///< Nearest built-in ancestor, a BuiltinType.
    static constexpr std::uint64_t kAttributes = 6;
    static constexpr std::uint32_t kWords = 7;
};
/// An instance of a lesson's class that is no exception. A class that inherits from list, dict, str, … keeps
/// one of these as `payload`, on which the inherited operations work.
struct InstanceLayout {
    static constexpr std::uint64_t kClass = 1;
    static constexpr std::uint64_t kAttributes = 2; ///< Block of attributes or None.
    static constexpr std::uint64_t kPayload = 3;    ///< Unset if there is none.
    static constexpr std::uint64_t kUsers =
        4; ///< Block of who has used each attribute, by its position, or unset.
    static constexpr std::uint32_t kWords = 5;
};
struct ExceptionLayout {
    static constexpr std::uint64_t kClass = 1; ///< A Class or a BuiltinType.
    static constexpr std::uint64_t kArgs = 2;  ///< Tuple.
    static constexpr std::uint64_t kCause = 3;
    static constexpr std::uint64_t kContext = 4;
    static constexpr std::uint64_t kSuppress = 5; ///< `__suppress_context__`.
    static constexpr std::uint64_t kText = 6; ///< Of an uncaught one, where its class has a __str__; or None.
    static constexpr std::uint64_t kAttributes = 7; ///< Block of attributes or None.
    static constexpr std::uint32_t kWords = 8;
};
struct SuperLayout {
    static constexpr std::uint64_t kClass = 0; ///< Lookup begins at its base.
    static constexpr std::uint64_t kSelf = 1;
    static constexpr std::uint32_t kWords = 2;
};
enum class PropertyForm : std::uint8_t { Property, StaticMethod, ClassMethod };
struct PropertyLayout {
    static constexpr std::uint64_t kForm = 0; ///< Small: PropertyForm.
    static constexpr std::uint64_t kGet = 1;  ///< The function; of all three forms.
    static constexpr std::uint64_t kSet = 2;
    static constexpr std::uint64_t kDelete = 3;
    static constexpr std::uint32_t kWords = 4;
};
/// The views come out of dict.keys() and so on; they are iterable, not iterators.
enum class IteratorForm : std::uint8_t {
    KeysView,
    ValuesView,
    ItemsView,
    List,
    ListReversed,
    Tuple,
    Str,
    Range,
    BigRange,
    Set,
    DictKeys,
    DictValues,
    DictItems,
    Reversed,
    Enumerate,
    Zip,
};
struct IteratorLayout {
    static constexpr std::uint64_t kForm = 0;     ///< Small: IteratorForm.
    static constexpr std::uint64_t kSource = 1;   ///< What it goes over; None once it has ended.
    static constexpr std::uint64_t kPosition = 2; ///< Of Range: the next number; of Enumerate: the count.
    static constexpr std::uint64_t kEnd = 3;      ///< Of Range: stop; of dict and set: the size at the start.
    static constexpr std::uint64_t kStep = 4;     ///< Of Range; of Reversed dicts: form.
    static constexpr std::uint32_t kWords = 5;
};

// Attributes of instances, classes, functions and exceptions: a Block of pairs (name, value) in the order of
// definition behind the number of them, and an index once there are more than eight.

/// The value of an attribute, unset if there is none. `block` is a Block or None.
inline Value attribute(const Memory& memory, Value block, std::uint32_t name);
/// Sets an attribute in the block that field `field` of `owner` refers to; makes or replaces the block.
void setAttribute(Memory& memory, Value owner, std::uint64_t field, std::uint32_t name, Value value);
/// A block for so many attributes, without any.
Value newAttributes(Memory& memory, std::uint64_t room);
bool deleteAttribute(Memory& memory, Value owner, std::uint64_t field, std::uint32_t name);
std::size_t attributeCount(const Memory& memory, Value block);
std::uint32_t attributeName(const Memory& memory, Value block, std::size_t position);
Value attributeAt(const Memory& memory, Value block, std::size_t position);

struct AttributesLayout {
    static constexpr std::uint64_t kCount = 0;
    static constexpr std::uint64_t kCapacity = 1;
    static constexpr std::uint64_t kPairs = 2;
    static constexpr std::int64_t kLinear = 8;
};
Value attributeByIndex(const Memory& memory, Value block, std::uint32_t name);
inline Value attribute(const Memory& memory, Value block, std::uint32_t name)
{
    if (!block.isHeap())
        return Value::unset();
    const std::int64_t capacity = memory.get(block.word(), AttributesLayout::kCapacity).asSmall();
    if (capacity > AttributesLayout::kLinear)
        return attributeByIndex(memory, block, name);
    const auto count =
        static_cast<std::uint64_t>(memory.get(block.word(), AttributesLayout::kCount).asSmall());
    const Value wanted = Value::small(name);
    for (std::uint64_t i = 0; i < count; ++i)
        if (memory.get(block.word(), AttributesLayout::kPairs + 2 * i) == wanted)
            return memory.get(block.word(), AttributesLayout::kPairs + 2 * i + 1);
    return Value::unset();
}

// Lists and tuples.

Value newList(ValueContext& context, std::span<const Value> items);
Value newTuple(ValueContext& context, std::span<const Value> items);
Value newDeque(ValueContext& context, std::span<const Value> items, Value maxLength);
inline bool isDeque(const Memory& memory, Value list)
{
    return memory.header(list.word()).words == ListLayout::kDequeWords;
}
inline std::uint64_t listSize(const Memory& memory, Value list)
{
    return static_cast<std::uint64_t>(memory.get(list.word(), ListLayout::kSize).asSmall());
}
inline Value listItem(const Memory& memory, Value list, std::uint64_t position)
{
    return memory.get(memory.get(list.word(), ListLayout::kItems).word(), position);
}
inline void setListItem(Memory& memory, Value list, std::uint64_t position, Value item)
{
    memory.set(memory.get(list.word(), ListLayout::kItems).word(), position, item);
}
void appendToList(ValueContext& context, Value list, Value item);
inline std::uint64_t tupleSize(const Memory& memory, Value tuple)
{
    return memory.header(tuple.word()).words;
}
inline Value tupleItem(const Memory& memory, Value tuple, std::uint64_t position)
{
    return memory.get(tuple.word(), position);
}

// The small ones.

Value newCell(ValueContext& context, Value content);
Value newRange(ValueContext& context, Value start, Value stop, Value step);
Value newSlice(ValueContext& context, Value start, Value stop, Value step);
Value newBoundMethod(ValueContext& context, Value function, Value self);
Value newBuiltinMethod(ValueContext& context, Value self, MethodId method);
Value newSuper(ValueContext& context, Value fromClass, Value self);
Value newProperty(ValueContext& context, PropertyForm form, Value get, Value set = Value::none());
Value newFunction(ValueContext& context, std::uint32_t function, Value defaults, Value keywordDefaults,
                  std::span<const Value> captured);
Value newClass(ValueContext& context, Value name, Value qualifiedName, std::uint32_t module, Value base);
/// An instance (or an exception with no arguments yet) of a class that may be the lesson's; the built-in part
/// of a class that inherits from list, dict or set is empty.
Value newInstance(ValueContext& context, Value ofClass);
Value newException(ValueContext& context, Value ofClass, Value args);
Value newException(ValueContext& context, TypeId ofClass, std::string_view message);

// Classes.

/// The attribute in a class or the nearest of its lesson-defined ancestors; unset if none has it.
Value classAttribute(const Memory& memory, Value ofClass, std::uint32_t name);
/// The class of an instance or exception, the type of anything else: a Class or a BuiltinType.
Value typeOf(const ValueContext& context, Value value);
/// The nearest built-in ancestor of a Class or BuiltinType.
TypeId rootOf(const Memory& memory, Value ofClass);
TypeId builtinTypeOf(const Memory& memory, Value value); ///< rootOf(typeOf(value)).
bool isSubclass(const Memory& memory, Value ofClass, Value ancestor);
/// A special method that the lesson's class of an instance or exception defines; unset if there is none.
Value specialMethod(const ValueContext& context, Value value, Special special);
/// Whether an instance's class defines that special method.
inline bool overrides(const ValueContext& context, Value value, Special special)
{
    return value.is(Kind::Instance) && !specialMethod(context, value, special).isUnset();
}
/// The list, dict, … inside an instance of a class that inherits from one; any other value itself.
inline Value payloadOf(const Memory& memory, Value value)
{
    if (!value.is(Kind::Instance))
        return value;
    const Value payload = memory.get(value.word(), InstanceLayout::kPayload);
    return payload.isUnset() ? value : payload;
}

/// What attribute access finds in an object and its class, before anything is called.
struct Found {
    enum class How : std::uint8_t {
        Missing,
        Plain,    ///< `value` is the attribute.
        Method,   ///< A function of the class, to be bound to `self`.
        Property, ///< A property of the class: `value` is its getter, to be called with `self`.
        Native,   ///< A method of a built-in type: `method`, bound to `self`.
    };
    How how = How::Missing;
    Value value = Value::unset();
    Value self = Value::unset();
    MethodId method = kNoMethod;
};
/// Looks `name` up in any value, as `value.name` does: instances, classes, super objects, functions,
/// exceptions, built-in types and their values. Modules are the interpreter's.
Found findAttribute(ValueContext& context, Value value, std::uint32_t name);

} // namespace core
