#include "core/lang/compiler.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t kMaxCode = 65'000; // Jumps have 16 bits.
constexpr Register kMaxRegisters = 400;  // A frame lies within one page of memory.

} // namespace

Compiler::Compiler(ProgramBuilder& builder, const Modules& modules, const Unit& unit, const Scope& scope,
                   Compiler* outer)
    : m_builder(builder)
    , m_modules(modules)
    , m_unit(unit)
    , m_scope(scope)
    , m_outer(outer)
{
    Function& function = m_code.function;
    function.name = scope.name;
    function.qualifiedName = scope.name;
    if (outer && outer->m_scope.kind == ScopeKind::Class)
        function.qualifiedName = outer->m_code.function.qualifiedName + "." + scope.name;
    else if (outer && outer->m_scope.kind != ScopeKind::Module)
        function.qualifiedName = outer->m_code.function.qualifiedName + ".<locals>." + scope.name;
    function.hidden = unit.prelude;
    function.module = unit.index;
    if (outer)
        m_place = outer->m_place;
}

std::size_t Compiler::emit(Op op, std::size_t a, std::size_t b, std::size_t c, std::uint8_t flags)
{
    if (m_code.code.size() >= kMaxCode)
        m_builder.tooLarge({static_cast<int>(m_place.line), 1, static_cast<int>(m_place.line), 1},
                           "'" + m_code.function.qualifiedName
                               + "' is too long: more than 65,000 instructions");
    if (std::exchange(m_lineStart, false))
        flags |= Instruction::kLineStart;
    m_code.code.push_back({op, flags, static_cast<std::uint16_t>(a), static_cast<std::uint16_t>(b),
                           static_cast<std::uint16_t>(c)});
    m_code.places.push_back(m_place);
    return m_code.code.size() - 1;
}

void Compiler::emitExtra(std::size_t a, std::size_t b)
{
    emit(Op::Extra, a, b);
}

void Compiler::jump(Op op, Register condition, Label& target)
{
    const std::size_t at = emit(op, condition);
    if (target.at)
        m_code.code[at].c = static_cast<std::uint16_t>(*target.at);
    else
        target.uses.push_back(at);
}

void Compiler::bind(Label& label)
{
    label.at = m_code.code.size();
    for (const std::size_t use : label.uses)
        m_code.code[use].c = static_cast<std::uint16_t>(*label.at);
}

void Compiler::constant(Register target, const Constant& value)
{
    // The prelude sets and reads attributes whose names are texts: `setattr(cls, "__eq__", function)`.
    if (const auto* text = std::get_if<std::string>(&value);
        text && m_unit.prelude && text->starts_with("__"))
        m_builder.name(*text);
    emit(Op::Const, target, m_builder.constant(value));
}

void Compiler::move(Register target, Register source)
{
    if (target != source)
        emit(Op::Move, target, source);
}

Compiler::At::At(Compiler& compiler, const Span& span)
    : m_compiler(compiler)
    , m_before(compiler.m_place)
{
    if (compiler.m_unit.prelude)
        return;
    Place& place = compiler.m_place;
    place.line = static_cast<std::uint32_t>(span.line);
    place.column = static_cast<std::uint32_t>(span.column);
    place.endColumn = static_cast<std::uint32_t>(
        span.endLine == span.line ? span.endColumn
                                  : static_cast<int>(compiler.m_unit.source.line(span.line).size()) + 1);
}

Register Compiler::temporary()
{
    return temporaries(1);
}

Register Compiler::temporaries(std::size_t count)
{
    const std::size_t next = m_next + count;
    if (next > kMaxRegisters)
        m_builder.tooLarge({static_cast<int>(m_place.line), static_cast<int>(m_place.column),
                            static_cast<int>(m_place.line), static_cast<int>(m_place.endColumn)},
                           "'" + m_code.function.qualifiedName + "' has too many variables: at most 400");
    const Register first = m_next;
    m_next = static_cast<Register>(next);
    m_code.function.registers = std::max(m_code.function.registers, m_next);
    return first;
}

void Compiler::beginStatement(const void* node, const Span& span)
{
    m_place = {};
    m_place.statement = m_builder.statement(node);
    Place place;
    {
        const At at(*this, span);
        place = m_place;
    }
    m_place = place; // Until the next statement begins.
    beginLine(span);
}

void Compiler::beginLine(const Span& span)
{
    if (span.line != m_line)
        m_lineStart = true;
    m_line = span.line;
}

void Compiler::finish(std::uint16_t index)
{
    Function& function = m_code.function;
    function.localNames.resize(function.registers);
    for (const auto& [name, reg] : m_registers)
        function.localNames[reg] = name;
    m_builder.setFunction(index, std::move(m_code));
}

Compiler::Flow Compiler::join(const Flow& a, const Flow& b) const
{
    if (!a.reachable)
        return b;
    if (!b.reachable)
        return a;
    Flow both = a;
    for (std::size_t i = 0; i < both.set.size(); ++i)
        both.set[i] = a.set[i] && b.set[i];
    return both;
}

void Compiler::markSet(Register variable, bool isSet)
{
    if (variable < m_flow.set.size())
        m_flow.set[variable] = isSet;
}

void Compiler::returnNone()
{
    if (!m_flow.reachable)
        return;
    const Temporaries scope(*this);
    const Register none = temporary();
    constant(none, Value::none());
    emit(Op::Return, none);
}

} // namespace core
