#pragma once

#include "core/value/value.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace core {

/// The built-in types and exception classes, each a Value::constant(Kind::BuiltinType, id).
enum class TypeId : std::uint16_t {
    Object,
    NoneType,
    NotImplementedType,
    EllipsisType,
    Bool,
    Int,
    Float,
    Str,
    List,
    Tuple,
    Dict,
    Set,
    Range,
    Slice,
    Type,
    Function,
    BuiltinFunction,
    Method,
    Module,
    Generator,
    Coroutine,
    Cell,
    Property,
    StaticMethod,
    ClassMethod,
    Super,
    File,
    Gate,
    Frame,
    DictKeys,
    DictValues,
    DictItems,
    ListIterator,
    ListReverseIterator,
    TupleIterator,
    StrIterator,
    RangeIterator,
    SetIterator,
    DictKeyIterator,
    DictValueIterator,
    DictItemIterator,
    Reversed,
    Enumerate,
    Zip,
    Map,
    Filter,
    Deque,
    // Exceptions, from here on.
    BaseException,
    SystemExit,
    KeyboardInterrupt,
    GeneratorExit,
    BaseExceptionGroup,
    Exception,
    ExceptionGroup,
    StopIteration,
    StopAsyncIteration,
    ArithmeticError,
    FloatingPointError,
    OverflowError,
    ZeroDivisionError,
    AssertionError,
    AttributeError,
    BufferError,
    EOFError,
    ImportError,
    ModuleNotFoundError,
    LookupError,
    IndexError,
    KeyError,
    MemoryError,
    NameError,
    UnboundLocalError,
    OSError,
    BlockingIOError,
    ChildProcessError,
    ConnectionError,
    BrokenPipeError,
    ConnectionAbortedError,
    ConnectionRefusedError,
    ConnectionResetError,
    FileExistsError,
    FileNotFoundError,
    InterruptedError,
    IsADirectoryError,
    NotADirectoryError,
    PermissionError,
    ProcessLookupError,
    TimeoutError,
    ReferenceError,
    RuntimeError,
    NotImplementedError,
    RecursionError,
    SyntaxError,
    IndentationError,
    TabError,
    SystemError,
    TypeError,
    ValueError,
    UnicodeError,
    UnicodeDecodeError,
    UnicodeEncodeError,
    Warning,
    UserWarning,
    DeprecationWarning,
    RuntimeWarning,
    Count_,
};

struct TypeInfo {
    TypeId id;
    std::string_view name; ///< With its module if it is not in every module: "collections.deque".
    TypeId base;
    bool named; ///< Has a built-in name in every module (`int`), unlike `NoneType`.
};

/// One row for each TypeId, in its order.
std::span<const TypeInfo> typeTable();
const TypeInfo& info(TypeId type);
std::string_view shortName(TypeId type); ///< `__name__`: without its module.
bool isSubtype(TypeId type, TypeId ancestor);

constexpr Value typeValue(TypeId type)
{
    return Value::constant(Kind::BuiltinType, static_cast<std::uint64_t>(type));
}
constexpr TypeId typeIdOf(Value builtinType)
{
    return static_cast<TypeId>(builtinType.index());
}
inline bool isExceptionType(TypeId type)
{
    return type >= TypeId::BaseException;
}

} // namespace core
