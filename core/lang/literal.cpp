#include "core/lang/literal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace core {

namespace {

/// As Python's repr() writes it: the shortest text that reads back, with a point or an exponent.
std::string realText(double value)
{
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    std::array<char, 40> buffer{};
    const double size = std::abs(value);
    const auto format =
        size != 0 && (size < 1e-4 || size >= 1e16) ? std::chars_format::scientific : std::chars_format::fixed;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
    std::string text(buffer.data(), end);
    if (text.find_first_of(".e") == std::string::npos)
        text += ".0";
    return text;
}

std::string joined(const std::vector<std::string>& items, char open, char close)
{
    std::string text(1, open);
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i == 0 ? "" : ", ") + items[i];
    return text + close;
}

std::optional<std::vector<std::string>> itemsJson(const ast::Expressions& items)
{
    std::vector<std::string> texts;
    for (const ast::ExpressionPtr& item : items) {
        auto text = literalJson(*item);
        if (!text)
            return std::nullopt;
        texts.push_back(std::move(*text));
    }
    return texts;
}

std::optional<std::string> sequenceJson(const ast::Expressions& items, bool sorted)
{
    auto texts = itemsJson(items);
    if (!texts)
        return std::nullopt;
    if (sorted) {
        std::ranges::sort(*texts);
        texts->erase(std::unique(texts->begin(), texts->end()), texts->end());
    }
    return joined(*texts, '[', ']');
}

std::optional<std::string> dictJson(const ast::Dict& dict)
{
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i < dict.keys.size(); ++i) {
        const auto key = dict.keys[i] ? literalJson(*dict.keys[i]) : std::nullopt;
        const auto value = literalJson(*dict.values[i]);
        if (!key || !value)
            return std::nullopt;
        pairs.push_back((key->starts_with('"') ? *key : "\"" + *key + "\"") + ": " + *value);
    }
    return joined(pairs, '{', '}');
}

/// As Python's json.dumps() writes it: everything but ASCII is escaped.
std::string textJson(const std::string& text)
{
    std::string json = "\"";
    const auto unit = [&](char32_t value) {
        std::array<char, 16> code{};
        std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(value));
        json += code.data();
    };
    for (const char32_t c : fromUtf8(text)) {
        static constexpr std::u32string_view kEscaped = U"\"\\\n\r\t\b\f";
        static constexpr std::string_view kLetters = "\"\\nrtbf";
        if (const std::size_t index = kEscaped.find(c); index != std::u32string_view::npos) {
            json += '\\';
            json += kLetters[index];
        } else if (c >= 0x10000) {
            unit(0xD800 + ((c - 0x10000) >> 10));
            unit(0xDC00 + ((c - 0x10000) & 0x3FF));
        } else if (c < 32 || c > 126) {
            unit(c);
        } else {
            json += static_cast<char>(c);
        }
    }
    return json + '"';
}

} // namespace

std::optional<std::string> literalText(const ast::Expression& expression)
{
    const auto* literal = expression.as<ast::Literal>();
    const auto* text = literal ? std::get_if<std::string>(&literal->value) : nullptr;
    return text ? std::optional(*text) : std::nullopt;
}

std::optional<LiteralNumber> literalNumber(const ast::Expression& expression)
{
    const auto* literal = expression.as<ast::Literal>();
    if (!literal)
        return std::nullopt;
    if (const auto* big = std::get_if<BigLiteral>(&literal->value))
        return LiteralNumber{std::strtod(big->decimal.c_str(), nullptr), true, big->decimal};
    const auto* value = std::get_if<Value>(&literal->value);
    if (value && value->isSmall())
        return LiteralNumber{static_cast<double>(value->asSmall()), true, std::to_string(value->asSmall())};
    if (value && value->isReal())
        return LiteralNumber{value->asReal(), false, realText(value->asReal())};
    return std::nullopt;
}

std::optional<bool> literalBool(const ast::Expression& expression)
{
    const auto* literal = expression.as<ast::Literal>();
    const auto* value = literal ? std::get_if<Value>(&literal->value) : nullptr;
    return value && value->isBool() ? std::optional(value->isTrue()) : std::nullopt;
}

std::optional<std::string> literalJson(const ast::Expression& expression)
{
    if (const auto text = literalText(expression))
        return textJson(*text);
    if (const auto number = literalNumber(expression))
        return number->text;
    if (const auto truth = literalBool(expression))
        return *truth ? "true" : "false";
    if (const auto* list = expression.as<ast::List>())
        return sequenceJson(list->items, false);
    if (const auto* tuple = expression.as<ast::Tuple>())
        return sequenceJson(tuple->items, false);
    if (const auto* set = expression.as<ast::Set>())
        return sequenceJson(set->items, true);
    if (const auto* dict = expression.as<ast::Dict>())
        return dictJson(*dict);
    const auto* literal = expression.as<ast::Literal>();
    const auto* value = literal ? std::get_if<Value>(&literal->value) : nullptr;
    return value && value->isNone() ? std::optional<std::string>("null") : std::nullopt;
}

} // namespace core
