#include "core/lang/builtin_names.h"
#include "core/lang/compiler.h"

#include <algorithm>

namespace core {

std::uint16_t Compiler::compileModule()
{
    const std::uint16_t index = m_builder.reserveFunction();
    m_code.function.kind = FunctionKind::Module;
    m_code.function.line = 1;
    if (!m_unit.prelude)
        m_imported.emplace(m_unit);
    hideBuiltins();
    block(m_unit.tree.body);
    m_flow.reachable = true;
    returnNone();
    finish(index);
    return index;
}

/// A built-in that the module reads before it assigns a variable of that name: `max = max(3, 4)`.
void Compiler::hideBuiltins()
{
    const Temporaries scope(*this);
    for (const std::string& name : m_unit.scopes.usedBeforeBound) {
        const auto slot = m_unit.slots.find(name);
        const auto builtin = builtinValue(name, m_unit.prelude);
        if (slot == m_unit.slots.end() || !builtin)
            continue;
        const Register value = temporary();
        constant(value, *builtin);
        emit(Op::StoreGlobal, value, slot->second);
    }
}

void Compiler::signature(const ast::Parameters& parameters)
{
    Function& function = m_code.function;
    for (const ast::Parameter& parameter : parameters) {
        function.parameterNames.push_back(m_builder.name(m_scope.mangled(parameter.name)));
        switch (parameter.kind) {
        case ast::ParameterKind::PositionalOnly: ++function.positionalOnly; [[fallthrough]];
        case ast::ParameterKind::Positional: ++function.positional; break;
        case ast::ParameterKind::Star: function.starArgs = true; break;
        case ast::ParameterKind::KeywordOnly: ++function.keywordOnly; break;
        case ast::ParameterKind::DoubleStar: function.starKeywords = true; break;
        }
    }
}

std::uint16_t Compiler::compileFunction(const ast::FunctionDef& node, const Span& span)
{
    const Scope& inner = m_unit.scopes.of(&node);
    const std::uint16_t index = m_builder.reserveFunction();
    Compiler compiler(m_builder, m_modules, m_unit, inner, this);
    compiler.m_code.function.kind = node.isAsync ? FunctionKind::Coroutine
        : inner.isGenerator                      ? FunctionKind::Generator
                                                 : FunctionKind::Plain;
    compiler.m_code.function.line = static_cast<std::uint32_t>(span.line);
    compiler.signature(node.parameters);
    compiler.prepareVariables();
    compiler.block(node.body);
    compiler.returnNone();
    compiler.finish(index);
    return index;
}

std::uint16_t Compiler::compileLambda(const ast::Lambda& node, const Span& span)
{
    const Scope& inner = m_unit.scopes.of(&node);
    const std::uint16_t index = m_builder.reserveFunction();
    Compiler compiler(m_builder, m_modules, m_unit, inner, this);
    compiler.m_code.function.kind = inner.isGenerator ? FunctionKind::Generator : FunctionKind::Plain;
    compiler.m_code.function.line = static_cast<std::uint32_t>(span.line);
    compiler.signature(node.parameters);
    compiler.prepareVariables();
    const At at(compiler, node.body->span);
    compiler.beginLine(span);
    const Temporaries scope(compiler);
    const Register result = compiler.operand(*node.body);
    compiler.emit(Op::Return, result);
    compiler.finish(index);
    return index;
}

std::uint16_t Compiler::compileClass(const ast::ClassDef& node, const Span& span)
{
    const std::uint16_t index = m_builder.reserveFunction();
    Compiler compiler(m_builder, m_modules, m_unit, m_unit.scopes.of(&node), this);
    Function& function = compiler.m_code.function;
    function.kind = FunctionKind::ClassBody;
    function.line = static_cast<std::uint32_t>(span.line);
    function.positional = 1;
    function.parameterNames.push_back(m_builder.name(".class"));
    compiler.prepareVariables();
    {
        const Temporaries scope(compiler);
        const Register value = compiler.temporary();
        if (const std::string* text = ast::docstring(node.body)) {
            compiler.constant(value, *text);
            compiler.emit(Op::StoreAttr, value, 0, m_builder.name("__doc__"));
        }
        if (compiler.m_scope.hasAnnotations) {
            compiler.emit(Op::BuildDict, value, value, 0);
            compiler.emit(Op::StoreAttr, value, 0, m_builder.name("__annotations__"));
        }
    }
    compiler.block(node.body);
    compiler.m_flow.reachable = true;
    compiler.returnNone();
    compiler.finish(index);
    return index;
}

/// Emits the defaults into base and base + 1, from left to right.
void Compiler::defaults(const ast::Parameters& parameters, Register base)
{
    const auto count =
        static_cast<std::size_t>(std::ranges::count_if(parameters, [](const ast::Parameter& p) {
            return p.standard && p.kind != ast::ParameterKind::KeywordOnly;
        }));
    if (count == 0) {
        constant(base, Value::none());
    } else {
        const Temporaries scope(*this);
        Register next = temporaries(count);
        const Register first = next;
        for (const ast::Parameter& parameter : parameters)
            if (parameter.standard && parameter.kind != ast::ParameterKind::KeywordOnly)
                into(*parameter.standard, next++);
        emit(Op::BuildTuple, base, first, count);
    }
    const auto keywords = static_cast<Register>(base + 1);
    constant(keywords, Value::none());
    bool isFirst = true;
    for (const ast::Parameter& parameter : parameters) {
        if (!parameter.standard || parameter.kind != ast::ParameterKind::KeywordOnly)
            continue;
        if (std::exchange(isFirst, false))
            emit(Op::BuildDict, keywords, keywords, 0);
        const Temporaries scope(*this);
        const Register name = temporary();
        constant(name, m_scope.mangled(parameter.name));
        const Register value = operand(*parameter.standard);
        emit(Op::DictSet, keywords, name, value);
    }
}

void Compiler::emitFunction(const ast::Parameters& parameters, const Scope& scope, std::uint16_t index,
                            Register target)
{
    const Temporaries temporary(*this);
    const Register base = temporaries(2 + scope.freeNames.size());
    defaults(parameters, base);
    for (std::size_t i = 0; i < scope.freeNames.size(); ++i)
        move(static_cast<Register>(base + 2 + i), cellOf(scope.freeNames[i]));
    emit(Op::MakeFunction, target, index, base);
}

void Compiler::makeFunction(const ast::FunctionDef& node, Register target)
{
    const Place place = m_place;
    const std::uint16_t index = compileFunction(node, node.nameSpan);
    m_place = place;
    emitFunction(node.parameters, m_unit.scopes.of(&node), index, target);
    const std::string* text = ast::docstring(node.body);
    if (!text || !m_unit.readsDocumentation)
        return;
    const Temporaries scope(*this);
    const Register value = temporary();
    constant(value, *text);
    emit(Op::StoreAttr, value, target, m_builder.name("__doc__"));
}

void Compiler::makeLambda(const ast::Lambda& node, Register target)
{
    const std::uint16_t index = compileLambda(node, node.body->span);
    emitFunction(node.parameters, m_unit.scopes.of(&node), index, target);
}

/// Evaluates decorators, makes what they decorate, applies them from the last to the first and stores it.
void Compiler::decorated(const ast::Expressions& decorators, const std::string& name, const Span& span,
                         const std::function<void(Register)>& make)
{
    const Temporaries scope(*this);
    const Register base = temporaries(decorators.size() + 1);
    for (std::size_t i = 0; i < decorators.size(); ++i)
        into(*decorators[i], static_cast<Register>(base + i));
    make(static_cast<Register>(base + decorators.size()));
    for (std::size_t i = decorators.size(); i-- > 0;) {
        const At at(*this, decorators[i]->span);
        emit(Op::Call, base + i, base + i, 1);
    }
    const At at(*this, span);
    store(m_scope.mangled(name), base);
}

void Compiler::functionDefinition(const ast::FunctionDef& node, const Span& span)
{
    decorated(node.decorators, node.name, span, [&](Register target) { makeFunction(node, target); });
}

void Compiler::classDefinition(const ast::ClassDef& node, const Span& span)
{
    decorated(node.decorators, node.name, span, [&](Register target) {
        const Temporaries scope(*this);
        const Register base = temporaries(2);
        if (node.base)
            into(*node.base, static_cast<Register>(base + 1));
        else
            constant(static_cast<Register>(base + 1), Value::none());
        const Place place = m_place;
        const std::uint16_t index = compileClass(node, span);
        m_place = place;
        emitFunction({}, m_unit.scopes.of(&node), index, base);
        emit(Op::BuildClass, target, base, m_builder.name(node.name));
    });
}

} // namespace core
