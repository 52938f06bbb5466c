#include "core/lang/compiler.h"

namespace core {

Register Compiler::addRegister(const std::string& name)
{
    const Register reg = temporary();
    m_registers.emplace(name, reg);
    return reg;
}

/// Parameters, then captured cells, then own variables; those that inner functions use move into cells.
void Compiler::prepareVariables()
{
    if (m_scope.kind == ScopeKind::Class)
        addRegister(".class");
    if (m_scope.isFunction())
        for (const std::string& name : m_scope.locals)
            if (m_scope.find(name)->parameter)
                addRegister(name);
    const Register parameters = m_next;
    for (const std::string& name : m_scope.freeNames)
        addRegister(name);
    m_code.function.captured = static_cast<std::uint16_t>(m_scope.freeNames.size());
    if (m_scope.isFunction())
        for (const std::string& name : m_scope.locals)
            if (const Symbol* symbol = m_scope.find(name); !symbol->parameter && !symbol->nonlocal)
                addRegister(name);
    m_flow.set.assign(m_next, false);
    for (Register i = 0; i < parameters; ++i)
        m_flow.set[i] = true;
    if (m_scope.isFunction())
        for (const std::string& name : m_scope.locals)
            if (m_scope.find(name)->captured)
                emit(Op::MakeCell, m_registers.at(name));
    if (m_scope.needsClassCell) {
        const Register cell = addRegister("__class__");
        move(cell, 0);
        emit(Op::MakeCell, cell);
    }
}

Compiler::Variable Compiler::globalVariable(const std::string& name) const
{
    const GlobalMeaning meaning = m_modules.meaning(m_unit, name);
    if (meaning.kind == GlobalMeaning::Kind::Fixed)
        return {Variable::Kind::Fixed, 0, meaning.constant, false, false};
    return {Variable::Kind::Global, meaning.slot, Value::none(), false, false};
}

Compiler::Variable Compiler::variable(const std::string& name) const
{
    const Symbol* symbol = m_scope.find(name);
    if (!symbol || symbol->global || m_scope.kind == ScopeKind::Module)
        return globalVariable(name);
    const bool own = symbol->bound && !symbol->nonlocal;
    if (m_scope.kind == ScopeKind::Class && own)
        return {Variable::Kind::ClassName, 0, Value::none(), false, symbol->unsettled};
    if ((own && symbol->captured) || (!own && symbol->free))
        return {Variable::Kind::Cell, m_registers.at(name), Value::none(), false, false};
    if (own)
        return {Variable::Kind::Local, m_registers.at(name), Value::none(), symbol->walrus,
                symbol->unsettled};
    return globalVariable(name);
}

void Compiler::checkSet(Register variable, const std::string& name)
{
    if (!m_flow.set[variable] && m_flow.reachable)
        emit(Op::CheckSet, variable, m_builder.name(name));
}

void Compiler::load(Register target, const std::string& name)
{
    const Variable found = variable(name);
    switch (found.kind) {
    case Variable::Kind::Local:
        checkSet(found.index, name);
        move(target, found.index);
        break;
    case Variable::Kind::Cell: emit(Op::LoadCell, target, found.index, m_builder.name(name)); break;
    case Variable::Kind::Global: emit(Op::LoadGlobal, target, found.index); break;
    case Variable::Kind::ClassName: emit(Op::LoadClassName, target, 0, m_builder.name(name)); break;
    case Variable::Kind::Fixed: constant(target, found.constant); break;
    }
}

void Compiler::store(const std::string& name, Register value)
{
    const Variable found = variable(name);
    switch (found.kind) {
    case Variable::Kind::Local:
        move(found.index, value);
        markSet(found.index, !found.unsettled);
        break;
    case Variable::Kind::Cell: emit(Op::StoreCell, value, found.index); break;
    case Variable::Kind::Global: emit(Op::StoreGlobal, value, found.index); break;
    case Variable::Kind::ClassName: emit(Op::StoreAttr, value, 0, m_builder.name(name)); break;
    case Variable::Kind::Fixed:
        // In the prelude, what steps in for a built-in of its name.
        if (const auto slot = m_unit.slots.find(name); slot != m_unit.slots.end())
            emit(Op::StoreGlobal, value, slot->second);
        break;
    }
}

void Compiler::remove(const std::string& name, bool quiet)
{
    const Variable found = variable(name);
    const std::uint8_t flags = quiet ? 1 : 0;
    switch (found.kind) {
    case Variable::Kind::Local:
        emit(Op::Clear, found.index, m_builder.name(name), 0, flags);
        markSet(found.index, false);
        break;
    case Variable::Kind::Cell: emit(Op::DeleteCell, 0, found.index, m_builder.name(name), flags); break;
    case Variable::Kind::Global: emit(Op::DeleteGlobal, 0, found.index, 0, flags); break;
    case Variable::Kind::ClassName: emit(Op::DeleteAttr, 0, 0, m_builder.name(name), flags); break;
    case Variable::Kind::Fixed: break;
    }
}

/// The register that holds the cell of a variable which an inner function captures.
Register Compiler::cellOf(const std::string& name) const
{
    return m_registers.at(name);
}

/// Whether an expression is the name of a built-in that nothing hides.
bool Compiler::means(const ast::Expression& expression, std::string_view builtin) const
{
    const auto* name = expression.as<ast::Name>();
    return name && name->id == builtin && variable(m_scope.mangled(name->id)).kind == Variable::Kind::Fixed;
}

} // namespace core
