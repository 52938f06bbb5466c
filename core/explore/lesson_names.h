#pragma once

#include "core/lang/ast.h"
#include "core/lang/text_edits.h"
#include "core/lang/token.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A lesson as it was read, to be written into.
struct ReadLesson {
    SourceText source;
    ast::Module tree;
    std::vector<Token> tokens;
};
/// Empty where the text has errors.
std::optional<ReadLesson> readLesson(std::string_view text);

/// The names in a lesson, for whoever adds a line to it.
class LessonNames {
public:
    /// How a lesson names what a module has.
    struct Imported {
        std::string call; ///< "Lock", "threading.Lock".
        std::string line; ///< To be put before its use; empty: it is imported already.
        std::size_t from; ///< It may be used behind so many statements.
    };

    explicit LessonNames(const ReadLesson& lesson);

    /// Whether the lesson uses a name, for whatever.
    bool contains(const std::string& name) const { return m_names.contains(name); }
    /// How the lesson names what a module has, by its own imports; empty if it has not imported it.
    std::string nameOf(const std::string& module, const std::string& name) const;
    /// A name of a module is to be used behind the lesson's first imports, and behind those that follow the
    /// one that brings it. An import from the module itself is extended by `edits`.
    Imported imported(const std::string& module, const std::string& name, TextEdits& edits) const;
    /// Where the line behind so many statements begins.
    std::size_t lineBehind(std::size_t statements) const;

private:
    void noteNames(const ast::Expression& expression);
    bool isImport(std::size_t statement) const;
    static std::string callBy(const ast::Statement& statement, const std::string& module,
                              const std::string& name);
    bool extend(const ast::Statement& statement, const std::string& module, const std::string& name,
                TextEdits& edits) const;

    const ReadLesson& m_lesson;
    const ast::Block& m_body;
    std::set<std::string> m_names;
};

} // namespace core
