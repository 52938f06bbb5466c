#pragma once

#include "core/world/word_table.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace core {

// Threads that began with the same function and equal arguments differ by nothing but their numbers and
// their Thread objects. As long as no step tells them apart, a state in which two of them have changed
// places has as many ways on, each of them to a state with changed places again: one of all such states
// stands for them, and every count stays exact. Each group's threads are kept sorted by what they are and by
// which locks they hold; a lock knows its holder by number, so it changes names with the threads.

/// Groups of identical threads, and their words with the Thread object of each left open.
class IdenticalThreads {
public:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};
    /// Where a thread stands in its group.
    struct Member {
        std::uint32_t group = kNone;
        std::uint32_t rank = 0;
    };

    bool areAny() const { return !m_groups.empty(); }
    /// Each at least two thread numbers, ascending.
    const std::vector<std::vector<std::uint32_t>>& groups() const { return m_groups; }
    void add(const std::vector<std::uint32_t>& group);
    Member memberOf(std::size_t thread) const
    {
        return thread < m_members.size() ? m_members[thread] : Member();
    }
    bool contains(std::size_t thread) const { return memberOf(thread).group != kNone; }
    void drop();

    /// `object` is the name of the thread's Thread object; it may be in the words.
    void setObject(std::size_t thread, std::uint64_t object);
    /// The number of the words of one thread, without its own object; and back.
    std::uint32_t open(std::span<const std::uint64_t> words, std::size_t thread);
    Words closed(std::uint32_t number, std::size_t thread) const;

    /// What open() gave for the words of this number, if it was noted, and back.
    std::optional<std::uint32_t> known(std::uint32_t words, std::size_t thread) const;
    std::optional<std::uint32_t> knownWords(std::uint32_t number, std::size_t thread) const;
    void note(std::uint32_t words, std::uint32_t number, std::size_t thread);

private:
    std::vector<std::vector<std::uint32_t>> m_groups;
    std::vector<Member> m_members; ///< By thread.
    std::vector<std::uint64_t> m_objects;
    WordTable m_opened;
    std::vector<std::vector<std::uint32_t>> m_numberOf; ///< By thread, then by words; plus 1.
    std::vector<std::vector<std::uint32_t>> m_wordsOf;  ///< By thread, then by number; plus 1.
};

} // namespace core
