#pragma once

#include "core/value/context.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace core {

/// The bytes of a Str for reading. They may lie in the memory itself: good until the memory is written to,
/// so results are built in a std::string first.
class Text {
public:
    Text(const ValueContext& context, Value text);
    Text(const Text&) = delete;
    Text& operator=(const Text&) = delete;

    std::string_view bytes() const { return m_bytes; }
    std::size_t size() const { return m_codePoints; } ///< In code points.
    bool isAscii() const { return m_codePoints == m_bytes.size(); }

private:
    std::string m_copy; ///< Of a text that lies across pages.
    std::string_view m_bytes;
    std::size_t m_codePoints = 0;
};

struct StrLayout {
    static constexpr std::uint64_t kSizes = 0; ///< Bytes, and code points in the upper half.
    static constexpr std::uint64_t kHash = 1;
    static constexpr std::uint64_t kBytes = 2;
};

std::size_t textSize(const ValueContext& context, Value text); ///< In code points.
std::uint64_t textHash(const ValueContext& context, Value text);
bool sameText(const ValueContext& context, Value a, Value b);
/// The code points [from, to) of a text.
std::string_view codePoints(const Text& text, std::size_t from, std::size_t to);

} // namespace core
