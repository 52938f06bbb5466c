#include "core/world/interpreter.h"

#include <algorithm>
#include <array>

namespace core {

std::uint32_t Interpreter::numberOf(const CallSite& site) const
{
    const Value number = argument(site, 0, "number", Value::small(0));
    return static_cast<std::uint32_t>(number.asSmall());
}

bool World::isFull() const
{
    if (m_threads.size() < m_context->limits.maxThreads)
        return false;
    const auto alive =
        std::ranges::count_if(m_threads, [](const Thread& each) { return each.life != ThreadLife::Ended; });
    // Where a lesson has so many tasks, the thread of their loop and the main coroutine are not among them.
    const bool hasTasks = std::ranges::any_of(m_threads, &Thread::isTask);
    return static_cast<std::uint64_t>(alive) >= m_context->limits.maxThreads + (hasTasks ? 2 : 0);
}

/// __thread_new(object, name, daemon): its number.
Interpreter::Flow Interpreter::threadNew(const CallSite& site)
{
    if (m_world.isFull())
        return stopAt(StopKind::TooManyThreads);
    const auto number = static_cast<std::uint32_t>(m_world.m_threads.size());
    Thread made;
    made.object = argument(site, 0, "object", Value::none());
    made.name = argument(site, 1, "name", Value::none());
    const Value daemon = argument(site, 2, "daemon", Value::none());
    made.daemon = daemon.isNone() ? thread().daemon : daemon.isTrue();
    made.parent = static_cast<std::uint32_t>(m_id.index());
    made.process = thread().process;
    made.handled = Value::none();
    m_world.m_threads.push_back(made);
    return deliver(Value::small(number), site.dest, site.mode, site.extra);
}

bool Interpreter::prepare(std::uint32_t number, Value callable)
{
    Value function = callable;
    Value self = Value::unset();
    if (callable.is(Kind::BoundMethod)) {
        function = m_memory.get(callable.word(), BoundMethodLayout::kFunction);
        self = m_memory.get(callable.word(), BoundMethodLayout::kSelf);
    }
    if (!function.is(Kind::Function))
        return false;
    const auto index =
        static_cast<std::uint32_t>(m_memory.get(function.word(), FunctionLayout::kFunction).asSmall());
    const Function& info = m_program.function(index);
    const std::uint64_t frame =
        m_memory.allocate(Kind::Frame, static_cast<std::uint32_t>(FrameLayout::registers) + info.registers);
    if (!bind(info, function, self, CallSite{}, frame).empty())
        return false;
    m_memory.set(frame, FrameLayout::function, Value::small(index));
    m_memory.set(frame, FrameLayout::caller, Value::none());
    m_memory.set(frame, FrameLayout::pc, Value::small(info.first));
    m_memory.set(frame, FrameLayout::generator, Value::none());
    m_world.m_threads[number].frame = Value::heap(Kind::Frame, frame);
    return true;
}

/// __thread_start(number, callable)
Interpreter::Flow Interpreter::threadStart(const CallSite& site)
{
    const std::uint32_t number = numberOf(site);
    if (!passes()) {
        Stop stop;
        stop.kind = StopKind::Start;
        stop.other = number;
        return stopAt(stop);
    }
    if (!prepare(number, argument(site, 1, "callable", Value::none())))
        return raise(TypeId::TypeError, "the thread's function must be callable without arguments");
    m_world.m_threads[number].life = ThreadLife::Started;
    m_world.m_started = true;
    return done(Value::none(), site);
}

/// __thread_join(number, timeout): whether it has ended.
Interpreter::Flow Interpreter::threadJoin(const CallSite& site)
{
    const std::uint32_t number = numberOf(site);
    const bool ended = m_world.m_threads[number].life == ThreadLife::Ended;
    if (!passes()) {
        Stop stop;
        stop.kind = StopKind::Join;
        stop.other = number;
        const Value timeout = argument(site, 1, "timeout", Value::none());
        if (!timeout.isNone()) {
            stop.timed = true;
            stop.duration = milliseconds(timeout, 1e9).value_or(Duration{});
        }
        return stopAt(stop);
    }
    return done(Value::boolean(ended), site);
}

Interpreter::Flow Interpreter::threadAlive(const CallSite& site)
{
    m_world.m_asked = true;
    const ThreadLife life = m_world.m_threads[numberOf(site)].life;
    const bool alive = life == ThreadLife::Started || life == ThreadLife::Alive;
    return done(Value::boolean(alive), site);
}

Interpreter::Flow Interpreter::threadName(const CallSite& site)
{
    return done(m_world.m_threads[numberOf(site)].name, site);
}

Interpreter::Flow Interpreter::threadSetName(const CallSite& site)
{
    m_world.m_threads[numberOf(site)].name = argument(site, 1, "name", Value::none());
    return done(Value::none(), site);
}

Interpreter::Flow Interpreter::threadCurrent(const CallSite& site)
{
    return done(thread().object, site);
}

/// __thread_set_object(object): of the calling thread.
Interpreter::Flow Interpreter::threadSetObject(const CallSite& site)
{
    thread().object = argument(site, 0, "object", Value::none());
    return done(Value::none(), site);
}

Interpreter::Flow Interpreter::threadNumber(const CallSite& site)
{
    return done(Value::small(static_cast<std::int64_t>(m_id.index())), site);
}

Interpreter::Flow Interpreter::threadsAlive(const CallSite& site)
{
    m_world.m_asked = true;
    std::vector<Value> objects;
    for (const Thread& each : m_world.m_threads) {
        const bool alive = each.life == ThreadLife::Started || each.life == ThreadLife::Alive;
        if (alive && each.process == thread().process)
            objects.push_back(each.object);
    }
    return done(newList(m_context, objects), site);
}

/// __thread_schedule(number, callable, ms, period, deadline): arrives at that moment; milliseconds, None: not
/// given.
Interpreter::Flow Interpreter::threadSchedule(const CallSite& site)
{
    const std::uint32_t number = numberOf(site);
    const Value callable = argument(site, 1, "callable", Value::none());
    if (!prepare(number, callable))
        return raise(TypeId::TypeError, "the thread's function must be callable without arguments");
    const std::optional<Duration> arrival = milliseconds(argument(site, 2, "ms", Value::none()), 1e6);
    if (!arrival)
        return raise(TypeId::ValueError, "a thread arrives at a moment that is not negative");
    Thread& other = m_world.m_threads[number];
    other.arrival = *arrival;
    other.period = milliseconds(argument(site, 3, "period", Value::none()), 1e6).value_or(Duration{});
    other.deadline = milliseconds(argument(site, 4, "deadline", Value::none()), 1e6).value_or(Duration{});
    other.job = callable;
    other.scheduled = true;
    other.life = ThreadLife::Started;
    m_world.m_started = true;
    return done(Value::none(), site);
}

/// __thread_attribute(number, "nice" | "priority" | "tickets" | "core" | "no core", value): "core" adds one
/// to those on which it may run, "no core" takes all of them away.
Interpreter::Flow Interpreter::threadAttribute(const CallSite& site)
{
    Thread& other = m_world.m_threads[numberOf(site)];
    const std::string which = textOf(m_context, argument(site, 1, "which", Value::none()));
    const Value given = argument(site, 2, "value", Value::none());
    if (!given.isSmall())
        return raise(TypeId::TypeError, which + " must be an int");
    struct Range {
        std::string_view name;
        std::int64_t low;
        std::int64_t high;
    };
    const std::array<Range, 5> ranges{{{"nice", -20, 19},
                                       {"priority", -1'000'000, 1'000'000},
                                       {"tickets", 1, 1'000'000},
                                       {"core", 0, m_world.m_context->settings.cores - 1},
                                       {"no core", 0, 0}}};
    const auto range = std::ranges::find(ranges, which, &Range::name);
    if (given.asSmall() < range->low || given.asSmall() > range->high)
        return raise(TypeId::ValueError,
                     which + " must be from " + std::to_string(range->low) + " to "
                         + std::to_string(range->high) + ", not " + std::to_string(given.asSmall()));
    const auto value = static_cast<std::int32_t>(given.asSmall());
    if (which == "nice")
        other.nice = value;
    else if (which == "priority")
        other.priority = value;
    else if (which == "tickets")
        other.tickets = value;
    else
        other.affinity = which == "core" ? other.affinity | std::uint64_t{1} << value : 0;
    return done(Value::none(), site);
}

} // namespace core
