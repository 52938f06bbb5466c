#pragma once

#include "core/machine/timers.h"
#include "core/policy/policy.h"
#include "core/policy/ring.h"
#include "core/recording/event.h"
#include "core/world/world.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core {

enum class Whereabouts : std::uint8_t { Absent, Ready, OnCore, Blocked, Ended };

/// What a thread owes before its stop takes effect.
enum class Phase : std::uint8_t {
    Instructions, ///< CPU time for the instructions in front of its stop, and for the stop's own.
    Working,      ///< The CPU time of work().
    Due,          ///< Nothing: its stop takes effect once it runs and may.
};

/// What the machine knows of a thread beside what the World does.
struct Runner {
    Whereabouts place = Whereabouts::Absent;
    Phase phase = Phase::Instructions;
    bool begun = false; ///< It stands before its first stop.
    bool holdsGil = false;
    bool withoutGil = false;  ///< It is within work(gil=False).
    bool timedOut = false;    ///< Its wait has run out.
    bool retries = false;     ///< Woken for a lock that others may take first.
    bool sends = false;       ///< It has begun to send a message.
    bool waitsInTask = false; ///< It waits while it runs a task: nothing else of its loop goes on.
    WaitKind why = WaitKind::Io;
    std::optional<ThreadId> wokenBy;
    std::optional<CoreId> core; ///< The one it is on, or was on last.
    std::uint32_t line = 0;     ///< Of the lesson's text, at which it stands; 0 before it begins.
    std::uint32_t queue = 0;    ///< The ready queue in which it is, or was last.
    std::int32_t aged = 0;      ///< Priority that it has gained by waiting for a core.
    Duration owed{};
    Duration service{};                ///< Of its I/O, once a device has time for it.
    Duration stretch{};                ///< What it owed when its present instructions began.
    std::optional<Instant> waitEnds;   ///< When its timed wait runs out.
    std::optional<std::uint32_t> gate; ///< That it waits at, or that has woken it.
    std::optional<std::uint32_t> device;
    std::uint32_t timers = 0;          ///< Generation of its timers.
    std::uint32_t gilInterval = 0;     ///< Generation of its intervals of waiting for the GIL.
    std::vector<std::uint32_t> checks; ///< Where CPython 3.12 looks at requests, as Taken::checks.
    std::vector<ThreadId> joiners;     ///< Who waits for its end.
    std::vector<std::uint32_t> held;   ///< Gates of locks, where holding one may change the priority.
    Instant release{};                 ///< Of its present job; of the next one between two.
    std::optional<Instant> due;        ///< Of a task: when what it awaits came, or will come by a timer.
    std::uint32_t sleeps = 0;          ///< Of a task: how often it has begun or ended to sleep.
    bool isDue = false;                ///< Of a task: it is ready, as what it awaits has come.
    Instant waitInTaskEnded = Instant::min(); ///< Of a loop's thread.
};

struct Core {
    std::optional<ThreadId> running;
    std::optional<ThreadId> last; ///< Whom it ran last.
    Instant since{};              ///< Up to when the running thread's time is accounted for.
    Instant sliceEnds = Instant::max();
    Instant freedAt = Instant::min();
    bool switching = false; ///< Overhead; the thread runs at its next moment.
    bool yielding =
        false; ///< Its thread's slice is over: it is in the ready queue, but nobody took the core yet.
    bool displaced = false; ///< A more urgent thread waits for the end of its instruction.
    SwitchReason reason = SwitchReason::CoreWasFree;
};

/// A process's global interpreter lock.
struct Gil {
    struct Waiter {
        ThreadId thread;
        Instant since;        ///< When its present interval began.
        std::uint64_t change; ///< How often the GIL had changed hands then.
    };
    std::optional<ThreadId> holder;
    bool requested = false;
    std::uint64_t changes = 0;
    std::vector<Waiter> waiters; ///< In the order in which they began to wait.
};

struct Device {
    std::string name;
    int capacity = 1;
    int serving = 0;
    Ring queue;
};

/// A Gate's waiting threads.
struct GateQueue {
    Ring waiting;
    std::uint32_t retrying = 0;          ///< Woken and on their way to try.
    std::optional<ThreadId> owner;       ///< Of a lock, where holding one may change the priority.
    std::optional<std::int32_t> ceiling; ///< Its priority, as long as somebody holds it.
};

/// The simulated computer between two moments: a World, which decides what happens, and all that decides
/// when. A plain value: a copy is a checkpoint and goes on like the original. The verbs are Engine's.
struct Machine {
    Machine(World world, const Settings& settings);
    Machine(const Machine& other);
    Machine& operator=(const Machine& other);
    Machine(Machine&&) = default;
    Machine& operator=(Machine&&) = default;
    ~Machine() = default;

    World world;
    Instant now{};
    bool ended = false;
    std::vector<std::unique_ptr<Policy>> queues; ///< One, or one for each core.
    Contenders contenders;
    std::vector<ThreadId> woken; ///< Who may take a core from a running thread because it became ready.
    bool bound = false;          ///< Some thread may not run on every core.
    std::vector<Runner> runners;
    std::vector<Core> cores;
    std::vector<Instant> coreNext; ///< When each core does something by itself; max: never.
    std::uint64_t idle = 0;        ///< Bit c: core c has no thread.
    std::uint64_t yielding = 0;    ///< Bit c: core c's thread is in the ready queue.
    Timers timers;
    Sleepers sleepers;
    std::map<std::uint32_t, GateQueue> gates; ///< By gate number; those at which somebody waited.
    std::vector<Gil> gils;                    ///< By process.
    std::vector<Device> devices;
    std::uint64_t readyCount = 0; ///< How often a thread became ready.
    std::uint64_t instructions = 0;
    std::size_t alive = 0;      ///< Threads that have not ended.
    std::size_t foreground = 0; ///< Those among them that are no daemons and were started.
};

} // namespace core
