#pragma once

namespace core {

/// The least of 1, 2, 5 × 10ⁿ, n an integer, that is at least `least`: the distance of an axis's ticks, the
/// width of a histogram's columns. `least` at or below 1e-9 counts as that.
double roundStep(double least);

} // namespace core
