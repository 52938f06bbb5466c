#pragma once

#include "core/value/builtins.h"

namespace core {

/// `text % value`.
Evaluated<Value> percentFormat(ValueContext& context, Value text, Value value);
/// `text.format(…)`.
Evaluated<Value> braceFormat(ValueContext& context, Value text, Arguments arguments);

/// A format specification in parts: [[fill]align][sign][#][0][width][grouping][.precision][type].
struct FormatSpec {
    char32_t fill = U' ';
    char align = 0; ///< '<', '>', '=', '^' or none.
    char sign = 0;  ///< '+', '-', ' ' or none.
    bool alternate = false;
    bool zeroPadded = false;
    std::int64_t width = -1;
    char grouping = 0; ///< ',', '_' or none.
    std::int64_t precision = -1;
    char32_t type = 0;
};
Evaluated<FormatSpec> parseFormatSpec(ValueContext& context, std::string_view text, Value value);
/// Fills a text up to the width of the specification.
std::string padded(std::string_view text, const FormatSpec& spec, char defaultAlign);
std::string formatText(std::string_view text, const FormatSpec& spec);
Evaluated<std::string> formatInteger(ValueContext& context, Value integer, const FormatSpec& spec);
Evaluated<std::string> formatReal(ValueContext& context, double real, const FormatSpec& spec);
/// Sign, prefix and digits (with what follows them), grouped and filled.
std::string formatDigits(bool isNegative, std::string_view prefix, std::string_view digits,
                         std::string_view rest, const FormatSpec& spec);

} // namespace core
