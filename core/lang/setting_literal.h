#pragma once

#include "core/base/settings.h"
#include "core/lang/ast.h"

#include <optional>
#include <string>

namespace core {

/// The value of a machine setting as the command line would write it; none if it is no literal. A number is
/// milliseconds where the setting is a duration.
std::optional<std::string> settingText(const ast::Expression& value, const SettingInfo& info);
std::string settingText(double value, const SettingInfo& info);

} // namespace core
