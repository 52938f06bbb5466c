#pragma once

#include "core/lang/program_builder.h"
#include "core/lang/unit.h"

#include <memory>
#include <vector>

namespace core {

/// Finds the modules that a lesson needs and gives every module variable its slot.
class Linker final : public Modules {
public:
    explicit Linker(ProgramBuilder& builder);

    /// The lesson, then everything that it imports, directly and not.
    void add(std::unique_ptr<Unit> lesson);
    /// Units in the order in which their bodies may run: each behind what it imports; the lesson last.
    std::vector<const Unit*> units() const;
    const Unit& lesson() const { return *m_units.front(); }
    /// Uses of names that nothing defines.
    const std::vector<GlobalUse>& undefined() const { return m_undefined; }
    /// A name like this one that exists; empty if there is none.
    std::string similarName(const std::string& name) const;

    GlobalMeaning meaning(const Unit& unit, const std::string& name) const override;
    std::optional<std::uint32_t> find(std::string_view module) const override;
    std::vector<std::string> publicNames(std::uint32_t module) const override;
    bool hasMember(std::uint32_t module, std::string_view name) const;
    std::vector<std::string> memberNames(std::uint32_t module) const;

private:
    void addModule(const std::string& name);
    void addImports(const Unit& unit);
    void giveSlots(Unit& unit);
    const Unit* unitOf(std::uint32_t module) const;

    ProgramBuilder& m_builder;
    std::vector<std::unique_ptr<Unit>> m_units; ///< The lesson first.
    const Unit* m_builtins = nullptr;
    std::vector<GlobalUse> m_undefined;
};

/// Whether lessons have a module of this name.
bool isModule(std::string_view name);

} // namespace core
