#pragma once

#include "core/world/key.h"

namespace core {

// How a World's parts are written as words. A value is its own bits, but a reference names its object by one
// of four kinds of number. A block, which belongs to the one object that refers to it, stands in its place: a
// mark with its size, then its words.

enum class NameSpace : std::uint8_t {
    Own,  ///< Number of an object that only this thread reaches.
    Made, ///< Number of an object made after the base that threads may share.
    Base, ///< Position in the base.
    Pool, ///< Number of a content: text, numbers and tuples of such.
};

constexpr std::uint64_t nameOf(Kind kind, NameSpace space, std::uint64_t number)
{
    return Value::heap(kind, static_cast<std::uint64_t>(space) << 38 | number).bits();
}
constexpr NameSpace spaceOf(Value name)
{
    return static_cast<NameSpace>(name.word() >> 38);
}
constexpr std::uint64_t numberOf(Value name)
{
    return name.word() & ((std::uint64_t{1} << 38) - 1);
}

/// Stands before the words of a block.
constexpr std::uint64_t blockMark(std::uint64_t words)
{
    return Value::constant(Kind::Block, words).bits();
}
constexpr bool isBlockMark(Value value)
{
    return value.isConstant() && value.is(Kind::Block);
}

/// The head of an object: its header, then how many words follow.
constexpr std::size_t kHeadWords = 2;

/// The first words of a thread's part, before its values and objects.
struct ThreadWords {
    static constexpr std::size_t life = 0;   ///< And depth, switchable.
    static constexpr std::size_t stop = 1;   ///< Kind and flags.
    static constexpr std::size_t where = 2;  ///< Instruction, other.
    static constexpr std::size_t slot = 3;   ///< And the task that it runs.
    static constexpr std::size_t object = 4; ///< From here on, values.
    static constexpr std::size_t frame = 5;
    static constexpr std::size_t handled = 6;
    static constexpr std::size_t failure = 7;
    static constexpr std::size_t stepFrame = 8;
    static constexpr std::size_t births =
        9; ///< Number of pairs, the pairs; the random numbers' state; then the objects.
};

/// Flags beside the kind in ThreadWords::stop.
struct StopFlags {
    static constexpr std::uint64_t withGil = 0x100;
    static constexpr std::uint64_t tries = 0x200;
    static constexpr std::uint64_t timed = 0x400;
    static constexpr std::uint64_t switchable = 0x800;
    static constexpr std::uint64_t newLine = 0x1000;
};

/// The first words of the rest.
struct RestWords {
    static constexpr std::size_t threads = 0;
    static constexpr std::size_t started = 1;
    static constexpr std::size_t gates = 2;
    static constexpr std::size_t inputs = 3;
    static constexpr std::size_t begin =
        4; ///< Threads, module variables, changed objects of the base, made ones.
    static constexpr std::size_t row = 6;    ///< Words of a thread; the lowest bit of the first: daemon.
    static constexpr std::size_t object = 3; ///< Within the row: its Thread object.
};

} // namespace core
