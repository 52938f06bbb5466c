#include "core/lang/lexer.h"

#include "core/lang/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t kMaxBrackets = 200; // CPython's limit.
constexpr std::size_t kMaxIndents = 100;  // CPython's limit.

struct Bracket {
    char32_t open;
    std::size_t offset;
};

char32_t closing(char32_t open)
{
    return open == U'(' ? U')' : open == U'[' ? U']' : U'}';
}

std::string quoted(char32_t c)
{
    return "'" + toUtf8(std::u32string_view(&c, 1)) + "'";
}

/// Words that begin a statement and stand in no expression: before one, a bracket has not been closed.
bool beginsStatement(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Assert:
    case TokenKind::Break:
    case TokenKind::Class:
    case TokenKind::Continue:
    case TokenKind::Def:
    case TokenKind::Del:
    case TokenKind::Except:
    case TokenKind::Finally:
    case TokenKind::Global:
    case TokenKind::Import:
    case TokenKind::Nonlocal:
    case TokenKind::Pass:
    case TokenKind::Raise:
    case TokenKind::Return:
    case TokenKind::Try:
    case TokenKind::While:
    case TokenKind::With: return true;
    default: return false;
    }
}

/// One reading of a text. `unclosed` are the brackets that an earlier reading found to be never closed: each
/// is given up at the next line that is not indented deeper than its statement.
class Lexer {
public:
    Lexer(const SourceText& source, std::size_t begin, std::size_t end, bool expression,
          const std::set<std::size_t>& unclosed, Diagnostics& diagnostics)
        : m_source(source)
        , m_text(source.text)
        , m_at(begin)
        , m_end(end)
        , m_expression(expression)
        , m_unclosed(unclosed)
        , m_diagnostics(diagnostics)
    {
    }

    std::vector<Token> run()
    {
        m_lineStart = !m_expression;
        while (m_at < m_end) {
            if (m_lineStart && m_brackets.empty())
                readIndentation();
            else
                readToken();
        }
        finish();
        return std::move(m_tokens);
    }

    const std::vector<Bracket>& brackets() const { return m_brackets; }

private:
    char32_t peek(std::size_t ahead = 0) const { return m_at + ahead < m_end ? m_text[m_at + ahead] : U'\0'; }

    Token& add(TokenKind kind, std::size_t begin, std::size_t end)
    {
        Token token;
        token.kind = kind;
        token.span = m_source.span(begin, end);
        token.begin = begin;
        token.end = end;
        m_tokens.push_back(std::move(token));
        return m_tokens.back();
    }

    void errorAt(std::size_t begin, std::size_t end, std::string message, std::string hint = {})
    {
        m_diagnostics.error(m_source.span(begin, end), std::move(message), std::move(hint));
    }

    void readIndentation()
    {
        std::size_t column = 0;
        std::size_t narrow = 0; // With tabs of one: both must agree, or the order depends on the tab's size.
        for (; peek() == U' ' || peek() == U'\t' || peek() == U'\f'; ++m_at) {
            column = peek() == U'\t' ? (column / 8 + 1) * 8 : peek() == U'\f' ? 0 : column + 1;
            narrow = peek() == U'\f' ? 0 : narrow + 1;
        }
        m_lineStart = false;
        if (peek() == U'\n' || peek() == U'#' || m_at >= m_end) {
            skipBlankLine();
            return;
        }
        m_indentation = column;
        changeIndentation(column, narrow);
    }

    void skipBlankLine()
    {
        while (m_at < m_end && peek() != U'\n')
            ++m_at;
        if (m_at < m_end)
            ++m_at;
        m_lineStart = true;
    }

    void changeIndentation(std::size_t column, std::size_t narrow)
    {
        const Indent current = m_indents.back();
        if ((column > current.column) != (narrow > current.narrow)
            || (column == current.column) != (narrow == current.narrow))
            errorAt(m_at, m_at + 1, "inconsistent use of tabs and spaces in indentation",
                    "indent with blanks only");
        if (column > current.column) {
            if (m_indents.size() > kMaxIndents) {
                errorAt(m_at, m_at + 1, "too many levels of indentation: at most 100");
                m_at = m_end; // Deeper blocks would overflow the stack of whoever reads on.
                return;
            }
            m_indents.push_back({column, narrow});
            add(TokenKind::Indent, m_at, m_at);
            return;
        }
        while (column < m_indents.back().column) {
            m_indents.pop_back();
            add(TokenKind::Dedent, m_at, m_at);
        }
        if (column != m_indents.back().column)
            errorAt(m_at, m_at + 1, "unindent does not match any outer indentation level",
                    "begin the line in the column of the block that it belongs to");
    }

    void readToken()
    {
        const char32_t c = peek();
        if (c == U' ' || c == U'\t' || c == U'\f')
            ++m_at;
        else if (c == U'\n')
            readLineEnd();
        else if (c == U'#')
            skipComment();
        else if (c == U'\\')
            readContinuation();
        else if (const std::size_t quote = stringStart(); quote != kNoString)
            readString(quote);
        else if (isIdentifierStart(c))
            readName();
        else if ((c >= U'0' && c <= U'9') || (c == U'.' && peek(1) >= U'0' && peek(1) <= U'9'))
            readNumberToken();
        else
            readOperator();
    }

    void skipComment()
    {
        while (m_at < m_end && peek() != U'\n')
            ++m_at;
    }

    void readLineEnd()
    {
        const std::size_t begin = m_at++;
        if (m_expression)
            return;
        if (!m_brackets.empty() && !givesUpBrackets())
            return;
        if (!m_brackets.empty()) {
            errorAt(m_brackets.front().offset, m_brackets.front().offset + 1,
                    quoted(m_brackets.front().open) + " was never closed");
            m_brackets.clear();
            add(TokenKind::Error, begin, begin);
        }
        if (!m_tokens.empty() && m_tokens.back().kind != TokenKind::Newline
            && m_tokens.back().kind != TokenKind::Indent && m_tokens.back().kind != TokenKind::Dedent)
            add(TokenKind::Newline, begin, begin + 1);
        m_lineStart = true;
    }

    /// Whether the line that begins here shows that the open bracket has been forgotten.
    bool givesUpBrackets() const
    {
        std::size_t at = m_at;
        std::size_t column = 0;
        for (; at < m_end && (m_text[at] == U' ' || m_text[at] == U'\t'); ++at)
            column = m_text[at] == U'\t' ? (column / 8 + 1) * 8 : column + 1;
        if (at >= m_end || m_text[at] == U'\n' || m_text[at] == U'#')
            return false;
        if (m_unclosed.contains(m_brackets.front().offset) && column <= m_indentation)
            return true;
        std::size_t end = at;
        while (end < m_end && isIdentifierPart(m_text[end]))
            ++end;
        if (end == at || (end < m_end && m_text[end] == U'=' && m_text[end + 1] != U'='))
            return false;
        return beginsStatement(keywordOf(toUtf8(std::u32string_view(m_text).substr(at, end - at))));
    }

    void readContinuation()
    {
        if (peek(1) == U'\n' && m_at + 2 >= m_end) {
            errorAt(m_at, m_at + 1, "nothing follows the line continuation '\\'");
            add(TokenKind::Error, m_at, m_at + 1);
            m_at += 1;
        } else if (peek(1) == U'\n') {
            m_at += 2;
        } else {
            errorAt(m_at, m_at + 1, "unexpected character after the line continuation '\\'",
                    "'\\' must be the last character of its line");
            add(TokenKind::Error, m_at, m_at + 1);
            ++m_at;
        }
    }

    static constexpr std::size_t kNoString = static_cast<std::size_t>(-1);

    /// Characters of the prefix before a quote that begins here.
    std::size_t stringStart() const
    {
        for (std::size_t i = 0; i <= 2; ++i) {
            const char32_t c = peek(i);
            if (c == U'\'' || c == U'"')
                return i;
            if (c >= 128 || std::u32string_view(U"rRbBfFuU").find(c) == std::u32string_view::npos)
                return kNoString;
        }
        return kNoString;
    }

    static bool validPrefix(std::string_view prefix)
    {
        static constexpr std::array<std::string_view, 9> kValid{"",   "r",  "u",  "b", "f",
                                                                "br", "rb", "fr", "rf"};
        return std::ranges::find(kValid, prefix) != kValid.end();
    }

    void readString(std::size_t prefixLength)
    {
        std::string prefix = toUtf8(std::u32string_view(m_text).substr(m_at, prefixLength));
        std::ranges::transform(prefix, prefix.begin(),
                               [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
        if (!validPrefix(prefix)) {
            readName();
            return;
        }
        const std::size_t begin = m_at;
        const std::size_t quote = begin + prefixLength;
        const bool triple =
            quote + 2 < m_end && m_text[quote + 1] == m_text[quote] && m_text[quote + 2] == m_text[quote];
        const std::size_t length = triple ? 3 : 1;
        const auto close = findQuote(m_text, quote, length);
        if (!close || *close >= m_end) {
            unterminated(begin, triple);
            return;
        }
        m_at = *close + length;
        addString(prefix, begin, quote + length, *close);
    }

    void unterminated(std::size_t begin, bool triple)
    {
        errorAt(begin, begin + 1, triple ? "unterminated triple-quoted string" : "unterminated string",
                triple ? "close it with the same three quotation marks"
                       : "close it with the same quotation mark on the same line");
        while (m_at < m_end && (triple || peek() != U'\n'))
            ++m_at;
        add(TokenKind::Error, begin, m_at);
        // One message for one mistake: the bracket that the text swallowed is none.
        const int line = m_source.position(begin).line;
        while (!m_brackets.empty() && (triple || m_source.position(m_brackets.back().offset).line == line))
            m_brackets.pop_back();
    }

    void addString(const std::string& prefix, std::size_t begin, std::size_t bodyBegin, std::size_t bodyEnd)
    {
        const bool raw = prefix.find('r') != std::string::npos;
        if (prefix.find('b') != std::string::npos)
            m_diagnostics.missing(m_source.span(begin, m_at), "bytes literals are",
                                  "use a str: leave the b out");
        if (prefix.find('f') != std::string::npos) {
            Token& token = add(TokenKind::FormattedString, begin, m_at);
            token.bodyBegin = bodyBegin;
            token.bodyEnd = bodyEnd;
            token.raw = raw;
            return;
        }
        std::string text = decodeEscapes(m_source, bodyBegin, bodyEnd, raw, m_diagnostics);
        add(TokenKind::String, begin, m_at).text = std::move(text);
    }

    void readName()
    {
        const std::size_t begin = m_at;
        while (m_at < m_end && isIdentifierPart(peek()))
            ++m_at;
        std::string text = normalizedIdentifier(std::u32string_view(m_text).substr(begin, m_at - begin));
        const TokenKind kind = keywordOf(text);
        add(kind, begin, m_at).text = std::move(text);
    }

    void readNumberToken()
    {
        Token token = readNumber(m_source, m_at, m_diagnostics);
        m_at = std::min(token.end, m_end);
        m_tokens.push_back(std::move(token));
    }

    void readOperator()
    {
        const std::size_t begin = m_at;
        const auto rest = std::u32string_view(m_text).substr(m_at, std::min<std::size_t>(3, m_end - m_at));
        const TokenKind kind = operatorAt(rest);
        if (kind == TokenKind::Error) {
            invalidCharacter();
            return;
        }
        m_at += spelling(kind).size();
        add(kind, begin, m_at);
        if (kind == TokenKind::OpenParen || kind == TokenKind::OpenBracket || kind == TokenKind::OpenBrace)
            open(begin);
        if (kind == TokenKind::CloseParen || kind == TokenKind::CloseBracket || kind == TokenKind::CloseBrace)
            close(begin);
    }

    void invalidCharacter()
    {
        const char32_t c = peek();
        std::array<char, 16> code{};
        std::snprintf(code.data(), code.size(), "U+%04X", static_cast<unsigned>(c));
        errorAt(m_at, m_at + 1,
                "invalid character " + (c < 32 ? std::string() : quoted(c) + " ") + "(" + code.data() + ")",
                invalidCharacterHint(c));
        add(TokenKind::Error, m_at, m_at + 1);
        ++m_at;
    }

    void open(std::size_t offset)
    {
        if (m_brackets.size() == kMaxBrackets) {
            errorAt(offset, offset + 1, "too many nested brackets: at most 200");
            m_tokens.back().kind = TokenKind::Error;
            m_brackets.clear();
            m_at = m_end;
            return;
        }
        m_brackets.push_back({m_text[offset], offset});
    }

    void close(std::size_t offset)
    {
        const char32_t c = m_text[offset];
        if (m_brackets.empty()) {
            errorAt(offset, offset + 1, "unmatched " + quoted(c));
            m_tokens.back().kind = TokenKind::Error;
            return;
        }
        const Bracket top = m_brackets.back();
        m_brackets.pop_back();
        if (closing(top.open) == c)
            return;
        const int line = m_source.position(top.offset).line;
        errorAt(offset, offset + 1,
                "closing " + quoted(c) + " does not match opening " + quoted(top.open)
                    + (line == m_source.position(offset).line ? "" : " on line " + std::to_string(line)));
        m_tokens.back().kind = TokenKind::Error;
    }

    void finish()
    {
        if (!m_brackets.empty() && !m_expression) {
            errorAt(m_brackets.front().offset, m_brackets.front().offset + 1,
                    quoted(m_brackets.front().open) + " was never closed");
            add(TokenKind::Error, m_end, m_end);
        }
        // What is missing at the end is missing behind the last line, as Python places it.
        const bool endsLine = m_end > 0 && m_text[m_end - 1] == U'\n';
        const std::size_t end = !m_expression && endsLine ? m_end - 1 : m_end;
        if (!m_expression) {
            if (!m_tokens.empty() && m_tokens.back().kind != TokenKind::Newline)
                add(TokenKind::Newline, end, end);
            for (; m_indents.size() > 1; m_indents.pop_back())
                add(TokenKind::Dedent, end, end);
        }
        add(TokenKind::End, end, end);
    }

    struct Indent {
        std::size_t column;
        std::size_t narrow;
    };

    const SourceText& m_source;
    const std::u32string& m_text;
    std::size_t m_at;
    std::size_t m_end;
    bool m_expression;
    const std::set<std::size_t>& m_unclosed;
    Diagnostics& m_diagnostics;
    bool m_lineStart = false;
    std::size_t m_indentation = 0; ///< Of the line that begins the statement.
    std::vector<Indent> m_indents{{0, 0}};
    std::vector<Bracket> m_brackets;
    std::vector<Token> m_tokens;
};

constexpr int kMaxReadings = 10;

} // namespace

std::vector<Token> tokenize(const SourceText& source, Diagnostics& diagnostics)
{
    std::set<std::size_t> unclosed;
    const std::size_t before = diagnostics.size();
    for (int reading = 1;; ++reading) {
        Lexer lexer(source, 0, source.text.size(), false, unclosed, diagnostics);
        std::vector<Token> tokens = lexer.run();
        const bool again = !lexer.brackets().empty() && reading < kMaxReadings
            && unclosed.insert(lexer.brackets().front().offset).second;
        if (!again)
            return tokens;
        diagnostics.forget(before);
    }
}

std::vector<Token> tokenizeExpression(const SourceText& source, std::size_t begin, std::size_t end,
                                      Diagnostics& diagnostics)
{
    return Lexer(source, begin, end, true, {}, diagnostics).run();
}

} // namespace core
