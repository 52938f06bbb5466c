#include "core/lang/compiler.h"

namespace core {

void Compiler::tryStatement(const ast::Try& node, const Span& span)
{
    m_lineStart = false; // `try:` itself does nothing.
    m_line = 0;
    if (node.finally.empty())
        tryExcept(node, span);
    else
        tryFinally(node, span);
}

void Compiler::tryExcept(const ast::Try& node, const Span&)
{
    const Register exception = temporary();
    const Register before = temporary();
    const Place place = m_place;
    const Flow entered = m_flow;
    Label end;
    const std::size_t region = openRegion(exception);
    ControlBlock control;
    control.kind = BlockKind::Try;
    control.region = region;
    m_blocks.push_back(control);
    block(node.body);
    m_blocks.pop_back();
    closeRegion(region);
    block(node.otherwise);
    Flow after = m_flow;
    if (m_flow.reachable)
        jump(Op::Jump, 0, end);
    bindHandler(region);
    m_place = place;
    emit(Op::PushHandled, exception, before);
    for (const ast::Handler& each : node.handlers) {
        m_flow = entered;
        handler(each, exception, before, end);
        after = join(after, m_flow);
    }
    if (node.handlers.back().type) {
        emit(Op::PopHandled, 0, before);
        emit(Op::Reraise, exception);
    }
    m_flow = after;
    bind(end);
}

void Compiler::handler(const ast::Handler& node, Register exception, Register before, Label& end)
{
    Label next;
    beginStatement(&node, node.head);
    if (node.type) {
        const Temporaries scope(*this);
        const Register thrown = temporary();
        const Register matches = temporary();
        const std::size_t region = openRegion(thrown);
        const Register type = operand(*node.type);
        emit(Op::MatchException, matches, exception, type);
        closeRegion(region);
        jump(Op::JumpIfFalse, matches, next);
        Label matched;
        jump(Op::Jump, 0, matched);
        bindHandler(region);
        emit(Op::PopHandled, 0, before);
        emit(Op::Reraise, thrown);
        bind(matched);
    }
    if (!node.name.empty())
        store(m_scope.mangled(node.name), exception);
    handlerBody(node, before);
    if (m_flow.reachable)
        jump(Op::Jump, 0, end);
    bind(next);
}

/// The block of an `except`, and what leaving it by an exception of its own means.
void Compiler::handlerBody(const ast::Handler& node, Register before)
{
    const Temporaries scope(*this);
    const Register thrown = temporary();
    const Place place = m_place;
    const std::size_t region = openRegion(thrown);
    ControlBlock control;
    control.kind = BlockKind::Handler;
    control.region = region;
    control.reg = before;
    control.name = node.name.empty() ? "" : m_scope.mangled(node.name);
    m_blocks.push_back(control);
    block(node.body);
    m_blocks.pop_back();
    closeRegion(region);
    m_place = place;
    Label behind;
    if (m_flow.reachable) {
        leaveBlock(control);
        jump(Op::Jump, 0, behind);
    }
    bindHandler(region);
    leaveBlock(control);
    emit(Op::Reraise, thrown);
    bind(behind);
}

void Compiler::tryFinally(const ast::Try& node, const Span& span)
{
    const Register exception = temporary();
    const Register before = temporary();
    const Register thrown = temporary();
    const Place place = m_place;
    const Flow entered = m_flow;
    Label end;
    const std::size_t region = openRegion(exception);
    ControlBlock control;
    control.kind = BlockKind::Finally;
    control.region = region;
    control.finally = &node.finally;
    m_blocks.push_back(control);
    if (node.handlers.empty())
        block(node.body);
    else
        tryExcept(node, span);
    m_blocks.pop_back();
    closeRegion(region);
    if (m_flow.reachable) {
        block(node.finally);
        if (m_flow.reachable)
            jump(Op::Jump, 0, end);
    }
    const Flow after = m_flow;

    bindHandler(region);
    m_flow = entered;
    m_place = place;
    emit(Op::PushHandled, exception, before);
    const std::size_t inner = openRegion(thrown);
    ControlBlock handling;
    handling.kind = BlockKind::Handler;
    handling.region = inner;
    handling.reg = before;
    m_blocks.push_back(handling);
    block(node.finally);
    m_blocks.pop_back();
    closeRegion(inner);
    m_place = place;
    emit(Op::PopHandled, 0, before);
    emit(Op::Reraise, exception);
    bindHandler(inner);
    emit(Op::PopHandled, 0, before);
    emit(Op::Reraise, thrown);
    m_flow = after;
    bind(end);
}

} // namespace core
