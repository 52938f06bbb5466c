#include "core/lang/compiler.h"

namespace core {

/// A comprehension is a function of one argument, the iterator over its first iterable.
void Compiler::comprehension(const ast::Comprehension& node, const Span& span, Register target)
{
    const Temporaries scope(*this);
    const Register base = temporaries(2);
    const std::uint16_t index = compileComprehension(node, span);
    const Scope& inner = m_unit.scopes.of(&node);
    emitFunction({}, inner, index, base);
    const auto iterator = static_cast<Register>(base + 1);
    {
        const At at(*this, node.clauses.front().iterable->span);
        const Temporaries temporary(*this);
        emit(Op::GetIter, iterator, operand(*node.clauses.front().iterable));
    }
    if (!inner.awaits) {
        emit(Op::Call, target, base, 1);
        return;
    }
    emit(Op::Call, base, base, 1);
    await(target, base);
}

std::uint16_t Compiler::compileComprehension(const ast::Comprehension& node, const Span& span)
{
    const Scope& inner = m_unit.scopes.of(&node);
    const std::uint16_t index = m_builder.reserveFunction();
    Compiler compiler(m_builder, m_modules, m_unit, inner, this);
    Function& function = compiler.m_code.function;
    function.kind = inner.awaits ? FunctionKind::Coroutine
        : inner.isGenerator      ? FunctionKind::Generator
                                 : FunctionKind::Plain;
    function.line = static_cast<std::uint32_t>(span.line);
    function.positional = 1;
    function.positionalOnly = 1;
    function.parameterNames.push_back(m_builder.name(".0"));
    compiler.prepareVariables();
    const At at(compiler, span);
    const Temporaries scope(compiler);
    const Register result = compiler.temporary();
    switch (node.kind) {
    case ast::ComprehensionKind::List: compiler.emit(Op::BuildList, result, result, 0); break;
    case ast::ComprehensionKind::Set: compiler.emit(Op::BuildSet, result, result, 0); break;
    case ast::ComprehensionKind::Dict: compiler.emit(Op::BuildDict, result, result, 0); break;
    case ast::ComprehensionKind::Generator: compiler.constant(result, Value::none()); break;
    }
    compiler.comprehensionClause(node, 0, result);
    compiler.emit(Op::Return, result);
    compiler.finish(index);
    return index;
}

void Compiler::comprehensionClause(const ast::Comprehension& node, std::size_t clause, Register result)
{
    if (clause == node.clauses.size()) {
        comprehensionElement(node, result);
        return;
    }
    const ast::Clause& each = node.clauses[clause];
    const Temporaries scope(*this);
    const Register iterator = temporary();
    const Register item = temporary();
    if (clause == 0)
        load(iterator, ".0");
    else
        emit(Op::GetIter, iterator, operand(*each.iterable));
    Label head;
    Label end;
    bind(head);
    jump(Op::ForNext, item, end);
    m_code.code.back().b = iterator;
    const Flow before = m_flow;
    store(*each.target, item);
    for (const ast::ExpressionPtr& condition : each.conditions)
        branch(*condition, false, head);
    comprehensionClause(node, clause + 1, result);
    jump(Op::Jump, 0, head);
    m_flow = before;
    bind(end);
}

void Compiler::comprehensionElement(const ast::Comprehension& node, Register result)
{
    const Temporaries scope(*this);
    const Register element = operand(*node.element);
    switch (node.kind) {
    case ast::ComprehensionKind::List: emit(Op::ListAppend, result, element); break;
    case ast::ComprehensionKind::Set: emit(Op::SetAdd, result, element); break;
    case ast::ComprehensionKind::Dict: emit(Op::DictSet, result, element, operand(*node.value)); break;
    case ast::ComprehensionKind::Generator: emit(Op::Yield, temporary(), element); break;
    }
}

} // namespace core
