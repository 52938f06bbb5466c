#include "core/world/reach.h"

#include "core/world/frame.h"
#include "core/world/key_words.h"

#include <algorithm>

namespace core {

namespace {

bool leadsOn(Value value)
{
    return value.isHeap() && !value.is(Kind::Str) && !value.is(Kind::BigInt);
}

} // namespace

BaseReach::BaseReach(const Anatomy& anatomy)
    : m_anatomy(anatomy)
    , m_changes(anatomy.m_owner.size())
    , m_slotChanges(anatomy.m_baseSlots.size())
{
    findReferences();
    for (const Anatomy::Place& place : anatomy.m_places) {
        if (place.isSlot)
            m_slotChanges[place.at] = true;
        else
            m_changes[place.at] = true;
    }
    findSure();
}

void BaseReach::findReferences()
{
    const std::vector<std::uint32_t>& owner = m_anatomy.m_owner;
    for (std::uint64_t word = 0; word < owner.size(); ++word) {
        m_begins.push_back(m_references.size());
        if (owner[word] == word + 1)
            addReferences(word);
    }
    m_begins.push_back(m_references.size());
}

/// A block belongs to the object that refers to it.
void BaseReach::addReferences(std::uint64_t object)
{
    const Memory& memory = m_anatomy.m_base.memory();
    const Header header = memory.header(object);
    if (!leadsOn(Value::heap(header.kind, object)))
        return;
    for (std::uint32_t i = 0; i < header.words; ++i) {
        const Value value = memory.get(object, i);
        if (value.isHeap() && value.is(Kind::Block))
            addReferences(value.word());
        else if (leadsOn(value))
            m_references.push_back(value.word());
    }
}

void BaseReach::noteChanged(std::span<const std::uint64_t> objects, const World& world)
{
    bool isNew = false;
    for (const std::uint64_t object : objects) {
        isNew = isNew || !m_changes[object];
        m_changes[object] = true;
    }
    const std::uint64_t globals = world.processes()[0].globals.word();
    for (std::size_t slot = 0; slot < m_slotChanges.size(); ++slot)
        if (!m_slotChanges[slot] && world.memory().get(globals, slot).bits() != m_anatomy.m_baseSlots[slot])
            isNew = m_slotChanges[slot] = true;
    if (isNew)
        findSure();
}

void BaseReach::findSure()
{
    m_sure.assign(m_anatomy.m_owner.size(), false);
    m_ways.clear();
    m_changingSlots.clear();
    std::vector<std::uint64_t> open;
    const auto meet = [&](std::uint64_t object) {
        if (m_changes[object]) {
            m_ways.push_back(object);
        } else if (!m_sure[object]) {
            m_sure[object] = true;
            open.push_back(object);
        }
    };
    for (std::size_t slot = 0; slot < m_slotChanges.size(); ++slot) {
        const Value value = Value::fromBits(m_anatomy.m_baseSlots[slot]);
        if (m_slotChanges[slot])
            m_changingSlots.push_back(slot);
        else if (leadsOn(value))
            meet(value.word());
    }
    while (!open.empty()) {
        const std::uint64_t object = open.back();
        open.pop_back();
        for (const std::uint64_t next : references(object))
            meet(next);
    }
    std::ranges::sort(m_ways);
    m_ways.erase(std::unique(m_ways.begin(), m_ways.end()), m_ways.end());
}

Reach::Reach(Anatomy& anatomy, const World& world, std::span<const std::uint64_t> changed,
             const PartsView& from)
    : m_anatomy(anatomy)
    , m_world(world)
    , m_memory(world.memory())
    , m_changed(changed)
{
    if (anatomy.m_baseReach == nullptr)
        anatomy.m_baseReach = std::make_unique<BaseReach>(anatomy);
    BaseReach& base = *anatomy.m_baseReach;
    base.noteChanged(changed, world);
    m_reached = base.sure();
    m_reached.resize(m_memory.usedWords());
    addShared(base);
    for (std::uint32_t i = 0; i < world.threadCount(); ++i)
        if (from.isLeftOut(i))
            addWords(from.threads[i]);
        else
            addThread(i);
    walk(base);
}

void Reach::addShared(const BaseReach& base)
{
    const auto meetObject = [&](std::uint64_t object) {
        meet(Value::heap(m_memory.header(object).kind, object));
    };
    for (const std::uint64_t object : base.ways())
        meetObject(object);
    const std::uint64_t globals = m_world.processes()[0].globals.word();
    for (const std::size_t slot : base.changingSlots())
        meet(m_memory.get(globals, slot));
    for (const Anatomy::Place& place : m_anatomy.m_places)
        if (!place.isSlot)
            meetObject(place.at);
    for (const World::Process& process : m_world.processes())
        meet(process.space);
    for (const Thread& thread : m_world.threads())
        for (const Value value : {thread.object, thread.name, thread.job})
            meet(value);
}

void Reach::addThread(std::uint32_t number)
{
    const Thread& thread = m_world.threads()[number];
    if (thread.life == ThreadLife::Created || thread.life == ThreadLife::Ended)
        return;
    if (thread.life == ThreadLife::Alive)
        meet(thread.stop.object);
    for (const Value value : {thread.frame, thread.handled, thread.failure, thread.stepFrame, thread.random})
        meet(value);
}

void Reach::addWords(std::span<const std::uint64_t> words)
{
    for (const std::uint64_t word : words) {
        const Value name = Value::fromBits(word);
        if (name.isHeap() && spaceOf(name) == NameSpace::Base)
            meet(Value::heap(name.kind(), numberOf(name)));
    }
}

void Reach::meet(Value value)
{
    if (!leadsOn(value) || m_reached[value.word()])
        return;
    m_reached[value.word()] = true;
    m_open.push_back(value.word());
}

/// Places are told whole in any case, and are not among the changed objects.
bool Reach::isAsInBase(std::uint64_t object) const
{
    const std::vector<std::uint32_t>& owner = m_anatomy.m_owner;
    return object < owner.size() && owner[object] == object + 1 && !m_anatomy.placeOfWord(object)
        && !std::ranges::binary_search(m_changed, object);
}

void Reach::walk(const BaseReach& base)
{
    while (!m_open.empty()) {
        const std::uint64_t object = m_open.back();
        m_open.pop_back();
        if (!isAsInBase(object)) {
            lookInto(object);
            continue;
        }
        for (const std::uint64_t next : base.references(object)) {
            if (m_reached[next])
                continue;
            m_reached[next] = true;
            m_open.push_back(next);
        }
    }
}

void Reach::lookInto(std::uint64_t object)
{
    const Header header = m_memory.header(object);
    if (header.kind == Kind::Frame) {
        lookIntoFrame(object, header.words);
        return;
    }
    for (std::uint32_t i = 0; i < header.words; ++i)
        meet(m_memory.get(object, i));
}

/// Registers that nobody reads any more lead nowhere.
void Reach::lookIntoFrame(std::uint64_t object, std::uint32_t words)
{
    const auto pc = static_cast<std::size_t>(m_memory.get(object, FrameLayout::pc).asSmall());
    const std::vector<bool>& read = m_anatomy.registersReadBehind(pc, words - FrameLayout::registers);
    const std::uint64_t* fields = m_memory.peek(object) + 1;
    for (std::uint32_t i = 0; i < words; ++i)
        if (i < FrameLayout::registers || read[i - FrameLayout::registers])
            meet(Value::fromBits(fields[i]));
}

} // namespace core
