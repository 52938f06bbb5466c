#include "core/lang/imports.h"

#include "core/lang/ast_visit.h"
#include "core/lang/linker.h"

namespace core {

ImportedNames::ImportedNames(const Unit& lesson)
{
    ast::forEachStatement(lesson.tree.body, [&](const ast::Statement& statement) {
        if (const auto* import = statement.as<ast::Import>())
            for (const ast::ImportName& name : import->names)
                m_names[name.as.empty() ? name.module.substr(0, name.module.find('.')) : name.as] =
                    name.as.empty() ? name.module.substr(0, name.module.find('.')) : name.module;
        const auto* from = statement.as<ast::ImportFrom>();
        if (!from)
            return;
        for (const ast::ImportName& name : from->names)
            m_names[name.as.empty() ? name.module : name.as] = from->module + "." + name.module;
        if (from->module == "interleave" && from->names[0].module == "*")
            for (const char* name : {"machine", "param", "schedule", "expect", "Guarded", "note", "ask"})
                m_names[name] = std::string("interleave.") + name;
    });
    // A name that the lesson defines itself means that.
    ast::forEachStatement(lesson.tree.body, [&](const ast::Statement& statement) {
        if (const auto* function = statement.as<ast::FunctionDef>())
            m_names.erase(function->name);
        if (const auto* assign = statement.as<ast::Assign>())
            for (const ast::ExpressionPtr& target : assign->targets)
                if (const auto* name = target->as<ast::Name>())
                    m_names.erase(name->id);
    });
}

std::string ImportedNames::meaning(const ast::Expression& expression) const
{
    if (const auto* name = expression.as<ast::Name>()) {
        const auto found = m_names.find(name->id);
        return found == m_names.end() ? "" : found->second;
    }
    const auto* attribute = expression.as<ast::Attribute>();
    const std::string object = attribute ? meaning(*attribute->object) : "";
    return object.empty() ? "" : object + "." + attribute->name;
}

} // namespace core
