// Methods of str that change case or ask what kind of characters there are.

#include "core/value/arguments.h"
#include "core/value/methods.h"
#include "core/value/text.h"
#include "core/value/text_tools.h"
#include "core/value/utf8.h"

#include <algorithm>
#include <utf8proc.h>

namespace core {
namespace {

utf8proc_int32_t raw(char32_t c)
{
    return static_cast<utf8proc_int32_t>(c);
}

utf8proc_category_t category(char32_t c)
{
    return utf8proc_category(raw(c));
}
bool isUpper(char32_t c)
{
    return utf8proc_isupper(raw(c)) != 0 && category(c) != UTF8PROC_CATEGORY_LT;
}
bool isLower(char32_t c)
{
    return utf8proc_islower(raw(c)) != 0;
}
bool isTitle(char32_t c)
{
    return category(c) == UTF8PROC_CATEGORY_LT;
}
bool isCased(char32_t c)
{
    return isUpper(c) || isLower(c) || isTitle(c);
}

/// Characters that become several in upper case.
std::u32string_view specialUpper(char32_t c)
{
    switch (c) {
    case 0xDF: return U"SS";
    case 0x149: return U"\u02BCN";
    case 0x1F0: return U"J\u030C";
    case 0xFB00: return U"FF";
    case 0xFB01: return U"FI";
    case 0xFB02: return U"FL";
    case 0xFB03: return U"FFI";
    case 0xFB04: return U"FFL";
    case 0xFB05:
    case 0xFB06: return U"ST";
    default: return {};
    }
}

void appendUpper(std::u32string& out, char32_t c)
{
    const std::u32string_view special = specialUpper(c);
    if (special.empty())
        out.push_back(static_cast<char32_t>(utf8proc_toupper(raw(c))));
    else
        out += special;
}

void appendTitle(std::u32string& out, char32_t c)
{
    const std::u32string_view special = specialUpper(c);
    if (special.empty()) {
        out.push_back(static_cast<char32_t>(utf8proc_totitle(raw(c))));
        return;
    }
    out.push_back(special[0]);
    for (const char32_t rest : special.substr(1))
        out.push_back(static_cast<char32_t>(utf8proc_tolower(raw(rest))));
}

/// A sigma at the end of a word has a form of its own.
bool isFinalSigma(const std::u32string& text, std::size_t at)
{
    const bool before = at > 0 && isCased(text[at - 1]);
    const bool behind = at + 1 < text.size() && isCased(text[at + 1]);
    return text[at] == U'\u03A3' && before && !behind;
}

void appendLower(std::u32string& out, const std::u32string& text, std::size_t at)
{
    if (text[at] == U'\u0130')
        out += U"i\u0307";
    else if (isFinalSigma(text, at))
        out.push_back(U'\u03C2');
    else
        out.push_back(static_cast<char32_t>(utf8proc_tolower(raw(text[at]))));
}

Value made(ValueContext& context, const std::u32string& text)
{
    return newText(context, utf8::encode(text));
}

std::u32string decoded(const ValueContext& context, Value self)
{
    return utf8::decode(Text(context, self).bytes());
}

Evaluated<Value> upper(ValueContext& context, Value self, Arguments)
{
    std::u32string out;
    for (const char32_t c : decoded(context, self))
        appendUpper(out, c);
    return made(context, out);
}

Evaluated<Value> lower(ValueContext& context, Value self, Arguments)
{
    const std::u32string text = decoded(context, self);
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        appendLower(out, text, i);
    return made(context, out);
}

Evaluated<Value> casefold(ValueContext& context, Value self, Arguments)
{
    std::u32string out;
    for (const char32_t c : decoded(context, self)) {
        std::array<utf8proc_int32_t, 8> folded{};
        int lastClass = 0;
        const utf8proc_ssize_t count =
            utf8proc_decompose_char(raw(c), folded.data(), 8, UTF8PROC_CASEFOLD, &lastClass);
        for (utf8proc_ssize_t i = 0; i < count; ++i)
            out.push_back(static_cast<char32_t>(folded[static_cast<std::size_t>(i)]));
    }
    return made(context, out);
}

Evaluated<Value> capitalize(ValueContext& context, Value self, Arguments)
{
    const std::u32string text = decoded(context, self);
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 0)
            appendTitle(out, text[i]);
        else
            appendLower(out, text, i);
    }
    return made(context, out);
}

Evaluated<Value> title(ValueContext& context, Value self, Arguments)
{
    const std::u32string text = decoded(context, self);
    std::u32string out;
    bool isInside = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isInside)
            appendLower(out, text, i);
        else
            appendTitle(out, text[i]);
        isInside = isCased(text[i]);
    }
    return made(context, out);
}

Evaluated<Value> swapCase(ValueContext& context, Value self, Arguments)
{
    const std::u32string text = decoded(context, self);
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isUpper(text[i]))
            appendLower(out, text, i);
        else if (isLower(text[i]))
            appendUpper(out, text[i]);
        else
            out.push_back(text[i]);
    }
    return made(context, out);
}

bool isAlpha(char32_t c)
{
    switch (category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return true;
    default: return false;
    }
}
bool isDecimal(char32_t c)
{
    return category(c) == UTF8PROC_CATEGORY_ND;
}
/// Digits that are no decimal numbers: superscripts, subscripts, circled ones.
bool isDigit(char32_t c)
{
    return isDecimal(c) || c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079)
        || (c >= 0x2080 && c <= 0x2089) || (c >= 0x2460 && c <= 0x2468);
}
bool isNumeric(char32_t c)
{
    return isDigit(c) || category(c) == UTF8PROC_CATEGORY_NL || category(c) == UTF8PROC_CATEGORY_NO;
}
bool isAlnum(char32_t c)
{
    return isAlpha(c) || isNumeric(c);
}

template <bool (*test)(char32_t), bool ofEmpty>
Evaluated<Value> all(ValueContext& context, Value self, Arguments)
{
    const std::u32string text = decoded(context, self);
    return Value::boolean(text.empty() ? ofEmpty : std::ranges::all_of(text, test));
}

bool isAsciiCharacter(char32_t c)
{
    return c < 128;
}

Evaluated<Value> isIdentifier(ValueContext& context, Value self, Arguments)
{
    const std::u32string text = decoded(context, self);
    const auto continues = [](char32_t c) {
        return c == U'_' || isAlpha(c) || isDecimal(c) || category(c) == UTF8PROC_CATEGORY_MN
            || category(c) == UTF8PROC_CATEGORY_MC || category(c) == UTF8PROC_CATEGORY_NL;
    };
    return Value::boolean(!text.empty() && !isDecimal(text[0]) && std::ranges::all_of(text, continues));
}

template <bool (*wanted)(char32_t), bool (*other)(char32_t)>
Evaluated<Value> allCased(ValueContext& context, Value self, Arguments)
{
    bool found = false;
    for (const char32_t c : decoded(context, self)) {
        if (other(c) || isTitle(c))
            return Value::boolean(false);
        found = found || wanted(c);
    }
    return Value::boolean(found);
}

Evaluated<Value> isTitled(ValueContext& context, Value self, Arguments)
{
    bool found = false;
    bool afterCased = false;
    for (const char32_t c : decoded(context, self)) {
        if (isUpper(c) || isTitle(c) ? afterCased : isLower(c) && !afterCased)
            return Value::boolean(false);
        afterCased = isCased(c);
        found = found || afterCased;
    }
    return Value::boolean(found);
}

constexpr std::array kMethods{
    MethodInfo{TypeId::Str, "upper", upper, {0, 0}},
    MethodInfo{TypeId::Str, "lower", lower, {0, 0}},
    MethodInfo{TypeId::Str, "casefold", casefold, {0, 0}},
    MethodInfo{TypeId::Str, "capitalize", capitalize, {0, 0}},
    MethodInfo{TypeId::Str, "title", title, {0, 0}},
    MethodInfo{TypeId::Str, "swapcase", swapCase, {0, 0}},
    MethodInfo{TypeId::Str, "isalpha", all<isAlpha, false>, {0, 0}},
    MethodInfo{TypeId::Str, "isdecimal", all<isDecimal, false>, {0, 0}},
    MethodInfo{TypeId::Str, "isdigit", all<isDigit, false>, {0, 0}},
    MethodInfo{TypeId::Str, "isnumeric", all<isNumeric, false>, {0, 0}},
    MethodInfo{TypeId::Str, "isalnum", all<isAlnum, false>, {0, 0}},
    MethodInfo{TypeId::Str, "isspace", all<isSpace, false>, {0, 0}},
    MethodInfo{TypeId::Str, "isprintable", all<isPrintable, true>, {0, 0}},
    MethodInfo{TypeId::Str, "isascii", all<isAsciiCharacter, true>, {0, 0}},
    MethodInfo{TypeId::Str, "isidentifier", isIdentifier, {0, 0}},
    MethodInfo{TypeId::Str, "isupper", allCased<isUpper, isLower>, {0, 0}},
    MethodInfo{TypeId::Str, "islower", allCased<isLower, isUpper>, {0, 0}},
    MethodInfo{TypeId::Str, "istitle", isTitled, {0, 0}},
};

} // namespace

std::span<const MethodInfo> textCaseMethods()
{
    return kMethods;
}

} // namespace core
