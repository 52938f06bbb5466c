#pragma once

#include "core/value/context.h"

#include <string>
#include <utility>

namespace core {

/// repr of a float: the shortest digits that read back as the same number.
std::string realText(double value);
/// With so many digits behind the point, behind the first digit and an exponent, or in all.
std::string fixedText(double value, int precision);
std::string scientificText(double value, int precision);
/// Python's 'g': precision digits, the shorter of both forms; `alternate` keeps zeros at the end.
std::string generalText(double value, int precision, bool alternate);

/// `float(text)`.
Evaluated<double> parseReal(ValueContext& context, std::string_view text);
Evaluated<Value> realBinary(ValueContext& context, int op, double a, double b);
/// Quotient and remainder of floats, b not 0.
std::pair<double, double> floorDivision(double a, double b);
/// `round(value, digits)`.
double roundedTo(double value, std::int64_t digits);
std::int64_t realHash(double value);

} // namespace core
