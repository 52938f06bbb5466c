#pragma once

#include <cstdint>
#include <string>

namespace core {

/// Why a policy chose this thread among several, in the words of its field: " has the earliest deadline,
/// 12ms". `figure` is what SwitchedIn keeps of the choice; `waitedLongest` whether it was the first to become
/// ready.
std::string whyChosen(const std::string& policy, std::int64_t figure, bool waitedLongest);

} // namespace core
