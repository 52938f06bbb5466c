#include "core/world/key.h"

#include "core/value/objects.h"
#include "core/world/dissection.h"
#include "core/world/gate.h"
#include "core/world/key_words.h"
#include "core/world/reach.h"

#include <algorithm>

namespace core {

namespace {

/// Far more than a lesson makes within one step: while a World is put together again and again, collecting is
/// a waste of time.
constexpr std::uint64_t kWordsUntilCollection = std::uint64_t{1} << 22;

} // namespace

Anatomy::Anatomy(const World& base, bool tracking)
    : m_base(base)
    , m_tracking(tracking)
{
    m_base.memory().pin(kWordsUntilCollection);
    for (const Location& location : m_base.context().sharing->locations())
        if (location.attribute != 0)
            m_sharedBirths.insert(
                Birth{location.slotOrSite, location.thread, location.count}.pack().asSmall());
    findOwners();
    addPlaces();
    Dissection dissection(*this, m_base);
    for (const Place& place : m_places)
        m_basePlaces.push_back(dissection.alone(place.isSlot, place.at));
    const Memory& memory = m_base.memory();
    const std::uint64_t globals = m_base.processes()[0].globals.word();
    for (std::size_t slot = 0; slot < m_base.context().program->slotCount(); ++slot)
        m_baseSlots.push_back(memory.get(globals, slot).bits());
}

Anatomy::~Anatomy() = default;

/// Whatever module variables and thread objects reach by now keeps its position as its name. Frames do not:
/// they and what only they reach belong to their thread.
void Anatomy::findOwners()
{
    const World::Process& process = m_base.processes()[0];
    const Memory& memory = m_base.memory();
    m_owner.assign(memory.usedWords(), 0);
    m_placeOfWord.assign(memory.usedWords(), 0);
    std::vector<std::uint64_t> open;
    const auto meet = [&](Value value, std::uint64_t from) {
        if (!value.isHeap() || m_owner[value.word()] != 0)
            return;
        const Header header = memory.header(value.word());
        const std::uint64_t owner = header.kind == Kind::Block ? from : value.word();
        std::fill_n(m_owner.begin() + static_cast<std::ptrdiff_t>(value.word()), header.words + 1,
                    static_cast<std::uint32_t>(owner) + 1);
        open.push_back(value.word());
    };
    for (std::size_t slot = 0; slot < m_base.context().program->slotCount(); ++slot)
        meet(memory.get(process.globals.word(), slot), 0);
    for (const World::Process& each : m_base.processes())
        meet(each.space, 0);
    for (const Thread& thread : m_base.threads())
        for (const Value value : {thread.object, thread.name, thread.job})
            meet(value, 0);
    while (!open.empty()) {
        const std::uint64_t object = open.back();
        open.pop_back();
        const Header header = memory.header(object);
        if (header.kind == Kind::Str || header.kind == Kind::BigInt)
            continue;
        const std::uint64_t owner = m_owner[object] - 1;
        for (std::uint32_t i = 0; i < header.words; ++i)
            meet(memory.get(object, i), owner);
    }
}

bool Anatomy::isPlace(std::uint64_t object) const
{
    const Memory& memory = m_base.memory();
    const Header header = memory.header(object);
    if (header.kind == Kind::Gate || (header.flags & Header::kShared) != 0)
        return true;
    return header.kind == Kind::Instance
        && m_sharedBirths.contains(memory.get(object, Birth::kField).asSmall());
}

void Anatomy::addPlaces()
{
    const World::Process& process = m_base.processes()[0];
    for (std::size_t slot = 0; slot < m_base.context().program->slotCount(); ++slot) {
        if (!m_base.context().sharing->isSharedSlot(slot))
            continue;
        m_places.push_back({true, slot});
        m_placeOfWord[process.globals.word() + 1 + slot] = static_cast<std::uint32_t>(m_places.size());
    }
    for (std::size_t word = 0; word < m_owner.size(); ++word) {
        if (m_owner[word] == 0 || !isPlace(m_owner[word] - 1))
            continue;
        if (m_owner[word] == word + 1)
            m_places.push_back({false, word});
    }
    for (std::size_t word = 0; word < m_owner.size(); ++word)
        if (m_owner[word] != 0 && isPlace(m_owner[word] - 1)) {
            const auto place = std::ranges::find_if(
                m_places, [&](const Place& each) { return !each.isSlot && each.at == m_owner[word] - 1; });
            m_placeOfWord[word] = static_cast<std::uint32_t>(place - m_places.begin()) + 1;
        }
}

std::span<const std::uint64_t> Anatomy::baseContent(std::uint64_t object)
{
    const auto known = m_baseContents.find(object);
    if (known != m_baseContents.end())
        return known->second;
    Words content = Dissection(*this, m_base).alone(false, object);
    return m_baseContents.emplace(object, std::move(content)).first->second;
}

const std::vector<bool>& Anatomy::registersReadBehind(std::size_t instruction, std::uint64_t registers)
{
    const auto [known, isNew] = m_registersRead.try_emplace(instruction);
    for (std::uint16_t i = 0; isNew && i < registers; ++i)
        known->second.push_back(m_base.context().program->isLive(instruction, i));
    return known->second;
}

Parts Anatomy::takeApart(const World& world, const PartsView& from)
{
    return Dissection(*this, world).run(from);
}

Anatomy::ThreadGlance Anatomy::glance(std::span<const std::uint64_t> thread)
{
    ThreadGlance glance{static_cast<ThreadLife>(thread[ThreadWords::life] & 0xFF), {}, 0};
    if (glance.life != ThreadLife::Alive)
        return glance;
    const std::uint64_t flags = thread[ThreadWords::stop];
    glance.stop.kind = static_cast<StopKind>(flags & 0xFF);
    glance.stop.withGil = (flags & StopFlags::withGil) != 0;
    glance.stop.tries = (flags & StopFlags::tries) != 0;
    glance.stop.timed = (flags & StopFlags::timed) != 0;
    glance.stop.switchable = (flags & StopFlags::switchable) != 0;
    glance.stop.newLine = (flags & StopFlags::newLine) != 0;
    glance.stop.instruction = static_cast<std::uint32_t>(thread[ThreadWords::where]);
    glance.stop.other = static_cast<std::uint32_t>(thread[ThreadWords::where] >> 32);
    glance.stop.slot = static_cast<std::uint32_t>(thread[ThreadWords::slot]);
    glance.task = static_cast<std::uint32_t>(thread[ThreadWords::slot] >> 32);
    return glance;
}

bool Anatomy::isSelfContained(std::span<const std::uint64_t> thread)
{
    if (thread.size() > ThreadWords::object) {
        const Value object = Value::fromBits(thread[ThreadWords::object]);
        if (object.isHeap() && spaceOf(object) == NameSpace::Own)
            return false;
    }
    return std::ranges::none_of(thread, [](std::uint64_t word) {
        const Value value = Value::fromBits(word);
        return value.isHeap() && spaceOf(value) == NameSpace::Made;
    });
}

bool Anatomy::isDaemon(std::span<const std::uint64_t> rest, std::size_t thread)
{
    return (rest[RestWords::begin + RestWords::row * thread] & 1) != 0;
}

std::optional<std::uint32_t> Anatomy::placeOfStop(std::span<const std::uint64_t> thread) const
{
    const ThreadGlance glanced = glance(thread);
    if (glanced.life != ThreadLife::Alive)
        return std::nullopt;
    const Value object = Value::fromBits(thread[ThreadWords::object]);
    if (object.isHeap() && spaceOf(object) == NameSpace::Base)
        return placeOfWord(numberOf(object));
    const bool usesSlot = glanced.stop.kind == StopKind::Read || glanced.stop.kind == StopKind::Write;
    if (!object.isUnset() || !usesSlot)
        return std::nullopt;
    return placeOfWord(m_base.processes()[0].globals.word() + 1 + glanced.stop.slot);
}

} // namespace core
