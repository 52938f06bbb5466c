#include "core/base/overloaded.h"
#include "core/lang/parser.h"

namespace core {

namespace {

/// What an expression is called in messages; empty if it can be assigned to.
std::string nameOf(const ast::Expression& expression)
{
    return std::visit(Overloaded{
                          [](const ast::Literal& e) -> std::string {
                              const auto* value = std::get_if<Value>(&e.value);
                              if (value && value->isNone())
                                  return "None";
                              if (value && value->isBool())
                                  return value->isTrue() ? "True" : "False";
                              return value && value->isEllipsis() ? "ellipsis" : "a literal";
                          },
                          [](const ast::JoinedString&) -> std::string { return "a formatted string"; },
                          [](const ast::Call&) -> std::string { return "a function call"; },
                          [](const ast::Dict&) -> std::string { return "a dict display"; },
                          [](const ast::Set&) -> std::string { return "a set display"; },
                          [](const ast::Comprehension&) -> std::string { return "a comprehension"; },
                          [](const ast::Compare&) -> std::string { return "a comparison"; },
                          [](const ast::Conditional&) -> std::string { return "a conditional expression"; },
                          [](const ast::Lambda&) -> std::string { return "a lambda"; },
                          [](const ast::Await&) -> std::string { return "an await expression"; },
                          [](const ast::Yield&) -> std::string { return "a yield expression"; },
                          [](const ast::YieldFrom&) -> std::string { return "a yield expression"; },
                          [](const ast::Walrus&) -> std::string { return "a named expression"; },
                          [](const auto&) -> std::string { return "an expression"; },
                      },
                      expression.node);
}

bool simpleTarget(const ast::Expression& target)
{
    return target.as<ast::Name>() || target.as<ast::Attribute>() || target.as<ast::Subscript>();
}

const ast::Expressions* itemsOf(const ast::Expression& target)
{
    if (const auto* tuple = target.as<ast::Tuple>())
        return &tuple->items;
    if (const auto* list = target.as<ast::List>())
        return &list->items;
    return nullptr;
}

} // namespace

void Parser::checkTarget(const ast::Expression& target)
{
    if (simpleTarget(target))
        return;
    if (const ast::Expressions* items = itemsOf(target)) {
        checkTargetList(*items);
        return;
    }
    if (target.as<ast::Starred>()) {
        report(target.span, "a starred target must stand in a list or tuple", "write *a, = …");
        return;
    }
    report(target.span, "cannot assign to " + nameOf(target),
           target.as<ast::Literal>() || target.as<ast::Call>() || target.as<ast::Binary>()
               ? "the name to assign to stands left of '='; write == to compare"
               : "");
}

void Parser::checkTargetList(const ast::Expressions& items)
{
    int stars = 0;
    for (const ast::ExpressionPtr& item : items) {
        const auto* starred = item->as<ast::Starred>();
        if (starred && ++stars == 2)
            report(item->span, "several starred targets in one assignment");
        checkTarget(starred ? *starred->value : *item);
    }
}

void Parser::checkDeletable(const ast::Expression& target)
{
    if (simpleTarget(target))
        return;
    if (const ast::Expressions* items = itemsOf(target)) {
        for (const ast::ExpressionPtr& item : *items)
            checkDeletable(*item);
        return;
    }
    report(target.span, "cannot delete " + nameOf(target));
}

} // namespace core
