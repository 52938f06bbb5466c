// Methods of str that split, join, strip and fill.

#include "core/value/arguments.h"
#include "core/value/formatting.h"
#include "core/value/methods.h"
#include "core/value/text.h"
#include "core/value/text_tools.h"
#include "core/value/utf8.h"

#include <algorithm>
#include <limits>

namespace core {
namespace {

using Pieces = std::vector<std::string>;

Value listOfTexts(ValueContext& context, const Pieces& pieces)
{
    std::vector<Value> items;
    items.reserve(pieces.size());
    for (const std::string& piece : pieces)
        items.push_back(newText(context, piece));
    return newList(context, items);
}

/// Pieces between white space from the left, at most `limit` cuts.
Pieces splitSpace(std::string_view text, std::int64_t limit)
{
    Pieces pieces;
    std::size_t at = 0;
    while (true) {
        std::size_t begin = at;
        while (at < text.size() && isSpace(utf8::next(text, at)))
            begin = at;
        if (begin == text.size())
            return pieces;
        if (limit-- == 0) {
            pieces.emplace_back(text.substr(begin));
            return pieces;
        }
        std::size_t end = begin;
        at = begin;
        while (at < text.size() && !isSpace(utf8::next(text, at)))
            end = at;
        pieces.emplace_back(text.substr(begin, end - begin));
        at = end;
    }
}

Pieces splitSpaceFromRight(std::string_view text, std::int64_t limit)
{
    const std::u32string all = utf8::decode(text);
    Pieces pieces;
    std::size_t end = all.size();
    while (true) {
        while (end > 0 && isSpace(all[end - 1]))
            --end;
        if (end == 0)
            break;
        std::size_t begin = end;
        if (limit-- == 0) {
            pieces.push_back(utf8::encode(std::u32string_view(all).substr(0, end)));
            break;
        }
        while (begin > 0 && !isSpace(all[begin - 1]))
            --begin;
        pieces.push_back(utf8::encode(std::u32string_view(all).substr(begin, end - begin)));
        end = begin;
    }
    std::ranges::reverse(pieces);
    return pieces;
}

Pieces splitAt(std::string_view text, std::string_view separator, std::int64_t limit)
{
    Pieces pieces;
    for (std::size_t found = text.find(separator); found != std::string_view::npos && limit-- > 0;
         found = text.find(separator)) {
        pieces.emplace_back(text.substr(0, found));
        text.remove_prefix(found + separator.size());
    }
    pieces.emplace_back(text);
    return pieces;
}

Pieces splitAtFromRight(std::string_view text, std::string_view separator, std::int64_t limit)
{
    Pieces pieces;
    for (std::size_t found = text.rfind(separator); found != std::string_view::npos && limit-- > 0;
         found = text.rfind(separator)) {
        pieces.emplace_back(text.substr(found + separator.size()));
        text = text.substr(0, found);
    }
    pieces.emplace_back(text);
    std::ranges::reverse(pieces);
    return pieces;
}

template <bool fromRight>
Evaluated<Value> split(ValueContext& context, Value self, Arguments arguments)
{
    const auto given = bound<2>(context, arguments, {"sep", "maxsplit"}, fromRight ? "rsplit" : "split", 0);
    if (!given)
        return failure(given);
    const auto [separator, most] = *given;
    std::int64_t limit = std::numeric_limits<std::int64_t>::max();
    if (!most.isUnset()) {
        const Evaluated<std::int64_t> number = indexArgument(context, most);
        if (!number)
            return failure(number);
        limit = *number < 0 ? limit : *number;
    }
    const std::string text = textOf(context, self);
    if (separator.isUnset() || separator.isNone())
        return listOfTexts(context, fromRight ? splitSpaceFromRight(text, limit) : splitSpace(text, limit));
    if (!separator.is(Kind::Str))
        return raiseType(context, "must be str or None, not ", separator, "");
    const std::string at = textOf(context, separator);
    if (at.empty())
        return raise(context, TypeId::ValueError, "empty separator");
    return listOfTexts(context, fromRight ? splitAtFromRight(text, at, limit) : splitAt(text, at, limit));
}

bool isLineEnd(char32_t c)
{
    return (c >= 10 && c <= 13) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

Evaluated<Value> splitLines(ValueContext& context, Value self, Arguments arguments)
{
    const auto given = bound<1>(context, arguments, {"keepends"}, "splitlines", 0);
    if (!given)
        return failure(given);
    bool keepsEnds = false;
    if (!(*given)[0].isUnset()) {
        const Evaluated<bool> keep = truth(context, (*given)[0]);
        keepsEnds = keep && *keep;
    }
    const std::string text = textOf(context, self);
    Pieces lines;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = at;
        const char32_t c = utf8::next(text, at);
        if (!isLineEnd(c))
            continue;
        if (c == U'\r' && at < text.size() && text[at] == '\n')
            ++at;
        lines.push_back(text.substr(begin, (keepsEnds ? at : end) - begin));
        begin = at;
    }
    if (begin < text.size())
        lines.push_back(text.substr(begin));
    return listOfTexts(context, lines);
}

Evaluated<Value> join(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<std::vector<Value>> items = itemsOf(context, arguments[0]);
    if (!items) {
        if (items.error().isNeedsPrelude() || arguments[0].is(Kind::Iterator))
            return failure(items);
        return raise(context, TypeId::TypeError, "can only join an iterable");
    }
    const std::string separator = textOf(context, self);
    std::string out;
    for (std::size_t i = 0; i < items->size(); ++i) {
        const Value item = payloadOf(context.memory, (*items)[i]);
        if (!item.is(Kind::Str))
            return raiseType(context, "sequence item " + std::to_string(i) + ": expected str instance, ",
                             (*items)[i], " found");
        if (i > 0)
            out += separator;
        out += Text(context, item).bytes();
        if (out.size() / 8 > context.maxWords)
            return raiseMemoryError(context);
    }
    return newText(context, out);
}

template <bool fromRight>
Evaluated<Value> partition(ValueContext& context, Value self, Arguments arguments)
{
    if (!arguments[0].is(Kind::Str))
        return raiseType(context, "must be str, not ", arguments[0], "");
    const std::string text = textOf(context, self);
    const std::string at = textOf(context, arguments[0]);
    if (at.empty())
        return raise(context, TypeId::ValueError, "empty separator");
    const std::size_t found = fromRight ? text.rfind(at) : text.find(at);
    std::array parts{ConstantTable::emptyText(), ConstantTable::emptyText(), ConstantTable::emptyText()};
    if (found == std::string::npos) {
        parts[fromRight ? 2 : 0] = self;
    } else {
        parts[0] = newText(context, text.substr(0, found));
        parts[1] = arguments[0];
        parts[2] = newText(context, text.substr(found + at.size()));
    }
    return newTuple(context, parts);
}

template <bool left, bool right>
Evaluated<Value> strip(ValueContext& context, Value self, Arguments arguments)
{
    const bool hasSet = arguments.positional == 1 && !arguments[0].isNone();
    if (hasSet && !arguments[0].is(Kind::Str))
        return raise(context, TypeId::TypeError,
                     std::string(left && right ? "strip"
                                     : left    ? "lstrip"
                                               : "rstrip")
                         + " arg must be None or str");
    const std::u32string set = hasSet ? utf8::decode(Text(context, arguments[0]).bytes()) : std::u32string();
    const std::u32string text = utf8::decode(Text(context, self).bytes());
    const auto goes = [&](char32_t c) { return hasSet ? set.find(c) != std::u32string::npos : isSpace(c); };
    std::size_t begin = 0;
    std::size_t end = text.size();
    while (left && begin < end && goes(text[begin]))
        ++begin;
    while (right && end > begin && goes(text[end - 1]))
        --end;
    return newText(context, utf8::encode(std::u32string_view(text).substr(begin, end - begin)));
}

/// Width and fill character of center, ljust and rjust.
Evaluated<FormatSpec> fillSpec(ValueContext& context, const Arguments& arguments)
{
    FormatSpec spec;
    const Evaluated<std::int64_t> width = indexArgument(context, arguments[0]);
    if (!width)
        return failure(width);
    spec.width = *width;
    if (arguments.positional == 2) {
        if (!arguments[1].is(Kind::Str))
            return raiseType(context, "The fill character must be a unicode character, not ", arguments[1],
                             "");
        const std::u32string fill = utf8::decode(Text(context, arguments[1]).bytes());
        if (fill.size() != 1)
            return raise(context, TypeId::TypeError, "The fill character must be exactly one character long");
        spec.fill = fill[0];
    }
    if (spec.width / 8 > static_cast<std::int64_t>(context.maxWords))
        return raiseMemoryError(context);
    return spec;
}

template <char align>
Evaluated<Value> justify(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<FormatSpec> spec = fillSpec(context, arguments);
    if (!spec)
        return failure(spec);
    return newText(context, padded(textOf(context, self), *spec, align));
}

/// CPython's center puts the odd blank to the left when the width is odd.
Evaluated<Value> center(ValueContext& context, Value self, Arguments arguments)
{
    Evaluated<FormatSpec> spec = fillSpec(context, arguments);
    if (!spec)
        return failure(spec);
    const auto size = static_cast<std::int64_t>(textSize(context, self));
    const std::int64_t room = std::max<std::int64_t>(spec->width - size, 0);
    const std::int64_t left = room / 2 + (room & spec->width & 1);
    FormatSpec half = *spec;
    half.width = size + left;
    const std::string begun = padded(textOf(context, self), half, '>');
    return newText(context, padded(begun, *spec, '<'));
}

Evaluated<Value> zeroFill(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<FormatSpec> given = fillSpec(context, arguments);
    if (!given)
        return failure(given);
    FormatSpec spec = *given;
    spec.fill = U'0';
    std::string text = textOf(context, self);
    const bool hasSign = text.starts_with('+') || text.starts_with('-');
    const std::string sign = hasSign ? text.substr(0, 1) : "";
    spec.width -= hasSign ? 1 : 0;
    return newText(context, sign + padded(std::string_view(text).substr(sign.size()), spec, '>'));
}

Evaluated<Value> expandTabs(ValueContext& context, Value self, Arguments arguments)
{
    const auto given = bound<1>(context, arguments, {"tabsize"}, "expandtabs", 0);
    if (!given)
        return failure(given);
    std::int64_t tab = 8;
    if (!(*given)[0].isUnset()) {
        const Evaluated<std::int64_t> size = indexArgument(context, (*given)[0]);
        if (!size)
            return failure(size);
        tab = *size;
    }
    std::u32string out;
    std::int64_t column = 0;
    for (const char32_t c : utf8::decode(Text(context, self).bytes())) {
        if (c == U'\t') {
            const std::int64_t blanks = tab > 0 ? tab - column % tab : 0;
            out.append(static_cast<std::size_t>(blanks), U' ');
            column += blanks;
            continue;
        }
        out.push_back(c);
        column = c == U'\n' || c == U'\r' ? 0 : column + 1;
    }
    return newText(context, utf8::encode(out));
}

Evaluated<Value> makeTranslation(ValueContext& context, Value, Arguments arguments)
{
    const Value table = newDict(context);
    if (arguments.positional == 1) {
        if (!arguments[0].is(Kind::Dict))
            return raise(context, TypeId::TypeError,
                         "if you give only one argument to maketrans it must be a dict");
        const Evaluated<Value> keys = listOf(context, arguments[0]);
        for (const Value key : listItems(context.memory, *keys)) {
            const Value code = key.is(Kind::Str)
                ? Value::small(static_cast<std::int64_t>(utf8::decode(Text(context, key).bytes())[0]))
                : key;
            const Evaluated<Value> item = dictGet(context, arguments[0], key);
            if (!item || !dictSet(context, table, code, *item))
                return item;
        }
        return table;
    }
    const std::u32string from = utf8::decode(textOf(context, arguments[0]));
    const std::u32string to = utf8::decode(textOf(context, arguments[1]));
    if (from.size() != to.size())
        return raise(context, TypeId::ValueError, "the first two maketrans arguments must have equal length");
    const auto put = [&](char32_t c, Value item) {
        return dictSet(context, table, Value::small(static_cast<std::int64_t>(c)), item).has_value();
    };
    for (std::size_t i = 0; i < from.size(); ++i)
        put(from[i], Value::small(static_cast<std::int64_t>(to[i])));
    if (arguments.positional == 3)
        for (const char32_t c : utf8::decode(textOf(context, arguments[2])))
            put(c, Value::none());
    return table;
}

Evaluated<Value> translate(ValueContext& context, Value self, Arguments arguments)
{
    if (!arguments[0].is(Kind::Dict))
        return needsPrelude();
    std::string out;
    for (const char32_t c : utf8::decode(textOf(context, self))) {
        const Evaluated<Value> item =
            dictGet(context, arguments[0], Value::small(static_cast<std::int64_t>(c)));
        if (!item)
            return item;
        if (item->isUnset())
            utf8::append(out, c);
        else if (item->is(Kind::Str))
            out += textOf(context, *item);
        else if (item->isSmall())
            utf8::append(out, static_cast<char32_t>(item->asSmall()));
        else if (!item->isNone())
            return raise(context, TypeId::TypeError, "character mapping must return integer, None or str");
    }
    return newText(context, out);
}

Evaluated<Value> formatMap(ValueContext& context, Value self, Arguments arguments)
{
    const Evaluated<Value> keys = listOf(context, arguments[0]);
    if (!keys)
        return keys;
    const std::vector<Value> names = listItems(context.memory, *keys);
    std::vector<Value> values;
    for (const Value name : names) {
        const Evaluated<Value> item = getItem(context, arguments[0], name);
        if (!item)
            return item;
        values.push_back(*item);
    }
    return braceFormat(context, self, {values.data(), 0, names});
}

constexpr std::array kMethods{
    MethodInfo{TypeId::Str, "split", split<false>, kNamed},
    MethodInfo{TypeId::Str, "rsplit", split<true>, kNamed},
    MethodInfo{TypeId::Str, "splitlines", splitLines, kNamed},
    MethodInfo{TypeId::Str, "join", join, {1, 1}},
    MethodInfo{TypeId::Str, "partition", partition<false>, {1, 1}},
    MethodInfo{TypeId::Str, "rpartition", partition<true>, {1, 1}},
    MethodInfo{TypeId::Str, "strip", strip<true, true>, {0, 1}},
    MethodInfo{TypeId::Str, "lstrip", strip<true, false>, {0, 1}},
    MethodInfo{TypeId::Str, "rstrip", strip<false, true>, {0, 1}},
    MethodInfo{TypeId::Str, "ljust", justify<'<'>, {1, 2}},
    MethodInfo{TypeId::Str, "rjust", justify<'>'>, {1, 2}},
    MethodInfo{TypeId::Str, "center", center, {1, 2}},
    MethodInfo{TypeId::Str, "zfill", zeroFill, {1, 1}},
    MethodInfo{TypeId::Str, "expandtabs", expandTabs, kNamed},
    MethodInfo{TypeId::Str, "maketrans", makeTranslation, {1, 3}, Effect::None, true},
    MethodInfo{TypeId::Str, "translate", translate, {1, 1}},
    MethodInfo{TypeId::Str, "format", braceFormat, kNamed},
    MethodInfo{TypeId::Str, "format_map", formatMap, {1, 1}},
};

} // namespace

std::span<const MethodInfo> textMethods()
{
    return kMethods;
}

} // namespace core
