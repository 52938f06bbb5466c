#pragma once

#include "core/base/result.h"

#include <string>
#include <utility>
#include <vector>

namespace app {

/// A value for each of the names that vary, in the order in which they were given.
using Combination = std::vector<std::pair<std::string, std::string>>;
using Combinations = std::vector<Combination>;

/// All combinations of `NAME=V1,V2,…`; what is named first changes last. Without a name there is one, an
/// empty one. The error says what is wrong with which argument.
core::Result<Combinations> combinationsOf(const std::vector<std::string>& varied);

} // namespace app
