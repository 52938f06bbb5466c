#pragma once

#include "core/lang/compile.h"

#include <string>
#include <string_view>

namespace core {

/// All diagnostics of a lesson, one a line: "2:5 error: message (hint)".
inline std::string diagnose(std::string_view text)
{
    std::string lines;
    for (const Diagnostic& diagnostic : compile(text, "lesson.py").diagnostics) {
        lines += std::to_string(diagnostic.place.line) + ":" + std::to_string(diagnostic.place.column)
            + (diagnostic.severity == Severity::Error ? " error: " : " warning: ") + diagnostic.message;
        lines += (diagnostic.hint.empty() ? "" : " (" + diagnostic.hint + ")") + "\n";
    }
    return lines;
}

/// The same without hints and words: "2:5 3:1 ".
inline std::string places(std::string_view text)
{
    std::string line;
    for (const Diagnostic& diagnostic : compile(text, "lesson.py").diagnostics)
        line += std::to_string(diagnostic.place.line) + ":" + std::to_string(diagnostic.place.column) + " ";
    return line;
}

inline std::string firstMessage(std::string_view text)
{
    const Compilation result = compile(text, "lesson.py");
    return result.diagnostics.empty() ? "" : result.diagnostics.front().message;
}

} // namespace core
