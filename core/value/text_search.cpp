// Methods of str that search, count and replace.

#include "core/value/arguments.h"
#include "core/value/methods.h"
#include "core/value/text.h"
#include "core/value/utf8.h"

#include <limits>

namespace core {
namespace {

/// The part of a text that a search is limited to, in code points and in bytes.
struct Part {
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::string bytes;
    bool isEmptyRange = false; ///< start is behind end: not even the empty text is found.
};

Evaluated<Part> partOf(ValueContext& context, Value self, const Arguments& arguments, std::size_t first)
{
    const auto size = static_cast<std::int64_t>(textSize(context, self));
    std::array<std::int64_t, 2> bounds{0, size};
    for (std::size_t i = first; i < arguments.positional; ++i) {
        if (arguments[i].isNone())
            continue;
        const Evaluated<std::int64_t> given = indexArgument(context, arguments[i]);
        if (!given)
            return raise(context, TypeId::TypeError,
                         "slice indices must be integers or None or have an __index__ method");
        const std::int64_t position = *given < 0 ? std::max<std::int64_t>(*given + size, 0) : *given;
        bounds[i - first] = i == first ? position : std::min(position, size);
    }
    Part part{bounds[0], bounds[1], {}, bounds[0] > bounds[1]};
    if (!part.isEmptyRange)
        part.bytes = codePoints(Text(context, self), static_cast<std::size_t>(bounds[0]),
                                static_cast<std::size_t>(bounds[1]));
    return part;
}

template <bool fromEnd>
Evaluated<std::int64_t> search(ValueContext& context, Value self, const Arguments& arguments)
{
    if (!arguments[0].is(Kind::Str))
        return raiseType(context, "must be str, not ", arguments[0], "");
    const Evaluated<Part> part = partOf(context, self, arguments, 1);
    if (!part)
        return failure(part);
    if (part->isEmptyRange)
        return -1;
    const Text wanted(context, arguments[0]);
    const std::size_t found = fromEnd ? part->bytes.rfind(wanted.bytes()) : part->bytes.find(wanted.bytes());
    if (found == std::string::npos)
        return -1;
    return part->start
        + static_cast<std::int64_t>(utf8::count(std::string_view(part->bytes).substr(0, found)));
}

template <bool fromEnd>
Evaluated<Value> find(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<std::int64_t> found = search<fromEnd>(context, self, arguments);
    return found ? Evaluated<Value>(Value::small(*found)) : Evaluated<Value>(failure(found));
}

template <bool fromEnd>
Evaluated<Value> index(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<Value> found = find<fromEnd>(context, self, arguments);
    if (found && *found == Value::small(-1))
        return raise(context, TypeId::ValueError, "substring not found");
    return found;
}

Evaluated<Value> count(ValueContext& context, Value self, Arguments arguments)
{
    if (!arguments[0].is(Kind::Str))
        return raiseType(context, "must be str, not ", arguments[0], "");
    const Evaluated<Part> part = partOf(context, self, arguments, 1);
    if (!part)
        return failure(part);
    if (part->isEmptyRange)
        return Value::small(0);
    const Text wanted(context, arguments[0]);
    if (wanted.bytes().empty())
        return Value::small(part->end - part->start + 1);
    std::int64_t found = 0;
    for (std::size_t at = part->bytes.find(wanted.bytes()); at != std::string::npos;
         at = part->bytes.find(wanted.bytes(), at + wanted.bytes().size()))
        ++found;
    return Value::small(found);
}

template <bool atEnd>
Evaluated<Value> hasEnd(ValueContext& context, Value self, Arguments arguments)
{
    const std::string_view name = atEnd ? "endswith" : "startswith";
    const Evaluated<Part> part = partOf(context, self, arguments, 1);
    if (!part)
        return failure(part);
    const bool isTuple = arguments[0].is(Kind::Tuple);
    const std::vector<Value> candidates =
        isTuple ? listItems(context.memory, arguments[0]) : std::vector<Value>{arguments[0]};
    for (const Value candidate : candidates) {
        if (!candidate.is(Kind::Str)) {
            if (isTuple)
                return raiseType(context, "tuple for " + std::string(name) + " must only contain str, not ",
                                 candidate, "");
            return raiseType(context, std::string(name) + " first arg must be str or a tuple of str, not ",
                             candidate, "");
        }
        const Text text(context, candidate);
        if (!part->isEmptyRange
            && (atEnd ? part->bytes.ends_with(text.bytes()) : part->bytes.starts_with(text.bytes())))
            return Value::boolean(true);
    }
    return Value::boolean(false);
}

/// Between all characters and at both ends, as replacing the empty text does.
std::string interleaved(std::string_view text, std::string_view with, std::int64_t limit)
{
    std::string out;
    std::size_t at = 0;
    for (std::int64_t done = 0; at <= text.size(); ++done) {
        if (done < limit)
            out += with;
        const std::size_t from = at;
        if (at == text.size())
            break;
        utf8::next(text, at);
        out += text.substr(from, at - from);
    }
    return out;
}

Evaluated<Value> replace(ValueContext& context, Value self, Arguments arguments)
{
    for (std::size_t i = 0; i < 2; ++i)
        if (!arguments[i].is(Kind::Str))
            return raiseType(context, "replace() argument " + std::to_string(i + 1) + " must be str, not ",
                             arguments[i], "");
    std::int64_t limit = std::numeric_limits<std::int64_t>::max();
    if (arguments.positional == 3) {
        const Evaluated<std::int64_t> given = indexArgument(context, arguments[2]);
        if (!given)
            return failure(given);
        limit = *given < 0 ? limit : *given;
    }
    const std::string text = textOf(context, self);
    const std::string from = textOf(context, arguments[0]);
    const std::string to = textOf(context, arguments[1]);
    if (from.empty())
        return newText(context, interleaved(text, to, limit));
    std::string out;
    std::size_t at = 0;
    for (std::size_t found = text.find(from); found != std::string::npos && limit > 0;
         found = text.find(from, at)) {
        out.append(text, at, found - at);
        out += to;
        at = found + from.size();
        --limit;
        if (out.size() / 8 > context.maxWords)
            return raiseMemoryError(context);
    }
    out.append(text, at);
    return newText(context, out);
}

template <bool atEnd>
Evaluated<Value> removeEnd(ValueContext& context, Value self, Arguments arguments)
{
    if (!arguments[0].is(Kind::Str))
        return raiseType(
            context, std::string(atEnd ? "removesuffix" : "removeprefix") + "() argument must be str, not ",
            arguments[0], "");
    std::string text = textOf(context, self);
    const std::string end = textOf(context, arguments[0]);
    if (atEnd ? text.ends_with(end) : text.starts_with(end))
        text.erase(atEnd ? text.size() - end.size() : 0, end.size());
    return newText(context, text);
}

/// `self in`: str.__contains__.
Evaluated<Value> containsMethod(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<bool> found = contains(context, self, arguments[0]);
    return found ? Evaluated<Value>(Value::boolean(*found)) : Evaluated<Value>(failure(found));
}

constexpr std::array kMethods{
    MethodInfo{TypeId::Str, "find", find<false>, {1, 3}},
    MethodInfo{TypeId::Str, "rfind", find<true>, {1, 3}},
    MethodInfo{TypeId::Str, "index", index<false>, {1, 3}},
    MethodInfo{TypeId::Str, "rindex", index<true>, {1, 3}},
    MethodInfo{TypeId::Str, "count", count, {1, 3}},
    MethodInfo{TypeId::Str, "startswith", hasEnd<false>, {1, 3}},
    MethodInfo{TypeId::Str, "endswith", hasEnd<true>, {1, 3}},
    MethodInfo{TypeId::Str, "replace", replace, {2, 3}},
    MethodInfo{TypeId::Str, "removeprefix", removeEnd<false>, {1, 1}},
    MethodInfo{TypeId::Str, "removesuffix", removeEnd<true>, {1, 1}},
    MethodInfo{TypeId::Str, "__contains__", containsMethod, {1, 1}},
};

} // namespace

std::span<const MethodInfo> textSearchMethods()
{
    return kMethods;
}

} // namespace core
