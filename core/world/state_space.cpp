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
    if (state[kRest] == kSeveral)
        return hasEnded(membersOf(state).front());
    bool anyLeft = false;
    const bool anyDaemon = m_restInfos[state[kRest]].anyDaemon;
    for (std::size_t i = 0; i < threadCount(state); ++i) {
        const std::uint8_t thread = glance(state, i);
        if ((thread & Glance::kLimit) != 0)
            return true;
        const bool runs = (thread & Glance::kRuns) != 0;
        anyLeft = anyLeft || (runs && !(anyDaemon && Anatomy::isDaemon(m_rests[state[kRest]], i)));
    }
    return !anyLeft;
}

std::optional<StopKind> StateSpace::limitOf(const State& state) const
{
    if (state[kRest] == kSeveral)
        return limitOf(membersOf(state).front());
    for (std::size_t i = 0; i < threadCount(state); ++i)
        if (info(state, i).isLimit)
            return info(state, i).stop.kind;
    return std::nullopt;
}

std::vector<StateSpace::State> StateSpace::membersOf(const State& state) const
{
    if (state[kRest] != kSeveral)
        return {state};
    std::vector<State> members;
    for (std::size_t at = 1; at < state.size(); at += 1 + state[at])
        members.emplace_back(state.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                             state.begin() + static_cast<std::ptrdiff_t>(at + 1 + state[at]));
    return members;
}

/// Under which the first node is kept that says what the thread does.
Memo::Key StateSpace::keyOf(const State& state, std::size_t thread, Push push) const
{
    const std::uint32_t number = state[firstThread() + thread];
    const std::uint32_t place = m_infos[number].place;
    return {number * kPushes + static_cast<std::uint32_t>(push), state[kRest],
            place == kNone ? kNone : state[place]};
}

/// The node that says what the thread does; kNone with the key under which it is missing.
std::uint32_t StateSpace::findNode(const State& state, std::size_t thread, Push push,
                                   Memo::Key& missing) const
{
    Memo::Key key = keyOf(state, thread, push);
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

void StateSpace::apply(State& state, std::size_t thread, const Node& node, std::uint32_t history) const
{
    state[kRest] = node.rest;
    state[kHistory] = history;
    state[firstThread() + thread] = node.thread;
    for (std::uint32_t i = node.firstChange; i < node.firstChange + node.changes; ++i)
        state[m_changes[i].column] = m_changes[i].number;
}

void StateSpace::move(State& state, std::size_t thread, Push push, std::uint32_t chosen)
{
    Memo::Key missing;
    const std::uint32_t node = findNode(state, thread, push, missing);
    const bool isOther = info(state, thread).stop.kind == StopKind::Turn ? chosen != 0 : chosen > 1;
    if (isOther) { // Another choice than the one that is kept.
        m_toldApart = m_identical.areAny() && !allIdenticalEnded(state);
        compute(state, thread, push, chosen, nullptr);
        return;
    }
    if (node != kNone && m_nodes[node].kind == Node::Kind::Leaf && m_options.computesOnce) {
        const Node& leaf = m_nodes[node];
        apply(state, thread, leaf, m_histories.follow(state[kHistory], leaf.trail));
        return;
    }
    if (!m_identical.areAny() || !m_checksAlike) {
        compute(state, thread, push, chosen, node == kNone ? &missing : nullptr);
        return;
    }
    const State before = state;
    compute(state, thread, push, chosen, node == kNone ? &missing : nullptr);
    checkAlike(before, state, thread, push);
}

void StateSpace::giveUpIfDue()
{
    m_gaveUp = m_gaveUp || m_options.stop.stop_requested() || m_numbersComputed > m_options.maxComputed
        || bytes() > m_options.maxBytes;
}

World StateSpace::world(const State& state) const
{
    if (state[kRest] == kSeveral)
        return world(membersOf(state).front());
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

/// Threads on which a step of this one has no influence: what they are nobody but they can reach.
std::vector<bool> StateSpace::bystanders(const State& state, std::size_t thread) const
{
    std::vector<bool> all;
    if (m_restInfos[state[kRest]].tangled || info(state, thread).stop.kind == StopKind::Kill)
        return all;
    for (std::size_t i = 0; i < threadCount(state); ++i)
        all.push_back(i != thread && info(state, i).selfContained);
    return all;
}

/// Threads that were left out are those of `before`.
StateSpace::State StateSpace::intern(const Parts& parts, std::uint32_t history, const State& before)
{
    State state{m_rests.number(parts.rest), history};
    m_restInfos.resize(m_rests.size());
    RestInfo& rest = m_restInfos[state[kRest]];
    rest.tangled = parts.tangled;
    for (std::size_t i = 0; i < parts.threads.size(); ++i)
        rest.anyDaemon = rest.anyDaemon || Anatomy::isDaemon(parts.rest, i);
    for (const Words& place : parts.places)
        state.push_back(m_placeWords.number(place));
    for (std::size_t i = 0; i < parts.threads.size(); ++i) {
        if (parts.isLeftOut(i)) {
            state.push_back(before[firstThread() + i]);
            continue;
        }
        state.push_back(internThread(parts.threads[i]));
    }
    return state;
}

std::uint32_t StateSpace::internThread(const Words& words)
{
    const std::uint32_t number = m_threads.number(words);
    while (m_infos.size() < m_threads.size())
        m_infos.push_back(infoOf(static_cast<std::uint32_t>(m_infos.size())));
    while (m_glances.size() < m_infos.size())
        m_glances.push_back(glanceOf(m_infos[m_glances.size()]));
    return number;
}

StateSpace::ThreadInfo StateSpace::infoOf(std::uint32_t number) const
{
    const Anatomy::ThreadGlance glance = Anatomy::glance(m_threads[number]);
    ThreadInfo result;
    result.life = glance.life;
    result.stop = glance.stop;
    result.selfContained = glance.life != ThreadLife::Created && Anatomy::isSelfContained(m_threads[number]);
    if (glance.life != ThreadLife::Alive)
        return result;
    if (const auto place = m_anatomy.placeOfStop(m_threads[number]))
        result.place = static_cast<std::uint32_t>(kPlaces) + *place;
    result.passes = passesAtOnce(glance.stop, m_granularity);
    result.isLimit = glance.stop.kind >= StopKind::Budget;
    result.isComplex = glance.stop.kind == StopKind::Select || glance.stop.kind == StopKind::Turn;
    result.task = glance.task;
    result.canWait = isWait(glance.stop.kind) && glance.stop.kind != StopKind::Join;
    return result;
}

std::uint8_t StateSpace::glanceOf(const ThreadInfo& info)
{
    if (info.life == ThreadLife::Started)
        return Glance::kRuns | Glance::kMayWake;
    if (info.life != ThreadLife::Alive)
        return 0;
    const StopKind kind = info.stop.kind;
    const bool mayWake =
        kind == StopKind::Join || kind == StopKind::Park || kind == StopKind::Finish || info.isComplex;
    return static_cast<std::uint8_t>(Glance::kRuns | (mayWake ? Glance::kMayWake : 0)
                                     | (info.isLimit ? Glance::kLimit : 0)
                                     | (kind == StopKind::Until ? 0 : Glance::kStands));
}

std::size_t StateSpace::bytes() const
{
    return m_rests.bytes() + m_placeWords.bytes() + m_threads.bytes() + m_histories.bytes() + m_memo.bytes()
        + m_canGo.bytes() + m_nodes.capacity() * sizeof(Node) + m_infos.capacity() * sizeof(ThreadInfo)
        + m_anatomy.bytes() + 2 * m_turns.bytes();
}

} // namespace core
