#include "core/lang/parser.h"

#include <array>

namespace core {

namespace {

struct Augmented {
    TokenKind token;
    Op op;
};

constexpr std::array<Augmented, 13> kAugmented{{{TokenKind::PlusAssign, Op::InplaceAdd},
                                                {TokenKind::MinusAssign, Op::InplaceSubtract},
                                                {TokenKind::TimesAssign, Op::InplaceMultiply},
                                                {TokenKind::DivideAssign, Op::InplaceDivide},
                                                {TokenKind::FloorDivideAssign, Op::InplaceFloorDivide},
                                                {TokenKind::ModuloAssign, Op::InplaceModulo},
                                                {TokenKind::PowerAssign, Op::InplacePower},
                                                {TokenKind::LeftShiftAssign, Op::InplaceLeftShift},
                                                {TokenKind::RightShiftAssign, Op::InplaceRightShift},
                                                {TokenKind::AndAssign, Op::InplaceAnd},
                                                {TokenKind::OrAssign, Op::InplaceOr},
                                                {TokenKind::XorAssign, Op::InplaceXor},
                                                {TokenKind::MatrixAssign, Op::Nop}}};

const Augmented* findAugmented(TokenKind kind)
{
    for (const Augmented& row : kAugmented)
        if (row.token == kind)
            return &row;
    return nullptr;
}

bool isOrphan(TokenKind kind)
{
    return kind == TokenKind::Else || kind == TokenKind::Elif || kind == TokenKind::Except
        || kind == TokenKind::Finally;
}

} // namespace

void Parser::parseStatement(ast::Block& out)
{
    try {
        parseStatementOrFail(out);
    } catch (const ParseFailure&) {
        recover();
    }
}

void Parser::parseStatementOrFail(ast::Block& out)
{
    if (reportOddLayout(out) || parseCompound(out))
        return;
    if (isOrphan(peek().kind))
        fail(
            peek(), "'" + std::string(spelling(peek().kind)) + "' without the statement that it belongs to",
            at(TokenKind::Except) || at(TokenKind::Finally)
                ? "it must stand in the column of its 'try', right behind its block"
                : "it must stand in the column of its 'if', 'for', 'while' or 'try', right behind its block");
    parseSimpleLine(out);
}

bool Parser::reportOddLayout(ast::Block& out)
{
    if (accept(TokenKind::Newline) || accept(TokenKind::Dedent))
        return true;
    if (!at(TokenKind::Indent))
        return false;
    report(peek(1).span, "unexpected indent", "begin the line in the column of the line above");
    take();
    parseIndented(out);
    return true;
}

/// Goes on behind the statement: its line and, if it has one, its block, whose errors are reported too.
void Parser::recover()
{
    while (!at(TokenKind::Newline) && !at(TokenKind::End) && !at(TokenKind::Indent) && !at(TokenKind::Dedent))
        take();
    accept(TokenKind::Newline);
    if (accept(TokenKind::Indent)) {
        ast::Block dropped;
        parseIndented(dropped);
        skipOrphans();
    }
}

/// The clauses of a statement whose head could not be read.
void Parser::skipOrphans()
{
    while (isOrphan(peek().kind)) {
        while (!at(TokenKind::Newline) && !at(TokenKind::End))
            take();
        accept(TokenKind::Newline);
        ast::Block dropped;
        if (accept(TokenKind::Indent))
            parseIndented(dropped);
    }
}

void Parser::parseSimpleLine(ast::Block& out)
{
    do {
        parseSimple(out);
        endSimpleStatement();
    } while (accept(TokenKind::Semicolon) && !at(TokenKind::Newline) && !at(TokenKind::End));
    accept(TokenKind::Newline);
}

void Parser::endSimpleStatement()
{
    if (at(TokenKind::Semicolon) || at(TokenKind::Newline) || at(TokenKind::End))
        return;
    const Token& last = m_tokens[m_at == 0 ? 0 : m_at - 1];
    if (last.kind == TokenKind::Name && (last.text == "print" || last.text == "exec") && beginsExpression())
        fail(last, "missing parentheses in the call of '" + last.text + "'", "write " + last.text + "(…)");
    if (last.kind == TokenKind::Name && last.text == "switch")
        failUnexpected("there is no switch; use if and elif");
    if (at(TokenKind::Ampersand) || at(TokenKind::Bar))
        failUnexpected("write 'and' and 'or' between conditions");
    if (at(TokenKind::Assign))
        failUnexpected("write == to compare");
    if (at(TokenKind::Colon))
        failUnexpected("a block needs a keyword before it: if, while, for, def, …");
    failUnexpected();
}

void Parser::parseSimple(ast::Block& out)
{
    const Span begin = peek().span;
    ast::Statement::Node node = parseKeywordStatement();
    add(out, begin + lastSpan(), std::move(node));
}

ast::Statement::Node Parser::parseKeywordStatement()
{
    switch (peek().kind) {
    case TokenKind::Pass: take(); return ast::Pass{};
    case TokenKind::Break: take(); return ast::Break{};
    case TokenKind::Continue: take(); return ast::Continue{};
    case TokenKind::Return: {
        take();
        ast::Return node;
        if (beginsExpression() || at(TokenKind::Times))
            node.value = parseExpressionList();
        return node;
    }
    case TokenKind::Del: return parseDelete();
    case TokenKind::Raise: return parseRaise();
    case TokenKind::Assert: return parseAssert();
    case TokenKind::Import: return parseImport();
    case TokenKind::From: return parseFrom();
    case TokenKind::Global: take(); return ast::Global{parseNameList()};
    case TokenKind::Nonlocal: take(); return ast::Nonlocal{parseNameList()};
    default: return parseExpressionStatement();
    }
}

ast::Statement::Node Parser::parseExpressionStatement()
{
    ast::ExpressionPtr first = at(TokenKind::Yield) ? parseYield() : parseExpressionList();
    if (first->as<ast::Walrus>() && !first->parenthesized)
        report(first->span, "an assignment with ':=' needs parentheses here", "write = in a statement");
    if (at(TokenKind::Assign))
        return parseAssignment(std::move(first));
    if (findAugmented(peek().kind))
        return parseAugmented(std::move(first));
    if (at(TokenKind::Colon)
        && (first->as<ast::Name>() || first->as<ast::Attribute>() || first->as<ast::Subscript>())
        && peek(1).kind != TokenKind::Newline)
        return parseAnnotated(std::move(first));
    if (first->as<ast::Starred>())
        report(first->span, "a starred expression cannot stand here", "put it into a list: [*…]");
    return ast::ExpressionStatement{std::move(first)};
}

ast::Statement::Node Parser::parseAssignment(ast::ExpressionPtr first)
{
    ast::Assign node;
    node.value = std::move(first);
    while (accept(TokenKind::Assign)) {
        checkTarget(*node.value);
        node.targets.push_back(std::move(node.value));
        node.value = at(TokenKind::Yield) ? parseYield() : parseExpressionList();
    }
    if (node.value->as<ast::Starred>())
        report(node.value->span, "a starred expression cannot stand here", "put it into a list: [*…]");
    return node;
}

ast::Statement::Node Parser::parseAugmented(ast::ExpressionPtr target)
{
    const Token& token = take();
    if (token.kind == TokenKind::MatrixAssign)
        m_diagnostics.missing(token.span, "the @ operator (matrix product) is", "write loops or a function");
    if (target->as<ast::Name>() || target->as<ast::Attribute>() || target->as<ast::Subscript>())
        checkTarget(*target);
    else
        report(target->span, "this cannot be the target of '" + std::string(spelling(token.kind)) + "'",
               "the target must be one variable, attribute or item");
    const Op op = findAugmented(token.kind)->op;
    ast::ExpressionPtr value = at(TokenKind::Yield) ? parseYield() : parseExpressionList();
    return ast::AugmentedAssign{std::move(target), op, std::move(value)};
}

ast::Statement::Node Parser::parseAnnotated(ast::ExpressionPtr target)
{
    take();
    const std::size_t begin = peek().begin;
    checkTarget(*target);
    parseExpression();
    const std::size_t end = m_tokens[m_at - 1].end;
    ast::AnnotatedAssign node{std::move(target),
                              toUtf8(std::u32string_view(m_source.text).substr(begin, end - begin)), nullptr};
    if (accept(TokenKind::Assign))
        node.value = at(TokenKind::Yield) ? parseYield() : parseExpressionList();
    return node;
}

ast::Delete Parser::parseDelete()
{
    take();
    ast::ExpressionPtr list = parseExpressionList();
    checkDeletable(*list);
    ast::Delete node;
    auto* tuple = list->as<ast::Tuple>();
    if (tuple && !list->parenthesized)
        node.targets = std::move(tuple->items);
    else
        node.targets.push_back(std::move(list));
    return node;
}

ast::Raise Parser::parseRaise()
{
    take();
    ast::Raise node;
    if (!beginsExpression())
        return node;
    node.value = parseExpression();
    if (accept(TokenKind::From))
        node.cause = parseExpression();
    return node;
}

ast::Assert Parser::parseAssert()
{
    take();
    ast::Assert node;
    node.condition = parseExpression();
    if (accept(TokenKind::Comma))
        node.message = parseExpression();
    const auto* tuple = node.condition->as<ast::Tuple>();
    if (tuple && !tuple->items.empty())
        m_diagnostics.warning(node.condition->span, "this assertion is always true: a tuple is not empty",
                              "leave the parentheses out");
    return node;
}

std::vector<std::pair<std::string, Span>> Parser::parseNameList()
{
    std::vector<std::pair<std::string, Span>> names;
    do {
        const Token& name = expect(TokenKind::Name, "");
        names.emplace_back(name.text, name.span);
    } while (accept(TokenKind::Comma));
    return names;
}

ast::ImportName Parser::parseDotted()
{
    const Token& first = expect(TokenKind::Name, " of a module");
    ast::ImportName name{first.text, {}, first.span};
    while (accept(TokenKind::Dot))
        name.module += "." + expect(TokenKind::Name, " of a module").text;
    name.span = name.span + lastSpan();
    return name;
}

ast::Import Parser::parseImport()
{
    take();
    ast::Import node;
    do {
        ast::ImportName name = parseDotted();
        if (accept(TokenKind::As))
            name.as = expect(TokenKind::Name, " behind 'as'").text;
        node.names.push_back(std::move(name));
    } while (accept(TokenKind::Comma));
    return node;
}

ast::Statement::Node Parser::parseFrom()
{
    take();
    if (at(TokenKind::Dot) || at(TokenKind::Ellipsis))
        fail(peek(), "a lesson is one file: nothing can be imported from a package",
             "import one of the modules that lessons have");
    ast::ImportName module = parseDotted();
    if (!at(TokenKind::Import))
        fail(peek(), "expected 'import', found " + describe(peek()));
    take();
    return ast::ImportFrom{module.module, module.span, parseImportedNames()};
}

std::vector<ast::ImportName> Parser::parseImportedNames()
{
    std::vector<ast::ImportName> names;
    if (at(TokenKind::Times)) {
        names.push_back({"*", {}, take().span});
        return names;
    }
    const bool brackets = accept(TokenKind::OpenParen);
    do {
        if (brackets && at(TokenKind::CloseParen) && !names.empty())
            break;
        const Token& token = expect(TokenKind::Name, " to import");
        ast::ImportName name{token.text, {}, token.span};
        if (accept(TokenKind::As))
            name.as = expect(TokenKind::Name, " behind 'as'").text;
        names.push_back(std::move(name));
    } while (accept(TokenKind::Comma));
    if (brackets)
        expect(TokenKind::CloseParen, " behind the names");
    return names;
}

} // namespace core
