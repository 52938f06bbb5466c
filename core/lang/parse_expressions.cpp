#include "core/lang/parser.h"

namespace core {

namespace {

struct BinaryOperator {
    TokenKind token;
    Op op;
    int precedence;
};

constexpr std::array<BinaryOperator, 12> kBinary{{{TokenKind::Bar, Op::Or, 0},
                                                  {TokenKind::Caret, Op::Xor, 1},
                                                  {TokenKind::Ampersand, Op::And, 2},
                                                  {TokenKind::LeftShift, Op::LeftShift, 3},
                                                  {TokenKind::RightShift, Op::RightShift, 3},
                                                  {TokenKind::Plus, Op::Add, 4},
                                                  {TokenKind::Minus, Op::Subtract, 4},
                                                  {TokenKind::Times, Op::Multiply, 5},
                                                  {TokenKind::Divide, Op::Divide, 5},
                                                  {TokenKind::FloorDivide, Op::FloorDivide, 5},
                                                  {TokenKind::Modulo, Op::Modulo, 5},
                                                  {TokenKind::Matrix, Op::Nop, 5}}};

const BinaryOperator* findBinary(TokenKind kind)
{
    for (const BinaryOperator& row : kBinary)
        if (row.token == kind)
            return &row;
    return nullptr;
}

/// The literal with its sign changed; none if it is no number.
std::optional<Constant> negated(const Constant& constant)
{
    if (const auto* big = std::get_if<BigLiteral>(&constant)) {
        if (big->decimal == "140737488355328") // The one whose negative is a small int.
            return Value::small(-(std::int64_t{1} << 47));
        return BigLiteral{"-" + big->decimal};
    }
    const auto* value = std::get_if<Value>(&constant);
    if (value && value->isSmall())
        return Value::small(-value->asSmall());
    if (value && value->isReal())
        return Value::real(-value->asReal());
    return std::nullopt;
}

} // namespace

bool Parser::beginsExpression() const
{
    switch (peek().kind) {
    case TokenKind::Name:
    case TokenKind::Number:
    case TokenKind::String:
    case TokenKind::FormattedString:
    case TokenKind::Error:
    case TokenKind::False:
    case TokenKind::None:
    case TokenKind::True:
    case TokenKind::Await:
    case TokenKind::Lambda:
    case TokenKind::Not:
    case TokenKind::Ellipsis:
    case TokenKind::Plus:
    case TokenKind::Minus:
    case TokenKind::Tilde:
    case TokenKind::OpenParen:
    case TokenKind::OpenBracket:
    case TokenKind::OpenBrace: return true;
    default: return false;
    }
}

ast::ExpressionPtr Parser::parseExpressionList()
{
    const Span begin = peek().span;
    ast::ExpressionPtr first = parseStarred();
    if (!at(TokenKind::Comma))
        return first;
    ast::Tuple tuple;
    tuple.items.push_back(std::move(first));
    while (accept(TokenKind::Comma)) {
        if (!beginsExpression() && !at(TokenKind::Times))
            break;
        tuple.items.push_back(parseStarred());
    }
    return make(begin + lastSpan(), std::move(tuple));
}

ast::ExpressionPtr Parser::parseStarred()
{
    if (!at(TokenKind::Times))
        return parseNamed();
    const Span begin = take().span;
    ast::ExpressionPtr value = parseBinary(0);
    const Span span = begin + value->span;
    return make(span, ast::Starred{std::move(value)});
}

ast::ExpressionPtr Parser::parseNamed()
{
    ast::ExpressionPtr left = parseExpression();
    if (!at(TokenKind::Walrus))
        return left;
    const Token& token = take();
    if (!left->as<ast::Name>())
        fail(token, "only a name can stand left of ':='");
    ast::ExpressionPtr value = parseExpression();
    const Span span = left->span + value->span;
    return make(span, ast::Walrus{std::move(left), std::move(value)});
}

ast::ExpressionPtr Parser::parseExpression()
{
    const Depth depth(*this);
    if (at(TokenKind::Lambda))
        return parseLambda();
    ast::ExpressionPtr then = parseOr();
    if (!accept(TokenKind::If))
        return then;
    ast::ExpressionPtr condition = parseOr();
    if (!at(TokenKind::Else))
        fail(peek(), "expected 'else' after the 'if' of an expression, found " + describe(peek()));
    take();
    ast::ExpressionPtr otherwise = parseExpression();
    const Span span = then->span + otherwise->span;
    return make(span, ast::Conditional{std::move(condition), std::move(then), std::move(otherwise)});
}

ast::ExpressionPtr Parser::parseOr()
{
    ast::ExpressionPtr first = parseAnd();
    if (!at(TokenKind::Or))
        return first;
    ast::BoolOperation node{false, {}};
    const Span begin = first->span;
    node.operands.push_back(std::move(first));
    while (accept(TokenKind::Or))
        node.operands.push_back(parseAnd());
    return make(begin + lastSpan(), std::move(node));
}

ast::ExpressionPtr Parser::parseAnd()
{
    ast::ExpressionPtr first = parseNot();
    if (!at(TokenKind::And))
        return first;
    ast::BoolOperation node{true, {}};
    const Span begin = first->span;
    node.operands.push_back(std::move(first));
    while (accept(TokenKind::And))
        node.operands.push_back(parseNot());
    return make(begin + lastSpan(), std::move(node));
}

ast::ExpressionPtr Parser::parseNot()
{
    if (!at(TokenKind::Not))
        return parseComparison();
    const Depth depth(*this);
    const Span begin = take().span;
    ast::ExpressionPtr operand = parseNot();
    const Span span = begin + operand->span;
    return make(span, ast::Unary{Op::Not, std::move(operand)});
}

bool Parser::acceptComparison(std::vector<Op>& ops)
{
    switch (peek().kind) {
    case TokenKind::Equal: ops.push_back(Op::Equal); break;
    case TokenKind::NotEqual: ops.push_back(Op::NotEqual); break;
    case TokenKind::Less: ops.push_back(Op::Less); break;
    case TokenKind::LessEqual: ops.push_back(Op::LessEqual); break;
    case TokenKind::Greater: ops.push_back(Op::Greater); break;
    case TokenKind::GreaterEqual: ops.push_back(Op::GreaterEqual); break;
    case TokenKind::In: ops.push_back(Op::In); break;
    case TokenKind::Is: {
        take();
        ops.push_back(accept(TokenKind::Not) ? Op::IsNot : Op::Is);
        return true;
    }
    case TokenKind::Not:
        if (peek(1).kind != TokenKind::In)
            return false;
        take();
        ops.push_back(Op::NotIn);
        break;
    default: return false;
    }
    take();
    return true;
}

ast::ExpressionPtr Parser::parseComparison()
{
    ast::ExpressionPtr first = parseBinary(0);
    ast::Compare node;
    while (acceptComparison(node.ops))
        node.rest.push_back(parseBinary(0));
    if (node.ops.empty())
        return first;
    const Span span = first->span + lastSpan();
    node.first = std::move(first);
    return make(span, std::move(node));
}

ast::ExpressionPtr Parser::parseBinary(int minimum)
{
    ast::ExpressionPtr left = parseUnary();
    for (;;) {
        const BinaryOperator* row = findBinary(peek().kind);
        if (!row || row->precedence < minimum)
            return left;
        const Token& token = take();
        if (at(token.kind) && (token.kind == TokenKind::Ampersand || token.kind == TokenKind::Bar))
            failUnexpected(token.kind == TokenKind::Bar ? "write 'or'" : "write 'and'");
        if (token.kind == TokenKind::Matrix)
            m_diagnostics.missing(token.span, "the @ operator (matrix product) is",
                                  "write loops or a function");
        ast::ExpressionPtr right = parseBinary(row->precedence + 1);
        const Span span = left->span + right->span;
        left = make(span, ast::Binary{row->op, std::move(left), std::move(right)});
    }
}

ast::ExpressionPtr Parser::parseUnary()
{
    const TokenKind kind = peek().kind;
    if (kind != TokenKind::Minus && kind != TokenKind::Plus && kind != TokenKind::Tilde)
        return parsePower();
    const Depth depth(*this);
    const Span begin = take().span;
    ast::ExpressionPtr operand = parseUnary();
    const Span span = begin + operand->span;
    const auto* literal = operand->as<ast::Literal>();
    if (kind == TokenKind::Minus && literal)
        if (auto negative = negated(literal->value))
            return make(span, ast::Literal{std::move(*negative)});
    const Op op = kind == TokenKind::Minus ? Op::Negate : kind == TokenKind::Plus ? Op::Plus : Op::Invert;
    return make(span, ast::Unary{op, std::move(operand)});
}

ast::ExpressionPtr Parser::parsePower()
{
    ast::ExpressionPtr base = parseAwait();
    if (!accept(TokenKind::Power))
        return base;
    const Depth depth(*this);
    ast::ExpressionPtr exponent = parseUnary();
    const Span span = base->span + exponent->span;
    return make(span, ast::Binary{Op::Power, std::move(base), std::move(exponent)});
}

ast::ExpressionPtr Parser::parseAwait()
{
    if (!at(TokenKind::Await))
        return parsePostfix();
    const Span begin = take().span;
    ast::ExpressionPtr value = parsePostfix();
    const Span span = begin + value->span;
    return make(span, ast::Await{std::move(value)});
}

ast::ExpressionPtr Parser::parseLambda()
{
    const Span begin = take().span;
    ast::Lambda node;
    node.parameters = parseParameters(TokenKind::Colon, false);
    expect(TokenKind::Colon, " behind the parameters of 'lambda'");
    node.body = parseExpression();
    const Span span = begin + node.body->span;
    return make(span, std::move(node));
}

ast::ExpressionPtr Parser::parseYield()
{
    const Span begin = take().span;
    if (accept(TokenKind::From)) {
        ast::ExpressionPtr value = parseExpression();
        return make(begin + lastSpan(), ast::YieldFrom{std::move(value)});
    }
    ast::Yield node;
    if (beginsExpression() || at(TokenKind::Times))
        node.value = parseExpressionList();
    return make(begin + lastSpan(), std::move(node));
}

ast::ExpressionPtr Parser::parseTargetList()
{
    const Span begin = peek().span;
    const auto item = [&] {
        if (!at(TokenKind::Times))
            return parseBinary(0);
        const Span star = take().span;
        ast::ExpressionPtr value = parseBinary(0);
        return make(star + lastSpan(), ast::Starred{std::move(value)});
    };
    ast::ExpressionPtr target = item();
    if (at(TokenKind::Comma)) {
        ast::Tuple tuple;
        tuple.items.push_back(std::move(target));
        while (accept(TokenKind::Comma) && !at(TokenKind::In))
            tuple.items.push_back(item());
        target = make(begin + lastSpan(), std::move(tuple));
    }
    checkTarget(*target);
    return target;
}

} // namespace core
