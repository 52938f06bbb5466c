// repr() and str() of everything.

#include "core/value/display.h"

#include "core/value/builtins.h"
#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/reals.h"
#include "core/value/requests.h"
#include "core/value/sequences.h"
#include "core/value/table.h"
#include "core/value/text_tools.h"

namespace core {
namespace {

/// One repr in progress: what it has written, and the containers that it is inside of.
class Display {
public:
    explicit Display(ValueContext& context)
        : m_context(context)
    {
    }

    /// The exception, or success.
    tl::expected<void, Raised> write(Value value);
    std::string take() { return std::move(m_out); }
    /// Objects whose repr is the lesson's get that of object.
    void useDefaults() { m_usesDefaults = true; }
    /// Leaves out the items that come behind so many bytes.
    void stopAt(std::size_t most) { m_most = most; }

private:
    using Done = tl::expected<void, Raised>;

    Done writeContainer(Value value);
    Done writeObject(Value value);
    Done writeItems(Value value, std::string_view open, std::string_view close);
    Done writeDeque(Value deque);
    Done writeTable(Value table);
    Done writeSet(Value set);
    Done writeView(Value view);
    Done writeRange(Value range);
    Done writeSlice(Value slice);
    void writeOther(Value value);
    std::string text(Value str) const { return textOf(m_context, str); }
    Value field(Value value, std::uint64_t i) const { return m_context.memory.get(value.word(), i); }

    ValueContext& m_context;
    std::string m_out;
    std::vector<Value> m_inside;
    bool m_usesDefaults = false;
    std::size_t m_most = std::string::npos;
};

tl::expected<void, Raised> Display::write(Value value)
{
    if (value.isReal()) {
        m_out += realText(value.asReal());
    } else if (value.isBool()) {
        m_out += value.isTrue() ? "True" : "False";
    } else if (isInteger(value)) {
        const Evaluated<std::string> digits = integerText(m_context, value);
        if (!digits)
            return failure(digits);
        m_out += *digits;
    } else if (!value.isReference()) {
        m_out += value.isNone() ? "None" : value.isEllipsis() ? "Ellipsis" : "NotImplemented";
    } else if (value.is(Kind::Str)) {
        m_out += quoted(text(value));
    } else {
        return writeContainer(value);
    }
    return {};
}

/// An object whose repr is the lesson's.
tl::expected<void, Raised> Display::writeObject(Value value)
{
    const Evaluated<std::string> text =
        m_usesDefaults ? defaultRepr(m_context, value) : askText(m_context, Request::Repr, value);
    if (!text)
        return failure(text);
    m_out += *text;
    return {};
}

tl::expected<void, Raised> Display::writeContainer(Value value)
{
    if ((value.is(Kind::Instance) || value.is(Kind::Exception))
        && !specialMethod(m_context, value, Special::Repr).isUnset())
        return writeObject(value);
    const Nesting nesting(m_context);
    if (nesting.isTooDeep())
        return raise(m_context, TypeId::RecursionError,
                     "maximum recursion depth exceeded while getting the repr of an object");
    const Value inner = payloadOf(m_context.memory, value);
    if (!inner.isReference() || inner.is(Kind::Str))
        return write(inner);
    if (std::ranges::find(m_inside, inner) != m_inside.end()) {
        m_out += inner.is(Kind::List) ? "[...]"
            : inner.is(Kind::Tuple)   ? "(...)"
            : inner.is(Kind::Set)     ? "set(...)"
                                      : "{...}";
        return {};
    }
    Done done;
    switch (inner.kind()) {
    case Kind::List:
    case Kind::Tuple:
    case Kind::Dict:
    case Kind::Set:
    case Kind::Exception:
        m_inside.push_back(inner);
        if (inner.is(Kind::List) && isDeque(m_context.memory, inner))
            done = writeDeque(inner);
        else if (inner.is(Kind::List))
            done = writeItems(inner, "[", "]");
        else if (inner.is(Kind::Tuple))
            done = writeItems(inner, "(", tupleSize(m_context.memory, inner) == 1 ? ",)" : ")");
        else if (inner.is(Kind::Dict))
            done = writeTable(inner);
        else if (inner.is(Kind::Set))
            done = writeSet(inner);
        else {
            m_out += typeName(m_context, inner);
            done = writeItems(field(inner, ExceptionLayout::kArgs), "(", ")");
        }
        m_inside.pop_back();
        return done;
    case Kind::Range: return writeRange(inner);
    case Kind::Slice: return writeSlice(inner);
    case Kind::Iterator:
        if (isView(m_context.memory, inner))
            return writeView(inner);
        break;
    default: break;
    }
    writeOther(inner);
    return {};
}

tl::expected<void, Raised> Display::writeItems(Value value, std::string_view open, std::string_view close)
{
    m_out += open;
    for (std::uint64_t i = 0; i < sequenceSize(m_context.memory, value) && m_out.size() <= m_most; ++i) {
        m_out += i == 0 ? "" : ", ";
        const Done done = write(sequenceItem(m_context.memory, value, i));
        if (!done)
            return done;
    }
    m_out += close;
    return {};
}

tl::expected<void, Raised> Display::writeDeque(Value deque)
{
    const Value most = field(deque, ListLayout::kMaxLength);
    Done done = writeItems(deque, "deque([", "]");
    if (done && most.isSmall())
        m_out += ", maxlen=" + std::to_string(most.asSmall());
    m_out += ")";
    return done;
}

tl::expected<void, Raised> Display::writeTable(Value dict)
{
    m_out += "{";
    std::string_view separator;
    for (EntryPosition i = 0; i < tableFill(m_context.memory, dict) && m_out.size() <= m_most; ++i) {
        const Value key = entryKey(m_context.memory, dict, i);
        if (key.isUnset())
            continue;
        m_out += separator;
        Done done = write(key);
        m_out += ": ";
        if (done)
            done = write(entryValue(m_context.memory, dict, i));
        if (!done)
            return done;
        separator = ", ";
    }
    m_out += "}";
    return {};
}

tl::expected<void, Raised> Display::writeSet(Value set)
{
    if (tableCount(m_context.memory, set) == 0) {
        m_out += "set()";
        return {};
    }
    std::string_view separator = "{";
    for (EntryPosition i = 0; i < tableFill(m_context.memory, set) && m_out.size() <= m_most; ++i) {
        const Value key = entryKey(m_context.memory, set, i);
        if (key.isUnset())
            continue;
        m_out += separator;
        const Done done = write(key);
        if (!done)
            return done;
        separator = ", ";
    }
    m_out += "}";
    return {};
}

tl::expected<void, Raised> Display::writeView(Value view)
{
    const Evaluated<Value> items = listOf(m_context, view);
    if (!items)
        return failure(items);
    m_out += typeName(m_context, view) + "(";
    const Done done = writeItems(*items, "[", "]");
    m_out += ")";
    return done;
}

tl::expected<void, Raised> Display::writeRange(Value range)
{
    const bool hasStep = field(range, RangeLayout::kStep) != Value::small(1);
    for (std::uint64_t i = 0; i < (hasStep ? 3U : 2U); ++i) {
        m_out += i == 0 ? "range(" : ", ";
        const Done done = write(field(range, i));
        if (!done)
            return done;
    }
    m_out += ")";
    return {};
}

tl::expected<void, Raised> Display::writeSlice(Value slice)
{
    for (std::uint64_t i = 0; i < SliceLayout::kWords; ++i) {
        m_out += i == 0 ? "slice(" : ", ";
        const Done done = write(field(slice, i));
        if (!done)
            return done;
    }
    m_out += ")";
    return {};
}

void Display::writeOther(Value value)
{
    const ConstantTable& constants = m_context.constants;
    const auto methodName = [&](Value method) {
        return std::string(
            methodInfo(static_cast<MethodId>(field(method, BuiltinMethodLayout::kMethod).asSmall())).name);
    };
    switch (value.kind()) {
    case Kind::Instance: m_out += defaultRepr(m_context, value); return;
    case Kind::BuiltinType: m_out += "<class '" + std::string(info(typeIdOf(value)).name) + "'>"; return;
    case Kind::Class:
        m_out += "<class '"
            + text(constants.moduleName(
                static_cast<std::size_t>(field(value, ClassLayout::kModule).asSmall())))
            + "." + text(field(value, ClassLayout::kQualifiedName)) + "'>";
        return;
    case Kind::Function:
        m_out += "<function " + text(builtinAttribute(m_context, value, "__qualname__")) + ">";
        return;
    case Kind::BoundMethod: {
        const Value function = field(value, BoundMethodLayout::kFunction);
        m_out += "<bound method " + text(builtinAttribute(m_context, function, "__qualname__")) + " of ";
        if (const Evaluated<std::string> self = repr(m_context, field(value, BoundMethodLayout::kSelf)))
            m_out += *self;
        m_out += ">";
        return;
    }
    case Kind::Builtin: m_out += "<built-in function " + std::string(builtinInfo(value).name) + ">"; return;
    case Kind::BuiltinMethod: {
        const Value self = field(value, BuiltinMethodLayout::kSelf);
        if (self.isUnset()) {
            const auto id = static_cast<MethodId>(field(value, BuiltinMethodLayout::kMethod).asSmall());
            m_out += "<method '" + methodName(value) + "' of '" + std::string(info(methodInfo(id).type).name)
                + "' objects>";
        } else {
            m_out +=
                "<built-in method " + methodName(value) + " of " + typeName(m_context, self) + " object>";
        }
        return;
    }
    case Kind::Module: m_out += "<module '" + text(constants.moduleName(value.index())) + "'>"; return;
    default: m_out += "<" + typeName(m_context, value) + " object>"; return;
    }
}

} // namespace

Evaluated<std::string> repr(ValueContext& context, Value value)
{
    Display display(context);
    const tl::expected<void, Raised> done = display.write(value);
    if (!done)
        return tl::make_unexpected(done.error());
    return display.take();
}

Evaluated<std::string> displayedNatively(ValueContext& context, Value value, std::size_t most)
{
    Display display(context);
    display.useDefaults();
    display.stopAt(most);
    const tl::expected<void, Raised> done = display.write(value);
    if (!done)
        return tl::make_unexpected(done.error());
    std::string text = display.take();
    if (text.size() <= most)
        return text;
    constexpr std::string_view ellipsis = "…";
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) // Within a character.
        --end;
    return text.substr(0, end) + std::string(ellipsis);
}

Evaluated<std::string> exceptionText(ValueContext& context, Value exception)
{
    const Value args = context.memory.get(exception.word(), ExceptionLayout::kArgs);
    const std::uint64_t count = tupleSize(context.memory, args);
    const TypeId root = builtinTypeOf(context.memory, exception);
    if (isSubtype(root, TypeId::OSError) && count >= 2) {
        const Evaluated<std::string> number = str(context, tupleItem(context.memory, args, 0));
        const Evaluated<std::string> message = str(context, tupleItem(context.memory, args, 1));
        if (!number || !message)
            return number ? message : number;
        std::string text = "[Errno " + *number + "] " + *message;
        if (count == 2)
            return text;
        const Evaluated<std::string> file = repr(context, tupleItem(context.memory, args, 2));
        return file ? Evaluated<std::string>(text + ": " + *file) : file;
    }
    if (root == TypeId::ExceptionGroup || root == TypeId::BaseExceptionGroup) {
        if (count == 2) {
            const Evaluated<std::int64_t> size = length(context, tupleItem(context.memory, args, 1));
            const Evaluated<std::string> message = str(context, tupleItem(context.memory, args, 0));
            if (message && size)
                return *message + " (" + counted(static_cast<std::size_t>(*size), "sub-exception") + ")";
        }
    }
    if (count == 0)
        return std::string();
    if (count > 1)
        return repr(context, args);
    const Value only = tupleItem(context.memory, args, 0);
    return isSubtype(root, TypeId::KeyError) ? repr(context, only) : str(context, only);
}

Evaluated<std::string> exceptionDisplay(ValueContext& context, Value exception)
{
    const Value args = context.memory.get(exception.word(), ExceptionLayout::kArgs);
    const Evaluated<std::string> text = repr(context, args);
    if (!text)
        return text;
    const bool hasOne = tupleSize(context.memory, args) == 1; // No comma behind it.
    return typeName(context, exception) + (hasOne ? text->substr(0, text->size() - 2) + ")" : *text);
}

std::string defaultRepr(const ValueContext& context, Value instance)
{
    const Value born = context.memory.get(instance.word(), Birth::kField);
    if (born == Birth::unknown()) // The prelude has made it.
        return "<" + typeName(context, instance) + " object>";
    if (context.toldBirths != nullptr)
        *context.toldBirths = true;
    const Birth birth = Birth::unpack(born);
    return "<" + typeName(context, instance) + " object " + std::to_string(birth.count + 1) + " of thread "
        + std::to_string(birth.thread) + ">";
}

Evaluated<std::string> str(ValueContext& context, Value value)
{
    if (value.is(Kind::Str))
        return textOf(context, value);
    if (value.is(Kind::Instance) || value.is(Kind::Exception)) {
        if (!specialMethod(context, value, Special::Str).isUnset())
            return askText(context, Request::Text, value);
        if (value.is(Kind::Exception))
            return exceptionText(context, value);
        const Value inner = payloadOf(context.memory, value);
        if (inner.is(Kind::Str) && specialMethod(context, value, Special::Repr).isUnset())
            return textOf(context, inner);
    }
    return repr(context, value);
}

Evaluated<std::string> ascii(ValueContext& context, Value value)
{
    const Evaluated<std::string> text = repr(context, value);
    return text ? Evaluated<std::string>(asciiOnly(*text)) : text;
}

std::string typeName(const ValueContext& context, Value value)
{
    const Value type = typeOf(context, value);
    if (type.is(Kind::BuiltinType))
        return std::string(info(typeIdOf(type)).name);
    return textOf(context, context.memory.get(type.word(), ClassLayout::kName));
}

namespace {

/// "ValueError", "Account.Closed", "queue.Full": as a traceback names it.
std::string qualifiedTypeName(ValueContext& context, Value exception)
{
    const Value type = typeOf(context, exception);
    if (type.is(Kind::BuiltinType))
        return std::string(info(typeIdOf(type)).name);
    const std::string name = textOf(context, context.memory.get(type.word(), ClassLayout::kQualifiedName));
    const Value given = attribute(context.memory, context.memory.get(type.word(), ClassLayout::kAttributes),
                                  context.constants.special(Special::Module));
    const Value module = given.is(Kind::Str) ? given : builtinAttribute(context, type, "__module__");
    const std::string moduleName = textOf(context, module);
    return moduleName == "__main__" ? name : moduleName + "." + name;
}

} // namespace

std::string exceptionLine(ValueContext& context, Value exception)
{
    const Value known = context.memory.get(exception.word(), ExceptionLayout::kText);
    const Evaluated<std::string> text =
        known.is(Kind::Str) ? textOf(context, known) : exceptionText(context, exception);
    std::string name = qualifiedTypeName(context, exception);
    if (!text)
        return name;
    return text->empty() ? name : name + ": " + *text;
}

} // namespace core
