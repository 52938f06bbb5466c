#pragma once

namespace app {

/// Right of the lanes and of what stands above them, so that one moment has one x; the scroll bar lies in it.
inline constexpr double kRightMargin = 8;

} // namespace app
