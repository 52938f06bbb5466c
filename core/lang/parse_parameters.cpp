#include "core/lang/parser.h"

#include <algorithm>

namespace core {

/// What has been read of a list of parameters.
struct Parser::ParameterState {
    ast::Parameters all;
    bool hasDefault = false;
    bool afterStar = false;
    bool bareStar = false; ///< `*` was the last thing, and a name must follow.
    Span star;
    bool slash = false;
    bool finished = false; ///< Behind **kwargs.
};

ast::Parameters Parser::parseParameters(TokenKind end, bool annotations)
{
    ParameterState state;
    while (!at(end)) {
        if (state.finished)
            fail(peek(), "no parameter can follow the one with '**'");
        if (at(TokenKind::Times))
            parseStarParameter(state, annotations);
        else if (at(TokenKind::Divide))
            parseSlash(state);
        else
            parseParameter(state, annotations);
        if (!accept(TokenKind::Comma))
            break;
    }
    if (state.bareStar)
        report(state.star, "named parameters must follow a bare '*'");
    // In register order: *args stands before the keyword-only ones already, as Python wants it.
    return std::move(state.all);
}

void Parser::skipAnnotation()
{
    if (accept(TokenKind::Colon))
        parseExpression();
}

void Parser::addParameter(ParameterState& state, ast::ParameterKind kind, const Token& name, bool annotations)
{
    const bool twice = std::ranges::find(state.all, name.text, &ast::Parameter::name) != state.all.end();
    if (twice)
        report(name.span, "duplicate parameter '" + name.text + "' in the function's definition");
    state.all.push_back({kind, name.text, nullptr, name.span});
    if (annotations)
        skipAnnotation();
}

void Parser::parseStarParameter(ParameterState& state, bool annotations)
{
    const Token& star = take();
    if (state.afterStar)
        fail(star, "'*' may appear only once in a list of parameters");
    state.afterStar = true;
    if (at(TokenKind::Name)) {
        addParameter(state, ast::ParameterKind::Star, take(), annotations);
        if (at(TokenKind::Assign))
            fail(peek(), "a parameter with '*' cannot have a default");
        return;
    }
    state.bareStar = true;
    state.star = star.span;
}

void Parser::parseSlash(ParameterState& state)
{
    const Token& token = take();
    if (state.slash)
        fail(token, "'/' may appear only once in a list of parameters");
    if (state.afterStar)
        fail(token, "'/' must stand before '*'");
    if (state.all.empty())
        fail(token, "at least one parameter must stand before '/'");
    state.slash = true;
    for (ast::Parameter& parameter : state.all)
        parameter.kind = ast::ParameterKind::PositionalOnly;
}

void Parser::parseParameter(ParameterState& state, bool annotations)
{
    const bool keywords = accept(TokenKind::Power);
    const Token& name = expect(TokenKind::Name, " of a parameter");
    if (keywords) {
        addParameter(state, ast::ParameterKind::DoubleStar, name, annotations);
        state.finished = true;
        if (at(TokenKind::Assign))
            fail(peek(), "a parameter with '**' cannot have a default");
        return;
    }
    state.bareStar = false;
    const auto kind = state.afterStar ? ast::ParameterKind::KeywordOnly : ast::ParameterKind::Positional;
    addParameter(state, kind, name, annotations);
    if (accept(TokenKind::Assign)) {
        state.all.back().standard = parseExpression();
        state.hasDefault = state.hasDefault || !state.afterStar;
    } else if (state.hasDefault && !state.afterStar) {
        report(name.span, "non-default argument follows default argument",
               "parameters with a default come last");
    }
}

} // namespace core
