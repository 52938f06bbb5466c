#pragma once

#include "core/program/program.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class Severity : std::uint8_t { Error, Warning };

/// Something wrong with a lesson's text.
struct Diagnostic {
    Severity severity = Severity::Error;
    TextPosition place;
    int length = 1;      ///< Code points to underline, on the same line.
    std::string message; ///< One sentence without the place: "module 'requests' is not simulated; model …".
    std::string hint;    ///< What to do; may be empty.
    bool operator==(const Diagnostic&) const = default;
};

/// `lesson.py:12:5: error: …` with the source line, a caret and the hint, as the command line prints it.
std::string render(const Diagnostic& diagnostic, std::string_view fileName, std::string_view source);

/// What compiling gives: all that is wrong, and the program unless there were errors.
struct Compilation {
    std::shared_ptr<const Program> program; ///< Null when a diagnostic is an error.
    std::vector<Diagnostic> diagnostics;    ///< In the order of their places.
};

/// Compiles a lesson with the parts of the prelude that it imports. `text` is the file's bytes: not UTF-8 is
/// a diagnostic at the first bad byte; a byte order mark and CRLF are accepted.
Compilation compile(std::string_view text, std::string fileName);

} // namespace core
