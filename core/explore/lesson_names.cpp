#include "core/explore/lesson_names.h"

#include "core/lang/ast_visit.h"
#include "core/lang/lexer.h"
#include "core/lang/parser.h"

#include <algorithm>

namespace core {

namespace {

using ast::Import;
using ast::ImportFrom;
using ast::ImportName;

std::string boundName(const ImportName& name)
{
    return name.as.empty() ? name.module : name.as;
}

} // namespace

std::optional<ReadLesson> readLesson(std::string_view text)
{
    auto source = decode(text);
    if (!source)
        return std::nullopt;
    Diagnostics diagnostics;
    ast::Module tree = parseModule(*source, diagnostics);
    std::vector<Token> tokens = tokenize(*source, diagnostics);
    if (diagnostics.hasErrors())
        return std::nullopt;
    return ReadLesson{std::move(*source), std::move(tree), std::move(tokens)};
}

LessonNames::LessonNames(const ReadLesson& lesson)
    : m_lesson(lesson)
    , m_body(lesson.tree.body)
{
    for (const Token& token : lesson.tokens)
        if (token.kind == TokenKind::Name)
            m_names.insert(token.text);
    ast::forEachStatement(m_body, [&](const ast::Statement& each) {
        ast::forEachExpressionOf(each, [&](const ast::Expression& below) { noteNames(below); });
    });
}

/// Those in formatted texts are no tokens of the lesson.
void LessonNames::noteNames(const ast::Expression& expression)
{
    if (const auto* name = expression.as<ast::Name>())
        m_names.insert(name->id);
    ast::forEachChild(expression, [&](const ast::Expression& child) { noteNames(child); });
}

LessonNames::Imported LessonNames::imported(const std::string& module, const std::string& name,
                                            TextEdits& edits) const
{
    Imported result{{}, {}, ast::docstring(m_body) != nullptr ? std::size_t{1} : 0};
    for (std::size_t i = 0; i < m_body.size() && result.call.empty(); ++i) {
        result.call = callBy(*m_body[i], module, name);
        if (!result.call.empty())
            result.from = i;
    }
    for (std::size_t i = 0; i < m_body.size() && result.call.empty(); ++i) {
        if (!extend(*m_body[i], module, name, edits))
            continue;
        result.call = name;
        result.from = i;
    }
    if (result.call.empty()) {
        const bool isTaken = contains(name);
        result.line = isTaken ? "import " + module : "from " + module + " import " + name;
        result.call = isTaken ? module + "." + name : name;
    }
    while (isImport(result.from))
        ++result.from;
    return result;
}

std::string LessonNames::nameOf(const std::string& module, const std::string& name) const
{
    std::string found;
    for (std::size_t i = 0; i < m_body.size() && found.empty(); ++i)
        found = callBy(*m_body[i], module, name);
    return found;
}

std::size_t LessonNames::lineBehind(std::size_t statements) const
{
    const int line = statements == 0 ? 0 : m_body[statements - 1]->span.endLine;
    return m_lesson.source.lineStarts[static_cast<std::size_t>(line)];
}

bool LessonNames::isImport(std::size_t statement) const
{
    return statement < m_body.size()
        && (m_body[statement]->as<Import>() != nullptr || m_body[statement]->as<ImportFrom>() != nullptr);
}

/// How it is called with what the statement imports; empty: that brings it not.
std::string LessonNames::callBy(const ast::Statement& statement, const std::string& module,
                                const std::string& name)
{
    if (const auto* import = statement.as<Import>()) {
        for (const ImportName& each : import->names)
            if (each.module == module)
                return boundName(each) + "." + name;
    } else if (const auto* from = statement.as<ImportFrom>(); from != nullptr && from->module == module) {
        for (const ImportName& each : from->names)
            if (each.module == name || each.module == "*")
                return each.module == "*" ? name : boundName(each);
    }
    return {};
}

/// Has the statement import the name too, if it imports from its module.
bool LessonNames::extend(const ast::Statement& statement, const std::string& module, const std::string& name,
                         TextEdits& edits) const
{
    const auto* from = statement.as<ImportFrom>();
    if (from == nullptr || from->module != module || contains(name))
        return false;
    auto last = std::ranges::find(m_lesson.tokens, from->names.back().span, &Token::span);
    if (!from->names.back().as.empty())
        last += 2; // `as`, and the other name.
    edits.insert(last->end, fromUtf8(", " + name));
    return true;
}

} // namespace core
