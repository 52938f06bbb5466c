#include "core/replay/schedule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace core {

namespace {

/// More steps than any run that a person could want to repeat; keeps `1*999999999` from filling the memory.
constexpr std::size_t kMostChoices = 20'000'000;

struct NamedGranularity {
    std::string_view name;
    Granularity granularity;
};
constexpr std::array kGranularities{
    NamedGranularity{"step", Granularity::Step},
    NamedGranularity{"access", Granularity::Access},
    NamedGranularity{"line", Granularity::Line},
    NamedGranularity{"runtime", Granularity::Runtime},
};

constexpr std::string_view kBlanks = " \t\r\n";

/// Takes the next word off the front of `text`; empty at the end.
std::string_view nextWord(std::string_view& text)
{
    const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
    const std::size_t end = std::min(text.find_first_of(kBlanks, begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    text.remove_prefix(end);
    return word;
}

std::optional<std::uint32_t> takeNumber(std::string_view& word)
{
    std::uint32_t number = 0;
    const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{})
        return std::nullopt;
    word.remove_prefix(static_cast<std::size_t>(rest - word.data()));
    return number;
}

bool takeSign(std::string_view& word, char sign)
{
    if (!word.starts_with(sign))
        return false;
    word.remove_prefix(1);
    return true;
}

struct Entry {
    Choice choice;
    std::uint32_t times = 1;
};

/// `~1`, `2!`, `1/2`, `1*3`; empty where the word is no entry.
std::optional<Entry> parseEntry(std::string_view word)
{
    Entry entry;
    const bool completion = takeSign(word, '~');
    const std::optional<std::uint32_t> number = takeNumber(word);
    if (!number)
        return std::nullopt;
    entry.choice.number = *number;
    if (completion) {
        entry.choice.way = Choice::Way::Completion;
    } else if (takeSign(word, '!')) {
        entry.choice.way = Choice::Way::Timeout;
    } else if (takeSign(word, '/')) {
        const std::optional<std::uint32_t> selected = takeNumber(word);
        if (!selected || *selected == 0)
            return std::nullopt;
        entry.choice.way = Choice::Way::Case;
        entry.choice.selected = *selected;
    }
    if (takeSign(word, '*')) {
        const std::optional<std::uint32_t> times = takeNumber(word);
        if (!times || *times == 0)
            return std::nullopt;
        entry.times = *times;
    }
    return word.empty() ? std::optional(entry) : std::nullopt;
}

Result<Granularity> takeGranularity(std::string_view& text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return Granularity::Step;
    std::string_view head = text.substr(0, colon);
    const std::string_view name = nextWord(head);
    const auto known = std::ranges::find(kGranularities, name, &NamedGranularity::name);
    if (known == kGranularities.end() || !nextWord(head).empty())
        return fail(
            "A schedule begins with step:, access:, line: or runtime:, or with its first entry; found '"
            + std::string(text.substr(0, colon + 1)) + "'.");
    text.remove_prefix(colon + 1);
    return known->granularity;
}

} // namespace

Choice choiceOf(const Way& way)
{
    Choice choice;
    choice.number = way.number;
    choice.selected = way.selected;
    if (way.comes != Way::Comes::Nothing)
        choice.way = Choice::Way::Completion;
    else if (way.selected != 0)
        choice.way = Choice::Way::Case;
    else if (way.timesOut)
        choice.way = Choice::Way::Timeout;
    return choice;
}

Result<Schedule> parseSchedule(std::string_view text)
{
    const Result<Granularity> granularity = takeGranularity(text);
    if (!granularity)
        return tl::make_unexpected(granularity.error());
    Schedule schedule{*granularity, {}};
    std::size_t position = 0;
    for (std::string_view word = nextWord(text); !word.empty(); word = nextWord(text)) {
        ++position;
        const std::optional<Entry> entry = parseEntry(word);
        if (!entry)
            return fail("Entry " + std::to_string(position) + " of the schedule, '" + std::string(word)
                        + "', is no step; write a thread's number such as 1, several steps as 1*3, "
                          "a timeout as 1!, a select's case as 1/2, a completion as ~1.");
        if (entry->times > kMostChoices - schedule.choices.size())
            return fail("Entry " + std::to_string(position) + " of the schedule, '" + std::string(word)
                        + "', makes it longer than " + std::to_string(kMostChoices) + " steps.");
        schedule.choices.insert(schedule.choices.end(), entry->times, entry->choice);
    }
    return schedule;
}

std::string format(const Choice& choice)
{
    const std::string number = std::to_string(choice.number);
    switch (choice.way) {
    case Choice::Way::Step: return number;
    case Choice::Way::Timeout: return number + "!";
    case Choice::Way::Case: return number + "/" + std::to_string(choice.selected);
    case Choice::Way::Completion: return "~" + number;
    }
    return number;
}

std::string format(const Schedule& schedule)
{
    std::string text;
    if (schedule.granularity != Granularity::Step)
        text = std::string(kGranularities[static_cast<std::size_t>(schedule.granularity)].name) + ":";
    for (auto first = schedule.choices.begin(); first != schedule.choices.end();) {
        const auto last =
            std::find_if(first, schedule.choices.end(), [&](const Choice& c) { return c != *first; });
        text += (text.empty() ? "" : " ") + format(*first);
        if (last - first > 1)
            text += "*" + std::to_string(last - first);
        first = last;
    }
    return text;
}

std::size_t contextSwitches(const Schedule& schedule)
{
    std::optional<std::uint32_t> previous;
    std::size_t switches = 0;
    for (const Choice& choice : schedule.choices) {
        if (choice.way == Choice::Way::Completion)
            continue;
        if (previous && *previous != choice.number)
            ++switches;
        previous = choice.number;
    }
    return switches;
}

} // namespace core
