#include "core/base/overloaded.h"
#include "core/lang/compiler.h"

#include <algorithm>
#include <array>

namespace core {

void Compiler::block(const ast::Block& body)
{
    for (const auto& each : body)
        statement(*each);
}

void Compiler::statement(const ast::Statement& statement)
{
    const auto* expression = statement.as<ast::ExpressionStatement>();
    if (statement.as<ast::Pass>() || statement.as<ast::Global>() || statement.as<ast::Nonlocal>()
        || (expression && expression->value->as<ast::Literal>()))
        return; // Nothing happens; the line belongs to the next one.
    beginStatement(&statement, statement.span);
    const Temporaries scope(*this);
    const std::size_t begin = m_code.code.size();
    std::visit(Overloaded{
                   [&](const ast::ExpressionStatement& s) { effect(*s.value); },
                   [&](const ast::Assign& s) { assign(s); },
                   [&](const ast::AugmentedAssign& s) { augmented(s, statement.span); },
                   [&](const ast::AnnotatedAssign& s) { annotated(s); },
                   [&](const ast::Return& s) { returnStatement(s); },
                   [&](const ast::Delete& s) {
                       for (const ast::ExpressionPtr& target : s.targets)
                           remove(*target);
                   },
                   [&](const ast::Break&) { leaveLoop(false); },
                   [&](const ast::Continue&) { leaveLoop(true); },
                   [&](const ast::Raise& s) { raise(s); },
                   [&](const ast::Assert& s) { assertion(s); },
                   [&](const ast::Import& s) { importModules(s); },
                   [&](const ast::ImportFrom& s) { importFrom(s); },
                   [&](const auto&) { compound(statement); },
               },
               statement.node);
    const Compiler* module = this;
    while (module->m_outer)
        module = module->m_outer;
    const bool mayDeclare = module == this || statement.as<ast::ExpressionStatement>() != nullptr;
    if (module->m_imported && mayDeclare && module->declares(statement))
        for (std::size_t i = begin; i < m_code.code.size(); ++i)
            m_code.code[i].flags |= Instruction::kDeclares;
}

/// Whether the statement only imports, defines, or tells Interleave something. Within functions only the
/// last.
bool Compiler::declares(const ast::Statement& statement) const
{
    if (statement.as<ast::Import>() || statement.as<ast::ImportFrom>() || statement.as<ast::FunctionDef>()
        || statement.as<ast::ClassDef>())
        return true;
    const ast::Expression* value = nullptr;
    if (const auto* expression = statement.as<ast::ExpressionStatement>())
        value = expression->value.get();
    else if (const auto* assign = statement.as<ast::Assign>())
        value = assign->value.get();
    const auto* call = value ? value->as<ast::Call>() : nullptr;
    const std::string meaning = call ? m_imported->meaning(*call->function) : std::string();
    static constexpr std::array<std::string_view, 6> kTelling{"interleave.machine",  "interleave.param",
                                                              "interleave.schedule", "interleave.expect",
                                                              "interleave.note",     "interleave.ask"};
    return std::ranges::find(kTelling, meaning) != kTelling.end();
}

void Compiler::compound(const ast::Statement& statement)
{
    std::visit(Overloaded{
                   [&](const ast::If& s) { ifStatement(s); },
                   [&](const ast::While& s) { whileStatement(s, statement.span); },
                   [&](const ast::For& s) {
                       if (s.isAsync)
                           asyncFor(s, statement.span);
                       else
                           forStatement(s, statement.span);
                   },
                   [&](const ast::With& s) { withStatement(s, 0, statement.span); },
                   [&](const ast::Try& s) { tryStatement(s, statement.span); },
                   [&](const ast::FunctionDef& s) { functionDefinition(s, statement.span); },
                   [&](const ast::ClassDef& s) { classDefinition(s, statement.span); },
                   [&](const auto&) {}, // The simple ones.
               },
               statement.node);
}

void Compiler::ifStatement(const ast::If& node)
{
    Label end;
    Flow after;
    after.reachable = false;
    for (const ast::Branch& each : node.branches) {
        if (&each != &node.branches.front())
            beginStatement(&each, each.head);
        Label otherwise;
        branch(*each.condition, false, otherwise);
        const Flow before = m_flow;
        block(each.body);
        const bool last = &each == &node.branches.back() && node.otherwise.empty();
        if (!last && m_flow.reachable)
            jump(Op::Jump, 0, end);
        after = join(after, m_flow);
        m_flow = before;
        bind(otherwise);
    }
    block(node.otherwise);
    m_flow = join(after, m_flow);
    bind(end);
}

void Compiler::returnStatement(const ast::Return& node)
{
    const Temporaries scope(*this);
    Register result = 0;
    if (!node.value) {
        result = temporary();
        constant(result, Value::none());
    } else if (mustUnwind()) {
        result = value(*node.value); // What runs on the way out may change variables.
    } else {
        result = operand(*node.value);
    }
    std::vector<ControlBlock> left = unwind(0);
    emit(Op::Return, result);
    restore(std::move(left));
    unreachable();
}

void Compiler::raise(const ast::Raise& node)
{
    const Temporaries scope(*this);
    if (!node.value) {
        emit(Op::Reraise, 0, 0, 0, 1);
    } else {
        const Register exception = operand(*node.value);
        if (node.cause) {
            const Register cause = operand(*node.cause);
            emit(Op::Raise, exception, cause, 0, 1);
        } else {
            emit(Op::Raise, exception);
        }
    }
    unreachable();
}

void Compiler::assertion(const ast::Assert& node)
{
    Label holds;
    branch(*node.condition, true, holds);
    const Flow after = m_flow;
    const Temporaries scope(*this);
    if (node.message)
        emit(Op::AssertFailed, operand(*node.message), 0, 0, 1);
    else
        emit(Op::AssertFailed);
    m_flow = after;
    bind(holds);
}

} // namespace core
