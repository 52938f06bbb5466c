#pragma once

#include "core/base/result.h"

#include <string>

namespace app {

/// A lesson's bytes, and the name by which messages call it.
struct LessonSource {
    std::string name;
    std::string text;
};

/// Of a file, of standard input ("-"), or of a lesson that comes with the program, by its id.
core::Result<LessonSource> readSource(const std::string& lesson);

} // namespace app
