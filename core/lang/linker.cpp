#include "core/lang/linker.h"

#include "core/lang/ast_visit.h"
#include "core/lang/builtin_names.h"
#include "core/lang/parser.h"
#include "core/lang/prelude.h"
#include "core/lang/similar.h"
#include "core/value/builtins.h"

#include <algorithm>
#include <cassert>

namespace core {

namespace {

constexpr std::string_view kBuiltins = "builtins"; ///< Built-ins written in the lesson language.

std::unique_ptr<Unit> parsePrelude(const PreludeModule& module)
{
    auto unit = std::make_unique<Unit>();
    unit->name = module.name;
    unit->prelude = true;
    Diagnostics diagnostics;
    unit->source = *decode(module.text);
    unit->tree = parseModule(unit->source, diagnostics);
    unit->scopes = analyse(unit->tree, true, diagnostics);
    assert(!diagnostics.hasErrors() && "The prelude has no errors.");
    return unit;
}

bool isPublic(std::string_view name)
{
    return !name.starts_with('_');
}

std::vector<std::string> importedModules(const ast::Module& tree)
{
    std::vector<std::string> modules;
    const auto add = [&](const std::string& name) {
        for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1))
            modules.push_back(name.substr(0, dot));
        modules.push_back(name);
    };
    ast::forEachStatement(tree.body, [&](const ast::Statement& statement) {
        if (const auto* import = statement.as<ast::Import>())
            for (const ast::ImportName& name : import->names)
                add(name.module);
        if (const auto* from = statement.as<ast::ImportFrom>()) {
            add(from->module);
            for (const ast::ImportName& name : from->names)
                if (isModule(from->module + "." + name.module))
                    add(from->module + "." + name.module);
        }
    });
    return modules;
}

/// Packages that hold nothing but a module of lessons.
bool isPackage(std::string_view name)
{
    return name == "concurrent";
}

} // namespace

bool isModule(std::string_view name)
{
    return isPackage(name) || (findPrelude(name) && name != kBuiltins) || !moduleMembers(name).empty();
}

Linker::Linker(ProgramBuilder& builder)
    : m_builder(builder)
{
}

void Linker::add(std::unique_ptr<Unit> lesson)
{
    m_builder.modules().push_back({"__main__", 0, {}, std::nullopt, {}});
    m_units.push_back(std::move(lesson));
    addModule(std::string(kBuiltins));
    m_builtins = m_units.size() > 1 ? m_units.back().get() : nullptr;
    addImports(*m_units.front());
    for (const auto& unit : m_units)
        giveSlots(*unit);
}

void Linker::addImports(const Unit& unit)
{
    for (const std::string& name : importedModules(unit.tree))
        addModule(name);
}

void Linker::addModule(const std::string& name)
{
    if (find(name) || (name != kBuiltins && !isModule(name)))
        return;
    std::unique_ptr<Unit> unit;
    if (const PreludeModule* prelude = findPrelude(name)) {
        unit = parsePrelude(*prelude);
        addImports(*unit); // What it needs comes first.
    } else if (name == kBuiltins) {
        return;
    }
    const auto index = static_cast<std::uint32_t>(m_builder.modules().size());
    Module module{name, 0, {}, std::nullopt, {}};
    for (const auto& [member, value] : moduleMembers(name))
        module.members.emplace(member, value);
    const std::size_t dot = name.rfind('.');
    if (dot != std::string::npos)
        if (const auto package = find(name.substr(0, dot)))
            m_builder.modules()[*package].members.emplace(name.substr(dot + 1),
                                                          Value::constant(Kind::Module, index));
    m_builder.modules().push_back(std::move(module));
    if (unit) {
        unit->index = index;
        m_units.push_back(std::move(unit));
    }
}

void Linker::giveSlots(Unit& unit)
{
    Module& module = m_builder.modules()[unit.index];
    for (const auto& each : m_units)
        if (each.get() == &unit)
            break;
        else
            module.firstSlot += static_cast<std::uint32_t>(m_builder.modules()[each->index].slots.size());
    const auto add = [&](const std::string& name) {
        if (unit.slots.contains(name))
            return;
        const std::size_t slot = module.firstSlot + module.slots.size();
        if (slot > 0xFFF0)
            m_builder.tooLarge({}, "the lesson has too many variables: at most 65,000");
        unit.slots.emplace(name, static_cast<std::uint16_t>(slot));
        module.slots.push_back(name);
        if (!unit.prelude)
            m_builder.name(name); // Locks are named by the variable that they are first bound to.
    };
    const Scope& scope = *unit.scopes.module;
    for (const std::string& name : scope.locals)
        add(name);
    for (const auto& [name, symbol] : scope.symbols)
        if (symbol.bound)
            add(name);
    ast::forEachStatement(unit.tree.body, [&](const ast::Statement& statement) {
        const auto* from = statement.as<ast::ImportFrom>();
        if (from && !from->names.empty() && from->names[0].module == "*")
            if (const auto index = find(from->module))
                for (const std::string& name : publicNames(*index))
                    add(name);
    });
    for (const GlobalUse& use : unit.scopes.globalUses) {
        if (meaning(unit, use.name).kind != GlobalMeaning::Kind::Unknown || use.name == "__class__")
            continue;
        if (!unit.prelude)
            m_undefined.push_back(use);
    }
    for (const GlobalUse& use : unit.scopes.globalUses)
        if (meaning(unit, use.name).kind == GlobalMeaning::Kind::Unknown)
            add(use.name);
}

std::vector<const Unit*> Linker::units() const
{
    std::vector<const Unit*> units;
    for (std::size_t i = 1; i < m_units.size(); ++i)
        units.push_back(m_units[i].get());
    units.push_back(m_units.front().get());
    return units;
}

GlobalMeaning Linker::meaning(const Unit& unit, const std::string& name) const
{
    const auto slotIn = [&](const Unit& owner) -> std::optional<GlobalMeaning> {
        const auto slot = owner.slots.find(name);
        if (slot == owner.slots.end())
            return std::nullopt;
        return GlobalMeaning{GlobalMeaning::Kind::Slot, slot->second, Value::none()};
    };
    const std::optional<Value> builtin = builtinValue(name, unit.prelude);
    const GlobalMeaning fixed{GlobalMeaning::Kind::Fixed, 0, builtin.value_or(Value::none())};
    if (builtin && &unit == m_builtins)
        return fixed; // Its functions step in for built-ins of their name.
    if (const auto slot = slotIn(unit))
        return *slot;
    if (builtin)
        return fixed;
    if (m_builtins && (isPublic(name) || unit.prelude)) {
        if (const auto slot = slotIn(*m_builtins))
            return *slot;
        if (const Symbol* symbol = m_builtins->scopes.module->find(name); symbol && symbol->bound)
            return {GlobalMeaning::Kind::Slot, 0, Value::none()}; // Not numbered yet.
    }
    if (name == "__name__")
        return {GlobalMeaning::Kind::Fixed, 0, unit.prelude ? unit.name : "__main__"};
    if (name == "__file__")
        return {GlobalMeaning::Kind::Fixed, 0, unit.name};
    if (name == "__doc__")
        if (const std::string* text = ast::docstring(unit.tree.body))
            return {GlobalMeaning::Kind::Fixed, 0, *text};
    return {};
}

std::optional<std::uint32_t> Linker::find(std::string_view module) const
{
    const std::vector<Module>& modules = m_builder.modules();
    for (std::size_t i = 1; i < modules.size(); ++i)
        if (modules[i].name == module)
            return static_cast<std::uint32_t>(i);
    return std::nullopt;
}

std::vector<std::string> Linker::memberNames(std::uint32_t module) const
{
    const Module& found = m_builder.modules()[module];
    std::vector<std::string> names = found.slots;
    for (const auto& [name, value] : found.members)
        names.push_back(name);
    if (const Unit* unit = unitOf(module))
        names.insert(names.end(), unit->scopes.module->locals.begin(), unit->scopes.module->locals.end());
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::vector<std::string> Linker::publicNames(std::uint32_t module) const
{
    std::vector<std::string> names = memberNames(module);
    std::erase_if(names, [](const std::string& name) { return !isPublic(name); });
    return names;
}

bool Linker::hasMember(std::uint32_t module, std::string_view name) const
{
    const std::vector<std::string> names = memberNames(module);
    return std::ranges::find(names, name) != names.end();
}

const Unit* Linker::unitOf(std::uint32_t module) const
{
    const auto found = std::ranges::find_if(m_units, [&](const auto& unit) { return unit->index == module; });
    return found == m_units.end() ? nullptr : found->get();
}

std::string Linker::similarName(const std::string& name) const
{
    std::vector<std::string> candidates;
    for (const auto& [slot, index] : lesson().slots)
        if (std::ranges::find(m_undefined, slot, &GlobalUse::name) == m_undefined.end())
            candidates.push_back(slot);
    for (const std::string_view builtin : builtinNames())
        if (isPublic(builtin))
            candidates.emplace_back(builtin);
    return mostSimilar(name, candidates);
}

} // namespace core
