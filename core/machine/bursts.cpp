#include "core/machine/bursts.h"

namespace core {

namespace {

/// How many instructions a burst is followed before it counts as endless.
constexpr std::uint64_t kLongest = 1'000'000;

} // namespace

/// As long as it lasts, the copy has the World's memory.
class Bursts::Loan {
public:
    Loan(Bursts& bursts, World& owner)
        : m_bursts(bursts)
        , m_owner(owner.memory())
    {
        std::swap(m_owner, m_bursts.m_copy->memory());
        m_bursts.m_trial.begin(m_bursts.m_copy->memory());
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan()
    {
        m_bursts.m_trial.takeBack(m_bursts.m_copy->memory());
        std::swap(m_owner, m_bursts.m_copy->memory());
    }

private:
    Bursts& m_bursts;
    Memory& m_owner;
};

Duration Bursts::of(World& world, ThreadId thread, bool due, const Cost& cost)
{
    copy(world, thread);
    const Loan loan(*this, world);
    const Duration burst = follow(world, thread, due, cost);
    m_copy->threads()[thread.index()] = Thread{};
    for (const std::uint32_t started : m_started)
        m_copy->threads()[started] = Thread{};
    m_started.clear();
    for (const ThreadId task : m_tasks)
        m_copy->threads()[task.index()] = Thread{};
    return burst;
}

void Bursts::copy(const World& world, ThreadId thread)
{
    if (!m_copy) {
        m_copy = world;
        m_copy->threads().clear();
        m_copy->memory() = Memory();
    }
    m_copy->processes() = world.processes();
    m_copy->threads().resize(world.threadCount());
    for (; m_known < world.threadCount(); ++m_known)
        if (world.thread(ThreadId{m_known}).isTask)
            m_tasks.emplace_back(m_known);
    for (const ThreadId task : m_tasks)
        m_copy->threads()[task.index()] = world.thread(task);
    m_copy->threads()[thread.index()] = world.thread(thread);
    m_copy->setCounts(world.gateCount(), world.inputCount());
    m_copy->setAnyStarted(world.anyStarted());
}

Duration Bursts::follow(const World& world, ThreadId thread, bool due, const Cost& cost)
{
    Duration burst{};
    if (m_copy->thread(thread).life == ThreadLife::Started) {
        const Taken taken = m_copy->begin(thread, kLongest);
        burst += cost(m_copy->stop(thread), taken);
    }
    for (std::uint64_t instructions = 0; instructions < kLongest && !blocks(world, thread, due);) {
        const Stop& stop = m_copy->stop(thread);
        if ((stop.kind == StopKind::Work || stop.kind == StopKind::Message) && !due)
            burst += stop.duration;
        if (stop.kind == StopKind::Start)
            m_started.push_back(stop.other);
        const Taken taken = m_copy->take(thread, kLongest);
        due = false;
        instructions += taken.all + 1;
        burst += cost(m_copy->stop(thread), taken);
    }
    return burst;
}

/// Whether the burst ends where the thread stands.
bool Bursts::blocks(const World& world, ThreadId thread, bool due) const
{
    const Stop& stop = m_copy->stop(thread);
    switch (stop.kind) {
    case StopKind::Io:
    case StopKind::Sleep:
    case StopKind::Until: return !due;
    case StopKind::Input: return !due && stop.duration > Duration::zero();
    case StopKind::Finish: return true;
    case StopKind::Join:
        return stop.other >= world.threadCount()
            || world.thread(ThreadId{stop.other}).life != ThreadLife::Ended;
    default: return !m_copy->canGo(thread);
    }
}

} // namespace core
