#include "core/value/text_tools.h"

#include "core/value/utf8.h"

#include <array>
#include <utf8proc.h>

namespace core {
namespace {

utf8proc_int32_t raw(char32_t c)
{
    return static_cast<utf8proc_int32_t>(c);
}

std::string hex(char32_t c, int digits)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(static_cast<std::size_t>(digits), '0');
    for (std::size_t i = text.size(); i-- > 0; c >>= 4)
        text[i] = kDigits[c & 15];
    return text;
}

std::string escaped(char32_t c)
{
    if (c < 0x100)
        return "\\x" + hex(c, 2);
    return c < 0x10000 ? "\\u" + hex(c, 4) : "\\U" + hex(c, 8);
}

void appendQuoted(std::string& out, char32_t c, char32_t quote)
{
    switch (c) {
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\\': out += "\\\\"; return;
    default: break;
    }
    if (c == quote)
        out.push_back('\\');
    if (c < 0x20 || c == 0x7F || (c >= 0x80 && !isPrintable(c)))
        out += escaped(c);
    else
        utf8::append(out, c);
}

} // namespace

bool isSpace(char32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || utf8proc_category(raw(c)) == UTF8PROC_CATEGORY_ZS
        || utf8proc_category(raw(c)) == UTF8PROC_CATEGORY_ZL
        || utf8proc_category(raw(c)) == UTF8PROC_CATEGORY_ZP;
}

bool isPrintable(char32_t c)
{
    if (c < 0x80)
        return c >= 0x20 && c != 0x7F;
    switch (utf8proc_category(raw(c))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_ZS: return false;
    default: return true;
    }
}

std::string_view trimmed(std::string_view text)
{
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        if (!isSpace(utf8::next(text, at)))
            break;
        begin = at;
    }
    std::size_t end = begin;
    for (at = begin; at < text.size();)
        if (!isSpace(utf8::next(text, at)))
            end = at;
    return text.substr(begin, end - begin);
}

std::string asciiDigits(std::string_view text)
{
    std::string digits;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        if (c < 0x80 || utf8proc_category(raw(c)) != UTF8PROC_CATEGORY_ND) {
            utf8::append(digits, c);
            continue;
        }
        // Digits of a script stand in a row of ten from 0 on.
        char32_t zero = c;
        while (c - zero < 9 && utf8proc_category(raw(zero - 1)) == UTF8PROC_CATEGORY_ND)
            --zero;
        digits.push_back(static_cast<char>('0' + (c - zero) % 10));
    }
    return digits;
}

std::string quoted(std::string_view text)
{
    const bool isDouble =
        text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
    const char quote = isDouble ? '"' : '\'';
    std::string out(1, quote);
    for (std::size_t at = 0; at < text.size();)
        appendQuoted(out, utf8::next(text, at), static_cast<char32_t>(quote));
    out.push_back(quote);
    return out;
}

std::string asciiOnly(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::next(text, at);
        if (c < 0x80)
            out.push_back(static_cast<char>(c));
        else
            out += escaped(c);
    }
    return out;
}

std::string counted(std::size_t count, std::string_view noun)
{
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

} // namespace core
