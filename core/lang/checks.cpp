#include "core/lang/checks.h"

#include "core/lang/ast_visit.h"
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
    return {};
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
