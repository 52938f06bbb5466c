#include "core/value/types.h"

#include <array>
#include <cassert>

namespace core {
namespace {

using enum TypeId;

constexpr std::array kTypes{
    TypeInfo{Object, "object", Object, true},
    TypeInfo{NoneType, "NoneType", Object, false},
    TypeInfo{NotImplementedType, "NotImplementedType", Object, false},
    TypeInfo{EllipsisType, "ellipsis", Object, false},
    TypeInfo{Bool, "bool", Int, true},
    TypeInfo{Int, "int", Object, true},
    TypeInfo{Float, "float", Object, true},
    TypeInfo{Str, "str", Object, true},
    TypeInfo{List, "list", Object, true},
    TypeInfo{Tuple, "tuple", Object, true},
    TypeInfo{Dict, "dict", Object, true},
    TypeInfo{Set, "set", Object, true},
    TypeInfo{Range, "range", Object, true},
    TypeInfo{Slice, "slice", Object, true},
    TypeInfo{Type, "type", Object, true},
    TypeInfo{Function, "function", Object, false},
    TypeInfo{BuiltinFunction, "builtin_function_or_method", Object, false},
    TypeInfo{Method, "method", Object, false},
    TypeInfo{Module, "module", Object, false},
    TypeInfo{Generator, "generator", Object, false},
    TypeInfo{Coroutine, "coroutine", Object, false},
    TypeInfo{Cell, "cell", Object, false},
    TypeInfo{Property, "property", Object, true},
    TypeInfo{StaticMethod, "staticmethod", Object, true},
    TypeInfo{ClassMethod, "classmethod", Object, true},
    TypeInfo{Super, "super", Object, true},
    TypeInfo{File, "TextIOWrapper", Object, false},
    TypeInfo{Gate, "lock", Object, false},
    TypeInfo{Frame, "frame", Object, false},
    TypeInfo{DictKeys, "dict_keys", Object, false},
    TypeInfo{DictValues, "dict_values", Object, false},
    TypeInfo{DictItems, "dict_items", Object, false},
    TypeInfo{ListIterator, "list_iterator", Object, false},
    TypeInfo{ListReverseIterator, "list_reverseiterator", Object, false},
    TypeInfo{TupleIterator, "tuple_iterator", Object, false},
    TypeInfo{StrIterator, "str_iterator", Object, false},
    TypeInfo{RangeIterator, "range_iterator", Object, false},
    TypeInfo{SetIterator, "set_iterator", Object, false},
    TypeInfo{DictKeyIterator, "dict_keyiterator", Object, false},
    TypeInfo{DictValueIterator, "dict_valueiterator", Object, false},
    TypeInfo{DictItemIterator, "dict_itemiterator", Object, false},
    TypeInfo{Reversed, "reversed", Object, false},
    TypeInfo{Enumerate, "enumerate", Object, false},
    TypeInfo{Zip, "zip", Object, false},
    TypeInfo{Map, "map", Object, false},
    TypeInfo{Filter, "filter", Object, false},
    TypeInfo{Deque, "collections.deque", Object, false},
    TypeInfo{BaseException, "BaseException", Object, true},
    TypeInfo{SystemExit, "SystemExit", BaseException, true},
    TypeInfo{KeyboardInterrupt, "KeyboardInterrupt", BaseException, true},
    TypeInfo{GeneratorExit, "GeneratorExit", BaseException, true},
    TypeInfo{BaseExceptionGroup, "BaseExceptionGroup", BaseException, true},
    TypeInfo{Exception, "Exception", BaseException, true},
    TypeInfo{ExceptionGroup, "ExceptionGroup", Exception, true},
    TypeInfo{StopIteration, "StopIteration", Exception, true},
    TypeInfo{StopAsyncIteration, "StopAsyncIteration", Exception, true},
    TypeInfo{ArithmeticError, "ArithmeticError", Exception, true},
    TypeInfo{FloatingPointError, "FloatingPointError", ArithmeticError, true},
    TypeInfo{OverflowError, "OverflowError", ArithmeticError, true},
    TypeInfo{ZeroDivisionError, "ZeroDivisionError", ArithmeticError, true},
    TypeInfo{AssertionError, "AssertionError", Exception, true},
    TypeInfo{AttributeError, "AttributeError", Exception, true},
    TypeInfo{BufferError, "BufferError", Exception, true},
    TypeInfo{EOFError, "EOFError", Exception, true},
    TypeInfo{ImportError, "ImportError", Exception, true},
    TypeInfo{ModuleNotFoundError, "ModuleNotFoundError", ImportError, true},
    TypeInfo{LookupError, "LookupError", Exception, true},
    TypeInfo{IndexError, "IndexError", LookupError, true},
    TypeInfo{KeyError, "KeyError", LookupError, true},
    TypeInfo{MemoryError, "MemoryError", Exception, true},
    TypeInfo{NameError, "NameError", Exception, true},
    TypeInfo{UnboundLocalError, "UnboundLocalError", NameError, true},
    TypeInfo{OSError, "OSError", Exception, true},
    TypeInfo{BlockingIOError, "BlockingIOError", OSError, true},
    TypeInfo{ChildProcessError, "ChildProcessError", OSError, true},
    TypeInfo{ConnectionError, "ConnectionError", OSError, true},
    TypeInfo{BrokenPipeError, "BrokenPipeError", ConnectionError, true},
    TypeInfo{ConnectionAbortedError, "ConnectionAbortedError", ConnectionError, true},
    TypeInfo{ConnectionRefusedError, "ConnectionRefusedError", ConnectionError, true},
    TypeInfo{ConnectionResetError, "ConnectionResetError", ConnectionError, true},
    TypeInfo{FileExistsError, "FileExistsError", OSError, true},
    TypeInfo{FileNotFoundError, "FileNotFoundError", OSError, true},
    TypeInfo{InterruptedError, "InterruptedError", OSError, true},
    TypeInfo{IsADirectoryError, "IsADirectoryError", OSError, true},
    TypeInfo{NotADirectoryError, "NotADirectoryError", OSError, true},
    TypeInfo{PermissionError, "PermissionError", OSError, true},
    TypeInfo{ProcessLookupError, "ProcessLookupError", OSError, true},
    TypeInfo{TimeoutError, "TimeoutError", OSError, true},
    TypeInfo{ReferenceError, "ReferenceError", Exception, true},
    TypeInfo{RuntimeError, "RuntimeError", Exception, true},
    TypeInfo{NotImplementedError, "NotImplementedError", RuntimeError, true},
    TypeInfo{RecursionError, "RecursionError", RuntimeError, true},
    TypeInfo{SyntaxError, "SyntaxError", Exception, true},
    TypeInfo{IndentationError, "IndentationError", SyntaxError, true},
    TypeInfo{TabError, "TabError", IndentationError, true},
    TypeInfo{SystemError, "SystemError", Exception, true},
    TypeInfo{TypeError, "TypeError", Exception, true},
    TypeInfo{ValueError, "ValueError", Exception, true},
    TypeInfo{UnicodeError, "UnicodeError", ValueError, true},
    TypeInfo{UnicodeDecodeError, "UnicodeDecodeError", UnicodeError, true},
    TypeInfo{UnicodeEncodeError, "UnicodeEncodeError", UnicodeError, true},
    TypeInfo{Warning, "Warning", Exception, true},
    TypeInfo{UserWarning, "UserWarning", Warning, true},
    TypeInfo{DeprecationWarning, "DeprecationWarning", Warning, true},
    TypeInfo{RuntimeWarning, "RuntimeWarning", Warning, true},
};
static_assert(kTypes.size() == static_cast<std::size_t>(Count_));

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kTypes.size(); ++i)
        if (static_cast<std::size_t>(kTypes[i].id) != i)
            return false;
    return true;
}
static_assert(isInOrder());

} // namespace

std::span<const TypeInfo> typeTable()
{
    return kTypes;
}

const TypeInfo& info(TypeId type)
{
    assert(type < Count_ && "Every type has a row.");
    return kTypes[static_cast<std::size_t>(type)];
}

std::string_view shortName(TypeId type)
{
    const std::string_view name = info(type).name;
    return name.substr(name.rfind('.') + 1);
}

bool isSubtype(TypeId type, TypeId ancestor)
{
    while (type != ancestor && type != Object)
        type = info(type).base;
    return type == ancestor;
}

} // namespace core
