#pragma once

#include <string>

namespace app {

/// The manual page, interleave(1), in the macros of man(7), out of what the commands declare.
std::string manualPage();

} // namespace app
