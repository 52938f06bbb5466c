#include "core/value/copying.h"
#include "core/world/interpreter.h"

// Processes. All of them live in one Memory; a fork copies what the forking process can reach, but for what
// was made to be shared between processes (Header::kInterprocess) and what cannot change. What is sent is
// copied twice: into the message, which belongs to nobody, and out of it.

namespace core {

namespace {

/// Nothing in the function object can change.
bool isConstantFunction(const Memory& memory, Value function)
{
    return memory.header(function.word()).words == FunctionLayout::kCaptured
        && memory.get(function.word(), FunctionLayout::kDefaults).isNone()
        && memory.get(function.word(), FunctionLayout::kKeywordDefaults).isNone()
        && memory.get(function.word(), FunctionLayout::kAttributes).isNone();
}

bool isPreludeClass(const Memory& memory, Value ofClass)
{
    return memory.get(ofClass.word(), ClassLayout::kModule) != Value::small(0);
}

} // namespace

Fate Interpreter::fateInFork(Value value) const
{
    if ((m_memory.header(value.word()).flags & Header::kInterprocess) != 0)
        return Fate::Shared;
    if (value.is(Kind::Function))
        return isConstantFunction(m_memory, value) ? Fate::Shared : Fate::Copied;
    if (value.is(Kind::Class))
        return isPreludeClass(m_memory, value) ? Fate::Shared : Fate::Copied;
    return Fate::Copied;
}

/// The module variable of this process that holds what another process has under the same name.
Value Interpreter::ownGlobal(Value value) const
{
    const Value text =
        value.is(Kind::Class) ? m_memory.get(value.word(), ClassLayout::kQualifiedName) : Value();
    const std::string name = value.is(Kind::Class)
        ? textOf(m_context, text)
        : m_program
              .function(
                  static_cast<std::size_t>(m_memory.get(value.word(), FunctionLayout::kFunction).asSmall()))
              .name;
    const Module& module = m_program.modules()[0];
    const auto slot = std::ranges::find(module.slots, name);
    if (slot == module.slots.end())
        return Value::unset();
    return m_memory.get(m_world.m_processes[m_world.m_threads[m_id.index()].process].globals.word(),
                        module.firstSlot + static_cast<std::uint64_t>(slot - module.slots.begin()));
}

bool Interpreter::isFromPrelude(Value functionOrClass) const
{
    if (functionOrClass.is(Kind::Class))
        return isPreludeClass(m_memory, functionOrClass);
    const auto index = m_memory.get(functionOrClass.word(), FunctionLayout::kFunction).asSmall();
    return m_program.function(static_cast<std::size_t>(index)).hidden;
}

/// Functions and classes go by their names, as pickle sends them.
Fate Interpreter::fateInMessage(Value value) const
{
    const std::uint8_t flags = m_memory.header(value.word()).flags;
    if ((flags & Header::kInterprocess) != 0)
        return (flags & Header::kSendable) != 0 ? Fate::Shared : Fate::Refused;
    switch (value.kind()) {
    case Kind::Function:
    case Kind::Class: return isFromPrelude(value) || ownGlobal(value) == value ? Fate::Shared : Fate::Refused;
    case Kind::Property: return Fate::Shared;
    case Kind::Gate:
    case Kind::Generator:
    case Kind::Frame: return Fate::Refused;
    default: return Fate::Copied;
    }
}

/// __process_start(number, callable): forks; the new process's first thread will call its own copy.
Interpreter::Flow Interpreter::processStart(const CallSite& site)
{
    const std::uint32_t number = numberOf(site);
    if (!passes()) {
        Stop stop;
        stop.kind = StopKind::Start;
        stop.other = number;
        return stopAt(stop);
    }
    const std::uint16_t parent = thread().process;
    const auto slots = static_cast<std::uint32_t>(m_program.slotCount());
    std::vector<Value> roots;
    for (std::uint32_t slot = 0; slot < slots; ++slot)
        roots.push_back(m_memory.get(m_world.m_processes[parent].globals.word(), slot));
    roots.push_back(site.arguments[1]);
    copyGraph(
        m_memory, roots, [&](Value& value) { return fateInFork(value); },
        [&](Value copy) {
            if (copy.is(Kind::Gate))
                m_memory.set(copy.word(), GateLayout::number, Value::small(m_world.m_gates++));
        });
    m_world.addProcess(std::span(roots).first(slots), number, parent);
    Thread& child = m_world.m_threads[number];
    child.object = Value::none();
    child.life = ThreadLife::Started;
    if (!prepare(number, roots.back()))
        return raise(TypeId::TypeError, "the process's function must be callable without arguments");
    m_world.m_started = true;
    return done(Value::none(), site);
}

/// __process_kill(number, signal): one step; whether the process was still there to be ended.
Interpreter::Flow Interpreter::processKill(const CallSite& site)
{
    const std::uint32_t number = numberOf(site);
    if (!passes()) {
        Stop stop;
        stop.kind = StopKind::Kill;
        stop.other = number;
        stop.slot = static_cast<std::uint32_t>(site.arguments[1].asSmall());
        return stopAt(stop);
    }
    m_world.m_asked = true;
    const Thread& first = m_world.m_threads[number];
    const bool isThere = first.life == ThreadLife::Started || first.life == ThreadLife::Alive;
    if (isThere)
        m_world.kill(first.process, m_id);
    return done(Value::boolean(isThere), site);
}

/// Nothing of the process's threads runs any more; what they hold stays held. Each takes its end by itself.
void World::kill(std::uint16_t process, ThreadId by)
{
    for (Thread& thread : m_threads) {
        const bool lives = thread.life == ThreadLife::Started || thread.life == ThreadLife::Alive;
        if (thread.process != process || !(lives || thread.isTask))
            continue;
        thread.isKilled = thread.life != ThreadLife::Ended;
        thread.killer = static_cast<std::uint32_t>(by.index());
        thread.life = thread.isTask ? ThreadLife::Ended : ThreadLife::Alive;
        thread.task = 0;
        thread.depth = 0;
        thread.handled = Value::none();
        for (Value* value : {&thread.frame, &thread.failure, &thread.stepFrame})
            *value = Value::unset();
        thread.stop = Stop{};
        thread.stop.kind = StopKind::Finish;
    }
    std::erase_if(m_arrived, [&](std::uint32_t task) { return m_threads[task].process == process; });
}

void World::addProcess(std::span<const Value> globals, std::uint32_t thread, std::uint32_t parent)
{
    const auto slots = static_cast<std::uint32_t>(globals.size());
    Process process{Value(), Value(), Value(), thread, parent};
    const std::uint64_t block = m_memory.allocate(Kind::Block, slots);
    for (std::uint32_t slot = 0; slot < slots; ++slot)
        m_memory.set(block, slot, globals[slot]);
    process.globals = Value::heap(Kind::Block, block);
    const std::uint64_t space = m_memory.allocate(Kind::Tuple, 1);
    m_memory.set(space, 0, process.globals);
    process.space = Value::heap(Kind::Tuple, space);
    process.users = noUsers();
    m_threads[thread].process = static_cast<std::uint16_t>(m_processes.size());
    m_processes.push_back(process);
}

/// A Block in which nobody has used any module variable.
Value World::noUsers()
{
    const auto slots = static_cast<std::uint32_t>(m_context->program->slotCount());
    const std::uint64_t users = m_memory.allocate(Kind::Block, slots);
    for (std::uint32_t slot = 0; slot < slots; ++slot)
        m_memory.set(users, slot, Value::small(0));
    return Value::heap(Kind::Block, users);
}

/// __pickle(tuple): its copy as a message, which costs the time to send it. A function or class that cannot
/// be found by its name is returned itself; all else that cannot be pickled raises.
Interpreter::Flow Interpreter::pickle(const CallSite& site)
{
    if (passes())
        return done(thread().stop.object, site);
    std::array<Value, 1> root{site.arguments[0]};
    const GraphCopy copy = copyGraph(m_memory, root, [&](Value& value) { return fateInMessage(value); }, {});
    const Value refused = copy.refused;
    if (refused.is(Kind::Function) || refused.is(Kind::Class))
        return deliver(refused, site.dest, site.mode, site.extra);
    if (!refused.isUnset() && (m_memory.header(refused.word()).flags & Header::kInterprocess) != 0)
        return raise(TypeId::RuntimeError,
                     (refused.is(Kind::Gate) ? std::string("Lock") : typeName(m_context, refused))
                         + " objects should only be shared between processes through inheritance");
    if (!refused.isUnset())
        return raised(cannotPickle(m_context, refused).value());
    const Settings& settings = m_world.m_context->settings;
    constexpr std::int64_t kBytesInKib = 1024;
    Stop stop;
    const std::uint64_t bytes = copy.words * sizeof(Value);
    stop.kind = StopKind::Message;
    stop.object = root[0];
    stop.slot = static_cast<std::uint32_t>(std::min<std::uint64_t>(bytes, ~std::uint32_t{0}));
    stop.duration =
        settings.ipcCost + settings.ipcCostPerKib * static_cast<std::int64_t>(bytes) / kBytesInKib;
    return stopAt(stop);
}

/// __unpickle(data): a copy with this process's own functions and classes.
Interpreter::Flow Interpreter::unpickle(const CallSite& site)
{
    std::array<Value, 1> root{site.arguments[0]};
    copyGraph(m_memory, root,
              [&](Value& value) {
                  if ((value.is(Kind::Function) || value.is(Kind::Class)) && !isFromPrelude(value)) {
                      const Value own = ownGlobal(value);
                      value = own.is(value.kind()) ? own : value;
                      return Fate::Shared;
                  }
                  return fateInMessage(value) == Fate::Copied ? Fate::Copied : Fate::Shared;
              },
              {});
    return deliver(root[0], site.dest, site.mode, site.extra);
}

/// __share(object, sendable): a fork does not copy it; if sendable, nor does a message.
Interpreter::Flow Interpreter::share(const CallSite& site)
{
    const std::uint64_t object = site.arguments[0].word();
    Header header = m_memory.header(object);
    header.flags |= Header::kInterprocess;
    if (site.arguments[1].isTrue())
        header.flags |= Header::kSendable;
    m_memory.setHeader(object, header);
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

/// __shared_lock(): a lock for several processes.
Interpreter::Flow Interpreter::sharedLock(const CallSite& site)
{
    const Value gate = m_world.makeGate(m_memory, GateForm::Lock, 1, false);
    Header header = m_memory.header(gate.word());
    header.flags |= Header::kInterprocess;
    m_memory.setHeader(gate.word(), header);
    return deliver(gate, site.dest, site.mode, site.extra);
}

Interpreter::Flow Interpreter::cpuCount(const CallSite& site)
{
    return deliver(Value::small(m_world.m_context->settings.cores), site.dest, site.mode, site.extra);
}

/// __now(): seconds since the start, without a step: 0 where there is no clock.
Interpreter::Flow Interpreter::readNow(const CallSite& site)
{
    const std::chrono::duration<double> seconds = m_world.m_clock.value_or(Duration{});
    return deliver(Value::real(seconds.count()), site.dest, site.mode, site.extra);
}

/// __switch_interval(): the machine's, in seconds.
Interpreter::Flow Interpreter::switchInterval(const CallSite& site)
{
    const std::chrono::duration<double> seconds = m_world.m_context->settings.switchInterval;
    return deliver(Value::real(seconds.count()), site.dest, site.mode, site.extra);
}

/// __thread_daemon(number, daemon=None): whether it is a daemon; makes it one or none if that is given.
Interpreter::Flow Interpreter::threadDaemon(const CallSite& site)
{
    Thread& other = m_world.m_threads[numberOf(site)];
    if (site.arguments.positional > 1)
        other.daemon = site.arguments[1].isTrue();
    return deliver(Value::boolean(other.daemon), site.dest, site.mode, site.extra);
}

/// __location(container): where the lesson is now is where it was made.
Interpreter::Flow Interpreter::giveLocation(const CallSite& site)
{
    const Value object = payloadOf(m_memory, site.arguments[0]);
    Header header = m_memory.header(object.word());
    header.flags &= static_cast<std::uint8_t>(~Header::kHidden);
    m_memory.setHeader(object.word(), header);
    const std::uint32_t here = m_pc;
    const Value frame = lessonFrameOf(m_frame);
    if (frame.is(Kind::Frame))
        m_pc = static_cast<std::uint32_t>(m_memory.get(frame.word(), FrameLayout::pc).asSmall());
    m_memory.set(object.word(), Birth::kField, Birth::unknown());
    m_hidden = false;
    stamped(object);
    m_hidden = true;
    m_pc = here;
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

/// __use(container, writes): a read or write of it, as if the lesson did it itself.
Interpreter::Flow Interpreter::use(const CallSite& site)
{
    const Value object = payloadOf(m_memory, site.arguments[0]);
    const bool writes = site.arguments[1].isTrue();
    m_hidden = false;
    const bool stops = usesObject(object, writes);
    m_hidden = true;
    if (stops && !passes())
        return stopBefore(writes, object, 0);
    noteValue(object);
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

} // namespace core
