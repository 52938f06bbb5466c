#pragma once

#include "core/recording/event.h"
#include "core/timeline/lane.h"

namespace core {

ThreadState stateOf(WaitKind why);

/// The state a thread is in after an event of its own: the whole state machine of a thread. `mayRunPython`:
/// it holds its process's GIL, or there is none. Events that do not change the state return the one it was
/// in.
ThreadState stateAfter(const Happening& what, ThreadState before, bool mayRunPython);

} // namespace core
