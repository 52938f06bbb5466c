#include "tests/architecture/rules.h"

#include <algorithm>
#include <functional>
#include <regex>
#include <set>

namespace architecture {

namespace {

constexpr std::size_t kLongestFunction = 60;
constexpr std::size_t kLongestFile = 500;

std::string at(const Source& source, std::size_t line, const std::string& what)
{
    return source.path + ":" + std::to_string(line) + ": " + what;
}

bool isIn(const Source& source, const std::string& folder)
{
    return source.path.starts_with(folder + "/");
}

bool isInAny(const Source& source, const std::vector<std::string>& folders)
{
    return std::ranges::any_of(folders, [&](const std::string& folder) { return isIn(source, folder); });
}

/// Lines of code that match, in the sources chosen.
Violations matches(const Sources& sources, const std::function<bool(const Source&)>& chosen,
                   const std::regex& pattern, const std::string& what)
{
    Violations violations;
    for (const Source& source : sources) {
        if (!chosen(source))
            continue;
        const std::vector<std::string> lines = linesOf(codeOnly(source.text));
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (std::regex_search(lines[i], pattern))
                violations.push_back(at(source, i + 1, what));
    }
    return violations;
}

Violations includes(const Sources& sources, const std::function<bool(const Source&)>& chosen,
                    const std::function<bool(const Source&, const std::string&)>& forbidden)
{
    Violations violations;
    for (const Source& source : sources) {
        if (!chosen(source))
            continue;
        for (const Include& include : includesOf(source.text))
            if (forbidden(source, include.target))
                violations.push_back(at(source, include.line, "includes " + include.target));
    }
    return violations;
}

bool inCore(const Source& source)
{
    return isIn(source, "core");
}

std::size_t rankOf(const std::string& folder)
{
    return static_cast<std::size_t>(std::ranges::find(coreFolders(), folder) - coreFolders().begin());
}

bool breaksTheOrder(const Source& source, const std::string& target)
{
    const std::string path = target.substr(1, target.size() - 2);
    if (path.starts_with("app/") || path.starts_with("tests/"))
        return true;
    return path.starts_with("core/") && rankOf(folderOf(path)) > rankOf(folderOf(source.path));
}

/// Names that are declared as a QPainter, by value, reference or pointer, in this text.
std::set<std::string> painterNames(const std::string& code)
{
    static const std::regex kDeclaration(R"(\bQPainter\s*[&*]?\s*(\w+)\s*[,;)({])");
    std::set<std::string> names;
    for (std::sregex_iterator match(code.begin(), code.end(), kDeclaration), end; match != end; ++match)
        names.insert((*match)[1]);
    return names;
}

bool isMutableVariable(const std::string& text)
{
    static const std::regex kNoVariable(
        R"(^(__extension__ )?(using|namespace|class|struct|union|enum|template|friend|static_assert)"
        R"(|typedef|extern|concept|return|public|private|protected|signals)\b)");
    static const std::regex kConstant(R"(\b(constexpr|consteval)\b|\bconst\b(?!.*\*\s*\w+( =.*)?$))");
    static const std::regex kVariable(R"(^[\w:<>,\s*&\[\]]+[\s*&>]\w+(\[\w*\])*( =.*)?$)");
    return !text.starts_with(',') && !std::regex_search(text, kNoVariable)
        && !std::regex_search(text, kConstant) && std::regex_match(text, kVariable);
}

bool isMutableGlobal(const Statement& statement)
{
    static const std::regex kStatic(R"(^(inline )?static\b)");
    if (statement.text.find("thread_local") != std::string::npos)
        return true;
    if (statement.within != ScopeKind::Namespace && !std::regex_search(statement.text, kStatic))
        return false;
    return isMutableVariable(statement.text);
}

} // namespace

const std::vector<std::string>& coreFolders()
{
    static const std::vector<std::string> kFolders{
        "core/base",    "core/value",  "core/program",  "core/lang",    "core/recording", "core/parallel",
        "core/world",   "core/policy", "core/machine",  "core/replay",  "core/timeline",  "core/insight",
        "core/explore", "core/real",   "core/recorder", "core/formats", "core/diagram",   "core/render",
    };
    return kFolders;
}

Violations unknownCoreFolders(const Sources& sources)
{
    Violations violations;
    for (const Source& source : sources)
        if (inCore(source) && rankOf(folderOf(source.path)) == coreFolders().size())
            violations.push_back(at(source, 1, "is in no folder of the list"));
    return violations;
}

Violations includesAgainstTheOrder(const Sources& sources)
{
    return includes(sources, inCore, breaksTheOrder);
}

Violations qtInCore(const Sources& sources)
{
    return includes(sources, inCore, [](const Source&, const std::string& target) {
        static const std::regex kQt(R"([<"](Q\w|Qsci/|.*/Q[A-Z]|q\w*\.h|.*moc_).*)");
        return std::regex_match(target, kQt);
    });
}

Violations concurrencyOutsideItsFolders(const Sources& sources)
{
    const auto chosen = [](const Source& source) {
        return inCore(source) && !isInAny(source, {"core/parallel", "core/real", "core/recorder"});
    };
    return includes(sources, chosen, [](const Source&, const std::string& target) {
        static const std::regex kHeader(
            R"(<(thread|mutex|shared_mutex|atomic|condition_variable|future|semaphore|latch|barrier|pthread\.h)>)");
        return std::regex_match(target, kHeader);
    });
}

Violations clocksAndRandomDevices(const Sources& sources)
{
    const auto chosen = [](const Source& source) {
        return inCore(source) && !isInAny(source, {"core/real", "core/recorder"});
    };
    static const std::regex kClock(
        R"(\b(system_clock|steady_clock|high_resolution_clock|utc_clock|random_device|clock_gettime|gettimeofday)\b)"
        R"(|(\bstd::|::|\s|^|[(=])((clock|rand)\(\)|getenv\(|time\((nullptr|NULL|0|&))|\bstd::time\()");
    return matches(sources, chosen, kClock, "reads a clock, chance or the environment");
}

Violations drawingOutsideThePainter(const Sources& sources)
{
    Violations violations;
    for (const Source& source : sources) {
        if (!isIn(source, "app") || isIn(source, "app/painter"))
            continue;
        const std::string code = codeOnly(source.text);
        for (const std::string& name : painterNames(code)) {
            const std::regex call("\\b" + name + R"(\s*(\.|->)\s*(draw|fill|stroke|erase)\w*\s*\()");
            const Violations found = matches(
                {source}, [](const Source&) { return true; }, call, "draws on " + name);
            violations.insert(violations.end(), found.begin(), found.end());
        }
    }
    return violations;
}

Violations settingsOutsideTheirFolder(const Sources& sources)
{
    const auto chosen = [](const Source& source) {
        return isIn(source, "app") && !isIn(source, "app/settings");
    };
    return matches(sources, chosen, std::regex(R"(\bQSettings\b)"), "uses QSettings");
}

Violations headersWithoutPragmaOnce(const Sources& sources)
{
    Violations violations;
    for (const Source& source : sources)
        if (source.path.ends_with(".h") && source.text.find("#pragma once") == std::string::npos)
            violations.push_back(at(source, 1, "has no #pragma once"));
    return violations;
}

Violations mutableGlobals(const Sources& sources)
{
    Violations violations;
    for (const Source& source : sources)
        for (const Statement& statement : outlineOf(source.text).statements)
            if (isMutableGlobal(statement))
                violations.push_back(
                    at(source, statement.line, "can change for everybody: " + statement.text));
    return violations;
}

Violations singletons(const Sources& sources)
{
    static const std::regex kSingleton(R"(\bstatic\s+[\w:]+\s*[&*]\s*\w*[iI]nstance\s*\(|\bQ_GLOBAL_STATIC)");
    return matches(
        sources, [](const Source&) { return true; }, kSingleton, "is a singleton");
}

Violations owningNew(const Sources& sources)
{
    static const std::regex kNew(R"((^|[^\w#])new\s+[A-Za-z_:])");
    return matches(sources, inCore, kNew, "calls new");
}

Violations longFunctions(const Sources& sources)
{
    Violations violations;
    for (const Source& source : sources)
        for (const Function& function : outlineOf(source.text).functions)
            if (const std::size_t lines = function.lastLine - function.firstLine + 1;
                lines > kLongestFunction)
                violations.push_back(
                    at(source, function.firstLine, std::to_string(lines) + " lines: " + function.head));
    return violations;
}

Violations longFiles(const Sources& sources)
{
    Violations violations;
    for (const Source& source : sources)
        if (const std::size_t lines = linesOf(source.text).size(); lines > kLongestFile)
            violations.push_back(at(source, lines, std::to_string(lines) + " lines"));
    return violations;
}

} // namespace architecture
