#pragma once

#include "core/lang/source_text.h"
#include "core/program/program.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// All kinds of tokens: what has a value, what the layout of the lines means, keywords, operators.
enum class TokenKind : std::uint8_t {
    Name,
    Number,
    String,
    FormattedString,
    Newline,
    Indent,
    Dedent,
    End,
    Error, ///< Already reported; whoever meets it gives up silently.
    // Keywords, in the order of the table in token.cpp.
    False,
    None,
    True,
    And,
    As,
    Assert,
    Async,
    Await,
    Break,
    Class,
    Continue,
    Def,
    Del,
    Elif,
    Else,
    Except,
    Finally,
    For,
    From,
    Global,
    If,
    Import,
    In,
    Is,
    Lambda,
    Nonlocal,
    Not,
    Or,
    Pass,
    Raise,
    Return,
    Try,
    While,
    With,
    Yield,
    // Operators, in the order of the table in token.cpp; the longest come first.
    PowerAssign,
    FloorDivideAssign,
    LeftShiftAssign,
    RightShiftAssign,
    Ellipsis,
    Power,
    FloorDivide,
    LeftShift,
    RightShift,
    LessEqual,
    GreaterEqual,
    Equal,
    NotEqual,
    Arrow,
    PlusAssign,
    MinusAssign,
    TimesAssign,
    DivideAssign,
    ModuloAssign,
    AndAssign,
    OrAssign,
    XorAssign,
    MatrixAssign,
    Walrus,
    Plus,
    Minus,
    Times,
    Divide,
    Modulo,
    Matrix,
    Ampersand,
    Bar,
    Caret,
    Tilde,
    Less,
    Greater,
    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Comma,
    Colon,
    Dot,
    Semicolon,
    Assign,
};

struct Token {
    TokenKind kind = TokenKind::End;
    Span span;
    std::size_t begin = 0;          ///< Offset in the text.
    std::size_t end = 0;            ///< Behind its last character.
    std::string text;               ///< Of a Name (NFKC) and of a String (decoded).
    Constant value = Value::none(); ///< Of a Number.
    std::size_t bodyBegin = 0;      ///< Of a FormattedString: what stands between the quotes.
    std::size_t bodyEnd = 0;
    bool raw = false;
};

/// As a diagnostic names it: "')'", "the end of the line", "a name".
std::string describe(const Token& token);
/// How a keyword or operator is written.
std::string_view spelling(TokenKind kind);
/// The keyword of that spelling; Name if there is none.
TokenKind keywordOf(std::string_view word);
/// The longest operator at the beginning of `text`; Error if there is none.
TokenKind operatorAt(std::u32string_view text);

} // namespace core
