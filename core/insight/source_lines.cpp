#include "core/insight/source_lines.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::string_view kBlanks = " \t\r";

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
    const std::size_t end = text.find_last_not_of(kBlanks);
    return text.substr(begin, end == std::string_view::npos ? 0 : end + 1 - begin);
}

} // namespace

SourceLines::SourceLines(std::string_view source)
{
    while (!source.empty()) {
        const std::size_t end = std::min(source.find('\n'), source.size());
        m_lines.emplace_back(source.substr(0, end));
        source.remove_prefix(std::min(end + 1, source.size()));
    }
}

std::string_view SourceLines::text(std::uint32_t line) const
{
    return line == 0 || line > m_lines.size() ? std::string_view() : trimmed(m_lines[line - 1]);
}

bool SourceLines::beginsWith(std::uint32_t line, std::string_view word) const
{
    const std::string_view all = text(line);
    return all.starts_with(word) && (all.size() == word.size() || !isWordCharacter(all[word.size()]));
}

bool SourceLines::isHead(std::uint32_t line) const
{
    return beginsWith(line, "if") || beginsWith(line, "elif") || beginsWith(line, "while");
}

std::size_t SourceLines::indentOf(std::uint32_t line) const
{
    return m_lines[line - 1].find_first_not_of(kBlanks);
}

bool SourceLines::isInBody(std::uint32_t line, std::uint32_t head) const
{
    if (head == 0 || line <= head || line > m_lines.size())
        return false;
    for (std::uint32_t i = head + 1; i <= line; ++i)
        if (!text(i).empty() && indentOf(i) <= indentOf(head))
            return false;
    return true;
}

std::uint32_t SourceLines::headOf(std::uint32_t line) const
{
    if (text(line).empty())
        return 0;
    for (std::uint32_t i = line - 1; i > 0; --i)
        if (!text(i).empty() && indentOf(i) < indentOf(line))
            return i;
    return 0;
}

std::string_view SourceLines::assigned(std::uint32_t line) const
{
    const std::string_view all = text(line);
    const std::size_t equals = all.find('=');
    if (equals == std::string_view::npos || all.substr(equals).starts_with("=="))
        return {};
    const std::string_view name = trimmed(all.substr(0, equals));
    return std::ranges::all_of(name, isWordCharacter) ? name : std::string_view();
}

bool SourceLines::usesInValue(std::uint32_t line, std::string_view name) const
{
    const std::string_view all = text(line);
    const std::size_t equals = all.find('=');
    if (name.empty() || equals == std::string_view::npos)
        return false;
    for (std::size_t at = all.find(name, equals); at != std::string_view::npos; at = all.find(name, at + 1)) {
        const bool begins = !isWordCharacter(all[at - 1]);
        const bool ends = at + name.size() == all.size() || !isWordCharacter(all[at + name.size()]);
        if (begins && ends)
            return true;
    }
    return false;
}

} // namespace core
