#include "tests/architecture/source.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace architecture {

namespace fs = std::filesystem;

std::vector<Source> sourcesUnder(const std::vector<std::string>& folders)
{
    const fs::path root = INTERLEAVE_SOURCE_DIR;
    std::vector<Source> sources;
    for (const std::string& folder : folders) {
        if (!fs::exists(root / folder))
            continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string ending = entry.path().extension().string();
            if (ending != ".h" && ending != ".cpp")
                continue;
            std::ostringstream text;
            text << std::ifstream(entry.path()).rdbuf();
            sources.push_back({fs::relative(entry.path(), root).generic_string(), text.str()});
        }
    }
    std::ranges::sort(sources, {}, &Source::path);
    return sources;
}

namespace {

/// Walks over a text and says where what is not code ends.
class Blanker {
public:
    explicit Blanker(std::string_view text)
        : m_text(text)
        , m_code(text)
    {
    }

    std::string run()
    {
        std::size_t at = 0;
        while (at < m_text.size()) {
            const std::size_t end = endOfBlank(at);
            blank(at, end);
            at = std::max(end, at + 1);
        }
        return m_code;
    }

private:
    bool startsWith(std::size_t at, std::string_view what) const
    {
        return m_text.substr(at).starts_with(what);
    }

    /// One past what begins at `at` and is to be blanked; `at` itself if that is code.
    std::size_t endOfBlank(std::size_t at) const
    {
        if (startsWith(at, "//"))
            return std::min(m_text.find('\n', at), m_text.size());
        if (startsWith(at, "/*"))
            return after("*/", at + 2);
        if (startsWith(at, "R\""))
            return after(")" + std::string(m_text.substr(at + 2, m_text.find('(', at) - at - 2)) + "\"",
                         at + 2);
        if (m_text[at] == '"' && !isIncludeLine(at))
            return endOfQuoted(at);
        if (m_text[at] == '\'' && !isDigitSeparator(at))
            return endOfQuoted(at);
        return at;
    }

    /// Within a number; the quote of U'0' stands behind a letter too.
    bool isDigitSeparator(std::size_t at) const
    {
        std::size_t begin = at;
        while (begin > 0
               && (std::isalnum(static_cast<unsigned char>(m_text[begin - 1])) != 0
                   || m_text[begin - 1] == '\''))
            --begin;
        return begin < at && std::isdigit(static_cast<unsigned char>(m_text[begin])) != 0;
    }

    std::size_t after(const std::string& what, std::size_t from) const
    {
        const std::size_t found = m_text.find(what, from);
        return found == std::string_view::npos ? m_text.size() : found + what.size();
    }

    std::size_t endOfQuoted(std::size_t at) const
    {
        const char quote = m_text[at];
        for (++at; at < m_text.size() && m_text[at] != quote; ++at)
            if (m_text[at] == '\\')
                ++at;
        return std::min(at + 1, m_text.size());
    }

    bool isIncludeLine(std::size_t at) const
    {
        const std::size_t lineBreak = m_text.rfind('\n', at);
        const std::size_t begin = lineBreak == std::string_view::npos ? 0 : lineBreak + 1;
        return startsWith(begin, "#include");
    }

    void blank(std::size_t from, std::size_t to)
    {
        for (std::size_t i = from; i < to; ++i)
            if (m_code[i] != '\n')
                m_code[i] = ' ';
        // What stays of a string must still be a value, else `= ""` would read as `= `.
        if (to > from + 1 && (m_text[from] == '"' || m_text[from] == '\'' || m_text[from] == 'R'))
            m_code[from] = m_code[to - 1] = '0';
    }

    std::string_view m_text;
    std::string m_code;
};

std::string folded(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (std::isspace(static_cast<unsigned char>(c)) == 0)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

ScopeKind kindOf(const std::string& head, ScopeKind within)
{
    static const std::regex kNamespace(R"((^|\s)(namespace\b[^()=]*|extern 0.*)$)");
    static const std::regex kClass(R"((^|\s|>)(class|struct|union|enum)\b[^()=]*$)");
    // A parameter list, then perhaps qualifiers, a result type or the members' initialisers.
    static const std::regex kFunction(
        R"(\)( const| noexcept| override| final| &| &&| -> .*| requires .*| : .*| try)*$)");
    if (within == ScopeKind::Function || within == ScopeKind::Other)
        return within;
    if (head.empty() || head == ",")
        return ScopeKind::Function; // The body after a last member initialised in braces.
    if (std::regex_search(head, kNamespace))
        return ScopeKind::Namespace;
    if (std::regex_search(head, kClass))
        return ScopeKind::Class;
    static const std::regex kTemplate(R"(^template <[^()]*> )");
    const std::string plain = std::regex_replace(head, kTemplate, "");
    const bool initialises = plain.find("operator") == std::string::npos && plain.find('=') < plain.find('(');
    return std::regex_search(plain, kFunction) && !initialises ? ScopeKind::Function : ScopeKind::Other;
}

/// Reads statements and scopes off a text without comments and strings.
class Outliner {
public:
    Outline run(std::string_view code)
    {
        for (const char c : code)
            take(c);
        return std::move(m_outline);
    }

private:
    struct Scope {
        ScopeKind kind;
        std::size_t line;
        std::string head;
        bool opensFunction;
    };

    ScopeKind current() const { return m_scopes.empty() ? ScopeKind::Namespace : m_scopes.back().kind; }

    void take(char c)
    {
        if (c == '\n')
            ++m_line;
        const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (m_preprocessor || (c == '#' && m_pending.empty()))
            return takePreprocessor(c);
        m_parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == '{' && m_parentheses == 0)
            return open();
        if (c == '}' && m_parentheses == 0 && !m_scopes.empty())
            return close();
        if (c == ';' && m_parentheses == 0)
            return finishStatement();
        if (m_pending.empty() && blank)
            return;
        if (m_pending.empty())
            m_begin = m_line;
        m_pending += c;
        dropAccessLabel();
    }

    void takePreprocessor(char c)
    {
        m_preprocessor = c != '\n' || m_previous == '\\';
        m_previous = c;
    }

    void open()
    {
        const std::string head = folded(m_pending);
        const ScopeKind kind = kindOf(head, current());
        const bool opensFunction = kind == ScopeKind::Function && current() != ScopeKind::Function;
        m_scopes.push_back({kind, m_line, head, opensFunction});
        if (kind == ScopeKind::Other && m_scopes.size() > 1 && m_scopes[m_scopes.size() - 2].kind == kind)
            return;
        m_outline.statements.push_back({withinOf(m_scopes.size() - 1), m_begin, head});
        m_pending.clear();
    }

    ScopeKind withinOf(std::size_t depth) const
    {
        return depth == 0 ? ScopeKind::Namespace : m_scopes[depth - 1].kind;
    }

    void close()
    {
        const Scope scope = m_scopes.back();
        m_scopes.pop_back();
        if (scope.opensFunction)
            m_outline.functions.push_back({scope.line, m_line, scope.head});
        // What follows a value in braces goes on with its statement: `std::size_t{1} << 20`.
        m_pending = scope.kind == ScopeKind::Other ? "," : "";
    }

    void finishStatement()
    {
        const std::string text = folded(m_pending);
        if (!text.empty())
            m_outline.statements.push_back({current(), m_begin, text});
        m_pending.clear();
    }

    void dropAccessLabel()
    {
        if (current() != ScopeKind::Class || m_pending.back() != ':')
            return;
        static const std::regex kLabel(R"((public|private|protected|signals|public slots|private slots):)");
        if (std::regex_match(folded(m_pending), kLabel))
            m_pending.clear();
    }

    Outline m_outline;
    std::vector<Scope> m_scopes;
    std::string m_pending;
    std::size_t m_line = 1;
    std::size_t m_begin = 1;
    int m_parentheses = 0;
    bool m_preprocessor = false;
    char m_previous = '\n';
};

} // namespace

std::string codeOnly(std::string_view text)
{
    return Blanker(text).run();
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    std::istringstream stream{std::string(text)};
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::string folderOf(std::string_view path)
{
    const std::size_t first = path.find('/');
    const std::size_t second = path.find('/', first == std::string_view::npos ? first : first + 1);
    return std::string(path.substr(0, second == std::string_view::npos ? first : second));
}

std::vector<Include> includesOf(std::string_view text)
{
    static const std::regex kInclude(R"(^\s*#\s*include\s*([<"][^>"]*[>"]).*)");
    std::vector<Include> includes;
    const std::vector<std::string> lines = linesOf(codeOnly(text));
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (std::smatch match; std::regex_match(lines[i], match, kInclude))
            includes.push_back({i + 1, match[1]});
    return includes;
}

Outline outlineOf(std::string_view text)
{
    return Outliner().run(codeOnly(text));
}

} // namespace architecture
