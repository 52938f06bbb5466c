#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Where something stands in a text: from its first character to behind its last one. Lines and columns
/// count code points from 1; a tab is one.
struct Span {
    int line = 1;
    int column = 1;
    int endLine = 1;
    int endColumn = 1;
    TextPosition begin() const { return {line, column}; }
    bool operator==(const Span&) const = default;
};

/// From the beginning of one to the end of the other.
inline Span operator+(const Span& first, const Span& last)
{
    return {first.line, first.column, last.endLine, last.endColumn};
}

/// The code points of a lesson; every line ends with a newline of one character, and so does the text.
struct SourceText {
    std::u32string text;
    std::vector<std::size_t> lineStarts;

    TextPosition position(std::size_t offset) const;
    Span span(std::size_t begin, std::size_t end) const;
    /// Characters of a line, without its end.
    std::u32string_view line(int number) const;
};

/// Decodes UTF-8; a byte order mark is dropped, CRLF and CR become LF. The error is at the first byte that
/// is no text.
Result<SourceText> decode(std::string_view bytes);

void appendUtf8(std::string& text, char32_t codePoint);
std::string toUtf8(std::u32string_view text);
std::u32string fromUtf8(std::string_view text); ///< The text must be UTF-8.

} // namespace core
