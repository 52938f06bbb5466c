#include "core/machine/ceilings.h"

#include <algorithm>

namespace core {

namespace {

/// "account" of "Account.account", "locks" of "locks[2]", "m" of "m".
std::string nameToLookFor(const std::string& lock)
{
    const std::size_t dot = lock.find('.');
    const std::string name = dot == std::string::npos ? lock : lock.substr(dot + 1);
    return name.substr(0, name.find('['));
}

/// The name of a variable, attribute or method that the instruction uses; empty if it uses none.
std::string nameUsed(const Program& program, const Function& function, std::size_t instruction)
{
    const Instruction& code = program.code()[instruction];
    const Module& module = program.modules()[function.module];
    switch (code.op) {
    case Op::LoadGlobal: {
        const std::size_t slot = code.b - module.firstSlot;
        return slot < module.slots.size() ? module.slots[slot] : std::string();
    }
    case Op::LoadAttr: return program.name(code.c);
    case Op::CallMethod: return program.name(program.code()[instruction + 1].a);
    default: return {};
    }
}

} // namespace

std::optional<std::int32_t> Ceilings::of(const std::string& lock, const World& world)
{
    const std::string name = nameToLookFor(lock);
    std::optional<std::int32_t> ceiling;
    for (std::size_t i = 0; i < world.threadCount(); ++i) {
        const auto target = world.targetOf(ThreadId{i});
        if (!target || !namesIn(*target, *world.context().program).contains(name))
            continue;
        const std::int32_t priority = world.thread(ThreadId{i}).priority;
        ceiling = std::max(priority, ceiling.value_or(priority));
    }
    return ceiling;
}

/// All names that the function and those that it calls use. A call is known by the name of what is called.
const std::set<std::string>& Ceilings::namesIn(std::uint32_t function, const Program& program)
{
    const auto [known, isNew] = m_names.try_emplace(function);
    if (!isNew)
        return known->second;
    std::set<std::uint32_t> seen{function};
    std::vector<std::uint32_t> open{function};
    const auto visit = [&](std::uint32_t other) {
        if (seen.insert(other).second)
            open.push_back(other);
    };
    while (!open.empty()) {
        const Function& each = program.function(open.back());
        open.pop_back();
        for (std::uint32_t i = each.first; i < each.first + each.count; ++i) {
            if (program.code()[i].op == Op::MakeFunction && each.kind != FunctionKind::Module)
                visit(program.code()[i].b);
            const std::string name = nameUsed(program, each, i);
            if (name.empty() || !known->second.insert(name).second)
                continue;
            for (std::uint32_t f = 1; f < program.functions().size(); ++f)
                if (!program.function(f).hidden && program.function(f).name == name)
                    visit(f);
        }
    }
    return known->second;
}

} // namespace core
