#include "core/policy/policy.h"

#include "core/policy/first_come_first_served.h"
#include "core/policy/random_choice.h"
#include "core/policy/round_robin.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::array kPolicies{
    PolicyInfo{
        "rr", "Round robin: each in turn for a quantum",
        [](const Settings& s) -> std::unique_ptr<Policy> { return std::make_unique<RoundRobin>(s.quantum); }},
    PolicyInfo{
        "fcfs", "First come, first served, until it blocks or ends",
        [](const Settings&) -> std::unique_ptr<Policy> { return std::make_unique<FirstComeFirstServed>(); }},
    PolicyInfo{"sjf", "Shortest next CPU burst first, until it blocks or ends", makeShortestJobFirst},
    PolicyInfo{"srtf", "Shortest remaining time first, pre-emptive", makeShortestRemainingTime},
    PolicyInfo{"priority", "Highest priority first, pre-emptive, round robin among equals",
               makeFixedPriority},
    PolicyInfo{"mlfq", "Multi-level feedback queue: who uses up its allotment is demoted",
               makeMultiLevelFeedback},
    PolicyInfo{"lottery", "A ticket is drawn for each quantum", makeLottery},
    PolicyInfo{"stride", "Turns in proportion to tickets, without chance", makeStride},
    PolicyInfo{"cfs", "Linux's completely fair scheduler: least vruntime, weighted by nice",
               makeCompletelyFair},
    PolicyInfo{"eevdf", "Linux 6.6 and later: earliest virtual deadline among the eligible",
               makeEarliestEligible},
    PolicyInfo{"edf", "Earliest deadline first, pre-emptive", makeEarliestDeadline},
    PolicyInfo{"rm", "Rate monotonic: shortest period first, pre-emptive", makeRateMonotonic},
    PolicyInfo{
        "random", "Any ready thread, at every step",
        [](const Settings& s) -> std::unique_ptr<Policy> { return std::make_unique<RandomChoice>(s.seed); }},
};

} // namespace

std::span<const PolicyInfo> policyTable()
{
    return kPolicies;
}

const PolicyInfo* findPolicy(std::string_view name)
{
    const auto found = std::ranges::find(kPolicies, name, &PolicyInfo::name);
    return found == kPolicies.end() ? nullptr : &*found;
}

} // namespace core
