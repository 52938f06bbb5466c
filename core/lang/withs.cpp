#include "core/lang/compiler.h"

namespace core {

namespace {

/// Flags of the CallMethods that a `with` stands for: what lacks the method is no context manager.
constexpr std::uint8_t kContextManager = 1;
constexpr std::uint8_t kAsyncContextManager = 2;

std::uint8_t flagsOf(bool isAsync)
{
    return isAsync ? kAsyncContextManager : kContextManager;
}

} // namespace

/// The items from `item` on, then the block.
void Compiler::withStatement(const ast::With& node, std::size_t item, const Span& span)
{
    if (item == node.items.size()) {
        block(node.body);
        return;
    }
    const Temporaries scope(*this);
    const Register manager = temporary();
    const Register exception = temporary();
    const Place place = m_place;
    const Flow entered = m_flow;
    const Register entry = temporary();
    {
        const At at(*this, node.items[item].context->span);
        into(*node.items[item].context, manager);
        move(entry, manager);
        callMethod(entry, entry, node.isAsync ? "__aenter__" : "__enter__", 0, flagsOf(node.isAsync));
        if (node.isAsync)
            await(entry, entry);
    }
    const std::size_t region = openRegion(exception);
    ControlBlock control;
    control.kind = BlockKind::With;
    control.region = region;
    control.reg = manager;
    control.isAsync = node.isAsync;
    control.span = node.items[item].context->span;
    m_blocks.push_back(control);
    if (node.items[item].target)
        store(*node.items[item].target, entry);
    withStatement(node, item + 1, span);
    m_blocks.pop_back();
    closeRegion(region);
    m_place = place;
    Label end;
    if (m_flow.reachable) {
        leave(manager, node.isAsync, control.span);
        jump(Op::Jump, 0, end);
    }
    const Flow after = m_flow;
    bindHandler(region);
    m_flow = entered;
    leaveByException(manager, exception, node.isAsync, end, control.span);
    m_flow = join(after, entered);
    bind(end);
}

/// Calls __exit__ without an exception: control comes back to the line of the `with`.
void Compiler::leave(Register manager, bool isAsync, const Span& span)
{
    const At at(*this, span);
    const Temporaries scope(*this);
    beginLine(span);
    const Register base = temporaries(4);
    move(base, manager);
    for (std::size_t i = 1; i <= 3; ++i)
        constant(static_cast<Register>(base + i), Value::none());
    callMethod(base, base, isAsync ? "__aexit__" : "__exit__", 3, flagsOf(isAsync));
    if (isAsync)
        await(base, base);
}

void Compiler::leaveByException(Register manager, Register exception, bool isAsync, Label& end,
                                const Span& span)
{
    const At at(*this, span);
    const Temporaries scope(*this);
    const Register before = temporary();
    const Register thrown = temporary();
    const Register base = temporaries(4);
    m_line = 0;
    beginLine(span);
    emit(Op::PushHandled, exception, before);
    const std::size_t region = openRegion(thrown);
    move(base, manager);
    emit(Op::LoadAttr, base + 1, exception, m_builder.name("__class__"));
    move(static_cast<Register>(base + 2), exception);
    constant(static_cast<Register>(base + 3), Value::none());
    callMethod(base, base, isAsync ? "__aexit__" : "__exit__", 3, flagsOf(isAsync));
    if (isAsync)
        await(base, base);
    Label suppressed;
    jump(Op::JumpIfTrue, base, suppressed);
    closeRegion(region);
    emit(Op::PopHandled, 0, before);
    emit(Op::Reraise, exception);
    bindHandler(region);
    emit(Op::PopHandled, 0, before);
    emit(Op::Reraise, thrown);
    bind(suppressed);
    emit(Op::PopHandled, 0, before);
    jump(Op::Jump, 0, end);
}

} // namespace core
