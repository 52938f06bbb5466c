#include "core/lang/compiler.h"

#include <algorithm>

namespace core {

std::size_t Compiler::openRegion(Register reg)
{
    Region region;
    region.from = m_code.code.size();
    region.reg = reg;
    m_regions.push_back(std::move(region));
    return m_regions.size() - 1;
}

void Compiler::pause(std::size_t region)
{
    Region& open = m_regions[region];
    if (m_code.code.size() > open.from)
        open.ranges.emplace_back(open.from, m_code.code.size());
}

void Compiler::resume(std::size_t region)
{
    m_regions[region].from = m_code.code.size();
}

/// Regions are closed from within outwards, so inner ones come first in the function's list.
void Compiler::closeRegion(std::size_t region)
{
    pause(region);
    Region& closed = m_regions[region];
    for (const auto& [from, to] : closed.ranges) {
        closed.protections.push_back(m_code.function.protections.size());
        m_code.function.protections.push_back(
            {static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to), 0, closed.reg});
    }
}

/// What is emitted next handles the exceptions of a closed region.
void Compiler::bindHandler(std::size_t region)
{
    for (const std::size_t protection : m_regions[region].protections)
        m_code.function.protections[protection].handler = static_cast<std::uint16_t>(m_code.code.size());
}

bool Compiler::mustUnwind() const
{
    return std::ranges::any_of(m_blocks, [](const ControlBlock& each) {
        return (each.kind != BlockKind::Loop && each.kind != BlockKind::Try) || each.iterator;
    });
}

std::vector<Compiler::ControlBlock> Compiler::unwind(std::size_t depth)
{
    std::vector<ControlBlock> left;
    while (m_blocks.size() > depth) {
        left.push_back(std::move(m_blocks.back()));
        m_blocks.pop_back();
        if (left.back().region)
            pause(*left.back().region); // What follows is outside of it, up to restore().
        leaveBlock(left.back());
    }
    return left;
}

void Compiler::restore(std::vector<ControlBlock> blocks)
{
    while (!blocks.empty()) {
        if (blocks.back().region)
            resume(*blocks.back().region);
        m_blocks.push_back(std::move(blocks.back()));
        blocks.pop_back();
    }
}

void Compiler::leaveBlock(const ControlBlock& left)
{
    const Place place = m_place;
    switch (left.kind) {
    case BlockKind::Loop:
        if (left.iterator)
            closeIterator(*left.iterator);
        break;
    case BlockKind::Try: break;
    case BlockKind::Finally: block(*left.finally); break;
    case BlockKind::Handler:
        emit(Op::PopHandled, 0, left.reg);
        if (!left.name.empty())
            remove(left.name, true);
        break;
    case BlockKind::With: leave(left.reg, left.isAsync, left.span); break;
    }
    m_place = place;
}

} // namespace core
