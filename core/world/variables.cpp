#include "core/world/gate.h"
#include "core/world/interpreter.h"

namespace core {

Interpreter::Flow Interpreter::opClear(const Instruction& instruction)
{
    if (reg(instruction.a).isUnset())
        return opCheckSet(instruction);
    return store(instruction.a, Value::unset());
}

Interpreter::Flow Interpreter::opCheckSet(const Instruction& instruction)
{
    if (!reg(instruction.a).isUnset())
        return Flow::Next;
    const std::string name(m_context.constants.name(instruction.b));
    if ((instruction.flags & 1) != 0)
        return raise(TypeId::NameError,
                     "cannot access free variable '" + name
                         + "' where it is not associated with a value in enclosing scope");
    return raise(TypeId::UnboundLocalError,
                 "cannot access local variable '" + name + "' where it is not associated with a value");
}

Interpreter::Flow Interpreter::opLoadGlobal(const Instruction& instruction)
{
    const std::uint32_t slot = instruction.b;
    usesSlot(slot, false);
    const Value value = m_memory.get(m_world.m_processes[thread().process].globals.word(), slot);
    if (!value.isUnset()) {
        noteValue(value);
        return store(instruction.a, value);
    }
    const auto module = std::ranges::find_if(
        m_program.modules(), [&](const Module& each) { return slot - each.firstSlot < each.slots.size(); });
    const std::string& name = module->slots[slot - module->firstSlot];
    // A variable of a built-in's name that was deleted: the built-in is seen again.
    const std::optional<Value> builtin = name.starts_with("_") ? std::nullopt : builtinNamed(name);
    return builtin ? store(instruction.a, *builtin)
                   : raise(TypeId::NameError, "name '" + name + "' is not defined");
}

Interpreter::Flow Interpreter::opStoreGlobal(const Instruction& instruction)
{
    const std::uint32_t slot = instruction.b;
    usesSlot(slot, true);
    const Value value = reg(instruction.a);
    m_memory.set(m_world.m_processes[thread().process].globals.word(), slot, value);
    if (holdsGates(value)) {
        const Module& module = m_program.modules()[0];
        const std::optional<std::uint32_t> name = slot - module.firstSlot < module.slots.size()
            ? m_program.nameIndex(module.slots[slot - module.firstSlot])
            : std::nullopt;
        if (name)
            nameGates(value, *name);
    }
    noteValue(value);
    return Flow::Next;
}

Interpreter::Flow Interpreter::opDeleteGlobal(const Instruction& instruction)
{
    const std::uint32_t slot = instruction.b;
    usesSlot(slot, true);
    const std::uint64_t globals = m_world.m_processes[thread().process].globals.word();
    if (m_memory.get(globals, slot).isUnset())
        return opLoadGlobal(instruction);
    m_memory.set(globals, slot, Value::unset());
    return Flow::Next;
}

Interpreter::Flow Interpreter::opMakeCell(const Instruction& instruction)
{
    return store(instruction.a, stamped(newCell(m_context, reg(instruction.a))));
}

Interpreter::Flow Interpreter::opLoadCell(const Instruction& instruction)
{
    const Value cell = reg(instruction.b);
    if (usesObject(cell, false) && !passes())
        return stopBefore(false, cell, 0);
    const Value content = m_memory.get(cell.word(), CellLayout::kContent);
    if (content.isUnset()) {
        const std::string name(m_context.constants.name(instruction.c));
        return raise(TypeId::NameError,
                     "cannot access free variable '" + name
                         + "' where it is not associated with a value in enclosing scope");
    }
    noteValue(content);
    return store(instruction.a, content);
}

Interpreter::Flow Interpreter::opStoreCell(const Instruction& instruction)
{
    const Value cell = reg(instruction.b);
    if (usesObject(cell, true) && !passes())
        return stopBefore(true, cell, 0);
    m_memory.set(cell.word(), CellLayout::kContent, reg(instruction.a));
    noteValue(reg(instruction.a));
    return Flow::Next;
}

Interpreter::Flow Interpreter::opDeleteCell(const Instruction& instruction)
{
    const Value cell = reg(instruction.b);
    if (usesObject(cell, true) && !passes())
        return stopBefore(true, cell, 0);
    m_memory.set(cell.word(), CellLayout::kContent, Value::unset());
    return Flow::Next;
}

/// A member of a module: built in, or a variable of the prelude's module; unset if there is none.
Value Interpreter::moduleMember(Value module, std::uint32_t name)
{
    const Module& info = m_program.modules()[module.index()];
    const std::optional<std::uint32_t> slot = m_program.slotNamed(module.index(), name);
    if (slot)
        return m_memory.get(m_world.m_processes[thread().process].globals.word(), *slot);
    const auto member = info.members.find(m_context.constants.name(name));
    return member == info.members.end() ? Value::unset() : member->second;
}

Interpreter::Flow Interpreter::attributeError(Value object, std::uint32_t name)
{
    const std::string attribute(m_context.constants.name(name));
    if (object.is(Kind::Module)) {
        const std::string& module = m_program.modules()[object.index()].name;
        return raise(TypeId::AttributeError, "module '" + module + "' has no attribute '" + attribute + "'");
    }
    if (object.is(Kind::Class) || object.is(Kind::BuiltinType)) {
        const std::string className = object.is(Kind::Class)
            ? textOf(m_context, m_memory.get(object.word(), ClassLayout::kName))
            : std::string(info(typeIdOf(object)).name);
        return raise(TypeId::AttributeError,
                     "type object '" + className + "' has no attribute '" + attribute + "'");
    }
    return raise(TypeId::AttributeError,
                 "'" + typeName(m_context, object) + "' object has no attribute '" + attribute + "'");
}

Interpreter::Flow Interpreter::opLoadAttr(const Instruction& instruction)
{
    const Value object = reg(instruction.b);
    const std::uint32_t name = instruction.c;
    if (object.is(Kind::Module)) {
        const Value member = moduleMember(object, name);
        return member.isUnset() ? attributeError(object, name) : store(instruction.a, member);
    }
    if (usesAttribute(object, name, false) && !passes())
        return stopBefore(false, object, name + 1);
    const Found found = findAttribute(m_context, object, name);
    CallSite site;
    site.dest = instruction.a;
    switch (found.how) {
    case Found::How::Plain: noteValue(found.value); return store(instruction.a, found.value);
    case Found::How::Method: return store(instruction.a, newBoundMethod(m_context, found.value, found.self));
    case Found::How::Native:
        return store(instruction.a, newBuiltinMethod(m_context, found.self, found.method));
    case Found::How::Property: return callFunction(found.value, found.self, site);
    case Found::How::Missing: break;
    }
    if (object.is(Kind::Instance) && !specialMethod(m_context, object, Special::GetAttr).isUnset()) {
        Value text = m_context.constants.nameText(name);
        site.arguments = Arguments{&text, 1, {}};
        return callSpecial(Special::GetAttr, object, site);
    }
    return attributeError(object, name);
}

namespace {

/// The field that holds the Block of attributes of an object that has one.
std::optional<std::uint64_t> attributesField(Value object)
{
    switch (object.isHeap() ? object.kind() : Kind::None) {
    case Kind::Instance: return InstanceLayout::kAttributes;
    case Kind::Exception: return ExceptionLayout::kAttributes;
    case Kind::Class: return ClassLayout::kAttributes;
    case Kind::Function: return FunctionLayout::kAttributes;
    default: return std::nullopt;
    }
}

} // namespace

Interpreter::Flow Interpreter::opStoreAttr(const Instruction& instruction)
{
    const Value object = reg(instruction.b);
    const Value value = reg(instruction.a);
    const std::uint32_t name = instruction.c;
    const std::optional<std::uint64_t> field = attributesField(object);
    if (!field || typeOf(m_context, object) == typeValue(TypeId::Object))
        return attributeError(object, name);
    if (object.is(Kind::Instance) || object.is(Kind::Exception)) {
        const Value inClass = classAttribute(m_memory, typeOf(m_context, object), name);
        std::array<Value, 2> arguments{m_context.constants.nameText(name), value};
        CallSite site;
        site.mode = ReturnMode::Discard;
        if (inClass.is(Kind::Property)
            && m_memory.get(inClass.word(), PropertyLayout::kForm)
                == Value::small(static_cast<std::int64_t>(PropertyForm::Property))) {
            const Value setter = m_memory.get(inClass.word(), PropertyLayout::kSet);
            if (setter.isNone())
                return raise(TypeId::AttributeError,
                             "property '" + std::string(m_context.constants.name(name)) + "' of '"
                                 + typeName(m_context, object) + "' object has no setter");
            site.arguments = Arguments{&arguments[1], 1, {}};
            return callFunction(setter, object, site);
        }
        if (!specialMethod(m_context, object, Special::SetAttr).isUnset()) {
            site.arguments = Arguments{arguments.data(), 2, {}};
            return callSpecial(Special::SetAttr, object, site);
        }
        if (usesAttribute(object, name, true) && !passes())
            return stopBefore(true, object, name + 1);
    }
    setAttribute(m_memory, object, *field, name, value);
    usesAttribute(object, name, true);
    if (holdsGates(value))
        nameGates(value, ownedName(object, name));
    noteValue(value);
    return Flow::Next;
}

Interpreter::Flow Interpreter::opDeleteAttr(const Instruction& instruction)
{
    const Value object = reg(instruction.b);
    const std::optional<std::uint64_t> field = attributesField(object);
    CallSite site;
    site.mode = ReturnMode::Discard;
    const Value inClass = object.is(Kind::Instance)
        ? classAttribute(m_memory, typeOf(m_context, object), instruction.c)
        : Value::unset();
    if (inClass.is(Kind::Property)
        && m_memory.get(inClass.word(), PropertyLayout::kForm)
            == Value::small(static_cast<std::int64_t>(PropertyForm::Property))) {
        const Value deleter = m_memory.get(inClass.word(), PropertyLayout::kDelete);
        if (!deleter.isNone())
            return callFunction(deleter, object, site);
        return raise(TypeId::AttributeError,
                     "property '" + std::string(m_context.constants.name(instruction.c)) + "' of '"
                         + typeName(m_context, object) + "' object has no deleter");
    }
    if (!specialMethod(m_context, object, Special::DelAttr).isUnset()) {
        Value text = m_context.constants.nameText(instruction.c);
        site.arguments = Arguments{&text, 1, {}};
        return callSpecial(Special::DelAttr, object, site);
    }
    if (usesAttribute(object, instruction.c, true) && !passes())
        return stopBefore(true, object, instruction.c + 1U);
    if (!field || !deleteAttribute(m_memory, object, *field, instruction.c))
        return attributeError(object, instruction.c);
    return Flow::Next;
}

Interpreter::Flow Interpreter::opLoadItem(const Instruction& instruction)
{
    const Value container = reg(instruction.b);
    if (usesObject(container, false) && !passes())
        return stopBefore(false, container, 0);
    const Evaluated<Value> item = getItem(m_context, container, reg(instruction.c));
    if (item) {
        noteValue(*item);
        return store(instruction.a, *item);
    }
    if (!item.error().isNeedsPrelude())
        return raised(item.error());
    Value key = reg(instruction.c);
    CallSite site;
    site.arguments = Arguments{&key, 1, {}};
    site.dest = instruction.a;
    return itemByLesson(Special::GetItem, "_getitem", container, site);
}

Interpreter::Flow Interpreter::opStoreItem(const Instruction& instruction)
{
    const Value container = reg(instruction.b);
    if (usesObject(container, true) && !passes())
        return stopBefore(true, container, 0);
    const Evaluated<Value> done = setItem(m_context, container, reg(instruction.c), reg(instruction.a));
    if (done) {
        noteValue(reg(instruction.a));
        return Flow::Next;
    }
    if (!done.error().isNeedsPrelude())
        return raised(done.error());
    std::array<Value, 2> arguments{reg(instruction.c), reg(instruction.a)};
    CallSite site;
    site.arguments = Arguments{arguments.data(), 2, {}};
    site.mode = ReturnMode::Discard;
    return itemByLesson(Special::SetItem, "_setitem", container, site);
}

Interpreter::Flow Interpreter::opDeleteItem(const Instruction& instruction)
{
    const Value container = reg(instruction.b);
    if (usesObject(container, true) && !passes())
        return stopBefore(true, container, 0);
    const Evaluated<Value> done = deleteItem(m_context, container, reg(instruction.c));
    if (done)
        return Flow::Next;
    if (!done.error().isNeedsPrelude())
        return raised(done.error());
    Value key = reg(instruction.c);
    CallSite site;
    site.arguments = Arguments{&key, 1, {}};
    site.mode = ReturnMode::Discard;
    return itemByLesson(Special::DelItem, "_delitem", container, site);
}

/// A name in a class body: of the class so far, else of the module, else built in.
Interpreter::Flow Interpreter::opLoadClassName(const Instruction& instruction)
{
    const Value own =
        attribute(m_memory, m_memory.get(reg(instruction.b).word(), ClassLayout::kAttributes), instruction.c);
    if (!own.isUnset())
        return store(instruction.a, own);
    const std::string_view name = m_context.constants.name(instruction.c);
    const auto index = Value::fromBits(*(m_words - FrameLayout::registers + FrameLayout::function)).asSmall();
    const Module& module = m_program.modules()[m_program.function(static_cast<std::size_t>(index)).module];
    for (std::size_t i = 0; i < module.slots.size(); ++i) {
        if (module.slots[i] != name)
            continue;
        const Value value =
            m_memory.get(m_world.m_processes[thread().process].globals.word(), module.firstSlot + i);
        if (!value.isUnset())
            return store(instruction.a, value);
    }
    const std::optional<Value> builtin = builtinNamed(name);
    if (builtin)
        return store(instruction.a, *builtin);
    return raise(TypeId::NameError, "name '" + std::string(name) + "' is not defined");
}

Interpreter::Flow Interpreter::opImport(const Instruction& instruction)
{
    return store(instruction.a, m_program.constant(instruction.b));
}

Interpreter::Flow Interpreter::opImportFrom(const Instruction& instruction)
{
    const Value module = reg(instruction.b);
    const Value member = moduleMember(module, instruction.c);
    if (!member.isUnset())
        return store(instruction.a, member);
    return raise(TypeId::ImportError,
                 "cannot import name '" + std::string(m_context.constants.name(instruction.c)) + "' from '"
                     + m_program.modules()[module.index()].name + "'");
}

} // namespace core
