#pragma once

#include "core/base/result.h"

#include <string_view>

namespace app {

/// Results go to standard output; the error says why they could not (a full disk).
core::Result<> writeOutput(std::string_view text);
/// Diagnostics and summaries go to standard error.
void writeError(std::string_view text);
/// "interleave: …", with the first word in red on a terminal unless NO_COLOR is set.
void complain(std::string_view message);
/// Whether progress may be shown.
bool errorIsTerminal();

} // namespace app
