#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace architecture {

/// A file of the tree; the path is relative to the repository: "core/base/time.h".
struct Source {
    std::string path;
    std::string text;
};

/// The C++ files below the given folders of the repository, in the order of their paths.
std::vector<Source> sourcesUnder(const std::vector<std::string>& folders);

/// The text with comments, strings and character literals blanked out, so that a rule about code is not
/// broken by a sentence about it. Line breaks stay where they are.
std::string codeOnly(std::string_view text);

std::vector<std::string> linesOf(std::string_view text);

/// "core/base" for "core/base/time.h"; what stands below a second level counts to it: "core/formats" for
/// "core/formats/json/reader.h".
std::string folderOf(std::string_view path);

/// What an #include line names, with its brackets or quotes: "<mutex>", "\"core/base/id.h\"".
struct Include {
    std::size_t line;
    std::string target;
};
std::vector<Include> includesOf(std::string_view text);

enum class ScopeKind { Namespace, Class, Function, Other };

/// A piece of code in braces, or a statement that ends in a semicolon, with the kind of what it stands in.
struct Statement {
    ScopeKind within;
    std::size_t line; ///< Of its first character; lines count from 1.
    std::string text; ///< Up to its semicolon or brace, blanks folded.
};
struct Function {
    std::size_t firstLine; ///< The line of its opening brace.
    std::size_t lastLine;
    std::string head;
};
struct Outline {
    std::vector<Statement> statements;
    std::vector<Function> functions;
};

/// A rough reading of C++ that is right for code laid out by clang-format.
Outline outlineOf(std::string_view text);

} // namespace architecture
