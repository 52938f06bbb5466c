#pragma once

#include "core/machine/simulate.h"
#include "core/replay/schedule.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct ExploreOptions {
    Granularity granularity = Granularity::Step;
    bool ignoreOutput = false; ///< Outcomes are compared by variables only.
    RunOptions run;
};

/// One way a program can end, of all its interleavings.
struct ExploredOutcome {
    std::string name; ///< Of the first expect() that fits; empty if none does.
    std::string grade;
    OutcomeKind kind = OutcomeKind::Completed;
    std::string message;
    std::string output;
    std::vector<FinalVariable> globals;
    std::string interleavings;      ///< Exact, decimal, or "infinite".
    std::optional<double> fraction; ///< Share of all interleavings; none when infinite or incomplete.
    std::optional<double>
        probability;   ///< When each step is taken by a thread chosen uniformly (details.md 8).
    Schedule schedule; ///< Fewest context switches, then shortest, then first by thread numbers.
    std::size_t contextSwitches = 0;
};

/// All runs of one program. Never changes.
struct Exploration {
    Granularity granularity = Granularity::Step;
    bool complete = true;
    std::string limit; ///< Which limit stopped it, or a run, with its option; empty when none did.
    std::uint64_t states = 0;
    std::uint64_t transitions = 0;
    std::string interleavings; ///< Exact, decimal, or "infinite".
    std::vector<ExploredOutcome>
        outcomes;                       ///< By count, the most frequent first; then by output and variables.
    std::vector<std::string> unsettled; ///< Locations found to be shared only later (details.md 1).
};

/// Told now and then while exploring; returns nothing and must be quick.
struct ExploreProgress {
    std::uint64_t states = 0;
    std::uint64_t depth = 0;
    std::size_t outcomes = 0;
};

/// Explores every interleaving. Stops at a limit or when asked to (options.run.stop); what was found stands.
std::shared_ptr<const Exploration> explore(std::shared_ptr<const Program> program,
                                           const ExploreOptions& options,
                                           const std::function<void(const ExploreProgress&)>& progress = {});

} // namespace core
