#pragma once

#include "app/cli/json_object.h"

#include "core/insight/races.h"

namespace app {

/// { "variable", "first": { "thread", "line", "access" }, "second" }
Json raceJson(const std::string& variable, const core::RacingAccess& first, const core::RacingAccess& second);

/// One thread of a deadlock's circle; a lock without a name is null.
Json wantJson(core::ThreadId thread, const std::string& holds, const std::string& wants, std::uint32_t line);

} // namespace app
