#include "core/world/interpreter.h"

#include "core/program/source_line.h"

namespace core {

namespace {

/// The first lesson frame at or below a frame of the prelude.
Value lessonFrame(const Memory& memory, const Program& program, Value frame)
{
    while (frame.is(Kind::Frame)) {
        const auto function = memory.get(frame.word(), FrameLayout::function).asSmall();
        if (!program.function(static_cast<std::size_t>(function)).hidden)
            return frame;
        frame = memory.get(frame.word(), FrameLayout::caller);
    }
    return Value::unset();
}

} // namespace

Interpreter::Interpreter(World& world, ThreadId id, Taken& taken, std::uint64_t budget, bool wantChecks)
    : m_world(world)
    , m_id(id)
    , m_taken(taken)
    , m_program(*world.m_context->program)
    , m_code(world.m_context->sharing->code().data())
    , m_memory(world.m_memory)
    , m_context{m_memory, m_program.constantTable(), m_memory.limit(), nullptr, &world.m_toldBirths}
    , m_budget(budget)
    , m_wantChecks(wantChecks)
{
}

Value Interpreter::lessonFrameOf(Value frame) const
{
    return lessonFrame(m_memory, m_program, frame);
}

void Interpreter::enterFrame(Value frame)
{
    m_frame = frame;
    std::uint64_t* words = m_memory.own(frame.word()) + 1;
    const auto index = Value::fromBits(words[FrameLayout::function]).asSmall();
    const Function& function = m_program.function(static_cast<std::size_t>(index));
    m_pc = static_cast<std::uint32_t>(Value::fromBits(words[FrameLayout::pc]).asSmall());
    m_first = function.first;
    m_hidden = function.hidden || m_quiet;
    m_words = words + FrameLayout::registers;
}

void Interpreter::saveFrame()
{
    m_memory.set(m_frame.word(), FrameLayout::pc, Value::small(m_pc));
    thread().frame = m_frame;
}

void Interpreter::collectIfDue()
{
    saveFrame();
    m_world.collect();
    enterFrame(thread().frame);
}

Interpreter::Flow Interpreter::stopAt(Stop stop)
{
    stop.instruction = m_pc;
    const Settings& settings = m_world.m_context->settings;
    if (settings.granularity == Granularity::Line)
        stop.newLine = !(thread().stepFrame == lessonFrame(m_memory, m_program, m_frame));
    if (settings.granularity == Granularity::Runtime) {
        const bool blocking = (isWait(stop.kind) && !stop.tries) || stop.kind == StopKind::Work
            || stop.kind == StopKind::Io || stop.kind == StopKind::Sleep || stop.kind == StopKind::Input;
        stop.switchable = thread().switchable || blocking || settings.runtime != RuntimeKind::CPython312;
    }
    saveFrame();
    thread().stop = stop;
    return Flow::Stop;
}

Interpreter::Flow Interpreter::stopAt(StopKind kind)
{
    Stop stop;
    stop.kind = kind;
    return stopAt(stop);
}

/// Where CPython 3.12 looks at requests for the GIL.
void Interpreter::checkpoint()
{
    if (m_hidden)
        return;
    if (m_wantChecks)
        m_taken.checks.push_back(static_cast<std::uint32_t>(m_taken.instructions + (m_passing ? 0 : 1)));
    if (m_world.m_context->settings.granularity == Granularity::Runtime)
        thread().switchable = true;
}

/// False when the thread has to stop before the instruction.
bool Interpreter::beginInstruction(const Instruction& instruction)
{
    if ((instruction.flags & Instruction::kLineStart) != 0) {
        if (std::vector<std::uint8_t>* visited = m_world.m_context->visited)
            (*visited)[m_pc] = 1;
        if (!m_passing && thread().stepFrame == m_frame)
            thread().stepFrame = Value::unset();
    }
    if ((instruction.flags & Instruction::kVisible) == 0 || passes() || m_quiet)
        return true;
    switch (instruction.op) {
    case Op::LoadGlobal: stopBefore(false, Value::unset(), instruction.b); break;
    case Op::StoreGlobal:
    case Op::DeleteGlobal: stopBefore(true, Value::unset(), instruction.b); break;
    default: {
        const bool containment = instruction.op == Op::In || instruction.op == Op::NotIn;
        const Value container = reg(containment ? instruction.c : instruction.b);
        // One step, a read or write, of a shared container: its handler stops for that.
        if (isContainer(container) && (m_memory.header(container.word()).flags & Header::kShared) != 0)
            return true;
        stopAt(StopKind::Operation);
    }
    }
    return false;
}

void Interpreter::run(Permit permit)
{
    enterFrame(thread().frame);
    m_permit = permit;
    m_passing = permit != Permit::None;
    if (m_passing && isStep(thread().stop.kind)) {
        thread().switchable = false;
        if (m_world.m_context->settings.granularity == Granularity::Line)
            thread().stepFrame = lessonFrame(m_memory, m_program, m_frame);
    }
    try {
        constexpr int kMarks = Instruction::kLineStart | Instruction::kVisible;
        for (;;) {
            if (m_taken.all >= m_budget) {
                stopAt(StopKind::Budget);
                return;
            }
            if (m_memory.wantsCollection())
                collectIfDue();
            const Instruction& instruction = m_code[m_pc];
            if ((instruction.flags & kMarks) != 0 && !beginInstruction(instruction))
                return;
            const bool counts = !m_hidden && !m_passing && (instruction.flags & Instruction::kDeclares) == 0;
            const Flow flow = executeHot(instruction);
            if (flow >= Flow::Stop) {
                if (flow == Flow::Left) {
                    ++m_taken.all;
                    m_taken.instructions += counts ? 1 : 0;
                }
                return;
            }
            if (flow == Flow::Next && m_code[++m_pc].op == Op::Extra)
                ++m_pc;
            ++m_taken.all;
            m_taken.instructions += counts ? 1 : 0;
            m_permit = Permit::None;
            m_passing = false;
        }
    } catch (const MemoryExhausted&) {
        stopAt(StopKind::OutOfMemory);
    }
}

bool Interpreter::evaluate()
{
    m_quiet = true;
    run(Permit::None);
    if (thread().stop.kind != StopKind::Finish || !thread().failure.isUnset())
        return false;
    const Evaluated<bool> isTrue = truth(m_context, m_result);
    return isTrue && *isTrue;
}

/// The instructions of tight loops, at once; all others by their handlers.
Interpreter::Flow Interpreter::executeHot(const Instruction& instruction)
{
    const Value left =
        instruction.op >= Op::Add && instruction.op <= Op::GreaterEqual ? reg(instruction.b) : Value();
    switch (instruction.op) {
    case Op::Const: setReg(instruction.a, m_program.constant(instruction.b)); return Flow::Next;
    case Op::Move: setReg(instruction.a, reg(instruction.b)); return Flow::Next;
    case Op::Jump: return jump(instruction.c);
    case Op::JumpIfTrue:
    case Op::JumpIfFalse: {
        const Value condition = reg(instruction.a);
        if (condition.isBool())
            return jumpOn(instruction, condition.isTrue() == (instruction.op == Op::JumpIfTrue));
        return opJumpIf(instruction);
    }
    case Op::Add:
    case Op::InplaceAdd:
    case Op::Subtract:
    case Op::InplaceSubtract: {
        const Value right = reg(instruction.c);
        if (!left.isSmall() || !right.isSmall() || m_passing)
            break;
        const bool adds = instruction.op == Op::Add || instruction.op == Op::InplaceAdd;
        const std::int64_t result =
            adds ? left.asSmall() + right.asSmall() : left.asSmall() - right.asSmall();
        if (!Value::fitsSmall(result))
            break;
        setReg(instruction.a, Value::small(result));
        return Flow::Next;
    }
    case Op::Less:
    case Op::LessEqual:
    case Op::Greater:
    case Op::GreaterEqual:
    case Op::Equal:
    case Op::NotEqual: {
        const Value right = reg(instruction.c);
        if (!left.isSmall() || !right.isSmall() || m_passing)
            break;
        const auto op =
            static_cast<CompareOp>(static_cast<int>(instruction.op) - static_cast<int>(Op::Equal));
        setReg(instruction.a, Value::boolean(compares(op, left.asSmall(), right.asSmall())));
        return Flow::Next;
    }
    default: break;
    }
    return (this->*handlerOf(instruction.op))(instruction);
}

Interpreter::Flow Interpreter::jump(std::uint16_t target)
{
    const std::uint32_t position = m_first + target;
    if (position <= m_pc)
        checkpoint();
    m_pc = position;
    return Flow::Stay;
}

Interpreter::Flow Interpreter::jumpOn(const Instruction& instruction, bool taken)
{
    return taken ? jump(instruction.c) : Flow::Next;
}

Interpreter::Flow Interpreter::store(std::uint16_t dest, Value value)
{
    setReg(dest, value);
    return Flow::Next;
}

/// Stores a result; where it needs the prelude calls that function with (a, b), or (a) when b is unset.
Interpreter::Flow Interpreter::storeOr(std::uint16_t dest, const Evaluated<Value>& value,
                                       std::string_view prelude, Value a, Value b)
{
    if (value)
        return store(dest, *value);
    if (!value.error().isNeedsPrelude())
        return raised(value.error());
    std::array<Value, 2> values{a, b};
    CallSite site;
    site.arguments = Arguments{values.data(), b.isUnset() ? 1U : 2U, {}};
    site.dest = dest;
    return callPrelude(prelude, site);
}

/// What the step read or wrote, for the trace.
void Interpreter::noteValue(Value value)
{
    if (!m_passing)
        return;
    const Evaluated<std::string> text = repr(m_context, value);
    m_taken.text = text ? *text : typeName(m_context, value) + " object";
}

/// The lesson's text at an instruction.
std::string Interpreter::excerpt(std::uint32_t instruction) const
{
    const Place& place = m_program.place(instruction);
    const std::string_view source = sourceLine(m_program.source(), place.line);
    if (place.column == 0 || place.endColumn <= place.column || place.endColumn - 1 > source.size())
        return std::string(source);
    return std::string(source.substr(place.column - 1, place.endColumn - place.column));
}

Interpreter::Handler Interpreter::handlerOf(Op op)
{
    using I = Interpreter;
    // In the order of Op.
    static constexpr std::array<Handler, static_cast<std::size_t>(Op::Nop) + 1> kHandlers{
        &I::opNop,          &I::opNop,
        &I::opClear,        &I::opCheckSet, // Const, Move: executeHot
        &I::opLoadGlobal,   &I::opStoreGlobal,
        &I::opDeleteGlobal, &I::opMakeCell,
        &I::opLoadCell,     &I::opStoreCell,
        &I::opDeleteCell,   &I::opLoadAttr,
        &I::opStoreAttr,    &I::opDeleteAttr,
        &I::opLoadItem,     &I::opStoreItem,
        &I::opDeleteItem,   &I::opLoadClassName,
        &I::opImport,       &I::opImportFrom,
        &I::opBinary,       &I::opBinary,
        &I::opBinary,       &I::opBinary,
        &I::opBinary,       &I::opBinary,
        &I::opBinary,       &I::opBinary,
        &I::opBinary,       &I::opBinary,
        &I::opBinary,       &I::opBinary,
        &I::opInplace,      &I::opInplace,
        &I::opInplace,      &I::opInplace,
        &I::opInplace,      &I::opInplace,
        &I::opInplace,      &I::opInplace,
        &I::opInplace,      &I::opInplace,
        &I::opInplace,      &I::opInplace,
        &I::opCompare,      &I::opCompare,
        &I::opCompare,      &I::opCompare,
        &I::opCompare,      &I::opCompare,
        &I::opIs,           &I::opIs,
        &I::opIn,           &I::opIn,
        &I::opUnary,        &I::opUnary,
        &I::opUnary,        &I::opNot,
        &I::opNop,          &I::opJumpIf,
        &I::opJumpIf,       &I::opGetIter,
        &I::opForNext, // Jump: executeHot
        &I::opCall,         &I::opCallKeywords,
        &I::opCallSpread,   &I::opCallMethod,
        &I::opNop,          &I::opReturn,
        &I::opYield,        &I::opYieldFrom,
        &I::opGetAwaitable, &I::opRaise,
        &I::opReraise,      &I::opPushHandled,
        &I::opPopHandled,   &I::opMatchException,
        &I::opAssertFailed, &I::opBuild,
        &I::opBuild,        &I::opBuild,
        &I::opBuildDict,    &I::opBuild,
        &I::opBuildString,  &I::opFormatValue,
        &I::opListAppend,   &I::opListExtend,
        &I::opSetAdd,       &I::opDictSet,
        &I::opDictMerge,    &I::opListToTuple,
        &I::opUnpack,       &I::opUnpack,
        &I::opMakeFunction, &I::opBuildClass,
        &I::opSuper,        &I::opNop,
    };
    return kHandlers[static_cast<std::size_t>(op)];
}

} // namespace core
