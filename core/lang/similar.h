#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// The candidate that differs least from a mistyped name; empty if none is near enough.
std::string mostSimilar(std::string_view name, const std::vector<std::string>& candidates);

} // namespace core
