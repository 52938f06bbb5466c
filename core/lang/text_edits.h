#pragma once

#include "core/lang/source_text.h"

#include <string>
#include <vector>

namespace core {

/// Changes of a lesson's text, by offsets into the text as it was; they do not overlap.
class TextEdits {
public:
    explicit TextEdits(const SourceText& source)
        : m_source(source)
    {
    }

    void insert(std::size_t offset, std::u32string text) { replace(offset, offset, std::move(text)); }
    void replace(std::size_t begin, std::size_t end, std::u32string text);
    /// Which line a line of the text begins in behind the changes: what is put in before its first word comes
    /// before it. There must be such a line.
    int lineBehind(int line) const;
    /// The text behind the changes, as UTF-8; line ends are newlines.
    std::string text() const;

private:
    struct Edit {
        std::size_t begin;
        std::size_t end;
        std::u32string text;
    };

    const SourceText& m_source;
    std::vector<Edit> m_edits; ///< By offset; of one offset in the order of coming.
};

} // namespace core
