#pragma once

#include <string>
#include <string_view>

namespace core {

bool isIdentifierStart(char32_t c);
bool isIdentifierPart(char32_t c);
/// As Python compares identifiers: in the normal form NFKC, as UTF-8.
std::string normalizedIdentifier(std::u32string_view identifier);
/// What to write instead of a character that no token begins with; may be empty.
std::string invalidCharacterHint(char32_t c);

} // namespace core
