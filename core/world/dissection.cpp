#include "core/world/dissection.h"

#include "core/value/objects.h"
#include "core/world/frame.h"
#include "core/world/gate.h"
#include "core/world/key_words.h"
#include "core/world/reach.h"

#include <algorithm>
#include <cstring>

namespace core {

namespace {

constexpr std::size_t kTogether = 32;
/// Enough for the part of most threads, and for what is shared besides.
constexpr std::size_t kUsualWords = 128;

/// Whether the object's number comes from that row of Thread::births.
bool isCountedIn(std::uint64_t row, const Location& location)
{
    if (location.isSlot)
        return false;
    return row >= kBirthsOfClasses ? location.attribute != 0 : (location.slotOrSite & 0xFFFF) == row;
}

} // namespace

Dissection::Dissection(Anatomy& anatomy, const World& world)
    : m_anatomy(anatomy)
    , m_world(world)
    , m_memory(world.memory())
    , m_program(*world.context().program)
{
}

Parts Dissection::run(const PartsView& from)
{
    Parts parts;
    do {
        // What two threads reach by their own becomes everybody's; then all is numbered anew.
        m_foundTangle = false;
        m_seen.clear();
        m_made = 0;
        parts = Parts();
        parts.threads.reserve(m_world.threadCount());
        takeShared(parts, from);
        for (std::uint32_t i = 0; i < m_world.threadCount(); ++i) {
            Words& words = parts.threads.emplace_back();
            if (!from.isLeftOut(i)) {
                words.reserve(kUsualWords);
                takeThread(i, words);
            }
        }
    } while (m_foundTangle);
    parts.tangled = !m_tangles.empty();
    parts.leftOut = from.leftOut;
    return parts;
}

Words Dissection::alone(bool isSlot, std::uint64_t at)
{
    Words words;
    words.reserve(isSlot ? 1 : kHeadWords + m_memory.header(at).words);
    if (isSlot)
        words.push_back(name(m_memory.get(m_world.processes()[0].globals.word(), at)));
    else
        putObject(at, words);
    return words;
}

void Dissection::takeShared(Parts& parts, const PartsView& from)
{
    m_owner = kEverybody;
    m_open.clear();
    parts.places.reserve(m_anatomy.m_places.size());
    for (const Anatomy::Place& place : m_anatomy.m_places)
        parts.places.push_back(alone(place.isSlot, place.at));
    Words& rest = parts.rest;
    rest.reserve(kUsualWords);
    rest.push_back(m_world.threadCount());
    rest.push_back(m_world.anyStarted() ? 1 : 0);
    rest.push_back(m_world.gateCount());
    rest.push_back(m_world.inputCount());
    putThreadTable(rest);
    putSlots(rest);
    putProcesses(rest);
    putChanged(rest, from);
    rest.push_back(m_tangles.size());
    for (const std::uint64_t object : m_tangles)
        rest.push_back(name(Value::heap(m_memory.header(object).kind, object)));
    drain(rest);
}

void Dissection::putThreadTable(Words& out)
{
    for (const Thread& thread : m_world.threads()) {
        out.push_back((thread.daemon ? 1U : 0U) | (thread.scheduled ? 2U : 0U) | (thread.isTask ? 4U : 0U)
                      | static_cast<std::uint64_t>(thread.parent) << 32);
        out.push_back(static_cast<std::uint32_t>(thread.nice)
                      | static_cast<std::uint64_t>(static_cast<std::uint32_t>(thread.priority)) << 32);
        out.push_back(static_cast<std::uint32_t>(thread.tickets)
                      | static_cast<std::uint64_t>(thread.process) << 32);
        for (const Value value : {thread.object, thread.name, thread.job})
            out.push_back(name(value));
    }
}

/// Module variables that are no places and differ from the base: how many, then each with its value.
void Dissection::putSlots(Words& out)
{
    const std::size_t count = out.size();
    out.push_back(0);
    const World::Process& process = m_world.processes()[0];
    for (std::size_t slot = 0; slot < m_anatomy.m_baseSlots.size(); ++slot) {
        const Value value = m_memory.get(process.globals.word(), slot);
        if (value.bits() == m_anatomy.m_baseSlots[slot]
            || m_anatomy.placeOfWord(process.globals.word() + 1 + slot))
            continue;
        ++out[count];
        out.push_back(slot);
        out.push_back(name(value));
    }
    if (!m_anatomy.m_tracking)
        return;
    for (std::size_t slot = 0; slot < m_anatomy.m_baseSlots.size(); ++slot)
        out.push_back(m_memory.get(process.users.word(), slot).bits());
}

/// The forked ones: how many, then of each whose it is and what it can reach.
void Dissection::putProcesses(Words& out)
{
    const std::vector<World::Process>& processes = m_world.processes();
    out.push_back(processes.size() - 1);
    for (std::size_t i = 1; i < processes.size(); ++i) {
        out.push_back(processes[i].thread | static_cast<std::uint64_t>(processes[i].parent) << 32);
        out.push_back(name(processes[i].space));
        for (std::size_t slot = 0; m_anatomy.m_tracking && slot < m_anatomy.m_baseSlots.size(); ++slot)
            out.push_back(m_memory.get(processes[i].users.word(), slot).bits());
    }
}

/// Objects of the base that differ from it, in the order of their positions.
std::vector<std::uint64_t> Dissection::changedObjects() const
{
    std::vector<std::uint64_t> changed;
    const std::vector<std::uint32_t>& owner = m_anatomy.m_owner;
    const Memory& base = m_anatomy.m_base.memory();
    for (std::size_t begin = 0; begin < owner.size(); begin += Memory::kPageWords) {
        if (m_memory.sharesPage(base, begin / Memory::kPageWords))
            continue;
        const std::size_t end = std::min(owner.size(), begin + Memory::kPageWords);
        const std::uint64_t* now = m_memory.peek(begin);
        const std::uint64_t* then = base.peek(begin);
        for (std::size_t word = begin; word < end; ++word) {
            // Most of a page is as it was: that is seen many words at a time.
            if (word + kTogether <= end
                && std::memcmp(now + (word - begin), then + (word - begin), kTogether * sizeof(*now)) == 0) {
                word += kTogether - 1;
                continue;
            }
            if (now[word - begin] != then[word - begin] && owner[word] != 0
                && !m_anatomy.placeOfWord(owner[word] - 1))
                changed.push_back(owner[word] - 1);
        }
    }
    std::ranges::sort(changed);
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    return changed;
}

/// Those that nothing leads to any more are as good as unchanged.
void Dissection::putChanged(Words& out, const PartsView& from)
{
    const std::size_t count = out.size();
    out.push_back(0);
    const std::vector<std::uint64_t> changed = changedObjects();
    if (changed.empty())
        return;
    const Reach reach(m_anatomy, m_world, changed, from);
    for (const std::uint64_t object : changed) {
        const Kind kind = m_memory.header(object).kind;
        if (kind == Kind::Str || kind == Kind::BigInt || !reach.contains(object))
            continue;
        const std::size_t begin = out.size();
        out.push_back(object);
        putObject(object, out);
        if (std::ranges::equal(std::span(out).subspan(begin + 1), m_anatomy.baseContent(object)))
            out.resize(begin);
        else
            ++out[count];
    }
}

void Dissection::takeThread(std::uint32_t number, Words& out)
{
    const Thread& thread = m_world.threads()[number];
    m_owner = number;
    m_own = 0;
    m_open.clear();
    out.push_back(static_cast<std::uint64_t>(thread.life));
    if (thread.life == ThreadLife::Created || thread.life == ThreadLife::Ended)
        return;
    const Settings& settings = m_world.context().settings;
    const bool runtime = settings.granularity == Granularity::Runtime;
    out[0] |= static_cast<std::uint64_t>(thread.depth) << 8 | (runtime && thread.switchable ? 1ULL << 40 : 0);
    const Stop stop = thread.life == ThreadLife::Alive ? thread.stop : Stop();
    out.push_back(static_cast<std::uint64_t>(stop.kind) | (stop.withGil ? StopFlags::withGil : 0)
                  | (stop.tries ? StopFlags::tries : 0) | (stop.timed ? StopFlags::timed : 0)
                  | (runtime && stop.switchable ? StopFlags::switchable : 0)
                  | (stop.newLine ? StopFlags::newLine : 0));
    out.push_back(stop.instruction | static_cast<std::uint64_t>(stop.other) << 32);
    out.push_back(stop.slot | static_cast<std::uint64_t>(thread.task) << 32);
    const bool hasObject = isWait(stop.kind) || stop.kind <= StopKind::Write || stop.kind == StopKind::Release
        || stop.kind == StopKind::Notify || stop.kind == StopKind::Message;
    out.push_back(hasObject ? name(stop.object) : Value::unset().bits());
    for (const Value value : {thread.frame, thread.handled, thread.failure, thread.stepFrame})
        out.push_back(name(value));
    putBirths(number, out);
    putField(thread.random, out);
    drain(out);
}

/// How many objects the thread has made at the places where shared ones are made; more than any of them
/// counts for nothing.
void Dissection::putBirths(std::uint32_t number, Words& out)
{
    const std::size_t count = out.size();
    out.push_back(0);
    const Value births = m_world.threads()[number].births;
    if (!births.isHeap())
        return;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> pairs;
    const std::uint32_t words = m_memory.header(births.word()).words;
    for (std::uint32_t i = 0; i + 1 < words; i += 2) {
        const auto site = static_cast<std::uint64_t>(m_memory.get(births.word(), i).asSmall());
        auto made = static_cast<std::uint64_t>(m_memory.get(births.word(), i + 1).asSmall());
        const bool all = m_anatomy.m_tracking || m_world.context().keepsBirths;
        std::uint64_t relevant = all ? ~std::uint64_t{0} : 0;
        if (!all)
            for (const Location& location : m_world.context().sharing->locations())
                if (location.thread == number && isCountedIn(site, location))
                    relevant = std::max<std::uint64_t>(relevant, location.count + 1);
        if (relevant != 0)
            pairs.emplace_back(site, std::min(made, relevant));
    }
    std::ranges::sort(pairs);
    out[count] = pairs.size();
    for (const auto& [site, made] : pairs) {
        out.push_back(site);
        out.push_back(made);
    }
}

/// Writes the objects that were met, and those that they lead to, in the order met.
void Dissection::drain(Words& out)
{
    for (std::size_t i = 0; i < m_open.size(); ++i)
        putObject(m_open[i], out);
    m_open.clear();
}

std::uint64_t Dissection::name(Value value)
{
    if (!value.isHeap())
        return value.bits();
    if (const auto content = poolName(value))
        return *content;
    const std::uint64_t object = value.word();
    if (object < m_anatomy.m_owner.size() && m_anatomy.m_owner[object] == object + 1)
        return nameOf(value.kind(), NameSpace::Base, object);
    const auto [seen, isNew] = m_seen.meet(object);
    if (isNew) {
        const bool shared = m_owner == kEverybody;
        *seen = {nameOf(value.kind(), shared ? NameSpace::Made : NameSpace::Own, shared ? m_made++ : m_own++),
                 m_owner};
        m_open.push_back(object);
    } else if (seen->owner != kEverybody && seen->owner != m_owner) {
        m_foundTangle = true;
        if (std::ranges::find(m_tangles, object) == m_tangles.end())
            m_tangles.push_back(object);
    }
    return seen->name;
}

/// Whether a value is known by its content alone: nobody can change it, nor can what it holds be.
bool Dissection::isContent(Value value) const
{
    switch (value.isHeap() ? value.kind() : Kind::None) {
    case Kind::None: return true;
    case Kind::Str:
    case Kind::BigInt: return true;
    case Kind::Tuple:
    case Kind::Range:
    case Kind::Slice: {
        const std::uint32_t words = m_memory.header(value.word()).words;
        for (std::uint32_t i = 0; i < words; ++i)
            if (!isContent(m_memory.get(value.word(), i)))
                return false;
        return true;
    }
    default: return false;
    }
}

std::optional<std::uint64_t> Dissection::poolName(Value value)
{
    if (!isContent(value))
        return std::nullopt;
    if (!value.isHeap())
        return value.bits();
    const std::uint32_t size = m_memory.header(value.word()).words;
    const bool raw = value.is(Kind::Str) || value.is(Kind::BigInt);
    Words words{std::bit_cast<std::uint64_t>(Header{value.kind(), 0, 0, size})};
    for (std::uint32_t i = 0; i < size; ++i)
        words.push_back(raw ? m_memory.raw(value.word(), i) : *poolName(m_memory.get(value.word(), i)));
    const std::uint32_t number = m_anatomy.m_pool.number(words);
    if (value.word() < m_anatomy.m_owner.size())
        m_anatomy.m_poolInBase.try_emplace(number, value.word());
    return nameOf(value.kind(), NameSpace::Pool, number);
}

} // namespace core
