#include "core/explore/rounds.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// A state of thousands of threads has as many ways on, each to a state as large.
constexpr std::size_t kMostNumbers = std::size_t{1} << 18;
/// States whose successors are looked up together.
constexpr std::size_t kTogether = 32;

} // namespace

Rounds::Rounds(std::size_t workers, std::uint64_t maxOutput, std::stop_token stop)
    : m_crew(workers)
    , m_maxOutput(maxOutput)
    , m_stop(std::move(stop))
    , m_parts(kParts)
{
}

bool Rounds::look(StateSpace& space, const StateTable& table, const StepWays& ways, std::size_t begin,
                  std::size_t end)
{
    m_space = &space;
    m_table = &table;
    m_stepWays = &ways;
    m_begin = begin;
    end = std::min(end, begin + kStates);
    m_crew.forEach(kParts, [&](std::size_t i) {
        const std::size_t first = std::min(end, begin + i * kStatesOfPart);
        lookAt(m_parts[i], first, std::min(end, first + kStatesOfPart));
    });
    m_end = begin;
    bool isWhole = true;
    for (Part& part : m_parts) {
        if (!isWhole)
            part.looked = 0; // States are gone on from in order.
        if (!part.isKnown && part.looked > 0 && !compute(part, m_end))
            return false;
        if (!part.isKnown || part.looked == 0)
            list(part);
        m_end += part.looked;
        isWhole = isWhole && !part.isCut;
    }
    m_edges = 0;
    for (const Part& part : m_parts)
        for (std::size_t i = 0; i < part.looked; ++i)
            m_edges += part.rows[i].count;
    return m_end > m_begin;
}

void Rounds::lookAt(Part& part, std::size_t begin, std::size_t end)
{
    part.rows.resize(std::max(part.rows.size(), end - begin));
    part.nexts.clear();
    part.unnumbered.clear();
    part.numbers.clear();
    part.looked = 0;
    part.isCut = false;
    part.isKnown = true;
    while (begin + part.looked < end && !part.isCut && !m_stop.stop_requested()) {
        const std::size_t firstNext = part.nexts.size();
        const std::size_t firstNumber = part.numbers.size();
        const std::size_t last = std::min(end - begin, part.looked + kTogether);
        while (part.looked < last && !part.isCut) {
            readState(*m_table, begin + part.looked, part.from);
            part.isCut = !lookBehind(part, part.rows[part.looked]);
            part.looked += part.isCut ? 0 : 1;
        }
        lookUp(part, firstNext, firstNumber);
    }
    part.isCut = part.isCut || begin + part.looked < end;
    if (part.isKnown)
        list(part);
}

bool Rounds::isEnd(const StateSpace::State& state) const
{
    return m_space->histories().outputBytes(m_space->history(state)) > m_maxOutput;
}

bool Rounds::hasRoom(const Part& part) const
{
    return part.numbers.size() + part.ways.size() * m_table->columns() <= kMostNumbers;
}

/// As far as it is known. False when there is no room for what is behind the state.
bool Rounds::lookBehind(Part& part, Row& row)
{
    const StateSpace& space = *m_space;
    row = {part.nexts.size(), 0, space.knownWaysOn(part.from, part.ways), false};
    if (row.isKnown && (part.ways.empty() || isEnd(part.from))) {
        row.isEnd = true;
        return true;
    }
    if (row.isKnown && !hasRoom(part))
        return false;
    for (const Way& way : part.ways) {
        if (!row.isKnown)
            break;
        part.target = part.from;
        row.isKnown = space.takeKnown(part.target, way);
        if (row.isKnown)
            addNext(part, way);
    }
    row.count = row.isKnown ? part.nexts.size() - row.first : 0;
    part.isKnown = part.isKnown && row.isKnown;
    if (row.isKnown || part.nexts.size() == row.first)
        return true;
    part.numbers.resize(part.nexts[row.first].begin);
    part.nexts.resize(row.first);
    while (!part.unnumbered.empty() && part.unnumbered.back().first >= row.first)
        part.unnumbered.pop_back();
    return true;
}

/// To part.target.
void Rounds::addNext(Part& part, const Way& way)
{
    const bool isPlain = !way.timesOut && way.selected == 0 && way.comes == Way::Comes::Nothing;
    Next& next = part.nexts.emplace_back();
    if (isPlain && way.number < m_stepWays->size() && (*m_stepWays)[way.number] != 0)
        next.way = static_cast<std::uint16_t>((*m_stepWays)[way.number] - 1);
    else
        part.unnumbered.emplace_back(part.nexts.size() - 1, way);
    next.candidate.hash = StateTable::hashOf(part.target);
    m_table->announceSlot(next.candidate.hash);
    next.begin = part.numbers.size();
    part.numbers.insert(part.numbers.end(), part.target.begin(), part.target.end());
    part.numbers.resize(next.begin + m_table->columns(), StateTable::kAbsent);
}

/// Of the states that are not in the table, only the numbers are kept.
void Rounds::lookUp(Part& part, std::size_t firstNext, std::size_t firstNumber)
{
    const std::span nexts = std::span(part.nexts).subspan(firstNext);
    for (const Next& next : nexts)
        m_table->announceState(next.candidate.hash);
    std::size_t kept = firstNumber;
    for (std::size_t i = 0; i < nexts.size(); ++i) {
        Next& next = nexts[i];
        const std::size_t end = i + 1 < nexts.size() ? nexts[i + 1].begin : part.numbers.size();
        const std::span<const std::uint32_t> state(part.numbers.data() + next.begin, end - next.begin);
        if (const auto index = m_table->find(state, next.candidate.hash)) {
            next.candidate.index = *index;
            continue;
        }
        std::copy(state.begin(), state.end(), part.numbers.begin() + static_cast<std::ptrdiff_t>(kept));
        next.begin = kept;
        kept += state.size();
    }
    part.numbers.resize(kept);
}

/// Rows of which something was not known. False as look().
bool Rounds::compute(Part& part, std::size_t begin)
{
    for (std::size_t i = 0; i < part.looked; ++i) {
        Row& row = part.rows[i];
        if (row.isKnown)
            continue;
        readState(*m_table, begin + i, part.from);
        m_space->waysOn(part.from, part.ways);
        row = {part.nexts.size(), 0, true, part.ways.empty() || isEnd(part.from)};
        if (!row.isEnd && !hasRoom(part))
            return false;
        for (const Way& way : part.ways) {
            if (row.isEnd || m_space->gaveUp() || m_stop.stop_requested())
                break;
            part.target = part.from;
            m_space->take(part.target, way);
            if (part.target.size() > m_table->columns())
                return false;
            addNext(part, way);
            ++row.count;
        }
        if (m_space->gaveUp() || m_stop.stop_requested())
            return false;
    }
    return true;
}

/// What may be new, by shards and in order.
void Rounds::list(Part& part)
{
    for (auto& shard : part.open)
        shard.clear();
    part.largest = 0;
    for (std::size_t i = 0; i < part.looked; ++i) {
        const Row& row = part.rows[i];
        for (std::size_t n = row.first; n < row.first + row.count; ++n) {
            StateTable::Candidate& candidate = part.nexts[n].candidate;
            if (candidate.index != StateTable::kAbsent)
                continue;
            candidate.numbers = part.numbers.data() + part.nexts[n].begin;
            part.open[StateTable::shardOf(candidate.hash)].push_back(&candidate);
        }
    }
    part.largest = largestIn(part.numbers);
}

std::size_t Rounds::open() const
{
    std::size_t count = 0;
    for (const Part& part : m_parts)
        for (const auto& shard : part.open)
            count += shard.size();
    return count;
}

void Rounds::put(StateTable& table, StateGraph& graph, std::uint32_t offset)
{
    insert(table);
    std::uint16_t largestWay = 0;
    std::size_t edge = graph.target.size();
    for (Part& part : m_parts) {
        part.firstEdge = edge;
        for (std::size_t i = 0; i < part.looked; ++i)
            edge += part.rows[i].count;
        for (const auto& [next, way] : part.unnumbered)
            largestWay = std::max(largestWay, part.nexts[next].way);
    }
    graph.target.resize(edge);
    graph.way.resize(edge, largestWay);
    graph.firstEdge.resize(graph.firstEdge.size() + m_end - m_begin);
    m_crew.forEach(kParts, [&](std::size_t i) { writeEdges(m_parts[i], graph, offset); });
}

void Rounds::insert(StateTable& table)
{
    std::uint32_t largest = 0;
    for (const Part& part : m_parts)
        largest = std::max(largest, part.largest);
    table.fitNumbers(largest);
    std::array<std::vector<StateTable::Candidate*>, StateTable::kShards> candidates;
    m_crew.forEach(StateTable::kShards, [&](std::size_t shard) {
        for (const Part& part : m_parts)
            candidates[shard].insert(candidates[shard].end(), part.open[shard].begin(),
                                     part.open[shard].end());
        table.look(shard, candidates[shard]);
    });
    m_crew.forEach(kParts, [&](std::size_t i) {
        Part& part = m_parts[i];
        part.newStates = 0;
        for (const auto& shard : part.open)
            part.newStates += static_cast<std::size_t>(
                std::ranges::count(shard, true, [](const auto* each) { return each->isNew; }));
    });
    std::size_t states = table.size();
    for (Part& part : m_parts) {
        part.firstState = states;
        states += part.newStates;
    }
    table.makeRoom(states);
    m_crew.forEach(kParts, [&](std::size_t i) { numberStates(m_parts[i]); });
    m_crew.forEach(StateTable::kShards, [&](std::size_t shard) { table.keep(shard, candidates[shard]); });
}

void Rounds::numberStates(Part& part)
{
    std::size_t number = part.firstState;
    for (std::size_t i = 0; i < part.looked; ++i)
        for (std::size_t n = part.rows[i].first; n < part.rows[i].first + part.rows[i].count; ++n)
            if (part.nexts[n].candidate.isNew)
                part.nexts[n].candidate.index = static_cast<std::uint32_t>(number++);
}

void Rounds::writeEdges(const Part& part, StateGraph& graph, std::uint32_t offset) const
{
    std::size_t edge = part.firstEdge;
    std::size_t state = graph.firstEdge.size() - (m_end - m_begin);
    for (const Part& before : m_parts) {
        if (&before == &part)
            break;
        state += before.looked;
    }
    for (std::size_t i = 0; i < part.looked; ++i) {
        for (std::size_t n = part.rows[i].first; n < part.rows[i].first + part.rows[i].count; ++n) {
            const StateTable::Candidate& candidate = part.nexts[n].candidate;
            const StateTable::Candidate& known = candidate.same != nullptr ? *candidate.same : candidate;
            graph.target[edge] = offset + known.index;
            graph.way.put(edge, part.nexts[n].way);
            ++edge;
        }
        graph.firstEdge[state + i] = static_cast<std::uint32_t>(edge);
    }
}

std::vector<std::size_t> Rounds::ends() const
{
    std::vector<std::size_t> ends;
    std::size_t state = m_begin;
    for (const Part& part : m_parts)
        for (std::size_t i = 0; i < part.looked; ++i, ++state)
            if (part.rows[i].isEnd)
                ends.push_back(state);
    return ends;
}

} // namespace core
