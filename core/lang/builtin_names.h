#pragma once

#include "core/value/value.h"

#include <optional>
#include <string_view>

namespace core {

/// A built-in by its name; `prelude`: intrinsics (`__spawn`) have names too.
std::optional<Value> builtinValue(std::string_view name, bool prelude);

/// Whether a name begins with two underscores and does not end so.
bool isIntrinsicName(std::string_view name);

} // namespace core
