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
