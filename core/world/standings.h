#pragma once

#include "core/world/drive.h"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace core {

/// Who can go on in a World that is driven by the rules of drive.h, kept up to date from what each step
/// changes: a step takes no longer among 100,000 threads than among ten. Only those that wait at several
/// places at once, or run tasks, are looked at each time. The World must stay where it is, and be driven by
/// nobody else.
class Standings {
public:
    explicit Standings(const World& world);

    /// A thread is about to pass its stop, or to begin; what is found is needed behind it.
    void before(ThreadId id);
    /// It has, and has come to its next stop.
    void after(ThreadId id, const Taken& taken);

    /// As drive.h's.
    bool hasEnded() const { return m_running == 0 || m_limited > 0; }
    /// Of waysOn() the first, or the last; none when it is empty.
    std::optional<Way> firstWay() const { return wayAtEnd(false); }
    std::optional<Way> lastWay() const { return wayAtEnd(true); }
    /// The lowest thread from this number on that may begin or go on without a choice.
    std::optional<std::size_t> nextToWake(std::size_t from) const;
    /// How many threads firstWay() looks at, other than the two at the ends.
    std::size_t lookedAt() const { return m_lookedAt.size(); }

private:
    /// What threads wait for: a gate's permit, or another thread's end.
    struct Event {
        bool isEnd = false;
        std::uint32_t number = 0; ///< Of the gate or of the thread.
        auto operator<=>(const Event&) const = default;
    };
    struct Place {
        bool runs = false;      ///< Keeps the run going.
        bool isLimited = false; ///< Stopped by a limit.
        bool begins = false;
        bool isFree = false;     ///< Has a way on whatever others do.
        bool isLookedAt = false; ///< How it can go on is asked each time.
        bool wakes = false;      ///< Goes on by itself once what it waits for has come; else by a step.
        std::optional<Event> waitsFor;
        bool operator==(const Place&) const = default;
    };
    /// Of one Event, which has come if `isOpen`.
    struct Waiters {
        std::set<std::uint32_t> forStep;
        std::set<std::uint32_t> toWake;
        bool isOpen = false;
    };
    using AtEnd = std::set<std::pair<std::uint32_t, Event>>;

    std::optional<Way> wayAtEnd(bool last) const;
    Place placeOf(ThreadId id) const;
    void update(std::size_t thread);
    void count(const Place& place, std::uint32_t thread, bool enters);
    void look(const Event& event);
    void list(const Event& event, Waiters& waiters);
    void unlist(const Event& event, const Waiters& waiters);

    const World& m_world;
    std::vector<Place> m_places; ///< By thread.
    std::size_t m_running = 0;
    std::size_t m_limited = 0;
    std::set<std::uint32_t> m_begin;
    std::set<std::uint32_t> m_free;
    std::set<std::uint32_t> m_lookedAt;
    std::map<Event, Waiters> m_waiters;
    AtEnd m_lowest;           ///< Of each open Event, the lowest that it lets take a step,
    AtEnd m_highest;          ///< and the highest.
    std::set<Event> m_waking; ///< Open, with threads to wake.
    // Of the thread that is moving.
    std::vector<std::uint32_t> m_gates;
    std::optional<std::uint32_t> m_starts;
};

/// As the functions of drive.h without it, but through those threads only that `standings`, of this World,
/// names.
void settle(World& world, Standings& standings);
void takeWay(World& world, Way way, Standings& standings);

} // namespace core
