#include "core/world/world.h"

#include "core/world/gate.h"
#include "core/world/interpreter.h"

#include <cassert>

namespace core {

World::World(std::shared_ptr<const WorldContext> context)
    : m_context(std::move(context))
{
    const Program& program = *m_context->program;
    Process& process = m_processes.emplace_back(Process{Value(), Value(), Value(), 0, 0});
    const auto slots = static_cast<std::uint32_t>(program.slotCount());
    const std::uint64_t words = m_context->limits.maxMemory / sizeof(Value);
    m_memory.setLimit(words);
    process.globals = Value::heap(Kind::Block, m_memory.allocate(Kind::Block, slots));
    process.users = Value::heap(Kind::Block, m_memory.allocate(Kind::Block, slots));
    for (std::uint32_t i = 0; i < slots; ++i)
        m_memory.set(process.users.word(), i, Value::small(0));
    ValueContext values{m_memory, program.constantTable()};
    Thread main;
    main.name = newText(values, "MainThread");
    main.object = Value::none();
    main.handled = Value::none();
    m_threads.push_back(main);
    for (std::size_t module = 1; module < program.modules().size(); ++module) {
        const Module& info = program.modules()[module];
        const auto slot = std::ranges::find(info.slots, "_invariants");
        if (info.name == "interleave" && slot != info.slots.end())
            m_invariants = info.firstSlot + static_cast<std::uint32_t>(slot - info.slots.begin());
        if (info.body)
            runPreludeModule(*info.body);
    }
    enterModule(0);
    m_threads[0].life = ThreadLife::Started;
}

/// Puts the main thread at the start of a module's body.
void World::enterModule(std::uint32_t function)
{
    Memory& memory = m_memory;
    const Function& info = m_context->program->function(function);
    const auto words = static_cast<std::uint32_t>(FrameLayout::registers + info.registers);
    const std::uint64_t frame = memory.allocate(Kind::Frame, words);
    memory.set(frame, FrameLayout::function, Value::small(function));
    memory.set(frame, FrameLayout::caller, Value::none());
    memory.set(frame, FrameLayout::pc, Value::small(info.first));
    memory.set(frame, FrameLayout::generator, Value::none());
    m_threads[0].frame = Value::heap(Kind::Frame, frame);
    m_threads[0].failure = Value::unset();
}

/// Modules of the prelude define functions and classes and stop nowhere.
void World::runPreludeModule(std::uint32_t function)
{
    enterModule(function);
    Taken taken;
    Interpreter(*this, ThreadId{0}, taken, ~std::uint64_t{0}, false).run(Interpreter::Permit::None);
    assert(m_threads[0].failure.isUnset() && "The prelude's modules run to their end.");
}

Value World::makeGate(Memory& memory, GateForm form, std::int64_t permits, bool hidden)
{
    const std::uint64_t gate = memory.allocate(Kind::Gate, GateLayout::words);
    memory.set(gate, Birth::kField, Birth::unknown());
    memory.set(gate, GateLayout::form, Value::small(static_cast<std::int64_t>(form)));
    memory.set(gate, GateLayout::permits, Value::small(permits));
    memory.set(gate, GateLayout::owner, Value::small(0));
    memory.set(gate, GateLayout::number, Value::small(m_gates++));
    if (hidden) {
        Header header = memory.header(gate);
        header.flags |= Header::kHidden;
        memory.setHeader(gate, header);
    }
    return Value::heap(Kind::Gate, gate);
}

std::string World::threadName(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    if (!thread.name.is(Kind::Str))
        return "Thread-" + std::to_string(id.index());
    return textOf(valuesOf(thread), thread.name);
}

Taken World::begin(ThreadId id, std::uint64_t budget, bool wantChecks)
{
    m_threads[id.index()].life = ThreadLife::Alive;
    Taken taken;
    Interpreter(*this, id, taken, budget, wantChecks).run(Interpreter::Permit::None);
    return taken;
}

bool World::canGo(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    if (thread.life != ThreadLife::Alive)
        return false;
    const Stop& stop = thread.stop;
    switch (stop.kind) {
    case StopKind::Acquire:
    case StopKind::Wait:
    case StopKind::Park:
        return stop.tries || m_memory.get(stop.object.word(), GateLayout::permits).asSmall() > 0;
    case StopKind::Select: return stop.tries || isCompleted(id) || !readyCases(id).empty();
    case StopKind::Turn: return canTurn(id);
    case StopKind::Join: return m_threads[stop.other].life == ThreadLife::Ended;
    case StopKind::OutOfMemory:
    case StopKind::TooManyThreads: return false;
    default: return true;
    }
}

Taken World::take(ThreadId id, std::uint64_t budget, bool wantChecks)
{
    Thread& thread = m_threads[id.index()];
    Taken taken;
    if (thread.stop.kind == StopKind::Finish) {
        thread.life = ThreadLife::Ended;
        taken.text = failureText(thread, id.index() == 0);
        return taken;
    }
    const bool passes = thread.stop.kind != StopKind::Budget;
    const bool wasStep = isStep(thread.stop.kind);
    Interpreter(*this, id, taken, budget, wantChecks)
        .run(passes ? Interpreter::Permit::Step : Interpreter::Permit::None);
    m_choice = 0;
    if (wasStep)
        tryInvariants(taken);
    return taken;
}

Taken World::timeOut(ThreadId id, std::uint64_t budget, bool wantChecks)
{
    Taken taken;
    Interpreter(*this, id, taken, budget, wantChecks).run(Interpreter::Permit::TimedOut);
    return taken;
}

/// Tries every always(name, condition) after a step; the prelude's module keeps them in `_invariants`.
void World::tryInvariants(Taken& taken)
{
    if (!m_invariants)
        return;
    Process& process = m_processes[0];
    const Value list = m_memory.get(process.globals.word(), *m_invariants);
    if (!list.is(Kind::List) || listSize(m_memory, list) == 0)
        return;
    const auto scratch = static_cast<std::uint32_t>(m_threads.size());
    for (std::uint64_t i = 0; i < listSize(m_memory, list); ++i) {
        const Value pair = listItem(m_memory, list, i);
        Thread& thread = m_threads.emplace_back();
        thread.handled = Value::none();
        Taken inner;
        Interpreter interpreter(*this, ThreadId{scratch}, inner, 1'000'000, false);
        const bool holds =
            interpreter.prepare(scratch, tupleItem(m_memory, pair, 1)) && interpreter.evaluate();
        m_threads.pop_back();
        if (!holds)
            taken.broken.push_back(textOf(valuesOf(m_threads[0]), tupleItem(m_memory, pair, 0)));
    }
}

void World::restart(ThreadId id)
{
    Thread& thread = m_threads[id.index()];
    thread.life = ThreadLife::Started;
    thread.failure = Value::unset();
    Taken taken;
    Interpreter(*this, id, taken, 0, false).prepare(static_cast<std::uint32_t>(id.index()), thread.job);
}

/// "ValueError: text" of the exception that ended the thread; empty when none did or it is an exit without an
/// error.
std::string World::failureText(const Thread& thread, bool isMain)
{
    if (!thread.failure.is(Kind::Exception))
        return {};
    ValueContext values = valuesOf(thread);
    if (builtinTypeOf(values.memory, thread.failure) == TypeId::SystemExit) {
        const Value args = values.memory.get(thread.failure.word(), ExceptionLayout::kArgs);
        const Value code =
            tupleSize(values.memory, args) > 0 ? tupleItem(values.memory, args, 0) : Value::none();
        if (!isMain || code.isNone() || code == Value::small(0))
            return {};
    }
    return exceptionLine(values, thread.failure);
}

ValueContext World::valuesOf(const Thread&) const
{
    // Reading values as text allocates at most; what is read does not change.
    Memory& memory = const_cast<Memory&>(m_memory);
    return ValueContext{memory, m_context->program->constantTable()};
}

std::uint32_t World::gateNumber(ThreadId id) const
{
    const Thread& thread = m_threads[id.index()];
    return static_cast<std::uint32_t>(m_memory.get(gateOf(thread).word(), GateLayout::number).asSmall());
}

std::vector<std::pair<std::string, std::string>> World::globals(bool* toldBirths) const
{
    std::vector<std::pair<std::string, std::string>> all;
    const Module& module = m_context->program->modules()[0];
    World copy = *this;
    Memory& memory = copy.m_memory;
    memory.setLimit(~std::uint64_t{0}); // Texts are made in it even where the lesson has used it up.
    ValueContext values{memory, m_context->program->constantTable()};
    values.toldBirths = toldBirths;
    for (std::size_t i = 0; i < module.slots.size(); ++i) {
        const Value value = memory.get(m_processes[0].globals.word(), module.firstSlot + i);
        if (value.isUnset() || module.slots[i].starts_with("__") || !isData(memory, value))
            continue;
        all.emplace_back(module.slots[i], json(values, value));
    }
    return all;
}

/// Whether `globals` shows it: no functions, classes, modules, nor what the prelude's classes made.
bool World::isData(const Memory& memory, Value value) const
{
    switch (value.kind()) {
    case Kind::Function:
    case Kind::BoundMethod:
    case Kind::BuiltinMethod:
    case Kind::Class:
    case Kind::Builtin:
    case Kind::BuiltinType:
    case Kind::Module:
    case Kind::Gate:
    case Kind::Frame:
    case Kind::File: return false;
    case Kind::Instance: {
        const Value ofClass = memory.get(value.word(), InstanceLayout::kClass);
        return !ofClass.is(Kind::Class) || memory.get(ofClass.word(), ClassLayout::kModule) == Value::small(0)
            || !isPreludeObject(memory, ofClass);
    }
    default: return true;
    }
}

/// Threading's own objects and their like; a deque or Counter of the prelude is data.
bool World::isPreludeObject(const Memory& memory, Value ofClass) const
{
    const auto module = static_cast<std::size_t>(memory.get(ofClass.word(), ClassLayout::kModule).asSmall());
    static constexpr std::array<std::string_view, 4> kData{"collections", "builtins", "itertools",
                                                           "dataclasses"};
    return std::ranges::find(kData, m_context->program->modules()[module].name) == kData.end();
}

std::optional<std::uint32_t> World::targetOf(ThreadId id) const
{
    if (id.index() == 0)
        return 0;
    const Thread& thread = m_threads[id.index()];
    const Memory& memory = m_memory;
    if (!thread.object.is(Kind::Instance))
        return std::nullopt;
    const auto find = [&](std::string_view name, Value block) {
        const auto index = m_context->program->nameIndex(name);
        return index ? attribute(memory, block, *index) : Value::unset();
    };
    Value target = find("_target", memory.get(thread.object.word(), InstanceLayout::kAttributes));
    if (target.isNone() || target.isUnset()) {
        const auto run = m_context->program->nameIndex("run");
        const Value ofClass = memory.get(thread.object.word(), InstanceLayout::kClass);
        target = run ? classAttribute(memory, ofClass, *run) : Value::unset();
    }
    if (target.is(Kind::BoundMethod))
        target = memory.get(target.word(), BoundMethodLayout::kFunction);
    if (!target.is(Kind::Function))
        return std::nullopt;
    return static_cast<std::uint32_t>(memory.get(target.word(), FunctionLayout::kFunction).asSmall());
}

void World::collect()
{
    m_memory.collect([&](const std::function<void(Value&)>& root) {
        for (Process& process : m_processes)
            for (Value* value : {&process.globals, &process.users, &process.space})
                root(*value);
        for (Thread& thread : m_threads)
            for (Value* value :
                 {&thread.frame, &thread.handled, &thread.object, &thread.name, &thread.failure,
                  &thread.births, &thread.random, &thread.stepFrame, &thread.job, &thread.stop.object})
                root(*value);
    });
}

} // namespace core
