#pragma once

#include "core/lang/diagnostics.h"
#include "core/lang/token.h"

#include <optional>
#include <set>
#include <vector>

namespace core {

/// The tokens of a lesson, ended by End. What cannot be read is reported and becomes an Error token, so that
/// the rest is read too.
std::vector<Token> tokenize(const SourceText& source, Diagnostics& diagnostics);

/// The tokens of an expression within a formatted string: [begin, end) of the text, line ends are blanks.
std::vector<Token> tokenizeExpression(const SourceText& source, std::size_t begin, std::size_t end,
                                      Diagnostics& diagnostics);

/// What a string literal of this body means. `begin` is the body's offset, for the places of errors.
std::string decodeEscapes(const SourceText& source, std::size_t begin, std::size_t end, bool raw,
                          Diagnostics& diagnostics);

/// Reads the number at `begin`; its token ends behind it.
Token readNumber(const SourceText& source, std::size_t begin, Diagnostics& diagnostics);

/// Where the string that begins with `quote` (one or three characters) at `begin` ends: the offset of its
/// closing quote; none when there is none (in the line, for one character).
std::optional<std::size_t> findQuote(const std::u32string& text, std::size_t begin, std::size_t quoteLength);

} // namespace core
