#include "core/base/settings.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace core {

namespace {

struct Unit {
    std::string_view name;
    std::int64_t nanoseconds;
};
constexpr std::array kUnits{Unit{"s", 1'000'000'000}, Unit{"ms", 1'000'000}, Unit{"us", 1'000},
                            Unit{"ns", 1}};

/// The digits of "1.5": 15, with one behind the point.
struct Decimal {
    std::int64_t digits = 0;
    int behindPoint = 0;
};

std::optional<Decimal> takeDecimal(std::string_view& text)
{
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 10 - 9;
    Decimal decimal;
    bool point = false;
    bool any = false;
    while (!text.empty()
           && ((text.front() >= '0' && text.front() <= '9') || (text.front() == '.' && !point))) {
        if (text.front() == '.') {
            point = true;
        } else {
            if (decimal.digits > kMost)
                return std::nullopt;
            decimal.digits = decimal.digits * 10 + (text.front() - '0');
            decimal.behindPoint += point ? 1 : 0;
            any = true;
        }
        text.remove_prefix(1);
    }
    return any ? std::optional(decimal) : std::nullopt;
}

} // namespace

Result<Duration> parseDuration(std::string_view text)
{
    const std::string given(text);
    const auto refused = [&](const std::string& why) {
        return fail("Expected a duration such as 5ms, 50us, 1.5s or 0, found '" + given + "'" + why + ".");
    };
    std::optional<Decimal> decimal = takeDecimal(text);
    if (!decimal)
        return refused("");
    if (text.empty() && decimal->digits == 0)
        return Duration{};
    const auto unit = std::ranges::find(kUnits, text, &Unit::name);
    if (unit == kUnits.end())
        return refused(text.empty() ? ", which has no unit" : "");
    std::int64_t nanoseconds = unit->nanoseconds;
    for (; decimal->behindPoint > 0; --decimal->behindPoint) {
        if (nanoseconds % 10 == 0)
            nanoseconds /= 10;
        else if (decimal->digits % 10 == 0)
            decimal->digits /= 10;
        else
            return refused(", which is finer than a nanosecond");
    }
    if (decimal->digits > std::numeric_limits<std::int64_t>::max() / nanoseconds)
        return refused(", which is longer than 292 years");
    return Duration{decimal->digits * nanoseconds};
}

std::string formatDuration(Duration duration)
{
    const std::int64_t count = duration.count();
    if (count == 0)
        return "0";
    if (count < 0)
        return "-" + formatDuration(-duration);
    const auto unit = std::ranges::find_if(kUnits, [&](const Unit& u) { return count >= u.nanoseconds; });
    std::string text = std::to_string(count / unit->nanoseconds);
    std::string rest = std::to_string(count % unit->nanoseconds + unit->nanoseconds).substr(1);
    rest.erase(rest.find_last_not_of('0') + 1);
    if (!rest.empty())
        text += "." + rest;
    return text + std::string(unit->name);
}

} // namespace core
