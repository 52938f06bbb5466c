#pragma once

#include "core/world/world.h"

#include <functional>
#include <vector>

namespace core {

/// One way in which one thread can go on.
struct Way {
    /// What an event loop at the start of a turn takes.
    enum class Comes : std::uint8_t { Nothing, Io, Timer };

    ThreadId thread;
    std::uint32_t number = 0;   ///< The thread, or the task that takes the step, or that is woken.
    bool timesOut = false;      ///< Its timed wait runs out.
    std::uint32_t selected = 0; ///< Which case its select takes, from 1.
    Comes comes = Comes::Nothing;
    std::uint32_t turns = 0; ///< So many turns of its loop, in which nobody takes a step, go before.
    bool operator==(const Way&) const = default;
};

/// What World::choose is told for a way.
std::uint32_t chosenBy(const Way& way);
/// Whether a schedule has one and the same entry for both.
bool isSameChoice(const Way& a, const Way& b);
/// Into the order of schedules: by number, the plain step first, completions after all threads.
void sortWays(std::vector<Way>& ways);

/// Told of every stop that a thread passes, steps and others, and of threads that begin.
struct DriveHooks {
    std::function<void(ThreadId)> before; ///< The thread stands before its stop, or is about to begin.
    std::function<void(ThreadId, const Taken&)> after;
};

// The rules of exploring (lesson-language.md), which replaying and the search for what is shared follow too:
// there is no time, only order. A World is settled when every thread that is alive stands before a place
// where another may come between. One transition lets one thread take its step and settles again.

/// Lets a thread whose last stretch has ended for want of instructions (Stop Budget) go on until it comes to
/// another stop, has executed `budget` of them, or the World's context asks to stop. Long stretches are begun
/// with kSlice instructions, so that they can be interrupted.
Taken runOn(World& world, ThreadId id, Taken begun, std::uint64_t budget);
constexpr std::uint64_t kSlice = 4'000'000;

/// Whether a thread that has come to this stop by itself, and can go on, does so without a choice.
bool passesAtOnce(const Stop& stop, Granularity granularity);
/// Whether the thread goes on by itself from where it stands and can.
bool passesAtOnce(const World& world, ThreadId thread);
/// Whether a thread that has been waiting without a step goes on by itself now.
bool wakesByItself(const World& world, ThreadId thread);
/// The ways in which one thread that is alive can go on. Those of an event loop may come to the same choice
/// after fewer or more turns.
std::vector<Way> waysOf(const World& world, ThreadId thread);
/// Whether the run is over: its last non-daemon thread has ended, or a limit stopped a thread.
bool hasEnded(const World& world);
/// Whether all that is left to wait for is until(): no thread can do anything before it.
bool waitsForTheEnd(const World& world);
/// The limit that stopped a thread of the World; none when none did.
std::optional<StopKind> limitOf(const World& world);

/// Lets a new World run to its first settled state.
void settle(World& world, const DriveHooks& hooks = {});
/// All that can happen next, in the order of schedules; empty when the run has ended or hangs.
std::vector<Way> waysOn(const World& world);
/// One transition; `way` must be one of waysOn().
void takeWay(World& world, Way way, const DriveHooks& hooks = {});

} // namespace core
