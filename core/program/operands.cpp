#include "core/program/operands.h"

namespace core {

namespace {

using Reads = std::array<RegisterRange, 3>;

RegisterRange one(std::uint16_t reg)
{
    return {reg, static_cast<std::uint16_t>(reg == Instruction::kNoRegister ? 0 : 1)};
}

RegisterRange several(std::uint16_t first, int count)
{
    return {first, static_cast<std::uint16_t>(count)};
}

Reads readsOfDefinition(const Instruction& i, const std::vector<Function>& functions)
{
    if (i.op == Op::BuildClass)
        return {several(i.b, 2)};
    if (i.op == Op::Super)
        return {one(i.b), one(i.c)};
    return {several(i.c, 2 + functions[i.b].captured)};
}

/// Of the ops whose operands are neighbouring registers.
Reads readsOfSeveral(const Instruction& i)
{
    switch (i.op) {
    case Op::Call:
    case Op::CallKeywords:
    case Op::CallMethod: return {several(i.b, i.c + 1)};
    case Op::CallSpread:
    case Op::BuildSlice: return {several(i.b, 3)};
    case Op::BuildDict: return {several(i.b, 2 * i.c)};
    default: return {several(i.b, i.c)};
    }
}

/// What raises: the flag tells whether there is a cause, an exception at hand, a message.
Reads readsOfRaise(const Instruction& i)
{
    const bool isFlagged = (i.flags & 1) != 0;
    if (i.op == Op::Raise)
        return isFlagged ? Reads{one(i.a), one(i.b)} : Reads{one(i.a)};
    return isFlagged == (i.op == Op::AssertFailed) ? Reads{one(i.a)} : Reads{};
}

bool readsNothing(Op op)
{
    switch (op) {
    case Op::Const:
    case Op::Clear:
    case Op::LoadGlobal:
    case Op::DeleteGlobal:
    case Op::Import:
    case Op::Jump:
    case Op::Extra:
    case Op::Nop: return true;
    default: return false;
    }
}

Reads readsOf(const Instruction& i, const std::vector<Function>& functions)
{
    if (readsNothing(i.op))
        return {};
    switch (i.op) {
    case Op::CheckSet:
    case Op::StoreGlobal:
    case Op::MakeCell:
    case Op::JumpIfTrue:
    case Op::JumpIfFalse:
    case Op::Return:
    case Op::PushHandled: return {one(i.a)};
    case Op::Move:
    case Op::LoadCell:
    case Op::DeleteCell:
    case Op::LoadAttr:
    case Op::DeleteAttr:
    case Op::LoadClassName:
    case Op::ImportFrom:
    case Op::Negate:
    case Op::Plus:
    case Op::Invert:
    case Op::Not:
    case Op::GetIter:
    case Op::ForNext:
    case Op::Yield:
    case Op::YieldFrom:
    case Op::GetAwaitable:
    case Op::PopHandled:
    case Op::ListToTuple:
    case Op::Unpack:
    case Op::UnpackStar: return {one(i.b)};
    case Op::StoreCell:
    case Op::StoreAttr:
    case Op::ListAppend:
    case Op::ListExtend:
    case Op::SetAdd:
    case Op::DictMerge: return {one(i.a), one(i.b)};
    case Op::StoreItem:
    case Op::DictSet: return {one(i.a), one(i.b), one(i.c)};
    case Op::Raise:
    case Op::Reraise:
    case Op::AssertFailed: return readsOfRaise(i);
    case Op::Call:
    case Op::CallKeywords:
    case Op::CallMethod:
    case Op::CallSpread:
    case Op::BuildSlice:
    case Op::BuildList:
    case Op::BuildTuple:
    case Op::BuildSet:
    case Op::BuildDict:
    case Op::BuildString: return readsOfSeveral(i);
    case Op::MakeFunction:
    case Op::BuildClass:
    case Op::Super: return readsOfDefinition(i, functions);
    default: return {one(i.b), one(i.c)}; // The operators, items, MatchException, FormatValue.
    }
}

RegisterRange writesOf(const Instruction& i, const Instruction& extra)
{
    switch (i.op) {
    case Op::CheckSet:
    case Op::StoreGlobal:
    case Op::DeleteGlobal:
    case Op::StoreCell:
    case Op::DeleteCell:
    case Op::StoreAttr:
    case Op::DeleteAttr:
    case Op::StoreItem:
    case Op::DeleteItem:
    case Op::Jump:
    case Op::JumpIfTrue:
    case Op::JumpIfFalse:
    case Op::Extra:
    case Op::Return:
    case Op::Raise:
    case Op::Reraise:
    case Op::PopHandled:
    case Op::AssertFailed:
    case Op::ListAppend:
    case Op::ListExtend:
    case Op::SetAdd:
    case Op::DictSet:
    case Op::DictMerge:
    case Op::Nop: return {};
    case Op::PushHandled: return one(i.b);
    case Op::Unpack: return several(i.a, i.c);
    case Op::UnpackStar: return several(i.a, i.c + 1 + extra.a);
    default: return one(i.a);
    }
}

} // namespace

RegisterUse registerUse(const Instruction& instruction, const Instruction& extra,
                        const std::vector<Function>& functions)
{
    return {readsOf(instruction, functions), writesOf(instruction, extra)};
}

bool fallsThrough(Op op)
{
    return op != Op::Jump && op != Op::Return && op != Op::Raise && op != Op::Reraise
        && op != Op::AssertFailed;
}

bool jumps(Op op)
{
    return op == Op::Jump || op == Op::JumpIfTrue || op == Op::JumpIfFalse || op == Op::ForNext;
}

std::string_view opName(Op op)
{
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Op::Nop) + 1> kNames{
        // clang-format off
        "Const", "Move", "Clear", "CheckSet", "LoadGlobal", "StoreGlobal", "DeleteGlobal", "MakeCell",
        "LoadCell", "StoreCell", "DeleteCell", "LoadAttr", "StoreAttr", "DeleteAttr", "LoadItem", "StoreItem",
        "DeleteItem", "LoadClassName", "Import", "ImportFrom", "Add", "Subtract", "Multiply", "Divide",
        "FloorDivide", "Modulo", "Power", "LeftShift", "RightShift", "And", "Or", "Xor", "InplaceAdd",
        "InplaceSubtract", "InplaceMultiply", "InplaceDivide", "InplaceFloorDivide", "InplaceModulo",
        "InplacePower", "InplaceLeftShift", "InplaceRightShift", "InplaceAnd", "InplaceOr", "InplaceXor",
        "Equal", "NotEqual", "Less", "LessEqual", "Greater", "GreaterEqual", "Is", "IsNot", "In", "NotIn",
        "Negate", "Plus", "Invert", "Not", "Jump", "JumpIfTrue", "JumpIfFalse", "GetIter", "ForNext", "Call",
        "CallKeywords", "CallSpread", "CallMethod", "Extra", "Return", "Yield", "YieldFrom", "GetAwaitable",
        "Raise", "Reraise", "PushHandled", "PopHandled", "MatchException", "AssertFailed", "BuildList",
        "BuildTuple", "BuildSet", "BuildDict", "BuildSlice", "BuildString", "FormatValue", "ListAppend",
        "ListExtend", "SetAdd", "DictSet", "DictMerge", "ListToTuple", "Unpack", "UnpackStar", "MakeFunction",
        "BuildClass", "Super", "Nop",
        // clang-format on
    };
    return kNames[static_cast<std::size_t>(op)];
}

} // namespace core
