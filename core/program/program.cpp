#include "core/program/program.h"

#include "core/base/overloaded.h"
#include "core/program/operands.h"

#include <algorithm>
#include <cassert>

namespace core {

namespace {

Value valueOf(const Constant& constant, std::size_t index, ConstantTable& table)
{
    return std::visit(Overloaded{
                          [](Value value) { return value; },
                          [&](const std::string& text) { return table.addText(text); },
                          [&](const BigLiteral& literal) { return table.addInteger(literal.decimal); },
                          [&](const NameTuple&) { return Value::constant(Kind::Tuple, index); },
                      },
                      constant);
}

/// Registers that are still read, found backwards until nothing changes: a set of bits for each instruction.
class Liveness {
public:
    Liveness(const Program::Parts& parts, const Function& function)
        : m_parts(parts)
        , m_function(function)
        , m_words((std::size_t{function.registers} + 63) / 64)
        , m_bits(m_words * function.count)
        , m_handlers(function.count)
        , m_next(m_words)
    {
        for (std::size_t i = 0; i < function.protections.size(); ++i)
            for (std::size_t at = function.protections[i].from; at < function.protections[i].to; ++at)
                if (!m_handlers[at])
                    m_handlers[at] = i; // Inner regions come first; outer ones are live in the handler.
    }

    std::vector<bool> run()
    {
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t at = m_function.count; at-- > 0;)
                changed = update(at) || changed;
        }
        std::vector<bool> live(std::size_t{m_function.count} * m_function.registers);
        for (std::size_t at = 0; at < m_function.count; ++at)
            for (std::size_t reg = 0; reg < m_function.registers; ++reg)
                live[at * m_function.registers + reg] =
                    (m_bits[at * m_words + reg / 64] >> (reg % 64) & 1) != 0;
        return live;
    }

private:
    const Instruction& instruction(std::size_t at) const
    {
        static constexpr Instruction kNothing{Op::Nop};
        return at < m_function.count ? m_parts.code[m_function.first + at] : kNothing;
    }

    void addAllOf(std::size_t at, std::uint16_t except)
    {
        for (std::size_t word = 0; word < m_words; ++word) {
            std::uint64_t bits = m_bits[at * m_words + word];
            if (except / 64U == word)
                bits &= ~(std::uint64_t{1} << (except % 64));
            m_next[word] |= bits;
        }
    }

    void set(RegisterRange range, bool live)
    {
        for (std::size_t reg = range.first; reg < std::size_t{range.first} + range.count; ++reg) {
            const std::uint64_t bit = std::uint64_t{1} << (reg % 64);
            m_next[reg / 64] = live ? m_next[reg / 64] | bit : m_next[reg / 64] & ~bit;
        }
    }

    bool update(std::size_t at)
    {
        const Instruction& current = instruction(at);
        const RegisterUse use = registerUse(current, instruction(at + 1), m_parts.functions);
        std::ranges::fill(m_next, 0);
        if (fallsThrough(current.op) && at + 1 < m_function.count)
            addAllOf(at + 1, Instruction::kNoRegister);
        set(use.writes, false);
        if (jumps(current.op))
            addAllOf(current.c, Instruction::kNoRegister); // ForNext writes nothing when it jumps.
        if (m_handlers[at]) {
            const Protected& region = m_function.protections[*m_handlers[at]];
            addAllOf(region.handler, region.reg);
        }
        for (const RegisterRange& range : use.reads)
            set(range, true);
        const auto old = m_bits.begin() + static_cast<std::ptrdiff_t>(at * m_words);
        if (std::equal(m_next.begin(), m_next.end(), old))
            return false;
        std::ranges::copy(m_next, old);
        return true;
    }

    const Program::Parts& m_parts;
    const Function& m_function;
    std::size_t m_words;
    std::vector<std::uint64_t> m_bits;
    std::vector<std::optional<std::size_t>> m_handlers;
    std::vector<std::uint64_t> m_next;
};

} // namespace

Program::Program(Parts parts)
    : m_parts(std::move(parts))
{
    assert(m_parts.code.size() == m_parts.places.size() && "Every instruction has a place.");
    m_constantValues.reserve(m_parts.constants.size());
    for (std::size_t i = 0; i < m_parts.constants.size(); ++i)
        m_constantValues.push_back(valueOf(m_parts.constants[i], i, m_constantTable));
    nameConstants();
    for (std::size_t i = 0; i < m_parts.names.size(); ++i)
        m_nameIndex.emplace(m_parts.names[i], static_cast<std::uint32_t>(i));
    for (const Module& module : m_parts.modules) {
        m_slotCount = std::max(m_slotCount, module.firstSlot + module.slots.size());
        std::unordered_map<std::uint32_t, std::uint32_t>& slots = m_slotsByName.emplace_back();
        for (std::size_t i = 0; i < module.slots.size(); ++i)
            if (const std::optional<std::uint32_t> name = nameIndex(module.slots[i]))
                slots.emplace(*name, module.firstSlot + static_cast<std::uint32_t>(i));
    }
    m_live.reserve(m_parts.functions.size());
    for (const Function& function : m_parts.functions)
        m_live.push_back(Liveness(m_parts, function).run());
}

/// The names that values are shown by.
void Program::nameConstants()
{
    std::vector<std::string> functions;
    std::vector<std::string> qualified;
    std::vector<std::string> modules;
    for (const Function& function : m_parts.functions) {
        functions.push_back(function.name);
        qualified.push_back(function.qualifiedName);
    }
    for (const Module& module : m_parts.modules)
        modules.push_back(module.name);
    m_constantTable.setNames(m_parts.names);
    m_constantTable.setFunctionNames(functions, qualified);
    m_constantTable.setModuleNames(modules);
}

std::size_t Program::functionAt(std::size_t instruction) const
{
    const auto behind = std::ranges::upper_bound(m_parts.functions, instruction, {}, &Function::first);
    return static_cast<std::size_t>(behind - m_parts.functions.begin()) - 1;
}

std::optional<std::uint32_t> Program::nameIndex(std::string_view name) const
{
    const auto found = m_nameIndex.find(name);
    return found == m_nameIndex.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint32_t> Program::slotNamed(std::size_t module, std::uint32_t name) const
{
    const auto found = m_slotsByName[module].find(name);
    return found == m_slotsByName[module].end() ? std::nullopt : std::optional(found->second);
}

bool Program::isLive(std::size_t instruction, std::uint16_t reg) const
{
    const std::size_t index = functionAt(instruction);
    const Function& function = m_parts.functions[index];
    return m_live[index][(instruction - function.first) * function.registers + reg];
}

} // namespace core
