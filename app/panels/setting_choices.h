#pragma once

#include "app/panels/setting_row.h"
#include "core/base/settings.h"
#include "core/program/program.h"

namespace app {

/// How a machine setting, or a lesson's parameter, is offered.
SettingChoice choiceOf(const core::SettingInfo& info);
SettingChoice choiceOf(const core::Parameter& parameter);

/// Why a setting changes nothing under the others in force; empty where it does.
QString unusedBecause(std::string_view setting, const core::Settings& settings);

/// "switch_interval" → "Switch interval", "cpython-3.12" → "CPython 3.12", "rr" → "Round robin".
QString settingLabel(const QString& name);
QString valueLabel(const QString& value);

} // namespace app
