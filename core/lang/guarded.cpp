#include "core/lang/guarded.h"

#include "core/lang/ast_visit.h"
#include "core/lang/imports.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

/// What a Guarded is known by: a variable `total` or an attribute `.total`.
std::string keyOf(const ast::Expression& expression)
{
    if (const auto* name = expression.as<ast::Name>())
        return name->id;
    if (const auto* attribute = expression.as<ast::Attribute>())
        return "." + attribute->name;
    return {};
}

class GuardedCheck {
public:
    GuardedCheck(const Unit& lesson, Diagnostics& diagnostics)
        : m_lesson(lesson)
        , m_names(lesson)
        , m_diagnostics(diagnostics)
    {
    }

    void run()
    {
        ast::forEachStatement(m_lesson.tree.body,
                              [&](const ast::Statement& statement) { findGuarded(statement); });
        if (!m_guarded.empty())
            walk(m_lesson.tree.body);
    }

private:
    void findGuarded(const ast::Statement& statement)
    {
        if (const auto* assign = statement.as<ast::Assign>()) {
            const auto* call = assign->value->as<ast::Call>();
            if (call && m_names.meaning(*call->function) == "interleave.Guarded")
                for (const ast::ExpressionPtr& target : assign->targets)
                    m_guarded.insert(keyOf(*target));
        }
        if (const auto* with = statement.as<ast::With>())
            for (const ast::WithItem& item : with->items)
                if (item.target)
                    m_opened.emplace_back(keyOf(*item.context), keyOf(*item.target));
    }

    bool isGuarded(const ast::Expression& expression) const
    {
        const std::string key = keyOf(expression);
        return !key.empty() && m_guarded.contains(key);
    }

    /// Whether a name is what some `with guarded as name` makes.
    bool isCell(const std::string& key) const
    {
        return std::ranges::any_of(m_opened, [&](const auto& opened) {
            return opened.second == key && m_guarded.contains(opened.first);
        });
    }

    void walk(const ast::Block& block)
    {
        for (const auto& statement : block)
            walk(*statement);
    }

    void walk(const ast::Statement& statement)
    {
        ast::forEachExpressionOf(statement, [&](const ast::Expression& expression) { check(expression); });
        std::vector<std::string> entered;
        if (const auto* with = statement.as<ast::With>())
            for (const ast::WithItem& item : with->items)
                if (item.target && isGuarded(*item.context))
                    entered.push_back(keyOf(*item.target));
        m_inside.insert(m_inside.end(), entered.begin(), entered.end());
        ast::forEachBlockOf(statement, [&](const ast::Block& block) { walk(block); });
        m_inside.resize(m_inside.size() - entered.size());
    }

    void check(const ast::Expression& expression)
    {
        const auto* attribute = expression.as<ast::Attribute>();
        if (attribute && attribute->name == "value") {
            const std::string key = keyOf(*attribute->object);
            const bool inside = std::ranges::find(m_inside, key) != m_inside.end();
            if (isGuarded(*attribute->object) && !inside)
                report(expression.span,
                       "the value of the Guarded '" + shown(key) + "' is reached without its lock",
                       "write: with " + shown(key) + " as cell: … cell.value");
            else if (!inside && isCell(key))
                report(expression.span, "'" + shown(key) + "' is used outside of the 'with' that opened it",
                       "the value belongs to the block of the 'with'");
        }
        ast::forEachChild(expression, [&](const ast::Expression& child) { check(child); });
    }

    static std::string shown(const std::string& key) { return key.starts_with('.') ? "self" + key : key; }

    void report(const Span& span, std::string message, std::string hint)
    {
        m_diagnostics.error(span, std::move(message), std::move(hint));
    }

    const Unit& m_lesson;
    ImportedNames m_names;
    Diagnostics& m_diagnostics;
    std::set<std::string> m_guarded;
    std::vector<std::pair<std::string, std::string>> m_opened; ///< Context and name of every `with … as`.
    std::vector<std::string> m_inside;
};

} // namespace

void checkGuarded(const Unit& lesson, Diagnostics& diagnostics)
{
    GuardedCheck(lesson, diagnostics).run();
}

} // namespace core
