#include "core/world/generator.h"
#include "core/world/interpreter.h"

namespace core {

Interpreter::Flow Interpreter::raise(TypeId exceptionClass, std::string_view message)
{
    return raiseObject(newException(m_context, exceptionClass, message));
}

Interpreter::Flow Interpreter::raised(const Raised& why)
{
    if (why.isNeedsPrelude())
        return raise(TypeId::TypeError, "this operation is not defined for these objects");
    return raiseObject(why.exception);
}

/// Raises an exception object; the one being handled becomes its context.
Interpreter::Flow Interpreter::raiseObject(Value exception)
{
    const Value handled = thread().handled;
    if (handled.is(Kind::Exception) && !(handled == exception)
        && m_memory.get(exception.word(), ExceptionLayout::kContext).isNone())
        m_memory.set(exception.word(), ExceptionLayout::kContext, handled);
    return unwind(exception);
}

/// Leaves the running frame, which is not the bottom one, for its caller.
void Interpreter::popFrame()
{
    const Value frame = m_frame;
    const Value caller = m_memory.get(frame.word(), FrameLayout::caller);
    const Value generator = m_memory.get(frame.word(), FrameLayout::generator);
    if (!m_hidden)
        --thread().depth;
    if (thread().stepFrame == frame)
        thread().stepFrame = Value::unset();
    enterFrame(caller);
    thread().frame = caller;
    if (generator.isNone())
        m_memory.release(frame.word());
}

Interpreter::Flow Interpreter::unwind(Value exception)
{
    for (;;) {
        const auto index = m_memory.get(m_frame.word(), FrameLayout::function).asSmall();
        const Function& function = m_program.function(static_cast<std::size_t>(index));
        const std::uint32_t at = m_pc - m_first;
        for (const Protected& region : function.protections) {
            if (region.from <= at && at < region.to) {
                setReg(region.reg, exception);
                m_pc = m_first + region.handler;
                return Flow::Stay;
            }
        }
        const Value generator = m_memory.get(m_frame.word(), FrameLayout::generator);
        if (generator.is(Kind::Generator)) {
            m_memory.set(generator.word(), GeneratorLayout::state, GeneratorLayout::done());
            if (builtinTypeOf(m_memory, exception) == TypeId::StopIteration) {
                const Value wrapped =
                    newException(m_context, TypeId::RuntimeError, "generator raised StopIteration");
                m_memory.set(wrapped.word(), ExceptionLayout::kCause, exception);
                exception = wrapped;
            }
        }
        if (!m_memory.get(m_frame.word(), FrameLayout::caller).is(Kind::Frame))
            return endBy(exception);
        const Value mode = m_memory.get(m_frame.word(), FrameLayout::mode);
        const auto dest =
            static_cast<std::uint16_t>(m_memory.get(m_frame.word(), FrameLayout::dest).asSmall());
        popFrame();
        if (mode == Value::small(static_cast<std::int64_t>(ReturnMode::CloseGenerator))
            && (builtinTypeOf(m_memory, exception) == TypeId::GeneratorExit)) {
            setReg(dest, Value::none());
            m_pc += m_code[m_pc + 1].op == Op::Extra ? 2 : 1;
            return Flow::Stay;
        }
        if (mode == Value::small(static_cast<std::int64_t>(ReturnMode::NextItem))
            && !generator.is(Kind::Generator) && builtinTypeOf(m_memory, exception) == TypeId::StopIteration)
            return jump(m_code[m_pc].c);
    }
}

/// Nobody caught the exception. Where only the lesson can say its text, it is asked before the thread ends.
Interpreter::Flow Interpreter::endBy(Value exception)
{
    const Evaluated<std::string> text = str(m_context, exception);
    if (text || !text.error().isNeedsPrelude() || m_quiet)
        return finishWith(exception);
    CallSite site;
    site.arguments = Arguments{&exception, 1, {}};
    site.mode = ReturnMode::Discard;
    return callPrelude("_uncaught", site);
}

/// __fail(exception, text): the thread ends by it.
Interpreter::Flow Interpreter::callFail(const CallSite& site)
{
    const Value exception = argument(site, 0, "exception", Value::none());
    m_memory.set(exception.word(), ExceptionLayout::kText, argument(site, 1, "text", Value::none()));
    return finishWith(exception);
}

/// __traceback(exception): what CPython prints of it, with the place where the lesson is now.
Interpreter::Flow Interpreter::traceback(const CallSite& site)
{
    std::string text = "Traceback (most recent call last):\n";
    const Value frame = lessonFrameOf(m_frame);
    if (frame.is(Kind::Frame)) {
        const auto at = static_cast<std::uint32_t>(m_memory.get(frame.word(), FrameLayout::pc).asSmall());
        const Function& function = m_program.function(m_program.functionAt(at));
        text += "  File \"" + m_program.fileName() + "\", line " + std::to_string(m_program.place(at).line)
            + ", in " + function.name + "\n    " + excerpt(at) + "\n";
    }
    text += exceptionLine(m_context, site.arguments[0]) + "\n";
    return deliver(newText(m_context, text), site.dest, site.mode, site.extra);
}

/// The thread ends, by an exception unless that is unset.
Interpreter::Flow Interpreter::finishWith(Value exception)
{
    const Flow flow = stopAt(StopKind::Finish);
    thread().failure = exception;
    thread().frame = Value::unset();
    thread().handled = Value::none();
    thread().stepFrame = Value::unset();
    thread().depth = 0;
    return flow;
}

Interpreter::Flow Interpreter::opRaise(const Instruction& instruction)
{
    Value raisedValue = reg(instruction.a);
    const bool isClass = raisedValue.is(Kind::Class)
        || (raisedValue.is(Kind::BuiltinType) && isExceptionType(typeIdOf(raisedValue)));
    if (isClass && raisedValue.is(Kind::Class) && !isExceptionType(rootOf(m_memory, raisedValue)))
        return raise(TypeId::TypeError, "exceptions must derive from BaseException");
    if (isClass && raisedValue.is(Kind::Class)) {
        // The class is called first; then the instruction runs again with the instance.
        CallSite site;
        site.dest = instruction.a;
        site.mode = ReturnMode::Again;
        return construct(raisedValue, site);
    }
    if (isClass)
        raisedValue = newException(m_context, raisedValue, newTuple(m_context, {}));
    if (!raisedValue.is(Kind::Exception))
        return raise(TypeId::TypeError, "exceptions must derive from BaseException");
    if ((instruction.flags & 1) != 0) {
        Value cause = reg(instruction.b);
        if (cause.is(Kind::BuiltinType) && isExceptionType(typeIdOf(cause)))
            cause = newException(m_context, cause, newTuple(m_context, {}));
        if (!cause.is(Kind::Exception) && !cause.isNone())
            return raise(TypeId::TypeError, "exception causes must derive from BaseException");
        m_memory.set(raisedValue.word(), ExceptionLayout::kCause, cause);
        m_memory.set(raisedValue.word(), ExceptionLayout::kSuppress, Value::boolean(true));
    }
    return raiseObject(raisedValue);
}

Interpreter::Flow Interpreter::opReraise(const Instruction& instruction)
{
    if ((instruction.flags & 1) == 0)
        return unwind(reg(instruction.a));
    const Value handled = thread().handled;
    if (!handled.is(Kind::Exception))
        return raise(TypeId::RuntimeError, "No active exception to reraise");
    return unwind(handled);
}

Interpreter::Flow Interpreter::opPushHandled(const Instruction& instruction)
{
    setReg(instruction.b, thread().handled);
    thread().handled = reg(instruction.a);
    return Flow::Next;
}

Interpreter::Flow Interpreter::opPopHandled(const Instruction& instruction)
{
    thread().handled = reg(instruction.b);
    return Flow::Next;
}

Interpreter::Flow Interpreter::opMatchException(const Instruction& instruction)
{
    const Evaluated<bool> matches = matchesException(m_context, reg(instruction.b), reg(instruction.c));
    return matches ? store(instruction.a, Value::boolean(*matches)) : raised(matches.error());
}

Interpreter::Flow Interpreter::opAssertFailed(const Instruction& instruction)
{
    std::vector<Value> arguments;
    if ((instruction.flags & 1) != 0)
        arguments.push_back(reg(instruction.a));
    const Value exception =
        newException(m_context, typeValue(TypeId::AssertionError), newTuple(m_context, arguments));
    return raiseObject(exception);
}

} // namespace core
