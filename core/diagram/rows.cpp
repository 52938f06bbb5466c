#include "core/diagram/rows.h"

#include "core/diagram/lane_drawing.h"

#include <algorithm>

namespace core {

namespace {

std::string_view nameOf(LoopQueue queue)
{
    switch (queue) {
    case LoopQueue::Ready: return "Ready queue";
    case LoopQueue::Timers: return "Timers";
    case LoopQueue::Io: return "I/O";
    }
    return "";
}

constexpr double kGroup = 22;
constexpr double kThread = 32;
constexpr double kHolder = 44;
constexpr double kVariable = 30;
constexpr double kCore = 26;
constexpr double kLoopQueue = 65;

class Planner {
public:
    Planner(const Timeline& timeline, const TimelineView& view)
        : m_timeline(timeline)
        , m_view(view)
    {
    }

    std::vector<PlannedRow> rows()
    {
        const std::size_t processes = m_timeline.recording->info().processes.size();
        for (std::size_t i = 0; i < std::max<std::size_t>(1, processes); ++i)
            addProcess(i, processes);
        addCores();
        addDevices();
        return std::move(m_rows);
    }

private:
    bool wants(LaneChoice choice) const { return m_view.lanes == LaneChoice::All || m_view.lanes == choice; }

    void add(LaneKind kind, std::size_t index, double height)
    {
        const LaneRef lane{kind, static_cast<std::uint32_t>(index)};
        if (m_view.hidden.contains(lane))
            return;
        m_rows.push_back({lane, m_y, height});
        m_y += height;
    }

    void addProcess(std::size_t process, std::size_t processes)
    {
        if (m_view.lanes == LaneChoice::Cores)
            return;
        const bool named = m_view.frame == Frame::Window || processes > 1;
        if (named)
            add(LaneKind::Process, process, kGroup);
        if (m_view.folded.contains({LaneKind::Process, static_cast<std::uint32_t>(process)}))
            return;
        const auto& threads = m_timeline.recording->info().threads;
        for (std::size_t i = 0; i < threads.size(); ++i)
            if (threads[i].process.index() == process && wantsThread(i))
                add(LaneKind::Thread, i, kThread);
        addLoops(process);
        if (m_view.lanes != LaneChoice::Loop) {
            addHolders(LaneKind::Gil, m_timeline.gils, process);
            addHolders(LaneKind::Lock, m_timeline.locks, process);
        }
        for (std::size_t i = 0; i < m_timeline.variables.size() && process == 0; ++i)
            if (m_view.lanes == LaneChoice::All)
                add(LaneKind::Variable, i, kVariable);
    }

    bool wantsThread(std::size_t thread) const
    {
        if (m_view.lanes != LaneChoice::Loop)
            return wants(LaneChoice::Waits);
        const bool runsLoop = std::ranges::any_of(
            m_timeline.loops, [&](const LoopLane& lane) { return lane.loop.index() == thread; });
        return runsLoop || m_timeline.recording->info().threads[thread].isTask;
    }

    void addLoops(std::size_t process)
    {
        if (m_view.frame == Frame::Picture && m_view.lanes != LaneChoice::Loop)
            return;
        const auto& threads = m_timeline.recording->info().threads;
        for (std::size_t i = 0; i < m_timeline.loops.size(); ++i) {
            const LoopLane& lane = m_timeline.loops[i];
            if (threads[lane.loop.index()].process.index() != process)
                continue;
            if (lane.queue == LoopQueue::Ready && m_view.frame == Frame::Window)
                add(LaneKind::Loop, lane.loop.index(), kGroup);
            const bool isUsed =
                std::ranges::any_of(lane.slices, [](const QueueSlice& slice) { return slice.count > 0; });
            if (isUsed
                && !m_view.folded.contains({LaneKind::Loop, static_cast<std::uint32_t>(lane.loop.index())}))
                add(LaneKind::LoopQueue, i, kLoopQueue);
        }
    }

    void addHolders(LaneKind kind, const std::vector<HolderLane>& lanes, std::size_t process)
    {
        for (std::size_t i = 0; i < lanes.size(); ++i)
            if (lanes[i].process.index() == process)
                add(kind, i, kHolder);
    }

    void addCores()
    {
        if (!wants(LaneChoice::Cores))
            return;
        if (m_view.frame == Frame::Window)
            add(LaneKind::Cores, 0, kGroup);
        if (m_view.folded.contains({LaneKind::Cores, 0}))
            return;
        for (std::size_t i = 0; i < m_timeline.cores.size(); ++i)
            add(LaneKind::Core, i, kCore);
        if (wantsQueue())
            add(LaneKind::Ready, 0, kCore);
    }

    void addDevices()
    {
        if (m_timeline.devices.empty() || !wants(LaneChoice::Waits))
            return;
        if (m_view.frame == Frame::Window)
            add(LaneKind::Devices, 0, kGroup);
        if (m_view.folded.contains({LaneKind::Devices, 0}))
            return;
        for (std::size_t i = 0; i < m_timeline.devices.size(); ++i)
            add(LaneKind::Device, i, deviceLaneHeight(m_timeline.devices[i]));
    }

    /// Where somebody waited for a core: in the picture of the cores, and while being ready is what is looked
    /// at.
    bool wantsQueue() const
    {
        const bool isWanted = m_view.lanes == LaneChoice::Cores || m_view.only.contains(ThreadState::Ready);
        return isWanted
            && std::ranges::any_of(m_timeline.ready, [](const QueueSlice& slice) { return slice.count > 0; });
    }

    const Timeline& m_timeline;
    const TimelineView& m_view;
    std::vector<PlannedRow> m_rows;
    double m_y = 0;
};

} // namespace

std::vector<PlannedRow> plannedRows(const Timeline& timeline, const TimelineView& view)
{
    return Planner(timeline, view).rows();
}

std::set<LaneRef> allBut(LaneRef lane, const Timeline& timeline)
{
    std::set<LaneRef> others;
    std::optional<LaneRef> group;
    for (const PlannedRow& row : plannedRows(timeline, {})) {
        others.insert(row.lane);
        if (isGroup(row.lane.kind))
            group = row.lane;
        if (row.lane != lane)
            continue;
        others.erase(lane);
        if (group)
            others.erase(*group);
    }
    return others;
}

std::string laneName(const Timeline& timeline, LaneRef lane)
{
    const RecordingInfo& info = timeline.recording->info();
    switch (lane.kind) {
    case LaneKind::Process: return "Process " + std::to_string(lane.index + 1);
    case LaneKind::Thread: return info.threads[lane.index].name;
    case LaneKind::Gil: return timeline.gils[lane.index].name;
    case LaneKind::Lock: return timeline.locks[lane.index].name;
    case LaneKind::Variable: return info.variables[lane.index].name;
    case LaneKind::Cores: return "Cores";
    case LaneKind::Core: return "Core " + std::to_string(lane.index);
    case LaneKind::Ready: return "Ready queue";
    case LaneKind::Devices: return "Devices";
    case LaneKind::Device: return info.devices[timeline.devices[lane.index].device.index()].name;
    case LaneKind::Loop: return "Inside the loop";
    case LaneKind::LoopQueue: return std::string(nameOf(timeline.loops[lane.index].queue));
    }
    return "";
}

} // namespace core
