#pragma once

#include "core/value/table.h"

#include <vector>

namespace core {

/// The words of the smallest block for the positions that the table has: equal for tables that differ only in
/// how much room they have, and in what was kept where an entry was deleted. Empty where it has none.
std::vector<Value> compactBlock(const Memory& memory, Value table);

} // namespace core
