#include "core/insight/policy_words.h"

#include "core/base/settings.h"

#include <algorithm>
#include <array>
#include <limits>

namespace core {

namespace {

std::string time(std::int64_t nanoseconds)
{
    return formatDuration(Duration{nanoseconds});
}

bool isNone(std::int64_t figure)
{
    return figure == std::numeric_limits<std::int64_t>::max();
}

constexpr std::int64_t kPassOfNanosecond = 1024; ///< As the policy stride counts.

struct Words {
    std::string_view policy;
    std::string (*say)(std::int64_t figure);
};

const std::array kWords{
    Words{"sjf", [](std::int64_t f) { return " has the shortest next burst, " + time(f); }},
    Words{"srtf", [](std::int64_t f) { return " has the least time left, " + time(f); }},
    Words{"priority", [](std::int64_t f) { return " has the highest priority, " + std::to_string(f); }},
    Words{"mlfq",
          [](std::int64_t f) { return " is first at the highest level that has any, " + std::to_string(f); }},
    Words{"lottery", [](std::int64_t f) { return " owns the ticket that was drawn, " + std::to_string(f); }},
    Words{"stride",
          [](std::int64_t f) { return " has the least pass, " + time(f / kPassOfNanosecond) + " a ticket"; }},
    Words{"cfs", [](std::int64_t f) { return " has the least vruntime, " + time(f); }},
    Words{"eevdf",
          [](std::int64_t f) { return " is eligible and has the earliest virtual deadline, " + time(f); }},
    Words{"edf",
          [](std::int64_t f) {
              return isNone(f) ? std::string(" has waited longest, and nobody has a deadline")
                               : " has the earliest deadline, " + time(f);
          }},
    Words{"rm",
          [](std::int64_t f) {
              return isNone(f) ? std::string(" has waited longest, and nobody has a period")
                               : " has the shortest period, " + time(f);
          }},
    Words{"random", [](std::int64_t) { return std::string(" was drawn"); }},
};

} // namespace

std::string whyChosen(const std::string& policy, std::int64_t figure, bool waitedLongest)
{
    const auto words = std::ranges::find(kWords, policy, &Words::policy);
    if (words != kWords.end())
        return words->say(figure);
    return waitedLongest ? " has waited longest" : " is the first that may run here";
}

} // namespace core
