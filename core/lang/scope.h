#pragma once

#include "core/lang/ast.h"
#include "core/lang/diagnostics.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace core {

/// What a scope knows of a name.
struct Symbol {
    bool bound = false; ///< Assigned, deleted, imported, defined or a parameter here.
    bool parameter = false;
    bool global = false;   ///< Declared `global`.
    bool nonlocal = false; ///< Declared `nonlocal`, or assigned by := within a comprehension.
    bool used = false;
    bool captured = false;  ///< Owned here and used by an inner function: lives in a cell.
    bool free = false;      ///< Owned by an outer function.
    bool walrus = false;    ///< Assigned within an expression, too.
    bool unsettled = false; ///< Deleted somewhere: never known to be set.
    bool annotatedOnly = false;
    Span first; ///< Where it was first met.
};

enum class ScopeKind : std::uint8_t { Module, Function, Lambda, Comprehension, Class };

/// The names of a module, function, lambda, comprehension or class body.
struct Scope {
    ScopeKind kind = ScopeKind::Module;
    Scope* parent = nullptr;
    std::string name;
    std::string privateClass; ///< Of the class around it, without leading underscores; for __names.
    std::map<std::string, Symbol, std::less<>> symbols;
    std::vector<std::string> locals;    ///< Bound here, in the order met; parameters first.
    std::vector<std::string> freeNames; ///< In the order in which the outer function hands its cells over.
    bool isAsync = false;
    bool isGenerator = false;
    bool awaits = false;         ///< A comprehension with `await` in it.
    bool needsClassCell = false; ///< A class whose methods use super() or __class__.
    bool hasAnnotations = false; ///< A class with annotated names.

    bool isFunction() const { return kind != ScopeKind::Module && kind != ScopeKind::Class; }
    const Symbol* find(std::string_view symbol) const
    {
        const auto found = symbols.find(symbol);
        return found == symbols.end() ? nullptr : &found->second;
    }
    std::string mangled(const std::string& identifier) const;
};

/// A use of a name that no function around it owns.
struct GlobalUse {
    std::string name;
    Span span;
    const Scope* scope;
};

/// All scopes of a module, by the node that opens each (&Module, the FunctionDef, Lambda, …).
struct ScopeTree {
    std::unordered_map<const void*, std::unique_ptr<Scope>> scopes;
    Scope* module = nullptr;
    std::vector<GlobalUse> globalUses;                  ///< In the order of the text.
    std::set<std::string, std::less<>> usedBeforeBound; ///< Module variables read by the module's own code
                                                        ///< before it binds them.

    const Scope& of(const void* node) const { return *scopes.at(node); }
};

/// Finds out what every name means, by Python's rules, and reports what breaks them: global and nonlocal,
/// return, yield, await, break and continue in the wrong place. `prelude`: names with two underscores are
/// not made private.
ScopeTree analyse(const ast::Module& module, bool prelude, Diagnostics& diagnostics);

} // namespace core
