#pragma once

#include "core/insight/races.h"
#include "core/machine/simulate.h"
#include "core/replay/schedule.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

class StateMap;

/// How to look at a program that is too large for all its interleavings.
enum class SearchMethod : std::uint8_t {
    All,     ///< Every interleaving.
    Bounded, ///< Every one with at most so many pre-emptions: switches away from a thread that could go on.
    Pct,     ///< Runs by random priorities, of which a few change on the way: Burckhardt, Kothari, Musuvathi
         ///< and Nagarakatte, A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs (2010).
    Random, ///< Runs in which each step is taken by a thread chosen uniformly, then by one of its ways.
};
std::string_view nameOf(SearchMethod method); ///< As the command line has it: "all", "bounded", …

struct PartialSearch {
    SearchMethod method = SearchMethod::All;
    std::uint32_t preemptions = 2; ///< Bounded: at most so many.
    std::uint64_t runs = 10'000;   ///< Pct, Random: so many; the settings' seed decides which.
    std::uint32_t depth = 3; ///< Pct: how many orderings a defect needs; priorities change one time less.
    bool operator==(const PartialSearch&) const = default;
};

struct ExploreOptions {
    Granularity granularity = Granularity::Step;
    bool ignoreOutput = false; ///< Outcomes are compared by variables only.
    RunOptions run;
    bool keepsMap = false;       ///< Exploration::map too, where it is not too large for one to look at.
    bool mergesIdentical = true; ///< One state stands for all in which identical threads have changed places;
                                 ///< every figure stays the same. Not with keepsMap.
    PartialSearch partial = {};
    std::size_t workers = 0; ///< Cores that share the work, 0: all. What is found does not depend on it.
};

std::size_t workersOf(const ExploreOptions& options); ///< At least 1.

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
    std::uint64_t runs = 0; ///< Pct, Random: how many of them ended so.
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

/// What a partial search has covered.
struct Coverage {
    PartialSearch search;
    std::uint64_t seed = 0;
    std::uint64_t runs = 0;    ///< Pct, Random: ended or cut.
    std::uint64_t cut = 0;     ///< Of these, given up because they went on for too long.
    std::uint64_t leftOut = 0; ///< Bounded: choices that were not followed.
};

/// All runs of one program, or those that were looked at. Never changes.
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
    std::optional<Coverage> coverage;            ///< Of a partial search, which is never complete.
    std::shared_ptr<const StateMap> map;         ///< With keepsMap; null where it would be too large.
};

/// Of more states there is no map.
constexpr std::uint64_t kMostMappedStates = 300'000;
/// Whether exploring the same again with keepsMap gives a map.
bool mayHaveMap(const Exploration& exploration);

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
