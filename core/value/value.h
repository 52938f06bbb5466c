#pragma once

#include <bit>
#include <cstdint>
#include <optional>

namespace core {

/// What an object on the heap or a constant of the program is.
enum class Kind : std::uint8_t {
    None,   ///< Not an object.
    Str,    ///< Raw: byte length, code point count, UTF-8 bytes.
    BigInt, ///< Raw: sign and limb count, limbs.
    List,
    Tuple,
    Dict,
    Set,
    Range,
    Slice,
    Block,    ///< Storage behind a list, dict, set or instance; replaced when it grows.
    Cell,     ///< A captured variable.
    Function, ///< A function of the lesson or the prelude with its defaults and captured variables.
    BoundMethod,
    Class,
    Instance,
    Exception,
    Iterator,
    Generator, ///< Generators and coroutines: a suspended frame.
    Frame,
    Gate, ///< Locks and all that is waited for (world/gate.h).
    Super,
    Property,      ///< property, staticmethod and classmethod objects.
    Builtin,       ///< Constant only: a function that is built in (index: BuiltinId).
    BuiltinType,   ///< Constant only: int, str, list, … and the exception classes (index: TypeId).
    BuiltinMethod, ///< A method of a built-in type, bound to its object.
    Module,        ///< Constant only (index into Program::modules).
    File,          ///< sys.stdout and its like.
};

/// What a lesson computes with: 8 bytes, trivially copyable, NaN-boxed. A double, an integer of 48 bits, one
/// of the singletons, a reference to an object on the heap, or to a constant of the Program. It means
/// something only together with the Memory and the Program it belongs to.
class Value {
public:
    constexpr Value()
        : m_bits(kSingleton | 0)
    {
    }

    static constexpr Value unset() { return Value{kSingleton | 0}; }
    static constexpr Value none() { return Value{kSingleton | 1}; }
    static constexpr Value boolean(bool b) { return Value{kSingleton | (b ? 3U : 2U)}; }
    static constexpr Value notImplemented() { return Value{kSingleton | 4}; }
    static constexpr Value ellipsis() { return Value{kSingleton | 5}; }
    static constexpr bool fitsSmall(std::int64_t i)
    {
        return i >= -(std::int64_t{1} << 47) && i < (std::int64_t{1} << 47);
    }
    /// `i` must fit 48 bits (fitsSmall).
    static constexpr Value small(std::int64_t i)
    {
        return Value{kSmall | (static_cast<std::uint64_t>(i) & kPayload)};
    }
    static Value real(double d)
    {
        // Every NaN becomes the one canonical NaN, so that none is taken for a tag.
        return d != d ? Value{kCanonicalNan} : Value{std::bit_cast<std::uint64_t>(d)};
    }
    /// `word` is the position of the object's header in its Memory, below 2^40.
    static constexpr Value heap(Kind kind, std::uint64_t word)
    {
        return Value{kHeap | (static_cast<std::uint64_t>(kind) << 40) | word};
    }
    static constexpr Value constant(Kind kind, std::uint64_t index)
    {
        return Value{kConstant | (static_cast<std::uint64_t>(kind) << 40) | index};
    }
    static constexpr Value fromBits(std::uint64_t bits) { return Value{bits}; }

    constexpr std::uint64_t bits() const { return m_bits; }
    constexpr bool isUnset() const { return m_bits == (kSingleton | 0); }
    constexpr bool isNone() const { return m_bits == (kSingleton | 1); }
    constexpr bool isTrue() const { return m_bits == (kSingleton | 3); }
    constexpr bool isFalse() const { return m_bits == (kSingleton | 2); }
    constexpr bool isBool() const { return (m_bits | 1) == (kSingleton | 3); }
    constexpr bool isNotImplemented() const { return m_bits == (kSingleton | 4); }
    constexpr bool isEllipsis() const { return m_bits == (kSingleton | 5); }
    constexpr bool isSmall() const { return (m_bits & kTag) == kSmall; }
    constexpr bool isReal() const { return m_bits < kSmall; }
    constexpr bool isHeap() const { return (m_bits & kTag) == kHeap; }
    constexpr bool isConstant() const { return (m_bits & kTag) == kConstant; }
    constexpr bool isReference() const { return m_bits >= kHeap; }

    constexpr std::int64_t asSmall() const { return static_cast<std::int64_t>(m_bits << 16) >> 16; }
    double asReal() const { return std::bit_cast<double>(m_bits); }
    /// Of an object on the heap or a constant; Kind::None for all else.
    constexpr Kind kind() const
    {
        return isReference() ? static_cast<Kind>((m_bits >> 40) & 0xFF) : Kind::None;
    }
    constexpr bool is(Kind k) const { return kind() == k; }
    constexpr std::uint64_t word() const { return m_bits & kIndex; }  ///< Of a heap reference.
    constexpr std::uint64_t index() const { return m_bits & kIndex; } ///< Of a constant.

    /// Identity (`is`), not equality.
    friend constexpr bool operator==(Value, Value) = default;

private:
    constexpr explicit Value(std::uint64_t bits)
        : m_bits(bits)
    {
    }

    static constexpr std::uint64_t kTag = 0xFFFF'0000'0000'0000;
    static constexpr std::uint64_t kCanonicalNan = 0x7FF8'0000'0000'0000;
    static constexpr std::uint64_t kSmall = 0xFFFA'0000'0000'0000;
    static constexpr std::uint64_t kSingleton = 0xFFFB'0000'0000'0000;
    static constexpr std::uint64_t kHeap = 0xFFFC'0000'0000'0000;
    static constexpr std::uint64_t kConstant = 0xFFFD'0000'0000'0000;
    static constexpr std::uint64_t kPayload = 0x0000'FFFF'FFFF'FFFF;
    static constexpr std::uint64_t kIndex = 0x0000'00FF'FFFF'FFFF;

    std::uint64_t m_bits;
};

static_assert(sizeof(Value) == 8);

} // namespace core
