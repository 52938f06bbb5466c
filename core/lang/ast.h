#pragma once

#include "core/lang/source_text.h"
#include "core/program/program.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

/// A lesson as parsed. Operators are named by the instruction that they become.
namespace core::ast {

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;
using Expressions = std::vector<ExpressionPtr>;
struct Statement;
using Block = std::vector<std::unique_ptr<Statement>>;

struct Name {
    std::string id;
};
struct Literal {
    Constant value;
};
/// `value` within a formatted string.
struct FormattedValue {
    ExpressionPtr value;
    std::uint8_t conversion = 0; ///< As the flags of Op::FormatValue.
    ExpressionPtr format;        ///< Null, or a text.
};
struct JoinedString {
    Expressions parts; ///< Literals and FormattedValues.
};
struct List {
    Expressions items;
};
struct Tuple {
    Expressions items;
};
struct Set {
    Expressions items;
};
struct Dict {
    Expressions keys; ///< Null: the value is a mapping to be merged.
    Expressions values;
};
struct Clause {
    ExpressionPtr target;
    ExpressionPtr iterable;
    Expressions conditions;
};
enum class ComprehensionKind : std::uint8_t { List, Set, Dict, Generator };
struct Comprehension {
    ComprehensionKind kind;
    ExpressionPtr element; ///< Of a dict: the key.
    ExpressionPtr value;   ///< Of a dict only.
    std::vector<Clause> clauses;
};
struct Attribute {
    ExpressionPtr object;
    std::string name;
    Span nameSpan;
};
struct Subscript {
    ExpressionPtr object;
    ExpressionPtr index;
};
struct Slice {
    ExpressionPtr lower;
    ExpressionPtr upper;
    ExpressionPtr step;
};
enum class ArgumentKind : std::uint8_t { Positional, Keyword, Star, DoubleStar };
struct Argument {
    ArgumentKind kind = ArgumentKind::Positional;
    std::string name;
    ExpressionPtr value;
    Span span;
};
struct Call {
    ExpressionPtr function;
    std::vector<Argument> arguments;
};
struct Unary {
    Op op;
    ExpressionPtr operand;
};
struct Binary {
    Op op;
    ExpressionPtr left;
    ExpressionPtr right;
};
/// `and` (all but the last jump if false) or `or`.
struct BoolOperation {
    bool isAnd;
    Expressions operands;
};
struct Compare {
    ExpressionPtr first;
    std::vector<Op> ops;
    Expressions rest;
};
struct Conditional {
    ExpressionPtr condition;
    ExpressionPtr then;
    ExpressionPtr otherwise;
};
enum class ParameterKind : std::uint8_t { PositionalOnly, Positional, Star, KeywordOnly, DoubleStar };
struct Parameter {
    ParameterKind kind = ParameterKind::Positional;
    std::string name;
    ExpressionPtr standard; ///< Its default; may be null.
    Span span;
};
using Parameters = std::vector<Parameter>; ///< In register order.
struct Lambda {
    Parameters parameters;
    ExpressionPtr body;
};
struct Await {
    ExpressionPtr value;
};
struct Yield {
    ExpressionPtr value; ///< May be null.
};
struct YieldFrom {
    ExpressionPtr value;
};
struct Walrus {
    ExpressionPtr target; ///< A Name.
    ExpressionPtr value;
};
struct Starred {
    ExpressionPtr value;
};

struct Expression {
    using Node = std::variant<Name, Literal, FormattedValue, JoinedString, List, Tuple, Set, Dict,
                              Comprehension, Attribute, Subscript, Slice, Call, Unary, Binary, BoolOperation,
                              Compare, Conditional, Lambda, Await, Yield, YieldFrom, Walrus, Starred>;
    Span span;
    Node node;
    int depth = 1;              ///< Of the tree below, itself included.
    bool parenthesized = false; ///< Itself within brackets.

    template <class T>
    const T* as() const
    {
        return std::get_if<T>(&node);
    }
    template <class T>
    T* as()
    {
        return std::get_if<T>(&node);
    }
};

struct ExpressionStatement {
    ExpressionPtr value;
};
struct Assign {
    Expressions targets;
    ExpressionPtr value;
};
struct AugmentedAssign {
    ExpressionPtr target;
    Op op;
    ExpressionPtr value;
};
struct AnnotatedAssign {
    ExpressionPtr target;
    std::string annotation; ///< As written.
    ExpressionPtr value;    ///< May be null.
};
struct Return {
    ExpressionPtr value; ///< May be null.
};
struct Delete {
    Expressions targets;
};
struct Pass { };
struct Break { };
struct Continue { };
struct Branch {
    ExpressionPtr condition;
    Block body;
    Span head;
};
struct If {
    std::vector<Branch> branches;
    Block otherwise;
};
struct While {
    ExpressionPtr condition;
    Block body;
    Block otherwise;
};
struct For {
    bool isAsync = false;
    ExpressionPtr target;
    ExpressionPtr iterable;
    Block body;
    Block otherwise;
};
struct WithItem {
    ExpressionPtr context;
    ExpressionPtr target; ///< May be null.
};
struct With {
    bool isAsync = false;
    std::vector<WithItem> items;
    Block body;
};
struct Handler {
    ExpressionPtr type; ///< Null: everything.
    std::string name;   ///< May be empty.
    Block body;
    Span head;
};
struct Try {
    Block body;
    std::vector<Handler> handlers;
    Block otherwise;
    Block finally;
};
struct Raise {
    ExpressionPtr value; ///< May be null: the handled exception again.
    ExpressionPtr cause;
};
struct Assert {
    ExpressionPtr condition;
    ExpressionPtr message; ///< May be null.
};
struct ImportName {
    std::string module; ///< Of `import`: a dotted name; of `from`: the member, "*" for all.
    std::string as;     ///< May be empty.
    Span span;
};
struct Import {
    std::vector<ImportName> names;
};
struct ImportFrom {
    std::string module;
    Span moduleSpan;
    std::vector<ImportName> names;
};
struct Global {
    std::vector<std::pair<std::string, Span>> names;
};
struct Nonlocal {
    std::vector<std::pair<std::string, Span>> names;
};
struct FunctionDef {
    bool isAsync = false;
    std::string name;
    Span nameSpan;
    Parameters parameters;
    Expressions decorators;
    Block body;
};
struct ClassDef {
    std::string name;
    Span nameSpan;
    ExpressionPtr base; ///< May be null.
    Expressions decorators;
    Block body;
};

struct Statement {
    using Node = std::variant<ExpressionStatement, Assign, AugmentedAssign, AnnotatedAssign, Return, Delete,
                              Pass, Break, Continue, If, While, For, With, Try, Raise, Assert, Import,
                              ImportFrom, Global, Nonlocal, FunctionDef, ClassDef>;
    Span span; ///< Of a compound statement: its head.
    Node node;

    template <class T>
    const T* as() const
    {
        return std::get_if<T>(&node);
    }
};

struct Module {
    Block body;
};

/// The text of a block's docstring; null if it has none.
const std::string* docstring(const Block& body);

} // namespace core::ast
