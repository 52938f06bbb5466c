#pragma once

#include "core/explore/exploration.h"

namespace core {

/// Looks at a run to each outcome, where `exploration` has its outcomes and schedules already, and adds what
/// is wrong there: races, deadlocks, findings in words.
void addFindings(Exploration& exploration, const std::shared_ptr<const Program>& program,
                 const RunOptions& options, const std::shared_ptr<const Sharing>& sharing);

/// A run into a cycle that can be left (cycles.h) and once round it.
struct CycleRun {
    Schedule schedule;
    std::size_t round = 0; ///< So many choices at its end.
    std::vector<std::uint32_t> going;
    std::vector<std::uint32_t> passed;
};

/// Adds a starvation or a livelock: nobody is unfair, and still some thread may never get on.
void addCycle(Exploration& exploration, const std::shared_ptr<const Program>& program,
              const RunOptions& options, const std::shared_ptr<const Sharing>& sharing, const CycleRun& run);

} // namespace core
