#include "core/lang/builtin_names.h"
#include "core/lang/compiler.h"
#include "core/value/builtins.h"

namespace core {

void Compiler::whileStatement(const ast::While& node, const Span& span)
{
    Label exit;
    Label otherwise;
    Label head;
    bind(head);
    const Place place = m_place;
    const std::size_t before = m_code.code.size();
    branch(*node.condition, false, otherwise);
    if (m_code.code.size() == before)
        emit(Op::Nop); // `while True`: control comes to this line all the same.
    const Flow entered = m_flow;
    loopBody(node.body, exit, head);
    m_place = place;
    const At at(*this, span);
    if (m_flow.reachable)
        jump(Op::Jump, 0, head);
    m_flow = entered;
    bind(otherwise);
    block(node.otherwise);
    m_flow = entered;
    bind(exit);
}

/// Whether the loop alone refers to what it goes over: a generator that was just made, by the lesson's own
/// function or an expression. CPython, which counts references, closes it as soon as the loop is left.
bool Compiler::isOwned(const ast::Expression& iterable)
{
    if (const auto* comprehension = iterable.as<ast::Comprehension>())
        return comprehension->kind == ast::ComprehensionKind::Generator;
    const auto* call = iterable.as<ast::Call>();
    const auto* function = call ? call->function->as<ast::Name>() : nullptr;
    return call && !(function && builtinNamed(function->id));
}

void Compiler::closeIterator(Register iterator)
{
    const Temporaries scope(*this);
    const Register base = temporaries(2);
    constant(base, *builtinValue("__leave", true));
    move(static_cast<Register>(base + 1), iterator);
    emit(Op::Call, base, base, 1);
}

void Compiler::loopBody(const ast::Block& body, Label& exit, Label& next, std::optional<Register> iterator)
{
    ControlBlock loop;
    loop.kind = BlockKind::Loop;
    loop.iterator = iterator;
    loop.exit = &exit;
    loop.next = &next;
    m_blocks.push_back(loop);
    block(body);
    m_blocks.pop_back();
}

void Compiler::forStatement(const ast::For& node, const Span& span)
{
    const Register iterator = temporary();
    {
        const At at(*this, node.iterable->span);
        const Temporaries scope(*this);
        emit(Op::GetIter, iterator, operand(*node.iterable));
    }
    const Place place = m_place;
    const Flow before = m_flow;
    Label exit;
    Label otherwise;
    Label head;
    Label next;
    bind(head);
    const auto* name = node.target->as<ast::Name>();
    const Variable variable = name ? this->variable(m_scope.mangled(name->id)) : Variable{};
    const bool direct = name && variable.kind == Variable::Kind::Local;
    const Register item = direct ? variable.index : temporary();
    jump(Op::ForNext, item, otherwise);
    m_code.code.back().b = iterator;
    if (direct)
        markSet(item, !variable.unsettled);
    else
        store(*node.target, item);
    loopBody(node.body, exit, next, isOwned(*node.iterable) ? std::optional(iterator) : std::nullopt);
    bind(next);
    m_place = place;
    m_lineStart = true; // Control comes back to the line of the head.
    m_line = span.line;
    jump(Op::Jump, 0, head);
    m_flow = before;
    bind(otherwise);
    m_line = span.line;
    block(node.otherwise);
    m_flow = before;
    bind(exit);
}

void Compiler::asyncFor(const ast::For& node, const Span& span)
{
    const Register iterator = temporary();
    const Register item = temporary();
    const Register exception = temporary();
    into(*node.iterable, iterator);
    callMethod(iterator, iterator, "__aiter__", 0, 2);
    const Place place = m_place;
    const Flow before = m_flow;
    Label exit;
    Label end;
    Label head;
    Label next;
    bind(head);
    const std::size_t region = openRegion(exception);
    move(item, iterator);
    callMethod(item, item, "__anext__", 0, 2);
    await(item, item);
    closeRegion(region);
    store(*node.target, item);
    loopBody(node.body, exit, next);
    bind(next);
    m_place = place;
    m_lineStart = true;
    m_line = span.line;
    jump(Op::Jump, 0, head);
    m_flow = before;
    bindHandler(region);
    load(item, "StopAsyncIteration");
    emit(Op::MatchException, item, exception, item);
    jump(Op::JumpIfTrue, item, end);
    emit(Op::Reraise, exception);
    bind(end);
    block(node.otherwise);
    m_flow = before;
    bind(exit);
}

/// break or continue.
void Compiler::leaveLoop(bool again)
{
    std::size_t loop = m_blocks.size();
    while (loop > 0 && m_blocks[loop - 1].kind != BlockKind::Loop)
        --loop;
    Label& target = again ? *m_blocks[loop - 1].next : *m_blocks[loop - 1].exit;
    std::vector<ControlBlock> left = unwind(loop);
    if (!again)
        leaveBlock(m_blocks[loop - 1]);
    jump(Op::Jump, 0, target);
    restore(std::move(left));
    unreachable();
}

} // namespace core
