#include "core/lang/characters.h"

#include "core/lang/source_text.h"

#include <algorithm>
#include <cstdlib>
#include <utf8proc.h>

namespace core {

std::string normalizedIdentifier(std::u32string_view identifier)
{
    const std::string text = toUtf8(identifier);
    if (std::ranges::all_of(identifier, [](char32_t c) { return c < 128; }))
        return text;
    utf8proc_uint8_t* result = utf8proc_NFKC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
    std::string normal = result ? reinterpret_cast<const char*>(result) : text;
    std::free(result); // utf8proc allocates with malloc.
    return normal;
}

std::string invalidCharacterHint(char32_t c)
{
    switch (c) {
    case U'“':
    case U'”':
    case U'„': return "write the plain quotation mark \"";
    case U'‘':
    case U'’': return "write the plain quotation mark '";
    case U'!': return "write 'not' before a condition, or '!=' for unequal";
    case U'–':
    case U'−': return "write the plain minus sign -";
    case U'×': return "write *";
    case U'÷': return "write /";
    default: return {};
    }
}

bool isIdentifierStart(char32_t c)
{
    if (c < 128)
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_';
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL: return true;
    default: return false;
    }
}

bool isIdentifierPart(char32_t c)
{
    if (c < 128)
        return isIdentifierStart(c) || (c >= U'0' && c <= U'9');
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC: return true;
    default: return isIdentifierStart(c);
    }
}

} // namespace core
