#include "core/world/gate.h"
#include "core/world/interpreter.h"
#include "core/world/world.h"

namespace core {

std::uint32_t World::lineOf(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    const Memory& memory = m_memory;
    for (Value frame = thread.frame; frame.is(Kind::Frame);
         frame = memory.get(frame.word(), FrameLayout::caller)) {
        const auto pc = static_cast<std::size_t>(memory.get(frame.word(), FrameLayout::pc).asSmall());
        const std::uint32_t line = m_context->program->place(pc).line;
        if (line != 0)
            return line;
    }
    return 0;
}

/// The gate of the thread's stop; of a Select the one with that number, or the first of its cases; unset if
/// it has none.
Value World::gateOf(const Thread& thread, std::optional<std::uint32_t> number) const
{
    const Stop& stop = thread.stop;
    const Memory& memory = m_memory;
    if (stop.kind == StopKind::Turn)
        return tupleItem(memory, stop.object, 0);
    if (stop.kind != StopKind::Select)
        return stop.object;
    for (std::uint64_t i = number ? 0 : 1; i < tupleSize(memory, stop.object); ++i) {
        const Value gate = tupleItem(memory, stop.object, i);
        if (gate.is(Kind::Gate)
            && (!number || memory.get(gate.word(), GateLayout::number) == Value::small(*number)))
            return gate;
    }
    return Value::unset();
}

std::string World::gateNameOf(ThreadId id) const
{
    const Value waited = gateOf(m_threads[id.index()]);
    return waited.isUnset() ? "nothing" : gateName(waited);
}

std::string World::gateName(Value named) const
{
    const Memory& memory = m_memory;
    const std::uint64_t gate = named.word();
    const Value name = memory.get(gate, GateLayout::name);
    if (name.isUnset()) {
        const Value label = memory.get(gate, GateLayout::label);
        const std::string kind =
            label.is(Kind::Str) ? textOf(valuesOf(m_threads.front()), label) : std::string("Lock");
        return kind + "-" + std::to_string(memory.get(gate, GateLayout::number).asSmall() + 1);
    }
    const auto bits = static_cast<std::uint64_t>(name.asSmall());
    std::string text = m_context->program->name(static_cast<std::uint32_t>(bits & 0xFFFF));
    const std::uint64_t position = bits >> 32 & 0xFFFF;
    const std::uint64_t owner = bits >> 16 & 0xFFFF;
    if (owner != 0)
        text = m_context->program->name(owner - 1) + "." + text;
    return position == 0 ? text : text + "[" + std::to_string(position - 1) + "]";
}

std::string World::gateKindOf(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    const Memory& memory = m_memory;
    const Value gate = gateOf(thread);
    const Value label = gate.isUnset() ? Value::none() : memory.get(gate.word(), GateLayout::label);
    return label.is(Kind::Str) ? textOf(valuesOf(thread), label) : std::string("Lock");
}

std::optional<ThreadId> World::ownerOf(ThreadId waiter) const
{
    const Thread& thread = m_threads[waiter.index()];
    const Memory& memory = m_memory;
    const Value gate = gateOf(thread);
    const std::int64_t owner = gate.isUnset() ? 0 : memory.get(gate.word(), GateLayout::owner).asSmall();
    return owner == 0 ? std::nullopt : std::optional(ThreadId{static_cast<std::size_t>(owner - 1)});
}

std::uint64_t World::permitsOf(ThreadId id, std::optional<std::uint32_t> number) const
{
    const Thread& thread = m_threads[id.index()];
    const Memory& memory = m_memory;
    const Value gate = gateOf(thread, number);
    if (gate.isUnset())
        return 0;
    const std::int64_t permits = memory.get(gate.word(), GateLayout::permits).asSmall();
    const bool flag =
        memory.get(gate.word(), GateLayout::form) == Value::small(static_cast<std::int64_t>(GateForm::Flag));
    return permits <= 0 ? 0 : flag ? ~std::uint64_t{0} : static_cast<std::uint64_t>(permits);
}

std::string World::deviceOf(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    return thread.stop.object.is(Kind::Str) ? textOf(valuesOf(thread), thread.stop.object) : std::string();
}

Location World::locationOf(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    const Stop& stop = thread.stop;
    if (stop.object.isUnset())
        return Location{true, stop.slot, 0, 0, 0};
    return locationOfObject(m_memory, stop.object, stop.slot);
}

/// The module variable that holds an object; empty if none does.
std::string World::holderOf(const Thread& thread, Value object) const
{
    const Module& module = m_context->program->modules()[0];
    const Process& process = m_processes[thread.process];
    for (std::size_t i = 0; i < module.slots.size(); ++i) {
        if (m_memory.get(process.globals.word(), module.firstSlot + i) == object)
            return module.slots[i];
    }
    return {};
}

std::string World::locationName(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    const Stop& stop = thread.stop;
    const Program& program = *m_context->program;
    if (stop.object.isUnset())
        return nameOf(Location{true, stop.slot, 0, 0, 0}, program);
    const std::string holder = holderOf(thread, stop.object);
    if (stop.object.is(Kind::Instance)) {
        const std::string owner = holder.empty() ? typeName(valuesOf(thread), stop.object) : holder;
        return owner + "." + program.name(stop.slot - 1);
    }
    if (stop.object.is(Kind::Cell)) {
        const Instruction& instruction = program.code()[stop.instruction];
        if (instruction.op == Op::LoadCell)
            return program.name(instruction.c);
        const Function& function = program.function(program.functionAt(stop.instruction));
        return instruction.b < function.localNames.size() ? function.localNames[instruction.b] : "variable";
    }
    return holder.empty() ? attributeHolderOf(thread, stop.object) : holder;
}

/// "account.items" for a container in an attribute of a module variable, "array" for what a
/// multiprocessing.Array of that name has; else its type.
std::string World::attributeHolderOf(const Thread& thread, Value object) const
{
    const Module& module = m_context->program->modules()[0];
    const Process& process = m_processes[thread.process];
    const Memory& memory = m_memory;
    for (std::size_t i = 0; i < module.slots.size(); ++i) {
        const Value owner = memory.get(process.globals.word(), module.firstSlot + i);
        if (!owner.is(Kind::Instance))
            continue;
        const Value block = memory.get(owner.word(), InstanceLayout::kAttributes);
        for (std::size_t a = 0; block.isHeap() && a < attributeCount(memory, block); ++a) {
            if (!(attributeAt(memory, block, a) == object))
                continue;
            const Value ofClass = memory.get(owner.word(), InstanceLayout::kClass);
            const bool isTheLessons = memory.get(ofClass.word(), ClassLayout::kModule) == Value::small(0);
            return isTheLessons
                ? module.slots[i] + "." + m_context->program->name(attributeName(memory, block, a))
                : module.slots[i];
        }
    }
    return typeName(valuesOf(thread), object);
}

/// The value of the location that the thread is about to read or write, as repr; empty if it has none yet.
std::string World::valueOf(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    const Stop& stop = thread.stop;
    const Process& process = m_processes[thread.process];
    Value value = stop.object;
    if (stop.object.isUnset())
        value = m_memory.get(process.globals.word(), stop.slot);
    else if (stop.object.is(Kind::Cell))
        value = m_memory.get(stop.object.word(), CellLayout::kContent);
    else if (stop.object.is(Kind::Instance))
        value =
            attribute(m_memory, m_memory.get(stop.object.word(), InstanceLayout::kAttributes), stop.slot - 1);
    if (value.isUnset())
        return {};
    ValueContext values = valuesOf(thread);
    const Evaluated<std::string> text = repr(values, value);
    return text ? *text : typeName(values, value) + " object";
}

} // namespace core
