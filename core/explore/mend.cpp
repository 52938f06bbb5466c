// A lesson is mended by its syntax tree. A lock: the statements of one block that hold all lines of what
// races in one function go into a `with`. An await: a call is made another one. The rest of the text stays as
// it was written.

#include "core/explore/mend.h"

#include "core/explore/lesson_names.h"
#include "core/lang/ast_visit.h"
#include "core/lang/compile.h"
#include "core/lang/text_edits.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace core {

namespace {

using ast::Block;
using ast::FunctionDef;
using ast::Statement;
using FunctionsByName = std::map<std::string, const FunctionDef*>;

/// Statements of one block, by their places in it.
struct Region {
    const Block* block;
    std::size_t first;
    std::size_t last;
};

template <class F>
void forEachBelow(const ast::Expression& expression, F&& f)
{
    f(expression);
    ast::forEachChild(expression, [&](const ast::Expression& child) { forEachBelow(child, f); });
}

/// Calls f for all expressions of a statement and of the blocks within it.
template <class F>
void forEachWithin(const Statement& statement, F&& f)
{
    ast::forEachExpressionOf(statement, [&](const ast::Expression& each) { forEachBelow(each, f); });
    ast::forEachBlockOf(statement, [&](const Block& block) {
        for (const auto& each : block)
            forEachWithin(*each, f);
    });
}

int firstLine(const Statement& statement)
{
    int line = statement.span.line;
    ast::forEachExpressionOf(statement,
                             [&](const ast::Expression& each) { line = std::min(line, each.span.line); });
    return line; // A decorator stands before the head.
}

int lastLine(const Statement& statement)
{
    int line = statement.span.endLine;
    ast::forEachBlockOf(statement, [&](const Block& block) {
        if (!block.empty())
            line = std::max(line, lastLine(*block.back()));
    });
    return line;
}

bool holds(const Block& block, int line)
{
    return !block.empty() && firstLine(*block.front()) <= line && line <= lastLine(*block.back());
}

/// The innermost function in whose body the line is; null: none.
const FunctionDef* functionAround(const Block& block, int line, const FunctionDef* outer = nullptr)
{
    for (const auto& statement : block)
        ast::forEachBlockOf(*statement, [&](const Block& inner) {
            const auto* function = statement->as<FunctionDef>();
            if (holds(inner, line))
                outer = functionAround(inner, line, function != nullptr ? function : outer);
        });
    return outer;
}

/// By which name a call calls; empty: by none.
std::string calledName(const ast::Expression& expression)
{
    const auto* call = expression.as<ast::Call>();
    if (call == nullptr)
        return {};
    if (const auto* attribute = call->function->as<ast::Attribute>())
        return attribute->name;
    const auto* name = call->function->as<ast::Name>();
    return name != nullptr ? name->id : std::string();
}

/// Whether a call begins a thread or a task, or waits for its end: `", ".join(words)` does not.
bool beginsOrEndsThread(const ast::Expression& expression)
{
    const std::string name = calledName(expression);
    if (name == "join") {
        const auto& arguments = expression.as<ast::Call>()->arguments;
        const auto* timeout = arguments.empty() || arguments[0].kind == ast::ArgumentKind::Keyword
            ? nullptr
            : arguments[0].value->as<ast::Literal>();
        const bool isPositional = !arguments.empty() && arguments[0].kind != ast::ArgumentKind::Keyword;
        return !isPositional || (timeout != nullptr && std::holds_alternative<Value>(timeout->value));
    }
    return name == "start" || name == "gather" || name == "create_task";
}

/// Calls f for an expression and those within it that are evaluated with it: not in functions without a name,
/// nor in comprehensions, which cannot await.
template <class F>
void forEachAtOnce(const ast::Expression& expression, F&& f)
{
    if (expression.as<ast::Lambda>() != nullptr || expression.as<ast::Comprehension>() != nullptr)
        return;
    f(expression);
    ast::forEachChild(expression, [&](const ast::Expression& child) { forEachAtOnce(child, f); });
}

/// What waits and holds the thread, and what gives the event loop a turn meanwhile.
struct Waiting {
    const char* module;
    const char* name;
    const char* awaitableModule;
    const char* awaitable;
};
constexpr std::array kWaiting{Waiting{"interleave", "io", "interleave", "aio"},
                              Waiting{"time", "sleep", "asyncio", "sleep"}};

/// A loop that does nothing until another thread has changed what it looks at.
bool spins(const Statement& statement)
{
    const auto* loop = statement.as<ast::While>();
    return loop != nullptr && std::ranges::all_of(loop->body, [](const auto& each) {
               return each->template as<ast::Pass>() != nullptr
                   || each->template as<ast::Continue>() != nullptr
                   || each->template as<ast::ExpressionStatement>() != nullptr;
           });
}

class Mender {
public:
    explicit Mender(const ReadLesson& lesson)
        : m_names(lesson)
        , m_source(lesson.source)
        , m_tree(lesson.tree)
        , m_tokens(lesson.tokens)
        , m_edits(lesson.source)
    {
        ast::forEachStatement(m_tree.body, [&](const Statement& each) {
            if (const auto* function = each.as<FunctionDef>())
                m_named[function->name] = function;
        });
    }

    std::optional<std::string> mended(const std::set<int>& racing)
    {
        std::map<const FunctionDef*, std::set<int>> byFunction;
        for (const int line : racing)
            byFunction[functionAround(m_tree.body, line)].insert(line);
        for (const auto& [function, lines] : byFunction)
            if (!addRegion(function, lines))
                return std::nullopt;
        const std::optional<std::string> lock = freeName();
        if (!lock || m_names.contains("multiprocessing") || m_names.contains("ProcessPoolExecutor")
            || !makeLock(*lock))
            return std::nullopt;
        for (const Region& region : m_regions)
            putInto(region, *lock);
        moveLinks();
        return m_edits.text();
    }

    /// The first call in the line that holds up an event loop, awaited.
    std::optional<BlockingWords> awaited(int line)
    {
        const FunctionDef* function = functionAround(m_tree.body, line);
        if (function == nullptr || !function->isAsync)
            return std::nullopt;
        const ast::Call* found = nullptr;
        const Waiting* waiting = nullptr;
        ast::forEachStatement(function->body, [&](const Statement& statement) {
            ast::forEachExpressionOf(statement, [&](const ast::Expression& whole) {
                forEachAtOnce(whole, [&](const ast::Expression& each) {
                    const auto* call = each.as<ast::Call>();
                    if (found != nullptr || call == nullptr || each.span.line != line)
                        return;
                    waiting = waitingBy(*call);
                    found = waiting != nullptr ? call : nullptr;
                    m_call = each.span;
                });
            });
        });
        return found != nullptr ? std::optional(awaited(*found, *waiting)) : std::nullopt;
    }

private:
    /// False where holding a lock there is wrong.
    bool addRegion(const FunctionDef* function, const std::set<int>& lines)
    {
        const bool isAsync = function != nullptr && function->isAsync;
        const std::optional<Region> region =
            regionOf(function == nullptr ? m_tree.body : function->body, lines);
        if (!region || (m_isAsync && *m_isAsync != isAsync))
            return false;
        m_isAsync = isAsync;
        m_regions.push_back(*region);
        if (function != nullptr)
            m_functions.insert(function->name);
        return canHold(*region, lines);
    }

    bool beginsItsLine(const Statement& statement) const
    {
        const int line = firstLine(statement);
        const std::u32string_view text = m_source.line(line);
        return line < statement.span.line // Its decorator.
            || text.find_first_not_of(U" \t\f") == static_cast<std::size_t>(statement.span.column - 1);
    }

    /// The statements of the innermost block that has all of the lines, widened to whole lines.
    std::optional<Region> regionOf(const Block& block, const std::set<int>& lines) const
    {
        const auto placeOf = [&](int line) {
            return static_cast<std::size_t>(
                std::ranges::find_if(block, [&](const auto& each) { return line <= lastLine(*each); })
                - block.begin());
        };
        Region region{&block, placeOf(*lines.begin()), placeOf(*lines.rbegin())};
        if (region.last >= block.size())
            return std::nullopt;
        std::optional<Region> inner;
        if (region.first == region.last)
            ast::forEachBlockOf(*block[region.first], [&](const Block& each) {
                if (holds(each, *lines.begin()) && holds(each, *lines.rbegin()))
                    inner = regionOf(each, lines);
            });
        if (inner)
            return inner;
        while (region.first > 0 && !beginsItsLine(*block[region.first]))
            --region.first;
        while (region.last + 1 < block.size()
               && firstLine(*block[region.last + 1]) == lastLine(*block[region.last]))
            ++region.last;
        return beginsItsLine(*block[region.first]) ? std::optional(region) : std::nullopt;
    }

    /// Not where a thread begins or ends, not while waiting for another, and not where what races is done by
    /// a function without a name, who knows when.
    static bool canHold(const Region& region, const std::set<int>& lines)
    {
        bool can = true;
        const auto look = [&](const ast::Expression& expression) {
            const bool isLater =
                expression.as<ast::Lambda>() != nullptr && std::ranges::any_of(lines, [&](int line) {
                    return expression.span.line <= line && line <= expression.span.endLine;
                });
            can = can && !isLater && !beginsOrEndsThread(expression);
        };
        for (std::size_t i = region.first; i <= region.last; ++i) {
            forEachWithin(*(*region.block)[i], look);
            can = can && !spins(*(*region.block)[i]);
            ast::forEachBlockOf(*(*region.block)[i], [&](const Block& block) {
                ast::forEachStatement(block, [&](const Statement& each) { can = can && !spins(each); });
            });
        }
        return can;
    }

    /// Whether one that holds the lock calls, perhaps through others, one that takes it. Special methods are
    /// called without their names.
    bool isNested() const
    {
        std::set<const FunctionDef*> seen;
        const bool anySpecial = std::ranges::any_of(
            m_functions, [](const std::string& name) { return name.rfind("__", 0) == 0; });
        return anySpecial || std::ranges::any_of(m_regions, [&](const Region& region) {
                   for (std::size_t i = region.first; i <= region.last; ++i)
                       if (leadsToLock(*(*region.block)[i], seen))
                           return true;
                   return false;
               });
    }

    bool leadsToLock(const Statement& statement, std::set<const FunctionDef*>& seen) const
    {
        bool leads = false;
        forEachWithin(statement, [&](const ast::Expression& expression) {
            const std::string name = calledName(expression);
            const auto function = m_named.find(name);
            leads = leads || m_functions.contains(name);
            if (leads || function == m_named.end() || !seen.insert(function->second).second)
                return;
            for (const auto& each : function->second->body)
                leads = leads || leadsToLock(*each, seen);
        });
        return leads;
    }

    std::optional<std::string> freeName() const
    {
        for (const char* name : {"lock", "one_lock", "the_lock"})
            if (!m_names.contains(name))
                return name;
        return std::nullopt;
    }

    /// Behind the imports. False where there is no such lock, or where a module's own statement would take it
    /// before.
    bool makeLock(const std::string& name)
    {
        const bool again = isNested();
        if (*m_isAsync && again)
            return false; // asyncio has none that can be taken again.
        const LessonNames::Imported kind =
            m_names.imported(*m_isAsync ? "asyncio" : "threading", again ? "RLock" : "Lock", m_edits);
        std::string text = "\n" + name + " = " + kind.call + "()\n";
        if (!kind.line.empty())
            text = kind.line + "\n" + text;
        const std::size_t place = m_names.lineBehind(kind.from);
        m_edits.insert(place, fromUtf8(kind.from == 0 ? text + "\n" : text));
        return std::ranges::none_of(m_regions, [&](const Region& region) {
            const int first = firstLine(*(*region.block)[region.first]);
            return functionAround(m_tree.body, first) == nullptr
                && m_source.lineStarts[static_cast<std::size_t>(first - 1)] < place;
        });
    }

    void putInto(const Region& region, const std::string& lock)
    {
        const int first = firstLine(*(*region.block)[region.first]);
        const int last = lastLine(*(*region.block)[region.last]);
        const std::u32string_view line = m_source.line(first);
        const std::u32string indent(line.substr(0, line.find_first_not_of(U" \t\f")));
        const std::u32string more = indent.ends_with(U'\t') ? U"\t" : U"    ";
        const std::u32string head = fromUtf8((*m_isAsync ? "async with " : "with ") + lock + ":\n");
        for (int number = first; number <= last; ++number) {
            const std::u32string_view each = m_source.line(number);
            if (each.find_first_not_of(U" \t\f") == std::u32string_view::npos || isWithinString(number))
                continue;
            const std::size_t at = each.starts_with(indent) ? indent.size() : 0;
            m_edits.insert(m_source.lineStarts[static_cast<std::size_t>(number - 1)] + at,
                           number == first ? head + indent + more : more);
        }
    }

    const Waiting* waitingBy(const ast::Call& call) const
    {
        const std::string name = textOf(call.function->span);
        const auto found = std::ranges::find_if(
            kWaiting, [&](const Waiting& each) { return name == m_names.nameOf(each.module, each.name); });
        return found != kWaiting.end() ? &*found : nullptr;
    }

    BlockingWords awaited(const ast::Call& call, const Waiting& waiting)
    {
        const LessonNames::Imported other =
            m_names.imported(waiting.awaitableModule, waiting.awaitable, m_edits);
        if (!other.line.empty())
            m_edits.insert(m_names.lineBehind(other.from), fromUtf8(other.line + "\n"));
        const Span& name = call.function->span;
        m_edits.replace(offset(name.begin()), offset({name.endLine, name.endColumn}),
                        fromUtf8("await " + other.call));
        moveLinks();
        const std::string text = textOf(m_call);
        std::string instead = "await " + other.call;
        instead.append(text, textOf(name).size());
        return {text, instead, m_edits.text()};
    }

    std::size_t offset(TextPosition place) const
    {
        return m_source.lineStarts[static_cast<std::size_t>(place.line - 1)]
            + static_cast<std::size_t>(place.column - 1);
    }
    std::string textOf(const Span& span) const
    {
        const std::size_t begin = offset(span.begin());
        return toUtf8(m_source.text.substr(begin, offset({span.endLine, span.endColumn}) - begin));
    }

    /// Whether the line begins within a text: it is no layout.
    bool isWithinString(int line) const
    {
        return std::ranges::any_of(m_tokens, [&](const Token& token) {
            return (token.kind == TokenKind::String || token.kind == TokenKind::FormattedString)
                && token.span.line < line && line <= token.span.endLine;
        });
    }

    /// The narration's links to lines lead to the same ones as before.
    void moveLinks()
    {
        constexpr std::u32string_view kLink = U"(line:";
        constexpr std::size_t kMostDigits = 6;
        if (ast::docstring(m_tree.body) == nullptr)
            return;
        const auto narration = std::ranges::find(m_tokens, TokenKind::String, &Token::kind);
        const std::u32string& text = m_source.text;
        for (std::size_t at = text.find(kLink, narration->begin); at < narration->end;
             at = text.find(kLink, at + 1)) {
            const std::size_t begin = at + kLink.size();
            const std::size_t end = text.find(U')', begin);
            const std::string number = toUtf8(text.substr(begin, end - begin));
            if (number.empty() || number.size() > kMostDigits
                || number.find_first_not_of("0123456789") != std::string::npos)
                continue;
            const int line = std::stoi(number);
            if (line >= 1 && static_cast<std::size_t>(line) < m_source.lineStarts.size())
                m_edits.replace(begin, end, fromUtf8(std::to_string(m_edits.lineBehind(line))));
        }
    }

    const LessonNames m_names;
    const SourceText& m_source;
    const ast::Module& m_tree;
    const std::vector<Token>& m_tokens;
    TextEdits m_edits;
    FunctionsByName m_named;
    std::vector<Region> m_regions;
    std::set<std::string> m_functions; ///< Names of those with a region.
    std::optional<bool> m_isAsync;
    Span m_call; ///< That is awaited.
};

} // namespace

bool isCuredByLock(const Finding& finding)
{
    return finding.kind == "data race" || finding.kind == "lost update" || finding.kind == "check-then-act";
}

std::optional<BlockingWords> awaitInstead(std::string_view source, int line)
{
    const auto lesson = readLesson(source);
    return lesson ? Mender(*lesson).awaited(line) : std::nullopt;
}

std::optional<std::string> withLock(std::string_view source, const std::vector<Finding>& findings)
{
    std::set<int> racing;
    for (const Finding& finding : findings)
        if (isCuredByLock(finding))
            racing.insert(finding.lines.begin(), finding.lines.end());
    const auto lesson = readLesson(source);
    if (racing.empty() || !lesson)
        return std::nullopt;
    std::optional<std::string> text = Mender(*lesson).mended(racing);
    if (text && !compile(*text, "lesson.py").program)
        return std::nullopt;
    return text;
}

} // namespace core
