#pragma once

#include "core/world/key.h"

namespace core {

/// Which objects were met, by their positions, and how they were named.
class SeenObjects {
public:
    struct Seen {
        std::uint64_t name = 0;
        std::uint32_t owner = 0;
    };

    SeenObjects() { clear(); }
    void clear()
    {
        m_slots.assign(kFirstSlots, Slot());
        m_size = 0;
    }
    /// The object's entry, and whether it is new. Good until the next is asked for.
    std::pair<Seen*, bool> meet(std::uint64_t object)
    {
        if (2 * (m_size + 1) > m_slots.size())
            grow();
        Slot& slot = slotOf(object);
        const bool isNew = slot.object == kFree;
        if (isNew) {
            slot.object = object;
            ++m_size;
        }
        return {&slot.seen, isNew};
    }

private:
    static constexpr std::size_t kFirstSlots = 64;
    static constexpr std::uint64_t kFree = ~std::uint64_t{0};
    struct Slot {
        std::uint64_t object = kFree;
        Seen seen;
    };

    Slot& slotOf(std::uint64_t object)
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t slot = (object * 0x9E37'79B9'7F4A'7C15 >> 32) & mask;
        while (m_slots[slot].object != kFree && m_slots[slot].object != object)
            slot = (slot + 1) & mask;
        return m_slots[slot];
    }
    void grow()
    {
        std::vector<Slot> old(m_slots.size() * 2);
        old.swap(m_slots);
        for (const Slot& slot : old)
            if (slot.object != kFree)
                slotOf(slot.object) = slot;
    }

    std::vector<Slot> m_slots;
    std::size_t m_size = 0;
};

/// One World being taken apart.
class Dissection {
public:
    Dissection(Anatomy& anatomy, const World& world);

    Parts run(const PartsView& from);
    /// What one module variable or object of the base is now, by itself.
    Words alone(bool isSlot, std::uint64_t at);

private:
    /// Whose objects are being named: all threads', or one thread's.
    static constexpr std::uint32_t kEverybody = ~std::uint32_t{0};

    void takeShared(Parts& parts, const PartsView& from);
    void takeThread(std::uint32_t number, Words& out);
    void putThreadTable(Words& out);
    void putSlots(Words& out);
    void putProcesses(Words& out);
    void putChanged(Words& out, const PartsView& from);
    void putBirths(std::uint32_t number, Words& out);
    std::vector<std::uint64_t> changedObjects() const;
    void drain(Words& out);

    std::uint64_t name(Value value);
    std::optional<std::uint64_t> poolName(Value value);
    bool isContent(Value value) const;
    void putField(Value value, Words& out);
    void putObject(std::uint64_t object, Words& out);
    void putList(std::uint64_t object, Words& out);
    void putTable(Kind kind, std::uint64_t object, Words& out);
    void putGate(std::uint64_t object, Words& out);
    void putInstance(std::uint64_t object, Words& out);
    void putFrame(std::uint64_t object, std::uint32_t words, Words& out);
    std::uint64_t birth(std::uint64_t object, Header header) const;

    Anatomy& m_anatomy;
    const World& m_world;
    const Memory& m_memory;
    const Program& m_program;
    SeenObjects m_seen;
    std::vector<std::uint64_t> m_open; ///< Met and not yet written.
    std::uint32_t m_owner = kEverybody;
    std::uint64_t m_made = 0;
    std::uint64_t m_own = 0;
    std::vector<std::uint64_t> m_tangles; ///< Objects that several threads reach, each by its own.
    bool m_foundTangle = false;
};

} // namespace core
