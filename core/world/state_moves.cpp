#include "core/world/state_space.h"

#include <algorithm>
#include <type_traits>
#include <utility>

// How a state goes on, by the rules of exploring that drive.h has for a World: which ways there are, and what
// is behind each. Everything here is looked up where it was computed before.

namespace core {

void StateSpace::waysOn(const State& state, std::vector<Way>& ways)
{
    ways.clear();
    bool inOrder = state[kRest] != kSeveral;
    if (inOrder)
        inOrder = addWays(*this, state, ways) == Added::InOrder;
    else
        for (const State& member : membersOf(state))
            addWays(*this, member, ways);
    if (inOrder)
        return;
    sortWays(ways);
    ways.erase(std::unique(ways.begin(), ways.end(), isSameChoice), ways.end());
}

bool StateSpace::knownWaysOn(const State& state, std::vector<Way>& ways) const
{
    ways.clear();
    return state[kRest] != kSeveral && addWays(*this, state, ways) == Added::InOrder;
}

/// Unordered: not in the order of schedules, and some of them perhaps the same.
template <class Space>
StateSpace::Added StateSpace::addWays(Space& space, const State& state, std::vector<Way>& ways)
{
    Added added = Added::InOrder;
    if (space.hasEnded(state))
        return added;
    for (std::size_t i = 0; i < space.threadCount(state) && !space.m_gaveUp; ++i) {
        if ((space.glance(state, i) & Glance::kStands) == 0)
            continue;
        const ThreadInfo& thread = space.info(state, i);
        if (thread.isComplex) {
            const std::vector<Way>* more = space.complexWays(state, i);
            if (more == nullptr)
                return Added::Unknown;
            ways.insert(ways.end(), more->begin(), more->end());
            added = Added::Unordered;
            continue;
        }
        const std::optional<bool> can = space.canGo(state, i);
        if (!can)
            return Added::Unknown;
        if (thread.task != 0)
            added = Added::Unordered;
        const auto number = thread.task != 0 ? thread.task - 1 : static_cast<std::uint32_t>(i);
        if (*can || thread.stop.timed)
            ways.push_back({ThreadId(i), number, !*can});
    }
    return added;
}

/// Where turns of a loop in which nobody takes a step may lie before, the choice leads to several states.
void StateSpace::take(State& state, Way way)
{
    if (state[kRest] != kSeveral && info(state, way.thread.index()).stop.kind != StopKind::Turn) {
        followAnyhow(state, way);
        return;
    }
    std::vector<State> behind;
    std::vector<Way> ways;
    for (const State& member : membersOf(state)) {
        ways.clear();
        addWays(*this, member, ways);
        for (const Way& each : ways) {
            if (!isSameChoice(each, way))
                continue;
            behind.push_back(member);
            followAnyhow(behind.back(), each);
        }
    }
    std::ranges::sort(behind);
    behind.erase(std::unique(behind.begin(), behind.end()), behind.end());
    if (behind.size() == 1) {
        state = std::move(behind.front());
        return;
    }
    state.assign(1, kSeveral);
    for (const State& member : behind) {
        state.push_back(static_cast<std::uint32_t>(member.size()));
        state.insert(state.end(), member.begin(), member.end());
    }
}

bool StateSpace::takeKnown(State& state, Way way) const
{
    return m_options.computesOnce && state[kRest] != kSeveral && follow(*this, state, way)
        && !isAtTurn(state, way.thread.index());
}

/// As Drive::take, then Drive::settle.
template <class Space>
bool StateSpace::follow(Space& space, State& state, Way way)
{
    const std::size_t thread = way.thread.index();
    if (space.info(state, thread).life == ThreadLife::Alive
        && !space.moved(state, thread, way.timesOut ? Push::Timeout : Push::Step, chosenBy(way)))
        return false;
    return goOn(space, state, thread) && settle(space, state);
}

void StateSpace::followAnyhow(State& state, Way way)
{
    const std::size_t thread = way.thread.index();
    if (info(state, thread).stop.kind != StopKind::Turn) {
        follow(*this, state, way);
        passIdleTurns(state, thread);
        return;
    }
    for (std::uint32_t turn = 0;
         turn < way.turns && info(state, thread).life == ThreadLife::Alive && !m_gaveUp; ++turn)
        turnLoop(state, thread, 0, false);
    turnLoop(state, thread, chosenBy(way), true);
    passIdleTurns(state, thread);
}

/// One move of an event loop at the start of a turn. The same states come up again and again, since different
/// numbers of turns lead to the same choice: what is behind each is looked for once.
void StateSpace::turnLoop(State& state, std::size_t thread, std::uint32_t chosen, bool settles)
{
    Words key(state.begin(), state.end());
    key.insert(key.end(), {thread, chosen, settles});
    const std::uint32_t known = m_turns.number(key);
    if (known < m_behindTurns.size()) {
        state = m_behindTurns[known];
        return;
    }
    if (info(state, thread).life == ThreadLife::Alive)
        move(state, thread, Push::Step, chosen);
    goOn(*this, state, thread);
    if (settles)
        settle(*this, state);
    m_behindTurns.push_back(state);
}

bool StateSpace::isAtTurn(const State& state, std::size_t thread) const
{
    return info(state, thread).life == ThreadLife::Alive && info(state, thread).stop.kind == StopKind::Turn;
}

/// A turn in which nobody takes a step may as well have been before what comes now, where it makes no
/// difference to that: then it has. Else such turns, which may lie before any completion, tell states apart
/// that are alike in all that can still come of them.
void StateSpace::passIdleTurns(State& state, std::size_t thread)
{
    constexpr int kMostIdle = 64;
    if (m_gaveUp || !isAtTurn(state, thread))
        return;
    for (std::size_t i = 0; i < threadCount(state); ++i)
        if (i != thread && (glance(state, i) & Glance::kRuns) != 0)
            return; // It could come between.
    for (int turn = 0; turn < kMostIdle && isAtTurn(state, thread); ++turn) {
        State behind = state;
        turnLoop(behind, thread, 0, false);
        if (m_gaveUp || behind == state || !isAtTurn(behind, thread) || !comesAlike(state, behind, thread))
            return;
        state = std::move(behind);
    }
}

/// Whether each completion that the loop may take does the same before an idle turn as behind it. Callbacks
/// are made in the order in which they have come, so what holds for one holds for several.
bool StateSpace::comesAlike(const State& before, const State& behind, std::size_t thread)
{
    const std::vector<Way> now = waysThere(before, thread).ways;
    const std::vector<Way> then = waysThere(behind, thread).ways;
    bool anyComes = false;
    for (const Way& way : now) {
        if (way.turns != 0)
            continue;
        const bool comesToo = std::ranges::any_of(
            then, [&](const Way& each) { return each.turns == 0 && isSameChoice(each, way); });
        State one = before;
        State other = behind;
        for (State* state : {&one, &other}) {
            turnLoop(*state, thread, chosenBy(way), false);
            turnLoop(*state, thread, 0, false);
        }
        if (!comesToo || one != other || m_gaveUp)
            return false;
        anyComes = true;
    }
    return anyComes;
}

/// As Drive::goOn.
template <class Space>
bool StateSpace::goOn(Space& space, State& state, std::size_t thread)
{
    for (;;) {
        const std::optional<bool> passes = space.passesNow(state, thread);
        if (!passes.value_or(false))
            return passes.has_value();
        if (!space.moved(state, thread, Push::Step))
            return false;
    }
}

/// As Drive::settle.
template <class Space>
bool StateSpace::settle(Space& space, State& state)
{
    bool moved = true;
    while (moved) {
        moved = false;
        for (std::size_t i = 0; i < space.threadCount(state); ++i) {
            if ((space.glance(state, i) & Glance::kMayWake) == 0)
                continue;
            const std::optional<bool> mayWake = space.mayWake(state, i);
            if (!mayWake)
                return false;
            // Whether the run has ended is asked last, since it takes a look at all threads.
            if (!*mayWake || space.waitsOn(state, i) || space.hasEnded(state))
                continue;
            const std::optional<bool> woke = wake(space, state, i);
            if (!woke)
                return false;
            moved = *woke || moved;
        }
    }
    return true;
}

/// Whether the thread is known to wait for what has not come.
bool StateSpace::waitsOn(const State& state, std::size_t thread) const
{
    return info(state, thread).life == ThreadLife::Alive && !canGo(state, thread).value_or(true);
}

/// Whether it went on.
template <class Space>
std::optional<bool> StateSpace::wake(Space& space, State& state, std::size_t thread)
{
    const auto done = [](bool isKnown) { return isKnown ? std::optional(true) : std::nullopt; };
    if (space.info(state, thread).life == ThreadLife::Started)
        return done(space.moved(state, thread, Push::Begin) && goOn(space, state, thread));
    const std::optional<bool> can = space.canGo(state, thread);
    if (!can.value_or(false))
        return can;
    if constexpr (!std::is_const_v<Space>)
        if (space.info(state, thread).stop.kind == StopKind::Join
            && space.m_identical.contains(space.info(state, thread).stop.other))
            space.checkJoins(state, thread);
    if (!space.moved(state, thread, Push::Step))
        return std::nullopt;
    return done(isStep(space.info(state, thread).stop.kind) || goOn(space, state, thread));
}

std::optional<bool> StateSpace::mayWake(const State& state, std::size_t thread)
{
    if (m_gaveUp)
        return std::nullopt;
    return !info(state, thread).isComplex || waysThere(state, thread).wakes;
}

std::optional<bool> StateSpace::mayWake(const State& state, std::size_t thread) const
{
    return info(state, thread).isComplex ? std::nullopt : std::optional(true);
}

/// As drive.h's passesAtOnce.
std::optional<bool> StateSpace::passesNow(const State& state, std::size_t thread)
{
    if (m_gaveUp)
        return std::nullopt;
    if (info(state, thread).isComplex)
        return waysThere(state, thread).passes;
    return info(state, thread).passes && *canGo(state, thread);
}

std::optional<bool> StateSpace::passesNow(const State& state, std::size_t thread) const
{
    const ThreadInfo& now = info(state, thread);
    if (now.isComplex)
        return std::nullopt;
    return now.passes ? canGo(state, thread) : std::optional(false);
}

const std::vector<Way>* StateSpace::complexWays(const State& state, std::size_t thread)
{
    return &waysThere(state, thread).ways;
}

/// It depends on the thread itself, the rest, and any of the places.
const StateSpace::WaysThere& StateSpace::waysThere(const State& state, std::size_t thread)
{
    Words places(state.begin() + kPlaces, state.begin() + static_cast<std::ptrdiff_t>(firstThread()));
    places.push_back(thread);
    const Memo::Key key{state[firstThread() + thread], state[kRest], m_placeRows.number(places)};
    std::uint32_t known = m_waysThere.find(key);
    if (known == Memo::kNone) {
        const World there = world(state);
        const ThreadId id(thread);
        known = static_cast<std::uint32_t>(m_allWaysThere.size());
        m_allWaysThere.push_back({wakesByItself(there, id), passesAtOnce(there, id), there.canGo(id), {}});
        if (!m_allWaysThere.back().passes)
            m_allWaysThere.back().ways = waysOf(there, id);
        m_waysThere.insert(key, known);
        giveUpIfDue();
    }
    return m_allWaysThere[known];
}

std::optional<bool> StateSpace::canGo(const State& state, std::size_t thread) const
{
    const ThreadInfo& now = info(state, thread);
    if (now.isComplex)
        return std::nullopt;
    if (now.stop.kind == StopKind::Join && m_identical.contains(now.stop.other))
        return allIdenticalEnded(state);
    if (now.stop.kind == StopKind::Join)
        return info(state, now.stop.other).life == ThreadLife::Ended;
    if (!now.canWait || now.stop.tries)
        return !now.isLimit;
    if (now.place != kNone) {
        const std::uint32_t place = state[now.place];
        if (place >= m_open.size() || m_open[place] == Open::Unknown)
            return std::nullopt;
        return m_open[place] == Open::Yes;
    }
    const std::uint32_t can = m_canGo.find(keyOfWait(state, thread));
    return can == Memo::kNone ? std::nullopt : std::optional(can != 0);
}

/// What is found is kept.
std::optional<bool> StateSpace::canGo(const State& state, std::size_t thread)
{
    if (const auto known = std::as_const(*this).canGo(state, thread))
        return known;
    const ThreadInfo& now = info(state, thread);
    if (now.isComplex)
        return waysThere(state, thread).canGo;
    const bool can = world(state).canGo(ThreadId(thread));
    if (now.place == kNone) {
        m_canGo.insert(keyOfWait(state, thread), can ? 1 : 0);
        return can;
    }
    // Whether there is a permit depends on nothing but the gate.
    const std::uint32_t place = state[now.place];
    if (m_open.size() <= place)
        m_open.resize(place + std::size_t{1}, Open::Unknown);
    m_open[place] = can ? Open::Yes : Open::No;
    return can;
}

/// What a thread waits for that is no place of its own depends on the rest or the thread itself.
Memo::Key StateSpace::keyOfWait(const State& state, std::size_t thread) const
{
    return {state[firstThread() + thread], state[kRest], kNone};
}

bool StateSpace::moved(State& state, std::size_t thread, Push push, std::uint32_t chosen)
{
    move(state, thread, push, chosen);
    return !m_gaveUp;
}

/// No thread that waits at a Turn comes here (takeKnown).
bool StateSpace::moved(State& state, std::size_t thread, Push push, std::uint32_t chosen) const
{
    Memo::Key missing;
    const std::uint32_t node = findNode(state, thread, push, missing);
    if (chosen > 1 || node == kNone || m_nodes[node].kind != Node::Kind::Leaf)
        return false;
    const auto history = m_histories.followKnown(state[kHistory], m_nodes[node].trail);
    if (history)
        apply(state, thread, m_nodes[node], *history);
    return history.has_value();
}

} // namespace core
