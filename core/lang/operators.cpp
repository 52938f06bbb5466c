#include "core/lang/compiler.h"

namespace core {

namespace {

/// Flags of an operator: an operation unless all that it works on is constant.
template <class... Operands>
std::uint8_t operatorFlags(const Operands&... operands)
{
    return (isConstant(operands) && ...) ? std::uint8_t{0} : Instruction::kOperator;
}

bool isIdentity(Op op)
{
    return op == Op::Is || op == Op::IsNot;
}

/// The truth of a literal; none for other expressions.
std::optional<bool> knownTruth(const ast::Expression& expression)
{
    const auto* literal = expression.as<ast::Literal>();
    if (!literal)
        return std::nullopt;
    if (const auto* text = std::get_if<std::string>(&literal->value))
        return !text->empty();
    const auto* value = std::get_if<Value>(&literal->value);
    if (!value)
        return true;
    if (value->isSmall())
        return value->asSmall() != 0;
    if (value->isReal())
        return value->asReal() != 0;
    return value->isTrue() || value->isEllipsis();
}

} // namespace

void Compiler::unary(const ast::Unary& node, Register target)
{
    const Temporaries scope(*this);
    const Register value = operand(*node.operand);
    emit(node.op, target, value, 0, operatorFlags(*node.operand));
}

void Compiler::binary(const ast::Binary& node, Register target)
{
    const Temporaries scope(*this);
    const Register left = operand(*node.left);
    const Register right = operand(*node.right);
    emit(node.op, target, left, right, operatorFlags(*node.left, *node.right));
}

void Compiler::compare(const ast::Compare& node, const Span& span, Register target)
{
    const Temporaries scope(*this);
    Label end;
    const ast::Expression* left = node.first.get();
    Register leftValue = operand(*left);
    for (std::size_t i = 0; i < node.ops.size(); ++i) {
        const ast::Expression& right = *node.rest[i];
        const Register rightValue = operand(right);
        const std::uint8_t flags = isIdentity(node.ops[i]) ? std::uint8_t{0} : operatorFlags(*left, right);
        const At at(*this, node.ops.size() == 1 ? span : left->span + right.span);
        emit(node.ops[i], target, leftValue, rightValue, flags);
        if (i + 1 < node.ops.size())
            jump(Op::JumpIfFalse, target, end);
        left = &right;
        leftValue = rightValue;
    }
    bind(end);
}

void Compiler::boolean(const ast::BoolOperation& node, Register target)
{
    Label end;
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
        into(*node.operands[i], target);
        if (i + 1 < node.operands.size())
            jump(node.isAnd ? Op::JumpIfFalse : Op::JumpIfTrue, target, end);
    }
    bind(end);
}

/// Jumps when the condition is `when`, else goes on.
void Compiler::branch(const ast::Expression& condition, bool when, Label& target)
{
    const At at(*this, condition.span);
    if (const auto truth = knownTruth(condition)) {
        if (*truth == when)
            jump(Op::Jump, 0, target);
        return;
    }
    if (const auto* node = condition.as<ast::BoolOperation>()) {
        Label goOn;
        // `and` is decided by its first false operand, `or` by its first true one.
        const bool decides = !node->isAnd;
        for (std::size_t i = 0; i + 1 < node->operands.size(); ++i)
            branch(*node->operands[i], decides, decides == when ? target : goOn);
        branch(*node->operands.back(), when, target);
        bind(goOn);
        return;
    }
    const Temporaries scope(*this);
    const Register value = operand(condition);
    jump(when ? Op::JumpIfTrue : Op::JumpIfFalse, value, target);
}

} // namespace core
