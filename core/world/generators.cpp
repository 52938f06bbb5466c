#include "core/world/generator.h"
#include "core/world/interpreter.h"

namespace core {

namespace {

/// Whether a suspended generator that stands at such an instruction goes on behind it: the prelude's
/// coroutines yield by a call, __rest().
bool standsAtYield(Op op)
{
    return op == Op::Yield || op == Op::Call;
}

} // namespace

Interpreter::Flow Interpreter::makeGenerator(std::uint32_t function, Value frame, const CallSite& site)
{
    const bool makesCoroutine = m_program.function(function).kind == FunctionKind::Coroutine;
    const std::uint64_t generator =
        m_memory.allocate(Kind::Generator, makesCoroutine ? kCoroutineWords : kGeneratorWords);
    const Value value = Value::heap(Kind::Generator, generator);
    m_memory.set(generator, GeneratorLayout::frame, frame);
    m_memory.set(generator, GeneratorLayout::state, GeneratorLayout::created());
    m_memory.set(generator, GeneratorLayout::sent, Value::none());
    m_memory.set(generator, GeneratorLayout::function, Value::small(function));
    if (makesCoroutine && !m_hidden)
        m_memory.set(generator, GeneratorLayout::madeAt, Value::small(m_pc));
    m_memory.set(frame.word(), FrameLayout::generator, value);
    m_memory.set(frame.word(), FrameLayout::caller, Value::none());
    return deliver(value, site.dest, site.mode, site.extra);
}

bool Interpreter::isCoroutine(Value value) const
{
    return value.is(Kind::Generator) && m_memory.header(value.word()).words == kCoroutineWords;
}

/// Goes on within a generator; what it yields is delivered as `site` says.
Interpreter::Flow Interpreter::resume(Value generator, Value sent, const CallSite& site)
{
    const Value state = m_memory.get(generator.word(), GeneratorLayout::state);
    if (state == GeneratorLayout::running())
        return raise(TypeId::ValueError, "generator already executing");
    if (state == GeneratorLayout::done()) {
        if (isCoroutine(generator))
            return raise(TypeId::RuntimeError, "cannot reuse already awaited coroutine");
        if (site.mode == ReturnMode::NextItem)
            return jump(m_code[m_pc].c);
        if (site.mode == ReturnMode::NextDefault)
            return store(site.dest, site.extra);
        if (site.mode == ReturnMode::YieldThrough)
            return store(site.dest, Value::none());
        return raiseObject(
            newException(m_context, typeValue(TypeId::StopIteration), newTuple(m_context, {})));
    }
    if (state == GeneratorLayout::created() && !sent.isNone())
        return raise(TypeId::TypeError, "can't send non-None value to a just-started generator");
    saveFrame();
    const Value frame = m_memory.get(generator.word(), GeneratorLayout::frame);
    m_memory.set(generator.word(), GeneratorLayout::state, GeneratorLayout::running());
    m_memory.set(generator.word(), GeneratorLayout::sent, sent);
    std::uint64_t* words = m_memory.own(frame.word()) + 1;
    words[FrameLayout::caller] = m_frame.bits();
    words[FrameLayout::dest] = Value::small(site.dest).bits();
    words[FrameLayout::mode] = Value::small(static_cast<std::int64_t>(site.mode)).bits();
    words[FrameLayout::extra] = site.extra.bits();
    enterFrame(frame);
    thread().frame = frame;
    thread().depth += m_hidden ? 0 : 1;
    if (state == GeneratorLayout::suspended() && standsAtYield(m_code[m_pc].op)) {
        setReg(m_code[m_pc].a, sent);
        ++m_pc;
    }
    return Flow::Stay;
}

/// Leaves the running generator's frame for whoever resumed it, whose instruction gets the value.
Interpreter::Flow Interpreter::leaveGenerator(Value value, Value state)
{
    std::uint64_t* words = m_words - FrameLayout::registers;
    const auto word = [&](std::uint64_t field) { return Value::fromBits(words[field]); };
    words[FrameLayout::pc] = Value::small(m_pc).bits();
    m_memory.set(word(FrameLayout::generator).word(), GeneratorLayout::state, state);
    const auto dest = static_cast<std::uint16_t>(word(FrameLayout::dest).asSmall());
    const auto mode = static_cast<ReturnMode>(word(FrameLayout::mode).asSmall());
    const Value extra = word(FrameLayout::extra);
    const Value caller = word(FrameLayout::caller);
    words[FrameLayout::caller] = Value::none().bits();
    thread().depth -= m_hidden ? 0 : 1;
    if (thread().stepFrame == m_frame)
        thread().stepFrame = Value::unset();
    enterFrame(caller);
    thread().frame = caller;
    Flow flow = Flow::Next;
    if (state == GeneratorLayout::suspended()) {
        flow = deliver(value, dest, mode, extra);
    } else {
        switch (mode) {
        case ReturnMode::NextItem: return jump(m_code[m_pc].c);
        case ReturnMode::NextDefault: setReg(dest, extra); break;
        case ReturnMode::YieldThrough: setReg(dest, value); break;
        case ReturnMode::CloseGenerator: setReg(dest, Value::none()); break;
        case ReturnMode::TaskAwaits: return taskEnded(value);
        default: {
            const std::array<Value, 1> arguments{value};
            const Value args = newTuple(m_context, value.isNone() ? std::span<const Value>() : arguments);
            return raiseObject(newException(m_context, typeValue(TypeId::StopIteration), args));
        }
        }
    }
    if (flow == Flow::Next && m_code[++m_pc].op == Op::Extra)
        ++m_pc;
    return flow == Flow::Next ? Flow::Stay : flow;
}

Interpreter::Flow Interpreter::yieldValue(Value value)
{
    return leaveGenerator(value, GeneratorLayout::suspended());
}

Interpreter::Flow Interpreter::generatorEnded(Value value)
{
    return leaveGenerator(value, GeneratorLayout::done());
}

Interpreter::Flow Interpreter::opYield(const Instruction& instruction)
{
    return yieldValue(reg(instruction.b));
}

Interpreter::Flow Interpreter::opYieldFrom(const Instruction& instruction)
{
    const Value inner = reg(instruction.b);
    const Value generator = m_memory.get(m_frame.word(), FrameLayout::generator);
    const Value sent = m_memory.get(generator.word(), GeneratorLayout::sent);
    m_memory.set(generator.word(), GeneratorLayout::sent, Value::none());
    if (inner.is(Kind::Generator)) {
        CallSite site;
        site.dest = instruction.a;
        site.mode = ReturnMode::YieldThrough;
        return resume(inner, sent, site);
    }
    if (!inner.is(Kind::Iterator)) {
        CallSite site;
        site.dest = instruction.a;
        site.mode = ReturnMode::YieldThrough;
        return callSpecial(Special::Next, inner, site);
    }
    const Evaluated<Value> item = next(m_context, inner);
    if (!item)
        return raised(item.error());
    return item->isUnset() ? store(instruction.a, Value::none()) : yieldValue(*item);
}

Interpreter::Flow Interpreter::opGetAwaitable(const Instruction& instruction)
{
    const Value awaitable = reg(instruction.b);
    if (isCoroutine(awaitable)
        && m_memory.get(awaitable.word(), GeneratorLayout::state) == GeneratorLayout::suspended())
        return raise(TypeId::RuntimeError, "coroutine is being awaited already");
    if (isCoroutine(awaitable) || (m_hidden && awaitable.is(Kind::Generator)))
        return store(instruction.a, awaitable);
    CallSite site;
    site.dest = instruction.a;
    if (!specialMethod(m_context, awaitable, Special::Await).isUnset())
        return callSpecial(Special::Await, awaitable, site);
    return raise(TypeId::TypeError,
                 "object " + typeName(m_context, awaitable) + " can't be used in 'await' expression");
}

/// Raises an exception where the generator stands: in the innermost of those that it delegates to.
Interpreter::Flow Interpreter::throwInto(Value generator, Value exception, const CallSite& site)
{
    CallSite into = site;
    for (;;) {
        const Value state = m_memory.get(generator.word(), GeneratorLayout::state);
        if (state == GeneratorLayout::created() || state == GeneratorLayout::done()) {
            m_memory.set(generator.word(), GeneratorLayout::state, GeneratorLayout::done());
            const bool closes = into.mode == ReturnMode::CloseGenerator;
            return closes ? store(into.dest, Value::none()) : raiseObject(exception);
        }
        const Value frame = m_memory.get(generator.word(), GeneratorLayout::frame);
        const auto stoodAt = m_memory.get(frame.word(), FrameLayout::pc);
        const Flow flow = resume(generator, Value::none(), into);
        if (!(m_frame == frame))
            return flow;
        m_pc = static_cast<std::uint32_t>(stoodAt.asSmall()); // The exception belongs to what it stood at.
        const Instruction& instruction = m_code[m_pc];
        if (instruction.op != Op::YieldFrom || !reg(instruction.b).is(Kind::Generator))
            break;
        generator = reg(instruction.b);
        into = CallSite{};
        into.dest = instruction.a;
        into.mode = ReturnMode::YieldThrough;
    }
    return raiseObject(exception);
}

Interpreter::Flow Interpreter::generatorMethod(std::string_view name, Value generator, const CallSite& site)
{
    if (name == "__next__" || name == "__iter__")
        return name == "__iter__" ? deliver(generator, site.dest, site.mode, site.extra)
                                  : resume(generator, Value::none(), site);
    if (name == "send")
        return resume(generator, argument(site, 0, "value", Value::none()), site);
    if (name == "close") {
        CallSite closing = site;
        closing.mode = ReturnMode::CloseGenerator;
        return throwInto(generator, newException(m_context, TypeId::GeneratorExit, ""), closing);
    }
    Value exception = argument(site, 0, "value", Value::none());
    if (exception.is(Kind::BuiltinType) && isExceptionType(typeIdOf(exception)))
        exception = newException(m_context, exception, newTuple(m_context, {}));
    if (!exception.is(Kind::Exception))
        return raise(TypeId::TypeError,
                     "exceptions must be classes or instances deriving from BaseException");
    return throwInto(generator, exception, site);
}

} // namespace core
