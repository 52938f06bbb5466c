#include "core/value/formatting.h"
#include "core/value/operations.h"
#include "core/value/text_tools.h"
#include "core/value/utf8.h"

#include <algorithm>

namespace core {
namespace {

bool isAlign(char32_t c)
{
    return c == U'<' || c == U'>' || c == U'=' || c == U'^';
}

/// Reads a specification from left to right.
class SpecReader {
public:
    explicit SpecReader(std::string_view text)
        : m_text(utf8::decode(text))
    {
    }

    bool isAtEnd() const { return m_at == m_text.size(); }
    char32_t peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : U'\0';
    }
    char32_t take() { return m_text[m_at++]; }
    bool takeIf(char32_t c)
    {
        const bool matches = !isAtEnd() && peek() == c;
        m_at += matches ? 1 : 0;
        return matches;
    }
    /// Decimal digits; -1 if there are none, -2 if the number is too large.
    std::int64_t number()
    {
        std::int64_t value = -1;
        while (peek() >= U'0' && peek() <= U'9') {
            const auto digit = static_cast<std::int64_t>(take() - U'0');
            if (value == -2 || value > 100'000'000'000)
                value = -2;
            else
                value = std::max<std::int64_t>(value, 0) * 10 + digit;
        }
        return value;
    }

private:
    std::u32string m_text;
    std::size_t m_at = 0;
};

void readAlign(SpecReader& reader, FormatSpec& spec)
{
    if (isAlign(reader.peek(1))) {
        spec.fill = reader.take();
        spec.align = static_cast<char>(reader.take());
    } else if (isAlign(reader.peek())) {
        spec.align = static_cast<char>(reader.take());
    }
}

tl::unexpected<Raised> raiseValue(ValueContext& context, std::string_view message)
{
    return raise(context, TypeId::ValueError, message);
}

} // namespace

Evaluated<FormatSpec> parseFormatSpec(ValueContext& context, std::string_view text, Value value)
{
    FormatSpec spec;
    SpecReader reader(text);
    readAlign(reader, spec);
    const bool hasFill = spec.align != 0 && spec.fill != U' ';
    if (reader.peek() == U'+' || reader.peek() == U'-' || reader.peek() == U' ')
        spec.sign = static_cast<char>(reader.take());
    spec.alternate = reader.takeIf(U'#');
    if (reader.peek() == U'0' && !hasFill) {
        spec.zeroPadded = true;
        spec.fill = U'0';
        reader.take();
    }
    spec.width = reader.number();
    if (spec.width == -2)
        return raiseValue(context, "Too many decimal digits in format string");
    for (const char grouping : {',', '_'}) {
        if (!reader.takeIf(static_cast<char32_t>(grouping)))
            continue;
        if (spec.grouping != 0)
            return raiseValue(context, "Cannot specify both ',' and '_'.");
        spec.grouping = grouping;
    }
    if (spec.grouping == '_' && reader.peek() == U',')
        return raiseValue(context, "Cannot specify both ',' and '_'.");
    if (reader.takeIf(U'.')) {
        spec.precision = reader.number();
        if (spec.precision == -1)
            return raiseValue(context, "Format specifier missing precision");
        if (spec.precision == -2 || spec.precision > 0x7FFF'FFFF)
            return raiseValue(context, "Too many decimal digits in format string");
    }
    if (!reader.isAtEnd())
        spec.type = reader.take();
    if (!reader.isAtEnd())
        return raiseValue(context,
                          "Invalid format specifier '" + std::string(text) + "' for object of type '"
                              + typeName(context, value) + "'");
    return spec;
}

std::string padded(std::string_view text, const FormatSpec& spec, char defaultAlign)
{
    const auto size = static_cast<std::int64_t>(utf8::count(text));
    if (spec.width <= size)
        return std::string(text);
    const auto room = static_cast<std::size_t>(spec.width - size);
    const char align = spec.align != 0 ? spec.align : defaultAlign;
    const std::size_t left = align == '<' ? 0 : align == '^' ? room / 2 : room;
    const auto fill = [&](std::size_t count) {
        std::string filling;
        for (std::size_t i = 0; i < count; ++i)
            utf8::append(filling, spec.fill);
        return filling;
    };
    return fill(left) + std::string(text) + fill(room - left);
}

std::string formatText(std::string_view text, const FormatSpec& spec)
{
    const std::size_t size = utf8::count(text);
    if (spec.precision >= 0 && static_cast<std::size_t>(spec.precision) < size)
        text = text.substr(0, utf8::offset(text, static_cast<std::size_t>(spec.precision)));
    return padded(text, spec, '<');
}

namespace {

/// Digits with separators, padded with zeros from the left up to `width` characters.
std::string grouped(std::string_view digits, char separator, std::size_t group, std::int64_t width)
{
    std::string out;
    std::size_t count = 0;
    const auto put = [&](char digit) {
        if (separator != 0 && count > 0 && count % group == 0)
            out.push_back(separator);
        out.push_back(digit);
        ++count;
    };
    for (std::size_t i = digits.size(); i-- > 0;)
        put(digits[i]);
    // A separator never stands first: one more zero is put before it.
    while (static_cast<std::int64_t>(out.size()) < width)
        put('0');
    std::ranges::reverse(out);
    return out;
}

} // namespace

std::string formatDigits(bool isNegative, std::string_view prefix, std::string_view digits,
                         std::string_view rest, const FormatSpec& spec)
{
    std::string head(isNegative ? "-" : spec.sign == '+' ? "+" : spec.sign == ' ' ? " " : "");
    head += prefix;
    const std::size_t group =
        spec.type == U'x' || spec.type == U'X' || spec.type == U'o' || spec.type == U'b' ? 4 : 3;
    const bool fillsInside = spec.align == '=' || (spec.align == 0 && spec.zeroPadded);
    std::int64_t room = 0;
    if (fillsInside && spec.fill == U'0')
        room = spec.width - static_cast<std::int64_t>(head.size() + rest.size());
    std::string body = grouped(digits, spec.grouping, group, room) + std::string(rest);
    if (!fillsInside)
        return padded(head + body, spec, '>');
    FormatSpec inside = spec;
    inside.align = '>';
    inside.width = spec.width - static_cast<std::int64_t>(head.size());
    return head + padded(body, inside, '>');
}

} // namespace core
