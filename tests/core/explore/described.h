#pragma once

#include "core/explore/exploration.h"

#include <cmath>
#include <gmock/gmock.h>
#include <string>

namespace core::testing {

/// Every figure, in words.
inline std::string described(const Exploration& exploration)
{
    std::string text = exploration.interleavings + " " + exploration.limit + " "
        + std::to_string(exploration.states) + " " + std::to_string(exploration.transitions) + " "
        + ::testing::PrintToString(exploration.unreachableLines) + "\n";
    for (const ExploredOutcome& outcome : exploration.outcomes) {
        text += std::string(nameOf(outcome.kind)) + " " + outcome.message + " " + outcome.output + " "
            + outcome.interleavings + " " + format(outcome.schedule) + " "
            + std::to_string(outcome.contextSwitches) + " "
            + std::to_string(std::llround(outcome.probability.value_or(-1) * 1e10));
        for (const FinalVariable& variable : outcome.globals)
            text += " " + variable.name + "=" + variable.json;
        text += "\n";
    }
    for (const Finding& finding : exploration.findings)
        text += finding.message + " " + format(finding.schedule) + "\n";
    return text;
}

} // namespace core::testing
