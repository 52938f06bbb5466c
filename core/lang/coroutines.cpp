#include "core/lang/coroutines.h"

#include "core/lang/ast_visit.h"
#include "core/lang/imports.h"

#include <algorithm>
#include <array>
#include <set>

namespace core {

namespace {

constexpr std::array<std::string_view, 5> kCoroutineFunctions{
    "asyncio.sleep", "asyncio.wait_for", "asyncio.wait", "asyncio.to_thread", "interleave.aio"};

class ForgottenAwaits {
public:
    ForgottenAwaits(const Unit& lesson, Diagnostics& diagnostics)
        : m_lesson(lesson)
        , m_names(lesson)
        , m_diagnostics(diagnostics)
    {
    }

    void run()
    {
        ast::forEachStatement(m_lesson.tree.body, [&](const ast::Statement& statement) {
            if (const auto* function = statement.as<ast::FunctionDef>())
                (function->isAsync && function->decorators.empty() ? m_async : m_other)
                    .insert(function->name);
            if (const auto* assign = statement.as<ast::Assign>())
                for (const ast::ExpressionPtr& target : assign->targets)
                    if (const auto* name = target->as<ast::Name>())
                        m_other.insert(name->id);
        });
        ast::forEachStatement(m_lesson.tree.body, [&](const ast::Statement& statement) { check(statement); });
    }

private:
    void check(const ast::Statement& statement)
    {
        const auto* alone = statement.as<ast::ExpressionStatement>();
        const auto* call = alone ? alone->value->as<ast::Call>() : nullptr;
        const std::string name = call ? coroutineFunction(*call->function) : std::string();
        if (!name.empty())
            m_diagnostics.warning(call->function->span, "coroutine '" + name + "' was never awaited",
                                  "write: await " + name + "(…), or let a task run it: asyncio.create_task("
                                      + name + "(…))");
    }

    /// The name as it is written; empty for any other function, and where the name may mean another one.
    std::string coroutineFunction(const ast::Expression& function) const
    {
        if (std::ranges::find(kCoroutineFunctions, m_names.meaning(function)) != kCoroutineFunctions.end())
            return textOf(function);
        if (const auto* name = function.as<ast::Name>())
            return isAsync(name->id) ? name->id : std::string();
        const auto* method = function.as<ast::Attribute>();
        const auto* object = method ? method->object->as<ast::Name>() : nullptr;
        return object && object->id == "self" && isAsync(method->name) ? "self." + method->name
                                                                       : std::string();
    }

    bool isAsync(const std::string& name) const { return m_async.contains(name) && !m_other.contains(name); }

    static std::string textOf(const ast::Expression& function)
    {
        if (const auto* name = function.as<ast::Name>())
            return name->id;
        const auto* attribute = function.as<ast::Attribute>();
        return attribute ? textOf(*attribute->object) + "." + attribute->name : std::string();
    }

    const Unit& m_lesson;
    ImportedNames m_names;
    Diagnostics& m_diagnostics;
    std::set<std::string> m_async;
    std::set<std::string> m_other; ///< Names of other functions and of variables.
};

} // namespace

void checkForgottenAwaits(const Unit& lesson, Diagnostics& diagnostics)
{
    ForgottenAwaits(lesson, diagnostics).run();
}

} // namespace core
