#pragma once

#include "core/explore/exploration.h"
#include "core/program/program.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// Whether an outcome is what the lesson's expect() says.
bool fits(const Expectation& expected, const ExploredOutcome& outcome);

/// The lesson with an expect() that names this outcome, by as little as tells it from all others, behind
/// those that it has. `grade`: "right", "surprising", "wrong". None where expect() cannot tell it from the
/// others.
std::optional<std::string> withExpectation(std::string_view source, const Exploration& found,
                                           std::size_t outcome, const std::string& grade);

} // namespace core
