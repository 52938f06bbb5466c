#include "core/value/arguments.h"
#include "core/value/copying.h"
#include "core/value/text.h"
#include "core/world/interpreter.h"

#include <cmath>

namespace core {

std::span<const Interpreter::WorldRow> Interpreter::worldRows()
{
    using I = Interpreter;
    static constexpr std::array kRows{
        WorldRow{"", "print", &I::callPrint},
        WorldRow{"", "input", &I::callInput},
        WorldRow{"", "next", &I::callNext},
        WorldRow{"interleave", "work", &I::callWork},
        WorldRow{"interleave", "io", &I::callIo},
        WorldRow{"interleave", "note", &I::callNote},
        WorldRow{"interleave", "check", &I::callCheck},
        WorldRow{"interleave", "param", &I::callParam},
        WorldRow{"interleave", "machine", &I::callDeclaration},
        WorldRow{"interleave", "schedule", &I::callDeclaration},
        WorldRow{"interleave", "expect", &I::callDeclaration},
        WorldRow{"interleave", "until", &I::callUntil},
        WorldRow{"time", "sleep", &I::callSleep},
        WorldRow{"time", "time", &I::callTime},
        WorldRow{"time", "monotonic", &I::callMonotonic},
        WorldRow{"time", "perf_counter", &I::callMonotonic},
        WorldRow{"time", "process_time", &I::callMonotonic},
        WorldRow{"time", "thread_time", &I::callMonotonic},
        WorldRow{"sys", "exit", &I::callExit},
        WorldRow{"sys", "getrefcount", &I::callGetRefCount},
    };
    return kRows;
}

std::span<const Interpreter::WorldRow> Interpreter::intrinsicRows()
{
    using I = Interpreter;
    static constexpr std::array kRows{
        WorldRow{"_intrinsics", "__special", &I::callSpecialOf},
        WorldRow{"_intrinsics", "__store_field", &I::callStoreField},
        WorldRow{"_intrinsics", "__fail", &I::callFail},
        WorldRow{"_intrinsics", "__traceback", &I::traceback},
        WorldRow{"_intrinsics", "__print", &I::callPrintText},
        WorldRow{"_intrinsics", "__copy", &I::callCopy},
        WorldRow{"_intrinsics", "__thread_new", &I::threadNew},
        WorldRow{"_intrinsics", "__thread_start", &I::threadStart},
        WorldRow{"_intrinsics", "__thread_join", &I::threadJoin},
        WorldRow{"_intrinsics", "__thread_alive", &I::threadAlive},
        WorldRow{"_intrinsics", "__thread_name", &I::threadName},
        WorldRow{"_intrinsics", "__thread_set_name", &I::threadSetName},
        WorldRow{"_intrinsics", "__thread_current", &I::threadCurrent},
        WorldRow{"_intrinsics", "__thread_set_object", &I::threadSetObject},
        WorldRow{"_intrinsics", "__thread_number", &I::threadNumber},
        WorldRow{"_intrinsics", "__threads_alive", &I::threadsAlive},
        WorldRow{"_intrinsics", "__thread_schedule", &I::threadSchedule},
        WorldRow{"_intrinsics", "__thread_attribute", &I::threadAttribute},
        WorldRow{"_intrinsics", "__gate", &I::gateNew},
        WorldRow{"_intrinsics", "__gate_take", &I::gateTake},
        WorldRow{"_intrinsics", "__gate_put", &I::gatePut},
        WorldRow{"_intrinsics", "__gate_put_silent", &I::gatePutSilent},
        WorldRow{"_intrinsics", "__gate_count", &I::gateCount},
        WorldRow{"_intrinsics", "__gate_set", &I::gateSet},
        WorldRow{"_intrinsics", "__gate_step", &I::gateStep},
        WorldRow{"_intrinsics", "__gate_look", &I::gateLook},
        WorldRow{"_intrinsics", "__select", &I::selectGate},
        WorldRow{"_intrinsics", "__gate_waiters", &I::gateWaiters},
        WorldRow{"_intrinsics", "__park", &I::park},
        WorldRow{"_intrinsics", "__channel", &I::channelNew},
        WorldRow{"_intrinsics", "__channel_put", &I::channelPut},
        WorldRow{"_intrinsics", "__channel_take", &I::channelTake},
        WorldRow{"_intrinsics", "__channel_close", &I::channelClose},
        WorldRow{"_intrinsics", "__channel_wait", &I::channelWait},
        WorldRow{"_intrinsics", "__process_start", &I::processStart},
        WorldRow{"_intrinsics", "__process_kill", &I::processKill},
        WorldRow{"_intrinsics", "__pickle", &I::pickle},
        WorldRow{"_intrinsics", "__unpickle", &I::unpickle},
        WorldRow{"_intrinsics", "__share", &I::share},
        WorldRow{"_intrinsics", "__shared_lock", &I::sharedLock},
        WorldRow{"_intrinsics", "__cpu_count", &I::cpuCount},
        WorldRow{"_intrinsics", "__switch_interval", &I::switchInterval},
        WorldRow{"_intrinsics", "__now", &I::readNow},
        WorldRow{"_intrinsics", "__thread_daemon", &I::threadDaemon},
        WorldRow{"_intrinsics", "__location", &I::giveLocation},
        WorldRow{"_intrinsics", "__use", &I::use},
        WorldRow{"_intrinsics", "__random_seed", &I::randomSeed},
        WorldRow{"_intrinsics", "__random", &I::randomReal},
        WorldRow{"_intrinsics", "__random_below", &I::randomBelow},
    };
    return kRows;
}

Interpreter::Flow Interpreter::worldBuiltin(BuiltinId id, const CallSite& site)
{
    // Rows by BuiltinId, found once.
    static const std::vector<const WorldRow*> kById = [] {
        std::vector<const WorldRow*> rows(builtinTable().size(), nullptr);
        for (const auto part : {worldRows(), intrinsicRows(), loopRows()})
            for (const WorldRow& row : part)
                if (const std::optional<BuiltinId> known = builtinId(row.module, row.name))
                    rows[*known] = &row;
        return rows;
    }();
    const WorldRow* row = kById[id];
    if (row == nullptr)
        return raise(TypeId::NotImplementedError,
                     "'" + std::string(builtinTable()[id].name) + "' is not simulated yet");
    return (this->*row->call)(site);
}

/// A call of a built-in has its result.
Interpreter::Flow Interpreter::done(Value value, const CallSite& site)
{
    checkpoint();
    return deliver(value, site.dest, site.mode, site.extra);
}

Value Interpreter::argument(const CallSite& site, std::size_t position, std::string_view name,
                            Value otherwise) const
{
    if (position < site.arguments.positional)
        return site.arguments[position];
    for (std::size_t i = 0; i < site.arguments.named(); ++i) {
        if (textOf(m_context, site.arguments.names[i]) == name)
            return site.arguments[site.arguments.positional + i];
    }
    return otherwise;
}

/// `number` times `scale` nanoseconds; nothing if it is no number, negative, or longer than 292 years.
std::optional<Duration> Interpreter::milliseconds(Value number, double scale)
{
    const std::optional<double> value = toDouble(m_context, number);
    if (!value || !(*value >= 0) || *value * scale > 9.2e18)
        return std::nullopt;
    return Duration(static_cast<Duration::rep>(std::llround(*value * scale)));
}

Interpreter::Flow Interpreter::stopFor(StopKind kind, Value number, double scale, Value object, bool withGil,
                                       const CallSite& site)
{
    if (passes())
        return done(Value::none(), site);
    const std::optional<Duration> duration = milliseconds(number, scale);
    if (!duration && !toDouble(m_context, number))
        return raise(TypeId::TypeError,
                     kind == StopKind::Sleep
                         ? "'" + typeName(m_context, number) + "' object cannot be interpreted as an integer"
                         : "a duration must be a number, not " + typeName(m_context, number));
    if (!duration)
        return raise(TypeId::ValueError,
                     kind == StopKind::Sleep ? "sleep length must be non-negative"
                                             : "a duration must not be negative");
    Stop stop;
    stop.kind = kind;
    stop.duration = *duration;
    stop.object = object;
    stop.withGil = withGil;
    return stopAt(stop);
}

Interpreter::Flow Interpreter::callWork(const CallSite& site)
{
    static constexpr std::array<std::string_view, 2> kNames{"ms", "gil"};
    if (const std::string wrong = misfit(site, {"work", kNames, 1}); !wrong.empty())
        return raise(TypeId::TypeError, wrong);
    const Value gil = argument(site, 1, "gil", Value::boolean(true));
    return stopFor(StopKind::Work, argument(site, 0, "ms", Value::none()), 1e6, Value::unset(),
                   !gil.isFalse(), site);
}

Interpreter::Flow Interpreter::callIo(const CallSite& site)
{
    static constexpr std::array<std::string_view, 2> kNames{"ms", "device"};
    if (const std::string wrong = misfit(site, {"io", kNames, 1}); !wrong.empty())
        return raise(TypeId::TypeError, wrong);
    const Value device = argument(site, 1, "device", Value::none());
    if (!device.is(Kind::Str) && !device.isNone())
        return raise(TypeId::TypeError,
                     "the name of a device must be a string, not " + typeName(m_context, device));
    return stopFor(StopKind::Io, argument(site, 0, "ms", Value::none()), 1e6,
                   device.is(Kind::Str) ? device : Value::unset(), true, site);
}

Interpreter::Flow Interpreter::callSleep(const CallSite& site)
{
    const Evaluated<Value> fits = checkArity(m_context, site.arguments, {1, 1}, "sleep", "time.sleep");
    if (!fits)
        return raised(fits.error());
    return stopFor(StopKind::Sleep, argument(site, 0, "secs", Value::none()), 1e9, Value::unset(), true,
                   site);
}

Interpreter::Flow Interpreter::callUntil(const CallSite& site)
{
    static constexpr std::array<std::string_view, 1> kNames{"ms"};
    if (const std::string wrong = misfit(site, {"until", kNames, 1}); !wrong.empty())
        return raise(TypeId::TypeError, wrong);
    return stopFor(StopKind::Until, argument(site, 0, "ms", Value::none()), 1e6, Value::unset(), true, site);
}

/// print(*values, sep=' ', end='\n', file=None, flush=False)
Interpreter::Flow Interpreter::callPrint(const CallSite& site)
{
    const Arguments& given = site.arguments;
    CallSite named = site;
    named.arguments = Arguments{given.values + given.positional, 0, given.names};
    const Value separator = argument(named, 0, "sep", Value::none());
    const Value end = argument(named, 0, "end", Value::none());
    const Value file = argument(named, 0, "file", Value::none());
    for (const Value name : given.names) {
        const std::string text = textOf(m_context, name);
        if (text != "sep" && text != "end" && text != "file" && text != "flush")
            return raise(TypeId::TypeError, "'" + text + "' is an invalid keyword argument for print()");
    }
    for (const auto& [name, value] : {std::pair{"sep", separator}, std::pair{"end", end}})
        if (!value.isNone() && !value.is(Kind::Str))
            return raise(TypeId::TypeError,
                         std::string(name) + " must be None or a string, not " + typeName(m_context, value));
    std::string text;
    for (std::uint32_t i = 0; i < given.positional; ++i) {
        const Evaluated<std::string> part = str(m_context, given[i]);
        if (!part)
            return part.error().isNeedsPrelude() ? callPrelude("print", site) : raised(part.error());
        if (i > 0)
            text += separator.is(Kind::Str) ? textOf(m_context, separator) : " ";
        text += *part;
    }
    text += end.is(Kind::Str) ? textOf(m_context, end) : "\n";
    if (!passes())
        return stopAt(StopKind::Output);
    m_taken.text = std::move(text);
    m_taken.toStandardError = isStandardError(file);
    return done(Value::none(), site);
}

bool Interpreter::isStandardError(Value file) const
{
    return file.is(Kind::File) && file.isConstant() && file.index() == 1;
}

/// __print(text, file): the text as one output.
Interpreter::Flow Interpreter::callPrintText(const CallSite& site)
{
    if (!passes())
        return stopAt(StopKind::Output);
    m_taken.text = textOf(m_context, argument(site, 0, "text", Value::none()));
    m_taken.toStandardError = isStandardError(argument(site, 1, "file", Value::none()));
    return done(Value::none(), site);
}

/// write(text) of sys.stdout and sys.stderr is an output; flush() has nothing to do.
Interpreter::Flow Interpreter::fileMethod(std::string_view name, Value file, const CallSite& site)
{
    const std::uint8_t count = name == "write" ? 1 : 0;
    const std::string qualified = "TextIOWrapper." + std::string(name);
    const Evaluated<Value> fits = checkArity(m_context, site.arguments, {count, count}, name, qualified);
    if (!fits)
        return raised(fits.error());
    if (name == "flush")
        return done(Value::none(), site);
    const Value text = site.arguments[0];
    if (!text.is(Kind::Str))
        return raise(TypeId::TypeError,
                     "write() argument must be str, not "
                         + (text.isNone() ? "None" : typeName(m_context, text)));
    if (!passes())
        return stopAt(StopKind::Output);
    m_taken.text = textOf(m_context, text);
    m_taken.toStandardError = isStandardError(file);
    return done(Value::small(static_cast<std::int64_t>(textSize(m_context, text))), site);
}

/// input(prompt): the prompt is an output of its own, before anybody thinks.
Interpreter::Flow Interpreter::callInput(const CallSite& site)
{
    const auto& inputs = m_world.m_context->inputs;
    if (site.arguments.positional > 1)
        return raise(TypeId::TypeError,
                     "input expected at most 1 argument, got " + std::to_string(site.arguments.positional));
    if (site.arguments.named() > 0)
        return raise(TypeId::TypeError, "input() takes no keyword arguments");
    if (site.arguments.positional == 1)
        return callPrelude("_prompt", site);
    if (!passes()) {
        Stop stop;
        stop.kind = StopKind::Input;
        const auto think = inputs.find("think");
        if (think != inputs.end())
            stop.duration = Duration(std::llround(std::strtod(think->second.c_str(), nullptr) * 1e6));
        return stopAt(stop);
    }
    const auto answer = inputs.find(std::to_string(++m_world.m_inputs));
    if (answer == inputs.end())
        return raise(TypeId::EOFError, "EOF when reading a line");
    return done(newText(m_context, answer->second), site);
}

Interpreter::Flow Interpreter::callNote(const CallSite& site)
{
    static constexpr std::array<std::string_view, 1> kNames{"text"};
    if (const std::string wrong = misfit(site, {"note", kNames, 1}); !wrong.empty())
        return raise(TypeId::TypeError, wrong);
    if (!passes())
        return stopAt(StopKind::Note);
    const Evaluated<std::string> text = str(m_context, argument(site, 0, "text", Value::none()));
    m_taken.text = text ? *text : std::string();
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

Interpreter::Flow Interpreter::callCheck(const CallSite& site)
{
    static constexpr std::array<std::string_view, 2> kNames{"name", "condition"};
    if (const std::string wrong = misfit(site, {"check", kNames, 2}); !wrong.empty())
        return raise(TypeId::TypeError, wrong);
    if (!passes())
        return stopAt(StopKind::Check);
    const Evaluated<std::string> text = str(m_context, argument(site, 0, "name", Value::none()));
    const Evaluated<bool> holds = truth(m_context, argument(site, 1, "condition", Value::none()));
    m_taken.text = text ? *text : std::string();
    m_taken.ok = holds && *holds;
    return deliver(Value::boolean(m_taken.ok), site.dest, site.mode, site.extra);
}

/// param(name, default, low, high, step=1): the value that was chosen, else the default.
Interpreter::Flow Interpreter::callParam(const CallSite& site)
{
    const Value otherwise = argument(site, 1, "default", Value::none());
    const std::string name = textOf(m_context, argument(site, 0, "name", Value::none()));
    const auto chosen = m_world.m_context->parameters.find(name);
    Value value = otherwise;
    if (chosen != m_world.m_context->parameters.end()) {
        const bool integral = !otherwise.isReal() && chosen->second == std::floor(chosen->second);
        value = integral ? newInteger(m_context, static_cast<std::int64_t>(chosen->second))
                         : Value::real(chosen->second);
    }
    return deliver(value, site.dest, site.mode, site.extra);
}

/// machine(), schedule(), expect(): read before the run (Declarations); nothing is left to do.
Interpreter::Flow Interpreter::callDeclaration(const CallSite& site)
{
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

Interpreter::Flow Interpreter::callMonotonic(const CallSite& site)
{
    if (!passes())
        return stopAt(StopKind::Clock);
    return done(Value::real(static_cast<double>(m_world.m_clock.value_or(Duration{}).count()) / 1e9), site);
}

Interpreter::Flow Interpreter::callTime(const CallSite& site)
{
    if (!passes())
        return stopAt(StopKind::Clock);
    return done(
        Value::real(1579132800.0 + static_cast<double>(m_world.m_clock.value_or(Duration{}).count()) / 1e9),
        site);
}

Interpreter::Flow Interpreter::callExit(const CallSite& site)
{
    const Arguments& given = site.arguments;
    const Value args = newTuple(m_context, std::span<const Value>(given.values, given.positional));
    return raiseObject(newException(m_context, typeValue(TypeId::SystemExit), args));
}

/// next(iterator[, default])
Interpreter::Flow Interpreter::callNext(const CallSite& site)
{
    const Value iterator = argument(site, 0, "iterator", Value::none());
    const bool hasDefault = site.arguments.positional > 1;
    CallSite inner = site;
    inner.arguments = Arguments{};
    if (hasDefault) {
        inner.mode = ReturnMode::NextDefault;
        inner.extra = site.arguments[1];
    }
    if (iterator.is(Kind::Generator))
        return resume(iterator, Value::none(), inner);
    if (!iterator.is(Kind::Iterator))
        return hasDefault ? callPrelude("_next_default", site) : callSpecial(Special::Next, iterator, inner);
    const Value container = iteratedContainer(m_context, iterator);
    if (!container.isUnset() && usesObject(container, false) && !passes())
        return stopBefore(false, container, 0);
    const Evaluated<Value> item = core::next(m_context, iterator);
    if (!item)
        return raised(item.error());
    if (!item->isUnset())
        return done(*item, site);
    if (hasDefault)
        return done(site.arguments[1], site);
    return raiseObject(newException(m_context, typeValue(TypeId::StopIteration), newTuple(m_context, {})));
}

/// __copy(value): as copy.deepcopy.
Interpreter::Flow Interpreter::callCopy(const CallSite& site)
{
    const Evaluated<Value> copy = deepCopy(m_context, site.arguments[0]);
    return copy ? deliver(*copy, site.dest, site.mode, site.extra) : raised(copy.error());
}

/// __special(object, name): the special method that a lesson's class defines, bound; or None.
Interpreter::Flow Interpreter::callSpecialOf(const CallSite& site)
{
    const Value object = argument(site, 0, "object", Value::none());
    const std::string name = textOf(m_context, argument(site, 1, "name", Value::none()));
    Value method = Value::none();
    const std::optional<std::uint32_t> index = m_program.nameIndex(name);
    if (index && (object.is(Kind::Instance) || object.is(Kind::Exception))) {
        const Value found = classAttribute(m_memory, typeOf(m_context, object), *index);
        if (found.is(Kind::Function))
            method = newBoundMethod(m_context, found, object);
    }
    return deliver(method, site.dest, site.mode, site.extra);
}

/// __store_field(object, name, value): object.name = value as if the lesson had written it, without its
/// __setattr__: what the __init__ of a dataclass does.
Interpreter::Flow Interpreter::callStoreField(const CallSite& site)
{
    const Value object = argument(site, 0, "object", Value::none());
    const std::optional<std::uint32_t> name =
        m_program.nameIndex(textOf(m_context, argument(site, 1, "name", Value::none())));
    const Value value = argument(site, 2, "value", Value::none());
    if (!name)
        return raise(TypeId::AttributeError, "a field's name must occur in the lesson");
    const bool wasHidden = std::exchange(m_hidden, m_quiet);
    const bool stops = usesAttribute(object, *name, true) && !passes();
    if (!stops) {
        setBuiltinAttribute(m_context, object, *name, value);
        usesAttribute(object, *name, true);
        nameGates(value, ownedName(object, *name));
        noteValue(value);
    }
    m_hidden = wasHidden;
    return stops ? stopBefore(true, object, *name + 1)
                 : deliver(Value::none(), site.dest, site.mode, site.extra);
}

} // namespace core
