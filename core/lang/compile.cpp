#include "core/lang/compile.h"

#include "core/lang/checks.h"
#include "core/lang/compiler.h"
#include "core/lang/diagnostics.h"
#include "core/lang/linker.h"
#include "core/lang/parser.h"

#include <algorithm>

namespace core {

namespace {

/// Known misspellings of names from other languages.
std::string hintFor(const Linker& linker, const std::string& name)
{
    if (name == "true" || name == "false")
        return name == "true" ? "did you mean True?" : "did you mean False?";
    if (name == "null" || name == "nil")
        return "did you mean None?";
    const std::string similar = linker.similarName(name);
    return similar.empty() ? "" : "did you mean '" + similar + "'?";
}

void warnOfUndefined(const Linker& linker, Diagnostics& diagnostics)
{
    for (const GlobalUse& use : linker.undefined())
        diagnostics.warning(use.span, "name '" + use.name + "' is not defined", hintFor(linker, use.name));
}

std::shared_ptr<const Program> build(std::unique_ptr<Unit> lesson, const std::string& fileName,
                                     std::string_view text, Declarations declarations,
                                     Diagnostics& diagnostics)
{
    ProgramBuilder builder(diagnostics);
    Linker linker(builder);
    linker.add(std::move(lesson));
    checkImportedNames(linker, diagnostics);
    if (diagnostics.hasErrors())
        return nullptr;
    warnOfUndefined(linker, diagnostics);
    // The lesson's body is function 0.
    Compiler main(builder, linker, linker.lesson(), *linker.lesson().scopes.module, nullptr);
    builder.modules()[0].body = main.compileModule();
    for (const Unit* unit : linker.units()) {
        if (!unit->prelude)
            continue;
        Compiler compiler(builder, linker, *unit, *unit->scopes.module, nullptr);
        builder.modules()[unit->index].body = compiler.compileModule();
    }
    return std::make_shared<const Program>(
        builder.finish(fileName, std::string(text), std::move(declarations)));
}

} // namespace

Compilation compile(std::string_view text, std::string fileName)
{
    Diagnostics diagnostics;
    auto lesson = std::make_unique<Unit>();
    lesson->name = fileName;
    auto source = decode(text);
    if (!source) {
        diagnostics.error({source.error().where->line, source.error().where->column, 0, 0},
                          source.error().message, "save the lesson as UTF-8 text");
        return {nullptr, diagnostics.sorted()};
    }
    lesson->source = std::move(*source);
    lesson->tree = parseModule(lesson->source, diagnostics);
    const bool parsed = !diagnostics.hasErrors();
    lesson->readsDocumentation = text.find("__doc__") != std::string_view::npos;
    lesson->scopes = analyse(lesson->tree, false, diagnostics);
    Declarations declarations = check(*lesson, diagnostics);
    std::shared_ptr<const Program> program;
    if (parsed && !diagnostics.hasErrors()) {
        try {
            program = build(std::move(lesson), fileName, text, std::move(declarations), diagnostics);
        } catch (const CompileFailure&) {
            program = nullptr;
        }
    }
    return {std::move(program), diagnostics.sorted()};
}

} // namespace core
