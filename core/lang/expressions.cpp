#include "core/base/overloaded.h"
#include "core/lang/ast_visit.h"
#include "core/lang/compiler.h"

namespace core {

bool isConstant(const ast::Expression& expression)
{
    if (expression.as<ast::Literal>())
        return true;
    if (!expression.as<ast::Tuple>() && !expression.as<ast::Unary>() && !expression.as<ast::Binary>()
        && !expression.as<ast::Compare>() && !expression.as<ast::BoolOperation>())
        return false;
    bool all = true;
    ast::forEachChild(expression, [&](const ast::Expression& child) { all = all && isConstant(child); });
    return all;
}

/// Evaluates into a register that may be written before the end.
void Compiler::into(const ast::Expression& expression, Register target)
{
    const At at(*this, expression.span);
    std::visit(Overloaded{
                   [&](const ast::Name& e) { load(target, m_scope.mangled(e.id)); },
                   [&](const ast::Literal& e) { constant(target, e.value); },
                   [&](const ast::FormattedValue& e) { formatted(e, target); },
                   [&](const ast::JoinedString& e) { joinedString(e, target); },
                   [&](const ast::List& e) { sequence(Op::BuildList, e.items, target); },
                   [&](const ast::Tuple& e) { tuple(e.items, target); },
                   [&](const ast::Set& e) { sequence(Op::BuildSet, e.items, target); },
                   [&](const ast::Dict& e) { dict(e, target); },
                   [&](const ast::Comprehension& e) { comprehension(e, expression.span, target); },
                   [&](const ast::Attribute& e) {
                       const Temporaries scope(*this);
                       const Register object = operand(*e.object);
                       emit(Op::LoadAttr, target, object, m_builder.name(m_scope.mangled(e.name)));
                   },
                   [&](const ast::Subscript& e) {
                       const Temporaries scope(*this);
                       const Register object = operand(*e.object);
                       const Register index = operand(*e.index);
                       emit(Op::LoadItem, target, object, index);
                   },
                   [&](const ast::Slice& e) { slice(e, target); },
                   [&](const ast::Call& e) { call(e, expression.span, target); },
                   [&](const ast::Unary& e) { unary(e, target); },
                   [&](const ast::Binary& e) { binary(e, target); },
                   [&](const ast::BoolOperation& e) { boolean(e, target); },
                   [&](const ast::Compare& e) { compare(e, expression.span, target); },
                   [&](const ast::Conditional& e) { conditional(e, target); },
                   [&](const ast::Lambda& e) { makeLambda(e, target); },
                   [&](const ast::Await& e) {
                       const Temporaries scope(*this);
                       await(target, operand(*e.value));
                   },
                   [&](const ast::Yield& e) { yield(e, target); },
                   [&](const ast::YieldFrom& e) {
                       const Temporaries scope(*this);
                       const Register iterator = temporary();
                       emit(Op::GetIter, iterator, operand(*e.value));
                       emit(Op::YieldFrom, target, iterator);
                   },
                   [&](const ast::Walrus& e) { walrus(e, target); },
                   [&](const ast::Starred& e) { into(*e.value, target); }, // Reported by the parser.
               },
               expression.node);
}

namespace {

/// Whether evaluating writes its target only once, at its end: then the target may be a variable.
bool writesOnce(const ast::Expression& expression)
{
    return !expression.as<ast::BoolOperation>() && !expression.as<ast::Conditional>()
        && !expression.as<ast::Compare>() && !expression.as<ast::List>() && !expression.as<ast::Set>()
        && !expression.as<ast::Dict>() && !expression.as<ast::Tuple>() && !expression.as<ast::JoinedString>()
        && !expression.as<ast::Walrus>();
}

bool isLong(const ast::Compare& compare)
{
    return compare.ops.size() > 1;
}

} // namespace

void Compiler::intoVariable(const ast::Expression& expression, Register target)
{
    const auto* comparison = expression.as<ast::Compare>();
    if (writesOnce(expression) || (comparison && !isLong(*comparison))) {
        into(expression, target);
        return;
    }
    const Temporaries scope(*this);
    move(target, value(expression));
}

/// A register that holds the value: a variable's own, or a temporary.
Register Compiler::operand(const ast::Expression& expression)
{
    if (const auto* name = expression.as<ast::Name>()) {
        const std::string mangled = m_scope.mangled(name->id);
        const Variable found = variable(mangled);
        if (found.kind == Variable::Kind::Local && !found.walrus) {
            const At at(*this, expression.span);
            checkSet(found.index, mangled);
            return found.index;
        }
    }
    return value(expression);
}

Register Compiler::value(const ast::Expression& expression)
{
    const Register target = temporary();
    into(expression, target);
    return target;
}

void Compiler::effect(const ast::Expression& expression)
{
    if (expression.as<ast::Literal>())
        return;
    const Temporaries scope(*this);
    value(expression);
}

void Compiler::slice(const ast::Slice& node, Register target)
{
    const Temporaries scope(*this);
    const Register base = temporaries(3);
    const auto part = [&](const ast::ExpressionPtr& expression, std::size_t i) {
        const auto reg = static_cast<Register>(base + i);
        if (expression)
            into(*expression, reg);
        else
            constant(reg, Value::none());
    };
    part(node.lower, 0);
    part(node.upper, 1);
    part(node.step, 2);
    emit(Op::BuildSlice, target, base);
}

void Compiler::conditional(const ast::Conditional& node, Register target)
{
    Label otherwise;
    Label end;
    branch(*node.condition, false, otherwise);
    into(*node.then, target);
    jump(Op::Jump, 0, end);
    bind(otherwise);
    into(*node.otherwise, target);
    bind(end);
}

void Compiler::walrus(const ast::Walrus& node, Register target)
{
    into(*node.value, target);
    store(*node.target, target);
}

void Compiler::await(Register target, Register awaitable)
{
    const Temporaries scope(*this);
    const Register iterator = temporary();
    emit(Op::GetAwaitable, iterator, awaitable);
    emit(Op::YieldFrom, target, iterator);
}

void Compiler::yield(const ast::Yield& node, Register target)
{
    const Temporaries scope(*this);
    Register result = 0;
    if (node.value) {
        result = operand(*node.value);
    } else {
        result = temporary();
        constant(result, Value::none());
    }
    emit(Op::Yield, target, result);
}

} // namespace core
