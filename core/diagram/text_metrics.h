#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace core {

/// The bundled fonts: Inter in three weights, JetBrains Mono.
enum class Face : std::uint8_t { Regular, Medium, SemiBold, Mono };

/// How text is set. Tabular digits each stand in a cell of the width of 0, so that numbers do not tremble.
struct Type {
    Face face = Face::Regular;
    double size = 11.5;
    bool tabular = false;
    bool operator==(const Type&) const = default;
};

/// Of `size` 1. Characters outside the table (CJK, emoji, …) count as one em.
double advanceOf(char32_t character, Face face);
bool isInTable(char32_t character, Face face);

/// The next character of UTF-8 text from `at` on, which moves behind it; U+FFFD for what is no UTF-8.
char32_t nextCharacter(std::string_view text, std::size_t& at);

double textWidth(std::string_view text, const Type& type);

/// Cut in the middle with an ellipsis until it fits. Text of any length costs no more than what fits.
std::string elidedInTheMiddle(std::string_view text, const Type& type, double width);

} // namespace core
