#pragma once

#include "core/world/word_table.h"
#include "core/world/world.h"

#include <optional>
#include <set>
#include <unordered_map>

namespace core {

class BaseReach;

/// A World in parts, so that equal situations are equal words whatever order things were made in. Garbage,
/// the layout of memory and time do not enter. Most steps change one thread and at most one place.
template <class Sequence>
struct WorldParts {
    Sequence rest;                ///< What threads may share and is not a place of its own.
    std::vector<Sequence> places; ///< Shared variables, locks and other shared objects; always the same ones.
    std::vector<Sequence> threads; ///< Each thread's own: its frames with the registers still read, its stop,
                                   ///< and all that only it can reach.
    /// Threads reach a common object in no other way than by their own: then the parts hang together.
    bool tangled = false;
    /// Threads that are not put together but for what others can see of them, nor taken apart. Empty: none.
    std::vector<bool> leftOut;

    bool isLeftOut(std::size_t thread) const { return thread < leftOut.size() && leftOut[thread]; }
};
using Parts = WorldParts<Words>;
using PartsView = WorldParts<std::span<const std::uint64_t>>;

/// Takes Worlds apart and puts them together again. All of them must come from one base, in which what
/// threads could share by then has its fixed position in memory: it is named by it, and only what differs is
/// told. What was made later is numbered in the order met. Text, numbers and tuples of such are known by
/// their contents.
class Anatomy {
public:
    /// With `tracking`, who has used what is part of a World too (findSharing).
    Anatomy(const World& base, bool tracking);
    ~Anatomy();
    Anatomy(const Anatomy&) = delete;
    Anatomy& operator=(const Anatomy&) = delete;

    std::size_t placeCount() const { return m_places.size(); }
    /// Threads that are left out of `from`, of which the World was put together, get no words.
    Parts takeApart(const World& world, const PartsView& from = {});
    World putTogether(const PartsView& parts) const;

    /// The place that a thread in such a state is about to use.
    std::optional<std::uint32_t> placeOfStop(std::span<const std::uint64_t> thread) const;
    /// What each place's words in memory are, to see which places a step uses (Memory::watch).
    std::size_t watchedWords() const { return m_placeOfWord.size(); }
    std::optional<std::uint32_t> placeOfWord(std::size_t word) const
    {
        return m_placeOfWord[word] == 0 ? std::nullopt : std::optional(m_placeOfWord[word] - 1);
    }
    std::size_t bytes() const { return m_pool.bytes() + m_owner.size() * 8; }

    /// What the words of a thread say without putting it together.
    struct ThreadGlance {
        ThreadLife life;
        Stop stop;              ///< Without its object.
        std::uint32_t task = 0; ///< As Thread::task.
    };
    static ThreadGlance glance(std::span<const std::uint64_t> thread);
    /// Whether a thread reaches nothing that others made: only its own, and what was there in the base. What
    /// it waits for is not its own, since others look at that.
    static bool isSelfContained(std::span<const std::uint64_t> thread);
    /// Whether a thread is a daemon, by the words of the rest.
    static bool isDaemon(std::span<const std::uint64_t> rest, std::size_t thread);

private:
    friend class Dissection;
    friend class Assembly;
    friend class BaseReach;
    friend class Reach;

    /// A module variable, or an object of the base.
    struct Place {
        bool isSlot;
        std::uint64_t at;
    };

    void findOwners();
    void addPlaces();
    bool isPlace(std::uint64_t object) const;
    std::span<const std::uint64_t> baseContent(std::uint64_t object);
    /// Which of a frame's registers are still read from this instruction on.
    const std::vector<bool>& registersReadBehind(std::size_t instruction, std::uint64_t registers);

    World m_base;
    bool m_tracking;
    std::set<std::int64_t> m_sharedBirths;    ///< Of instances with a shared attribute.
    std::vector<std::uint32_t> m_owner;       ///< Of each word of the base: its shareable object plus 1.
    std::vector<std::uint32_t> m_placeOfWord; ///< Plus 1.
    std::vector<Place> m_places;
    std::vector<Words> m_basePlaces;
    std::vector<std::uint64_t> m_baseSlots; ///< Values of the base, as words.
    std::unordered_map<std::uint64_t, Words> m_baseContents;
    std::unique_ptr<BaseReach> m_baseReach; ///< Once a World differs from the base.
    std::unordered_map<std::size_t, std::vector<bool>> m_registersRead; ///< Of instructions asked for before.
    WordTable m_pool;
    std::unordered_map<std::uint32_t, std::uint64_t> m_poolInBase;
};

} // namespace core
