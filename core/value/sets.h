#pragma once

#include "core/value/operations.h"

namespace core {

/// `a & b`, `a | b`, `a - b`, `a ^ b` of sets and views of dicts; a new set.
Evaluated<Value> setOperation(ValueContext& context, BinaryOp op, Value a, Value b);
/// Whether it is a Set, or a view of keys or items.
bool isSetLike(const Memory& memory, Value value);
/// A Set as it is; of a view or any iterable a new one.
Evaluated<Value> setOf(ValueContext& context, Value iterable);
Evaluated<bool> isSubset(ValueContext& context, Value a, Value b);
/// Makes the first set what the second is.
void assignSet(ValueContext& context, Value set, Value from);

} // namespace core
