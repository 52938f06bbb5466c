#include "core/lang/parser.h"

namespace core {

bool Parser::parseCompound(ast::Block& out)
{
    const Span begin = peek().span;
    const auto addHead = [&](ast::Statement::Node node) { add(out, begin, std::move(node)); };
    switch (peek().kind) {
    case TokenKind::If: addHead(parseIf()); return true;
    case TokenKind::While: addHead(parseWhile()); return true;
    case TokenKind::For: addHead(parseFor(false)); return true;
    case TokenKind::With: addHead(parseWith(false)); return true;
    case TokenKind::Try: addHead(parseTry()); return true;
    case TokenKind::Def: addHead(parseFunction(false, {})); return true;
    case TokenKind::Class: addHead(parseClass({})); return true;
    case TokenKind::Matrix: parseDecorated(out); return true;
    case TokenKind::Async: parseAsync(out); return true;
    case TokenKind::Name: return reportMatch();
    default: return false;
    }
}

/// `what` names the statement whose block it is, for the message when the block is missing.
ast::Block Parser::parseSuite(const std::string& what, int line)
{
    if (at(TokenKind::Error))
        throw ParseFailure{};
    if (at(TokenKind::Colon)) {
        take();
    } else if (at(TokenKind::Newline)) {
        report(peek().span, "expected ':'", "a block begins behind a colon");
    } else {
        const bool comparison = at(TokenKind::Assign);
        fail(peek(), "expected ':', found " + describe(peek()), comparison ? "write == to compare" : "");
    }
    ast::Block body;
    if (!accept(TokenKind::Newline)) {
        if (at(TokenKind::End))
            failUnexpected();
        parseSimpleLine(body);
        return body;
    }
    if (!accept(TokenKind::Indent)) {
        const Token& found = at(TokenKind::Dedent) || at(TokenKind::End) ? peek() : peek();
        report(found.span, "expected an indented block after " + what + " on line " + std::to_string(line),
               "indent the block by four blanks; 'pass' does nothing");
        return body;
    }
    parseIndented(body);
    return body;
}

/// The statements up to the Dedent that ends the block.
void Parser::parseIndented(ast::Block& out)
{
    while (!at(TokenKind::Dedent) && !at(TokenKind::End))
        parseStatement(out);
    accept(TokenKind::Dedent);
}

ast::Block Parser::parseElse(const std::string& what)
{
    if (!at(TokenKind::Else))
        return {};
    const int line = take().span.line;
    if (at(TokenKind::If))
        fail(peek(), "expected ':', found 'if'", "write elif");
    return parseSuite("'else' of " + what, line);
}

ast::Statement::Node Parser::parseIf()
{
    ast::If node;
    do {
        const Token& keyword = take();
        const std::string what = "'" + std::string(spelling(keyword.kind)) + "' statement";
        ast::Branch branch;
        branch.condition = parseNamed();
        branch.head = keyword.span + lastSpan();
        branch.body = parseSuite(what, keyword.span.line);
        node.branches.push_back(std::move(branch));
    } while (at(TokenKind::Elif));
    node.otherwise = parseElse("'if'");
    return node;
}

ast::Statement::Node Parser::parseWhile()
{
    const int line = take().span.line;
    ast::While node;
    node.condition = parseNamed();
    node.body = parseSuite("'while' statement", line);
    node.otherwise = parseElse("'while'");
    return node;
}

ast::For Parser::parseFor(bool isAsync)
{
    const int line = take().span.line;
    ast::For node;
    node.isAsync = isAsync;
    node.target = parseTargetList();
    expect(TokenKind::In, " behind the variable of 'for'");
    node.iterable = parseExpressionList();
    node.body = parseSuite("'for' statement", line);
    node.otherwise = parseElse("'for'");
    return node;
}

std::size_t Parser::matchingBracket(std::size_t open) const
{
    int depth = 0;
    for (std::size_t i = open; i < m_tokens.size(); ++i) {
        const TokenKind kind = m_tokens[i].kind;
        if (kind == TokenKind::OpenParen || kind == TokenKind::OpenBracket || kind == TokenKind::OpenBrace)
            ++depth;
        if (kind == TokenKind::CloseParen || kind == TokenKind::CloseBracket || kind == TokenKind::CloseBrace)
            --depth;
        if (depth == 0)
            return i;
    }
    return m_tokens.size() - 1;
}

/// Whether the brackets behind `with` hold its items rather than belong to the first one.
bool Parser::withItemsInBrackets() const
{
    if (!at(TokenKind::OpenParen))
        return false;
    const std::size_t end = matchingBracket(m_at);
    if (end + 1 >= m_tokens.size() || m_tokens[end + 1].kind != TokenKind::Colon)
        return false;
    int depth = 0;
    for (std::size_t i = m_at; i < end; ++i) {
        const TokenKind kind = m_tokens[i].kind;
        if (kind == TokenKind::OpenParen || kind == TokenKind::OpenBracket || kind == TokenKind::OpenBrace)
            ++depth;
        if (kind == TokenKind::CloseParen || kind == TokenKind::CloseBracket || kind == TokenKind::CloseBrace)
            --depth;
        if (depth == 1 && (kind == TokenKind::As || kind == TokenKind::Comma))
            return true;
    }
    return false;
}

ast::WithItem Parser::parseWithItem()
{
    ast::WithItem item;
    item.context = parseExpression();
    if (accept(TokenKind::As)) {
        item.target = parseBinary(0);
        checkTarget(*item.target);
    }
    return item;
}

ast::With Parser::parseWith(bool isAsync)
{
    const int line = take().span.line;
    ast::With node;
    node.isAsync = isAsync;
    const bool brackets = withItemsInBrackets();
    if (brackets)
        take();
    do {
        if (brackets && at(TokenKind::CloseParen) && !node.items.empty())
            break;
        node.items.push_back(parseWithItem());
    } while (accept(TokenKind::Comma));
    if (brackets)
        expect(TokenKind::CloseParen, " behind the items of 'with'");
    node.body = parseSuite("'with' statement", line);
    return node;
}

ast::Handler Parser::parseHandler()
{
    const Span begin = take().span;
    ast::Handler handler;
    if (at(TokenKind::Times)) {
        m_diagnostics.missing(peek().span, "except* is",
                              "use except; an ExceptionGroup is caught like any other");
        take();
    }
    if (!at(TokenKind::Colon) && !at(TokenKind::Newline)) {
        handler.type = parseExpression();
        if (at(TokenKind::Comma))
            fail(peek(), "several exception types need parentheses", "write except (A, B):");
        if (accept(TokenKind::As))
            handler.name = expect(TokenKind::Name, " behind 'as'").text;
    }
    handler.head = begin + lastSpan();
    handler.body = parseSuite("'except' statement", begin.line);
    return handler;
}

ast::Statement::Node Parser::parseTry()
{
    const Span begin = peek().span;
    take();
    ast::Try node;
    node.body = parseSuite("'try' statement", begin.line);
    while (at(TokenKind::Except)) {
        if (!node.handlers.empty() && !node.handlers.back().type)
            report(node.handlers.back().head, "the 'except:' without a type must be the last");
        node.handlers.push_back(parseHandler());
    }
    if (!node.handlers.empty())
        node.otherwise = parseElse("'try'");
    const bool hasFinally = at(TokenKind::Finally);
    if (hasFinally) {
        const int line = take().span.line;
        node.finally = parseSuite("'finally' statement", line);
    }
    if (node.handlers.empty() && !hasFinally)
        fail(peek(), "expected 'except' or 'finally' block");
    return node;
}

void Parser::parseDecorated(ast::Block& out)
{
    ast::Expressions decorators;
    while (accept(TokenKind::Matrix)) {
        decorators.push_back(parseNamed());
        if (!accept(TokenKind::Newline))
            failUnexpected();
    }
    const Span begin = peek().span;
    if (at(TokenKind::Def))
        add(out, begin, parseFunction(false, std::move(decorators)));
    else if (at(TokenKind::Async) && peek(1).kind == TokenKind::Def) {
        take();
        add(out, begin, parseFunction(true, std::move(decorators)));
    } else if (at(TokenKind::Class))
        add(out, begin, parseClass(std::move(decorators)));
    else
        fail(peek(), "expected 'def' or 'class' behind a decorator, found " + describe(peek()));
}

void Parser::parseAsync(ast::Block& out)
{
    const Span begin = take().span;
    switch (peek().kind) {
    case TokenKind::Def: add(out, begin, parseFunction(true, {})); return;
    case TokenKind::For: add(out, begin, parseFor(true)); return;
    case TokenKind::With: add(out, begin, parseWith(true)); return;
    default: fail(peek(), "expected 'def', 'for' or 'with' behind 'async', found " + describe(peek()));
    }
}

ast::FunctionDef Parser::parseFunction(bool isAsync, ast::Expressions decorators)
{
    const int line = take().span.line;
    ast::FunctionDef node;
    node.isAsync = isAsync;
    node.decorators = std::move(decorators);
    const Token& name = expect(TokenKind::Name, " of the function");
    node.name = name.text;
    node.nameSpan = name.span;
    expect(TokenKind::OpenParen, " behind the function's name");
    node.parameters = parseParameters(TokenKind::CloseParen, true);
    expect(TokenKind::CloseParen, " behind the parameters");
    if (accept(TokenKind::Arrow))
        parseExpression();
    node.body = parseSuite("function definition", line);
    return node;
}

ast::ExpressionPtr Parser::parseBases()
{
    const Token& open = take();
    ast::ExpressionPtr call = parseCall(make(open.span, ast::Literal{Value::none()}));
    ast::ExpressionPtr base;
    for (ast::Argument& argument : call->as<ast::Call>()->arguments) {
        if (argument.kind == ast::ArgumentKind::Keyword && argument.name == "metaclass")
            m_diagnostics.missing(argument.span, "metaclasses are",
                                  "use a function that changes the class, as a decorator");
        else if (argument.kind != ast::ArgumentKind::Positional)
            m_diagnostics.missing(argument.span, "arguments of a class other than its base are",
                                  "set an attribute in the class");
        else if (base)
            m_diagnostics.missing(argument.span, "multiple inheritance is",
                                  "inherit from one class, and keep an object of the other in an attribute");
        else
            base = std::move(argument.value);
    }
    return base;
}

ast::ClassDef Parser::parseClass(ast::Expressions decorators)
{
    const int line = take().span.line;
    ast::ClassDef node;
    node.decorators = std::move(decorators);
    const Token& name = expect(TokenKind::Name, " of the class");
    node.name = name.text;
    node.nameSpan = name.span;
    if (at(TokenKind::OpenParen))
        node.base = parseBases();
    node.body = parseSuite("class definition", line);
    return node;
}

/// `match` is a name but where a subject, a colon and a block of cases follow.
bool Parser::reportMatch()
{
    if (peek().text != "match")
        return false;
    std::size_t end = m_at;
    while (m_tokens[end].kind != TokenKind::Newline && m_tokens[end].kind != TokenKind::End)
        ++end;
    const bool block = end + 2 < m_tokens.size() && m_tokens[end - 1].kind == TokenKind::Colon
        && m_tokens[end + 1].kind == TokenKind::Indent && m_tokens[end + 2].text == "case";
    if (!block)
        return false;
    m_diagnostics.missing(peek().span, "the match statement is", "use if and elif");
    m_at = end + 1;
    int depth = 0;
    do {
        depth += at(TokenKind::Indent) ? 1 : at(TokenKind::Dedent) ? -1 : 0;
        take();
    } while (depth > 0 && !at(TokenKind::End));
    return true;
}

} // namespace core
