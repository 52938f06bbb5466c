#include "core/value/objects.h"
#include "core/world/key.h"
#include "core/world/key_words.h"

namespace core {

/// One World being put together: objects get their positions first, then their words.
class Assembly {
public:
    Assembly(const Anatomy& anatomy, const PartsView& parts)
        : m_anatomy(anatomy)
        , m_parts(parts)
        , m_world(anatomy.m_base)
        , m_memory(m_world.memory())
    {
    }

    World run()
    {
        // A World that has just reached the limit may need a little more when its garbage lies otherwise.
        const std::uint64_t limit = m_memory.limit();
        m_memory.setLimit(~std::uint64_t{0});
        putRest();
        for (std::size_t i = 0; i < m_parts.places.size(); ++i)
            putPlace(i);
        for (std::size_t i = 0; i < m_parts.threads.size(); ++i)
            putThread(m_world.threads()[i], m_parts.threads[i], m_parts.isLeftOut(i));
        m_memory.setLimit(limit);
        return std::move(m_world);
    }

private:
    using Span = std::span<const std::uint64_t>;

    void putRest()
    {
        const Span rest = m_parts.rest;
        m_world.threads().resize(rest[RestWords::threads]);
        m_world.setAnyStarted(rest[RestWords::started] != 0);
        m_world.setCounts(static_cast<std::uint32_t>(rest[RestWords::gates]),
                          static_cast<std::uint32_t>(rest[RestWords::inputs]));
        allocate(objectsOf(rest), m_made);
        m_at = RestWords::begin;
        m_from = rest;
        for (Thread& thread : m_world.threads())
            putTableRow(thread);
        const std::uint64_t globals = m_world.processes()[0].globals.word();
        for (std::uint64_t left = take(); left > 0; --left) {
            const std::uint64_t slot = take();
            m_memory.set(globals, slot, value(take()));
        }
        if (m_anatomy.m_tracking)
            for (std::size_t slot = 0; slot < m_anatomy.m_baseSlots.size(); ++slot)
                m_memory.setRaw(m_world.processes()[0].users.word(), slot, take());
        putProcesses();
        for (std::uint64_t left = take(); left > 0; --left)
            fill(take());
        m_at += take(); // Tangles are among the objects.
        for (const std::uint64_t object : m_made)
            fill(object);
        for (World::Process& process : m_world.processes())
            if (process.space.isHeap())
                process.globals = m_memory.get(process.space.word(), 0);
    }

    void putProcesses()
    {
        const std::uint64_t forked = take();
        m_world.processes().resize(forked + 1);
        for (std::size_t i = 1; i <= forked; ++i) {
            World::Process& process = m_world.processes()[i];
            const std::uint64_t whose = take();
            process.thread = static_cast<std::uint32_t>(whose);
            process.parent = static_cast<std::uint32_t>(whose >> 32);
            process.space = value(take());
            process.users = m_world.noUsers();
            for (std::size_t slot = 0; m_anatomy.m_tracking && slot < m_anatomy.m_baseSlots.size(); ++slot)
                m_memory.setRaw(process.users.word(), slot, take());
        }
    }

    void putTableRow(Thread& thread)
    {
        const std::uint64_t flags = take();
        thread.daemon = (flags & 1) != 0;
        thread.scheduled = (flags & 2) != 0;
        thread.isTask = (flags & 4) != 0;
        thread.parent = static_cast<std::uint32_t>(flags >> 32);
        const std::uint64_t rank = take();
        thread.nice = static_cast<std::int32_t>(static_cast<std::uint32_t>(rank));
        thread.priority = static_cast<std::int32_t>(static_cast<std::uint32_t>(rank >> 32));
        const std::uint64_t ticketsAndProcess = take();
        thread.tickets = static_cast<std::int32_t>(static_cast<std::uint32_t>(ticketsAndProcess));
        thread.process = static_cast<std::uint16_t>(ticketsAndProcess >> 32);
        for (Value* field : {&thread.object, &thread.name, &thread.job})
            *field = value(take());
    }

    void putPlace(std::size_t index)
    {
        const Anatomy::Place& place = m_anatomy.m_places[index];
        const Span words = m_parts.places[index];
        if (std::ranges::equal(words, m_anatomy.m_basePlaces[index]))
            return;
        m_from = words;
        m_at = 0;
        if (place.isSlot)
            m_memory.set(m_world.processes()[0].globals.word(), place.at, value(take()));
        else
            fill(place.at);
    }

    void putThread(Thread& thread, Span words, bool leftOut)
    {
        const Anatomy::ThreadGlance glance = Anatomy::glance(words);
        thread.life = glance.life;
        thread.stop = glance.stop;
        thread.task = glance.task;
        thread.depth = static_cast<std::uint32_t>(words[ThreadWords::life] >> 8);
        thread.switchable = (words[ThreadWords::life] >> 40 & 1) != 0;
        for (Value* field : {&thread.frame, &thread.handled, &thread.failure, &thread.stepFrame,
                             &thread.births, &thread.random})
            *field = Value::unset();
        if (leftOut || glance.life == ThreadLife::Created || glance.life == ThreadLife::Ended) {
            thread.handled = Value::none();
            if (words.size() > ThreadWords::object)
                thread.stop.object = value(words[ThreadWords::object]);
            return;
        }
        m_own.clear();
        const std::size_t random = ThreadWords::births + 1 + 2 * words[ThreadWords::births];
        const Value state = Value::fromBits(words[random]);
        allocate(words.subspan(random + 1 + (isBlockMark(state) ? state.index() : 0)), m_own);
        m_from = words;
        m_at = ThreadWords::object;
        for (Value* field :
             {&thread.stop.object, &thread.frame, &thread.handled, &thread.failure, &thread.stepFrame})
            *field = value(take());
        putBirths(thread);
        thread.random = field();
        for (const std::uint64_t object : m_own)
            fill(object);
    }

    void putBirths(Thread& thread)
    {
        const auto pairs = static_cast<std::uint32_t>(take());
        if (pairs == 0)
            return;
        const std::uint64_t block = m_memory.allocate(Kind::Block, 2 * pairs);
        for (std::uint32_t i = 0; i < 2 * pairs; ++i)
            m_memory.set(block, i, Value::small(static_cast<std::int64_t>(take())));
        thread.births = Value::heap(Kind::Block, block);
    }

    /// The made objects stand at the end of the rest.
    Span objectsOf(Span rest) const
    {
        std::size_t at = RestWords::begin + RestWords::row * rest[RestWords::threads];
        at += 1 + 2 * rest[at];
        if (m_anatomy.m_tracking)
            at += m_anatomy.m_baseSlots.size();
        at += 1 + rest[at] * (2 + (m_anatomy.m_tracking ? m_anatomy.m_baseSlots.size() : 0));
        for (std::uint64_t left = rest[at++]; left > 0; --left)
            at += 1 + kHeadWords + rest[at + 2];
        return rest.subspan(at + 1 + rest[at]);
    }

    void allocate(Span objects, std::vector<std::uint64_t>& positions)
    {
        for (std::size_t at = 0; at < objects.size(); at += kHeadWords + objects[at + 1]) {
            const auto header = std::bit_cast<Header>(objects[at]);
            positions.push_back(m_memory.allocate(header.kind, header.words));
        }
    }

    /// Writes the next object of the words to where it belongs.
    void fill(std::uint64_t object)
    {
        const auto header = std::bit_cast<Header>(take());
        m_memory.setHeader(object, header);
        ++m_at;
        for (std::uint32_t i = 0; i < header.words; ++i) {
            const Value word = field();
            m_memory.set(object, i, word);
        }
    }

    Value field() { return isBlockMark(Value::fromBits(m_from[m_at])) ? block() : value(take()); }

    Value block()
    {
        const auto words = static_cast<std::uint32_t>(Value::fromBits(take()).index());
        const std::uint64_t block = m_memory.allocate(Kind::Block, words);
        for (std::uint32_t i = 0; i < words; ++i)
            m_memory.set(block, i, value(take()));
        return Value::heap(Kind::Block, block);
    }

    std::uint64_t take() { return m_from[m_at++]; }

    Value value(std::uint64_t bits)
    {
        const Value name = Value::fromBits(bits);
        if (!name.isHeap())
            return name;
        switch (spaceOf(name)) {
        case NameSpace::Own: return Value::heap(name.kind(), m_own[numberOf(name)]);
        case NameSpace::Made: return Value::heap(name.kind(), m_made[numberOf(name)]);
        case NameSpace::Base: return Value::heap(name.kind(), numberOf(name));
        case NameSpace::Pool:
            return Value::heap(name.kind(), content(static_cast<std::uint32_t>(numberOf(name))));
        }
        return name;
    }

    /// Position of a content; one object serves all who refer to it.
    std::uint64_t content(std::uint32_t number)
    {
        if (const auto base = m_anatomy.m_poolInBase.find(number); base != m_anatomy.m_poolInBase.end())
            return base->second;
        if (const auto known = m_contents.find(number); known != m_contents.end())
            return known->second;
        const Span words = m_anatomy.m_pool[number];
        const auto header = std::bit_cast<Header>(words[0]);
        const std::uint64_t object = m_memory.allocate(header.kind, header.words);
        m_contents.emplace(number, object);
        const bool raw = header.kind == Kind::Str || header.kind == Kind::BigInt;
        for (std::uint32_t i = 0; i < header.words; ++i)
            m_memory.setRaw(object, i, raw ? words[i + 1] : value(words[i + 1]).bits());
        return object;
    }

    const Anatomy& m_anatomy;
    const PartsView& m_parts;
    World m_world;
    Memory& m_memory;
    Span m_from;
    std::size_t m_at = 0;
    std::vector<std::uint64_t> m_made;
    std::vector<std::uint64_t> m_own;
    std::unordered_map<std::uint32_t, std::uint64_t> m_contents;
};

World Anatomy::putTogether(const PartsView& parts) const
{
    return Assembly(*this, parts).run();
}

} // namespace core
