#include "core/lang/compiler.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t kMaxArguments = 40; // More are passed in a list: frames are small.

bool spreads(const ast::Call& node)
{
    return node.arguments.size() > kMaxArguments
        || std::ranges::any_of(node.arguments, [](const ast::Argument& argument) {
               return argument.kind == ast::ArgumentKind::Star
                   || argument.kind == ast::ArgumentKind::DoubleStar;
           });
}

} // namespace

void Compiler::call(const ast::Call& node, const Span& span, Register target)
{
    const At at(*this, span);
    if (superCall(node, target))
        return;
    if (spreads(node)) {
        spreadCall(node, target);
        return;
    }
    if (const auto* method = node.function->as<ast::Attribute>())
        methodCall(node, *method, target);
    else
        plainCall(node, target);
}

/// `super()` in a method: of the class that the method stands in and its first parameter.
bool Compiler::superCall(const ast::Call& node, Register target)
{
    if (!node.arguments.empty() || !m_scope.isFunction() || !means(*node.function, "super"))
        return false;
    const Symbol* cell = m_scope.find("__class__");
    if (!cell || !cell->free || m_scope.locals.empty() || !m_scope.find(m_scope.locals[0])->parameter
        || m_scope.kind == ScopeKind::Comprehension)
        return false;
    const Temporaries scope(*this);
    const Register self = temporary();
    load(self, m_scope.locals[0]);
    emit(Op::Super, target, cellOf("__class__"), self);
    return true;
}

std::vector<std::string> Compiler::arguments(const ast::Call& node)
{
    const Register base = temporaries(node.arguments.size());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < node.arguments.size(); ++i) {
        const ast::Argument& argument = node.arguments[i];
        into(*argument.value, static_cast<Register>(base + i));
        if (argument.kind == ast::ArgumentKind::Keyword)
            names.push_back(m_scope.mangled(argument.name));
    }
    return names;
}

void Compiler::plainCall(const ast::Call& node, Register target)
{
    const Temporaries scope(*this);
    const Register base = value(*node.function);
    const std::vector<std::string> names = arguments(node);
    if (names.empty()) {
        emit(Op::Call, target, base, node.arguments.size());
        return;
    }
    emit(Op::CallKeywords, target, base, node.arguments.size());
    emitExtra(m_builder.nameTuple(names));
}

void Compiler::methodCall(const ast::Call& node, const ast::Attribute& method, Register target)
{
    const Temporaries scope(*this);
    const Register base = value(*method.object);
    const std::vector<std::string> names = arguments(node);
    emit(Op::CallMethod, target, base, node.arguments.size());
    emitExtra(m_builder.name(m_scope.mangled(method.name)),
              names.empty() ? 0U : m_builder.nameTuple(names) + 1U);
}

void Compiler::callMethod(Register target, Register base, const std::string& name, std::size_t count,
                          std::uint8_t flags)
{
    emit(Op::CallMethod, target, base, count, flags);
    emitExtra(m_builder.name(name));
}

void Compiler::spreadCall(const ast::Call& node, Register target)
{
    const Temporaries scope(*this);
    const Register base = temporaries(3);
    into(*node.function, base);
    spreadPositional(node, static_cast<Register>(base + 1));
    spreadKeywords(node, static_cast<Register>(base + 2));
    emit(Op::CallSpread, target, base);
}

/// Positional arguments come first in evaluation, wherever they stand.
void Compiler::spreadPositional(const ast::Call& node, Register list)
{
    emit(Op::BuildList, list, list, 0);
    for (const ast::Argument& argument : node.arguments) {
        if (argument.kind != ast::ArgumentKind::Positional && argument.kind != ast::ArgumentKind::Star)
            continue;
        const Temporaries scope(*this);
        const Register value = operand(*argument.value);
        const bool isStar = argument.kind == ast::ArgumentKind::Star;
        emit(isStar ? Op::ListExtend : Op::ListAppend, list, value, 0, isStar ? 1 : 0);
    }
}

void Compiler::spreadKeywords(const ast::Call& node, Register dict)
{
    emit(Op::BuildDict, dict, dict, 0);
    for (const ast::Argument& argument : node.arguments) {
        if (argument.kind != ast::ArgumentKind::Keyword && argument.kind != ast::ArgumentKind::DoubleStar)
            continue;
        const Temporaries scope(*this);
        Register mapping = 0;
        if (argument.kind == ast::ArgumentKind::DoubleStar) {
            mapping = operand(*argument.value);
        } else {
            const Register pair = temporaries(2);
            constant(pair, m_scope.mangled(argument.name));
            into(*argument.value, static_cast<Register>(pair + 1));
            emit(Op::BuildDict, pair, pair, 1);
            mapping = pair;
        }
        emit(Op::DictMerge, dict, mapping, 0, 1);
    }
}

} // namespace core
