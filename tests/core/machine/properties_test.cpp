#include "tests/support/simulated.h"

#include "core/policy/policy.h"
#include "core/timeline/timeline.h"

#include <algorithm>
#include <cmath>
#include <gmock/gmock.h>
#include <numeric>
#include <rapidcheck/gtest.h>
#include <set>

// RapidCheck prints the seed of what fails; RC_PARAMS="seed=…" gives one.

using namespace core;
using namespace core::testing;

namespace {

/// A lesson of a few threads that work, wait for devices and take locks, as text.
std::string workload(bool blocks)
{
    std::string lesson = blocks ? "l0 = threading.Lock()\nl1 = threading.Lock()\n" : "";
    std::string arrivals;
    const int threads = *rc::gen::inRange(2, 6);
    for (int t = 0; t < threads; ++t) {
        const std::string name(1, static_cast<char>('A' + t));
        lesson += "def job_" + name + "():\n";
        const int parts = blocks ? *rc::gen::inRange(1, 5) : 1;
        for (int part = 0; part < parts; ++part) {
            const std::string ms = std::to_string(*rc::gen::inRange(1, 20));
            const std::string lock = std::to_string(*rc::gen::inRange(0, 2));
            switch (blocks ? *rc::gen::inRange(0, 5) : 0) {
            case 0:
            case 1: lesson += "    work(" + ms + ")\n"; break;
            case 2: lesson += "    io(" + ms + ")\n"; break;
            case 3: lesson += "    io(" + ms + ", 'disk')\n"; break;
            default: lesson += "    with l" + lock + ":\n        work(" + ms + ")\n"; break;
            }
        }
        arrivals += "at(" + std::to_string(*rc::gen::inRange(0, 15)) + ", job_" + name + ", name='" + name
            + "', priority=" + std::to_string(*rc::gen::inRange(0, 4))
            + ", nice=" + std::to_string(*rc::gen::inRange(-5, 6))
            + ", tickets=" + std::to_string(*rc::gen::inRange(1, 300)) + ")\n";
    }
    return lesson + arrivals;
}

Overrides anyMachine(const std::string& policy)
{
    return {{"policy", policy},
            {"cores", std::to_string(*rc::gen::inRange(1, 4))},
            {"runtime",
             *rc::gen::element<std::string>("native", "free-threaded", "cpython-2.7", "cpython-3.9",
                                            "cpython-3.12")},
            {"op_cost", *rc::gen::element<std::string>("0", "50us")},
            {"context_switch", *rc::gen::element<std::string>("0", "100us")},
            {"wakeup_latency", *rc::gen::element<std::string>("0", "30us")},
            {"queues", *rc::gen::element<std::string>("global", "per-core")},
            {"lock_handoff", *rc::gen::element<std::string>("fifo", "barging")},
            {"priority_inheritance", *rc::gen::element<std::string>("on", "off")},
            {"priority_ceiling", *rc::gen::element<std::string>("on", "off")},
            {"aging", *rc::gen::element<std::string>("0", "5ms")},
            {"boost", *rc::gen::element<std::string>("0", "50ms")},
            {"seed", std::to_string(*rc::gen::inRange(0, 5))}};
}

std::vector<std::string> policyNames()
{
    std::vector<std::string> names;
    for (const PolicyInfo& policy : policyTable())
        names.emplace_back(policy.name);
    return names;
}

/// Follows who is on which core, and who has which lock and the GIL; says what is impossible.
class Watch {
public:
    explicit Watch(const Recording& recording)
        : m_recording(recording)
        , m_onCore(recording.info().cores)
        , m_locks(recording.info().locks.size())
    {
    }

    /// The first thing that cannot be; empty if there is none.
    std::string run(bool conservesWork)
    {
        for (std::size_t i = 0; i < m_recording.size() && m_wrong.empty(); ++i) {
            const Event event = m_recording.event(EventId{i});
            if (conservesWork && event.time > m_now && !m_ready.empty() && idleCores() > 0)
                wrong("a core is idle while a thread is ready");
            if (event.time < m_now)
                wrong("time runs backwards");
            m_now = event.time;
            follow(event);
        }
        return m_wrong;
    }

private:
    std::ptrdiff_t idleCores() const
    {
        return std::ranges::count_if(m_onCore, [](const auto& thread) { return !thread.has_value(); });
    }
    void wrong(const std::string& what) { m_wrong = what + " at " + formatDuration(m_now - Instant{}); }

    void enter(ThreadId thread, CoreId core)
    {
        std::optional<ThreadId>& there = m_onCore[core.index()];
        if (there && *there != thread)
            wrong("a core runs two threads");
        leave(thread);
        there = thread;
        m_ready.erase(thread);
    }
    void leave(ThreadId thread)
    {
        std::ranges::replace(m_onCore, std::optional(thread), std::optional<ThreadId>());
    }

    void follow(const Event& event)
    {
        if (const auto* in = std::get_if<SwitchedIn>(&event.what))
            enter(event.thread, in->core);
        else if (const auto* began = std::get_if<SwitchBegan>(&event.what))
            enter(event.thread, began->core);
        else if (std::holds_alternative<Arrived>(event.what) || std::holds_alternative<Woken>(event.what))
            m_ready.insert(event.thread);
        else if (std::holds_alternative<Preempted>(event.what)) {
            leave(event.thread);
            m_ready.insert(event.thread);
        } else if (std::holds_alternative<Blocked>(event.what)
                   || std::holds_alternative<Finished>(event.what))
            leave(event.thread);
        else if (const auto* acquired = std::get_if<LockAcquired>(&event.what))
            take(m_locks[acquired->lock.index()], event.thread, "a lock has two owners");
        else if (const auto* released = std::get_if<LockReleased>(&event.what))
            m_locks[released->lock.index()].reset();
        else if (std::holds_alternative<GilTaken>(event.what))
            take(m_gil, event.thread, "the GIL has two holders");
        else if (std::holds_alternative<GilDropped>(event.what))
            m_gil.reset();
    }

    void take(std::optional<ThreadId>& owner, ThreadId thread, const std::string& otherwise)
    {
        if (owner)
            wrong(otherwise);
        owner = thread;
    }

    const Recording& m_recording;
    std::vector<std::optional<ThreadId>> m_onCore;
    std::vector<std::optional<ThreadId>> m_locks;
    std::optional<ThreadId> m_gil;
    std::set<ThreadId> m_ready;
    Instant m_now{};
    std::string m_wrong;
};

bool sameEvents(const Recording& a, const Recording& b)
{
    bool same = a.size() == b.size();
    for (std::size_t i = 0; same && i < a.size(); ++i)
        same = a.event(EventId{i}) == b.event(EventId{i});
    return same;
}

double meanTurnaround(const Recording& recording)
{
    return figuresOf(recording).summary.turnaround.mean;
}

/// What a periodic task asks for: whole milliseconds of work each period.
struct Task {
    int work;
    int period;
};

std::vector<Task> anyTasks()
{
    std::vector<Task> tasks;
    const auto periods = rc::gen::element(4, 5, 6, 8, 10, 12, 15);
    const auto count = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
    for (const int period : *rc::gen::unique<std::vector<int>>(count, periods))
        tasks.push_back({*rc::gen::inRange(1, period + 1), period});
    return tasks;
}

std::string periodic(const std::vector<Task>& tasks, int until)
{
    std::string lesson;
    for (std::size_t i = 0; i < tasks.size(); ++i)
        lesson += "at(0, work, " + std::to_string(tasks[i].work) + ", name='"
            + std::string(1, static_cast<char>('A' + i)) + "', period=" + std::to_string(tasks[i].period)
            + ")\n";
    return lesson + "until(" + std::to_string(until) + ")\n";
}

/// In which the releases of all tasks repeat.
int hyperperiod(const std::vector<Task>& tasks)
{
    return std::accumulate(tasks.begin(), tasks.end(), 1,
                           [](int all, const Task& task) { return std::lcm(all, task.period); });
}

std::uint64_t misses(const Recording& recording)
{
    std::uint64_t count = 0;
    for (const ThreadFigures& thread : figuresOf(recording).threads)
        count += thread.deadlineMisses;
    return count;
}

/// R = C + Σ ⌈R / T_j⌉ C_j over the more urgent (Joseph, Pandya 1986); past the period it does not matter.
int responseTime(const std::vector<Task>& tasks, std::size_t task)
{
    int response = tasks[task].work;
    for (;;) {
        int next = tasks[task].work;
        for (std::size_t j = 0; j < tasks.size(); ++j) {
            if (tasks[j].period < tasks[task].period)
                next += (response + tasks[j].period - 1) / tasks[j].period * tasks[j].work;
        }
        if (next == response || next > tasks[task].period)
            return next;
        response = next;
    }
}

} // namespace

RC_GTEST_PROP(EveryPolicy, KeepsToWhatIsPossibleAndAddsUp, ())
{
    const std::string policy = *rc::gen::elementOf(policyNames());
    const std::string lesson = workload(true);
    const Overrides machine = anyMachine(policy);
    const auto recording = onTextbookMachine(lesson, machine);
    RC_LOG() << lesson << std::endl;
    for (const auto& [name, value] : machine)
        RC_LOG() << "--" << name << " " << value << std::endl;

    RC_ASSERT(recording->info().outcome.kind == OutcomeKind::Completed);
    RC_ASSERT(Watch(*recording).run(true) == "");
    const Figures figures = figuresOf(*recording);
    Duration running{};
    for (const ThreadFigures& thread : figures.threads) {
        RC_ASSERT(thread.alive() == *thread.completion - *thread.arrival);
        running += thread.running;
    }
    Duration busy{};
    for (const CoreFigures& core : figures.cores)
        busy += core.busy;
    RC_ASSERT(busy == running);
    RC_ASSERT(sameEvents(*recording, *onTextbookMachine(lesson, machine)));
}

RC_GTEST_PROP(ShortestRemainingTime, HasTheLeastMeanTurnaroundOfAllPolicies, ())
{
    const std::string lesson = workload(false);
    const double least = meanTurnaround(*onTextbookMachine(lesson, {{"policy", "srtf"}}));

    for (const PolicyInfo& policy : policyTable())
        RC_ASSERT(least <= meanTurnaround(*onTextbookMachine(lesson, {{"policy", std::string(policy.name)}}))
                      + 1e-6);
}

RC_GTEST_PROP(RoundRobin, LetsEverybodyRunWithinATurnOfAll, ())
{
    const auto recording = onTextbookMachine(workload(false), {{"quantum", "4ms"}});
    const auto threads = threadsOf(*recording);

    for (const auto& [name, thread] : threads)
        RC_ASSERT(*thread.response() <= 4ms * static_cast<Duration::rep>(threads.size()));
}

RC_GTEST_PROP(EarliestDeadline, MeetsAllDeadlinesExactlyUpToFullUtilisation, ())
{
    const std::vector<Task> tasks = anyTasks();
    const int cycle = hyperperiod(tasks);
    int demand = 0;
    for (const Task& task : tasks)
        demand += task.work * (cycle / task.period);

    const auto recording = onTextbookMachine(periodic(tasks, cycle), {{"policy", "edf"}});

    RC_ASSERT((misses(*recording) == 0) == (demand <= cycle));
}

RC_GTEST_PROP(RateMonotonic, RespondsAsTheAnalysisSays, ())
{
    const std::vector<Task> tasks = anyTasks();

    const auto recording = onTextbookMachine(periodic(tasks, hyperperiod(tasks)), {{"policy", "rm"}});
    const auto threads = threadsOf(*recording);

    for (std::size_t i = 0; i < tasks.size(); ++i) {
        const int response = responseTime(tasks, i);
        const ThreadFigures& thread = threads.at(std::string(1, static_cast<char>('A' + i)));
        if (response <= tasks[i].period)
            RC_ASSERT(thread.turnaround() == response * 1ms);
        else
            RC_ASSERT(thread.jobs.front().missed);
    }
}

RC_GTEST_PROP(MissedDeadlines, AreMarkedInTheTimelineAsTheyAreCounted, ())
{
    const std::vector<Task> tasks = anyTasks();
    const std::string policy = *rc::gen::element<std::string>("rm", "edf", "rr");

    const auto recording = onTextbookMachine(periodic(tasks, hyperperiod(tasks)), {{"policy", policy}});
    std::multiset<Instant> marked;
    for (const Mark& mark : timelineOf(recording).marks)
        if (mark.kind == MarkKind::MissedDeadline)
            marked.insert(mark.when);
    std::multiset<Instant> counted;
    for (const ThreadFigures& thread : figuresOf(*recording).threads)
        for (const JobFigures& job : thread.jobs)
            if (job.missed)
                counted.insert(job.deadline);

    RC_ASSERT(marked == counted);
}

// One core, threads that always want it: after any time each has its share, to within a quantum of each.
RC_GTEST_PROP(ProportionalShare, IsKeptByStrideWithinAQuantumOfEach, ())
{
    const auto tickets = *rc::gen::container<std::vector<int>>(3, rc::gen::inRange(1, 50));
    std::string lesson;
    for (std::size_t i = 0; i < tickets.size(); ++i)
        lesson += "at(0, work, 100000, name='" + std::string(1, static_cast<char>('A' + i))
            + "', tickets=" + std::to_string(tickets[i]) + ")\n";

    const auto threads =
        threadsOf(*onTextbookMachine(lesson + "until(2000)\n", {{"policy", "stride"}, {"quantum", "1ms"}}));

    const int all = std::accumulate(tickets.begin(), tickets.end(), 0);
    for (std::size_t i = 0; i < tickets.size(); ++i) {
        const auto ran =
            static_cast<double>(threads.at(std::string(1, static_cast<char>('A' + i))).running.count());
        RC_ASSERT(std::abs(ran / 1e6 - 2000.0 * tickets[i] / all) <= 3);
    }
}
