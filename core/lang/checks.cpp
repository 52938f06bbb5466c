#include "core/lang/checks.h"

#include "core/lang/ast_visit.h"
#include "core/lang/coroutines.h"
#include "core/lang/declarations.h"
#include "core/lang/guarded.h"
#include "core/lang/literal.h"
#include "core/lang/similar.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::array<std::string_view, 24> kNetworkModules{
    "requests", "urllib", "urllib3", "http",      "httpx",   "aiohttp",    "socket", "ssl",
    "smtplib",  "ftplib", "imaplib", "telnetlib", "xmlrpc",  "websockets", "flask",  "django",
    "fastapi",  "redis",  "pymongo", "psycopg2",  "sqlite3", "sqlalchemy", "mysql",  "selectors"};

void checkModule(const std::string& name, const Span& span, Diagnostics& diagnostics)
{
    if (isModule(name))
        return;
    const std::string package = name.substr(0, name.find('.'));
    const bool network = std::ranges::find(kNetworkModules, package) != kNetworkModules.end();
    diagnostics.error(span,
                      "module '" + name + "' is not simulated; model "
                          + (network ? "the request with io(ms)" : "what it does with work(ms) or io(ms)"),
                      "both come from the module interleave");
}

/// Built-ins of Python that lessons do not have, and what to use instead.
struct MissingBuiltin {
    std::string_view name;
    std::string_view hint;
};
constexpr std::array<MissingBuiltin, 16> kMissing{
    {{"open", "lessons touch no files; model the access with io(ms, device=\"disk\")"},
     {"eval", "write the expression itself"},
     {"exec", "write the statements themselves"},
     {"compile", "write the code itself"},
     {"__import__", "write an import statement"},
     {"globals", "use the variables by their names, or a dict of your own"},
     {"locals", "use the variables by their names, or a dict of your own"},
     {"vars", "use the attributes by their names"},
     {"bytes", "use str, or a list of ints"},
     {"bytearray", "use a list of ints"},
     {"complex", "use a tuple (real, imaginary)"},
     {"memoryview", "use a list"},
     {"frozenset", "use a set, or a tuple as a key"},
     {"dir", "use hasattr() with the attribute's name"},
     {"help", "read the lesson's text"},
     {"breakpoint", "stop at a note(…), or step through the run"}}};

void checkMissingBuiltins(const Unit& lesson, Diagnostics& diagnostics)
{
    for (const GlobalUse& use : lesson.scopes.globalUses) {
        const Symbol* variable = lesson.scopes.module->find(use.name);
        const auto missing = std::ranges::find(kMissing, use.name, &MissingBuiltin::name);
        if (missing != kMissing.end() && !(variable && variable->bound))
            diagnostics.missing(use.span, "'" + use.name + "' is", std::string(missing->hint));
    }
    const auto visit = [&](const ast::Expression& expression, const auto& self) -> void {
        const auto* call = expression.as<ast::Call>();
        const auto* name = call ? call->function->as<ast::Name>() : nullptr;
        if (name && (name->id == "getattr" || name->id == "setattr" || name->id == "delattr")
            && call->arguments.size() > 1 && !literalText(*call->arguments[1].value))
            diagnostics.missing(call->function->span, name->id + " with a computed name is",
                                "use a dict, or write the attribute's name");
        ast::forEachChild(expression, [&](const ast::Expression& child) { self(child, self); });
    };
    ast::forEachStatement(lesson.tree.body, [&](const ast::Statement& statement) {
        ast::forEachExpressionOf(statement,
                                 [&](const ast::Expression& expression) { visit(expression, visit); });
    });
}

} // namespace

Declarations check(const Unit& lesson, Diagnostics& diagnostics)
{
    ast::forEachStatement(lesson.tree.body, [&](const ast::Statement& statement) {
        if (const auto* import = statement.as<ast::Import>())
            for (const ast::ImportName& name : import->names)
                checkModule(name.module, name.span, diagnostics);
        if (const auto* from = statement.as<ast::ImportFrom>(); from && from->module != "__future__")
            checkModule(from->module, from->moduleSpan, diagnostics);
    });
    checkMissingBuiltins(lesson, diagnostics);
    checkGuarded(lesson, diagnostics);
    checkForgottenAwaits(lesson, diagnostics);
    return findDeclarations(lesson, diagnostics);
}

void checkImportedNames(const Linker& linker, Diagnostics& diagnostics)
{
    ast::forEachStatement(linker.lesson().tree.body, [&](const ast::Statement& statement) {
        const auto* from = statement.as<ast::ImportFrom>();
        const auto module = from ? linker.find(from->module) : std::nullopt;
        if (!module)
            return;
        for (const ast::ImportName& name : from->names) {
            if (name.module == "*" || linker.hasMember(*module, name.module))
                continue;
            const std::string similar = mostSimilar(name.module, linker.publicNames(*module));
            diagnostics.error(name.span,
                              "module '" + from->module + "' has no '" + name.module + "' in lessons",
                              similar.empty() ? "" : "did you mean '" + similar + "'?");
        }
    });
}

} // namespace core
