#include "core/world/gate.h"
#include "core/world/key_words.h"
#include "core/world/state_space.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

/// So that the number of orders of all of them fits 64 bits.
constexpr std::size_t kMostIdentical = 20;
/// A bit each says which of them a thread holds.
constexpr std::size_t kMostLocks = 64;
constexpr std::size_t kOwnerWord = kHeadWords + GateLayout::owner;

bool isLock(std::span<const std::uint64_t> place)
{
    return place.size() > kOwnerWord && std::bit_cast<Header>(place[0]).kind == Kind::Gate;
}

/// Whether two rests differ by nothing but module variables that are no places: only one thread uses those.
bool differByVariablesOnly(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b)
{
    const std::size_t begin = RestWords::begin + RestWords::row * a[RestWords::threads];
    if (a[RestWords::threads] != b[RestWords::threads] || !std::ranges::equal(a.first(begin), b.first(begin)))
        return false;
    const std::size_t endOfA = begin + 1 + 2 * a[begin];
    const std::size_t endOfB = begin + 1 + 2 * b[begin];
    return std::ranges::equal(a.subspan(endOfA), b.subspan(endOfB));
}

} // namespace

void StateSpace::mergeIdentical(const State& start)
{
    const std::span<const std::uint64_t> rest = m_rests[start[kRest]];
    std::map<Words, std::vector<std::uint32_t>> groups;
    for (std::uint32_t thread = 0; thread < threadCount(start) && start[kRest] != kSeveral; ++thread) {
        const std::uint64_t* row = &rest[RestWords::begin + RestWords::row * thread];
        const std::uint64_t object = row[RestWords::object];
        if (!Value::fromBits(object).isHeap() || !mayBeIdentical(info(start, thread)))
            continue;
        m_identical.setObject(thread, object);
        const std::uint32_t column = start[firstThread() + thread];
        groups[{row[0], row[1], row[2], m_identical.open(m_threads[column], thread)}].push_back(thread);
    }
    findLocks(start);
    std::size_t all = m_lockColumns.size() > kMostLocks ? kMostIdentical : 0;
    for (const auto& [key, group] : groups)
        if (group.size() > 1 && (all += group.size()) <= kMostIdentical)
            m_identical.add(group);
}

/// A thread that others wake goes on in the order of numbers; timeouts and tasks are not renamed.
bool StateSpace::mayBeIdentical(const ThreadInfo& thread)
{
    if (thread.life == ThreadLife::Ended)
        return true;
    return thread.life == ThreadLife::Alive && isStep(thread.stop.kind) && !thread.isComplex
        && !thread.isLimit && !thread.stop.timed && thread.task == 0;
}

void StateSpace::findLocks(const State& state)
{
    for (std::size_t column = kPlaces; column < firstThread(); ++column)
        if (isLock(m_placeWords[state[column]]))
            m_lockColumns.push_back(column);
}

/// The number of the thread that holds a lock in this state of it, plus 1; 0: nobody does.
std::uint32_t StateSpace::holderOf(std::uint32_t lock)
{
    if (m_holders.size() <= lock)
        m_holders.resize(lock + std::size_t{1}, kNone);
    if (m_holders[lock] == kNone)
        m_holders[lock] =
            static_cast<std::uint32_t>(Value::fromBits(m_placeWords[lock][kOwnerWord]).asSmall());
    return m_holders[lock];
}

/// The same lock in the hands of another.
std::uint32_t StateSpace::heldBy(std::uint32_t lock, std::uint32_t holder)
{
    const Memo::Key key{lock, holder, 0};
    std::uint32_t place = m_heldBy.find(key);
    if (place == Memo::kNone) {
        const auto now = m_placeWords[lock];
        Words words(now.begin(), now.end());
        words[kOwnerWord] = Value::small(holder).bits();
        place = m_placeWords.number(words);
        m_heldBy.insert(key, place);
    }
    return place;
}

StateSpace::Likeness StateSpace::likeness(const State& state, std::size_t thread)
{
    std::uint64_t held = 0;
    for (std::size_t i = 0; i < m_lockColumns.size(); ++i)
        if (holderOf(state[m_lockColumns[i]]) == thread + 1)
            held |= std::uint64_t{1} << i;
    return {openNumber(state, thread), held};
}

/// Each becomes what the other is.
void StateSpace::swapMembers(State& state, std::size_t a, std::size_t b)
{
    const std::uint32_t number = openNumber(state, a);
    putOpen(state, a, openNumber(state, b));
    putOpen(state, b, number);
    for (const std::size_t column : m_lockColumns) {
        const std::uint32_t holder = holderOf(state[column]);
        if (holder == a + 1 || holder == b + 1)
            state[column] = heldBy(state[column], static_cast<std::uint32_t>(a + b + 2) - holder);
    }
}

std::uint32_t StateSpace::openNumber(const State& state, std::size_t thread)
{
    const std::uint32_t column = state[firstThread() + thread];
    if (const auto known = m_identical.known(column, thread))
        return *known;
    const std::uint32_t number = m_identical.open(m_threads[column], thread);
    m_identical.note(column, number, thread);
    return number;
}

/// The thread gets the words of this number, with its own object in them.
void StateSpace::putOpen(State& state, std::size_t thread, std::uint32_t number)
{
    auto column = m_identical.knownWords(number, thread);
    if (!column) {
        column = internThread(m_identical.closed(number, thread));
        m_identical.note(*column, number, thread);
    }
    state[firstThread() + thread] = *column;
}

bool StateSpace::allIdenticalEnded(const State& state) const
{
    return std::ranges::all_of(m_identical.groups(), [&](const std::vector<std::uint32_t>& group) {
        return std::ranges::all_of(
            group, [&](std::uint32_t thread) { return info(state, thread).life == ThreadLife::Ended; });
    });
}

std::uint32_t StateSpace::sortIdentical(State& state, std::size_t moved)
{
    const IdenticalThreads::Member member = m_identical.memberOf(moved);
    if (!m_identical.areAny())
        return 0;
    const bool isMember = member.group != IdenticalThreads::kNone;
    if (state[kRest] == kSeveral || (isMember && !mayBeIdentical(info(state, moved))))
        m_toldApart = true;
    if (!m_lockColumns.empty())
        for (const std::vector<std::uint32_t>& each : m_identical.groups())
            if (!m_toldApart && (!isMember || &each != &m_identical.groups()[member.group]))
                m_toldApart = !isSorted(state, each);
    if (!isMember || m_toldApart)
        return 0;
    const std::vector<std::uint32_t>& group = m_identical.groups()[member.group];
    const Likeness now = likeness(state, moved);
    // The others are sorted; whoever lies between the old and the new rank moves up or down by one.
    std::size_t rank = member.rank;
    for (; rank > 0 && likeness(state, group[rank - 1]) >= now; --rank)
        swapMembers(state, group[rank], group[rank - 1]);
    for (; rank + 1 < group.size() && rank >= member.rank && likeness(state, group[rank + 1]) < now; ++rank)
        swapMembers(state, group[rank], group[rank + 1]);
    m_toldApart = m_toldApart || (!m_lockColumns.empty() && !isSorted(state, group));
    return static_cast<std::uint32_t>(rank);
}

/// A step may take a lock from the hands of another.
bool StateSpace::isSorted(const State& state, const std::vector<std::uint32_t>& group)
{
    for (std::size_t rank = 1; rank < group.size(); ++rank)
        if (likeness(state, group[rank]) < likeness(state, group[rank - 1]))
            return false;
    return true;
}

bool StateSpace::areAlike(const State& state, std::size_t a, std::size_t b)
{
    const std::uint32_t group = m_identical.memberOf(a).group;
    return group != IdenticalThreads::kNone && m_identical.memberOf(b).group == group
        && likeness(state, a) == likeness(state, b);
}

std::uint64_t StateSpace::statesLike(const State& state)
{
    std::uint64_t orders = 1;
    for (const std::vector<std::uint32_t>& group : m_identical.groups()) {
        std::uint64_t alike = 0;
        for (std::size_t rank = 0; rank < group.size(); ++rank) {
            const bool isSame = rank > 0 && likeness(state, group[rank]) == likeness(state, group[rank - 1]);
            alike = isSame ? alike + 1 : 1;
            orders = orders * (rank + 1) / alike;
        }
    }
    return orders;
}

/// A step that was computed must have been the same for any of its group, and must not have looked at other
/// threads.
void StateSpace::checkAlike(const State& before, const State& after, std::size_t thread, Push push)
{
    if (allIdenticalEnded(before))
        return;
    Memo::Key missing;
    const std::uint32_t node = findNode(before, thread, push, missing);
    if (node == kNone || m_nodes[node].kind != Node::Kind::Leaf) {
        m_toldApart = true;
        return;
    }
    const IdenticalThreads::Member member = m_identical.memberOf(thread);
    if (member.group == IdenticalThreads::kNone)
        return;
    if (info(after, thread).stop.kind == StopKind::Join) // It depends on another thread.
        m_toldApart = true;
    m_checksAlike = false;
    for (const std::uint32_t other : m_identical.groups()[member.group]) {
        State state = before;
        State expected = after;
        if (other != thread) {
            swapMembers(state, thread, other);
            swapMembers(expected, thread, other);
        }
        move(state, other, push);
        m_toldApart = m_toldApart || state != expected;
    }
    m_checksAlike = true;
}

/// Threads that join identical ones wait until all of these have ended (canGo): then they must have joined
/// all of them, and must do nothing in between that anybody sees. Otherwise it mattered when they went on.
void StateSpace::checkJoins(State state, std::size_t thread)
{
    std::set<std::uint32_t> joined;
    std::size_t all = 0;
    for (const std::vector<std::uint32_t>& group : m_identical.groups())
        all += group.size();
    while (info(state, thread).stop.kind == StopKind::Join && !m_toldApart) {
        const ThreadInfo join = info(state, thread);
        if (join.stop.timed || !m_identical.contains(join.stop.other)) {
            m_toldApart = true;
            return;
        }
        joined.insert(join.stop.other);
        const State before = state;
        move(state, thread, Push::Step);
        if (joined.size() == all) {
            // What comes next comes when all have ended. Only, whether a step that could pass at once does so
            // depends on where the thread stood when it woke (wake).
            m_toldApart =
                m_toldApart || (isStep(info(state, thread).stop.kind) && info(state, thread).passes);
            return;
        }
        Memo::Key missing;
        const std::uint32_t node = findNode(before, thread, Push::Step, missing);
        State expected = before;
        expected[firstThread() + thread] = state[firstThread() + thread];
        if (differByVariablesOnly(m_rests[before[kRest]], m_rests[state[kRest]]))
            expected[kRest] = state[kRest];
        // Found at once: it depends on no place.
        const bool isPrivate = node != kNone && m_nodes[node].kind == Node::Kind::Leaf
            && m_memo.find(keyOf(before, thread, Push::Step)) == node && join.place == kNone;
        m_toldApart =
            m_toldApart || !isPrivate || state != expected || info(state, thread).life != ThreadLife::Alive;
    }
    m_toldApart = true; // It has not joined all of them.
}

} // namespace core
