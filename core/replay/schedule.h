#pragma once

#include "core/base/result.h"
#include "core/base/settings.h"
#include "core/world/drive.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// One choice: who goes on, and in which of its ways.
struct Choice {
    enum class Way : std::uint8_t {
        Step,       ///< `1`: the next step of thread 1.
        Timeout,    ///< `1!`: its wait runs out.
        Case,       ///< `1/2`: its select takes the second case.
        Completion, ///< `~1`: the awaited operation of task 1 completes.
    };
    std::uint32_t number = 0; ///< Of the thread or task.
    Way way = Way::Step;
    std::uint32_t selected = 0; ///< Of Way::Case, from 1.
    auto operator<=>(const Choice&) const = default;
};

/// One interleaving: the choices in order. Program + settings + schedule = the run.
struct Schedule {
    Granularity granularity = Granularity::Step;
    std::vector<Choice> choices;
    bool operator==(const Schedule&) const = default;
};

/// How a way of going on is written.
Choice choiceOf(const Way& way);
/// Reads `access: 0 1*2 2! ~1 1/2`. The error names the entry that is wrong.
Result<Schedule> parseSchedule(std::string_view text);
/// `1`, `1!`, `1/2`, `~1`.
std::string format(const Choice& choice);
/// The shortest text: equal neighbours are folded (`1*3`), the granularity is named unless it is step.
std::string format(const Schedule& schedule);
/// Steps that follow a step of another number; completions are no steps.
std::size_t contextSwitches(const Schedule& schedule);

} // namespace core
