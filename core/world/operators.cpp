#include "core/world/interpreter.h"

namespace core {

namespace {

constexpr std::array<std::string_view, 12> kBinaryPrelude{"_add",      "_sub", "_mul", "_truediv",
                                                          "_floordiv", "_mod", "_pow", "_lshift",
                                                          "_rshift",   "_and", "_or",  "_xor"};
constexpr std::array<std::string_view, 12> kInplacePrelude{"_iadd",      "_isub", "_imul", "_itruediv",
                                                           "_ifloordiv", "_imod", "_ipow", "_ilshift",
                                                           "_irshift",   "_iand", "_ior",  "_ixor"};
constexpr std::array<std::string_view, 6> kComparePrelude{"_equal",      "_not_equal", "_less",
                                                          "_less_equal", "_greater",   "_greater_equal"};
constexpr std::array<std::string_view, 3> kUnaryPrelude{"_neg", "_pos", "_invert"};

std::size_t offset(Op op, Op first)
{
    return static_cast<std::size_t>(op) - static_cast<std::size_t>(first);
}

} // namespace

/// What an operation does, in words: "add 1"; else the expression as it stands in the lesson.
std::string Interpreter::computed(const Instruction& instruction) const
{
    const bool inplace = instruction.op >= Op::InplaceAdd && instruction.op <= Op::InplaceXor;
    const std::size_t op = inplace ? offset(instruction.op, Op::InplaceAdd) : offset(instruction.op, Op::Add);
    static constexpr std::array<std::string_view, 3> kWords{"add ", "subtract ", "multiply by "};
    const Value right = reg(instruction.c);
    if (op < kWords.size() && (right.isSmall() || right.isReal())) {
        ValueContext context = m_context;
        const Evaluated<std::string> text = repr(context, right);
        if (text)
            return std::string(kWords[op]) + *text;
    }
    return excerpt(m_pc);
}

Interpreter::Flow Interpreter::opBinary(const Instruction& instruction)
{
    if (m_passing)
        m_taken.text = computed(instruction);
    const std::size_t op = offset(instruction.op, Op::Add);
    const Value a = reg(instruction.b);
    const Value b = reg(instruction.c);
    const Evaluated<Value> result = binary(m_context, static_cast<BinaryOp>(op), a, b);
    return storeOr(instruction.a, result.map([this](Value v) { return stamped(v); }), kBinaryPrelude[op], a,
                   b);
}

Interpreter::Flow Interpreter::opInplace(const Instruction& instruction)
{
    const std::size_t op = offset(instruction.op, Op::InplaceAdd);
    const Value a = reg(instruction.b);
    const Value b = reg(instruction.c);
    if (isContainer(a) && usesObject(a, true) && !passes())
        return stopBefore(true, a, 0);
    if (m_passing)
        m_taken.text = computed(instruction);
    const Evaluated<Value> result = inplace(m_context, static_cast<BinaryOp>(op), a, b);
    return storeOr(instruction.a, result, kInplacePrelude[op], a, b);
}

Interpreter::Flow Interpreter::opCompare(const Instruction& instruction)
{
    if (m_passing)
        m_taken.text = excerpt(m_pc);
    const std::size_t op = offset(instruction.op, Op::Equal);
    const Value a = reg(instruction.b);
    const Value b = reg(instruction.c);
    return storeOr(instruction.a, compare(m_context, static_cast<CompareOp>(op), a, b), kComparePrelude[op],
                   a, b);
}

Interpreter::Flow Interpreter::opIs(const Instruction& instruction)
{
    const bool same = reg(instruction.b) == reg(instruction.c);
    return store(instruction.a, Value::boolean(same == (instruction.op == Op::Is)));
}

Interpreter::Flow Interpreter::opIn(const Instruction& instruction)
{
    const Value item = reg(instruction.b);
    const Value container = reg(instruction.c);
    if (usesObject(container, false) && !passes())
        return stopBefore(false, container, 0);
    if (m_passing)
        m_taken.text = excerpt(m_pc);
    const Evaluated<bool> found = contains(m_context, container, item);
    if (found)
        return store(instruction.a, Value::boolean(*found == (instruction.op == Op::In)));
    if (!found.error().isNeedsPrelude())
        return raised(found.error());
    std::array<Value, 2> arguments{container, item};
    CallSite site;
    site.arguments = Arguments{arguments.data(), 2, {}};
    site.dest = instruction.a;
    site.mode = instruction.op == Op::In ? ReturnMode::Boolean : ReturnMode::Negate;
    return callPrelude("_contains", site);
}

Interpreter::Flow Interpreter::opUnary(const Instruction& instruction)
{
    if (m_passing)
        m_taken.text = excerpt(m_pc);
    const std::size_t op = offset(instruction.op, Op::Negate);
    const Value value = reg(instruction.b);
    return storeOr(instruction.a, unary(m_context, static_cast<UnaryOp>(op), value), kUnaryPrelude[op], value,
                   Value::unset());
}

Interpreter::Flow Interpreter::opNot(const Instruction& instruction)
{
    const Value value = reg(instruction.b);
    if (isContainer(value) && usesObject(value, false) && !passes())
        return stopBefore(false, value, 0);
    if (m_passing)
        m_taken.text = excerpt(m_pc);
    const Evaluated<bool> isTrue = truth(m_context, value);
    if (isTrue)
        return store(instruction.a, Value::boolean(!*isTrue));
    if (!isTrue.error().isNeedsPrelude())
        return raised(isTrue.error());
    CallSite site;
    site.dest = instruction.a;
    site.mode = ReturnMode::Negate;
    return callTruth(value, site);
}

} // namespace core
