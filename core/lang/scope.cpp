#include "core/lang/scope.h"

#include "core/lang/scope_builder.h"

#include <algorithm>

namespace core {

namespace {

/// Connects uses with the functions that own the names.
class Resolver {
public:
    explicit Resolver(Diagnostics& diagnostics)
        : m_diagnostics(diagnostics)
    {
    }

    void resolve(Scope& scope)
    {
        for (auto& [name, symbol] : scope.symbols)
            if (symbol.nonlocal || (symbol.used && !symbol.bound && !symbol.global))
                connect(scope, name, symbol);
    }

private:
    void connect(Scope& scope, const std::string& name, Symbol& symbol)
    {
        if (scope.kind == ScopeKind::Module)
            return;
        Scope* owner = ownerOf(scope, name);
        if (!owner) {
            if (symbol.nonlocal)
                m_diagnostics.error(symbol.first, "no binding for nonlocal '" + name + "' found",
                                    "nonlocal means a variable of a function around this one");
            return;
        }
        if (owner->kind == ScopeKind::Class)
            owner->needsClassCell = true;
        else
            owner->symbols.at(name).captured = true;
        for (Scope* between = &scope; between != owner; between = between->parent)
            addFree(*between, name);
    }

    static void addFree(Scope& scope, const std::string& name)
    {
        scope.symbols[name].free = true;
        if (std::ranges::find(scope.freeNames, name) == scope.freeNames.end())
            scope.freeNames.push_back(name);
    }

    static Scope* ownerOf(const Scope& scope, const std::string& name)
    {
        for (Scope* around = scope.parent; around; around = around->parent) {
            if (around->kind == ScopeKind::Class && name == "__class__")
                return around;
            if (!around->isFunction())
                continue;
            const Symbol* symbol = around->find(name);
            if (symbol && symbol->global)
                return nullptr;
            if (symbol && symbol->bound && !symbol->nonlocal)
                return around;
        }
        return nullptr;
    }

    Diagnostics& m_diagnostics;
};

} // namespace

namespace {

/// Whether a function or class around a use owns the name.
bool isOwned(const GlobalUse& use)
{
    const Symbol* symbol = use.scope->find(use.name);
    if (!symbol || symbol->global || use.scope->kind == ScopeKind::Module)
        return false;
    return symbol->bound || symbol->free;
}

} // namespace

std::string Scope::mangled(const std::string& identifier) const
{
    const bool isPrivate = !privateClass.empty() && identifier.starts_with("__")
        && !identifier.ends_with("__") && identifier.find('.') == std::string::npos;
    return isPrivate ? "_" + privateClass + identifier : identifier;
}

ScopeTree analyse(const ast::Module& module, bool prelude, Diagnostics& diagnostics)
{
    ScopeTree tree;
    ScopeBuilder(tree, prelude, diagnostics).build(module);
    Resolver resolver(diagnostics);
    for (auto& [node, scope] : tree.scopes)
        resolver.resolve(*scope);
    // In the order of names, so that the registers do not depend on the order of a hash table.
    for (auto& [node, scope] : tree.scopes)
        std::ranges::sort(scope->freeNames);
    std::erase_if(tree.globalUses, [](const GlobalUse& use) { return isOwned(use); });
    return tree;
}

} // namespace core
