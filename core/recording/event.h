#pragma once

#include "core/base/id.h"
#include "core/base/time.h"

#include <optional>
#include <string_view>
#include <variant>

namespace core {

/// What a thread that cannot go on is waiting for.
enum class WaitKind : std::uint8_t { Io, Sleep, Lock, Gil, Join, Queue, Condition, Future, Barrier, Event };

/// Why a core began or ceased to execute a thread.
enum class SwitchReason : std::uint8_t {
    CoreWasFree,   ///< In: a core had nothing to do.
    NextInQueue,   ///< In: the policy chose it after another left the core.
    QuantumUsedUp, ///< Out: its time slice ended and another was ready.
    MoreUrgent,    ///< Out: a more urgent thread became ready.
    Chosen,        ///< In or out: a schedule, a person or the random policy decided.
    NotAllowed,    ///< Out: it has asked for other cores.
    Blocked,       ///< Out: it waits for something.
    Ended,         ///< Out: it has nothing more to do.
};

/// What a person sees as one step of a thread (lesson-language.md, "Steps").
enum class StepKind : std::uint8_t {
    Read,
    Write,
    Operation,
    Acquire,
    Release,
    Wait,
    Notify,
    Send,
    Receive,
    Output,
};

/// A thread exists; it becomes ready with Arrived.
struct Created {
    bool operator==(const Created&) const = default;
};
/// The thread is ready for the first time.
struct Arrived {
    bool operator==(const Arrived&) const = default;
};
/// A core begins to execute the thread; after `overhead` of switching if there was any.
struct SwitchedIn {
    CoreId core;
    SwitchReason reason;
    std::int64_t figure = 0; ///< What the policy chose it by: nanoseconds, a priority, a level, a ticket.
    bool operator==(const SwitchedIn&) const = default;
};
/// The core begins the switch to this thread: overhead until its SwitchedIn.
struct SwitchBegan {
    CoreId core;
    std::int64_t figure = 0; ///< As SwitchedIn::figure.
    bool operator==(const SwitchBegan&) const = default;
};
/// The thread loses its core and stays runnable.
struct Preempted {
    CoreId core;
    SwitchReason reason;
    bool operator==(const Preempted&) const = default;
};
/// The thread cannot go on until what it waits for is there. It leaves its core if it had one.
struct Blocked {
    WaitKind why;
    std::optional<std::uint32_t> object; ///< LockId, DeviceId or ThreadId index, by `why`.
    bool operator==(const Blocked&) const = default;
};
/// What the thread waited for has come: it is ready. `by` is empty when a timer or device woke it.
struct Woken {
    std::optional<ThreadId> by;
    bool operator==(const Woken&) const = default;
};
/// A job of a periodic thread is done; it sleeps until the next is released.
struct JobEnded {
    bool operator==(const JobEnded&) const = default;
};
/// The thread has ended; with its process, if another has ended that by a signal.
struct Finished {
    std::optional<ThreadId> by = std::nullopt;
    bool operator==(const Finished&) const = default;
};
/// The thread owns its process's GIL from here on.
struct GilTaken {
    bool operator==(const GilTaken&) const = default;
};
/// The thread gave the GIL up; `forced` when another had asked for it.
struct GilDropped {
    bool forced;
    bool operator==(const GilDropped&) const = default;
};
/// The thread, waiting for the GIL, asks its holder to drop it.
struct GilRequested {
    bool operator==(const GilRequested&) const = default;
};
/// The thread owns the lock from here on.
struct LockAcquired {
    LockId lock;
    bool operator==(const LockAcquired&) const = default;
};
/// The thread gave the lock up.
struct LockReleased {
    LockId lock;
    bool operator==(const LockReleased&) const = default;
};
/// One step of the thread took effect.
struct Stepped {
    StepKind kind;
    std::optional<std::uint32_t> object; ///< VariableId for reads and writes, LockId for acquire and release.
    TextId text; ///< Read, Write: the value. Operation: what is computed. Output: what is printed.
    bool operator==(const Stepped&) const = default;
};
/// A caption of the lesson: note(text).
struct Noted {
    TextId text;
    bool operator==(const Noted&) const = default;
};
/// check(name, condition) was tried.
struct Checked {
    TextId name;
    bool ok;
    bool operator==(const Checked&) const = default;
};
/// An exception left the thread's function, or the run was stopped by a limit; `text` says which.
struct Failed {
    TextId text;
    bool operator==(const Failed&) const = default;
};

/// The event loop's thread `by` goes on with the task.
struct Resumed {
    ThreadId by;
    bool operator==(const Resumed&) const = default;
};
/// The task gives its thread up: it awaits something, or is ready again (empty).
struct Suspended {
    std::optional<WaitKind> why;
    std::optional<std::uint32_t> object =
        std::nullopt; ///< DeviceId index, where it awaits a named one's I/O.
    bool operator==(const Suspended&) const = default;
};

/// The process of which this is the first thread is forked: the operating system starts it, until it Arrives.
struct Forked {
    bool operator==(const Forked&) const = default;
};
/// The thread begins to pickle and send a message to another process, which takes CPU time.
struct MessageBegan {
    std::uint32_t bytes; ///< The message's size.
    bool operator==(const MessageBegan&) const = default;
};
/// The message is sent.
struct MessageEnded {
    bool operator==(const MessageEnded&) const = default;
};
/// The thread's or task's request queues at a device that serves as many as it can.
struct IoQueued {
    DeviceId device;
    bool operator==(const IoQueued&) const = default;
};
/// The device serves its request from here on.
struct IoBegan {
    DeviceId device;
    bool operator==(const IoBegan&) const = default;
};
/// The device is done with the request, or nobody wants it any more.
struct IoEnded {
    DeviceId device;
    bool operator==(const IoEnded&) const = default;
};

/// The task goes on so long after what it awaited had come: meanwhile another task's blocking call held the
/// loop up.
struct CameLate {
    Duration late;
    bool operator==(const CameLate&) const = default;
};

/// An item lies in the channel from here on.
struct ItemPut {
    ChannelId channel;
    TextId text;                                       ///< Its repr, cut off where it is long.
    std::optional<std::uint32_t> ahead = std::nullopt; ///< So many items leave before it; empty: all.
    bool operator==(const ItemPut&) const = default;
};
/// The thread takes the item that is the next to leave.
struct ItemTaken {
    ChannelId channel;
    bool operator==(const ItemTaken&) const = default;
};
/// Nothing more will be put into the channel.
struct ChannelClosed {
    ChannelId channel;
    bool operator==(const ChannelClosed&) const = default;
};
enum class ChannelEnd : std::uint8_t { Receiving, Sending };
/// The thread or task waits at that end of the channel until it is Woken; perhaps at others, too.
struct WaitsAtChannel {
    ChannelId channel;
    ChannelEnd end;
    bool operator==(const WaitsAtChannel&) const = default;
};

/// The closed set of what can happen. Only some of it changes the state a thread is in (timeline/).
using Happening =
    std::variant<Created, Arrived, SwitchBegan, SwitchedIn, Preempted, Blocked, Woken, Finished, GilTaken,
                 GilDropped, GilRequested, LockAcquired, LockReleased, Stepped, Noted, Checked, Failed,
                 Resumed, Suspended, JobEnded, Forked, MessageBegan, MessageEnded, IoQueued, IoBegan, IoEnded,
                 CameLate, ItemPut, ItemTaken, ChannelClosed, WaitsAtChannel>;

/// One thing that happened to one thread.
struct Event {
    Instant time;
    ThreadId thread;
    std::uint32_t line; ///< Of the lesson's text, from 1; 0 where no line is concerned.
    Happening what;
    bool operator==(const Event&) const = default;
};

} // namespace core
