#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A lesson's text by lines, as far as findings look at it: which lines are heads, and what stands in their
/// bodies.
class SourceLines {
public:
    explicit SourceLines(std::string_view source);

    /// Without blanks on both sides; empty where there is no such line.
    std::string_view text(std::uint32_t line) const;
    /// Whether the line begins with this word, such as "if".
    bool beginsWith(std::uint32_t line, std::string_view word) const;
    bool isHead(std::uint32_t line) const; ///< Of an if, elif or while.
    /// Whether `line` stands in the body of the head at `head`, at any depth.
    bool isInBody(std::uint32_t line, std::uint32_t head) const;
    /// The head of the block in which the line stands; 0 where there is none.
    std::uint32_t headOf(std::uint32_t line) const;
    /// The variable that the line assigns to alone (`value = …`); empty if it is no such line.
    std::string_view assigned(std::uint32_t line) const;
    /// Whether the name occurs behind the first `=` of the line.
    bool usesInValue(std::uint32_t line, std::string_view name) const;

private:
    std::size_t indentOf(std::uint32_t line) const;

    std::vector<std::string> m_lines;
};

} // namespace core
