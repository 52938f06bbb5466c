#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace app {

/// A lesson's bytes, and the name by which messages call it.
struct LessonSource {
    std::string name;
    std::string text;
};

/// Of a file, of standard input ("-"), or of a lesson that comes with the program, by its id.
core::Result<LessonSource> readSource(const std::string& lesson);

/// A lesson that comes with the program.
struct BuiltInLesson {
    std::string id;
    std::string title;
    std::string chapter;
    std::string file;
};
/// By chapter and title.
std::vector<BuiltInLesson> builtInLessons();

} // namespace app
