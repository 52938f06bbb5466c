#pragma once

namespace app {

/// Of lanes and of what stands above them, so that one moment has one x.
constexpr double headWidth()
{
    return 168;
}
inline constexpr double kRightMargin = 8;

} // namespace app
