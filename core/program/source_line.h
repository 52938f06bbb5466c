#pragma once

#include <cstdint>
#include <string_view>

namespace core {

/// A line of a text by its number, from 1, without its end; empty beyond the last one.
constexpr std::string_view sourceLine(std::string_view text, std::uint32_t number)
{
    for (; number > 1; --number) {
        const std::size_t end = text.find('\n');
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return text.substr(0, text.find_first_of("\r\n"));
}

} // namespace core
