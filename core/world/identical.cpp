#include "core/world/identical.h"

#include "core/world/key_words.h"

namespace core {

namespace {

/// In place of the thread's own object; no object has this name.
constexpr std::uint64_t kSelf = nameOf(Kind::Instance, NameSpace::Own, (std::uint64_t{1} << 38) - 1);

std::optional<std::uint32_t> lookUp(const std::vector<std::vector<std::uint32_t>>& table, std::size_t thread,
                                    std::uint32_t index)
{
    if (thread >= table.size() || index >= table[thread].size() || table[thread][index] == 0)
        return std::nullopt;
    return table[thread][index] - 1;
}

void put(std::vector<std::vector<std::uint32_t>>& table, std::size_t thread, std::uint32_t index,
         std::uint32_t value)
{
    if (table.size() <= thread)
        table.resize(thread + 1);
    if (table[thread].size() <= index)
        table[thread].resize(index + std::size_t{1}, 0);
    table[thread][index] = value + 1;
}

} // namespace

void IdenticalThreads::add(const std::vector<std::uint32_t>& group)
{
    for (std::uint32_t rank = 0; rank < group.size(); ++rank) {
        if (m_members.size() <= group[rank])
            m_members.resize(group[rank] + std::size_t{1});
        m_members[group[rank]] = {static_cast<std::uint32_t>(m_groups.size()), rank};
    }
    m_groups.push_back(group);
}

void IdenticalThreads::drop()
{
    m_groups.clear();
    m_members.clear();
}

void IdenticalThreads::setObject(std::size_t thread, std::uint64_t object)
{
    if (m_objects.size() <= thread)
        m_objects.resize(thread + 1, 0);
    m_objects[thread] = object;
}

std::uint32_t IdenticalThreads::open(std::span<const std::uint64_t> words, std::size_t thread)
{
    Words opened(words.begin(), words.end());
    for (std::uint64_t& word : opened)
        if (word == m_objects[thread])
            word = kSelf;
    return m_opened.number(opened);
}

Words IdenticalThreads::closed(std::uint32_t number, std::size_t thread) const
{
    const std::span<const std::uint64_t> opened = m_opened[number];
    Words words(opened.begin(), opened.end());
    for (std::uint64_t& word : words)
        if (word == kSelf)
            word = m_objects[thread];
    return words;
}

std::optional<std::uint32_t> IdenticalThreads::known(std::uint32_t words, std::size_t thread) const
{
    return lookUp(m_numberOf, thread, words);
}

std::optional<std::uint32_t> IdenticalThreads::knownWords(std::uint32_t number, std::size_t thread) const
{
    return lookUp(m_wordsOf, thread, number);
}

void IdenticalThreads::note(std::uint32_t words, std::uint32_t number, std::size_t thread)
{
    put(m_numberOf, thread, words, number);
    put(m_wordsOf, thread, number, words);
}

} // namespace core
