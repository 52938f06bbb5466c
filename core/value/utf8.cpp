#include "core/value/utf8.h"

#include <cstring>

namespace core {

std::uint64_t hashText(std::string_view bytes)
{
    std::uint64_t hash = 0x9E37'79B9'7F4A'7C15 ^ bytes.size();
    const auto mix = [&](std::uint64_t word) {
        hash = (hash ^ word) * 0xD6E8'FEB8'6659'FD93;
        hash ^= hash >> 32;
    };
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        mix(word);
    }
    std::uint64_t rest = 0;
    if (at < bytes.size())
        std::memcpy(&rest, bytes.data() + at, bytes.size() - at);
    mix(rest);
    return hash;
}

namespace utf8 {

std::size_t count(std::string_view bytes)
{
    std::size_t codePoints = 0;
    for (const char byte : bytes)
        codePoints += (static_cast<unsigned char>(byte) & 0xC0) != 0x80 ? 1 : 0;
    return codePoints;
}

void append(std::string& text, char32_t c)
{
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

char32_t next(std::string_view bytes, std::size_t& position)
{
    const auto byte = [&](std::size_t i) -> char32_t {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
    };
    const char32_t first = byte(position);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? first : first & (0x3FU >> (length - 1));
    for (std::size_t i = 1; i < length; ++i)
        c = c << 6 | (byte(position + i) & 0x3F);
    position += length;
    return c;
}

std::size_t offset(std::string_view bytes, std::size_t codePoint)
{
    std::size_t at = 0;
    for (; at < bytes.size(); ++at) {
        if ((static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80)
            continue;
        if (codePoint == 0)
            return at;
        --codePoint;
    }
    return at;
}

std::u32string decode(std::string_view bytes)
{
    std::u32string codePoints;
    codePoints.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();)
        codePoints.push_back(next(bytes, at));
    return codePoints;
}

std::string encode(std::u32string_view codePoints)
{
    std::string text;
    text.reserve(codePoints.size());
    for (const char32_t c : codePoints)
        append(text, c);
    return text;
}

std::string clipped(std::string_view bytes, std::size_t codePoints)
{
    if (bytes.size() <= codePoints || count(bytes) <= codePoints)
        return std::string(bytes);
    return std::string(bytes.substr(0, offset(bytes, codePoints))) + " …";
}

} // namespace utf8
} // namespace core
