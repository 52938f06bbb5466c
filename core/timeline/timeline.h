#pragma once

#include "core/recording/recording.h"
#include "core/timeline/lane.h"

#include <memory>
#include <string>
#include <vector>

namespace core {

/// What x means. On the axis of steps, step k (from 1) takes [2k-2, 2k) and takes effect at 2k-1; instants
/// then are such positions and not times. Squeezed is time on which long waits are shortened: positions, too.
enum class Axis : std::uint8_t { Time, Steps, Squeezed };

/// A wait that the axis shows shorter than it is.
struct Break {
    Interval time;
    Interval shown; ///< Positions on the axis.
    bool operator==(const Break&) const = default;
};

/// What a core does in an interval: idle where there is no thread.
struct CoreSlice {
    Interval when;
    std::optional<ThreadId> thread;
    bool switching = false; ///< Overhead of the switch to `thread`.
    std::optional<EventId> cause;
    bool operator==(const CoreSlice&) const = default;
};
struct CoreLane {
    CoreId core{0};
    std::vector<CoreSlice> slices; ///< Without gaps, in order, none empty.
};

/// Who holds a lock in an interval: free where there is no holder.
struct HolderSlice {
    Interval when;
    std::optional<ThreadId> holder;
    bool runs = false; ///< The holder is on a core.
    std::optional<EventId> cause;
    bool operator==(const HolderSlice&) const = default;
};

/// The part of a queue that is drawn.
inline constexpr std::size_t kShownWaiters = 4;

/// Who waits in an interval: how many, and the first of them in the queue's order.
struct QueueSlice {
    Interval when;
    std::uint32_t count = 0;
    std::array<std::uint32_t, kShownWaiters>
        first{}; ///< Thread indices; of them min(count, kShownWaiters) are meant.
    bool operator==(const QueueSlice&) const = default;
};

/// One thread's wait for a lock. A queue at t is the waits that contain t, in the order of `waits`.
struct Wait {
    Interval when;
    ThreadId thread{0};
    EventId cause{0};
    bool operator==(const Wait&) const = default;
};

/// A request to drop the GIL.
struct GilRequest {
    Instant when;
    ThreadId thread{0};
    EventId cause{0};
    bool operator==(const GilRequest&) const = default;
};

/// A lock or a process's GIL.
struct HolderLane {
    std::string name;
    ProcessId process{0};
    std::optional<LockId> lock;       ///< Empty for a GIL.
    std::vector<HolderSlice> slices;  ///< Without gaps, in order, none empty.
    std::vector<QueueSlice> queue;    ///< Without gaps, in order, none empty.
    std::vector<Wait> waits;          ///< By begin.
    std::vector<GilRequest> requests; ///< In order.
};

/// What somebody wants of a device.
struct DeviceRequest {
    ThreadId thread{0};
    Instant when;
    std::size_t ahead = 0;         ///< So many were before it in the queue when it came.
    std::optional<EventId> served; ///< Empty as long as it is not.
    std::optional<EventId> freed;  ///< Who left at this event made room for it; empty where there was room.
    bool operator==(const DeviceRequest&) const = default;
};

/// A device with a name: whom it serves, and who waits for it.
struct DeviceLane {
    DeviceId device{0};
    std::vector<DeviceRequest> requests; ///< In the order in which they came.
    std::vector<std::vector<HolderSlice>>
        places; ///< As many as were in use at once, each without gaps, in order, none empty.
    std::vector<QueueSlice> queue; ///< Without gaps, in order, none empty.
};

/// The value of a variable from write to write.
struct ValueSlice {
    Interval when;
    std::string value;
    std::optional<ThreadId> writer; ///< Empty for the initial value.
    std::optional<EventId> cause;
    bool operator==(const ValueSlice&) const = default;
};
struct VariableLane {
    VariableId variable{0};
    std::vector<ValueSlice> slices; ///< Without gaps, in order, none empty.
};

/// What the tasks of an event loop wait for: their turn, a time, I/O.
enum class LoopQueue : std::uint8_t { Ready, Timers, Io };

/// Which tasks wait in one of the queues of an event loop, oldest first.
struct LoopLane {
    ThreadId loop{0}; ///< The thread that runs it.
    LoopQueue queue = LoopQueue::Ready;
    std::vector<QueueSlice> slices; ///< Without gaps, in order, none empty.
    bool operator==(const LoopLane&) const = default;
};

/// A task's thread waited within it: nothing else of its event loop went on.
struct BlockingCall {
    Interval when;
    ThreadId loop{0}; ///< The thread that runs the loop.
    ThreadId task{0};
    EventId cause{0};
    bool operator==(const BlockingCall&) const = default;
};

/// A task that a blocking call of another made late: from when it could have gone on until it did.
struct LateTask {
    Interval when;
    ThreadId task{0};
    bool operator==(const LateTask&) const = default;
};

enum class FlowKind : std::uint8_t { HandsOverLock, HandsOverGil, Wakes, Starts, Ends };
std::string_view nameOf(FlowKind kind); ///< As it is written at an arrow: "hands over lock".

/// One thread made another go on: an arrow from `from` to `to`.
struct Flow {
    FlowKind kind;
    Instant when;
    ThreadId from{0};
    ThreadId to{0};
    EventId event{0}; ///< The receiver's: Woken or Arrived.
    bool operator==(const Flow&) const = default;
};

enum class MarkKind : std::uint8_t { Note, LostUpdate, MissedDeadline, Failure };

/// A moment to be pointed at: a note of the lesson, or something that was found there.
struct Mark {
    MarkKind kind;
    Instant when;
    EventId event{0};
    std::string text; ///< The note, or the finding in a sentence.
    bool operator==(const Mark&) const = default;
};

/// All there is to see of a recording. Never changes once built.
struct Timeline {
    std::shared_ptr<const Recording> recording;
    Axis axis = Axis::Time;
    Interval whole;            ///< Never empty.
    std::vector<Break> breaks; ///< Squeezed axis only, in order.
    bool asPycharm = false;    ///< Only what PyCharm's concurrency diagram knows.
    std::vector<Lane> threads;
    std::vector<CoreLane> cores;
    std::vector<HolderLane> gils; ///< One for each process that has a GIL.
    std::vector<HolderLane> locks;
    std::vector<VariableLane> variables;
    std::vector<QueueSlice> ready; ///< Who can run and has no core, oldest first; without gaps, in order.
    std::vector<LoopLane> loops;   ///< Three for each thread that runs tasks, in LoopQueue's order.
    std::vector<BlockingCall> blocking; ///< By begin; of loops with more than one task.
    std::vector<LateTask> late;         ///< By begin.
    std::vector<DeviceLane> devices;    ///< Those that were used.
    std::vector<Flow> flows;            ///< By time.
    std::vector<Mark> marks;            ///< By time.
    std::vector<std::string> stepWords; ///< Axis of steps only: what each step is called in its box.
};

Timeline timelineOf(std::shared_ptr<const Recording> recording, Axis axis = Axis::Time);

/// What is shown of a whole run: the recording and a little room behind it, so that its end can be seen.
/// After a deadlock more, in which nothing ever happens again.
Interval reachOf(const Timeline& timeline);
/// What a run is opened on: the part in which other threads than the main one live where that is less than
/// half of the run, and what the lesson's notes point at before; else all of it.
Interval openingView(const Timeline& timeline);

/// Where an event lies on the axis of the timeline.
Instant positionOf(const Timeline& timeline, EventId event);

/// A row of the timeline: position in the vector of its kind. Group: a process by its id, a loop by its
/// thread's; Cores, Ready and Devices have no index.
enum class LaneKind : std::uint8_t {
    Process,
    Thread,
    Gil,
    Lock,
    Variable,
    Cores,
    Core,
    Ready,
    Loop,
    LoopQueue,
    Devices,
    Device
};
/// A row that can be folded and shows nothing itself.
constexpr bool isGroup(LaneKind kind)
{
    return kind == LaneKind::Process || kind == LaneKind::Cores || kind == LaneKind::Loop
        || kind == LaneKind::Devices;
}
struct LaneRef {
    LaneKind kind;
    std::uint32_t index = 0;
    friend constexpr auto operator<=>(LaneRef, LaneRef) = default;
};

/// The event that began what the lane shows at `t`; empty where nothing has begun.
std::optional<EventId> causeAt(const Timeline& timeline, LaneRef lane, Instant t);

/// How long of `window` a lock was held, or a core was not idle.
Duration heldTime(const HolderLane& lane, Interval window);
Duration busyTime(const CoreLane& lane, Interval window);
/// How long of `window` the device served anybody.
Duration servingTime(const DeviceLane& lane, Interval window);

} // namespace core
