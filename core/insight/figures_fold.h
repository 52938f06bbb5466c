#pragma once

#include "core/insight/figures.h"
#include "core/timeline/lane.h"

namespace core {

/// Adds a recording's events up to its figures, one by one.
class FiguresFold {
public:
    explicit FiguresFold(const Recording& recording);

    void apply(const Event& event);
    Figures finish();

private:
    struct Now {
        ThreadState state = ThreadState::NotAlive;
        Instant since{};
        std::optional<CoreId> core;
        std::optional<std::uint32_t> waitsFor; ///< Lock.
        std::optional<std::uint32_t> waited;   ///< Lock that it had to wait for and did not get yet.
    };
    /// What is known of a task at the event being applied.
    struct TaskNow {
        std::optional<ThreadId> runsOn;
        std::optional<WaitKind> awaits; ///< Empty while it is ready.
        bool alive = false;
        Instant since{};
    };
    struct Held {
        std::optional<ThreadId> holder;
        Instant since{};
    };

    void addTimeUntil(ThreadId thread, Instant when);
    void followThread(const Event& event);
    void followTask(const Event& event);
    void endTaskState(ThreadId task, Instant when);
    void addToTask(ThreadId task, ThreadState host, Duration spent);
    void followCore(const Event& event, CoreId core);
    void followJobs(const Event& event);
    void finishJobs(std::size_t thread);
    void followLocks(const Event& event);
    void followGil(const Event& event);
    GilFigures* gilOf(ThreadId thread);
    bool mayRunPython(ThreadId thread);
    void summarise();

    const Recording& m_recording;
    Figures m_figures;
    std::vector<Now> m_threads;
    std::vector<TaskNow> m_tasks;                ///< By number; of threads unused.
    std::vector<std::optional<ThreadId>> m_runs; ///< By thread: the task that it runs.
    std::vector<Held> m_locks;
    std::vector<Held> m_gils;
    std::vector<std::optional<ThreadId>> m_lastHolders; ///< Of each GIL.
};

} // namespace core
