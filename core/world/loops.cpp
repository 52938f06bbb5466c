#include "core/world/interpreter.h"

#include <algorithm>
#include <cmath>

// Event loops are written in the prelude (asyncio.py). What of them the World has to know is where a loop
// stands at the start of a turn: which awaited I/O may complete there, and whether it can go on. Stop::object
// is then a tuple of the loop's gate, through which other threads wake it, and of the list of the tasks that
// await I/O.

namespace core {

std::span<const Interpreter::WorldRow> Interpreter::loopRows()
{
    using I = Interpreter;
    static constexpr std::array kRows{
        WorldRow{"_intrinsics", "__run_turns", &I::runTurns},
        WorldRow{"_intrinsics", "__loop_time", &I::loopTime},
        WorldRow{"_intrinsics", "__task_new", &I::taskNew},
        WorldRow{"_intrinsics", "__current_task", &I::currentTask},
        WorldRow{"_intrinsics", "__sleep", &I::sleep},
        WorldRow{"_intrinsics", "__insert_timer", &I::insertTimer},
        WorldRow{"_intrinsics", "__rest", &I::rest},
        WorldRow{"_intrinsics", "__task_end", &I::taskEnd},
        WorldRow{"_intrinsics", "__task_ready", &I::taskReady},
        WorldRow{"_intrinsics", "__await_step", &I::awaitStep},
        WorldRow{"_intrinsics", "__await_io", &I::awaitIo},
        WorldRow{"_intrinsics", "__io_cancel", &I::ioCancel},
    };
    return kRows;
}

std::uint32_t World::actorOf(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    return thread.task != 0 ? thread.task - 1 : static_cast<std::uint32_t>(id.index());
}

LoopTurn World::turnOf(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    const Memory& memory = m_memory;
    const Value gate = tupleItem(memory, thread.stop.object, 0);
    const Value list = tupleItem(memory, thread.stop.object, 1);
    LoopTurn turn;
    turn.fires = (thread.stop.other & LoopTurn::kFires) != 0;
    turn.timerIsDue = thread.stop.timed && (thread.stop.other & LoopTurn::kIsDue) != 0;
    turn.hasWork = thread.stop.tries || memory.get(gate.word(), GateLayout::permits).asSmall() > 0;
    for (std::uint64_t i = 0; i < listSize(memory, list); ++i)
        turn.awaited.push_back(static_cast<std::uint32_t>(listItem(memory, list, i).asSmall()));
    std::ranges::sort(turn.awaited);
    return turn;
}

/// Of a loop at the start of a turn: a completion or a timer is taken in it, or it has callbacks to run.
bool World::canTurn(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    const Memory& memory = m_memory;
    const Value gate = tupleItem(memory, thread.stop.object, 0);
    if (thread.stop.tries || memory.get(gate.word(), GateLayout::permits).asSmall() > 0)
        return true;
    if (m_clock && thread.stop.timed && thread.stop.duration <= *m_clock)
        return true;
    return std::ranges::any_of(m_arrived,
                               [&](std::uint32_t task) { return m_threads[task].parent == id.index(); });
}

void World::completeIo(std::uint32_t task)
{
    m_arrived.push_back(task);
}

/// The task of this loop whose I/O has come first; none when there is none.
std::optional<std::uint32_t> World::takeArrived(ThreadId loop)
{
    const auto first = std::ranges::find_if(
        m_arrived, [&](std::uint32_t task) { return m_threads[task].parent == loop.index(); });
    if (first == m_arrived.end())
        return std::nullopt;
    const std::uint32_t task = *first;
    m_arrived.erase(first);
    return task;
}

void World::tidyLoops()
{
    ValueContext values{m_memory, m_context->program->constantTable()};
    LoopObjects objects(values);
    for (const Thread& thread : m_threads) {
        const Value loop = thread.isTask ? objects.get(thread.object, LoopObjects::kLoop) : Value::none();
        if (loop.is(Kind::Instance))
            objects.tidy(loop);
    }
}

/// __loop_time(own): the clock in seconds; `own` where there is none but the loop's.
Interpreter::Flow Interpreter::loopTime(const CallSite& site)
{
    const auto& clock = m_world.m_clock;
    return deliver(clock ? Value::real(static_cast<double>(clock->count()) / 1e9) : site.arguments[0],
                   site.dest, site.mode, site.extra);
}

/// The event loop that the thread runs, of those in the dict `running`, by thread; no instance if there is
/// none.
Value Interpreter::loopOfThread(Value running)
{
    if (thread().task != 0)
        return LoopObjects(m_context).get(m_world.m_threads[thread().task - 1].object, LoopObjects::kLoop);
    return dictGet(m_context, running, Value::small(static_cast<std::int64_t>(m_id.index())))
        .value_or(Value::none());
}

/// __sleep(class, loops, delay): a task begins to await a _Sleep of that class, among the timers of the loop
/// that the thread runs; one step. The running coroutine yields it to its task.
Interpreter::Flow Interpreter::sleep(const CallSite& site)
{
    if (!passes())
        return stopAt(StopKind::Await);
    const Value loop = loopOfThread(site.arguments[1]);
    if (!loop.is(Kind::Instance))
        return raise(TypeId::RuntimeError, "no running event loop");
    LoopObjects objects(m_context);
    const auto& clock = m_world.m_clock;
    const Value now =
        clock ? Value::real(static_cast<double>(clock->count()) / 1e9) : objects.get(loop, LoopObjects::kNow);
    const Evaluated<Value> when = add(m_context, now, site.arguments[2]);
    if (!when)
        return raised(when.error());
    const Value task = objects.get(loop, LoopObjects::kCurrent);
    const std::int64_t number = task.is(Kind::Instance) ? objects.number(task, LoopObjects::kNumber)
                                                        : static_cast<std::int64_t>(m_id.index());
    const Value sleep = objects.newSleep(site.arguments[0], loop, *when, number);
    stamped(sleep);
    objects.insertTimer(loop, sleep);
    return yieldValue(sleep);
}

/// __insert_timer(loop, timer)
Interpreter::Flow Interpreter::insertTimer(const CallSite& site)
{
    LoopObjects(m_context).insertTimer(site.arguments[0], site.arguments[1]);
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

/// __rest(future): the running coroutine yields it to its task, unless it has ended; None: anyway.
Interpreter::Flow Interpreter::rest(const CallSite& site)
{
    const Value future = site.arguments[0];
    if (future.is(Kind::Instance) && !LoopObjects(m_context).is(future, FutureState::Pending))
        return deliver(Value::none(), site.dest, site.mode, site.extra);
    return yieldValue(future);
}

/// __task_new(object, name): its number.
Interpreter::Flow Interpreter::taskNew(const CallSite& site)
{
    if (m_world.isFull())
        return stopAt(StopKind::TooManyThreads);
    Thread made;
    made.object = site.arguments[0];
    made.name = site.arguments[1];
    made.isTask = true;
    made.parent = static_cast<std::uint32_t>(m_id.index());
    made.process = thread().process;
    made.handled = Value::none();
    m_world.m_threads.push_back(made);
    m_world.m_started = true;
    return deliver(Value::small(static_cast<std::int64_t>(m_world.m_threads.size() - 1)), site.dest,
                   site.mode, site.extra);
}

/// __current_task(): the Task object that the thread runs.
Interpreter::Flow Interpreter::currentTask(const CallSite& site)
{
    if (thread().task == 0)
        return raise(TypeId::RuntimeError, "no running event loop");
    return deliver(m_world.m_threads[thread().task - 1].object, site.dest, site.mode, site.extra);
}

/// __task_end(task): an exception has ended the task that the thread runs.
Interpreter::Flow Interpreter::taskEnd(const CallSite& site)
{
    if (!passes())
        return stopAtTask(StopKind::Suspend, site.arguments[0], SuspendReason::End);
    thread().task = 0;
    m_world.m_threads[thread().stop.other].life = ThreadLife::Ended;
    return done(Value::none(), site);
}

/// __task_ready(number): what it awaits has come.
Interpreter::Flow Interpreter::taskReady(const CallSite& site)
{
    m_taken.readied.push_back(numberOf(site));
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

/// __await_step(): a task begins to await; one step.
Interpreter::Flow Interpreter::awaitStep(const CallSite& site)
{
    return passes() ? done(Value::none(), site) : stopAt(StopKind::Await);
}

/// __await_io(ms, device, task): the same, and the I/O begins.
Interpreter::Flow Interpreter::awaitIo(const CallSite& site)
{
    const Value device = site.arguments[1];
    if (!passes())
        return stopFor(StopKind::AwaitIo, site.arguments[0], 1e6,
                       device.is(Kind::Str) ? device : Value::unset(), true, site);
    IoRequest request;
    request.task = static_cast<std::uint32_t>(site.arguments[2].asSmall());
    request.duration = thread().stop.duration;
    request.device = device.is(Kind::Str) ? textOf(m_context, device) : std::string();
    m_taken.request = std::move(request);
    return done(Value::none(), site);
}

/// __io_cancel(task): nobody awaits its I/O any more.
Interpreter::Flow Interpreter::ioCancel(const CallSite& site)
{
    const std::uint32_t task = numberOf(site);
    std::erase(m_world.m_arrived, task);
    m_taken.givenUp.push_back(task);
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

} // namespace core
