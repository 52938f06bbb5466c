#pragma once

#include "core/value/objects.h"

#include <vector>

namespace core {

/// Sorts by `<`, stably. On failure the order is unspecified.
Evaluated<bool> sortItems(ValueContext& context, std::vector<Value>& items);
/// The stable order of `keys`, or of equal ones in their order too when reversed: positions.
Evaluated<std::vector<std::size_t>> sortedOrder(ValueContext& context, const std::vector<Value>& keys,
                                                bool isReversed);

} // namespace core
