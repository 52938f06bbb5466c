#include "app/cli/explore_json.h"

#include "app/cli/insight_json.h"
#include "app/cli/json_object.h"
#include "app/cli/run_json.h"

#include <array>
#include <sys/resource.h>

namespace app {

namespace {

Json textOrNull(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

Json numberOrNull(const std::optional<double>& number)
{
    return number ? Json(*number) : Json();
}

std::string outcomeJson(const core::ExploredOutcome& outcome)
{
    JsonObject object;
    object.add("name", textOrNull(outcome.name))
        .add("grade", textOrNull(outcome.grade))
        .add("kind", core::nameOf(outcome.kind))
        .add("stdout", outcome.output)
        .addRaw("globals", globalsJson(outcome.globals))
        .add("message", outcome.message)
        .add("interleavings", outcome.interleavings)
        .add("fraction", numberOrNull(outcome.fraction))
        .add("probability", numberOrNull(outcome.probability))
        .add("schedule", core::format(outcome.schedule))
        .add("context_switches", outcome.contextSwitches);
    if (outcome.runs > 0)
        object.add("runs", outcome.runs);
    return object.text();
}

std::string outcomesJson(const core::Exploration& exploration)
{
    std::vector<std::string> outcomes;
    for (const core::ExploredOutcome& outcome : exploration.outcomes)
        outcomes.push_back(outcomeJson(outcome));
    return jsonArray(outcomes);
}

Json racesJson(const core::Exploration& exploration)
{
    Json races = Json::array();
    for (const core::ExploredRace& race : exploration.races)
        races.push_back(raceJson(race.variable, race.first, race.second));
    return races;
}

Json deadlocksJson(const core::Exploration& exploration)
{
    Json deadlocks = Json::array();
    for (const core::ExploredDeadlock& deadlock : exploration.deadlocks) {
        Json cycle = Json::array();
        for (const auto& member : deadlock.cycle)
            cycle.push_back(wantJson(member.thread, member.holds, member.wants, member.line));
        deadlocks.push_back(
            {{"message", deadlock.message}, {"cycle", cycle}, {"schedule", core::format(deadlock.schedule)}});
    }
    return deadlocks;
}

Json findingsJson(const core::Exploration& exploration)
{
    Json findings = Json::array();
    for (const core::Finding& finding : exploration.findings)
        findings.push_back({{"kind", finding.kind},
                            {"message", finding.message},
                            {"lines", finding.lines},
                            {"schedule", core::format(finding.schedule)},
                            {"cure", finding.cure}});
    return findings;
}

/// What was covered; null where everything was.
Json searchJson(const core::Exploration& exploration)
{
    if (!exploration.coverage)
        return {};
    const core::Coverage& covered = *exploration.coverage;
    Json search{{"method", std::string(core::nameOf(covered.search.method))}};
    if (covered.search.method == core::SearchMethod::Bounded) {
        search["preemptions"] = covered.search.preemptions;
        search["choices_left_out"] = covered.leftOut;
        return search;
    }
    search["seed"] = covered.seed;
    search["runs"] = covered.runs;
    search["runs_cut"] = covered.cut;
    if (covered.search.method == core::SearchMethod::Pct)
        search["depth"] = covered.search.depth;
    return search;
}

/// Of the whole process.
std::uint64_t peakMemory()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
}

} // namespace

std::string exploreJson(const std::string& lesson, const core::Exploration& exploration, double seconds)
{
    constexpr std::array<std::string_view, 4> granularities{"step", "access", "line", "runtime"};
    JsonObject object;
    object.add("format", "interleave-explore/1")
        .add("lesson", lesson)
        .add("granularity", granularities[static_cast<std::size_t>(exploration.granularity)])
        .add("complete", exploration.complete)
        .add("limit", textOrNull(exploration.limit))
        .add("unsettled", exploration.unsettled)
        .add("search", searchJson(exploration))
        .add("states", exploration.states)
        .add("transitions", exploration.transitions)
        .add("interleavings", exploration.interleavings)
        .add("seconds", seconds)
        .add("peak_memory_bytes", peakMemory())
        .addRaw("outcomes", outcomesJson(exploration))
        .add("races", racesJson(exploration))
        .add("deadlocks", deadlocksJson(exploration))
        .add("unreachable_lines", exploration.unreachableLines)
        .add("findings", findingsJson(exploration));
    return object.text();
}

} // namespace app
