#include "core/world/standings.h"

#include <algorithm>

namespace core {

Standings::Standings(const World& world)
    : m_world(world)
{
    after(ThreadId{0}, {});
}

void Standings::before(ThreadId id)
{
    m_gates.clear();
    m_starts.reset();
    if (m_world.thread(id).life != ThreadLife::Alive)
        return;
    switch (m_world.stop(id).kind) {
    case StopKind::Start: m_starts = m_world.stop(id).other; break;
    case StopKind::Acquire:
    case StopKind::Release:
    case StopKind::Wait:
    case StopKind::Notify:
    case StopKind::Park:
    case StopKind::Select: m_gates = m_world.gatesOf(id); break;
    default: break;
    }
}

void Standings::after(ThreadId id, const Taken& taken)
{
    update(id.index());
    while (m_places.size() < m_world.threadCount())
        update(m_places.size());
    if (m_starts)
        update(*m_starts);
    for (const std::uint32_t gate : m_gates)
        look({false, gate});
    for (const std::uint32_t gate : taken.touched)
        look({false, gate});
    if (m_world.thread(id).life == ThreadLife::Ended)
        look({true, static_cast<std::uint32_t>(id.index())});
}

Standings::Place Standings::placeOf(ThreadId id) const
{
    const Thread& thread = m_world.thread(id);
    Place place;
    place.begins = thread.life == ThreadLife::Started;
    const bool isAlive = thread.life == ThreadLife::Alive;
    place.runs = !thread.daemon && (place.begins || isAlive);
    if (!isAlive)
        return place;
    const Stop& stop = thread.stop;
    place.isLimited = stop.kind >= StopKind::Budget;
    place.isLookedAt = stop.kind == StopKind::Select || stop.kind == StopKind::Turn || thread.task != 0;
    if (place.isLookedAt || place.isLimited || stop.kind == StopKind::Until)
        return place;
    place.isFree = !isWait(stop.kind) || stop.tries || stop.timed;
    place.wakes = stop.kind == StopKind::Join || stop.kind == StopKind::Park;
    if (stop.kind == StopKind::Join)
        place.waitsFor = Event{true, stop.other};
    else if (isWait(stop.kind) && (!place.isFree || place.wakes))
        place.waitsFor = Event{false, m_world.gateNumber(id)};
    return place;
}

void Standings::update(std::size_t thread)
{
    m_places.resize(std::max(m_places.size(), thread + 1));
    const Place now = placeOf(ThreadId{thread});
    if (now == m_places[thread])
        return;
    count(m_places[thread], static_cast<std::uint32_t>(thread), false);
    count(now, static_cast<std::uint32_t>(thread), true);
    m_places[thread] = now;
}

void Standings::count(const Place& place, std::uint32_t thread, bool enters)
{
    const auto put = [&](std::set<std::uint32_t>& among) {
        if (enters)
            among.insert(thread);
        else
            among.erase(thread);
    };
    const auto add = [&](std::size_t& to) { to = enters ? to + 1 : to - 1; };
    if (place.runs)
        add(m_running);
    if (place.isLimited)
        add(m_limited);
    if (place.begins)
        put(m_begin);
    if (place.isFree)
        put(m_free);
    if (place.isLookedAt)
        put(m_lookedAt);
    if (!place.waitsFor)
        return;
    Waiters& waiters = m_waiters[*place.waitsFor];
    unlist(*place.waitsFor, waiters);
    put(place.wakes ? waiters.toWake : waiters.forStep);
    list(*place.waitsFor, waiters);
}

/// What an Event is may have changed.
void Standings::look(const Event& event)
{
    const auto found = m_waiters.find(event);
    if (found == m_waiters.end())
        return;
    unlist(event, found->second);
    list(event, found->second);
}

/// Forgets an Event for which nobody waits.
void Standings::list(const Event& event, Waiters& waiters)
{
    if (waiters.forStep.empty() && waiters.toWake.empty()) {
        m_waiters.erase(event);
        return;
    }
    const std::uint32_t any = waiters.toWake.empty() ? *waiters.forStep.begin() : *waiters.toWake.begin();
    waiters.isOpen = m_world.canGo(ThreadId{any});
    if (!waiters.isOpen)
        return;
    if (!waiters.forStep.empty()) {
        m_lowest.insert({*waiters.forStep.begin(), event});
        m_highest.insert({*waiters.forStep.rbegin(), event});
    }
    if (!waiters.toWake.empty())
        m_waking.insert(event);
}

void Standings::unlist(const Event& event, const Waiters& waiters)
{
    if (!waiters.isOpen)
        return;
    if (!waiters.forStep.empty()) {
        m_lowest.erase({*waiters.forStep.begin(), event});
        m_highest.erase({*waiters.forStep.rbegin(), event});
    }
    m_waking.erase(event);
}

std::optional<Way> Standings::wayAtEnd(bool last) const
{
    if (hasEnded())
        return std::nullopt;
    std::vector<std::uint32_t> candidates(m_lookedAt.begin(), m_lookedAt.end());
    if (!m_free.empty())
        candidates.push_back(last ? *m_free.rbegin() : *m_free.begin());
    if (!m_lowest.empty())
        candidates.push_back(last ? m_highest.rbegin()->first : m_lowest.begin()->first);
    std::vector<Way> ways;
    for (const std::uint32_t candidate : candidates) {
        const std::vector<Way> more = waysOf(m_world, ThreadId{candidate});
        ways.insert(ways.end(), more.begin(), more.end());
    }
    if (ways.empty())
        return std::nullopt;
    sortWays(ways);
    return last ? ways.back() : ways.front();
}

std::optional<std::size_t> Standings::nextToWake(std::size_t from) const
{
    std::optional<std::size_t> next;
    const auto consider = [&](const std::set<std::uint32_t>& threads) {
        const auto first = threads.lower_bound(static_cast<std::uint32_t>(from));
        if (first != threads.end() && (!next || *first < *next))
            next = *first;
    };
    consider(m_begin);
    consider(m_lookedAt);
    for (const Event& event : m_waking)
        consider(m_waiters.at(event).toWake);
    return next;
}

} // namespace core
