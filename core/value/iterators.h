#pragma once

#include "core/value/objects.h"

namespace core {

/// A view or an iterator; what the fields mean depends on its form (IteratorLayout).
Value newIterator(ValueContext& context, IteratorForm form, Value source, Value position = Value::small(0),
                  Value end = Value::none(), Value step = Value::none());

} // namespace core
