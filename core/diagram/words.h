#pragma once

#include "core/base/time.h"
#include "core/diagram/text_metrics.h"
#include "core/timeline/lane.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A unit of time, and how many nanoseconds it has.
struct TimeUnit {
    std::int64_t ns;
    std::string_view name;
};
/// The greatest unit of which `d` is at least `least`.
TimeUnit unitFor(double nanoseconds, double least = 1);

/// A number with at most `decimals` decimals, without trailing zeros.
std::string numberText(double value, int decimals);

/// The longest label of a box that fits into `width`: "waits for lock 4 ms", "lock 4 ms", "lock", "L", "".
std::string boxLabel(ThreadState state, Duration duration, double width, double size, bool letters,
                     bool withDuration);

/// The whole name, what tells it from its like ("Thread 1" → "1"), or nothing.
std::string identityLabel(const std::string& name, double width, double size);
std::string shortName(const std::string& name);

/// Lines of at most that width; a word that is longer is cut.
std::vector<std::string> wrapped(std::string_view text, const Type& type, double width);

} // namespace core
