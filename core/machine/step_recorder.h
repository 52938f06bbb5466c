#pragma once

#include "core/machine/journal.h"
#include "core/world/world.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace core {

/// What has to be known of a stop before it is taken: afterwards the thread stands elsewhere.
struct StopRecord {
    StopKind kind = StopKind::Budget;
    std::uint32_t line = 0;
    std::uint32_t other = 0;                  ///< As Stop::other.
    ThreadId actor{0};                        ///< The task that the thread runs, else the thread.
    std::optional<std::uint32_t> object;      ///< Variable or lock, as Stepped has it.
    std::optional<std::uint32_t> gate;        ///< Its number.
    std::string name;                         ///< Of the gate, unless it is a lock.
    std::optional<ThreadId> owner;            ///< Of the lock.
    bool obtains = false;                     ///< Whether it gets what it waits for.
    SuspendReason why = SuspendReason::Ready; ///< Of a Suspend.
    Duration due{};                           ///< Of a Suspend to sleep: until when, from the start.
};

/// What a stop leaves in the recording, whoever drives the World.
class StepRecorder {
public:
    StepRecorder(const World& world, Journal& journal)
        : m_world(world)
        , m_journal(journal)
    {
    }

    StopRecord lookAt(ThreadId thread, std::uint32_t line, bool timedOut);
    void record(Instant now, ThreadId thread, const StopRecord& before, const Taken& taken);
    /// The thread has begun to wait at its stop: at which ends of channels.
    void noteWait(Instant now, ThreadId thread, std::uint32_t line);
    /// Which device the task's I/O, which it awaits next, is of; none if it has no name.
    void noteAwaited(ThreadId task, std::optional<std::uint32_t> device);

private:
    void recordStop(const Taken& taken);
    void step(StepKind kind, std::string_view text);
    void wait();
    void give();
    void output(const Taken& taken);
    void check(const Taken& taken);
    void noteBroken(const Taken& taken);
    void end(const Taken& taken);
    void suspend();
    void noteMoves(const Taken& taken);
    void noteReady(const Taken& taken);
    std::optional<std::uint32_t> awaited(ThreadId task) const;
    template <class What>
    void add(const What& what)
    {
        m_journal.add(m_now, m_before->actor, m_before->line, what);
    }
    template <class What>
    void addForThread(const What& what)
    {
        m_journal.add(m_now, m_thread, m_before->line, what);
    }

    const World& m_world;
    Journal& m_journal;
    std::map<ThreadId, std::uint32_t> m_awaited; ///< Devices.
    std::set<std::string, std::less<>> m_broken; ///< The always() conditions that have failed.
    // Of the stop being recorded.
    Instant m_now{};
    ThreadId m_thread{0};
    const StopRecord* m_before = nullptr;
};

} // namespace core
