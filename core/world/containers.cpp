#include "core/world/interpreter.h"

namespace core {

Interpreter::Flow Interpreter::opBuild(const Instruction& instruction)
{
    const std::span<const Value> items(reinterpret_cast<const Value*>(m_words + instruction.b),
                                       instruction.c);
    switch (instruction.op) {
    case Op::BuildList: return store(instruction.a, stamped(newList(m_context, items)));
    case Op::BuildTuple: return store(instruction.a, newTuple(m_context, items));
    case Op::BuildSlice: return store(instruction.a, newSlice(m_context, items[0], items[1], items[2]));
    default: break;
    }
    const Value set = stamped(newSet(m_context));
    for (const Value item : items) {
        const Evaluated<Value> added = addToSet(m_context, set, item);
        if (!added)
            return callPreludeBuild("_set_of", instruction);
    }
    return store(instruction.a, set);
}

/// A set or dict some of whose keys are instances with their own __hash__ or __eq__: the prelude builds it.
Interpreter::Flow Interpreter::callPreludeBuild(std::string_view name, const Instruction& instruction)
{
    const std::uint32_t count = instruction.op == Op::BuildDict ? instruction.c * 2U : instruction.c;
    CallSite site;
    site.arguments = Arguments{reinterpret_cast<Value*>(m_words + instruction.b), count, {}};
    site.dest = instruction.a;
    return callPrelude(name, site);
}

Interpreter::Flow Interpreter::opBuildDict(const Instruction& instruction)
{
    const Value dict = stamped(newDict(m_context));
    for (std::uint16_t i = 0; i < instruction.c; ++i) {
        const auto at = static_cast<std::uint16_t>(instruction.b + 2 * i);
        const Evaluated<Value> done =
            dictSet(m_context, dict, reg(at), reg(static_cast<std::uint16_t>(at + 1)));
        if (!done && !done.error().isNeedsPrelude())
            return raised(done.error());
        if (!done)
            return callPreludeBuild("_dict_of", instruction);
    }
    return store(instruction.a, dict);
}

Interpreter::Flow Interpreter::opBuildString(const Instruction& instruction)
{
    std::string text;
    for (std::uint16_t i = 0; i < instruction.c; ++i)
        text += textOf(m_context, reg(static_cast<std::uint16_t>(instruction.b + i)));
    return store(instruction.a, newText(m_context, text));
}

Interpreter::Flow Interpreter::opFormatValue(const Instruction& instruction)
{
    const Value value = reg(instruction.b);
    const bool hasSpec = instruction.c != Instruction::kNoRegister;
    const std::string spec = hasSpec ? textOf(m_context, reg(instruction.c)) : std::string();
    Evaluated<std::string> text = std::string();
    switch (instruction.flags & 0x0F) {
    case 1: text = str(m_context, value); break;
    case 2: text = repr(m_context, value); break;
    case 3: text = ascii(m_context, value); break;
    default: text = core::format(m_context, value, spec);
    }
    if (text && (instruction.flags & 0x0F) != 0 && !spec.empty())
        text = core::format(m_context, newText(m_context, *text), spec);
    if (text)
        return store(instruction.a, newText(m_context, *text));
    if (!text.error().isNeedsPrelude())
        return raised(text.error());
    std::array<Value, 3> arguments{value, newText(m_context, spec), Value::small(instruction.flags & 0x0F)};
    CallSite site;
    site.arguments = Arguments{arguments.data(), 3, {}};
    site.dest = instruction.a;
    return callPrelude("_format", site);
}

Interpreter::Flow Interpreter::opListAppend(const Instruction& instruction)
{
    appendToList(m_context, reg(instruction.a), reg(instruction.b));
    return Flow::Next;
}

/// Runs `done`; where it needs the prelude calls that function with (r[a], r[b]).
Interpreter::Flow Interpreter::doneOr(const Evaluated<Value>& done, std::string_view prelude,
                                      const Instruction& instruction)
{
    if (done)
        return Flow::Next;
    if (!done.error().isNeedsPrelude())
        return raised(done.error());
    std::array<Value, 3> arguments{reg(instruction.a), reg(instruction.b), Value::none()};
    if (instruction.op == Op::DictSet)
        arguments[2] = reg(instruction.c);
    CallSite site;
    site.arguments = Arguments{arguments.data(), instruction.op == Op::DictSet ? 3U : 2U, {}};
    site.mode = ReturnMode::Discard;
    return callPrelude(prelude, site);
}

Interpreter::Flow Interpreter::opListExtend(const Instruction& instruction)
{
    const Value source = reg(instruction.b);
    if (isContainer(source) && usesObject(source, false) && !passes())
        return stopBefore(false, source, 0);
    const bool ofCall = (instruction.flags & 1) != 0;
    const Evaluated<Value> done = extendList(m_context, reg(instruction.a), source);
    if (ofCall && !done && !done.error().isNeedsPrelude() && !iterate(m_context, source))
        return raise(TypeId::TypeError,
                     calleeName(reg(static_cast<std::uint16_t>(instruction.a - 1)))
                         + "argument after * must be an iterable, not " + typeName(m_context, source));
    return doneOr(done, "_extend", instruction);
}

/// "__main__.f() ", as Python begins its messages about the spread arguments of a call.
std::string Interpreter::calleeName(Value callee)
{
    if (callee.is(Kind::BoundMethod))
        callee = m_memory.get(callee.word(), BoundMethodLayout::kFunction);
    const Value name = builtinAttribute(m_context, callee, "__qualname__");
    if (!name.is(Kind::Str))
        return typeName(m_context, callee) + " object ";
    const Value module = builtinAttribute(m_context, callee, "__module__");
    const bool isOfLesson = callee.is(Kind::Function) || callee.is(Kind::Class);
    return (isOfLesson && module.is(Kind::Str) ? textOf(m_context, module) + "." : "")
        + textOf(m_context, name) + "() ";
}

Interpreter::Flow Interpreter::opSetAdd(const Instruction& instruction)
{
    return doneOr(addToSet(m_context, reg(instruction.a), reg(instruction.b)), "_set_add", instruction);
}

Interpreter::Flow Interpreter::opDictSet(const Instruction& instruction)
{
    return doneOr(dictSet(m_context, reg(instruction.a), reg(instruction.b), reg(instruction.c)), "_dict_set",
                  instruction);
}

Interpreter::Flow Interpreter::opDictMerge(const Instruction& instruction)
{
    const Value source = reg(instruction.b);
    if (isContainer(source) && usesObject(source, false) && !passes())
        return stopBefore(false, source, 0);
    const bool ofCall = (instruction.flags & 1) != 0;
    const Evaluated<Value> done = mergeDict(m_context, reg(instruction.a), source, ofCall);
    if (!ofCall || done || done.error().isNeedsPrelude())
        return doneOr(done, "_dict_merge", instruction);
    const std::string callee = calleeName(reg(static_cast<std::uint16_t>(instruction.a - 2)));
    const Value exception = done.error().exception;
    if (builtinTypeOf(m_memory, exception) != TypeId::KeyError)
        return raise(TypeId::TypeError,
                     callee + "argument after ** must be a mapping, not " + typeName(m_context, source));
    const Value key = tupleItem(m_memory, m_memory.get(exception.word(), ExceptionLayout::kArgs), 0);
    return raise(TypeId::TypeError,
                 callee + "got multiple values for keyword argument '"
                     + (key.is(Kind::Str) ? textOf(m_context, key) : typeName(m_context, key)) + "'");
}

Interpreter::Flow Interpreter::opListToTuple(const Instruction& instruction)
{
    const Value list = reg(instruction.b);
    std::vector<Value> items;
    for (std::uint64_t i = 0; i < listSize(m_memory, list); ++i)
        items.push_back(listItem(m_memory, list, i));
    return store(instruction.a, newTuple(m_context, items));
}

/// The prelude makes a list of an iterable, which is then unpacked.
Interpreter::Flow Interpreter::unpackByPrelude(Value iterable)
{
    std::array<Value, 1> arguments{iterable};
    CallSite site;
    site.arguments = Arguments{arguments.data(), 1, {}};
    site.mode = ReturnMode::Unpack;
    return callPrelude("list", site);
}

Interpreter::Flow Interpreter::opUnpack(const Instruction& instruction)
{
    return unpackInto(reg(instruction.b));
}

/// Unpacks into the registers that the Unpack or UnpackStar at m_pc names.
Interpreter::Flow Interpreter::unpackInto(Value source)
{
    const Instruction& instruction = m_code[m_pc];
    if (isContainer(source) && usesObject(source, false) && !passes())
        return stopBefore(false, source, 0);
    const bool star = instruction.op == Op::UnpackStar;
    const std::uint16_t after = star ? m_code[m_pc + 1].a : 0;
    const std::size_t count = instruction.c + (star ? after + 1U : 0U);
    const std::span<Value> items(reinterpret_cast<Value*>(m_words + instruction.a), count);
    const Evaluated<Value> done = star ? unpackStar(m_context, source, instruction.c, after, items)
                                       : unpack(m_context, source, instruction.c, items);
    if (!done)
        return done.error().isNeedsPrelude() ? unpackByPrelude(source) : raised(done.error());
    if (star)
        setReg(static_cast<std::uint16_t>(instruction.a + instruction.c), stamped(items[instruction.c]));
    return Flow::Next;
}

Interpreter::Flow Interpreter::opMakeFunction(const Instruction& instruction)
{
    const Function& function = m_program.function(instruction.b);
    const std::span<const Value> captured(reinterpret_cast<const Value*>(m_words + instruction.c + 2),
                                          function.captured);
    const Value defaults = reg(instruction.c);
    const Value keywordDefaults = reg(static_cast<std::uint16_t>(instruction.c + 1));
    return store(instruction.a, newFunction(m_context, instruction.b, defaults, keywordDefaults, captured));
}

Interpreter::Flow Interpreter::opBuildClass(const Instruction& instruction)
{
    const Value body = reg(instruction.b);
    Value base = reg(static_cast<std::uint16_t>(instruction.b + 1));
    if (base.isNone())
        base = typeValue(TypeId::Object);
    if (!base.is(Kind::Class) && !base.is(Kind::BuiltinType))
        return raise(TypeId::TypeError, "bases must be classes");
    const auto index =
        static_cast<std::size_t>(m_memory.get(body.word(), FunctionLayout::kFunction).asSmall());
    const Function& function = m_program.function(index);
    const Value name = m_context.constants.nameText(instruction.c);
    Value made =
        newClass(m_context, name, m_context.constants.functionQualifiedName(index), function.module, base);
    CallSite site;
    site.arguments = Arguments{&made, 1, {}};
    site.dest = instruction.a;
    site.mode = ReturnMode::BuildClass;
    site.extra = made;
    return callFunction(body, Value::unset(), site);
}

Interpreter::Flow Interpreter::opSuper(const Instruction& instruction)
{
    const Value fromClass = m_memory.get(reg(instruction.b).word(), CellLayout::kContent);
    return store(instruction.a, newSuper(m_context, fromClass, reg(instruction.c)));
}

} // namespace core
