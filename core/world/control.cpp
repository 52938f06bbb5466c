#include "core/world/generator.h"
#include "core/world/interpreter.h"

namespace core {

Interpreter::Flow Interpreter::opNop(const Instruction&)
{
    return Flow::Next;
}

Interpreter::Flow Interpreter::opJumpIf(const Instruction& instruction)
{
    const Value value = reg(instruction.a);
    if (isContainer(value) && usesObject(value, false) && !passes())
        return stopBefore(false, value, 0);
    const Evaluated<bool> isTrue = truth(m_context, value);
    if (isTrue)
        return jumpOn(instruction, *isTrue == (instruction.op == Op::JumpIfTrue));
    if (!isTrue.error().isNeedsPrelude())
        return raised(isTrue.error());
    CallSite site;
    site.mode = ReturnMode::Truth;
    return callTruth(value, site);
}

Interpreter::Flow Interpreter::opGetIter(const Instruction& instruction)
{
    const Value iterable = reg(instruction.b);
    if (isContainer(iterable) && usesObject(iterable, false) && !passes())
        return stopBefore(false, iterable, 0);
    const Evaluated<Value> iterator = iterate(m_context, iterable);
    if (iterator)
        return store(instruction.a, *iterator);
    if (!iterator.error().isNeedsPrelude())
        return raised(iterator.error());
    CallSite site;
    site.dest = instruction.a;
    if (specialMethod(m_context, iterable, Special::Iter).isUnset()
        && !specialMethod(m_context, iterable, Special::GetItem).isUnset()) {
        Value argument = iterable;
        site.arguments = Arguments{&argument, 1, {}};
        return callPrelude("_sequence_iterator", site);
    }
    return callSpecial(Special::Iter, iterable, site);
}

Interpreter::Flow Interpreter::opForNext(const Instruction& instruction)
{
    const Value iterator = reg(instruction.b);
    CallSite site;
    site.dest = instruction.a;
    site.mode = ReturnMode::NextItem;
    if (iterator.is(Kind::Generator))
        return resume(iterator, Value::none(), site);
    if (!iterator.is(Kind::Iterator) && specialMethod(m_context, iterator, Special::Next).isUnset())
        return raise(TypeId::TypeError,
                     "iter() returned non-iterator of type '" + typeName(m_context, iterator) + "'");
    if (!iterator.is(Kind::Iterator))
        return callSpecial(Special::Next, iterator, site);
    const Value container = iteratedContainer(m_context, iterator);
    if (!container.isUnset() && usesObject(container, false) && !passes())
        return stopBefore(false, container, 0);
    const Evaluated<Value> item = next(m_context, iterator);
    if (!item)
        return item.error().isNeedsPrelude() ? raised(item.error()) : raiseObject(item.error().exception);
    if (item->isUnset())
        return jump(instruction.c);
    noteValue(*item);
    return store(instruction.a, *item);
}

Interpreter::Flow Interpreter::opCall(const Instruction& instruction)
{
    CallSite site;
    site.arguments = Arguments{reinterpret_cast<Value*>(m_words + instruction.b + 1), instruction.c, {}};
    site.dest = instruction.a;
    return call(reg(instruction.b), site);
}

/// The texts of the names of keyword arguments, in m_names.
std::span<const Value> Interpreter::keywordNames(std::size_t constant)
{
    m_names.clear();
    for (const std::uint32_t name : std::get<NameTuple>(m_program.constants()[constant]).names)
        m_names.push_back(m_context.constants.nameText(name));
    return m_names;
}

Interpreter::Flow Interpreter::opCallKeywords(const Instruction& instruction)
{
    CallSite site;
    const std::span<const Value> names = keywordNames(m_code[m_pc + 1].a);
    site.arguments = Arguments{reinterpret_cast<Value*>(m_words + instruction.b + 1),
                               instruction.c - static_cast<std::uint32_t>(names.size()), names};
    site.dest = instruction.a;
    return call(reg(instruction.b), site);
}

Interpreter::Flow Interpreter::opCallSpread(const Instruction& instruction)
{
    m_arguments.clear();
    m_names.clear();
    const Value positional = reg(static_cast<std::uint16_t>(instruction.b + 1));
    const bool isTuple = positional.is(Kind::Tuple);
    const std::uint64_t count = isTuple ? tupleSize(m_memory, positional) : listSize(m_memory, positional);
    for (std::uint64_t i = 0; i < count; ++i)
        m_arguments.push_back(isTuple ? tupleItem(m_memory, positional, i)
                                      : listItem(m_memory, positional, i));
    const Value keywords = reg(static_cast<std::uint16_t>(instruction.b + 2));
    if (keywords.is(Kind::Dict)) {
        const Evaluated<Value> keys = listOf(m_context, keywords);
        for (std::uint64_t i = 0; i < listSize(m_memory, *keys); ++i) {
            const Value key = listItem(m_memory, *keys, i);
            if (!key.is(Kind::Str))
                return raise(TypeId::TypeError, "keywords must be strings");
            m_names.push_back(key);
            m_arguments.push_back(*dictGet(m_context, keywords, key));
        }
    }
    CallSite site;
    site.arguments = Arguments{m_arguments.data(), static_cast<std::uint32_t>(count), m_names};
    site.dest = instruction.a;
    return call(reg(instruction.b), site);
}

Interpreter::Flow Interpreter::opCallMethod(const Instruction& instruction)
{
    const Instruction& extra = m_code[m_pc + 1];
    const Value object = reg(instruction.b);
    if (object.is(Kind::Module)) {
        const Value member = moduleMember(object, extra.a);
        return member.isUnset() ? attributeError(object, extra.a) : callWithExtra(member, instruction);
    }
    if (usesAttribute(object, extra.a, false) && !passes())
        return stopBefore(false, object, extra.a + 1U);
    if ((instruction.flags & 0x0F) != 0) {
        const std::string missing = missingProtocol(instruction.flags & 0x0F, object, extra.a);
        if (!missing.empty())
            return raise(TypeId::TypeError, missing);
    }
    return callFound(findAttribute(m_context, object, extra.a), object, extra.a, siteOf(instruction));
}

/// What `with` (1), or `async with` and `async for` (2), say of an object that lacks the method; empty if it
/// has it.
std::string Interpreter::missingProtocol(int statement, Value object, std::uint32_t name)
{
    const auto lacks = [&](std::uint32_t each) {
        return findAttribute(m_context, object, each).how == Found::How::Missing;
    };
    const std::string type = typeName(m_context, object);
    const ConstantTable& constants = m_context.constants;
    if (name == constants.special(Special::AIter) || name == constants.special(Special::ANext))
        return lacks(name) ? "'async for' requires an object with __aiter__ method, got " + type : "";
    const bool isAsync = statement == 2;
    const Special exitName = isAsync ? Special::AExit : Special::Exit;
    const std::string protocol = "'" + type + "' object does not support the "
        + (isAsync ? "asynchronous " : "") + "context manager protocol";
    if (lacks(name))
        return protocol;
    if (name != constants.special(exitName) && lacks(constants.special(exitName)))
        return protocol + " (missed __" + (isAsync ? "aexit" : "exit") + "__ method)";
    return {};
}

/// The arguments of a CallMethod instruction.
Interpreter::CallSite Interpreter::siteOf(const Instruction& instruction)
{
    const Instruction& extra = m_code[m_pc + 1];
    const std::span<const Value> names = extra.b != 0 ? keywordNames(extra.b - 1U) : std::span<const Value>();
    CallSite site;
    site.arguments = Arguments{reinterpret_cast<Value*>(m_words + instruction.b + 1),
                               instruction.c - static_cast<std::uint32_t>(names.size()), names};
    site.dest = instruction.a;
    return site;
}

Interpreter::Flow Interpreter::callWithExtra(Value callee, const Instruction& instruction)
{
    return call(callee, siteOf(instruction));
}

Interpreter::Flow Interpreter::opReturn(const Instruction& instruction)
{
    return returnTo(reg(instruction.a));
}

} // namespace core
