#include "core/timeline/devices.h"

#include "core/timeline/enter.h"

#include <algorithm>

namespace core {

namespace {

/// Follows the requests of one device. A request takes the first place that is free.
class DeviceFold {
public:
    DeviceFold(DeviceId device, Interval whole)
        : m_whole(whole)
    {
        m_lane.device = device;
        m_lane.queue.push_back(QueueSlice{whole, 0, {}});
    }

    void queue(ThreadId thread, Instant when)
    {
        m_lane.requests.push_back({thread, when, m_waiting.size(), {}, {}});
        m_waiting.push_back(static_cast<std::uint32_t>(thread.index()));
        noteQueue(when);
    }

    void begin(ThreadId thread, Instant when, EventId cause)
    {
        if (std::erase(m_waiting, static_cast<std::uint32_t>(thread.index())) > 0)
            serveQueued(thread, when, cause);
        else
            m_lane.requests.push_back({thread, when, 0, cause, {}});
        std::vector<HolderSlice>& place = freePlace();
        enter(place, HolderSlice{{when, when}, thread, true, cause});
    }

    void end(ThreadId thread, Instant when, EventId cause)
    {
        if (std::erase(m_waiting, static_cast<std::uint32_t>(thread.index())) > 0)
            return noteQueue(when);
        m_left = cause;
        for (std::vector<HolderSlice>& place : m_lane.places)
            if (place.back().holder == thread)
                enter(place, HolderSlice{{when, when}, std::nullopt, false, cause});
    }

    bool isUsed() const { return !m_lane.places.empty(); }

    DeviceLane finish()
    {
        for (std::vector<HolderSlice>& place : m_lane.places)
            dropEmptyEnd(place);
        dropEmptyEnd(m_lane.queue);
        return std::move(m_lane);
    }

private:
    /// In the place of who has just left.
    void serveQueued(ThreadId thread, Instant when, EventId cause)
    {
        noteQueue(when);
        const auto request = std::find_if(m_lane.requests.rbegin(), m_lane.requests.rend(),
                                          [&](const DeviceRequest& r) { return r.thread == thread; });
        request->served = cause;
        request->freed = m_left;
    }

    std::vector<HolderSlice>& freePlace()
    {
        for (std::vector<HolderSlice>& place : m_lane.places)
            if (!place.back().holder)
                return place;
        return m_lane.places.emplace_back(
            std::vector{HolderSlice{m_whole, std::nullopt, false, std::nullopt}});
    }

    void noteQueue(Instant when) { enterQueue(m_lane.queue, when, m_waiting); }

    Interval m_whole;
    DeviceLane m_lane;
    std::vector<std::uint32_t> m_waiting; ///< Thread indices, oldest first.
    std::optional<EventId> m_left;        ///< Who was served last left here.
};

} // namespace

std::vector<DeviceLane> devicesOf(const Timeline& timeline)
{
    const Recording& recording = *timeline.recording;
    std::vector<DeviceFold> folds;
    for (std::size_t i = 0; i < recording.info().devices.size(); ++i)
        folds.emplace_back(DeviceId{i}, timeline.whole);
    for (std::size_t i = 0; i < recording.size() && !folds.empty(); ++i) {
        const EventId id{i};
        if (!recording.concernsDevice(id))
            continue;
        const Event event = recording.event(id);
        const Instant when = positionOf(timeline, id);
        if (const auto* queued = std::get_if<IoQueued>(&event.what))
            folds[queued->device.index()].queue(event.thread, when);
        else if (const auto* began = std::get_if<IoBegan>(&event.what))
            folds[began->device.index()].begin(event.thread, when, id);
        else if (const auto* ended = std::get_if<IoEnded>(&event.what))
            folds[ended->device.index()].end(event.thread, when, id);
    }
    std::vector<DeviceLane> lanes;
    for (DeviceFold& fold : folds)
        if (fold.isUsed())
            lanes.push_back(fold.finish());
    return lanes;
}

} // namespace core
