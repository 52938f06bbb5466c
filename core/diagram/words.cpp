#include "core/diagram/words.h"

#include "core/diagram/theme.h"
#include "core/diagram/timeline_diagram.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace core {

namespace {

constexpr std::string_view kThinSpace = "\u2009";

struct StateWords {
    std::string_view longest;
    std::string_view brief;
    std::string_view legend;
};

constexpr std::array<StateWords, kThreadStates> kWords{{
    {"", "", "Running"},
    {"without the GIL", "no GIL", "Without GIL"},
    {"ready", "ready", "Ready"},
    {"wants the GIL", "GIL", "Wants GIL"},
    {"waits for lock", "lock", "Waits for lock"},
    {"in I/O", "I/O", "I/O"},
    {"sleeping", "sleep", "Sleeping"},
    {"awaiting", "await", "Awaiting"},
    {"waiting", "wait", "Join, queue"},
    {"", "", "Switching"},
    {"sends a message", "message", "Messages"},
    {"starts the process", "starts", "Starting"},
    {"unknown", "?", "Unknown"},
    {"", "", "Not alive"},
}};

constexpr std::array<TimeUnit, 4> kUnits{{
    {1'000'000'000, "s"},
    {1'000'000, "ms"},
    {1'000, "µs"},
    {1, "ns"},
}};

/// With 4 px at each side; a single letter needs less.
bool fits(std::string_view text, double width, double size)
{
    const double padding = text.size() > 1 ? 9 : 3;
    return textWidth(text, {Face::SemiBold, size, false}) + padding <= width;
}

std::string joined(std::string_view word, const std::string& duration)
{
    return word.empty() ? duration : std::string(word) + " " + duration;
}

} // namespace

TimeUnit unitFor(double nanoseconds, double least)
{
    const auto unit = std::ranges::find_if(
        kUnits, [&](const TimeUnit& u) { return nanoseconds >= static_cast<double>(u.ns) * least; });
    return unit == kUnits.end() ? kUnits.back() : *unit;
}

std::string numberText(double value, int decimals)
{
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
    std::string text = buffer.data();
    if (text.find('.') == std::string::npos)
        return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

std::string durationText(Duration duration)
{
    const auto ns = static_cast<double>(duration.count());
    const TimeUnit unit = ns == 0 ? kUnits[1] : unitFor(std::abs(ns));
    return numberText(ns / static_cast<double>(unit.ns), 2) + std::string(kThinSpace)
        + std::string(unit.name);
}

std::string instantText(Instant t)
{
    const auto ns = static_cast<double>(t.time_since_epoch().count());
    const TimeUnit unit = ns == 0 ? kUnits[1] : unitFor(std::abs(ns));
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.2f", ns / static_cast<double>(unit.ns));
    return buffer.data() + std::string(kThinSpace) + std::string(unit.name);
}

std::string_view legendName(ThreadState state)
{
    return kWords[indexOf(state)].legend;
}

std::string boxLabel(ThreadState state, Duration duration, double width, double size, bool letters,
                     bool withDuration)
{
    constexpr double narrowestLetter = 8;
    constexpr double narrowestWord = 18;
    const std::string letter(1, letterOf(state));
    const bool hasLetter = letters || (state != ThreadState::Running && state != ThreadState::Switching);
    if (width < narrowestLetter || heightOf(state) == Height::Thin)
        return "";
    const StateWords& words = kWords[indexOf(state)];
    if (width >= narrowestWord && state != ThreadState::Switching) {
        const std::string time = withDuration ? durationText(duration) : std::string();
        std::array<std::string, 3> ladder{joined(words.longest, time), joined(words.brief, time),
                                          std::string(words.brief)};
        if (!withDuration)
            ladder = {std::string(words.longest), std::string(words.brief), ""};
        for (const std::string& text : ladder)
            if (!text.empty() && fits(text, width, size))
                return text;
    }
    return hasLetter && fits(letter, width, size) ? letter : "";
}

std::string shortName(const std::string& name)
{
    const auto digits = name.find_last_not_of("0123456789");
    if (digits != std::string::npos && digits + 1 < name.size())
        return name.substr(digits + 1);
    std::size_t end = 0;
    if (!name.empty())
        nextCharacter(name, end);
    return name.substr(0, end);
}

std::string identityLabel(const std::string& name, double width, double size)
{
    constexpr std::size_t longest = 256;
    for (const std::string& text : {name.substr(0, longest), shortName(name)})
        if (!text.empty() && fits(text, width, size))
            return text;
    return "";
}

std::vector<std::string> wrapped(std::string_view text, const Type& type, double width)
{
    std::vector<std::string> lines(1);
    std::string word;
    const auto endWord = [&] {
        std::string& line = lines.back();
        const std::string longer = line.empty() ? word : line + " " + word;
        if (textWidth(longer, type) <= width || line.empty())
            line = longer;
        else
            lines.push_back(word);
        word.clear();
    };
    for (const char c : text) {
        if (c != ' ' && c != '\n') {
            word += c;
            continue;
        }
        endWord();
        if (c == '\n')
            lines.emplace_back();
    }
    endWord();
    std::erase_if(lines, [](const std::string& line) { return line.empty(); });
    return lines;
}

} // namespace core
