#pragma once

#include "core/lang/ast.h"

#include <optional>
#include <string>

namespace core {

/// The JSON text of a literal as `globals` of the command line has it: tuples as lists, sets sorted. None if
/// the expression is no literal.
std::optional<std::string> literalJson(const ast::Expression& expression);

std::optional<std::string> literalText(const ast::Expression& expression);
/// An int or float literal; `integral` tells which.
struct LiteralNumber {
    double value;
    bool integral;
    std::string text; ///< As decimal.
};
std::optional<LiteralNumber> literalNumber(const ast::Expression& expression);
std::optional<bool> literalBool(const ast::Expression& expression);

} // namespace core
