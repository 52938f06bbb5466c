#pragma once

#include "core/explore/exploration.h"

#include <string>
#include <vector>

namespace core {

/// What tells each outcome from the others, in a few words: the variables that differ, else what is printed,
/// or what went wrong.
std::vector<std::string> outcomeWords(const Exploration& found);

/// "64 interleavings", "1 interleaving", "infinitely many interleavings"; digits in groups of three.
std::string interleavingsInWords(const std::string& decimal);
std::string groupedDigits(const std::string& decimal);

/// "56.3 %", "< 0.1 %".
std::string percentText(double share);

} // namespace core
