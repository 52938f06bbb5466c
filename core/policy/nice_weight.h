#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

namespace core {

constexpr std::int64_t kNiceZeroWeight = 1024;

/// Weight of a nice value from -20 to 19: sched_prio_to_weight of Linux, kernel/sched/core.c. Each step is
/// worth about 10 % of the CPU.
constexpr std::int64_t weightOf(std::int32_t nice)
{
    constexpr std::array<std::int64_t, 40> kWeights{
        88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916, 9548, 7620, 6100, 4904,
        3906,  3121,  2501,  1991,  1586,  1277,  1024,  820,   655,   526,   423,  335,  272,  215,
        172,   137,   110,   87,    70,    56,    45,    36,    29,    23,    18,   15,
    };
    return kWeights[static_cast<std::size_t>(std::clamp(nice, -20, 19) + 20)];
}

} // namespace core
