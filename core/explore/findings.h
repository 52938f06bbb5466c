#pragma once

#include "core/explore/exploration.h"

namespace core {

/// Looks at a run to each outcome, where `exploration` has its outcomes and schedules already, and adds what
/// is wrong there: races, deadlocks, findings in words.
void addFindings(Exploration& exploration, const std::shared_ptr<const Program>& program,
                 const RunOptions& options, const std::shared_ptr<const Sharing>& sharing);

} // namespace core
