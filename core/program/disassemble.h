#pragma once

#include "core/program/program.h"

#include <string>

namespace core {

/// The program as text, one instruction a line, for tests and for finding faults.
std::string disassemble(const Program& program);
std::string disassemble(const Program& program, const Function& function);

} // namespace core
