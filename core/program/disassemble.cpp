#include "core/program/disassemble.h"

#include "core/base/overloaded.h"
#include "core/program/operands.h"

#include <cstdio>

namespace core {

namespace {

std::string number(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.17g", value);
    return text.data();
}

std::string describe(const Program& program, Value value)
{
    if (value.isUnset())
        return "unset";
    if (value.isNone())
        return "None";
    if (value.isBool())
        return value.isTrue() ? "True" : "False";
    if (value.isSmall())
        return std::to_string(value.asSmall());
    if (value.isReal())
        return number(value.asReal());
    if (value.is(Kind::Module))
        return "module " + program.modules()[value.index()].name;
    if (value.is(Kind::Builtin))
        return "builtin " + std::to_string(value.index());
    if (value.is(Kind::BuiltinType))
        return "type " + std::to_string(value.index());
    return "value " + std::to_string(value.bits());
}

std::string describeConstant(const Program& program, std::size_t index)
{
    return std::visit(Overloaded{
                          [&](Value value) { return describe(program, value); },
                          [](const std::string& text) { return "'" + text + "'"; },
                          [](const BigLiteral& big) { return big.decimal; },
                          [&](const NameTuple& tuple) {
                              std::string text = "names";
                              for (const std::uint32_t name : tuple.names)
                                  text += " " + program.name(name);
                              return text;
                          },
                      },
                      program.constants()[index]);
}

std::string slotName(const Program& program, std::size_t slot)
{
    for (const Module& module : program.modules())
        if (slot >= module.firstSlot && slot < module.firstSlot + module.slots.size())
            return module.slots[slot - module.firstSlot];
    return "?";
}

std::string comment(const Program& program, const Instruction& i)
{
    switch (i.op) {
    case Op::Const:
    case Op::Import: return describeConstant(program, i.b);
    case Op::LoadGlobal:
    case Op::StoreGlobal:
    case Op::DeleteGlobal: return slotName(program, i.b);
    case Op::LoadAttr:
    case Op::StoreAttr:
    case Op::DeleteAttr:
    case Op::LoadClassName:
    case Op::ImportFrom:
    case Op::BuildClass:
    case Op::LoadCell: return program.name(i.c);
    case Op::CheckSet: return program.name(i.b);
    case Op::MakeFunction: return program.function(i.b).qualifiedName;
    default: return {};
    }
}

std::string flags(const Instruction& i)
{
    std::string text;
    if ((i.flags & Instruction::kLineStart) != 0)
        text += " line";
    if ((i.flags & Instruction::kOperator) != 0)
        text += " op";
    if ((i.flags & 0x0F) != 0)
        text += " /" + std::to_string(i.flags & 0x0F);
    return text;
}

std::string operand(std::uint16_t value)
{
    return value == Instruction::kNoRegister ? " -" : " " + std::to_string(value);
}

} // namespace

std::string disassemble(const Program& program, const Function& function)
{
    std::string text = function.qualifiedName + ":\n";
    for (std::size_t at = 0; at < function.count; ++at) {
        const Instruction& i = program.code()[function.first + at];
        const std::uint32_t line = program.place(function.first + at).line;
        text += std::to_string(line) + "\t" + std::to_string(at) + " " + std::string(opName(i.op));
        text += operand(i.a) + operand(i.b) + operand(i.c) + flags(i);
        if (const std::string note = comment(program, i); !note.empty())
            text += " ; " + note;
        text += "\n";
    }
    for (const Protected& region : function.protections)
        text += "\t[" + std::to_string(region.from) + ", " + std::to_string(region.to) + ") -> "
            + std::to_string(region.handler) + " r" + std::to_string(region.reg) + "\n";
    return text;
}

std::string disassemble(const Program& program)
{
    std::string text;
    for (const Function& function : program.functions())
        text += disassemble(program, function);
    return text;
}

} // namespace core
