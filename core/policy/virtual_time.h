#pragma once

#include "core/policy/contender.h"

namespace core {

/// Adds `time · scale / share` to the thread's virtual time. What the division leaves over is carried to the
/// next: shares that are equal as fractions stay equal, so that ties are ties.
inline std::int64_t advance(Contender& contender, Duration time, std::int64_t scale, std::int64_t share)
{
    __extension__ using Wide = __int128;
    const Wide total = Wide{time.count()} * scale + contender.remainder;
    const auto delta = static_cast<std::int64_t>(total / share);
    contender.remainder = static_cast<std::int64_t>(total % share);
    contender.virtualTime += delta;
    return delta;
}

} // namespace core
