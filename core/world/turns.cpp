#include "core/world/interpreter.h"

// The turns of an event loop are one instruction of the prelude, a call of __run_turns(), that stops where a
// turn, a task's stretch or its rest begins and is gone on with behind that. Where it stands is in the loop:
// no `_next`, at the start of a turn; a `_current` task, about to go on with it. What seldom happens is done
// by functions of the prelude that it calls, and then runs again.

namespace core {

namespace {

/// As asyncio.py calls them.
SuspendReason reasonNamed(std::string_view why)
{
    if (why == "io")
        return SuspendReason::Io;
    if (why == "sleep")
        return SuspendReason::Sleep;
    if (why == "lock")
        return SuspendReason::Lock;
    if (why == "ready")
        return SuspendReason::Ready;
    return why == "end" ? SuspendReason::End : SuspendReason::Future;
}

} // namespace

/// __run_turns(loop, Task, Sleep): turns, each with the callbacks that are ready by then, up to the one in
/// which the loop is stopped.
Interpreter::Flow Interpreter::runTurns(const CallSite& site)
{
    const Value loop = site.arguments[0];
    if (passes()) {
        switch (thread().stop.kind) {
        case StopKind::Turn:
            if (const std::optional<std::uint32_t> task = passTurn(loop)) {
                std::array<Value, 1> arguments{Value::small(*task)};
                return callLoopMethod(Special::IoCame, loop, arguments, ReturnMode::Repeat);
            }
            break;
        case StopKind::Resume: return resumeTask(loop, site);
        default: // Suspend: what stopped within a callback belongs to its own instruction.
            if (static_cast<SuspendReason>(thread().stop.slot) == SuspendReason::End)
                m_world.m_threads[thread().stop.other].life = ThreadLife::Ended;
            thread().task = 0;
        }
        m_passing = false;
        m_permit = Permit::None;
    }
    return goOnWithTurn(loop, site);
}

/// Up to the next stop, or the next callback that is a function.
Interpreter::Flow Interpreter::goOnWithTurn(Value loop, const CallSite& site)
{
    LoopObjects objects(m_context);
    const Value current = objects.get(loop, LoopObjects::kCurrent);
    if (current.is(Kind::Instance))
        return stopAtTask(StopKind::Resume, current);
    const Value first = objects.get(loop, LoopObjects::kNext);
    if (first.isNone())
        return stopAtTurn(loop);
    const Value todo = objects.get(loop, LoopObjects::kTodo);
    const std::uint64_t size = listSize(m_memory, todo);
    for (auto next = static_cast<std::uint64_t>(first.asSmall()); next < size;) {
        const Value handle = listItem(m_memory, todo, next);
        setListItem(m_memory, todo, next, Value::unset());
        objects.set(loop, LoopObjects::kNext, Value::small(static_cast<std::int64_t>(++next)));
        const Value ofClass = objects.classOf(handle);
        if (ofClass == site.arguments[1] || isSubclass(m_memory, ofClass, site.arguments[1]))
            return beginTask(loop, handle);
        if (objects.get(handle, LoopObjects::kCancelled).isTrue())
            continue;
        if (ofClass != site.arguments[2])
            return callLoopMethod(Special::Run, handle, {}, ReturnMode::Repeat);
        objects.endSleep(handle, m_taken.readied);
    }
    m_memory.set(todo.word(), ListLayout::kSize, Value::small(0));
    objects.set(loop, LoopObjects::kNext, Value::none());
    if (objects.get(loop, LoopObjects::kStopping).isTrue())
        return deliver(Value::none(), site.dest, site.mode, site.extra);
    return stopAtTurn(loop);
}

Interpreter::Flow Interpreter::stopAtTurn(Value loop)
{
    LoopObjects objects(m_context);
    Stop stop;
    stop.kind = StopKind::Turn;
    stop.tries = listSize(m_memory, objects.get(loop, LoopObjects::kReady)) > 0;
    stop.other = objects.get(loop, LoopObjects::kFires).isTrue() ? LoopTurn::kFires : 0;
    const std::array<Value, 2> parts{objects.get(loop, LoopObjects::kGate),
                                     objects.get(loop, LoopObjects::kOperations)};
    stop.object = newTuple(m_context, parts);
    if (const std::optional<LoopTimer> timer = objects.firstTimer(loop)) {
        stop.timed = true;
        stop.duration = LoopObjects::dueAt(timer->when);
        stop.slot = static_cast<std::uint32_t>(objects.number(timer->object, LoopObjects::kNumber));
        if (timer->when <= toDouble(m_context, objects.get(loop, LoopObjects::kNow)).value_or(0))
            stop.other |= LoopTurn::kIsDue;
    }
    return stopAt(stop);
}

/// The task whose I/O has come, if that is what the turn is gone on with.
std::optional<std::uint32_t> Interpreter::passTurn(Value loop)
{
    LoopObjects objects(m_context);
    const bool fires = (thread().stop.other & LoopTurn::kFires) != 0;
    if (m_world.m_choice == World::kFireTimer) {
        if (const std::optional<LoopTimer> timer = objects.firstTimer(loop))
            fireTimer(loop, *timer);
        return std::nullopt;
    }
    if (m_world.m_choice != 0)
        return m_world.m_choice - 1;
    if (m_world.m_clock && !fires)
        if (const std::optional<std::uint32_t> arrived = m_world.takeArrived(m_id))
            return arrived;
    if (m_world.m_clock && fireTimers(loop))
        return std::nullopt;
    m_memory.set(objects.get(loop, LoopObjects::kGate).word(), GateLayout::permits, Value::small(0));
    objects.set(loop, LoopObjects::kFires, Value::boolean(false));
    const Value emptied = objects.get(loop, LoopObjects::kTodo);
    objects.set(loop, LoopObjects::kTodo, objects.get(loop, LoopObjects::kReady));
    objects.set(loop, LoopObjects::kReady, emptied);
    objects.set(loop, LoopObjects::kNext, Value::small(0));
    return std::nullopt;
}

/// All timers that are due by the clock. True if the turn is to stop again behind the first one.
bool Interpreter::fireTimers(Value loop)
{
    LoopObjects objects(m_context);
    const bool oneByOne = m_world.m_context->settings.granularity == Granularity::Runtime;
    // A turn that does nothing but to wake who sleeps, and the next one, which goes on with these tasks, are
    // gone through at once.
    if (!oneByOne && listSize(m_memory, objects.get(loop, LoopObjects::kReady)) == 0
        && objects.onlySleepsBy(loop, callArgument(2), *m_world.m_clock)) {
        objects.endSleepsBy(loop, *m_world.m_clock, m_taken.readied);
        return false;
    }
    for (;;) {
        const std::optional<LoopTimer> timer = objects.firstTimer(loop);
        if (!timer || LoopObjects::dueAt(timer->when) > *m_world.m_clock)
            return false;
        fireTimer(loop, *timer);
        if (oneByOne) // Where threads may be switched at any stop, each timer has one of its own.
            return true;
    }
}

void Interpreter::fireTimer(Value loop, const LoopTimer& timer)
{
    LoopObjects objects(m_context);
    if (objects.classOf(timer.object) != callArgument(2)) // Of sleeps it is known since they began.
        m_taken.due.emplace_back(
            static_cast<std::uint32_t>(objects.number(timer.object, LoopObjects::kNumber)),
            LoopObjects::dueAt(timer.when));
    objects.takeFirstTimer(loop, timer);
    appendToList(m_context, objects.get(loop, LoopObjects::kReady), timer.object);
    objects.set(loop, LoopObjects::kFires, Value::boolean(true));
}

/// The task is the next callback: as __step() and __wakeup() of CPython's Task.
Interpreter::Flow Interpreter::beginTask(Value loop, Value task)
{
    LoopObjects objects(m_context);
    objects.set(loop, LoopObjects::kCurrent, task);
    if (objects.goesOnWithError(task, callArgument(2)))
        return callLoopMethod(Special::MakeError, task, {}, ReturnMode::Repeat);
    if (objects.isSet(task, LoopObjects::kWaitsFor))
        objects.set(task, LoopObjects::kWaitsFor, Value::none());
    return stopAtTask(StopKind::Resume, task);
}

Interpreter::Flow Interpreter::stopAtTask(StopKind kind, Value task, SuspendReason why, Duration due)
{
    Stop stop;
    stop.kind = kind;
    stop.other = static_cast<std::uint32_t>(LoopObjects(m_context).number(task, LoopObjects::kNumber));
    stop.slot = static_cast<std::uint32_t>(why);
    stop.duration = due;
    return stopAt(stop);
}

Interpreter::Flow Interpreter::resumeTask(Value loop, const CallSite& site)
{
    LoopObjects objects(m_context);
    const Value task = objects.get(loop, LoopObjects::kCurrent);
    thread().task = thread().stop.other + 1;
    const Value coroutine = objects.get(task, LoopObjects::kCoroutine);
    CallSite inner = site;
    inner.mode = ReturnMode::TaskAwaits;
    const Value error = objects.get(task, LoopObjects::kError);
    if (!error.is(Kind::Exception))
        return resume(coroutine, Value::none(), inner);
    objects.set(task, LoopObjects::kError, Value::none());
    return throwInto(coroutine, error, inner);
}

/// The current task's coroutine has yielded: what it awaits, or None to go on in the next turn.
Interpreter::Flow Interpreter::taskAwaits(Value awaited)
{
    LoopObjects objects(m_context);
    const Value loop = runningLoop();
    const Value task = objects.get(loop, LoopObjects::kCurrent);
    if (awaited.isNone()) {
        appendToList(m_context, objects.get(loop, LoopObjects::kReady), task);
        return leaveTask(SuspendReason::Ready);
    }
    const bool isSleep = awaited.is(Kind::Instance) && objects.classOf(awaited) == callArgument(2);
    const Value futures = m_memory.get(callArgument(1).word(), ClassLayout::kBase);
    const bool isUsual =
        (isSleep || (awaited.is(Kind::Instance) && isSubclass(m_memory, objects.classOf(awaited), futures)))
        && awaited != task && objects.is(awaited, FutureState::Pending)
        && objects.get(awaited, LoopObjects::kLoop) == loop
        && !objects.get(task, LoopObjects::kMustCancel).isTrue();
    if (!isUsual) {
        std::array<Value, 1> arguments{awaited};
        return callLoopMethod(Special::Suspend, task, arguments, ReturnMode::TaskLeaves);
    }
    objects.addWaiter(awaited, task);
    objects.set(task, LoopObjects::kWaitsFor, awaited);
    if (isSleep)
        return leaveTask(SuspendReason::Sleep, LoopObjects::dueAt(objects.when(awaited)));
    const Found why = findAttribute(m_context, awaited, m_context.constants.special(Special::Why));
    return leaveTask(reasonNamed(textOf(m_context, why.value)));
}

/// The current task's coroutine has returned.
Interpreter::Flow Interpreter::taskEnded(Value result)
{
    LoopObjects objects(m_context);
    const Value loop = runningLoop();
    const Value task = objects.get(loop, LoopObjects::kCurrent);
    const bool isCancelled = objects.get(task, LoopObjects::kMustCancel).isTrue();
    if (!isCancelled && !result.isNone())
        objects.set(task, LoopObjects::kResult, result);
    const FutureState state = isCancelled ? FutureState::Cancelled : FutureState::Finished;
    objects.set(task, LoopObjects::kState, Value::small(static_cast<std::int64_t>(state)));
    static_cast<void>(deleteItem(m_context, objects.get(loop, LoopObjects::kTasks),
                                 objects.get(task, LoopObjects::kNumber)));
    if (objects.wakeWaiter(task, m_taken.readied))
        return leaveTask(SuspendReason::End);
    return callLoopMethod(Special::CallBackAtEnd, task, {}, ReturnMode::TaskLeaves);
}

/// The current task rests, or has ended: nothing of it is left to do but to say so.
Interpreter::Flow Interpreter::leaveTask(SuspendReason why, Duration due)
{
    LoopObjects objects(m_context);
    const Value loop = runningLoop();
    const Value task = objects.get(loop, LoopObjects::kCurrent);
    objects.set(loop, LoopObjects::kCurrent, Value::none());
    stopAtTask(StopKind::Suspend, task, why, due);
    return Flow::Left; // What has been executed is the coroutine's Return, or what it has yielded by.
}

/// The same, as a function of the prelude says it.
Interpreter::Flow Interpreter::leaveTask(Value why)
{
    return leaveTask(reasonNamed(textOf(m_context, why)));
}

/// An argument of the call at which the running frame stands.
Value Interpreter::callArgument(std::uint16_t position) const
{
    return reg(static_cast<std::uint16_t>(m_code[m_pc].b + 1 + position));
}

/// Of the frame that stands at __run_turns().
Value Interpreter::runningLoop() const
{
    return callArgument(0);
}

Interpreter::Flow Interpreter::callLoopMethod(Special name, Value object, std::span<Value> arguments,
                                              ReturnMode mode)
{
    const Value method =
        classAttribute(m_memory, LoopObjects(m_context).classOf(object), m_context.constants.special(name));
    CallSite site;
    site.arguments = Arguments{arguments.data(), static_cast<std::uint32_t>(arguments.size()), {}};
    site.mode = mode;
    return callFunction(method, object, site);
}

} // namespace core
