#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace core {

/// Of text; equal texts have equal hashes, in every run.
std::uint64_t hashText(std::string_view bytes);

namespace utf8 {

/// Code points of valid UTF-8.
std::size_t count(std::string_view bytes);
void append(std::string& text, char32_t codePoint);
/// The code point at `position`, which moves behind it.
char32_t next(std::string_view bytes, std::size_t& position);
/// Byte position of a code point.
std::size_t offset(std::string_view bytes, std::size_t codePoint);
std::u32string decode(std::string_view bytes);
std::string encode(std::u32string_view codePoints);
/// The first code points, and " …" behind them where there are more.
std::string clipped(std::string_view bytes, std::size_t codePoints);

} // namespace utf8
} // namespace core
