#include "core/timeline/thread_state.h"

#include "core/base/overloaded.h"

namespace core {

ThreadState stateOf(WaitKind why)
{
    switch (why) {
    case WaitKind::Io: return ThreadState::Io;
    case WaitKind::Sleep: return ThreadState::Sleeping;
    case WaitKind::Lock: return ThreadState::WaitsLock;
    case WaitKind::Gil: return ThreadState::WantsGil;
    case WaitKind::Join:
    case WaitKind::Queue:
    case WaitKind::Condition:
    case WaitKind::Future:
    case WaitKind::Barrier:
    case WaitKind::Event: return ThreadState::Waiting;
    }
    return ThreadState::Unknown;
}

ThreadState stateAfter(const Happening& what, ThreadState before, bool mayRunPython)
{
    using S = ThreadState;
    const S onCore = mayRunPython ? S::Running : S::RunningNoGil;
    return std::visit(Overloaded{
                          [&](const Created&) { return before; },
                          [](const Arrived&) { return S::Ready; },
                          [](const SwitchBegan&) { return S::Switching; },
                          [&](const SwitchedIn&) { return onCore; },
                          [](const Preempted&) { return S::Ready; },
                          [](const Blocked& e) { return stateOf(e.why); },
                          [](const Woken&) { return S::Ready; },
                          [&](const JobEnded&) { return before; },
                          [](const Finished&) { return S::NotAlive; },
                          [&](const GilTaken&) { return executes(before) ? onCore : before; },
                          [&](const GilDropped&) { return executes(before) ? onCore : before; },
                          [&](const GilRequested&) { return before; },
                          [&](const LockAcquired&) { return before; },
                          [&](const LockReleased&) { return before; },
                          [&](const Stepped&) { return before; },
                          [&](const Noted&) { return before; },
                          [&](const Checked&) { return before; },
                          [&](const Failed&) { return before; },
                          [&](const Resumed&) { return onCore; },
                          [](const Suspended& e) { return e.why ? S::Awaiting : S::Ready; },
                          [](const Forked&) { return S::Starting; },
                          [](const MessageBegan&) { return S::Messaging; },
                          [&](const MessageEnded&) { return onCore; },
                          [&](const IoQueued&) { return before; },
                          [&](const IoBegan&) { return before; },
                          [&](const IoEnded&) { return before; },
                          [&](const CameLate&) { return before; },
                          [&](const ItemPut&) { return before; },
                          [&](const ItemTaken&) { return before; },
                          [&](const ChannelClosed&) { return before; },
                          [&](const WaitsAtChannel&) { return before; },
                      },
                      what);
}

} // namespace core
