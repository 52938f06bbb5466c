#pragma once

#include "core/lang/ast.h"
#include "core/lang/scope.h"

#include <map>
#include <string>

namespace core {

/// A module that is being compiled: the lesson or a part of the prelude.
struct Unit {
    std::string name;
    bool prelude = false;
    std::uint32_t index = 0; ///< Of its Module in the program.
    SourceText source;
    ast::Module tree;
    ScopeTree scopes;
    bool readsDocumentation = false; ///< Functions keep their docstrings only where somebody asks.
    std::map<std::string, std::uint16_t, std::less<>> slots; ///< Module variables: absolute slots.
};

/// What a name means that no function around it owns.
struct GlobalMeaning {
    enum class Kind : std::uint8_t { Slot, Fixed, Unknown };
    Kind kind = Kind::Unknown;
    std::uint16_t slot = 0;
    Constant constant = Value::none();
};

/// Knows all modules of the program that is being compiled.
class Modules {
public:
    virtual ~Modules() = default;
    virtual GlobalMeaning meaning(const Unit& unit, const std::string& name) const = 0;
    /// Position of a module in the program; none if there is no such module.
    virtual std::optional<std::uint32_t> find(std::string_view module) const = 0;
    /// Public names of a module, for `from … import *`.
    virtual std::vector<std::string> publicNames(std::uint32_t module) const = 0;
};

} // namespace core
