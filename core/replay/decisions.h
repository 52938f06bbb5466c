#pragma once

#include "core/machine/simulate.h"
#include "core/replay/schedule.h"
#include "core/world/sharing.h"

#include <string>
#include <vector>

namespace core {

/// One way in which a run can go on.
struct Possible {
    Choice choice;
    std::string name;  ///< Of the thread or task.
    std::string words; ///< What it would do: "read counter".
    std::uint32_t line = 0;
};

/// A thread that cannot go on, and what it waits for: "waits for lock, which B holds".
struct Held {
    std::uint32_t number = 0;
    std::string name;
    std::string words;
};

/// What can be chosen at one place of a run.
struct Decision {
    std::vector<Possible> ways; ///< In the order of schedules; none where the run has ended or hangs.
    std::vector<Held> waiting;
};

/// The decisions along a schedule: before its first choice, and behind each. They end where it does not fit.
std::vector<Decision> decisionsAlong(std::shared_ptr<const Program> program, const Schedule& schedule,
                                     const RunOptions& options, std::shared_ptr<const Sharing> sharing);

} // namespace core
