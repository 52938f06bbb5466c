#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/value/value.h"

#include <cstdint>
#include <optional>

namespace core {

/// Where a thread stands still until whoever drives the World lets it go on.
enum class StopKind : std::uint8_t {
    // Steps, as lesson-language.md names them.
    Read,      ///< of a shared location
    Write,     ///< of a shared location
    Operation, ///< an operator in a statement that reads or writes a location
    Acquire,   ///< of a lock; possible when it is free
    Release,   ///< of a lock
    Wait,      ///< on another Gate: semaphore, event, condition, queue, …; possible when it has a permit
    Select,    ///< on several Gates at once; possible when one of them has a permit
    Notify,    ///< gives a Gate a permit
    Kill,      ///< ends the process of `other` by the signal `slot`
    Await,     ///< a task begins to await
    AwaitIo,   ///< a task begins to await I/O of `duration`
    Output,    ///< print
    Work,      ///< CPU-bound for `duration`; an operation
    Io,        ///< blocking I/O for `duration`; an operation
    Sleep,     ///< for `duration`; an operation
    Clock,     ///< reads the clock; an operation
    Random,    ///< draws; an operation
    Input,     ///< reads a line, after I/O of `duration`; an operation
    // No steps: the thread goes on as soon as it can.
    Start,   ///< makes `other` begin
    Join,    ///< possible when `other` has ended
    Park,    ///< waits for a Gate's permit without a step of its own: possible when it has one
    Turn,    ///< an event loop is at the start of a turn (LoopTurn)
    Resume,  ///< the thread goes on with the task `other`
    Suspend, ///< and leaves it: it awaits, or has ended
    Message, ///< sends `object` to another process, which takes `duration` of CPU time
    Note,    ///< note(text)
    Check,   ///< check(name, condition)
    Until,   ///< waits for the moment `duration` after the start; the run ends there
    Finish,  ///< its function has returned or raised
    // Not the thread's own.
    Budget,         ///< the instructions allowed are used up; it can go on at once
    OutOfMemory,    ///< the memory limit is reached; it cannot go on
    TooManyThreads, ///< one more thread than the limit allows; it cannot go on
};

constexpr bool isStep(StopKind kind)
{
    return kind <= StopKind::Input;
}
/// Whether a step is a place where another thread may come between at granularity access.
constexpr bool isAccess(StopKind kind)
{
    return isStep(kind) && kind != StopKind::Operation && (kind < StopKind::Work || kind > StopKind::Input);
}
/// Why a thread leaves its task.
enum class SuspendReason : std::uint8_t {
    Ready, ///< It goes on in the next turn of its loop.
    Io,    ///< What it awaits.
    Sleep,
    Lock,
    Future,
    End, ///< It has ended.
};
/// Of Kill, which knows this one and SIGTERM.
inline constexpr std::uint32_t kSigKill = 9;
/// Whether it may have to wait for another thread.
constexpr bool isWait(StopKind kind)
{
    return kind == StopKind::Acquire || kind == StopKind::Wait || kind == StopKind::Select
        || kind == StopKind::Join || kind == StopKind::Park || kind == StopKind::Turn;
}

/// What a thread is about to do. Trivially copyable; part of the World's value.
struct Stop {
    StopKind kind = StopKind::Budget;
    bool withGil = true; ///< Work: keeps the GIL.
    bool tries = false;  ///< A wait that does not wait: acquire(blocking=False), select(…, default=True).
    bool timed = false;  ///< A wait with a timeout: `duration`.
    bool switchable =
        false; ///< A place where the chosen runtime may switch threads lies before it (granularity runtime).
    bool newLine = false; ///< Control has come to another source line since the last step (granularity line).
    std::uint32_t instruction = 0; ///< Position in Program::code().
    std::uint32_t other =
        0; ///< Start, Join, Kill: the thread's number. Resume, Suspend: the task's. Turn: flags.
    Duration duration{};
    Value object; ///< The Gate (Select: a tuple of them), the container or object read or written, the
                  ///< device's name, the text's argument; unset for module variables.
    std::uint32_t slot =
        0; ///< Kill: the signal's number. Message: its size in bytes. Turn: the task that
           ///< the first timer wakes. Suspend: the SuspendReason. Read, Write: the module variable, when
           ///< `object` is unset; of an instance: name index of the attribute, plus 1.
};

} // namespace core
