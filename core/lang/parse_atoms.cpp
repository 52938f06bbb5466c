#include "core/lang/parser.h"

#include <algorithm>

namespace core {

ast::ExpressionPtr Parser::parsePostfix()
{
    ast::ExpressionPtr expression = parseAtom();
    for (;;) {
        if (at(TokenKind::OpenParen)) {
            take();
            expression = parseCall(std::move(expression));
        } else if (at(TokenKind::OpenBracket)) {
            expression = parseSubscript(std::move(expression));
        } else if (accept(TokenKind::Dot)) {
            const Token& name = expect(TokenKind::Name, " behind '.'");
            const Span span = expression->span + name.span;
            expression = make(span, ast::Attribute{std::move(expression), name.text, name.span});
        } else {
            return expression;
        }
    }
}

/// Behind the opening bracket.
ast::ExpressionPtr Parser::parseCall(ast::ExpressionPtr function)
{
    ast::Call call;
    while (!at(TokenKind::CloseParen)) {
        ast::Argument argument = parseArgument();
        checkArgumentOrder(call.arguments, argument);
        const auto* made = argument.value->as<ast::Comprehension>();
        const bool isAlone = call.arguments.empty() && !at(TokenKind::Comma);
        if (made && made->kind == ast::ComprehensionKind::Generator && !isAlone
            && !argument.value->parenthesized)
            report(argument.span, "a generator expression among several arguments needs parentheses");
        call.arguments.push_back(std::move(argument));
        if (!accept(TokenKind::Comma))
            break;
    }
    if (!at(TokenKind::CloseParen)) {
        if (at(TokenKind::Assign))
            fail(peek(), "unexpected '='",
                 "a keyword argument is a name, '=' and a value; write == to compare");
        fail(peek(), "expected ')' or ',', found " + describe(peek()),
             beginsExpression() ? "perhaps a comma is missing" : "");
    }
    take();
    const Span span = function->span + lastSpan();
    call.function = std::move(function);
    return make(span, std::move(call));
}

ast::Argument Parser::parseArgument()
{
    const Span begin = peek().span;
    ast::Argument argument;
    if (accept(TokenKind::Times)) {
        argument.kind = ast::ArgumentKind::Star;
        argument.value = parseExpression();
    } else if (accept(TokenKind::Power)) {
        argument.kind = ast::ArgumentKind::DoubleStar;
        argument.value = parseExpression();
    } else if (at(TokenKind::Name) && peek(1).kind == TokenKind::Assign) {
        argument.kind = ast::ArgumentKind::Keyword;
        argument.name = take().text;
        take();
        argument.value = parseExpression();
    } else {
        argument.value = parseNamed();
        if (atComprehension())
            argument.value =
                comprehension(ast::ComprehensionKind::Generator, begin, std::move(argument.value), nullptr);
    }
    argument.span = begin + lastSpan();
    return argument;
}

void Parser::checkArgumentOrder(const std::vector<ast::Argument>& before, const ast::Argument& argument)
{
    const auto has = [&](ast::ArgumentKind kind) {
        return std::ranges::find(before, kind, &ast::Argument::kind) != before.end();
    };
    if (argument.kind == ast::ArgumentKind::Positional && has(ast::ArgumentKind::DoubleStar))
        report(argument.span, "positional argument follows keyword argument unpacking");
    else if (argument.kind == ast::ArgumentKind::Positional && has(ast::ArgumentKind::Keyword))
        report(argument.span, "positional argument follows keyword argument",
               "positional arguments come first");
    else if (argument.kind == ast::ArgumentKind::Star && has(ast::ArgumentKind::DoubleStar))
        report(argument.span, "argument unpacking with '*' follows one with '**'");
    if (argument.kind != ast::ArgumentKind::Keyword)
        return;
    for (const ast::Argument& other : before)
        if (other.kind == ast::ArgumentKind::Keyword && other.name == argument.name) {
            report(argument.span, "keyword argument repeated: " + argument.name);
            return;
        }
}

ast::ExpressionPtr Parser::parseSubscript(ast::ExpressionPtr object)
{
    take();
    const Span begin = peek().span;
    if (at(TokenKind::CloseBracket))
        fail(peek(), "expected an index, found ']'");
    ast::ExpressionPtr index = parseSliceItem();
    if (at(TokenKind::Comma)) {
        ast::Tuple tuple;
        tuple.items.push_back(std::move(index));
        while (accept(TokenKind::Comma) && !at(TokenKind::CloseBracket))
            tuple.items.push_back(parseSliceItem());
        index = make(begin + lastSpan(), std::move(tuple));
    }
    expect(TokenKind::CloseBracket, " behind the index");
    const Span span = object->span + lastSpan();
    return make(span, ast::Subscript{std::move(object), std::move(index)});
}

ast::ExpressionPtr Parser::parseSliceItem()
{
    const Span begin = peek().span;
    ast::Slice slice;
    if (!at(TokenKind::Colon)) {
        slice.lower = parseStarred();
        if (!at(TokenKind::Colon))
            return std::move(slice.lower);
    }
    take();
    if (beginsExpression())
        slice.upper = parseExpression();
    if (accept(TokenKind::Colon) && beginsExpression())
        slice.step = parseExpression();
    return make(begin + lastSpan(), std::move(slice));
}

ast::ExpressionPtr Parser::parseAtom()
{
    const Token& token = peek();
    const auto literal = [&](Constant value) {
        take();
        return make(token.span, ast::Literal{std::move(value)});
    };
    switch (token.kind) {
    case TokenKind::Name: take(); return make(token.span, ast::Name{token.text});
    case TokenKind::Number: return literal(token.value);
    case TokenKind::String:
    case TokenKind::FormattedString: return parseStrings();
    case TokenKind::None: return literal(Value::none());
    case TokenKind::True: return literal(Value::boolean(true));
    case TokenKind::False: return literal(Value::boolean(false));
    case TokenKind::Ellipsis: return literal(Value::ellipsis());
    case TokenKind::OpenParen: return parseGroup();
    case TokenKind::OpenBracket: return parseListDisplay();
    case TokenKind::OpenBrace: return parseBraces();
    case TokenKind::Yield: fail(token, "'yield' needs parentheses here", "write (yield …)");
    case TokenKind::Assign: failUnexpected("write == to compare");
    default: fail(token, "expected an expression, found " + describe(token));
    }
}

ast::ExpressionPtr Parser::parseGroup()
{
    const Depth depth(*this);
    const Span begin = take().span;
    ast::ExpressionPtr inner;
    if (at(TokenKind::CloseParen)) {
        inner = make(begin, ast::Tuple{});
    } else if (at(TokenKind::Yield)) {
        inner = parseYield();
    } else {
        inner = parseExpressionList();
        if (atComprehension())
            inner = comprehension(ast::ComprehensionKind::Generator, begin, std::move(inner), nullptr);
    }
    if (!at(TokenKind::CloseParen))
        fail(peek(), "expected ')', found " + describe(peek()),
             at(TokenKind::Assign) ? "write == to compare"
                                   : (beginsExpression() ? "perhaps a comma is missing" : ""));
    take();
    if (inner->as<ast::Starred>())
        report(inner->span, "a starred expression cannot stand here", "put it into a list: [*…]");
    if (inner->as<ast::Tuple>() || inner->as<ast::Comprehension>())
        inner->span = begin + lastSpan();
    inner->parenthesized = true;
    return inner;
}

ast::ExpressionPtr Parser::parseListDisplay()
{
    const Depth depth(*this);
    const Span begin = take().span;
    ast::List list;
    while (!at(TokenKind::CloseBracket)) {
        list.items.push_back(parseStarred());
        if (atComprehension() && list.items.size() == 1) {
            ast::ExpressionPtr result =
                comprehension(ast::ComprehensionKind::List, begin, std::move(list.items.front()), nullptr);
            expect(TokenKind::CloseBracket, " behind the comprehension");
            result->span = begin + lastSpan();
            return result;
        }
        if (!accept(TokenKind::Comma))
            break;
    }
    if (!at(TokenKind::CloseBracket))
        fail(peek(), "expected ']' or ',', found " + describe(peek()),
             beginsExpression() ? "perhaps a comma is missing" : "");
    take();
    return make(begin + lastSpan(), std::move(list));
}

ast::ExpressionPtr Parser::parseBraces()
{
    const Depth depth(*this);
    const Span begin = take().span;
    if (accept(TokenKind::CloseBrace))
        return make(begin + lastSpan(), ast::Dict{});
    if (at(TokenKind::Power))
        return parseDictRest(begin, nullptr);
    ast::ExpressionPtr first = parseStarred();
    if (at(TokenKind::Colon))
        return parseDictRest(begin, std::move(first));
    ast::Set set;
    if (atComprehension()) {
        first = comprehension(ast::ComprehensionKind::Set, begin, std::move(first), nullptr);
        expect(TokenKind::CloseBrace, " behind the comprehension");
        first->span = begin + lastSpan();
        return first;
    }
    set.items.push_back(std::move(first));
    while (accept(TokenKind::Comma) && !at(TokenKind::CloseBrace))
        set.items.push_back(parseStarred());
    if (!at(TokenKind::CloseBrace))
        fail(peek(), "expected '}' or ',', found " + describe(peek()));
    take();
    return make(begin + lastSpan(), std::move(set));
}

/// Behind the first key, or at the first `**`.
ast::ExpressionPtr Parser::parseDictRest(const Span& open, ast::ExpressionPtr key)
{
    ast::Dict dict;
    do {
        if (at(TokenKind::CloseBrace))
            break;
        if (accept(TokenKind::Power)) {
            dict.keys.push_back(nullptr);
            dict.values.push_back(parseBinary(0));
            continue;
        }
        dict.keys.push_back(key ? std::move(key) : parseExpression());
        expect(TokenKind::Colon, " behind the key");
        dict.values.push_back(parseExpression());
        if (atComprehension() && dict.keys.size() == 1) {
            ast::ExpressionPtr result = comprehension(ast::ComprehensionKind::Dict, open,
                                                      std::move(dict.keys[0]), std::move(dict.values[0]));
            expect(TokenKind::CloseBrace, " behind the comprehension");
            result->span = open + lastSpan();
            return result;
        }
    } while (accept(TokenKind::Comma));
    if (!at(TokenKind::CloseBrace))
        fail(peek(), "expected '}' or ',', found " + describe(peek()),
             beginsExpression() ? "perhaps a comma is missing" : "");
    take();
    return make(open + lastSpan(), std::move(dict));
}

bool Parser::atComprehension() const
{
    return at(TokenKind::For) || (at(TokenKind::Async) && peek(1).kind == TokenKind::For);
}

std::vector<ast::Clause> Parser::parseClauses()
{
    std::vector<ast::Clause> clauses;
    while (atComprehension()) {
        if (at(TokenKind::Async)) {
            m_diagnostics.missing(peek().span, "async comprehensions are",
                                  "write an 'async for' loop that appends to a list");
            take();
        }
        take();
        ast::Clause clause;
        clause.target = parseTargetList();
        expect(TokenKind::In, " behind the variable of 'for'");
        clause.iterable = parseOr();
        while (accept(TokenKind::If)) {
            ast::ExpressionPtr condition = parseOr();
            if (at(TokenKind::Walrus) && condition->as<ast::Name>()) {
                take();
                ast::ExpressionPtr value = parseOr();
                const Span span = condition->span + value->span;
                condition = make(span, ast::Walrus{std::move(condition), std::move(value)});
            }
            clause.conditions.push_back(std::move(condition));
        }
        clauses.push_back(std::move(clause));
    }
    return clauses;
}

ast::ExpressionPtr Parser::comprehension(ast::ComprehensionKind kind, const Span& begin,
                                         ast::ExpressionPtr element, ast::ExpressionPtr value)
{
    if (element && element->as<ast::Starred>())
        report(element->span, "a comprehension cannot unpack with '*'", "write a second 'for'");
    if (element && element->as<ast::Tuple>() && !element->parenthesized)
        report(element->span, "the tuple of a comprehension needs parentheses");
    std::vector<ast::Clause> clauses = parseClauses();
    return make(begin + lastSpan(),
                ast::Comprehension{kind, std::move(element), std::move(value), std::move(clauses)});
}

} // namespace core
