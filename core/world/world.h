#pragma once

#include "core/base/limits.h"
#include "core/base/settings.h"
#include "core/value/context.h"
#include "core/world/channel.h"
#include "core/world/gate.h"
#include "core/world/sharing.h"
#include "core/world/stop.h"

#include <map>
#include <memory>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace core {

enum class ThreadLife : std::uint8_t {
    Created, ///< It has a number.
    Started, ///< begin() is possible.
    Alive,   ///< It stands before a stop.
    Ended,
};

/// A thread between two steps, or a task, which has a number like a thread's and nothing but its name and
/// whether it has ended. Trivially copyable.
struct Thread {
    ThreadLife life = ThreadLife::Created;
    bool daemon = false;
    bool isTask = false;
    bool isKilled = false; ///< From outside: all that is left to it is its end. `killer` has done it.
    std::uint16_t process = 0;
    std::uint32_t parent = 0; ///< Number of the thread that made it; of a task, the one whose loop it is in.
    std::uint32_t task = 0;   ///< The task that the thread runs, plus 1; 0: none.
    std::uint32_t killer = 0; ///< Number of the thread that has ended its process, if isKilled.
    Value frame;              ///< The innermost frame; unset once it has ended.
    Value handled;            ///< The exception being handled, or None.
    Value object;             ///< The Thread object of the lesson.
    Value name;               ///< Text.
    Value failure;            ///< The exception that ended it, or unset.
    Value job;                ///< Made by at(…): what it does at each arrival.
    std::uint32_t depth = 0;  ///< Frames of the lesson, for RecursionError.
    Value random;             ///< Its stream of random numbers; unset until it draws.
    Value births;             ///< How many objects it has made in each row (kBirthsOfClasses); or unset.
    std::int32_t nice = 0;
    std::int32_t priority = 0;
    std::int32_t tickets = 100;
    std::uint64_t affinity = ~std::uint64_t{0}; ///< Bit c: it may run on core c.
    Duration arrival{};                         ///< at(ms): when it arrives, if `scheduled`.
    Duration period{};                          ///< at(…, period=…); 0: once.
    Duration deadline{};                        ///< 0: none given.
    bool scheduled = false;                     ///< Made by at(…): it starts by itself.
    Value
        stepFrame; ///< The frame whose present source line held the last step; kept only at granularity line.
    bool switchable =
        false; ///< A possible switch lies behind the last step; kept only at granularity runtime.
    Stop stop;
};

/// Who has ended the thread's process from outside; none when nobody has.
inline std::optional<ThreadId> killerOf(const Thread& thread)
{
    return thread.isKilled ? std::optional(ThreadId{thread.killer}) : std::nullopt;
}

/// What every World of one program shares and never changes.
struct WorldContext {
    std::shared_ptr<const Program> program;
    std::shared_ptr<const Sharing> sharing;
    Settings settings;
    Limits limits;
    std::map<std::string, double> parameters;
    std::map<std::string, std::string> inputs;
    std::stop_token stop; ///< Asks whoever drives the World to end early.
    /// If set, gets a mark for each instruction at which a line begins, by its position in Program::code(),
    /// when it is executed.
    std::vector<std::uint8_t>* visited = nullptr;
    /// While exploring, the how many-th an object is belongs to a state; else only where that decides what is
    /// shared.
    bool keepsBirths = false;
    /// What is put into channels and taken out is told (Taken::moved): for a recording, not while exploring.
    bool tellsChannels = false;
};

/// I/O that a task awaits.
struct IoRequest {
    std::uint32_t task = 0;
    Duration duration{};
    std::string device; ///< Empty: unnamed.
};

/// Where an event loop stands at the start of a turn.
struct LoopTurn {
    static constexpr std::uint32_t kFires = 1; ///< Flags in Stop::other.
    static constexpr std::uint32_t kIsDue = 2;

    bool fires = false;                 ///< A timer has fired in this turn: no completions any more.
    bool timerIsDue = false;            ///< On the loop's own clock.
    bool hasWork = false;               ///< Callbacks are ready.
    std::vector<std::uint32_t> awaited; ///< Tasks whose I/O may complete, ascending.
    bool canGoOn() const { return hasWork && !timerIsDue; }
};

/// What a thread did: the step it was let go to take, and how far it came behind it.
struct Taken {
    std::uint64_t instructions =
        0;                 ///< Of the lesson, executed behind the step up to the next stop (without it).
    std::uint64_t all = 0; ///< The prelude's among them, which take no time.
    std::string
        text; ///< Read, Write: the value as repr. Operation: what was computed. Output: what was printed.
              ///< Note, Check: its text. Finish: "ValueError: text" if an exception ended it.
    bool ok = true;                  ///< Check: whether it held.
    bool toStandardError = false;    ///< Output.
    std::vector<std::string> broken; ///< Names of the always() conditions that do not hold behind the step.
    std::vector<std::uint32_t> touched; ///< Numbers of gates that got a permit without a step of their own.
    std::optional<IoRequest> request;   ///< AwaitIo: what has begun.
    std::vector<std::uint32_t> readied; ///< Tasks for which what they await has come.
    /// Timers of its event loop that have fired: the task that each wakes, and the moment that it waited for.
    std::vector<std::pair<std::uint32_t, Duration>> due;
    std::vector<ChannelMove> moved;     ///< In order; only if the context asks for it.
    std::vector<std::uint32_t> givenUp; ///< Tasks whose I/O nobody awaits any more.
    std::vector<std::uint32_t> checks; ///< Counts of instructions at which CPython 3.12 looks at requests for
                                       ///< the GIL; only if asked for.
};

/// A running program between two steps: memory, frames, threads, locks. A value: a copy is a fork, a
/// checkpoint, a node of a search; it knows no time. Every thread that is alive stands before a Stop. Whoever
/// drives it (the Machine with time, a schedule, the explorer) chooses a thread that can go and takes it.
class World {
public:
    explicit World(std::shared_ptr<const WorldContext> context);

    const WorldContext& context() const { return *m_context; }
    std::size_t threadCount() const { return m_threads.size(); }
    const Thread& thread(ThreadId id) const { return m_threads[id.index()]; }
    const Stop& stop(ThreadId id) const { return m_threads[id.index()].stop; }
    std::string threadName(ThreadId id) const;

    /// Lets a started thread run its private instructions up to its first stop. Not more than `budget` of
    /// them.
    Taken begin(ThreadId id, std::uint64_t budget = ~std::uint64_t{0}, bool wantChecks = false);
    /// Whether the thread's stop can be taken now: false while what it waits for is not there.
    bool canGo(ThreadId id) const;
    /// Performs the thread's stop (which canGo) and runs on to its next one.
    Taken take(ThreadId id, std::uint64_t budget = ~std::uint64_t{0}, bool wantChecks = false);
    /// Which of its ways the next take() goes: the case of a Select, from 1; of a Turn, the number of the
    /// task whose I/O completes plus 1, or kFireTimer. 0: the first case that is ready; the turn goes on.
    void choose(std::uint32_t way) { m_choice = way; }
    static constexpr std::uint32_t kFireTimer = 0xFFFF'FFFF;
    /// As take, but its timed wait (Stop::timed) has run out.
    Taken timeOut(ThreadId id, std::uint64_t budget = ~std::uint64_t{0}, bool wantChecks = false);
    /// The clock that the thread's next Clock stop reads, in ns since the start. World itself has none: 0
    /// unless set, and then each event loop has a clock of its own (details.md 5).
    void setClock(Duration sinceStart) { m_clock = sinceStart; }
    /// A periodic thread (Thread::job) that has ended begins its next job: begin() is possible again.
    void restart(ThreadId id);

    // Of the gate that the thread's stop (Acquire, Release, Wait, Notify) is about.
    Value gateOf(const Thread& thread, std::optional<std::uint32_t> number = std::nullopt) const;
    std::uint32_t gateNumber(ThreadId id) const; ///< Stays the same all through the run.
    std::string gateNameOf(ThreadId id) const;   ///< As details.md 30: "lock", "locks[2]", else "Lock-1".
    std::string gateKindOf(ThreadId id) const;   ///< "Lock", "Semaphore", …: as the prelude labels it.
    std::optional<ThreadId> ownerOf(ThreadId waiter) const; ///< Who holds the lock; none when it is free.
    /// How many waiters could go now, all for a set flag; of a Select, at its gate of that number.
    std::uint64_t permitsOf(ThreadId id, std::optional<std::uint32_t> gate = std::nullopt) const;
    std::string deviceOf(ThreadId id) const; ///< Of an Io stop; empty for an unnamed device.
    // Of a Select.
    bool isCompleted(
        ThreadId id) const; ///< Another thread's step has completed it: it takes none of its own.
    std::vector<std::uint32_t> readyCases(ThreadId id) const; ///< From 1.
    std::uint32_t caseCount(ThreadId id) const;
    /// Of the one gate, or of all at which a Select waits.
    std::vector<std::uint32_t> gatesOf(ThreadId id) const;
    /// The channel of which that gate is, if it is told of.
    const Channel* channelAt(std::uint32_t gate) const;
    /// Its name, by the gate of it at which the thread's stop is.
    std::string channelNameOf(ThreadId id, const Channel& channel, std::uint32_t gate) const;
    // Of tasks and loops.
    std::uint32_t actorOf(ThreadId id) const; ///< The number that its steps are written with.
    LoopTurn turnOf(ThreadId id) const;       ///< Of a Turn stop.
    /// The I/O that a task awaits has come: its loop takes it in its next turn.
    void completeIo(std::uint32_t task);
    /// As many threads and tasks are alive as the limit allows.
    bool isFull() const;
    std::uint32_t gateCount() const { return m_gates; }
    /// Index of the lesson's function that the thread was made to run; none if it is no such function.
    std::optional<std::uint32_t> targetOf(ThreadId id) const;
    /// The line at which the thread stands: of its innermost frame of the lesson.
    std::uint32_t lineOf(ThreadId id) const;

    /// Locations that turned out to be shared without being in context().sharing, with the instructions that
    /// used them.
    const std::set<Location>& discovered() const { return m_discovered; }
    const std::set<std::uint32_t>& discoveredAt() const { return m_discoveredAt; }
    /// The location that the thread is about to read or write.
    Location locationOf(ThreadId id) const;
    /// Its name ("counter", "Account.balance") and its value now, as repr.
    std::string locationName(ThreadId id) const;
    std::string valueOf(ThreadId id) const;

    /// The lesson's module variables as `globals` of the command line has them: name and JSON text.
    /// `toldBirths` becomes true where it is told of one the how many-th it is.
    std::vector<std::pair<std::string, std::string>> globals(bool* toldBirths = nullptr) const;

    /// Keeps what can still be reached; nothing can observe it.
    void collect();

    /// All that a World is; for the explorer, which takes it apart and puts it together again.
    struct Process {
        Value globals; ///< A Block: one word for each module variable.
        Value users; ///< A Block: who has used each, as Header::users, and whether it was written since (bit
                     ///< 16).
        Value space; ///< Of a forked process: a tuple of its globals, which is their name in a key.
        std::uint32_t thread; ///< Its first thread, whose number is its own.
        std::uint32_t parent; ///< Index of the process that forked it.
    };
    /// The memory of all processes. Only what interprocess objects lead to is reached from more than one of
    /// them (fork.cpp).
    Memory& memory() { return m_memory; }
    const Memory& memory() const { return m_memory; }
    std::vector<Process>& processes() { return m_processes; }
    const std::vector<Process>& processes() const { return m_processes; }
    Value noUsers();
    std::vector<Thread>& threads() { return m_threads; }
    const std::vector<Thread>& threads() const { return m_threads; }
    std::uint32_t inputCount() const { return m_inputs; } ///< Lines read by input().
    void setCounts(std::uint32_t gates, std::uint32_t inputs)
    {
        m_gates = gates;
        m_inputs = inputs;
    }
    /// Whether a thread has asked what has become of others: what it does depends on more than memory.
    bool askedForThreads() const { return m_asked; }
    void forgetAsked() { m_asked = false; }
    /// Whether the lesson has been told the how many-th an object is, by its repr or its id.
    bool toldBirths() const { return m_toldBirths; }
    /// Event loops forget what they have done (LoopObjects::tidy). Nobody notices.
    void tidyLoops();
    bool anyStarted() const { return m_started; } ///< Whether a second thread was ever started.
    void setAnyStarted(bool started) { m_started = started; }

private:
    friend class Interpreter;

    void enterModule(std::uint32_t function);
    void runPreludeModule(std::uint32_t function);
    Value makeGate(Memory& memory, GateForm form, std::int64_t permits, bool hidden);
    void addProcess(std::span<const Value> globals, std::uint32_t thread, std::uint32_t parent);
    std::string gateName(Value gate) const;
    std::string channelName(const Channel& channel, Value gate) const;
    std::string failureText(const Thread& thread, bool isMain);
    void tryInvariants(Taken& taken);
    void kill(std::uint16_t process, ThreadId by);
    ValueContext valuesOf(const Thread& thread) const;
    bool isData(const Memory& memory, Value value) const;
    bool isPreludeObject(const Memory& memory, Value ofClass) const;
    bool canTurn(ThreadId id) const;
    std::optional<std::uint32_t> takeArrived(ThreadId loop);
    std::string holderOf(const Thread& thread, Value object) const;
    std::string attributeHolderOf(const Thread& thread, Value object) const;

    std::shared_ptr<const WorldContext> m_context;
    Memory m_memory;
    std::vector<Process> m_processes;
    std::vector<Thread> m_threads;
    std::uint32_t m_gates = 0;
    std::optional<std::uint32_t> m_invariants; ///< Slot of the prelude's list of always() conditions.
    std::uint32_t m_inputs = 0;                ///< Lines read by input().
    bool m_started = false;
    bool m_asked = false;
    std::optional<Duration> m_clock;
    std::vector<std::uint32_t> m_arrived; ///< Tasks whose I/O has come, in that order, and not been taken.
    std::uint32_t m_choice = 0;
    /// By the numbers of their gates; empty unless the context tells of them.
    std::map<std::uint32_t, std::shared_ptr<const Channel>> m_channels;
    bool m_toldBirths = false;
    std::set<Location> m_discovered;
    std::set<std::uint32_t> m_discoveredAt;
};

/// The locations that exploring, replaying and the random policy treat as shared (details.md 1): two runs,
/// then a search of at most 20,000 states, begun again whenever a location is added.
std::shared_ptr<const Sharing> findSharing(std::shared_ptr<const Program> program,
                                           const WorldContext& context);

} // namespace core
