// A lock is put into the text of a lesson by its indentation: the lines of what races in one function are
// widened to whole statements of one block, and these go into a `with`.

#include "core/explore/mend.h"

#include "core/lang/compile.h"

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>

namespace core {

namespace {

using Lines = std::vector<std::string>;

/// Statements of one block, by their first and last line (from 0).
struct Region {
    std::size_t first;
    std::size_t last;
    std::size_t indent;
};

Lines linesOf(std::string_view source)
{
    Lines lines(1);
    for (const char c : source) {
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    }
    return lines;
}

bool isBlank(const std::string& line)
{
    return line.find_first_not_of(" \t\r") == std::string::npos;
}

std::size_t indentOf(const std::string& line)
{
    return line.find_first_not_of(' ');
}

bool begins(const std::string& line, std::string_view word)
{
    return line.compare(indentOf(line), word.size(), word) == 0;
}

/// Whether the line goes on with a statement that has begun at the same indentation.
bool continuesStatement(const std::string& line)
{
    constexpr std::array<std::string_view, 7> kWords{"elif ", "else:", "except", "finally:", ")", "]", "}"};
    return std::ranges::any_of(kWords, [&](std::string_view word) { return begins(line, word); });
}

class Mender {
public:
    explicit Mender(std::string_view source)
        : m_lines(linesOf(source))
        , m_code(behindDocstring())
    {
    }

    std::optional<std::string> mended(const std::set<std::size_t>& racing)
    {
        std::map<std::size_t, std::set<std::size_t>> byFunction; // The module's is behind all lines.
        for (const std::size_t line : racing)
            if (line < m_lines.size() && !isBlank(m_lines[line]))
                byFunction[functionOf(line)].insert(line);
        for (const auto& [function, lines] : byFunction) {
            const std::optional<Region> region = regionOf(lines);
            const bool async = function < m_lines.size() && begins(m_lines[function], "async ");
            if (!region || (m_isAsync && *m_isAsync != async))
                return std::nullopt;
            m_isAsync = async;
            m_regions.push_back(*region);
            if (function < m_lines.size())
                m_functions.push_back(nameOf(m_lines[function]));
        }
        if (m_regions.empty() || mentions("multiprocessing") || mentions("ProcessPoolExecutor"))
            return std::nullopt;
        return withRegions();
    }

private:
    std::size_t behindDocstring() const
    {
        std::size_t line = 0;
        while (line < m_lines.size() && isBlank(m_lines[line]))
            ++line;
        if (line == m_lines.size() || m_lines[line].rfind("\"\"\"", 0) != 0)
            return line;
        const bool closes = m_lines[line].find("\"\"\"", 3) != std::string::npos;
        while (!closes && ++line < m_lines.size() && m_lines[line].find("\"\"\"") == std::string::npos) { }
        return line + 1;
    }

    bool mentions(const std::string& word) const
    {
        const std::regex pattern("\\b" + word + "\\b");
        for (std::size_t i = m_code; i < m_lines.size(); ++i)
            if (std::regex_search(m_lines[i], pattern))
                return true;
        return false;
    }

    /// The line of the def around a line; the number of lines where there is none.
    std::size_t functionOf(std::size_t line) const
    {
        std::size_t indent = indentOf(m_lines[line]);
        for (std::size_t i = line; i-- > m_code && indent > 0;) {
            if (isBlank(m_lines[i]) || indentOf(m_lines[i]) >= indent)
                continue;
            indent = indentOf(m_lines[i]);
            if (begins(m_lines[i], "def ") || begins(m_lines[i], "async def "))
                return i;
        }
        return m_lines.size();
    }

    std::optional<Region> regionOf(const std::set<std::size_t>& lines) const
    {
        Region region{*lines.begin(), *lines.rbegin(), std::string::npos};
        for (std::size_t i = region.first; i <= region.last; ++i)
            if (!isBlank(m_lines[i]))
                region.indent = std::min(region.indent, indentOf(m_lines[i]));
        const auto isInside = [&](std::size_t i) {
            return isBlank(m_lines[i]) || indentOf(m_lines[i]) > region.indent
                || continuesStatement(m_lines[i]);
        };
        while (region.first > m_code && isInside(region.first))
            --region.first;
        std::size_t next = region.last + 1;
        while (next < m_lines.size() && isInside(next)
               && (isBlank(m_lines[next]) || indentOf(m_lines[next]) >= region.indent)) {
            if (!isBlank(m_lines[next]))
                region.last = next;
            ++next;
        }
        for (std::size_t i = region.first; i <= region.last; ++i)
            for (const std::string_view wrong : {".start()", ".join()", "\"\"\"", "'''", "\t"})
                if (m_lines[i].find(wrong) != std::string::npos)
                    return std::nullopt;
        return region;
    }

    /// Of a line that begins a function.
    static std::string nameOf(const std::string& line)
    {
        std::smatch found;
        return std::regex_search(line, found, std::regex("def +(\\w+)")) ? found[1].str() : std::string();
    }

    /// Whether one that holds the lock calls another that takes it. Special methods are called without their
    /// names.
    bool isNested() const
    {
        if (std::ranges::any_of(m_functions,
                                [](const std::string& name) { return name.rfind("__", 0) == 0; }))
            return true;
        return std::ranges::any_of(m_regions, [&](const Region& region) {
            return std::ranges::any_of(m_functions, [&](const std::string& function) {
                const std::regex call("\\b" + function + "\\(");
                return std::any_of(m_lines.begin() + static_cast<std::ptrdiff_t>(region.first),
                                   m_lines.begin() + static_cast<std::ptrdiff_t>(region.last) + 1,
                                   [&](const std::string& line) { return std::regex_search(line, call); });
            });
        });
    }

    std::optional<std::string> freeName() const
    {
        for (const char* name : {"lock", "one_lock", "the_lock"})
            if (!mentions(name))
                return name;
        return std::nullopt;
    }

    /// What makes a lock, importing what it needs.
    std::optional<std::string> making()
    {
        const std::string kind = isNested() ? "RLock" : "Lock";
        if (*m_isAsync)
            return mentions("asyncio") && kind == "Lock" ? std::optional<std::string>("asyncio.Lock()")
                                                         : std::nullopt;
        for (std::size_t i = m_code; i < m_lines.size(); ++i) {
            if (std::regex_search(m_lines[i], std::regex("^import .*\\bthreading\\b(?! as)")))
                return "threading." + kind + "()";
            if (!std::regex_search(m_lines[i], std::regex("^from threading import [^(]*$")))
                continue;
            if (!std::regex_search(m_lines[i], std::regex("\\b" + kind + "\\b")))
                m_lines[i] += ", " + kind;
            return kind + "()";
        }
        return std::nullopt;
    }

    /// Behind the last import.
    std::size_t placeOfLock() const
    {
        std::size_t place = m_code;
        for (std::size_t i = m_code; i < m_lines.size(); ++i)
            if (m_lines[i].rfind("import ", 0) == 0 || m_lines[i].rfind("from ", 0) == 0)
                place = i + 1;
        return place;
    }

    std::optional<std::string> withRegions()
    {
        const std::optional<std::string> name = freeName();
        const std::optional<std::string> makes = name ? making() : std::nullopt;
        if (!makes)
            return std::nullopt;
        const std::size_t place = placeOfLock();
        Lines result;
        std::map<std::size_t, std::size_t> moved; // Old line to new one.
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (i == place) {
                result.emplace_back();
                result.push_back(*name + " = " + *makes);
            }
            const auto region =
                std::ranges::find_if(m_regions, [&](const Region& r) { return r.first <= i && i <= r.last; });
            const bool isIn = region != m_regions.end() && i >= place;
            if (isIn && i == region->first)
                result.push_back(std::string(region->indent, ' ') + (*m_isAsync ? "async with " : "with ")
                                 + *name + ":");
            moved[i + 1] = result.size() + 1;
            result.push_back((isIn && !isBlank(m_lines[i]) ? "    " : "") + m_lines[i]);
        }
        return joined(result, moved);
    }

    /// With the narration's links as they lead now.
    std::string joined(const Lines& lines, const std::map<std::size_t, std::size_t>& moved) const
    {
        static constexpr std::string_view kLink = "(line:";
        std::string text;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::string line = lines[i];
            for (std::size_t at = line.find(kLink); at != std::string::npos && i < m_code;
                 at = line.find(kLink, at + 1)) {
                const std::size_t end = line.find(')', at);
                const std::string number = line.substr(at + kLink.size(), end - at - kLink.size());
                const auto known = number.empty()
                        || number.find_first_not_of("0123456789") != std::string::npos || number.size() > 6
                    ? moved.end()
                    : moved.find(std::stoul(number));
                if (known != moved.end())
                    line.replace(at + kLink.size(), number.size(), std::to_string(known->second));
            }
            text += (i == 0 ? "" : "\n") + line;
        }
        return text;
    }

    Lines m_lines;
    std::size_t m_code; ///< The first line behind the narration.
    std::vector<Region> m_regions;
    std::vector<std::string> m_functions; ///< Their names.
    std::optional<bool> m_isAsync;
};

} // namespace

bool isCuredByLock(const Finding& finding)
{
    return finding.kind == "data race" || finding.kind == "lost update" || finding.kind == "check-then-act";
}

std::optional<std::string> withLock(std::string_view source, const std::vector<Finding>& findings)
{
    std::set<std::size_t> racing;
    for (const Finding& finding : findings)
        if (isCuredByLock(finding))
            for (const std::uint32_t line : finding.lines)
                racing.insert(line - std::size_t{1});
    if (racing.empty())
        return std::nullopt;
    std::optional<std::string> text = Mender(source).mended(racing);
    if (text && !compile(*text, "lesson.py").program)
        return std::nullopt;
    return text;
}

} // namespace core
