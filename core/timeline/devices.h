#pragma once

#include "core/timeline/timeline.h"

namespace core {

/// The lanes of the devices that somebody used; `timeline` has its recording and its whole interval.
std::vector<DeviceLane> devicesOf(const Timeline& timeline);

} // namespace core
