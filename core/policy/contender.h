#pragma once

#include "core/base/id.h"
#include "core/base/time.h"

#include <cstdint>
#include <vector>

namespace core {

/// What a policy is told of a thread, and what it remembers about it between two of its turns. A value inside
/// the Machine; the policy's own containers hold only numbers of threads and keys.
struct Contender {
    // Told by the machine.
    std::int32_t nice = 0;
    std::int32_t priority = 0; ///< In force: with inheritance, ceiling and ageing.
    std::int32_t tickets = 100;
    std::uint64_t affinity = ~std::uint64_t{0}; ///< Bit c: it may run on core c.
    std::uint64_t order = 0;                    ///< Rises with the moment at which it became ready.
    Duration burst{};                  ///< What is left of its CPU burst, where the policy asks for bursts.
    Duration period = Duration::max(); ///< Between its jobs.
    Instant deadline = Instant::max(); ///< Of its present job.
    // Remembered by the policy.
    Duration sliceLeft{};    ///< Of its quantum, when a more urgent thread took the core; else 0.
    Duration allowance{};    ///< Left at its level.
    std::int64_t place = 0;  ///< Among those with the same key: the least goes first.
    std::int64_t weight = 0; ///< Of its nice value, as long as it counts among those that compete.
    std::int64_t virtualTime = 0;
    std::int64_t remainder = 0; ///< Of the last division that virtualTime came from.
    std::int64_t virtualDeadline = 0;
    std::int64_t lag = 0;
    std::uint32_t level = 0;
    bool known = false; ///< It has been ready before.
};

using Contenders = std::vector<Contender>; ///< By thread number.

} // namespace core
