#include "core/world/sharing.h"

#include <algorithm>

namespace core {

namespace {

bool usesSlot(Op op)
{
    return op == Op::LoadGlobal || op == Op::StoreGlobal || op == Op::DeleteGlobal;
}

} // namespace

Sharing::Sharing(std::shared_ptr<const Program> program)
    : m_program(std::move(program))
{
    mark();
}

bool Sharing::add(const std::set<Location>& locations, const std::set<std::uint32_t>& instructions)
{
    const std::size_t before = m_locations.size() + m_instructions.size();
    m_locations.insert(locations.begin(), locations.end());
    m_instructions.insert(instructions.begin(), instructions.end());
    if (m_locations.size() + m_instructions.size() == before)
        return false;
    mark();
    return true;
}

void Sharing::mark()
{
    m_code = m_program->code();
    m_sharedSlots.assign(m_program->slotCount(), false);
    for (const Location& location : m_locations) {
        if (location.isSlot)
            m_sharedSlots[location.slotOrSite] = true;
        else
            m_hasObjects = true;
    }
    std::set<std::uint32_t> statements;
    for (std::size_t i = 0; i < m_code.size(); ++i) {
        if (usesSlot(m_code[i].op) && m_sharedSlots[m_code[i].b]) {
            m_code[i].flags |= Instruction::kVisible;
            statements.insert(m_program->place(i).statement);
        }
    }
    for (const std::uint32_t i : m_instructions)
        statements.insert(m_program->place(i).statement);
    for (std::size_t i = 0; i < m_code.size(); ++i) {
        if ((m_code[i].flags & Instruction::kOperator) != 0
            && statements.contains(m_program->place(i).statement))
            m_code[i].flags |= Instruction::kVisible;
    }
}

std::string nameOf(const Location& location, const Program& program)
{
    if (location.isSlot) {
        for (const Module& module : program.modules()) {
            if (location.slotOrSite - module.firstSlot < module.slots.size())
                return module.slots[location.slotOrSite - module.firstSlot];
        }
    }
    const std::string object =
        "an object made in line " + std::to_string(program.place(location.slotOrSite).line);
    return location.attribute == 0 ? object
                                   : "attribute '" + program.name(location.attribute - 1) + "' of " + object;
}

} // namespace core
