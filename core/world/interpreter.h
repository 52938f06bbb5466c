#pragma once

#include "core/value/builtins.h"
#include "core/value/copying.h"
#include "core/value/operations.h"
#include "core/world/frame.h"
#include "core/world/gate.h"
#include "core/world/loop_objects.h"
#include "core/world/world.h"

#include <array>
#include <span>
#include <vector>

namespace core {

/// Runs one thread of a World from where it stands to its next stop. Made anew for each stretch; all that
/// lasts is in the World. Never recurses: a call of the lesson is a new Frame, and built-ins that would have
/// to call back are functions of the prelude.
class Interpreter {
public:
    enum class Permit : std::uint8_t {
        None,     ///< Private instructions only.
        Step,     ///< The stop at which the thread stands may be passed.
        TimedOut, ///< The same, but its wait has run out.
    };

    Interpreter(World& world, ThreadId id, Taken& taken, std::uint64_t budget, bool wantChecks);

    /// Until the next stop, which is then the thread's.
    void run(Permit permit);
    /// Gives a thread its bottom frame: a call of `callable` without arguments; false if it cannot be called
    /// so.
    bool prepare(std::uint32_t number, Value callable);
    /// Runs the thread, which stops nowhere and whose reads nobody sees, to its end; the truth of what it
    /// returns.
    bool evaluate();

private:
    /// What an instruction leaves to do.
    enum class Flow : std::uint8_t {
        Next, ///< go on behind it
        Stay, ///< m_pc is set already
        Stop, ///< the thread's stop is set
        Left, ///< the same, and nothing is left to do of this instruction
    };
    using Handler = Flow (Interpreter::*)(const Instruction&);
    static Handler handlerOf(Op op);

    /// A call being made: the callee and its arguments, which lie in neighbouring words.
    struct CallSite {
        Arguments arguments;
        std::uint16_t dest = 0;
        ReturnMode mode = ReturnMode::Store;
        Value extra = Value::none();
    };

    // interpreter.cpp: the loop.
    Thread& thread() { return m_world.m_threads[m_id.index()]; }
    Flow executeHot(const Instruction& instruction);
    bool beginInstruction(const Instruction& instruction);
    void enterFrame(Value frame);
    void saveFrame();
    void collectIfDue();
    void checkpoint();
    Flow stopAt(Stop stop);
    Flow stopAt(StopKind kind);
    bool passes() const { return m_passing; } ///< The stop of this instruction may be passed.
    Flow store(std::uint16_t dest, Value value);
    Flow storeOr(std::uint16_t dest, const Evaluated<Value>& value, std::string_view prelude, Value a,
                 Value b);
    Flow jumpOn(const Instruction& instruction, bool taken);
    Flow jump(std::uint16_t target);
    void noteValue(Value value);
    std::string excerpt(std::uint32_t instruction) const;
    Value lessonFrameOf(Value frame) const;

    // locations.cpp: who uses what.
    std::int64_t userNumber() const;
    bool usesSlot(std::uint32_t slot, bool writes);
    bool usesObject(Value object, bool writes);
    std::optional<std::uint64_t> attributePosition(Value instance, std::uint32_t name) const;
    std::uint64_t attributeUsers(Value instance, std::uint64_t position);
    bool usesAttribute(Value instance, std::uint32_t name, bool writes);
    Flow stopBefore(bool writes, Value object, std::uint32_t slot);
    void discover(const Location& location);
    Value stamped(Value object);
    std::uint32_t birthRow(Value object) const;
    std::uint32_t nextBirth(std::uint32_t row);
    void nameGates(Value value, std::int64_t name);
    bool holdsGates(Value value) const;
    bool isOfPrelude(Value value) const;
    void nameGate(Value gate, std::int64_t name);
    void nameGatesOf(Value instance, std::int64_t name, bool isNested);
    void nameAppended(Value list, Value item);
    std::int64_t ownedName(Value owner, std::uint32_t name) const;

    // variables.cpp
    Flow opClear(const Instruction& instruction);
    Flow opCheckSet(const Instruction& instruction);
    Flow opLoadGlobal(const Instruction& instruction);
    Flow opStoreGlobal(const Instruction& instruction);
    Flow opDeleteGlobal(const Instruction& instruction);
    Flow opMakeCell(const Instruction& instruction);
    Flow opLoadCell(const Instruction& instruction);
    Flow opStoreCell(const Instruction& instruction);
    Flow opDeleteCell(const Instruction& instruction);
    Flow opLoadAttr(const Instruction& instruction);
    Flow opStoreAttr(const Instruction& instruction);
    Flow opDeleteAttr(const Instruction& instruction);
    Flow opLoadItem(const Instruction& instruction);
    Flow opStoreItem(const Instruction& instruction);
    Flow opDeleteItem(const Instruction& instruction);
    Flow opLoadClassName(const Instruction& instruction);
    Flow opImport(const Instruction& instruction);
    Flow opImportFrom(const Instruction& instruction);
    Value moduleMember(Value module, std::uint32_t name);
    Flow attributeError(Value object, std::uint32_t name);

    // operators.cpp
    Flow opBinary(const Instruction& instruction);
    Flow opInplace(const Instruction& instruction);
    Flow opCompare(const Instruction& instruction);
    Flow opIs(const Instruction& instruction);
    Flow opIn(const Instruction& instruction);
    Flow opUnary(const Instruction& instruction);
    Flow opNot(const Instruction& instruction);
    std::string computed(const Instruction& instruction) const;

    // control.cpp
    Flow opJumpIf(const Instruction& instruction);
    Flow opGetIter(const Instruction& instruction);
    Flow opForNext(const Instruction& instruction);
    Flow opCall(const Instruction& instruction);
    Flow opCallKeywords(const Instruction& instruction);
    Flow opCallSpread(const Instruction& instruction);
    Flow opCallMethod(const Instruction& instruction);
    std::string missingProtocol(int statement, Value object, std::uint32_t name);
    Flow opReturn(const Instruction& instruction);
    std::span<const Value> keywordNames(std::size_t constant);
    CallSite siteOf(const Instruction& instruction);
    Flow opYield(const Instruction& instruction);
    Flow opYieldFrom(const Instruction& instruction);
    Flow opGetAwaitable(const Instruction& instruction);
    Flow opRaise(const Instruction& instruction);
    Flow opReraise(const Instruction& instruction);
    Flow opPushHandled(const Instruction& instruction);
    Flow opPopHandled(const Instruction& instruction);
    Flow opMatchException(const Instruction& instruction);
    Flow opAssertFailed(const Instruction& instruction);
    Flow opNop(const Instruction& instruction);

    // containers.cpp
    Flow opBuild(const Instruction& instruction);
    Flow callPreludeBuild(std::string_view name, const Instruction& instruction);
    Flow doneOr(const Evaluated<Value>& done, std::string_view prelude, const Instruction& instruction);
    std::string calleeName(Value callee);
    Flow unpackByPrelude(Value iterable);
    Flow unpackInto(Value source);
    Flow opBuildDict(const Instruction& instruction);
    Flow opBuildString(const Instruction& instruction);
    Flow opFormatValue(const Instruction& instruction);
    Flow opListAppend(const Instruction& instruction);
    Flow opListExtend(const Instruction& instruction);
    Flow opSetAdd(const Instruction& instruction);
    Flow opDictSet(const Instruction& instruction);
    Flow opDictMerge(const Instruction& instruction);
    Flow opListToTuple(const Instruction& instruction);
    Flow opUnpack(const Instruction& instruction);
    Flow opMakeFunction(const Instruction& instruction);
    Flow opBuildClass(const Instruction& instruction);
    Flow opSuper(const Instruction& instruction);

    // exceptions.cpp
    Flow raise(TypeId exceptionClass, std::string_view message);
    Flow raised(const Raised& why);
    Flow raiseObject(Value exception);
    Flow unwind(Value exception);
    Flow finishWith(Value exception);
    Flow endBy(Value exception);
    Flow callFail(const CallSite& site);
    Flow traceback(const CallSite& site);
    void popFrame();

    // calls.cpp
    Flow call(Value callee, const CallSite& site);
    Flow callWithExtra(Value callee, const Instruction& instruction);
    Flow callFunction(Value function, Value self, const CallSite& site);
    Flow callNative(Value builtin, const CallSite& site);
    Flow callNativeMethod(MethodId method, Value self, const CallSite& site);
    Flow callType(TypeId type, const CallSite& site);
    Flow construct(Value ofClass, const CallSite& site);
    Flow callFound(const Found& found, Value object, std::uint32_t name, const CallSite& site);
    Flow callPrelude(std::string_view name, const CallSite& site, Value self = Value::unset());
    Flow callUnbound(Value callee, MethodId method, const CallSite& site);
    Flow itemByLesson(Special special, std::string_view prelude, Value container, const CallSite& site);
    Flow callPreludeFor(std::string_view name, Value native, const CallSite& site);
    Flow callSpecial(Special special, Value object, const CallSite& site);
    Flow callTruth(Value value, CallSite site);
    Flow start(std::uint32_t function, Value frame, const CallSite& site);
    Flow returnTo(Value value);
    Value revealed(Value value);
    Flow deliver(Value value, std::uint16_t dest, ReturnMode mode, Value extra);
    Flow finished(const Evaluated<Value>& result, const CallSite& site);
    Flow nativeResult(const Evaluated<Value>& result, std::string_view prelude, const CallSite& site,
                      Value native);
    Value preludeFunction(std::string_view name) const;

    // binding.cpp
    std::string bind(const Function& function, Value object, Value self, const CallSite& site,
                     std::uint64_t frame);
    std::string bindNamed(const Function& function, const CallSite& site, std::uint64_t frame);
    std::string positionalOnlyNamed(const Function& function, const CallSite& site) const;
    std::string fillDefaults(const Function& function, Value object, std::uint64_t frame);

    // world_builtins.cpp, threads.cpp, gates.cpp: what threads do to each other and to the outside.
    struct WorldRow {
        std::string_view module;
        std::string_view name;
        Flow (Interpreter::*call)(const CallSite&);
    };
    static std::span<const WorldRow> worldRows();
    static std::span<const WorldRow> intrinsicRows(); ///< What only the prelude calls.
    static std::span<const WorldRow> loopRows();      ///< What only its asyncio does.
    Flow worldBuiltin(BuiltinId id, const CallSite& site);
    Flow done(Value value, const CallSite& site);
    /// A function of the helper module: the first `required` parameters have no default.
    struct Signature {
        std::string_view function;
        std::span<const std::string_view> names;
        std::size_t required;
    };
    std::string misfit(const CallSite& site, const Signature& signature) const;
    Value argument(const CallSite& site, std::size_t position, std::string_view name, Value otherwise) const;
    std::optional<Duration> milliseconds(Value number, double scale);
    Flow stopFor(StopKind kind, Value number, double scale, Value object, bool withGil, const CallSite& site);
    Flow callPrint(const CallSite& site);
    Flow callPrintText(const CallSite& site);
    Flow fileMethod(std::string_view name, Value file, const CallSite& site);
    bool isStandardError(Value file) const;
    Flow callInput(const CallSite& site);
    Flow callWork(const CallSite& site);
    Flow callIo(const CallSite& site);
    Flow callSleep(const CallSite& site);
    Flow callNote(const CallSite& site);
    Flow callCheck(const CallSite& site);
    Flow callParam(const CallSite& site);
    Flow callDeclaration(const CallSite& site);
    Flow callUntil(const CallSite& site);
    Flow callTime(const CallSite& site);
    Flow callMonotonic(const CallSite& site);
    Flow callSpecialOf(const CallSite& site);
    Flow callCopy(const CallSite& site);
    Flow callStoreField(const CallSite& site);
    Flow callExit(const CallSite& site);
    Flow callGetRefCount(const CallSite& site);
    Flow callNext(const CallSite& site);
    Flow threadNew(const CallSite& site);
    Flow threadStart(const CallSite& site);
    Flow threadJoin(const CallSite& site);
    Flow threadAlive(const CallSite& site);
    Flow threadName(const CallSite& site);
    Flow threadSetName(const CallSite& site);
    Flow threadCurrent(const CallSite& site);
    Flow threadSetObject(const CallSite& site);
    Flow threadNumber(const CallSite& site);
    Flow threadsAlive(const CallSite& site);
    Flow threadSchedule(const CallSite& site);
    Flow threadAttribute(const CallSite& site);
    std::uint32_t numberOf(const CallSite& site) const;
    Flow gateMethod(std::string_view name, Value gate, const CallSite& site);
    Flow acquire(Value gate, const CallSite& site);
    void setTimeout(Stop& stop, Value seconds);
    Flow gateNew(const CallSite& site);
    Flow gateTake(const CallSite& site);
    Flow gatePut(const CallSite& site);
    Flow gatePutSilent(const CallSite& site);
    Flow gateCount(const CallSite& site);
    Flow gateSet(const CallSite& site);
    Flow gateStep(const CallSite& site);
    Flow gateLook(const CallSite& site);
    Flow selectGate(const CallSite& site);
    Flow gateWaiters(const CallSite& site);
    // channels.cpp
    Flow channelNew(const CallSite& site);
    Flow channelPut(const CallSite& site);
    Flow channelTake(const CallSite& site);
    Flow channelClose(const CallSite& site);
    Flow channelWait(const CallSite& site);
    std::uint32_t numberOfGate(Value gate) const;
    std::string localBound() const;
    std::uint32_t lessonLine() const;
    void tellChannel(ChannelMove::Kind kind, Value gate, Value item, Value ahead);
    Flow park(const CallSite& site);
    Flow takePermit(StopKind kind, Value gate, bool tries, Value timeout, const CallSite& site);
    Flow stopAtGate(StopKind kind, Value gate);
    Flow take(Value gate, bool tries, Value timeout, const CallSite& site);
    Flow put(Value gate, std::int64_t permits, const CallSite& site);

    // turns.cpp: what an event loop does.
    Flow runTurns(const CallSite& site);
    Flow goOnWithTurn(Value loop, const CallSite& site);
    Flow stopAtTurn(Value loop);
    std::optional<std::uint32_t> passTurn(Value loop);
    bool fireTimers(Value loop);
    void fireTimer(Value loop, const LoopTimer& timer);
    Flow beginTask(Value loop, Value task);
    Flow stopAtTask(StopKind kind, Value task, SuspendReason why = SuspendReason::Ready, Duration due = {});
    Flow resumeTask(Value loop, const CallSite& site);
    Flow taskAwaits(Value awaited);
    Flow taskEnded(Value result);
    Flow leaveTask(SuspendReason why, Duration due = {});
    Flow leaveTask(Value why);
    Value callArgument(std::uint16_t position) const;
    Value runningLoop() const;
    Flow callLoopMethod(Special name, Value object, std::span<Value> arguments, ReturnMode mode);

    // loops.cpp
    Flow loopTime(const CallSite& site);
    Value loopOfThread(Value running);
    Flow sleep(const CallSite& site);
    Flow insertTimer(const CallSite& site);
    Flow rest(const CallSite& site);
    Flow taskNew(const CallSite& site);
    Flow currentTask(const CallSite& site);
    Flow taskEnd(const CallSite& site);
    Flow taskReady(const CallSite& site);
    Flow awaitStep(const CallSite& site);
    Flow awaitIo(const CallSite& site);
    Flow ioCancel(const CallSite& site);

    // fork.cpp
    Fate fateInFork(Value value) const;
    Fate fateInMessage(Value value) const;
    Value ownGlobal(Value functionOrClass) const;
    bool isFromPrelude(Value functionOrClass) const;
    Flow processStart(const CallSite& site);
    Flow processKill(const CallSite& site);
    Flow pickle(const CallSite& site);
    Flow unpickle(const CallSite& site);
    Flow share(const CallSite& site);
    Flow sharedLock(const CallSite& site);
    Flow cpuCount(const CallSite& site);
    Flow switchInterval(const CallSite& site);
    Flow readNow(const CallSite& site);
    Flow threadDaemon(const CallSite& site);
    Flow giveLocation(const CallSite& site);
    Flow use(const CallSite& site);

    // random.cpp
    std::uint64_t randomState();
    void seedRandom(const std::vector<std::uint32_t>& key);
    Flow randomSeed(const CallSite& site);
    Flow randomReal(const CallSite& site);
    Flow randomBelow(const CallSite& site);

    // generators.cpp
    Flow makeGenerator(std::uint32_t function, Value frame, const CallSite& site);
    bool isCoroutine(Value value) const;
    Flow resume(Value generator, Value sent, const CallSite& site);
    Flow generatorMethod(std::string_view name, Value generator, const CallSite& site);
    Flow yieldValue(Value value);
    Flow generatorEnded(Value value);
    Flow throwInto(Value generator, Value exception, const CallSite& site);
    Flow leaveGenerator(Value value, Value state);

    static bool isContainer(Value value)
    {
        return value.is(Kind::List) || value.is(Kind::Dict) || value.is(Kind::Set);
    }

    World& m_world;
    ThreadId m_id;
    Taken& m_taken;
    const Program& m_program;
    const Instruction* m_code;
    Memory& m_memory;
    ValueContext m_context;
    std::uint64_t m_budget;
    bool m_wantChecks;
    Permit m_permit = Permit::None;
    bool m_passing = false; ///< The first instruction of this stretch: its stop was passed.
    Value m_frame;
    std::uint64_t* m_words = nullptr; ///< Registers of m_frame.
    std::uint32_t m_pc = 0;
    std::uint32_t m_first = 0; ///< Position of the running function's first instruction.
    bool m_hidden = false;
    bool m_quiet = false;           ///< evaluate(): everything is hidden.
    Value m_result;                 ///< What the bottom frame returned.
    std::vector<Value> m_names;     ///< Of the keyword arguments of the call being made.
    std::vector<Value> m_arguments; ///< Of the call being made, where they do not lie in registers.

    Value reg(std::uint16_t index) const { return Value::fromBits(m_words[index]); }
    void setReg(std::uint16_t index, Value value) { m_words[index] = value.bits(); }
};

} // namespace core
