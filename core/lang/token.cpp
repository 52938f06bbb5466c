#include "core/lang/token.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::array<std::string_view, 35> kKeywords{
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
static_assert(static_cast<std::size_t>(TokenKind::Yield) - static_cast<std::size_t>(TokenKind::False) + 1
              == kKeywords.size());

constexpr std::array<std::string_view, 47> kOperators{
    "**=", "//=", "<<=", ">>=", "...", "**", "//", "<<", ">>", "<=", ">=", "==", "!=", "->", "+=", "-=",
    "*=",  "/=",  "%=",  "&=",  "|=",  "^=", "@=", ":=", "+",  "-",  "*",  "/",  "%",  "@",  "&",  "|",
    "^",   "~",   "<",   ">",   "(",   ")",  "[",  "]",  "{",  "}",  ",",  ":",  ".",  ";",  "="};
static_assert(static_cast<std::size_t>(TokenKind::Assign) - static_cast<std::size_t>(TokenKind::PowerAssign)
                  + 1
              == kOperators.size());

constexpr TokenKind offset(TokenKind first, std::size_t by)
{
    return static_cast<TokenKind>(static_cast<std::size_t>(first) + by);
}

} // namespace

std::string describe(const Token& token)
{
    switch (token.kind) {
    case TokenKind::Name: return "'" + token.text + "'";
    case TokenKind::Number: return "a number";
    case TokenKind::String:
    case TokenKind::FormattedString: return "a string";
    case TokenKind::Newline: return "the end of the line";
    case TokenKind::Indent: return "an indented line";
    case TokenKind::Dedent: return "the end of the block";
    case TokenKind::End: return "the end of the file";
    case TokenKind::Error: return "what cannot be read";
    default: return "'" + std::string(spelling(token.kind)) + "'";
    }
}

std::string_view spelling(TokenKind kind)
{
    if (kind >= TokenKind::PowerAssign)
        return kOperators[static_cast<std::size_t>(kind) - static_cast<std::size_t>(TokenKind::PowerAssign)];
    if (kind >= TokenKind::False)
        return kKeywords[static_cast<std::size_t>(kind) - static_cast<std::size_t>(TokenKind::False)];
    return {};
}

TokenKind keywordOf(std::string_view word)
{
    const auto found = std::ranges::find(kKeywords, word);
    if (found == kKeywords.end())
        return TokenKind::Name;
    return offset(TokenKind::False, static_cast<std::size_t>(found - kKeywords.begin()));
}

TokenKind operatorAt(std::u32string_view text)
{
    for (std::size_t i = 0; i < kOperators.size(); ++i) {
        const std::string_view candidate = kOperators[i];
        if (candidate.size() <= text.size()
            && std::equal(candidate.begin(), candidate.end(), text.begin(),
                          [](char a, char32_t b) { return static_cast<char32_t>(a) == b; }))
            return offset(TokenKind::PowerAssign, i);
    }
    return TokenKind::Error;
}

} // namespace core
