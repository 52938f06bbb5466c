#include "core/world/interpreter.h"

namespace core {

namespace {

std::int64_t permitsOf(const Memory& memory, Value gate)
{
    return memory.get(gate.word(), GateLayout::permits).asSmall();
}

bool hasForm(const Memory& memory, Value gate, GateForm form)
{
    return memory.get(gate.word(), GateLayout::form) == Value::small(static_cast<std::int64_t>(form));
}

} // namespace

/// One step: takes a permit, or gives False when it only tries or its time has run out.
Interpreter::Flow Interpreter::take(Value gate, bool tries, Value timeout, const CallSite& site)
{
    const bool isLock = hasForm(m_memory, gate, GateForm::Lock);
    return takePermit(isLock ? StopKind::Acquire : StopKind::Wait, gate, tries, timeout, site);
}

Interpreter::Flow Interpreter::stopAtGate(StopKind kind, Value gate)
{
    Stop stop;
    stop.kind = kind;
    stop.object = gate;
    return stopAt(stop);
}

/// None: it waits as long as it takes.
void Interpreter::setTimeout(Stop& stop, Value seconds)
{
    if (seconds.isNone())
        return;
    stop.timed = true;
    stop.duration = milliseconds(seconds, 1e9).value_or(Duration{});
}

Interpreter::Flow Interpreter::takePermit(StopKind kind, Value gate, bool tries, Value timeout,
                                          const CallSite& site)
{
    if (!passes()) {
        Stop stop;
        stop.kind = kind;
        stop.object = gate;
        stop.tries = tries;
        setTimeout(stop, timeout);
        return stopAt(stop);
    }
    const std::int64_t permits = permitsOf(m_memory, gate);
    if (m_permit == Permit::TimedOut || permits <= 0)
        return done(Value::boolean(false), site);
    if (!hasForm(m_memory, gate, GateForm::Flag))
        m_memory.set(gate.word(), GateLayout::permits, Value::small(permits - 1));
    if (hasForm(m_memory, gate, GateForm::Lock))
        m_memory.set(gate.word(), GateLayout::owner,
                     Value::small(static_cast<std::int64_t>(m_id.index()) + 1));
    return done(Value::boolean(true), site);
}

/// One step: gives permits back.
Interpreter::Flow Interpreter::put(Value gate, std::int64_t permits, const CallSite& site)
{
    const bool isLock = hasForm(m_memory, gate, GateForm::Lock);
    if (isLock && permitsOf(m_memory, gate) > 0) {
        const bool betweenProcesses = (m_memory.header(gate.word()).flags & Header::kInterprocess) != 0;
        return betweenProcesses ? raise(TypeId::ValueError, "semaphore or lock released too many times")
                                : raise(TypeId::RuntimeError, "release unlocked lock");
    }
    if (!passes())
        return stopAtGate(isLock ? StopKind::Release : StopKind::Notify, gate);
    m_memory.set(gate.word(), GateLayout::permits, Value::small(permitsOf(m_memory, gate) + permits));
    if (isLock)
        m_memory.set(gate.word(), GateLayout::owner, Value::small(0));
    return done(Value::none(), site);
}

Interpreter::Flow Interpreter::gateMethod(std::string_view name, Value gate, const CallSite& site)
{
    if (name == "__enter__")
        return take(gate, false, Value::none(), site);
    if (name == "__exit__" || name == "release")
        return put(gate, 1, site);
    if (name == "locked") {
        if (!passes()) {
            Stop stop;
            stop.kind = StopKind::Wait;
            stop.object = gate;
            stop.tries = true;
            return stopAt(stop);
        }
        return done(Value::boolean(permitsOf(m_memory, gate) == 0), site);
    }
    return acquire(gate, site);
}

/// acquire(blocking=True, timeout=-1) of threading's Lock, acquire(block=True, timeout=None) of
/// multiprocessing's.
Interpreter::Flow Interpreter::acquire(Value gate, const CallSite& site)
{
    const bool betweenProcesses = (m_memory.header(gate.word()).flags & Header::kInterprocess) != 0;
    const std::string_view first = betweenProcesses ? "block" : "blocking";
    for (const Value given : site.arguments.names)
        if (const std::string name = textOf(m_context, given); name != first && name != "timeout")
            return raise(TypeId::TypeError, "'" + name + "' is an invalid keyword argument for acquire()");
    const Evaluated<bool> blocks = truth(m_context, argument(site, 0, first, Value::boolean(true)));
    const Value timeout = argument(site, 1, "timeout", Value::small(-1));
    if (betweenProcesses && blocks)
        return take(gate, !*blocks, timeout == Value::small(-1) ? Value::none() : timeout, site);
    const std::optional<double> seconds = toDouble(m_context, timeout);
    if (!blocks || !seconds)
        return raise(TypeId::TypeError,
                     "'" + typeName(m_context, timeout) + "' object cannot be interpreted as a timeout");
    if (!*blocks && *seconds != -1)
        return raise(TypeId::ValueError, "can't specify a timeout for a non-blocking call");
    if (*seconds < 0 && *seconds != -1)
        return raise(TypeId::ValueError, "timeout value must be positive");
    return take(gate, !*blocks, *seconds == -1 ? Value::none() : timeout, site);
}

/// __gate(label, permits): "Event" and "Future" are flags, all else counts.
Interpreter::Flow Interpreter::gateNew(const CallSite& site)
{
    const Value label = argument(site, 0, "label", Value::none());
    const std::string kind = textOf(m_context, label);
    GateForm form = kind == "Event" || kind == "Future" ? GateForm::Flag : GateForm::Permits;
    if (kind == "Lock" || kind == "RLock")
        form = GateForm::Lock;
    const std::int64_t permits = argument(site, 1, "permits", Value::small(0)).asSmall();
    const Value gate = m_world.makeGate(m_memory, form, permits, true);
    m_memory.set(gate.word(), GateLayout::label, label);
    return deliver(gate, site.dest, site.mode, site.extra);
}

/// __gate_take(gate, timeout): whether it got a permit; a timeout of False only tries.
Interpreter::Flow Interpreter::gateTake(const CallSite& site)
{
    const Value timeout = argument(site, 1, "timeout", Value::none());
    return take(site.arguments[0], timeout.isFalse(), timeout.isFalse() ? Value::none() : timeout, site);
}

Interpreter::Flow Interpreter::gatePut(const CallSite& site)
{
    return put(site.arguments[0], argument(site, 1, "permits", Value::small(1)).asSmall(), site);
}

Interpreter::Flow Interpreter::gatePutSilent(const CallSite& site)
{
    const Value gate = site.arguments[0];
    const std::int64_t permits = argument(site, 1, "permits", Value::small(1)).asSmall();
    m_memory.set(gate.word(), GateLayout::permits, Value::small(permitsOf(m_memory, gate) + permits));
    m_taken.touched.push_back(
        static_cast<std::uint32_t>(m_memory.get(gate.word(), GateLayout::number).asSmall()));
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

/// __gate_set(gate, permits): one step; of an Event set and clear.
Interpreter::Flow Interpreter::gateSet(const CallSite& site)
{
    const Value gate = site.arguments[0];
    if (!passes())
        return stopAtGate(StopKind::Notify, gate);
    m_memory.set(gate.word(), GateLayout::permits, argument(site, 1, "permits", Value::small(0)));
    return done(Value::none(), site);
}

/// __gate_step(gate): one step that changes nothing of the gate: what the prelude does around it is one with
/// it.
Interpreter::Flow Interpreter::gateStep(const CallSite& site)
{
    if (!passes())
        return stopAtGate(StopKind::Notify, site.arguments[0]);
    return done(Value::none(), site);
}

/// __gate_look(gate): one step: whether it has a permit.
Interpreter::Flow Interpreter::gateLook(const CallSite& site)
{
    const Value gate = site.arguments[0];
    if (!passes()) {
        Stop stop;
        stop.kind = StopKind::Wait;
        stop.object = gate;
        stop.tries = true;
        return stopAt(stop);
    }
    return done(Value::boolean(permitsOf(m_memory, gate) > 0), site);
}

/// __park(gate, timeout): waits for a permit and takes it, no step; False when its time has run out.
Interpreter::Flow Interpreter::park(const CallSite& site)
{
    return takePermit(StopKind::Park, site.arguments[0], false, argument(site, 1, "timeout", Value::none()),
                      site);
}

Interpreter::Flow Interpreter::gateCount(const CallSite& site)
{
    return deliver(Value::small(permitsOf(m_memory, site.arguments[0])), site.dest, site.mode, site.extra);
}

} // namespace core
