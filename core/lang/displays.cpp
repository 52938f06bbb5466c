#include "core/lang/compiler.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t kAtOnce = 32; // Longer displays are built item by item: frames are small.

bool hasStar(const ast::Expressions& items)
{
    return std::ranges::any_of(items,
                               [](const ast::ExpressionPtr& item) { return item->as<ast::Starred>(); });
}

} // namespace

/// A list or set display, or the tuple that holds no star.
void Compiler::sequence(Op op, const ast::Expressions& items, Register target)
{
    if (items.size() > kAtOnce || hasStar(items)) {
        longSequence(op, items, target);
        return;
    }
    const Temporaries scope(*this);
    const Register base = temporaries(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        into(*items[i], static_cast<Register>(base + i));
    emit(op, target, base, items.size());
}

void Compiler::longSequence(Op op, const ast::Expressions& items, Register target)
{
    const Temporaries scope(*this);
    const Register result = temporary();
    emit(op, result, result, 0);
    for (const ast::ExpressionPtr& item : items) {
        const Temporaries inner(*this);
        if (op == Op::BuildSet) {
            addToSet(result, *item);
        } else if (const auto* starred = item->as<ast::Starred>()) {
            const Register values = operand(*starred->value);
            emit(Op::ListExtend, result, values);
        } else {
            const Register value = operand(*item);
            emit(Op::ListAppend, result, value);
        }
    }
    move(target, result);
}

void Compiler::addToSet(Register set, const ast::Expression& item)
{
    const auto* starred = item.as<ast::Starred>();
    if (!starred) {
        emit(Op::SetAdd, set, operand(item));
        return;
    }
    const Register iterator = temporary();
    const Register value = temporary();
    emit(Op::GetIter, iterator, operand(*starred->value));
    Label next;
    Label end;
    bind(next);
    jump(Op::ForNext, value, end);
    m_code.code.back().b = iterator;
    emit(Op::SetAdd, set, value);
    jump(Op::Jump, 0, next);
    bind(end);
}

void Compiler::tuple(const ast::Expressions& items, Register target)
{
    if (items.size() <= kAtOnce && !hasStar(items)) {
        sequence(Op::BuildTuple, items, target);
        return;
    }
    const Temporaries scope(*this);
    const Register list = temporary();
    longSequence(Op::BuildList, items, list);
    emit(Op::ListToTuple, target, list);
}

void Compiler::dict(const ast::Dict& node, Register target)
{
    const bool merges = std::ranges::any_of(node.keys, [](const ast::ExpressionPtr& key) { return !key; });
    if (merges || node.keys.size() > kAtOnce / 2) {
        longDict(node, target);
        return;
    }
    const Temporaries scope(*this);
    const Register base = temporaries(2 * node.keys.size());
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        into(*node.keys[i], static_cast<Register>(base + 2 * i));
        into(*node.values[i], static_cast<Register>(base + 2 * i + 1));
    }
    emit(Op::BuildDict, target, base, node.keys.size());
}

void Compiler::longDict(const ast::Dict& node, Register target)
{
    const Temporaries scope(*this);
    const Register result = temporary();
    emit(Op::BuildDict, result, result, 0);
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
        const Temporaries inner(*this);
        if (!node.keys[i]) {
            emit(Op::DictMerge, result, operand(*node.values[i]));
            continue;
        }
        const Register key = operand(*node.keys[i]);
        const Register value = operand(*node.values[i]);
        emit(Op::DictSet, result, key, value);
    }
    move(target, result);
}

void Compiler::formatted(const ast::FormattedValue& node, Register target)
{
    const Temporaries scope(*this);
    const Register value = operand(*node.value);
    Register format = Instruction::kNoRegister;
    if (node.format)
        format = operand(*node.format);
    emit(Op::FormatValue, target, value, format, node.conversion);
}

void Compiler::joinedString(const ast::JoinedString& node, Register target)
{
    if (node.parts.empty()) {
        constant(target, std::string());
        return;
    }
    const Temporaries scope(*this);
    const std::size_t width = std::min(node.parts.size(), kAtOnce);
    const Register base = temporaries(width);
    std::size_t used = 0;
    for (const ast::ExpressionPtr& part : node.parts) {
        if (used == width) {
            emit(Op::BuildString, base, base, used);
            used = 1;
        }
        into(*part, static_cast<Register>(base + used++));
    }
    if (used == 1)
        move(target, base);
    else
        emit(Op::BuildString, target, base, used);
}

} // namespace core
