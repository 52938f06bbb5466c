#include "core/timeline/loops.h"

#include "core/base/overloaded.h"
#include "core/timeline/enter.h"
#include "core/timeline/loop_queue.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

class LoopFold {
public:
    explicit LoopFold(const Timeline& timeline)
        : m_timeline(timeline)
        , m_places(timeline.threads.size())
    {
        const auto& threads = timeline.recording->info().threads;
        for (const ThreadInfo& thread : threads)
            if (thread.isTask && thread.parent && !m_first.contains(thread.parent->index())) {
                m_first[thread.parent->index()] = m_lanes.size();
                for (const LoopQueue queue : {LoopQueue::Ready, LoopQueue::Timers, LoopQueue::Io})
                    m_lanes.push_back({*thread.parent, queue, {QueueSlice{timeline.whole, 0, {}}}});
            }
        m_waiting.resize(m_lanes.size());
    }

    void apply(EventId id, const Event& event)
    {
        const ThreadInfo& task = m_timeline.recording->info().threads[event.thread.index()];
        if (!task.isTask || !task.parent)
            return;
        std::optional<LoopQueue>& place = m_places[event.thread.index()];
        const std::optional<LoopQueue> next = queueAfter(event.what, place);
        if (next == place)
            return;
        const Instant when = positionOf(m_timeline, id);
        const std::size_t first = m_first[task.parent->index()];
        const auto number = static_cast<std::uint32_t>(event.thread.index());
        if (place) {
            std::erase(m_waiting[first + static_cast<std::size_t>(*place)], number);
            note(first + static_cast<std::size_t>(*place), when);
        }
        if (next) {
            m_waiting[first + static_cast<std::size_t>(*next)].push_back(number);
            note(first + static_cast<std::size_t>(*next), when);
        }
        place = next;
    }

    std::vector<LoopLane> finish()
    {
        for (LoopLane& lane : m_lanes)
            dropEmptyEnd(lane.slices);
        return std::move(m_lanes);
    }

private:
    void note(std::size_t lane, Instant when) { enterQueue(m_lanes[lane].slices, when, m_waiting[lane]); }

    const Timeline& m_timeline;
    std::vector<std::optional<LoopQueue>> m_places; ///< Of each thread.
    std::map<std::size_t, std::size_t> m_first;     ///< Of a loop's thread: its first lane.
    std::vector<LoopLane> m_lanes;
    std::vector<std::vector<std::uint32_t>> m_waiting; ///< Of each lane, oldest first.
};

} // namespace

std::optional<LoopQueue> queueAfter(const Happening& what, std::optional<LoopQueue> before)
{
    using Queue = std::optional<LoopQueue>;
    return std::visit(Overloaded{
                          [](const Arrived&) { return Queue(LoopQueue::Ready); },
                          [](const Woken&) { return Queue(LoopQueue::Ready); },
                          [](const Resumed&) { return Queue(); }, [](const Finished&) { return Queue(); },
                          [](const Suspended& e) {
                              if (!e.why)
                                  return Queue(LoopQueue::Ready);
                              return *e.why == WaitKind::Io   ? Queue(LoopQueue::Io)
                                  : *e.why == WaitKind::Sleep ? Queue(LoopQueue::Timers)
                                                              : Queue();
                          },
                          [&](const auto&) { return before; }, // All else does not move a task.
                      },
                      what);
}

std::vector<LoopLane> loopsOf(const Timeline& timeline)
{
    const Recording& recording = *timeline.recording;
    if (std::ranges::none_of(recording.info().threads, &ThreadInfo::isTask))
        return {};
    LoopFold fold(timeline);
    for (std::size_t i = 0; i < recording.size(); ++i)
        fold.apply(EventId{i}, recording.event(EventId{i}));
    return fold.finish();
}

} // namespace core
