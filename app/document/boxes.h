#pragma once

#include "app/document/navigation.h"
#include "app/document/run.h"

namespace app {

/// From the box that `event` began, or lies in, to the one that stands before (-1) or after it (+1) in its
/// lane; empty at the ends.
Moment neighbourInLane(const Run& run, core::EventId event, int direction);
/// To the box of the thread above (-1) or below (+1) at the same moment.
Moment neighbourLane(const Run& run, core::EventId event, int direction);
/// To the box of the thread that brought this one about: who woke it, started it, or handed something over.
Moment causeOfBox(const Run& run, core::EventId event);
/// To the box of the first thread that this one woke, started or handed something to while it lasted.
Moment effectOfBox(const Run& run, core::EventId event);

} // namespace app
