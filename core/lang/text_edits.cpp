#include "core/lang/text_edits.h"

#include <algorithm>

namespace core {

void TextEdits::replace(std::size_t begin, std::size_t end, std::u32string text)
{
    const auto behind = std::ranges::upper_bound(m_edits, begin, {}, &Edit::begin);
    m_edits.insert(behind, Edit{begin, end, std::move(text)});
}

int TextEdits::lineBehind(int line) const
{
    const std::u32string_view own = m_source.line(line);
    const std::size_t blanks = std::min(own.find_first_not_of(U" \t\f"), own.size());
    const std::size_t first = m_source.lineStarts[static_cast<std::size_t>(line - 1)] + blanks;
    std::ptrdiff_t more = 0;
    for (const Edit& edit : m_edits)
        if (edit.begin <= first)
            more += std::ranges::count(edit.text, U'\n');
    return line + static_cast<int>(more);
}

std::string TextEdits::text() const
{
    std::u32string text;
    std::size_t done = 0;
    for (const Edit& edit : m_edits) {
        text.append(m_source.text, done, edit.begin - done);
        text += edit.text;
        done = edit.end;
    }
    text.append(m_source.text, done);
    return toUtf8(text);
}

} // namespace core
