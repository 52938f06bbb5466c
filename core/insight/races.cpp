#include "core/insight/races.h"

#include "core/base/overloaded.h"
#include "core/base/settings.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace core {

namespace {

/// What each thread had done, as far as one knows of it.
class VectorClock {
public:
    std::uint32_t operator[](ThreadId thread) const
    {
        return thread.index() < m_counts.size() ? m_counts[thread.index()] : 0;
    }
    void tick(ThreadId thread)
    {
        m_counts.resize(std::max(m_counts.size(), thread.index() + 1), 0);
        ++m_counts[thread.index()];
    }
    void join(const VectorClock& other)
    {
        m_counts.resize(std::max(m_counts.size(), other.m_counts.size()), 0);
        for (std::size_t i = 0; i < other.m_counts.size(); ++i)
            m_counts[i] = std::max(m_counts[i], other.m_counts[i]);
    }

private:
    std::vector<std::uint32_t> m_counts;
};

/// An access and the count of its thread then: its epoch.
struct Access {
    RacingAccess what;
    std::uint32_t count = 0;
};

class RaceFold {
public:
    explicit RaceFold(const Recording& recording)
        : m_recording(recording)
        , m_clocks(recording.info().threads.size())
        , m_held(m_clocks.size())
        , m_variables(recording.info().variables.size())
    {
        for (std::size_t i = 0; i < m_clocks.size(); ++i)
            m_clocks[i].tick(ThreadId{i});
        findStarts();
        const std::map<std::string, std::string>& settings = recording.info().settings;
        const auto is = [&](const std::string& name, std::string_view value) {
            const auto setting = settings.find(name);
            return setting != settings.end() && setting->second.starts_with(value);
        };
        m_keepsGil = is("granularity", "runtime") && is("runtime", "cpython-");
    }

    std::vector<Race> run()
    {
        for (std::size_t i = 0; i < m_recording.size(); ++i) {
            const Event event = m_recording.event(EventId{i});
            startThreadsBefore(event);
            apply(event);
        }
        return std::move(m_races);
    }

private:
    struct Start {
        Instant time;
        ThreadId thread;
    };
    struct Variable {
        std::optional<Access> write;
        std::map<ThreadId, Access> reads; ///< Since the write, the last of each thread.
    };

    VectorClock& clock(ThreadId thread) { return m_clocks[thread.index()]; }

    /// A thread becomes ready some time after it was started; what its creator did meanwhile is not before
    /// it.
    void findStarts()
    {
        const std::map<std::string, std::string>& settings = m_recording.info().settings;
        const auto delay = settings.find("thread_start");
        if (m_recording.info().engine == "sim" && delay != settings.end())
            m_startDelay = parseDuration(delay->second).value_or(Duration{});
        for (std::size_t i = 0; i < m_recording.size() && m_startDelay > Duration{}; ++i) {
            const Event event = m_recording.event(EventId{i});
            if (std::holds_alternative<Arrived>(event.what))
                m_starts.push_back({event.time - m_startDelay, event.thread});
        }
        std::ranges::stable_sort(m_starts, {}, &Start::time);
    }

    void startThreadsBefore(const Event& event)
    {
        for (; m_started < m_starts.size() && m_starts[m_started].time < event.time; ++m_started)
            start(m_starts[m_started].thread);
    }

    void start(ThreadId thread)
    {
        const std::optional<ThreadId> parent = m_recording.info().threads[thread.index()].parent;
        if (parent)
            order(*parent, thread);
    }

    /// All that one thread has done happens before what another does from now on.
    void order(ThreadId before, ThreadId after)
    {
        clock(after).join(clock(before));
        clock(before).tick(before);
    }

    void meet(ThreadId thread, VectorClock& at)
    {
        clock(thread).join(at);
        at = clock(thread);
        clock(thread).tick(thread);
    }

    void apply(const Event& event)
    {
        const ThreadId me = event.thread;
        std::visit(Overloaded{
                       [&](const Arrived&) {
                           if (m_startDelay == Duration{})
                               start(me);
                       },
                       [&](const Woken& woken) {
                           if (woken.by)
                               order(*woken.by, me);
                       },
                       [&](const LockAcquired& acquired) {
                           clock(me).join(m_locks[acquired.lock]);
                           m_held[me.index()].insert(acquired.lock);
                       },
                       [&](const LockReleased& released) {
                           meet(me, m_locks[released.lock]);
                           m_held[me.index()].erase(released.lock);
                       },
                       [&](const Finished&) {
                           if (const auto parent = m_recording.info().threads[me.index()].parent)
                               order(me, *parent);
                       },
                       [&](const Stepped& step) { applyStep(event, step); },
                       [](const auto&) {}, // Nothing else puts threads in an order.
                   },
                   event.what);
    }

    void applyStep(const Event& event, const Stepped& step)
    {
        if (step.kind == StepKind::Read || step.kind == StepKind::Write) {
            if (!isWhole(VariableId{*step.object}))
                access(event, VariableId{*step.object}, step.kind == StepKind::Write);
        } else if (step.kind != StepKind::Operation && step.kind != StepKind::Output
                   && step.kind != StepKind::Acquire && step.kind != StepKind::Release)
            meet(event.thread, m_gates[m_recording.text(step.text)]);
    }

    bool isWhole(VariableId id) const { return m_recording.info().variables[id.index()].isContainer; }

    void access(const Event& event, VariableId id, bool writes)
    {
        const std::set<LockId>& held = m_held[event.thread.index()];
        Access now{{event.thread, event.line, writes, {held.begin(), held.end()}},
                   clock(event.thread)[event.thread]};
        Variable& variable = m_variables[id.index()];
        if (variable.write)
            compare(id, *variable.write, now);
        if (!writes) {
            variable.reads.insert_or_assign(event.thread, now);
            return;
        }
        for (const auto& [thread, read] : variable.reads)
            compare(id, read, now);
        variable.reads.clear();
        variable.write = now;
    }

    void compare(VariableId id, const Access& before, const Access& now)
    {
        if (before.what.thread == now.what.thread
            || before.count <= clock(now.what.thread)[before.what.thread]
            || holdOneGil(before.what.thread, now.what.thread))
            return;
        const std::pair one(before.what.line, before.what.writes);
        const std::pair other(now.what.line, now.what.writes);
        if (m_known.emplace(id, std::min(one, other), std::max(one, other)).second)
            m_races.push_back({id, before.what, now.what});
    }

    /// Whether each makes all its accesses up to the next place where it may be interrupted under a GIL that
    /// both need.
    bool holdOneGil(ThreadId one, ThreadId other) const
    {
        const auto& threads = m_recording.info().threads;
        return m_keepsGil && threads[one.index()].process == threads[other.index()].process;
    }

    const Recording& m_recording;
    bool m_keepsGil = false;              ///< Switches come only where the GIL is handed over.
    std::vector<VectorClock> m_clocks;    ///< Of each thread.
    std::vector<std::set<LockId>> m_held; ///< By each thread.
    std::vector<Variable> m_variables;
    std::map<LockId, VectorClock> m_locks;
    std::map<std::string, VectorClock> m_gates; ///< Of all else that is waited for, by its name.
    Duration m_startDelay{};
    std::vector<Start> m_starts; ///< In the order of time.
    std::size_t m_started = 0;
    using Side = std::pair<std::uint32_t, bool>;
    std::set<std::tuple<VariableId, Side, Side>> m_known;
    std::vector<Race> m_races;
};

} // namespace

std::vector<Race> racesOf(const Recording& recording)
{
    return RaceFold(recording).run();
}

} // namespace core
