#pragma once

#include "core/insight/races.h"
#include "core/machine/simulate.h"
#include "core/replay/schedule.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace core {

class StateMap;

struct ExploreOptions {
    Granularity granularity = Granularity::Step;
    bool ignoreOutput = false; ///< Outcomes are compared by variables only.
    RunOptions run;
    bool keepsMap = false;       ///< Exploration::map too, where it is not too large for one to look at.
    bool mergesIdentical = true; ///< One state stands for all in which identical threads have changed places;
                                 ///< every figure stays the same. Not with keepsMap.
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

/// A data race, and by name what it is about.
struct ExploredRace {
    std::string variable;
    RacingAccess first;
    RacingAccess second;
};

/// One way to get stuck.
struct ExploredDeadlock {
    struct Member {
        ThreadId thread;
        std::string holds; ///< Locks by name; empty: none.
        std::string wants;
        std::uint32_t line = 0;
    };
    std::string message;
    Schedule schedule;
    std::vector<Member> cycle; ///< Empty where no circle of locks explains it.
};

/// Something wrong with the program, in words, and the run that shows it.
struct Finding {
    std::string kind; ///< "data race", "lost update", "check-then-act", "deadlock", …
    std::string message;
    std::vector<std::uint32_t> lines; ///< Ascending.
    Schedule schedule;
    std::string cure;
};

/// All runs of one program. Never changes.
struct Exploration {
    Granularity granularity = Granularity::Step;
    bool complete = true;
    std::string limit;        ///< Which limit stopped it, or a run, with its option; empty when none did.
    std::uint64_t states = 0; ///< With those for which another stands; not so where a limit stopped it.
    std::uint64_t transitions = 0;
    std::string interleavings; ///< Exact, decimal, or "infinite".
    std::vector<ExploredOutcome>
        outcomes;                    ///< By count, the most frequent first; then by output and variables.
    std::vector<ExploredRace> races; ///< Each pair of lines and kinds of access once.
    std::vector<ExploredDeadlock> deadlocks;
    std::vector<Finding> findings;
    std::vector<std::uint32_t> unreachableLines; ///< That no run executes; only when complete.
    std::vector<std::string> unsettled;          ///< Locations found to be shared only later (details.md 1).
    std::shared_ptr<const StateMap> map;         ///< With keepsMap; null where it would be too large.
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
