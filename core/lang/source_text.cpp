#include "core/lang/source_text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utf8proc.h>

namespace core {

namespace {

std::string hex(unsigned char byte)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "0x%02x", byte);
    return text.data();
}

bool isControl(utf8proc_int32_t point)
{
    return (point < 32 && point != '\t' && point != '\n' && point != '\r' && point != '\f') || point == 127;
}

SourceText withLines(std::u32string text)
{
    if (!text.empty() && text.back() != U'\n')
        text.push_back(U'\n');
    SourceText source{std::move(text), {0}};
    for (std::size_t i = 0; i < source.text.size(); ++i)
        if (source.text[i] == U'\n')
            source.lineStarts.push_back(i + 1);
    return source;
}

} // namespace

TextPosition SourceText::position(std::size_t offset) const
{
    const auto behind = std::ranges::upper_bound(lineStarts, offset);
    const std::size_t start = *(behind - 1);
    return {static_cast<int>(behind - lineStarts.begin()), static_cast<int>(offset - start) + 1};
}

Span SourceText::span(std::size_t begin, std::size_t end) const
{
    const TextPosition first = position(begin);
    const TextPosition last = position(end);
    return {first.line, first.column, last.line, last.column};
}

std::u32string_view SourceText::line(int number) const
{
    const auto index = static_cast<std::size_t>(number - 1);
    if (number < 1 || index >= lineStarts.size())
        return {};
    const std::u32string_view rest = std::u32string_view(text).substr(lineStarts[index]);
    return rest.substr(0, std::min(rest.find(U'\n'), rest.size()));
}

Result<SourceText> decode(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    std::u32string text;
    text.reserve(bytes.size() + 1);
    TextPosition where;
    while (!bytes.empty()) {
        utf8proc_int32_t point = 0;
        const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
        const auto length = utf8proc_iterate(data, static_cast<utf8proc_ssize_t>(bytes.size()), &point);
        if (length <= 0)
            return fail("the file is no text: the byte " + hex(static_cast<unsigned char>(bytes[0]))
                            + " is not UTF-8",
                        where);
        if (isControl(point))
            return fail("the file is no text: it holds the control character "
                            + hex(static_cast<unsigned char>(point)),
                        where);
        bytes.remove_prefix(static_cast<std::size_t>(length));
        if (point == '\r') {
            if (bytes.starts_with('\n'))
                bytes.remove_prefix(1);
            point = '\n';
        }
        text.push_back(static_cast<char32_t>(point));
        where = point == '\n' ? TextPosition{where.line + 1, 1} : TextPosition{where.line, where.column + 1};
    }
    return withLines(std::move(text));
}

void appendUtf8(std::string& text, char32_t codePoint)
{
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(codePoint), bytes.data());
    text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(count));
}

std::string toUtf8(std::u32string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (const char32_t c : text)
        appendUtf8(bytes, c);
    return bytes;
}

std::u32string fromUtf8(std::string_view text)
{
    std::u32string points;
    while (!text.empty()) {
        utf8proc_int32_t point = 0;
        const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
        const auto length = utf8proc_iterate(data, static_cast<utf8proc_ssize_t>(text.size()), &point);
        if (length <= 0)
            break;
        points.push_back(static_cast<char32_t>(point));
        text.remove_prefix(static_cast<std::size_t>(length));
    }
    return points;
}

} // namespace core
