#include "core/world/gate.h"
#include "core/world/interpreter.h"

namespace core {

namespace {

/// Who uses a module variable or attribute: Header::users in the low 16 bits, then flags.
struct Users {
    static constexpr std::int64_t kWritten = 1 << 16;
};

struct Use {
    bool becameShared;
    std::int64_t users;
};

/// A further use of a location by `me` (its number plus 1).
Use used(std::int64_t users, std::int64_t me, bool writes, bool started)
{
    const std::int64_t before = users & 0xFFFF;
    const std::int64_t who = before == 0 || before == me ? me : Header::kMany;
    const std::int64_t written = (users & Users::kWritten) | (writes && started ? Users::kWritten : 0);
    const std::int64_t now = who | written;
    return {who == Header::kMany && written != 0 && now != users, now};
}

} // namespace

Location locationOfObject(const Memory& memory, Value object, std::uint32_t attribute)
{
    const Birth birth = Birth::unpack(memory.get(object.word(), Birth::kField));
    return Location{false, birth.site, birth.thread, birth.count, attribute};
}

/// The thread or task, plus 1. Far more of them than any lesson has must share a number.
std::int64_t Interpreter::userNumber() const
{
    return m_world.actorOf(m_id) % (Header::kMany - 1) + 1;
}

/// Keeps track of who uses the module variable; whether it is shared is known from the instruction
/// (kVisible).
bool Interpreter::usesSlot(std::uint32_t slot, bool writes)
{
    if (m_hidden)
        return false;
    const std::uint64_t block = m_world.m_processes[thread().process].users.word();
    const std::int64_t users = m_memory.get(block, slot).asSmall();
    const std::int64_t me = userNumber();
    if ((users & 0xFFFF) == me && (!writes || (users & Users::kWritten) != 0 || !m_world.m_started))
        return false;
    const Use use = used(users, me, writes, m_world.m_started);
    m_memory.set(block, slot, Value::small(use.users));
    if (use.becameShared && !m_world.m_context->sharing->isSharedSlot(slot))
        discover(Location{true, slot, 0, 0, 0});
    return use.becameShared;
}

/// Whether the thread has to stop before it uses the container or cell.
bool Interpreter::usesObject(Value object, bool writes)
{
    if (m_hidden || !object.isHeap())
        return false;
    Header header = m_memory.header(object.word());
    if ((header.flags & Header::kShared) != 0) {
        if (m_memory.get(object.word(), Birth::kField).asSmall() >= 0)
            discover(locationOfObject(m_memory, object, 0));
        return true;
    }
    if ((header.flags & Header::kHidden) != 0)
        return false;
    const auto me = static_cast<std::uint16_t>(userNumber());
    const bool written = (header.flags & Header::kWritten) != 0;
    if (header.users == me && (!writes || written || !m_world.m_started))
        return false;
    const std::int64_t before = header.users | (written ? Users::kWritten : 0);
    const Use use = used(before, me, writes, m_world.m_started);
    header.users = static_cast<std::uint16_t>(use.users & 0xFFFF);
    if ((use.users & Users::kWritten) != 0)
        header.flags |= Header::kWritten;
    m_memory.setHeader(object.word(), header);
    if (use.becameShared && m_memory.get(object.word(), Birth::kField).asSmall() >= 0)
        discover(locationOfObject(m_memory, object, 0));
    return false;
}

/// Position of an attribute among those of an instance.
std::optional<std::uint64_t> Interpreter::attributePosition(Value instance, std::uint32_t name) const
{
    const Value block = m_memory.get(instance.word(), InstanceLayout::kAttributes);
    const std::size_t count = block.isHeap() ? attributeCount(m_memory, block) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (attributeName(m_memory, block, i) == name)
            return i;
    }
    return std::nullopt;
}

/// The block that keeps who used which attribute; made, or made longer, as needed.
std::uint64_t Interpreter::attributeUsers(Value instance, std::uint64_t position)
{
    const Value known = m_memory.get(instance.word(), InstanceLayout::kUsers);
    const std::uint32_t words = known.isHeap() ? m_memory.header(known.word()).words : 0;
    if (position < words)
        return known.word();
    const std::uint64_t block = m_memory.allocate(Kind::Block, static_cast<std::uint32_t>(position) + 4);
    for (std::uint32_t i = 0; i < position + 4; ++i)
        m_memory.set(block, i, i < words ? m_memory.get(known.word(), i) : Value::small(0));
    m_memory.set(instance.word(), InstanceLayout::kUsers, Value::heap(Kind::Block, block));
    return block;
}

bool Interpreter::usesAttribute(Value instance, std::uint32_t name, bool writes)
{
    if (m_hidden || !instance.is(Kind::Instance)
        || m_memory.get(instance.word(), Birth::kField).asSmall() < 0)
        return false;
    const std::optional<std::uint64_t> position = attributePosition(instance, name);
    const Location location = locationOfObject(m_memory, instance, name + 1);
    const Sharing& sharing = *m_world.m_context->sharing;
    if (!position)
        return sharing.hasObjects() && sharing.contains(location);
    const std::uint64_t block = attributeUsers(instance, *position);
    const std::int64_t users = m_memory.get(block, *position).asSmall();
    const std::int64_t me = userNumber();
    if (sharing.hasObjects() && sharing.contains(location)) {
        discover(location);
        return true;
    }
    if ((users & 0xFFFF) == me && (!writes || (users & Users::kWritten) != 0 || !m_world.m_started))
        return false;
    const Use use = used(users, me, writes, m_world.m_started);
    m_memory.set(block, *position, Value::small(use.users));
    if (use.becameShared)
        discover(location);
    return false;
}

Interpreter::Flow Interpreter::stopBefore(bool writes, Value object, std::uint32_t slot)
{
    Stop stop;
    stop.kind = writes ? StopKind::Write : StopKind::Read;
    stop.object = object;
    stop.slot = slot;
    return stopAt(stop);
}

/// Notes the location, and the instruction: operators of its statement are steps (details.md 2).
void Interpreter::discover(const Location& location)
{
    const Sharing& sharing = *m_world.m_context->sharing;
    if (!sharing.contains(location))
        m_world.m_discovered.insert(location);
    if (!location.isSlot && !sharing.isUsedAt(m_pc))
        m_world.m_discoveredAt.insert(m_pc);
}

/// What a new object is counted with: instances of its class, for their repr tells them apart (details.md
/// 34); anything else made at this place.
std::uint32_t Interpreter::birthRow(Value object) const
{
    if (!object.is(Kind::Instance))
        return m_pc & 0xFFFF;
    const Value ofClass = m_memory.get(object.word(), InstanceLayout::kClass);
    const Value name = ofClass.is(Kind::Class) ? m_memory.get(ofClass.word(), ClassLayout::kName) : ofClass;
    return kBirthsOfClasses + (name.isConstant() ? static_cast<std::uint32_t>(name.index() & 0xFFFF) : 0);
}

/// How many objects of this row the thread has made before.
std::uint32_t Interpreter::nextBirth(std::uint32_t row)
{
    Value& births = thread().births;
    const std::uint32_t words = births.isHeap() ? m_memory.header(births.word()).words : 0;
    const Value wanted = Value::small(row);
    for (std::uint32_t i = 0; i + 1 < words; i += 2) {
        if (m_memory.get(births.word(), i) == wanted) {
            const std::int64_t count = m_memory.get(births.word(), i + 1).asSmall();
            m_memory.set(births.word(), i + 1, Value::small(count + 1));
            return static_cast<std::uint32_t>(count);
        }
    }
    const std::uint64_t grown = m_memory.allocate(Kind::Block, words + 2);
    for (std::uint32_t i = 0; i < words; ++i)
        m_memory.set(grown, i, m_memory.get(births.word(), i));
    m_memory.set(grown, words, wanted);
    m_memory.set(grown, words + 1, Value::small(1));
    births = Value::heap(Kind::Block, grown);
    return 0;
}

/// Gives an object that the lesson has made at this instruction its birth, once.
Value Interpreter::stamped(Value object)
{
    const Kind kind = object.isHeap() ? object.kind() : Kind::None;
    if (kind != Kind::List && kind != Kind::Dict && kind != Kind::Set && kind != Kind::Instance
        && kind != Kind::Cell)
        return object;
    if (!(m_memory.get(object.word(), Birth::kField) == Birth::unknown()))
        return object;
    Header header = m_memory.header(object.word());
    if (m_hidden) {
        header.flags |= Header::kHidden;
        m_memory.setHeader(object.word(), header);
        return object;
    }
    const Birth birth{m_pc & 0xFFFF, static_cast<std::uint32_t>(m_id.index()), nextBirth(birthRow(object))};
    m_memory.set(object.word(), Birth::kField, birth.pack());
    if (kind != Kind::Instance
        && m_world.m_context->sharing->contains(locationOfObject(m_memory, object, 0))) {
        header.flags |= Header::kShared;
        m_memory.setHeader(object.word(), header);
    }
    return object;
}

void Interpreter::nameGate(Value gate, std::int64_t name)
{
    if (m_memory.get(gate.word(), GateLayout::name).isUnset())
        m_memory.set(gate.word(), GateLayout::name, Value::small(name));
}

/// A gate gets its name from what it is first bound to (details.md 30): itself, in a list, or within one of
/// threading's own objects.
void Interpreter::nameGates(Value value, std::int64_t name)
{
    if (m_hidden)
        return;
    if (value.is(Kind::Gate))
        return nameGate(value, name);
    if (value.is(Kind::Instance))
        return nameGatesOf(value, name, false);
    if (!value.is(Kind::List))
        return;
    constexpr std::uint64_t kMostNamed = 4096;
    const std::uint64_t size = std::min(listSize(m_memory, value), kMostNamed);
    for (std::uint64_t i = 0; i < size; ++i) {
        const Value item = listItem(m_memory, value, i);
        const std::int64_t itemName = name | static_cast<std::int64_t>(i + 1) << 32;
        if (item.is(Kind::Gate))
            nameGate(item, itemName);
        else if (item.is(Kind::Instance))
            nameGatesOf(item, itemName, false);
        else
            return;
    }
}

/// Whether nameGates() may find something in what is being bound.
bool Interpreter::holdsGates(Value value) const
{
    if (value.is(Kind::List) && listSize(m_memory, value) > 0)
        value = listItem(m_memory, value, 0);
    return value.is(Kind::Gate) || isOfPrelude(value);
}

bool Interpreter::isOfPrelude(Value value) const
{
    if (!value.is(Kind::Instance))
        return false;
    const Value ofClass = m_memory.get(value.word(), InstanceLayout::kClass);
    return ofClass.is(Kind::Class) && m_memory.get(ofClass.word(), ClassLayout::kModule) != Value::small(0);
}

/// The gates that an RLock, Queue and so on consists of; a Condition's lock may be an RLock.
void Interpreter::nameGatesOf(Value instance, std::int64_t name, bool isNested)
{
    if (!isOfPrelude(instance))
        return;
    const Value block = m_memory.get(instance.word(), InstanceLayout::kAttributes);
    for (std::size_t i = 0; i < attributeCount(m_memory, block); ++i) {
        const Value part = attributeAt(m_memory, block, i);
        if (part.is(Kind::Gate))
            nameGate(part, name);
        else if (part.is(Kind::Instance) && !isNested)
            nameGatesOf(part, name, true);
    }
}

/// `locks.append(Lock())`, where a module variable holds the list.
void Interpreter::nameAppended(Value list, Value item)
{
    if (m_hidden || !list.is(Kind::List) || (!item.is(Kind::Gate) && !isOfPrelude(item)))
        return;
    const std::uint64_t last = listSize(m_memory, list) - 1;
    const std::string holder = m_world.holderOf(thread(), list);
    const std::optional<std::uint32_t> name = m_program.nameIndex(holder);
    if (!name || last > 0x7FFE)
        return;
    const std::int64_t itemName = *name | static_cast<std::int64_t>(last + 1) << 32;
    if (item.is(Kind::Gate))
        nameGate(item, itemName);
    else
        nameGatesOf(item, itemName, false);
}

/// The name of an attribute with that of its owner's class, as gateNameOf() takes it apart.
std::int64_t Interpreter::ownedName(Value owner, std::uint32_t name) const
{
    const Value ofClass = owner.is(Kind::Class) ? owner : typeOf(m_context, owner);
    if (!ofClass.is(Kind::Class))
        return name;
    const auto className =
        m_program.nameIndex(textOf(m_context, m_memory.get(ofClass.word(), ClassLayout::kName)));
    return className ? name | static_cast<std::int64_t>(*className + 1) << 16 : name;
}

} // namespace core
