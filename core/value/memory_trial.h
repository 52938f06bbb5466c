#pragma once

#include "core/value/memory.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace core {

/// Lets a memory be changed and then takes all back: what a thread will do is found out by letting it do it.
/// Costs with the pages that are changed, not, as a copy does, with those that there are. One object serves
/// any number of trials, one after the other.
class MemoryTrial {
public:
    /// From now on changes are for trial. The memory is not to be copied until takeBack().
    void begin(Memory& memory);
    /// The memory is what it was at begin().
    void takeBack(Memory& memory);

private:
    friend class Memory;
    friend class MemoryCollection;
    using Page = std::shared_ptr<Memory::Page>;

    /// The page is about to change.
    void keep(std::size_t number, const Page& page);
    /// A collection, which moves what the memory holds, goes on with another one.
    void setAside(Memory memory) { m_aside = std::move(memory); }

    std::vector<bool> m_isKept; ///< By page of those at begin().
    std::vector<std::pair<std::size_t, Page>> m_kept;
    std::optional<Memory> m_aside;
    std::uint64_t m_top = 0;
};

} // namespace core
