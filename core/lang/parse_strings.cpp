#include "core/lang/lexer.h"
#include "core/lang/parser.h"

namespace core {

/// A part of a formatted string's body that is being read.
struct Parser::FormattedText {
    std::size_t at;
    std::size_t end;
    bool raw;
    Span token;
};

namespace {

/// Adds text to the last literal of a list of parts.
void addText(ast::Expressions& parts, std::string text, const Span& span)
{
    if (text.empty())
        return;
    auto* last = parts.empty() ? nullptr : parts.back()->as<ast::Literal>();
    if (last) {
        std::get<std::string>(last->value) += text;
        return;
    }
    auto literal = std::make_unique<ast::Expression>();
    literal->span = span;
    literal->node = ast::Literal{std::move(text)};
    parts.push_back(std::move(literal));
}

bool isBlank(char32_t c)
{
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\f';
}

} // namespace

ast::ExpressionPtr Parser::parseStrings()
{
    const Span begin = peek().span;
    ast::Expressions parts;
    bool formatted = false;
    while (at(TokenKind::String) || at(TokenKind::FormattedString)) {
        const Token& token = take();
        if (token.kind == TokenKind::String) {
            addText(parts, token.text, token.span);
            continue;
        }
        formatted = true;
        FormattedText text{token.bodyBegin, token.bodyEnd, token.raw, token.span};
        parseFormatted(text, parts, false);
    }
    const Span span = begin + lastSpan();
    if (formatted)
        return make(span, ast::JoinedString{std::move(parts)});
    std::string whole =
        parts.empty() ? "" : std::move(std::get<std::string>(parts[0]->as<ast::Literal>()->value));
    return make(span, ast::Literal{std::move(whole)});
}

/// Reads up to the end of the text or, of a nested format, up to its `}`.
void Parser::parseFormatted(FormattedText& text, ast::Expressions& parts, bool nested)
{
    const std::u32string& source = m_source.text;
    std::size_t begin = text.at;
    const auto flush = [&](std::size_t end) {
        addText(parts, decodeEscapes(m_source, begin, end, text.raw, m_diagnostics), text.token);
    };
    while (text.at < text.end) {
        const char32_t c = source[text.at];
        const bool doubled = text.at + 1 < text.end && source[text.at + 1] == c && !nested;
        if (c == U'\\' && !text.raw && text.at + 1 < text.end && source[text.at + 1] != U'{') {
            text.at += 2;
        } else if ((c == U'{' || c == U'}') && doubled) {
            flush(text.at + 1);
            begin = text.at += 2;
        } else if (c == U'{') {
            flush(text.at);
            parts.push_back(parseReplacement(text, parts, nested));
            begin = text.at;
        } else if (c == U'}') {
            if (!nested) {
                report(m_source.span(text.at, text.at + 1), "f-string: a single '}' is not allowed",
                       "write }} for a brace");
                throw ParseFailure{};
            }
            break;
        } else {
            ++text.at;
        }
    }
    flush(text.at);
}

/// Where the expression that begins here ends: at its `!`, `:`, `=` or `}`.
std::size_t Parser::endOfReplacement(const FormattedText& text, std::size_t begin)
{
    const std::u32string& source = m_source.text;
    const auto stop = [&](std::size_t at, std::string message) {
        report(m_source.span(at, at + 1), "f-string: " + std::move(message));
        throw ParseFailure{};
    };
    int depth = 0;
    for (std::size_t at = begin; at < text.end; ++at) {
        const char32_t c = source[at];
        const char32_t next = at + 1 < text.end ? source[at + 1] : U'\0';
        if (c == U'\\')
            stop(at, "an expression cannot hold a backslash");
        else if (c == U'#')
            stop(at, "an expression cannot hold '#'");
        else if (c == U'\'' || c == U'"') {
            const bool triple = next == c && at + 2 < text.end && source[at + 2] == c;
            const auto close = findQuote(source, at, triple ? 3 : 1);
            if (!close || *close >= text.end)
                stop(at, "unterminated string");
            at = *close + (triple ? 2 : 0);
        } else if (c == U'(' || c == U'[' || c == U'{') {
            ++depth;
        } else if (depth > 0) {
            depth -= c == U')' || c == U']' || c == U'}' ? 1 : 0;
        } else if ((c == U'!' || c == U'=' || c == U'<' || c == U'>') && next == U'=') {
            ++at;
        } else if (c == U'!' || c == U':' || c == U'}' || c == U'=') {
            return at;
        }
    }
    stop(begin - 1, "expected '}'");
    return text.end;
}

ast::ExpressionPtr Parser::parseReplacement(FormattedText& text, ast::Expressions& parts, bool nested)
{
    const Depth depth(*this);
    const std::u32string& source = m_source.text;
    const std::size_t begin = text.at + 1;
    std::size_t end = endOfReplacement(text, begin);
    ast::FormattedValue node;
    node.value = parseInner(begin, end);
    bool shown = false;
    if (source[end] == U'=') {
        shown = true;
        for (++end; end < text.end && isBlank(source[end]); ++end) { }
        addText(parts, toUtf8(std::u32string_view(source).substr(begin, end - begin)), text.token);
    }
    text.at = end;
    if (text.at < text.end && source[text.at] == U'!')
        node.conversion = parseConversion(text);
    if (text.at < text.end && source[text.at] == U':') {
        if (nested) {
            report(m_source.span(text.at, text.at + 1), "f-string: expressions nested too deeply");
            throw ParseFailure{};
        }
        ++text.at;
        ast::Expressions format;
        parseFormatted(text, format, true);
        node.format = make(text.token, ast::JoinedString{std::move(format)});
    } else if (shown && node.conversion == 0) {
        node.conversion = 2; // `=` shows repr() unless a format is given.
    }
    if (text.at >= text.end || source[text.at] != U'}') {
        report(m_source.span(std::min(text.at, text.end), std::min(text.at, text.end) + 1),
               "f-string: expected '}'");
        throw ParseFailure{};
    }
    ++text.at;
    const Span span = m_source.span(begin - 1, text.at);
    return make(span, std::move(node));
}

std::uint8_t Parser::parseConversion(FormattedText& text)
{
    const char32_t c = text.at + 1 < text.end ? m_source.text[text.at + 1] : U'\0';
    const std::size_t kind = std::u32string_view(U" sra").find(c);
    if (kind == std::u32string_view::npos || kind == 0) {
        report(m_source.span(text.at + 1, text.at + 2), "f-string: the conversion must be !s, !r or !a");
        throw ParseFailure{};
    }
    text.at += 2;
    return static_cast<std::uint8_t>(kind);
}

ast::ExpressionPtr Parser::parseInner(std::size_t begin, std::size_t end)
{
    std::size_t first = begin;
    while (first < end && isBlank(m_source.text[first]))
        ++first;
    if (first == end) {
        report(m_source.span(end, end + 1), "f-string: an empty expression is not allowed",
               "write {{ and }} for braces");
        throw ParseFailure{};
    }
    return Parser(m_source, tokenizeExpression(m_source, first, end, m_diagnostics), m_diagnostics, m_depth)
        .parseWhole();
}

} // namespace core
