#pragma once

#include <span>
#include <string_view>

namespace core {

/// A module of the language that is written in the lesson language itself (core/lang/prelude/*.py, built in
/// by CMake).
struct PreludeModule {
    std::string_view name; ///< As imported: "concurrent.futures" is concurrent_futures.py.
    std::string_view text;
};
std::span<const PreludeModule> preludeModules();
/// Null if no part of the module is written in the lesson language.
const PreludeModule* findPrelude(std::string_view name);

} // namespace core
