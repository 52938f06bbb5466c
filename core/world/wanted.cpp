#include "core/world/wanted.h"

#include "core/value/objects.h"
#include "core/value/operations.h"
#include "core/value/sequences.h"
#include "core/world/gate.h"

#include <algorithm>

namespace core {

namespace {

/// A module variable → a Condition → its lock → the gate: nothing of the prelude's is nested deeper.
constexpr int kDeepest = 4;

/// Looks for a gate from the lesson's module variables on.
class HolderSearch {
public:
    HolderSearch(const World& world, ThreadId thread, Value gate)
        : m_program(*world.context().program)
        , m_process(world.processes()[world.thread(thread).process])
        , m_memory(world.memory())
        , m_gate(gate)
    {
    }

    /// Empty when no module variable leads to the gate.
    std::string run() const
    {
        const Module& module = m_program.modules()[0];
        for (std::size_t i = 0; i < module.slots.size(); ++i) {
            const Value value = m_memory.get(m_process.globals.word(), module.firstSlot + i);
            if (const auto found = below(value, module.slots[i], 0))
                return *found;
        }
        return {};
    }

private:
    std::optional<std::string> below(Value value, const std::string& name, int depth) const
    {
        if (value == m_gate)
            return name;
        if (depth == kDeepest || !value.isHeap())
            return std::nullopt;
        if (value.is(Kind::List))
            return inList(value, name, depth);
        return value.is(Kind::Instance) ? inInstance(value, name, depth) : std::nullopt;
    }

    std::optional<std::string> inList(Value list, const std::string& name, int depth) const
    {
        const std::uint64_t size = listSize(m_memory, list);
        for (std::uint64_t i = 0; i < size; ++i)
            if (const auto found =
                    below(listItem(m_memory, list, i), name + "[" + std::to_string(i) + "]", depth + 1))
                return found;
        return std::nullopt;
    }

    /// What the prelude's objects are made of has no name of its own.
    std::optional<std::string> inInstance(Value instance, const std::string& name, int depth) const
    {
        const Value ofClass = m_memory.get(instance.word(), InstanceLayout::kClass);
        const bool isLessons = m_memory.get(ofClass.word(), ClassLayout::kModule) == Value::small(0);
        const Value block = m_memory.get(instance.word(), InstanceLayout::kAttributes);
        for (std::size_t i = 0; block.isHeap() && i < attributeCount(m_memory, block); ++i) {
            const std::string inner =
                isLessons ? name + "." + m_program.name(attributeName(m_memory, block, i)) : name;
            if (const auto found = below(attributeAt(m_memory, block, i), inner, depth + 1))
                return isLessons ? found : name;
        }
        return std::nullopt;
    }

    const Program& m_program;
    const World::Process& m_process;
    const Memory& m_memory;
    Value m_gate;
};

} // namespace

std::string wantedName(const World& world, ThreadId thread)
{
    const Memory& memory = world.memory();
    const Value wanted = world.stop(thread).object;
    if (world.stop(thread).kind == StopKind::Turn)
        return "what its tasks await";
    if (wanted.is(Kind::Gate)) {
        if (!memory.get(wanted.word(), GateLayout::name).isUnset())
            return world.gateNameOf(thread);
        const std::string holder = HolderSearch(world, thread, wanted).run();
        return holder.empty() ? world.gateKindOf(thread) : holder;
    }
    // A select: any of several; the first of the tuple says that it is completed.
    std::vector<std::string> names;
    for (std::uint64_t i = 1; i < tupleSize(memory, wanted); ++i) {
        std::string holder = HolderSearch(world, thread, tupleItem(memory, wanted, i)).run();
        if (holder.empty())
            holder = world.gateKindOf(thread);
        if (std::ranges::find(names, holder) == names.end())
            names.push_back(std::move(holder));
    }
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : " or ") + name;
    return all;
}

} // namespace core
