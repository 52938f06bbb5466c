#include "core/lang/guarded.h"

#include "core/lang/ast_visit.h"
#include "core/lang/imports.h"

#include <algorithm>
#include <map>

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
                    m_guarded.emplace(keyOf(*target), target->span.line);
        }
        if (const auto* with = statement.as<ast::With>())
            for (const ast::WithItem& item : with->items)
                if (item.target)
                    m_opened.push_back({keyOf(*item.context), keyOf(*item.target), item.target->span.line});
    }

    bool isGuarded(const ast::Expression& expression) const
    {
        const std::string key = keyOf(expression);
        return !key.empty() && m_guarded.contains(key);
    }

    /// The line of the `with guarded as name` that makes such a name; 0 where none does.
    int lineOfCell(const std::string& key) const
    {
        const auto found = std::ranges::find_if(m_opened, [&](const Opened& opened) {
            return opened.name == key && m_guarded.contains(opened.context);
        });
        return found == m_opened.end() ? 0 : found->line;
    }

    void walk(const ast::Block& block)
    {
        for (const auto& statement : block)
            walk(*statement);
    }

    void walk(const ast::Statement& statement)
    {
        ast::forEachExpressionOf(statement, [&](const ast::Expression& expression) { check(expression); });
        if (const auto* assign = statement.as<ast::Assign>())
            checkKept(*assign->value);
        else if (const auto* ret = statement.as<ast::Return>(); ret && ret->value)
            checkKept(*ret->value);
        std::vector<std::string> entered;
        if (const auto* with = statement.as<ast::With>())
            for (const ast::WithItem& item : with->items)
                if (item.target && isGuarded(*item.context))
                    entered.push_back(keyOf(*item.target));
        m_inside.insert(m_inside.end(), entered.begin(), entered.end());
        ast::forEachBlockOf(statement, [&](const ast::Block& block) { walk(block); });
        m_inside.resize(m_inside.size() - entered.size());
    }

    /// What is opened by a `with` must not be kept for later.
    void checkKept(const ast::Expression& value)
    {
        const auto* name = value.as<ast::Name>();
        if (name && std::ranges::find(m_inside, name->id) != m_inside.end())
            report(value.span, "'" + name->id + "' is kept beyond the 'with' that opens it",
                   "it is opened in line " + std::to_string(lineOfCell(name->id))
                       + ", and gone at the end of that block; keep a copy of " + name->id + ".value");
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
                       "it is guarded in line " + std::to_string(m_guarded.at(key)) + "; write: with "
                           + shown(key) + " as cell: … cell.value");
            else if (const int line = inside ? 0 : lineOfCell(key); line > 0)
                report(expression.span, "'" + shown(key) + "' is used outside of the 'with' that opened it",
                       "the value belongs to the block of the 'with' in line " + std::to_string(line));
        }
        ast::forEachChild(expression, [&](const ast::Expression& child) { check(child); });
    }

    static std::string shown(const std::string& key) { return key.starts_with('.') ? "self" + key : key; }

    void report(const Span& span, std::string message, std::string hint)
    {
        m_diagnostics.error(span, std::move(message), std::move(hint));
    }

    /// A `with context as name`.
    struct Opened {
        std::string context;
        std::string name;
        int line;
    };

    const Unit& m_lesson;
    ImportedNames m_names;
    Diagnostics& m_diagnostics;
    std::map<std::string, int> m_guarded; ///< With the line in which it is made.
    std::vector<Opened> m_opened;
    std::vector<std::string> m_inside;
};

} // namespace

void checkGuarded(const Unit& lesson, Diagnostics& diagnostics)
{
    GuardedCheck(lesson, diagnostics).run();
}

} // namespace core
