#pragma once

#include "core/value/memory.h"

namespace core {

/// What happens with what a frame returns.
enum class ReturnMode : std::uint8_t {
    Store, ///< Into register `dest` of the caller.
    Discard,
    Construct,      ///< The instance in `extra` is stored: the frame is __init__.
    ConstructAgain, ///< As Construct, then as Again.
    BuildClass,     ///< The class in `extra` is stored: the frame is a class body.
    Truth,          ///< Its truth decides the conditional jump at which the caller stands.
    Negate,         ///< Its truth is negated and stored.
    Boolean,        ///< Its truth is stored.
    NextItem,       ///< As Store; StopIteration ends the loop at which the caller stands.
    Again,          ///< Into `dest`; then the instruction at which the caller stands runs again.
    Unpack,         ///< A list: unpacked by the instruction at which the caller stands.
    NextDefault,    ///< next(generator, default): at the end `extra` is stored.
    YieldThrough,   ///< The caller's YieldFrom passes it on.
    CloseGenerator, ///< generator.close(): GeneratorExit is no error.
    CallResult,     ///< Is called with the arguments of the CallMethod at which the caller stands (a property
                    ///< that is a function).
    TaskAwaits,     ///< The frame is a task's coroutine: what it yields is what the task awaits.
    TaskLeaves,     ///< Says why the thread leaves its task.
    Repeat,         ///< Is dropped; then the instruction at which the caller stands runs again.
};

/// The layout of a Kind::Frame object: fixed fields, then the registers. A frame is an object like any other,
/// so that threads, generators and coroutines are alike and a World can be copied between any two
/// instructions.
struct FrameLayout {
    static constexpr std::uint64_t function = 0; ///< Index into Program::functions(), small.
    static constexpr std::uint64_t caller = 1;   ///< Frame, or None at the bottom.
    static constexpr std::uint64_t pc = 2;    ///< Position in Program::code() of the next instruction, small.
    static constexpr std::uint64_t dest = 3;  ///< Register of the caller, small.
    static constexpr std::uint64_t mode = 4;  ///< ReturnMode, small.
    static constexpr std::uint64_t extra = 5; ///< As the mode says.
    static constexpr std::uint64_t generator = 6; ///< The generator whose frame this is, or None.
    static constexpr std::uint64_t registers = 7; ///< Where they begin.
};

} // namespace core
