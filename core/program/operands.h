#pragma once

#include "core/program/program.h"

#include <array>
#include <string_view>

namespace core {

/// Neighbouring registers [first, first + count).
struct RegisterRange {
    std::uint16_t first = 0;
    std::uint16_t count = 0;
};

/// What an instruction does to the registers of its frame.
struct RegisterUse {
    std::array<RegisterRange, 3> reads{};
    RegisterRange writes{};
};

/// `extra` is the instruction behind (operands of the ops that have an Extra).
RegisterUse registerUse(const Instruction& instruction, const Instruction& extra,
                        const std::vector<Function>& functions);

/// Whether control may go on to the instruction behind, and whether it may jump to c.
bool fallsThrough(Op op);
bool jumps(Op op);

std::string_view opName(Op op);

} // namespace core
