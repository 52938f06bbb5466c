#include "core/world/interpreter.h"

#include <algorithm>

// A select waits at several gates at once: Stop::object is a tuple of them. The first is that at which
// another thread's step completes it (or None), the others are its cases in order.

namespace core {

namespace {

std::int64_t permitsAt(const Memory& memory, Value gate)
{
    return gate.is(Kind::Gate) ? memory.get(gate.word(), GateLayout::permits).asSmall() : 0;
}

} // namespace

bool World::isCompleted(ThreadId id) const
{
    const Stop& stop = m_threads[id.index()].stop;
    const Memory& memory = m_memory;
    return stop.kind == StopKind::Select && permitsAt(memory, tupleItem(memory, stop.object, 0)) > 0;
}

std::vector<std::uint32_t> World::readyCases(ThreadId id) const
{
    std::vector<std::uint32_t> ready;
    const Stop& stop = m_threads[id.index()].stop;
    const Memory& memory = m_memory;
    for (std::uint32_t i = 1; i < tupleSize(memory, stop.object); ++i)
        if (permitsAt(memory, tupleItem(memory, stop.object, i)) > 0)
            ready.push_back(i);
    return ready;
}

std::uint32_t World::caseCount(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    return static_cast<std::uint32_t>(tupleSize(m_memory, thread.stop.object) - 1);
}

std::vector<std::uint32_t> World::gatesOf(ThreadId id) const
{
    const Stop& stop = m_threads[id.index()].stop;
    if (stop.kind != StopKind::Select)
        return {gateNumber(id)};
    std::vector<std::uint32_t> numbers;
    const Memory& memory = m_memory;
    for (std::uint32_t i = 0; i < tupleSize(memory, stop.object); ++i) {
        const Value gate = tupleItem(memory, stop.object, i);
        if (!gate.is(Kind::Gate))
            continue;
        const auto number = static_cast<std::uint32_t>(memory.get(gate.word(), GateLayout::number).asSmall());
        if (std::ranges::find(numbers, number) == numbers.end())
            numbers.push_back(number);
    }
    return numbers;
}

/// __select(gates, tries, timeout=None): the number of the gate whose permit it got; -1 when it only tries
/// and there is none, or when its time has run out. One step, but none of its own when another thread's step
/// completed it.
Interpreter::Flow Interpreter::selectGate(const CallSite& site)
{
    const Value gates = site.arguments[0];
    if (!passes()) {
        Stop stop;
        stop.kind = StopKind::Select;
        stop.object = gates;
        stop.tries = argument(site, 1, "tries", Value::boolean(false)).isTrue();
        setTimeout(stop, argument(site, 2, "timeout", Value::none()));
        return stopAt(stop);
    }
    if (m_permit == Permit::TimedOut)
        return done(Value::small(-1), site);
    const std::vector<std::uint32_t> ready = m_world.readyCases(m_id);
    std::int64_t taken = -1;
    if (m_world.isCompleted(m_id))
        taken = 0;
    else if (!ready.empty())
        taken = m_world.m_choice != 0 ? m_world.m_choice : ready.front();
    if (taken >= 0) {
        const Value gate = tupleItem(m_memory, gates, static_cast<std::uint64_t>(taken));
        const bool isFlag = m_memory.get(gate.word(), GateLayout::form)
            == Value::small(static_cast<std::int64_t>(GateForm::Flag));
        if (!isFlag)
            m_memory.set(gate.word(), GateLayout::permits, Value::small(permitsAt(m_memory, gate) - 1));
    }
    return done(Value::small(taken), site);
}

/// __gate_waiters(gate): how many threads stand before a wait at it.
Interpreter::Flow Interpreter::gateWaiters(const CallSite& site)
{
    m_world.m_asked = true;
    const Value gate = site.arguments[0];
    std::int64_t waiters = 0;
    for (const Thread& each : m_world.m_threads) {
        if (each.life != ThreadLife::Alive || each.frame == thread().frame)
            continue;
        if (each.stop.kind == StopKind::Select)
            for (std::uint32_t i = 1; i < tupleSize(m_memory, each.stop.object); ++i)
                waiters += tupleItem(m_memory, each.stop.object, i) == gate ? 1 : 0;
        else if (isWait(each.stop.kind) && each.stop.object == gate)
            ++waiters;
    }
    return deliver(Value::small(waiters), site.dest, site.mode, site.extra);
}

} // namespace core
