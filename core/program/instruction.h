#pragma once

#include <cstdint>

namespace core {

/// What an instruction does. Registers of the running frame are written r[x]; a, b and c are the fields of
/// the instruction; K, N and F are the program's constants, names and functions. "base" is the first of
/// several neighbouring registers.
enum class Op : std::uint8_t {
    // Values.
    Const,    ///< r[a] = K[b]
    Move,     ///< r[a] = r[b]
    Clear,    ///< r[a] is unset (del of a local variable; unset before: UnboundLocalError naming N[b]; with
              ///< flags 1 nothing)
    CheckSet, ///< r[a] unset: UnboundLocalError (flags 0) or NameError for a free variable (flags 1), naming
              ///< N[b]

    // Variables. A module variable is a slot of its module; an unset slot raises NameError.
    LoadGlobal,    ///< r[a] = module variable b
    StoreGlobal,   ///< module variable b = r[a]
    DeleteGlobal,  ///< unset module variable b; with flags 1 it may be unset before
    MakeCell,      ///< r[a] = a new cell that holds r[a]
    LoadCell,      ///< r[a] = content of the cell r[b]; unset: NameError naming N[c]
    StoreCell,     ///< content of the cell r[b] = r[a]
    DeleteCell,    ///< content of the cell r[b] is unset; unset before: NameError naming N[c]; with flags 1
                   ///< nothing
    LoadAttr,      ///< r[a] = r[b].N[c]
    StoreAttr,     ///< r[b].N[c] = r[a]
    DeleteAttr,    ///< del r[b].N[c]
    LoadItem,      ///< r[a] = r[b][r[c]]
    StoreItem,     ///< r[b][r[c]] = r[a]
    DeleteItem,    ///< del r[b][r[c]]
    LoadClassName, ///< r[a] = name N[c] of the class being built in r[b], else module variable or built-in of
                   ///< that name
    Import,        ///< r[a] = module K[b] (a constant of Kind::Module)
    ImportFrom,    ///< r[a] = N[c] of the module r[b]; missing: ImportError

    // Operators. r[a] = r[b] op r[c]; the special methods of instances are called.
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    LeftShift,
    RightShift,
    And,
    Or,
    Xor,
    InplaceAdd,
    InplaceSubtract,
    InplaceMultiply,
    InplaceDivide,
    InplaceFloorDivide,
    InplaceModulo,
    InplacePower,
    InplaceLeftShift,
    InplaceRightShift,
    InplaceAnd,
    InplaceOr,
    InplaceXor,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Is,
    IsNot, ///< identity: never an operation
    In,
    NotIn, ///< r[b] in r[c]
    Negate,
    Plus,
    Invert,
    Not, ///< r[a] = op r[b]

    // Control. Targets are counted from the function's first instruction.
    Jump,       ///< to c
    JumpIfTrue, ///< to c if r[a] is true
    JumpIfFalse,
    GetIter,      ///< r[a] = iter(r[b])
    ForNext,      ///< r[a] = next(r[b]); at the end jumps to c
    Call,         ///< r[a] = r[b](r[b+1] … r[b+c])
    CallKeywords, ///< as Call; the last of the c arguments are named by the tuple of names K[x], x in the
                  ///< next instruction (Extra)
    CallSpread,   ///< r[a] = r[b](*r[b+1], **r[b+2]) ; r[b+1] a tuple or list, r[b+2] a dict
    CallMethod,   ///< r[a] = r[b].N[x](r[b+1] … r[b+c]), x = a of the following Extra; its b is a tuple of
                  ///< keyword names + 1, or 0. Flags 1: for a `with`, where r[b] lacks the method Python's
                  ///< TypeError about context managers; 2: the same for `async with` and `async for`
    Extra,        ///< Operands of the instruction before; never executed by itself.
    Return,       ///< r[a]
    Yield,        ///< r[a] = what is sent in after r[b] was yielded
    YieldFrom,    ///< r[a] = result of the iterator r[b], whose items are yielded (yield from)
    GetAwaitable, ///< r[a] = iterator of the awaitable r[b]; YieldFrom follows
    Raise,        ///< r[a]; with flags 1 its cause is r[b]
    Reraise,      ///< r[a] unchanged (end of finally and of except without a match); flags 1: bare raise, the
                  ///< handled exception
    PushHandled,  ///< r[b] = the exception handled until now; r[a] is handled from here on
    PopHandled,   ///< the exception r[b] (or None) is handled again
    MatchException, ///< r[a] = whether the exception r[b] is of the class or tuple of classes r[c]
    AssertFailed,   ///< raise AssertionError; flags 1: with the message r[a]

    // Containers.
    BuildList,
    BuildTuple,
    BuildSet,    ///< r[a] = of r[b] … r[b+c-1]
    BuildDict,   ///< r[a] = of c pairs r[b], r[b+1]; …
    BuildSlice,  ///< r[a] = slice(r[b], r[b+1], r[b+2])
    BuildString, ///< r[a] = r[b] … r[b+c-1], all str, joined
    FormatValue, ///< r[a] = format(r[b], r[c]); c = kNoRegister: no spec; flags: 0 none, 1 !s, 2 !r, 3 !a
    ListAppend,  ///< r[a].append(r[b]); for comprehensions and displays: never a step
    ListExtend,  ///< r[a] += every item of r[b]
    SetAdd,      ///< r[a].add(r[b])
    DictSet,     ///< r[a][r[b]] = r[c]
    DictMerge,   ///< r[a].update(r[b]); flags 1: a key twice is Python's TypeError (keyword arguments)
    ListToTuple, ///< r[a] = tuple(r[b]), r[b] a list of this frame
    Unpack,      ///< r[a] … r[a+c-1] = the c items of r[b]
    UnpackStar,  ///< r[a] … = items of r[b]: c before the star, a list, then x after it (x: a of Extra)

    // Definitions.
    MakeFunction, ///< r[a] = function F[b] with r[c] = tuple of defaults or None, r[c+1] = dict of keyword
                  ///< defaults or None, then its captured cells
    BuildClass, ///< r[a] = class N[c]; r[b] = its body (a function of one argument: the class), r[b+1] = its
                ///< base or None
    Super,      ///< r[a] = super(class in the cell r[b], r[c])
    Nop,
};

/// One instruction: eight bytes.
struct Instruction {
    Op op;
    std::uint8_t flags = 0; ///< As the op says, in the low four bits; the high ones are below.
    std::uint16_t a = 0;
    std::uint16_t b = 0;
    std::uint16_t c = 0;

    static constexpr std::uint16_t kNoRegister = 0xFFFF;
    /// Control comes to its source line here (lesson-language.md, granularity line).
    static constexpr std::uint8_t kLineStart = 0x10;
    /// An evaluated operator: an operation if its statement also reads or writes a location (details.md 2).
    /// Set on operators that have an operand which is no constant, in simple statements and heads of compound
    /// ones.
    static constexpr std::uint8_t kOperator = 0x20;
    /// Set by sharing: the thread stops before it.
    static constexpr std::uint8_t kVisible = 0x40;
    /// Of a statement that only imports, defines or declares: it takes no time of the simulated machine.
    static constexpr std::uint8_t kDeclares = 0x80;

    bool operator==(const Instruction&) const = default;
};
static_assert(sizeof(Instruction) == 8);

} // namespace core
