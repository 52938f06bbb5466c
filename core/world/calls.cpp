#include <algorithm>
#include <array>

#include "core/world/generator.h"
#include "core/world/interpreter.h"

namespace core {

namespace {

constexpr std::uint32_t kRecursionLimit = 1000;

/// Whether the built-in part of an instance is there before __init__: that of what cannot be changed.
bool isMadeByNew(TypeId root)
{
    return root != TypeId::List && root != TypeId::Dict && root != TypeId::Set && root != TypeId::Deque;
}

} // namespace

Interpreter::Flow Interpreter::call(Value callee, const CallSite& site)
{
    switch (callee.kind()) {
    case Kind::Function: return callFunction(callee, Value::unset(), site);
    case Kind::BoundMethod: {
        const Value function = m_memory.get(callee.word(), BoundMethodLayout::kFunction);
        return callFunction(function, m_memory.get(callee.word(), BoundMethodLayout::kSelf), site);
    }
    case Kind::Builtin: return callNative(callee, site);
    case Kind::BuiltinMethod: {
        const auto method =
            static_cast<MethodId>(m_memory.get(callee.word(), BuiltinMethodLayout::kMethod).asSmall());
        const Value self = m_memory.get(callee.word(), BuiltinMethodLayout::kSelf);
        return self.isUnset() ? callUnbound(callee, method, site) : callNativeMethod(method, self, site);
    }
    case Kind::BuiltinType: return callType(typeIdOf(callee), site);
    case Kind::Class: return construct(callee, site);
    case Kind::Instance:
        if (!specialMethod(m_context, callee, Special::Call).isUnset())
            return callSpecial(Special::Call, callee, site);
        break;
    default: break;
    }
    return raise(TypeId::TypeError, "'" + typeName(m_context, callee) + "' object is not callable");
}

/// `str.upper(text)`: the first argument is the object.
Interpreter::Flow Interpreter::callUnbound(Value callee, MethodId method, const CallSite& site)
{
    const Arguments& given = site.arguments;
    const bool fits =
        given.positional > 0 && isSubtype(builtinTypeOf(m_memory, given[0]), methodInfo(method).type);
    if (!fits)
        return finished(callBuiltinMethod(m_context, callee, given), site);
    CallSite inner = site;
    inner.arguments = Arguments{given.values + 1, given.positional - 1, given.names};
    return callNativeMethod(method, given[0], inner);
}

Interpreter::Flow Interpreter::callFunction(Value function, Value self, const CallSite& site)
{
    if (!function.is(Kind::Function)) {
        // A callable that is no function of the lesson, as a method: bound natives and instances.
        return call(function, site);
    }
    const auto index =
        static_cast<std::uint32_t>(m_memory.get(function.word(), FunctionLayout::kFunction).asSmall());
    const Function& info = m_program.function(index);
    const std::uint32_t words = static_cast<std::uint32_t>(FrameLayout::registers) + info.registers;
    const std::uint64_t frame = m_memory.allocate(Kind::Frame, words);
    const std::string error = bind(info, function, self, site, frame);
    if (!error.empty()) {
        m_memory.release(frame);
        return raise(TypeId::TypeError, info.qualifiedName + "() " + error);
    }
    return start(index, Value::heap(Kind::Frame, frame), site);
}

/// Enters a frame whose arguments are bound.
Interpreter::Flow Interpreter::start(std::uint32_t function, Value frame, const CallSite& site)
{
    const Function& info = m_program.function(function);
    std::uint64_t* words = m_memory.own(frame.word()) + 1;
    words[FrameLayout::function] = Value::small(function).bits();
    words[FrameLayout::caller] = m_frame.bits();
    words[FrameLayout::pc] = Value::small(info.first).bits();
    words[FrameLayout::dest] = Value::small(site.dest).bits();
    words[FrameLayout::mode] = Value::small(static_cast<std::int64_t>(site.mode)).bits();
    words[FrameLayout::extra] = site.extra.bits();
    words[FrameLayout::generator] = Value::none().bits();
    if (info.kind == FunctionKind::Generator || info.kind == FunctionKind::Coroutine)
        return makeGenerator(function, frame, site);
    if (!info.hidden && thread().depth >= kRecursionLimit - 1)
        return raise(TypeId::RecursionError, "maximum recursion depth exceeded");
    saveFrame();
    thread().depth += info.hidden ? 0 : 1;
    enterFrame(frame);
    if (!info.hidden)
        checkpoint();
    return Flow::Stay;
}

Interpreter::Flow Interpreter::finished(const Evaluated<Value>& result, const CallSite& site)
{
    if (!result)
        return raised(result.error());
    checkpoint();
    return deliver(stamped(*result), site.dest, site.mode, site.extra);
}

Interpreter::Flow Interpreter::nativeResult(const Evaluated<Value>& result, std::string_view prelude,
                                            const CallSite& site, Value native)
{
    if (result || !result.error().isNeedsPrelude())
        return finished(result, site);
    return callPreludeFor(prelude, native, site);
}

/// The prelude's function of that name instead of a native; without one, the native is run again with the
/// answers that it asks the lesson for (value/requests.h).
Interpreter::Flow Interpreter::callPreludeFor(std::string_view name, Value native, const CallSite& site)
{
    const bool isMethod = native.is(Kind::BuiltinMethod);
    if (preludeFunction(name).is(Kind::Function))
        return callPrelude(
            name, site, isMethod ? m_memory.get(native.word(), BuiltinMethodLayout::kSelf) : Value::unset());
    const Arguments& given = site.arguments;
    const Value named = newDict(m_context);
    for (std::size_t i = 0; i < given.named(); ++i)
        static_cast<void>(dictSet(m_context, named, given.names[i], given.values[given.positional + i]));
    std::array<Value, 3> arguments{native, newTuple(m_context, {given.values, given.positional}), named};
    CallSite inner = site;
    inner.arguments = Arguments{arguments.data(), 3, {}};
    return callPrelude("_answer_call", inner);
}

Interpreter::Flow Interpreter::callNative(Value builtin, const CallSite& site)
{
    const BuiltinInfo& info = builtinInfo(builtin);
    if (info.call == nullptr)
        return worldBuiltin(static_cast<BuiltinId>(builtin.index()), site);
    if (info.effect != Effect::None && site.arguments.positional > 0
        && usesObject(site.arguments[0], info.effect == Effect::Writes) && !passes())
        return stopBefore(info.effect == Effect::Writes, site.arguments[0], 0);
    const Evaluated<Value> result = callBuiltin(m_context, builtin, site.arguments);
    if (result && info.effect != Effect::None)
        noteValue(*result);
    // CPython 3.12 has instructions of their own for these, without the check for switches (details.md 7).
    static const std::array kUnchecked{builtinId("", "len"), builtinId("", "isinstance")};
    if (result && std::ranges::find(kUnchecked, static_cast<BuiltinId>(builtin.index())) != kUnchecked.end())
        return deliver(stamped(*result), site.dest, site.mode, site.extra);
    return nativeResult(result, info.name, site, builtin);
}

Interpreter::Flow Interpreter::callNativeMethod(MethodId method, Value self, const CallSite& site)
{
    const MethodInfo& info = methodInfo(method);
    if (info.call == nullptr) {
        switch (info.type) {
        case TypeId::Gate: return gateMethod(info.name, self, site);
        case TypeId::File: return fileMethod(info.name, self, site);
        default: return generatorMethod(info.name, self, site);
        }
    }
    const bool writes = info.effect == Effect::Writes;
    if (info.effect != Effect::None && usesObject(self, writes) && !passes())
        return stopBefore(writes, self, 0);
    const Evaluated<Value> result = callMethod(m_context, method, payloadOf(m_memory, self), site.arguments);
    if (result && info.effect != Effect::None)
        noteValue(writes ? self : *result);
    static const MethodId append = findMethod(TypeId::List, "append");
    if (result && method == append)
        nameAppended(self, site.arguments[0]);
    if (result || !result.error().isNeedsPrelude())
        return finished(result, site);
    return callPreludeFor(std::string(core::info(info.type).name) + "_" + std::string(info.name),
                          newBuiltinMethod(m_context, self, method), site);
}

Interpreter::Flow Interpreter::callType(TypeId type, const CallSite& site)
{
    if (type == TypeId::Gate)
        return deliver(m_world.makeGate(m_memory, GateForm::Lock, 1, m_hidden), site.dest, site.mode,
                       site.extra);
    const Effect effect = typeEffect(type);
    if (effect != Effect::None && site.arguments.positional > 0
        && usesObject(site.arguments[0], effect == Effect::Writes) && !passes())
        return stopBefore(effect == Effect::Writes, site.arguments[0], 0);
    const Evaluated<Value> result = core::callType(m_context, type, site.arguments);
    if (result && effect != Effect::None)
        noteValue(*result);
    // As with len and isinstance.
    if (result && type == TypeId::Type && site.arguments.positional == 1)
        return deliver(*result, site.dest, site.mode, site.extra);
    return nativeResult(result, info(type).name, site, typeValue(type));
}

/// `ofClass(…)`: a new instance, then its __init__. A class with __new__ of its own, or one whose built-in
/// part only the lesson can fill, is the prelude's.
Interpreter::Flow Interpreter::construct(Value ofClass, const CallSite& site)
{
    const auto inClass = [&](Special special) {
        return classAttribute(m_memory, ofClass, m_context.constants.special(special));
    };
    if (!inClass(Special::New).isUnset())
        return callPrelude("_construct", site, ofClass);
    const Value init = inClass(Special::Init);
    const TypeId root = rootOf(m_memory, ofClass);
    const Value instance = stamped(newInstance(m_context, ofClass));
    const bool hasPayload =
        instance.is(Kind::Instance) && !m_memory.get(instance.word(), InstanceLayout::kPayload).isUnset();
    if (instance.is(Kind::Exception)) {
        const std::span<const Value> arguments(site.arguments.values, site.arguments.positional);
        m_memory.set(instance.word(), ExceptionLayout::kArgs, newTuple(m_context, arguments));
    } else if (hasPayload && (init.isUnset() || isMadeByNew(root))) {
        const Evaluated<Value> payload = core::callType(m_context, root, site.arguments);
        if (!payload)
            return payload.error().isNeedsPrelude() ? callPrelude("_construct", site, ofClass)
                                                    : raised(payload.error());
        m_memory.set(instance.word(), InstanceLayout::kPayload, *payload);
    }
    if (!init.isUnset()) {
        CallSite inner = site;
        inner.mode = site.mode == ReturnMode::Again ? ReturnMode::ConstructAgain : ReturnMode::Construct;
        inner.extra = instance;
        return callFunction(init, instance, inner);
    }
    if (instance.is(Kind::Instance) && !hasPayload
        && (site.arguments.positional > 0 || site.arguments.named() > 0))
        return raise(TypeId::TypeError, typeName(m_context, instance) + "() takes no arguments");
    return deliver(instance, site.dest, site.mode, site.extra);
}

Value Interpreter::preludeFunction(std::string_view name) const
{
    for (const Module& module : m_program.modules()) {
        if (module.name != "builtins")
            continue;
        for (std::size_t i = 0; i < module.slots.size(); ++i) {
            if (module.slots[i] == name)
                return m_memory.get(m_world.m_processes[0].globals.word(), module.firstSlot + i);
        }
    }
    return Value::unset();
}

/// Calls the prelude's function of that name, with `self` before the arguments if it is set.
Interpreter::Flow Interpreter::callPrelude(std::string_view name, const CallSite& site, Value self)
{
    const Value function = preludeFunction(name);
    if (!function.is(Kind::Function))
        return raise(TypeId::TypeError, "'" + std::string(name) + "' is not defined for these objects");
    return callFunction(function, self, site);
}

/// The truth of an instance, by its __bool__ or else its __len__.
Interpreter::Flow Interpreter::callTruth(Value value, CallSite site)
{
    const bool hasBool = !specialMethod(m_context, value, Special::Bool).isUnset();
    if (hasBool)
        site.extra = Value::boolean(true); // Its result must be one itself.
    return callSpecial(hasBool ? Special::Bool : Special::Len, value, site);
}

/// An item operation that only the lesson can do: by the special method of the container, or natively with
/// the lesson's answers (keys with their own __hash__, __missing__).
Interpreter::Flow Interpreter::itemByLesson(Special special, std::string_view prelude, Value container,
                                            const CallSite& site)
{
    if (!specialMethod(m_context, container, special).isUnset())
        return callSpecial(special, container, site);
    return callPrelude(prelude, site, container);
}

/// Calls a special method of an instance of a lesson's class; without one, Python's TypeError.
Interpreter::Flow Interpreter::callSpecial(Special special, Value object, const CallSite& site)
{
    const Value method = specialMethod(m_context, object, special);
    if (!method.isUnset())
        return callFunction(method, object, site);
    const std::string name = "'" + typeName(m_context, object) + "' object";
    switch (special) {
    case Special::GetItem: return raise(TypeId::TypeError, name + " is not subscriptable");
    case Special::SetItem: return raise(TypeId::TypeError, name + " does not support item assignment");
    case Special::DelItem: return raise(TypeId::TypeError, name + " doesn't support item deletion");
    case Special::Iter: return raise(TypeId::TypeError, name + " is not iterable");
    case Special::Next: return raise(TypeId::TypeError, name + " is not an iterator");
    default: return raise(TypeId::TypeError, name + " does not support this");
    }
}

Interpreter::Flow Interpreter::callFound(const Found& found, Value object, std::uint32_t name,
                                         const CallSite& site)
{
    switch (found.how) {
    case Found::How::Plain: return call(found.value, site);
    case Found::How::Method: return callFunction(found.value, found.self, site);
    case Found::How::Native: return callNativeMethod(found.method, found.self, site);
    case Found::How::Property: {
        CallSite getter;
        getter.mode = ReturnMode::CallResult;
        getter.dest = site.dest;
        return callFunction(found.value, found.self, getter);
    }
    case Found::How::Missing: break;
    }
    const bool isInit = name == m_context.constants.special(Special::Init);
    if (isInit)
        return deliver(Value::none(), site.dest, site.mode, site.extra);
    if (object.is(Kind::Instance) && !specialMethod(m_context, object, Special::GetAttr).isUnset()) {
        Value text = m_context.constants.nameText(name);
        CallSite getter;
        getter.mode = ReturnMode::CallResult;
        getter.dest = site.dest;
        getter.arguments = Arguments{&text, 1, {}};
        return callSpecial(Special::GetAttr, object, getter);
    }
    return attributeError(object, name);
}

/// A container that the prelude made and gives to the lesson is the lesson's from here on: `sorted(…,
/// key=…)`.
Value Interpreter::revealed(Value value)
{
    const bool isData = isContainer(value)
        || (value.is(Kind::Instance) && !m_memory.get(value.word(), InstanceLayout::kPayload).isUnset());
    if (!isData || !value.isHeap())
        return value;
    Header header = m_memory.header(value.word());
    if ((header.flags & Header::kHidden) == 0)
        return value;
    header.flags &= static_cast<std::uint8_t>(~Header::kHidden);
    m_memory.setHeader(value.word(), header);
    return stamped(value);
}

/// The running frame is done.
Interpreter::Flow Interpreter::returnTo(Value value)
{
    const Value generator = m_memory.get(m_frame.word(), FrameLayout::generator);
    if (generator.is(Kind::Generator))
        return generatorEnded(value);
    if (!m_memory.get(m_frame.word(), FrameLayout::caller).is(Kind::Frame)) {
        m_result = value;
        return finishWith(Value::unset());
    }
    const auto dest = static_cast<std::uint16_t>(m_memory.get(m_frame.word(), FrameLayout::dest).asSmall());
    const auto mode = static_cast<ReturnMode>(m_memory.get(m_frame.word(), FrameLayout::mode).asSmall());
    const Value extra = m_memory.get(m_frame.word(), FrameLayout::extra);
    const bool wasHidden = m_hidden;
    popFrame();
    const Flow flow = deliver(wasHidden && !m_hidden ? revealed(value) : value, dest, mode, extra);
    if (flow == Flow::Next && m_code[++m_pc].op == Op::Extra)
        ++m_pc;
    return flow == Flow::Next ? Flow::Stay : flow;
}

/// Gives the running frame what it called for, at the instruction that called.
Interpreter::Flow Interpreter::deliver(Value value, std::uint16_t dest, ReturnMode mode, Value extra)
{
    switch (mode) {
    case ReturnMode::Store:
    case ReturnMode::NextItem: return store(dest, value);
    case ReturnMode::Discard: return Flow::Next;
    case ReturnMode::Construct:
    case ReturnMode::ConstructAgain:
        if (!value.isNone())
            return raise(TypeId::TypeError,
                         "__init__() should return None, not '" + typeName(m_context, value) + "'");
        setReg(dest, extra);
        return mode == ReturnMode::Construct ? Flow::Next : Flow::Stay;
    case ReturnMode::BuildClass: return store(dest, extra);
    case ReturnMode::Again: setReg(dest, value); return Flow::Stay;
    case ReturnMode::Unpack: return unpackInto(value);
    case ReturnMode::NextDefault: return store(dest, value);
    case ReturnMode::YieldThrough: return yieldValue(value);
    case ReturnMode::CloseGenerator: return raise(TypeId::RuntimeError, "generator ignored GeneratorExit");
    case ReturnMode::CallResult: return callWithExtra(value, m_code[m_pc]);
    case ReturnMode::TaskAwaits: return taskAwaits(value);
    case ReturnMode::TaskLeaves: return leaveTask(value);
    case ReturnMode::Repeat: return Flow::Stay;
    case ReturnMode::Truth:
    case ReturnMode::Negate:
    case ReturnMode::Boolean: break;
    }
    if (extra.isTrue() && !value.isBool())
        return raise(TypeId::TypeError,
                     "__bool__ should return bool, returned " + typeName(m_context, value));
    const Evaluated<bool> isTrue = truth(m_context, value);
    if (!isTrue)
        return raised(isTrue.error());
    if (mode == ReturnMode::Truth)
        return jumpOn(m_code[m_pc], *isTrue == (m_code[m_pc].op == Op::JumpIfTrue));
    return store(dest, Value::boolean(*isTrue == (mode == ReturnMode::Boolean)));
}

} // namespace core
