#pragma once

#include "core/world/key.h"

namespace core {

/// What is there for sure, as far as one knows: what module variables that have never changed lead to by
/// objects that have never changed. Nearly all of a base is.
class BaseReach {
public:
    explicit BaseReach(const Anatomy& anatomy);

    /// The objects (ascending) and those of the module variables that differ from the base in some World.
    void noteChanged(std::span<const std::uint64_t> objects, const World& world);
    /// Whether an object is in that part, by its position.
    const std::vector<bool>& sure() const { return m_sure; }
    /// Objects, not of that part, to which it leads.
    const std::vector<std::uint64_t>& ways() const { return m_ways; }
    /// To what an object leads in the base.
    std::span<const std::uint64_t> references(std::uint64_t object) const
    {
        return std::span(m_references).subspan(m_begins[object], m_begins[object + 1] - m_begins[object]);
    }
    /// Module variables that have ever differed, or may.
    const std::vector<std::size_t>& changingSlots() const { return m_changingSlots; }

private:
    void findReferences();
    void addReferences(std::uint64_t object);
    void findSure();

    const Anatomy& m_anatomy;
    std::vector<std::size_t> m_begins; ///< By position; one more than there are words.
    std::vector<std::uint64_t> m_references;
    std::vector<bool> m_changes;     ///< By position.
    std::vector<bool> m_slotChanges; ///< By slot.
    std::vector<std::size_t> m_changingSlots;
    std::vector<bool> m_sure;
    std::vector<std::uint64_t> m_ways;
};

/// Which objects of the base are still there for a World: what nothing leads to any more may have any
/// content.
class Reach {
public:
    /// `changed`: the objects of the base, ascending, that may differ from it. Threads that `from` leaves out
    /// come to what its words name.
    Reach(Anatomy& anatomy, const World& world, std::span<const std::uint64_t> changed,
          const PartsView& from);

    bool contains(std::uint64_t object) const { return m_reached[object]; }

private:
    void addShared(const BaseReach& base);
    void addThread(std::uint32_t number);
    void addWords(std::span<const std::uint64_t> words);
    void meet(Value value);
    void walk(const BaseReach& base);
    void lookInto(std::uint64_t object);
    void lookIntoFrame(std::uint64_t object, std::uint32_t words);
    bool isAsInBase(std::uint64_t object) const;

    Anatomy& m_anatomy;
    const World& m_world;
    const Memory& m_memory;
    std::vector<bool> m_reached; ///< By position.
    std::span<const std::uint64_t> m_changed;
    std::vector<std::uint64_t> m_open;
};

} // namespace core
