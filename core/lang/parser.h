#pragma once

#include "core/lang/ast.h"
#include "core/lang/diagnostics.h"
#include "core/lang/token.h"

#include <vector>

namespace core {

/// Reads a whole lesson. What is wrong is reported, and left out of the tree.
ast::Module parseModule(const SourceText& source, Diagnostics& diagnostics);

/// Thrown within the parser once an error has been reported; the statement that it is in is given up.
struct ParseFailure { };

/// A recursive descent over tokens. Each statement recovers by itself: after an error the parser goes on
/// behind the statement, so that all errors of a file are found at once.
class Parser {
public:
    Parser(const SourceText& source, std::vector<Token> tokens, Diagnostics& diagnostics, int depth = 0);

    ast::Block parseFile();
    /// All tokens as one expression, with commas and yield: what stands in braces in a formatted string.
    ast::ExpressionPtr parseWhole();

private:
    // Tokens.
    const Token& peek(std::size_t ahead = 0) const;
    bool at(TokenKind kind) const { return peek().kind == kind; }
    const Token& take();
    bool accept(TokenKind kind);
    const Token& expect(TokenKind kind, std::string_view where);
    [[noreturn]] void fail(const Token& token, std::string message, std::string hint = {});
    [[noreturn]] void failUnexpected(std::string hint = {});
    bool reportedInThisLine() const;
    void report(const Span& span, std::string message, std::string hint = {});
    const Span& lastSpan() const { return m_tokens[m_at == 0 ? 0 : m_at - 1].span; }

    // Statements (parse_statements.cpp).
    void parseStatement(ast::Block& out);
    void parseStatementOrFail(ast::Block& out);
    void recover();
    void skipOrphans();
    bool reportOddLayout(ast::Block& out);
    void parseSimpleLine(ast::Block& out);
    void endSimpleStatement();
    void parseSimple(ast::Block& out);
    ast::Statement::Node parseKeywordStatement();
    ast::Statement::Node parseExpressionStatement();
    ast::Statement::Node parseAssignment(ast::ExpressionPtr first);
    ast::Statement::Node parseAugmented(ast::ExpressionPtr target);
    ast::Statement::Node parseAnnotated(ast::ExpressionPtr target);
    ast::Delete parseDelete();
    ast::Raise parseRaise();
    ast::Assert parseAssert();
    ast::Import parseImport();
    ast::Statement::Node parseFrom();
    std::vector<ast::ImportName> parseImportedNames();
    ast::ImportName parseDotted();
    std::vector<std::pair<std::string, Span>> parseNameList();

    // Compound statements (parse_compound.cpp).
    bool parseCompound(ast::Block& out);
    ast::Block parseSuite(const std::string& what, int line);
    void parseIndented(ast::Block& out);
    ast::Statement::Node parseIf();
    ast::Statement::Node parseWhile();
    ast::For parseFor(bool isAsync);
    ast::With parseWith(bool isAsync);
    ast::WithItem parseWithItem();
    bool withItemsInBrackets() const;
    ast::Statement::Node parseTry();
    ast::Handler parseHandler();
    void parseDecorated(ast::Block& out);
    ast::FunctionDef parseFunction(bool isAsync, ast::Expressions decorators);
    ast::ClassDef parseClass(ast::Expressions decorators);
    ast::ExpressionPtr parseBases();
    void parseAsync(ast::Block& out);
    ast::Block parseElse(const std::string& what);
    bool reportMatch();
    std::size_t matchingBracket(std::size_t open) const;

    // Parameters (parse_parameters.cpp).
    ast::Parameters parseParameters(TokenKind end, bool annotations);
    struct ParameterState;
    void parseParameter(ParameterState& state, bool annotations);
    void parseStarParameter(ParameterState& state, bool annotations);
    void parseSlash(ParameterState& state);
    void addParameter(ParameterState& state, ast::ParameterKind kind, const Token& name, bool annotations);
    void skipAnnotation();

    // Expressions (parse_expressions.cpp).
    ast::ExpressionPtr parseExpressionList(); ///< With commas: a tuple; stars allowed.
    ast::ExpressionPtr parseStarred();        ///< An item of a display or a list: star or walrus.
    ast::ExpressionPtr parseNamed();          ///< With :=.
    ast::ExpressionPtr parseExpression();
    ast::ExpressionPtr parseOr();
    ast::ExpressionPtr parseAnd();
    ast::ExpressionPtr parseNot();
    ast::ExpressionPtr parseComparison();
    bool acceptComparison(std::vector<Op>& ops);
    ast::ExpressionPtr parseBinary(int minimum);
    ast::ExpressionPtr parseUnary();
    ast::ExpressionPtr parsePower();
    ast::ExpressionPtr parseAwait();
    ast::ExpressionPtr parseLambda();
    ast::ExpressionPtr parseYield();
    bool beginsExpression() const;
    ast::ExpressionPtr parseTargetList(); ///< Of `for`: without `in`.

    // What operators work on (parse_atoms.cpp).
    ast::ExpressionPtr parsePostfix();
    ast::ExpressionPtr parseCall(ast::ExpressionPtr function);
    ast::Argument parseArgument();
    void checkArgumentOrder(const std::vector<ast::Argument>& before, const ast::Argument& argument);
    ast::ExpressionPtr parseSubscript(ast::ExpressionPtr object);
    ast::ExpressionPtr parseSliceItem();
    ast::ExpressionPtr parseAtom();
    ast::ExpressionPtr parseGroup();
    ast::ExpressionPtr parseListDisplay();
    ast::ExpressionPtr parseBraces();
    ast::ExpressionPtr parseDictRest(const Span& open, ast::ExpressionPtr key);
    std::vector<ast::Clause> parseClauses();
    bool atComprehension() const;
    ast::ExpressionPtr comprehension(ast::ComprehensionKind kind, const Span& begin,
                                     ast::ExpressionPtr element, ast::ExpressionPtr value);

    // Strings (parse_strings.cpp).
    ast::ExpressionPtr parseStrings();
    struct FormattedText;
    void parseFormatted(FormattedText& text, ast::Expressions& parts, bool nested);
    ast::ExpressionPtr parseReplacement(FormattedText& text, ast::Expressions& parts, bool nested);
    std::size_t endOfReplacement(const FormattedText& text, std::size_t begin);
    ast::ExpressionPtr parseInner(std::size_t begin, std::size_t end);
    std::uint8_t parseConversion(FormattedText& text);

    // Targets (parse_targets.cpp).
    void checkTarget(const ast::Expression& target);
    void checkTargetList(const ast::Expressions& items);
    void checkDeletable(const ast::Expression& target);

    ast::ExpressionPtr make(const Span& span, ast::Expression::Node node);
    void add(ast::Block& out, const Span& head, ast::Statement::Node node);

    /// Counts how deeply parsing is nested, so that no text overflows the stack.
    class Depth {
    public:
        explicit Depth(Parser& parser);
        ~Depth();
        Depth(const Depth&) = delete;
        Depth& operator=(const Depth&) = delete;

    private:
        Parser& m_parser;
    };

    const SourceText& m_source;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    Diagnostics& m_diagnostics;
    int m_depth;
};

} // namespace core
