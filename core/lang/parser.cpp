#include "core/lang/parser.h"

#include "core/lang/ast_visit.h"
#include "core/lang/lexer.h"

#include <algorithm>

namespace core {

namespace {

constexpr int kMaxNesting = 420; // A bracket counts twice, and the lexer allows 200.
constexpr int kMaxTreeDepth = 500;

} // namespace

const std::string* ast::docstring(const Block& body)
{
    if (body.empty())
        return nullptr;
    const auto* first = body.front()->as<ExpressionStatement>();
    const auto* literal = first ? first->value->as<Literal>() : nullptr;
    return literal ? std::get_if<std::string>(&literal->value) : nullptr;
}

ast::Module parseModule(const SourceText& source, Diagnostics& diagnostics)
{
    return {Parser(source, tokenize(source, diagnostics), diagnostics).parseFile()};
}

Parser::Parser(const SourceText& source, std::vector<Token> tokens, Diagnostics& diagnostics, int depth)
    : m_source(source)
    , m_tokens(std::move(tokens))
    , m_diagnostics(diagnostics)
    , m_depth(depth)
{
}

Parser::Depth::Depth(Parser& parser)
    : m_parser(parser)
{
    if (parser.m_depth >= kMaxNesting)
        parser.fail(parser.peek(), "this is nested too deeply", "give a part of it a name of its own");
    ++parser.m_depth;
}

Parser::Depth::~Depth()
{
    --m_parser.m_depth;
}

const Token& Parser::peek(std::size_t ahead) const
{
    return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
}

const Token& Parser::take()
{
    const Token& token = peek();
    if (m_at + 1 < m_tokens.size())
        ++m_at;
    return token;
}

bool Parser::accept(TokenKind kind)
{
    if (!at(kind))
        return false;
    take();
    return true;
}

const Token& Parser::expect(TokenKind kind, std::string_view where)
{
    if (at(kind))
        return take();
    const std::string wanted = kind == TokenKind::Name ? "a name" : "'" + std::string(spelling(kind)) + "'";
    fail(peek(), "expected " + wanted + std::string(where) + ", found " + describe(peek()));
}

void Parser::fail(const Token& token, std::string message, std::string hint)
{
    if (!reportedInThisLine())
        m_diagnostics.error(token.span, std::move(message), std::move(hint));
    throw ParseFailure{};
}

/// Whether what cannot be read follows in this statement: then that has been reported, and may be the cause.
bool Parser::reportedInThisLine() const
{
    for (std::size_t i = m_at; i < m_tokens.size() && m_tokens[i].kind != TokenKind::Newline; ++i)
        if (m_tokens[i].kind == TokenKind::Error)
            return true;
    return false;
}

void Parser::failUnexpected(std::string hint)
{
    fail(peek(), "unexpected " + describe(peek()), std::move(hint));
}

void Parser::report(const Span& span, std::string message, std::string hint)
{
    m_diagnostics.error(span, std::move(message), std::move(hint));
}

ast::ExpressionPtr Parser::make(const Span& span, ast::Expression::Node node)
{
    auto expression = std::make_unique<ast::Expression>();
    expression->span = span;
    expression->node = std::move(node);
    int deepest = 0;
    ast::forEachChild(*expression,
                      [&](const ast::Expression& child) { deepest = std::max(deepest, child.depth); });
    expression->depth = deepest + 1;
    if (expression->depth > kMaxTreeDepth) {
        report(span, "this expression is nested too deeply: more than 500 operations in one another",
               "give a part of it a name of its own");
        throw ParseFailure{};
    }
    return expression;
}

void Parser::add(ast::Block& out, const Span& head, ast::Statement::Node node)
{
    auto statement = std::make_unique<ast::Statement>();
    statement->span = head;
    statement->node = std::move(node);
    out.push_back(std::move(statement));
}

ast::Block Parser::parseFile()
{
    ast::Block body;
    while (!at(TokenKind::End))
        parseStatement(body);
    return body;
}

ast::ExpressionPtr Parser::parseWhole()
{
    ast::ExpressionPtr expression = at(TokenKind::Yield) ? parseYield() : parseExpressionList();
    if (!at(TokenKind::End))
        failUnexpected();
    return expression;
}

} // namespace core
