#include "core/value/memory_trial.h"

#include <cassert>

namespace core {

void MemoryTrial::begin(Memory& memory)
{
    assert(memory.m_trial == nullptr && "A memory is tried by one at a time.");
    m_isKept.resize(memory.m_pages.size());
    m_top = memory.m_top;
    memory.m_trial = this;
}

void MemoryTrial::keep(std::size_t number, const Page& page)
{
    if (number >= m_isKept.size() || m_isKept[number])
        return;
    m_isKept[number] = true;
    m_kept.emplace_back(number, page);
}

void MemoryTrial::takeBack(Memory& memory)
{
    if (m_aside)
        memory = *std::exchange(m_aside, std::nullopt);
    memory.m_trial = nullptr;
    memory.m_top = m_top;
    memory.m_pages.resize(m_isKept.size());
    for (auto& [number, page] : m_kept) {
        memory.m_pages[number] = std::move(page);
        m_isKept[number] = false;
    }
    m_kept.clear();
}

} // namespace core
