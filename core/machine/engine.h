#pragma once

#include "core/machine/bursts.h"
#include "core/machine/ceilings.h"
#include "core/machine/journal.h"
#include "core/machine/machine.h"
#include "core/machine/step_recorder.h"

#include <bit>
#include <stop_token>

namespace core {

/// Moves a Machine on and writes down what happens. One instant is handled in this order (machine.md;
/// details.md 15 and 16): running threads go on until they use time, block or end, the lowest core first;
/// devices and timers wake their threads; new threads arrive; idle cores take work; threads whose slice is
/// over queue behind; their cores take work.
class Engine {
public:
    Engine(Machine& machine, Journal& journal);

    /// The main thread arrives.
    void begin();
    /// Moves to the next moment at which something happens; false when the run has ended.
    bool step();
    /// Moves through all moments up to `last` and brings the accounts of who runs then up to it. False when
    /// `stop` asked for an early end.
    bool stepTo(Instant last, const std::stop_token& stop);

private:
    // engine.cpp: the order of things at an instant.
    Instant nextMoment();
    void runCores();
    void account(std::size_t core);
    void accountAll();
    void fireTimers();
    bool isVoid(const Timer& timer) const;
    void fire(const Timer& timer);
    void changeOrder();
    void goOnWhereNobodyCame();
    void finishWithoutEvents();

    // cores.cpp: who gets which core.
    void endSlices();
    void endSlice(std::size_t core);
    void startSlice(std::size_t core);
    void fillCores(std::uint64_t& free);
    void fillFromOneQueue(std::uint64_t& free);
    void fillFromOwnQueues(std::uint64_t& free);
    std::optional<ThreadId> nextFor(Policy& queue, std::uint64_t cores);
    std::optional<ThreadId> steal(std::size_t core);
    std::size_t coreFor(ThreadId thread, std::uint64_t free) const;
    void assign(ThreadId thread, std::size_t core);
    void takeOff(std::size_t core);
    void leaveCore(ThreadId thread);
    void switchIn(std::size_t core);
    bool moveIfNotAllowed(ThreadId thread);

    // ready.cpp: how a thread becomes ready, and takes the core of a less urgent one.
    void addReady(ThreadId thread, Entry entry);
    std::uint32_t queueFor(ThreadId thread) const;
    Duration burstOf(ThreadId thread);
    void displaceLessUrgent();
    void displaceForWoken();
    bool displaceIn(Policy& queue, std::uint64_t cores);
    bool displace(ThreadId ready, std::uint64_t cores);
    std::optional<std::size_t> leastUrgentCore(std::uint64_t cores) const;
    Policy& queueOf(ThreadId thread) { return *m.queues[runner(thread).queue]; }
    std::size_t queueNumber(std::size_t core) const { return m.queues.size() == 1 ? 0 : core; }
    Policy& queueAt(std::size_t core) { return *m.queues[queueNumber(core)]; }
    const Policy& queueAt(std::size_t core) const { return *m.queues[queueNumber(core)]; }
    Contender& contender(ThreadId thread) { return m.contenders[thread.index()]; }
    const Contender& contender(ThreadId thread) const { return m.contenders[thread.index()]; }

    // urgency.cpp: what raises and lowers priorities, and jobs with deadlines.
    void takeAttributes(ThreadId thread);
    void age(ThreadId thread);
    void stopAgeing(ThreadId thread);
    void setPriority(ThreadId thread);
    void holdLock(ThreadId thread, std::uint32_t gate, const std::string& name);
    void letGoOfLock(ThreadId thread, std::uint32_t gate);
    void inherit(std::uint32_t gate);
    void setDeadline(ThreadId thread);
    void endJob(ThreadId thread);

    // running.cpp: a thread on a core.
    void run(std::size_t core);
    bool reach(ThreadId thread);
    void plan(std::size_t core);
    Instant boundary(const Runner& runner, Instant earliest) const;
    void begin(ThreadId thread);
    void perform(ThreadId thread);
    void owe(ThreadId thread, Taken& taken);
    Duration costOf(const Stop& stop, const Taken& taken) const;
    void followLock(ThreadId thread, const StopRecord& before);
    void registerThreads();
    void createThread(ThreadId thread);
    void start(ThreadId thread);
    void arrive(ThreadId thread);
    void finish(ThreadId thread);
    void countInstructions(const Taken& taken);
    void endWithLimit(std::string message);
    bool isSwitchPlace(ThreadId thread) const;

    template <class What>
    void add(ThreadId thread, const What& what)
    {
        m_journal.add(m.now, thread, lineOf(thread), what);
    }
    std::uint32_t lineOf(ThreadId thread) const { return runner(thread).line; }

    // waiting.cpp: what a thread waits for, and who wakes it.
    void block(ThreadId thread, WaitKind why, std::optional<std::uint32_t> object);
    void blockFor(ThreadId thread, TimerKind kind, Instant until);
    void startIo(ThreadId thread);
    void request(ThreadId thread, Duration duration, std::optional<std::uint32_t> device);
    std::optional<std::uint32_t> deviceNamed(const std::string& name);
    void serve(ThreadId thread, Device& device);
    void leaveDevice(ThreadId thread);
    /// A task stands at the line of the thread that runs its loop.
    template <class What>
    void noteIo(ThreadId thread, const What& what)
    {
        const Thread& who = m.world.thread(thread);
        m_journal.add(m.now, thread, lineOf(who.isTask ? ThreadId{who.parent} : thread), what);
    }
    void finishIo(ThreadId thread);
    void startAwaitedIo(const IoRequest& io);
    void giveUpIo(ThreadId task);
    void waitAtTurn(ThreadId loop);
    void noteDue(ThreadId loop, ThreadId task, Instant moment);
    void beginSleep(ThreadId task, Instant until);
    void wakeSleepers(Instant last);
    void beDue(ThreadId task, Instant moment);
    void leaveOutDue(std::vector<std::uint32_t>& readied);
    void noteLate(ThreadId loop, ThreadId task);
    void wakeLoop(ThreadId loop, std::optional<ThreadId> by);
    void waitAtGate(ThreadId thread);
    void waitForEnd(ThreadId thread);
    void armTimeout(ThreadId thread);
    void runOutOfTime(ThreadId thread);
    void gateChanged(std::uint32_t gate, ThreadId by);
    void handOver(GateQueue& queue, ThreadId by);
    std::size_t firstServed(const GateQueue& queue) const;
    void letRetry(std::uint32_t gate, GateQueue& queue, ThreadId by);
    void leaveGates(ThreadId thread);
    void lookAtGates(ThreadId by);
    void wake(ThreadId thread, std::optional<ThreadId> by);
    void makeReady(ThreadId thread);
    void setTimer(ThreadId thread, TimerKind kind, Instant at);
    WaitKind waitKindOf(ThreadId thread) const;

    // killing.cpp: a process that another ends by a signal.
    void killProcess(ThreadId first, ThreadId by);
    void kill(ThreadId thread, ThreadId by);
    void leaveWaiting(ThreadId thread);
    void dieOnCore(ThreadId thread);

    // gil.cpp
    bool needsGil(const Runner& runner) const
    {
        return m_settings.hasGil() && !runner.holdsGil && !runner.withoutGil;
    }
    Gil& gilOf(ThreadId thread) { return m.gils[m.world.thread(thread).process]; }
    bool takeGil(ThreadId thread);
    void beginToWaitForGil(ThreadId thread);
    bool releaseGil(ThreadId thread, bool forced);
    void passGilOn(ThreadId by);
    void giveGil(Gil& gil, std::size_t waiter, ThreadId by);
    void endGilInterval(ThreadId thread);
    void dropGilAsAsked(ThreadId thread);
    void dropGilWithCore(ThreadId thread);
    Instant gilDropPoint(ThreadId thread);
    void setGilInterval(Gil::Waiter& waiter, const Gil& gil);
    Duration switchInterval(ThreadId thread) const;

    Runner& runner(ThreadId thread) { return m.runners[thread.index()]; }
    const Runner& runner(ThreadId thread) const { return m.runners[thread.index()]; }

    Machine& m;
    Journal& m_journal;
    StepRecorder m_recorder;
    const Settings& m_settings;
    std::optional<std::uint32_t> m_switchIntervalSlot; ///< What sys.setswitchinterval() has last been given.
    const Limits& m_limits;
    std::vector<bool> m_hidden; ///< By instruction: of the prelude, which takes no time.
    bool m_switchesAtSteps;
    Preemption m_preemption;
    bool m_ages;    ///< Who is ready becomes more urgent.
    bool m_follows; ///< Who holds a lock may become more urgent by that.
    Ceilings m_ceilings;
    Bursts m_bursts;
};

} // namespace core
