#pragma once

#include "core/explore/exploration.h"

#include <string>

namespace core {

/// What a change of the lesson did to the ways in which it can end, in a sentence: "The lost update is gone;
/// 2 outcomes became 1."
struct ExplorationChange {
    bool better = false; ///< Something wrong is gone, and nothing wrong has come.
    bool worse = false;
    std::string words;
};
ExplorationChange changeBetween(const Exploration& before, const Exploration& after);

} // namespace core
