#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

// Text without a context: helpers of the methods of str.

bool isSpace(char32_t c);
bool isPrintable(char32_t c);
std::string_view trimmed(std::string_view text); ///< Without white space at both ends.
/// Decimal digits of any script as ASCII digits; everything else unchanged.
std::string asciiDigits(std::string_view text);
/// repr() of a text, in quotes.
std::string quoted(std::string_view text);
/// The same with everything beyond ASCII escaped.
std::string asciiOnly(std::string_view text);
/// "1 argument", "2 arguments".
std::string counted(std::size_t count, std::string_view noun);

} // namespace core
