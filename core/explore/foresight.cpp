#include "core/explore/foresight.h"

#include "core/parallel/for_each_shard.h"

#include <algorithm>

namespace core {

namespace {

/// Enough that starting the workers takes no time beside it, few enough for a core's cache.
constexpr std::size_t kStatesOfPart = 2048;
/// A state of thousands of threads has as many ways on, each to a state as large.
constexpr std::size_t kMostNumbers = std::size_t{1} << 18;
/// States whose successors are looked up together.
constexpr std::size_t kTogether = 32;

} // namespace

void Foresight::look(const StateSpace& space, const StateTable& table, std::size_t begin, std::size_t end)
{
    m_begin = begin;
    m_end = std::min(end, begin + m_parts.size() * kStatesOfPart);
    m_perPart = std::max<std::size_t>(1, (m_end - begin + m_parts.size() - 1) / m_parts.size());
    forEachShard(m_parts.size(), [&](std::size_t shard) {
        const std::size_t first = std::min(m_end, m_begin + shard * m_perPart);
        lookAt(m_parts[shard], first, std::min(m_end, first + m_perPart), space, table);
    });
}

void Foresight::lookAt(Part& part, std::size_t begin, std::size_t end, const StateSpace& space,
                       const StateTable& table) const
{
    part.rows.resize(std::max(part.rows.size(), end - begin));
    part.numbers.clear();
    part.looked = 0;
    bool hasRoom = true;
    while (begin + part.looked < end && hasRoom && !m_stop.stop_requested()) {
        const std::size_t first = part.looked;
        const std::size_t last = std::min(end - begin, first + kTogether);
        while (part.looked < last && hasRoom) {
            readState(table, begin + part.looked, part.from);
            hasRoom = lookBehind(part, part.rows[part.looked++], space, table);
        }
        lookUp(part, first, table);
    }
}

/// False when there is no room for what is behind the state.
bool Foresight::lookBehind(Part& part, Row& row, const StateSpace& space, const StateTable& table)
{
    row.next.clear();
    row.isKnown = space.knownWaysOn(part.from, part.ways);
    if (!row.isKnown)
        return true;
    if (part.numbers.size() + part.ways.size() * part.from.size() > kMostNumbers) {
        row.isKnown = false;
        return false;
    }
    for (const Way& way : part.ways) {
        Next& next = row.next.emplace_back(Next{way});
        part.target = part.from;
        next.isKnown = space.takeKnown(part.target, way);
        if (!next.isKnown)
            continue;
        next.hash = StateTable::hashOf(part.target);
        table.announceSlot(next.hash);
        part.target.resize(std::max(part.target.size(), table.columns()), StateTable::kAbsent);
        next.begin = part.numbers.size();
        next.length = part.target.size();
        part.numbers.insert(part.numbers.end(), part.target.begin(), part.target.end());
    }
    return true;
}

void Foresight::lookUp(Part& part, std::size_t firstRow, const StateTable& table)
{
    const std::span rows = std::span(part.rows).subspan(firstRow, part.looked - firstRow);
    for (const Row& row : rows)
        for (const Next& next : row.next)
            if (next.isKnown)
                table.announceState(next.hash);
    for (Row& row : rows)
        for (Next& next : row.next)
            if (next.isKnown)
                next.index = table.find(std::span(part.numbers).subspan(next.begin, next.length), next.hash)
                                 .value_or(kNone);
}

const std::vector<Foresight::Next>* Foresight::behind(std::size_t index) const
{
    const std::size_t row = (index - m_begin) % m_perPart;
    const Part& part = partOf(index);
    return row < part.looked && part.rows[row].isKnown ? &part.rows[row].next : nullptr;
}

} // namespace core
