#pragma once

#include "core/base/overloaded.h"
#include "core/lang/ast.h"

namespace core::ast {

template <class F>
void forEachExpression(const Expressions& expressions, F&& f)
{
    for (const ExpressionPtr& expression : expressions)
        if (expression)
            f(*expression);
}

template <class F>
void forEachDefault(const Parameters& parameters, F&& f)
{
    for (const Parameter& parameter : parameters)
        if (parameter.standard)
            f(*parameter.standard);
}

/// Calls f for every expression directly below, in the order of evaluation. Of a comprehension and a lambda
/// too, although what is below belongs to another function.
template <class F>
void forEachChild(const Expression& expression, F&& f)
{
    const auto one = [&](const ExpressionPtr& child) {
        if (child)
            f(*child);
    };
    std::visit(Overloaded{
                   [](const Name&) {},
                   [](const Literal&) {},
                   [&](const FormattedValue& e) { one(e.value), one(e.format); },
                   [&](const JoinedString& e) { forEachExpression(e.parts, f); },
                   [&](const List& e) { forEachExpression(e.items, f); },
                   [&](const Tuple& e) { forEachExpression(e.items, f); },
                   [&](const Set& e) { forEachExpression(e.items, f); },
                   [&](const Dict& e) { forEachExpression(e.keys, f), forEachExpression(e.values, f); },
                   [&](const Comprehension& e) {
                       for (const Clause& clause : e.clauses)
                           one(clause.target), one(clause.iterable), forEachExpression(clause.conditions, f);
                       one(e.element), one(e.value);
                   },
                   [&](const Attribute& e) { one(e.object); },
                   [&](const Subscript& e) { one(e.object), one(e.index); },
                   [&](const Slice& e) { one(e.lower), one(e.upper), one(e.step); },
                   [&](const Call& e) {
                       one(e.function);
                       for (const Argument& argument : e.arguments)
                           one(argument.value);
                   },
                   [&](const Unary& e) { one(e.operand); },
                   [&](const Binary& e) { one(e.left), one(e.right); },
                   [&](const BoolOperation& e) { forEachExpression(e.operands, f); },
                   [&](const Compare& e) { one(e.first), forEachExpression(e.rest, f); },
                   [&](const Conditional& e) { one(e.condition), one(e.then), one(e.otherwise); },
                   [&](const Lambda& e) { forEachDefault(e.parameters, f), one(e.body); },
                   [&](const Await& e) { one(e.value); },
                   [&](const Yield& e) { one(e.value); },
                   [&](const YieldFrom& e) { one(e.value); },
                   [&](const Walrus& e) { one(e.target), one(e.value); },
                   [&](const Starred& e) { one(e.value); },
               },
               expression.node);
}

/// Calls f for every expression that a statement holds itself: not those of its blocks.
template <class F>
void forEachExpressionOf(const Statement& statement, F&& f)
{
    const auto one = [&](const ExpressionPtr& expression) {
        if (expression)
            f(*expression);
    };
    std::visit(
        Overloaded{
            [&](const ExpressionStatement& s) { one(s.value); },
            [&](const Assign& s) { one(s.value), forEachExpression(s.targets, f); },
            [&](const AugmentedAssign& s) { one(s.target), one(s.value); },
            [&](const AnnotatedAssign& s) { one(s.value), one(s.target); },
            [&](const Return& s) { one(s.value); }, [&](const Delete& s) { forEachExpression(s.targets, f); },
            [&](const If& s) {
                for (const Branch& branch : s.branches)
                    one(branch.condition);
            },
            [&](const While& s) { one(s.condition); }, [&](const For& s) { one(s.iterable), one(s.target); },
            [&](const With& s) {
                for (const WithItem& item : s.items)
                    one(item.context), one(item.target);
            },
            [&](const Try& s) {
                for (const Handler& handler : s.handlers)
                    one(handler.type);
            },
            [&](const Raise& s) { one(s.value), one(s.cause); },
            [&](const Assert& s) { one(s.condition), one(s.message); },
            [&](const FunctionDef& s) {
                forEachExpression(s.decorators, f), forEachDefault(s.parameters, f);
            },
            [&](const ClassDef& s) { forEachExpression(s.decorators, f), one(s.base); },
            [](const auto&) {}, // The others hold no expression.
        },
        statement.node);
}

/// Calls f for every block that a statement holds itself.
template <class F>
void forEachBlockOf(const Statement& statement, F&& f)
{
    std::visit(Overloaded{
                   [&](const If& s) {
                       for (const Branch& branch : s.branches)
                           f(branch.body);
                       f(s.otherwise);
                   },
                   [&](const While& s) { f(s.body), f(s.otherwise); },
                   [&](const For& s) { f(s.body), f(s.otherwise); }, [&](const With& s) { f(s.body); },
                   [&](const Try& s) {
                       f(s.body);
                       for (const Handler& handler : s.handlers)
                           f(handler.body);
                       f(s.otherwise), f(s.finally);
                   },
                   [&](const FunctionDef& s) { f(s.body); }, [&](const ClassDef& s) { f(s.body); },
                   [](const auto&) {}, // The simple ones hold no block.
               },
               statement.node);
}

/// Calls f for every statement of a block and of the blocks within it, functions and classes included.
template <class F>
void forEachStatement(const Block& block, F&& f)
{
    for (const auto& statement : block) {
        f(*statement);
        forEachBlockOf(*statement, [&](const Block& inner) { forEachStatement(inner, f); });
    }
}

} // namespace core::ast
