#include "core/world/state_space.h"

#include <algorithm>

namespace core {

StateSpace::StateSpace(const World& base, const Options& options)
    : m_options(options)
    , m_granularity(base.context().settings.granularity)
    , m_budget(base.context().limits.maxSteps)
    , m_anatomy(base, options.tracking)
    , m_placeCount(m_anatomy.placeCount())
    , m_histories(options.keepsOutput)
{
    m_start = intern(m_anatomy.takeApart(base), 0);
}

StateSpace::State StateSpace::start(const Trail& before)
{
    State state = m_start;
    state[kHistory] = m_histories.follow(0, m_histories.internTrail(before));
    return state;
}

bool StateSpace::hasEnded(const State& state) const
{
    bool anyLeft = false;
    const bool anyDaemon = m_restInfos[state[kRest]].anyDaemon;
    for (std::size_t i = 0; i < threadCount(state); ++i) {
        const ThreadInfo& thread = info(state, i);
        if (thread.isLimit)
            return true;
        const bool runs = thread.life == ThreadLife::Started || thread.life == ThreadLife::Alive;
        anyLeft = anyLeft || (runs && !(anyDaemon && Anatomy::isDaemon(m_rests[state[kRest]], i)));
    }
    return !anyLeft;
}

std::optional<StopKind> StateSpace::limitOf(const State& state) const
{
    for (std::size_t i = 0; i < threadCount(state); ++i)
        if (info(state, i).isLimit)
            return info(state, i).stop.kind;
    return std::nullopt;
}

void StateSpace::waysOn(const State& state, std::vector<Way>& ways)
{
    ways.clear();
    if (hasEnded(state))
        return;
    for (std::size_t i = 0; i < threadCount(state); ++i) {
        const ThreadInfo& thread = info(state, i);
        if (thread.life != ThreadLife::Alive || thread.stop.kind == StopKind::Until)
            continue;
        if (thread.isSelect) {
            const std::vector<Way>& more = waysThere(state, i).ways;
            ways.insert(ways.end(), more.begin(), more.end());
            continue;
        }
        const bool can = canGo(state, i);
        if (can || thread.stop.timed)
            ways.push_back({ThreadId(i), !can, 0});
    }
}

void StateSpace::take(State& state, Way way)
{
    const std::size_t thread = way.thread.index();
    move(state, thread, way.timesOut ? Push::Timeout : Push::Step, way.selected);
    goOn(state, thread);
    settle(state);
}

/// As Drive::goOn.
void StateSpace::goOn(State& state, std::size_t thread)
{
    while (passesNow(state, thread))
        move(state, thread, Push::Step);
}

/// As Drive::settle.
void StateSpace::settle(State& state)
{
    bool moved = true;
    while (moved) {
        moved = false;
        for (std::size_t i = 0; i < threadCount(state); ++i) {
            const ThreadInfo& thread = info(state, i);
            const bool mayWake = thread.life == ThreadLife::Started
                || (thread.life == ThreadLife::Alive
                    && (thread.stop.kind == StopKind::Join || thread.stop.kind == StopKind::Park
                        || (thread.isSelect && waysThere(state, i).isCompleted)));
            if (mayWake && !hasEnded(state))
                moved = wake(state, i) || moved;
        }
    }
}

bool StateSpace::wake(State& state, std::size_t thread)
{
    if (info(state, thread).life == ThreadLife::Started) {
        move(state, thread, Push::Begin);
        goOn(state, thread);
        return true;
    }
    if (!canGo(state, thread))
        return false;
    move(state, thread, Push::Step);
    if (!isStep(info(state, thread).stop.kind))
        goOn(state, thread);
    return true;
}

/// As drive.h's passesAtOnce.
bool StateSpace::passesNow(const State& state, std::size_t thread)
{
    if (!info(state, thread).passes)
        return false;
    return info(state, thread).isSelect ? waysThere(state, thread).ways.size() == 1 : canGo(state, thread);
}

/// It depends on the thread itself, the rest, and any of the places.
const StateSpace::WaysThere& StateSpace::waysThere(const State& state, std::size_t thread)
{
    const Words places(state.begin() + kPlaces, state.begin() + static_cast<std::ptrdiff_t>(firstThread()));
    const Memo::Key key{state[firstThread() + thread], state[kRest], m_placeRows.number(places)};
    std::uint32_t known = m_waysThere.find(key);
    if (known == Memo::kNone) {
        const World there = world(state);
        const ThreadId id(thread);
        known = static_cast<std::uint32_t>(m_allWaysThere.size());
        m_allWaysThere.push_back({there.isCompleted(id), there.canGo(id), waysOf(there, id)});
        m_waysThere.insert(key, known);
    }
    WaysThere& found = m_allWaysThere[known];
    for (Way& way : found.ways)
        way.thread = ThreadId(thread);
    return found;
}

bool StateSpace::canGo(const State& state, std::size_t thread)
{
    const ThreadInfo& now = info(state, thread);
    if (now.isSelect)
        return waysThere(state, thread).canGo;
    if (now.stop.kind == StopKind::Join)
        return info(state, now.stop.other).life == ThreadLife::Ended;
    if (!now.canWait || now.stop.tries)
        return !now.isLimit;
    // It depends on its place, or where that is no place of its own, on the rest or the thread itself.
    const Memo::Key key{state[firstThread() + thread], state[kRest],
                        now.place == kNone ? kNone : state[now.place]};
    std::uint32_t can = m_canGo.find(key);
    if (can == Memo::kNone) {
        can = world(state).canGo(ThreadId(thread)) ? 1 : 0;
        m_canGo.insert(key, can);
    }
    return can != 0;
}

/// The node that says what the thread does; kNone with the key under which it is missing.
std::uint32_t StateSpace::findNode(const State& state, std::size_t thread, Push push,
                                   Memo::Key& missing) const
{
    const std::uint32_t number = state[firstThread() + thread];
    const std::uint32_t place = m_infos[number].place;
    Memo::Key key{number * kPushes + static_cast<std::uint32_t>(push), state[kRest],
                  place == kNone ? kNone : state[place]};
    for (;;) {
        const std::uint32_t node = m_memo.find(key);
        if (node == kNone) {
            missing = key;
            return kNone;
        }
        if (m_nodes[node].kind != Node::Kind::Ask)
            return node;
        key = {node * kPushes + kPushes - 1, state[m_nodes[node].thread], 0};
    }
}

void StateSpace::apply(State& state, std::size_t thread, const Node& node)
{
    state[kRest] = node.rest;
    state[kHistory] = m_histories.follow(state[kHistory], node.trail);
    state[firstThread() + thread] = node.thread;
    for (std::uint32_t i = node.firstChange; i < node.firstChange + node.changes; ++i)
        state[m_changes[i].column] = m_changes[i].number;
}

void StateSpace::move(State& state, std::size_t thread, Push push, std::uint32_t chosen)
{
    Memo::Key missing;
    const std::uint32_t node = findNode(state, thread, push, missing);
    if (chosen > 1) { // Another case of a select than the one that is kept.
        compute(state, thread, push, chosen, nullptr);
        return;
    }
    if (node != kNone && m_nodes[node].kind == Node::Kind::Leaf && m_options.computesOnce) {
        apply(state, thread, m_nodes[node]);
        return;
    }
    compute(state, thread, push, chosen, node == kNone ? &missing : nullptr);
}

World StateSpace::world(const State& state) const
{
    return m_anatomy.putTogether(view(state));
}

PartsView StateSpace::view(const State& state) const
{
    PartsView parts;
    parts.rest = m_rests[state[kRest]];
    for (std::size_t i = kPlaces; i < firstThread(); ++i)
        parts.places.push_back(m_placeWords[state[i]]);
    for (std::size_t i = firstThread(); i < state.size(); ++i)
        parts.threads.push_back(m_threads[state[i]]);
    return parts;
}

StateSpace::State StateSpace::intern(const Parts& parts, std::uint32_t history)
{
    State state{m_rests.number(parts.rest), history};
    m_restInfos.resize(m_rests.size());
    RestInfo& rest = m_restInfos[state[kRest]];
    rest.tangled = parts.tangled;
    for (std::size_t i = 0; i < parts.threads.size(); ++i)
        rest.anyDaemon = rest.anyDaemon || Anatomy::isDaemon(parts.rest, i);
    for (const Words& place : parts.places)
        state.push_back(m_placeWords.number(place));
    for (const Words& thread : parts.threads) {
        state.push_back(m_threads.number(thread));
        while (m_infos.size() < m_threads.size())
            m_infos.push_back(infoOf(static_cast<std::uint32_t>(m_infos.size())));
    }
    return state;
}

StateSpace::ThreadInfo StateSpace::infoOf(std::uint32_t number) const
{
    const Anatomy::ThreadGlance glance = Anatomy::glance(m_threads[number]);
    ThreadInfo result;
    result.life = glance.life;
    result.stop = glance.stop;
    if (glance.life != ThreadLife::Alive)
        return result;
    if (const auto place = m_anatomy.placeOfStop(m_threads[number]))
        result.place = static_cast<std::uint32_t>(kPlaces) + *place;
    result.passes = passesAtOnce(glance.stop, m_granularity);
    result.isLimit = glance.stop.kind >= StopKind::Budget;
    result.isSelect = glance.stop.kind == StopKind::Select;
    result.canWait = isWait(glance.stop.kind) && glance.stop.kind != StopKind::Join;
    return result;
}

std::size_t StateSpace::bytes() const
{
    return m_rests.bytes() + m_placeWords.bytes() + m_threads.bytes() + m_histories.bytes() + m_memo.bytes()
        + m_canGo.bytes() + m_nodes.capacity() * sizeof(Node) + m_infos.capacity() * sizeof(ThreadInfo)
        + m_anatomy.bytes();
}

} // namespace core
