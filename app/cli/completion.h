#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace app {

/// A script that completes commands, options and their values in a shell: bash, zsh or fish.
core::Result<std::string> completionScript(std::string_view shell);

} // namespace app
