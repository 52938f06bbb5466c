#include "core/value/display.h"
#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/reals.h"
#include "core/value/sequences.h"
#include "core/value/sorting.h"
#include "core/value/table.h"
#include "core/value/utf8.h"

#include <array>
#include <cmath>

namespace core {
namespace {

void appendEscape(std::string& out, char32_t unit)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out.push_back(kDigits[unit >> shift & 15]);
}

void appendCharacter(std::string& out, char32_t c)
{
    switch (c) {
    case U'"': out += "\\\""; return;
    case U'\\': out += "\\\\"; return;
    case U'\n': out += "\\n"; return;
    case U'\r': out += "\\r"; return;
    case U'\t': out += "\\t"; return;
    case U'\b': out += "\\b"; return;
    case U'\f': out += "\\f"; return;
    default: break;
    }
    if (c >= 0x20 && c < 0x7F) {
        out.push_back(static_cast<char>(c));
    } else if (c < 0x10000) {
        appendEscape(out, c);
    } else {
        appendEscape(out, 0xD800 + ((c - 0x10000) >> 10));
        appendEscape(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
    }
}

std::string inQuotes(std::string_view text)
{
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();)
        appendCharacter(out, utf8::next(text, at));
    return out + "\"";
}

/// Text of what JSON has no form for: its repr, with that of object for what the lesson displays itself.
std::string displayed(ValueContext& context, Value value)
{
    const Evaluated<std::string> text = displayedNatively(context, value);
    return text ? *text : "<" + typeName(context, value) + " object>";
}

std::string realJson(double value)
{
    if (std::isnan(value))
        return "NaN";
    return std::isinf(value) ? (value < 0 ? "-Infinity" : "Infinity") : realText(value);
}

class JsonWriter {
public:
    explicit JsonWriter(ValueContext& context)
        : m_context(context)
    {
    }

    std::string write(Value value)
    {
        const Value inner = payloadOf(m_context.memory, value);
        if (inner.isReal())
            return realJson(inner.asReal());
        if (inner.isBool())
            return inner.isTrue() ? "true" : "false";
        if (inner.isNone())
            return "null";
        if (isInteger(inner))
            return Integer(m_context, inner).text(10);
        if (inner.is(Kind::Str))
            return inQuotes(textOf(m_context, inner));
        const bool isContainer =
            inner.is(Kind::List) || inner.is(Kind::Tuple) || inner.is(Kind::Dict) || inner.is(Kind::Set);
        if (!isContainer || std::ranges::find(m_inside, inner) != m_inside.end() || m_inside.size() > 900)
            return inQuotes(displayed(m_context, value));
        m_inside.push_back(inner);
        std::string text = inner.is(Kind::Dict) ? dict(inner) : items(itemsIn(inner));
        m_inside.pop_back();
        return text;
    }

private:
    std::vector<Value> itemsIn(Value container)
    {
        if (!container.is(Kind::Set))
            return listItems(m_context.memory, container);
        std::vector<Value> items = *itemsOf(m_context, container);
        const std::vector<Value> unsorted = items;
        if (!sortItems(m_context, items)) {
            items = unsorted;
            std::ranges::stable_sort(items, {}, [&](Value item) { return displayed(m_context, item); });
        }
        return items;
    }

    std::string items(const std::vector<Value>& values)
    {
        std::string text = "[";
        for (const Value value : values)
            text += (text.size() == 1 ? "" : ", ") + write(value);
        return text + "]";
    }

    std::string dict(Value dict)
    {
        std::string text = "{";
        for (EntryPosition i = 0; i < tableFill(m_context.memory, dict); ++i) {
            const Value key = entryKey(m_context.memory, dict, i);
            if (key.isUnset())
                continue;
            text += (text.size() == 1 ? "" : ", ") + keyText(key) + ": "
                + write(entryValue(m_context.memory, dict, i));
        }
        return text + "}";
    }

    std::string keyText(Value key)
    {
        if (key.is(Kind::Str))
            return inQuotes(textOf(m_context, key));
        if (isNumber(key) || key.isNone())
            return inQuotes(write(key));
        return inQuotes(displayed(m_context, key));
    }

    ValueContext& m_context;
    std::vector<Value> m_inside;
};

} // namespace

std::string json(ValueContext& context, Value value)
{
    return JsonWriter(context).write(value);
}

} // namespace core
