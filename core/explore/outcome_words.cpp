#include "core/explore/outcome_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>

namespace core {

namespace {

constexpr std::size_t kLongestOutput = 4000;
constexpr std::size_t kLongestWords = 200;

const std::string* valueOf(const ExploredOutcome& outcome, const std::string& name)
{
    const auto found = std::ranges::find(outcome.globals, name, &FinalVariable::name);
    return found == outcome.globals.end() ? nullptr : &found->json;
}

/// Names of the variables that have different values in two outcomes.
std::vector<std::string> differing(const Exploration& found)
{
    std::vector<std::string> names;
    for (const ExploredOutcome& outcome : found.outcomes)
        for (const FinalVariable& variable : outcome.globals)
            if (std::ranges::find(names, variable.name) == names.end())
                names.push_back(variable.name);
    std::erase_if(names, [&](const std::string& name) {
        std::set<std::string> values;
        for (const ExploredOutcome& outcome : found.outcomes) {
            const std::string* value = valueOf(outcome, name);
            values.insert(value != nullptr ? *value : std::string());
        }
        return values.size() < 2;
    });
    return names;
}

std::string_view kindWords(OutcomeKind kind)
{
    switch (kind) {
    case OutcomeKind::Assertion: return "assertion failed";
    case OutcomeKind::Limit: return "stopped by a limit";
    default: return nameOf(kind);
    }
}

std::vector<std::string> linesOf(const std::string& output)
{
    std::vector<std::string> lines(1);
    for (const char c : std::string_view(output).substr(0, kLongestOutput)) {
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    }
    if (lines.size() > 1 && lines.back().empty())
        lines.pop_back();
    return lines;
}

/// How many lines every outcome's output begins with: they tell nothing apart.
std::size_t commonLines(const Exploration& found)
{
    if (found.outcomes.size() < 2)
        return 0;
    const std::vector<std::string> first = linesOf(found.outcomes.front().output);
    std::size_t common = first.size();
    for (const ExploredOutcome& outcome : found.outcomes) {
        const std::vector<std::string> lines = linesOf(outcome.output);
        std::size_t same = 0;
        while (same < std::min(common, lines.size()) && lines[same] == first[same])
            ++same;
        common = same;
    }
    return common;
}

std::string outputWords(const ExploredOutcome& outcome, std::size_t common)
{
    std::string words;
    const std::vector<std::string> lines = linesOf(outcome.output);
    for (std::size_t i = common; i < lines.size() && words.size() < kLongestWords; ++i)
        words += (words.empty() ? "" : " · ") + lines[i];
    return words.empty() ? std::string(kindWords(outcome.kind)) : words;
}

} // namespace

std::vector<std::string> outcomeWords(const Exploration& found)
{
    std::vector<std::string> words;
    std::vector<std::string> names = differing(found);
    const std::size_t common = commonLines(found);
    // A single outcome has nothing to differ from: its variables say most.
    if (found.outcomes.size() == 1)
        for (const FinalVariable& variable : found.outcomes.front().globals)
            names.push_back(variable.name);
    for (const ExploredOutcome& outcome : found.outcomes) {
        if (outcome.kind != OutcomeKind::Completed) {
            const std::string message = outcome.message.substr(0, outcome.message.find('\n'));
            words.push_back(std::string(kindWords(outcome.kind)) + (message.empty() ? "" : ": ") + message);
            continue;
        }
        std::string values;
        for (const std::string& name : names)
            if (const std::string* value = valueOf(outcome, name))
                values += (values.empty() ? "" : ", ") + name + " = " + *value;
        words.push_back(!values.empty()              ? values
                            : outcome.output.empty() ? std::string(kindWords(outcome.kind))
                                                     : outputWords(outcome, common));
    }
    return words;
}

std::string groupedDigits(const std::string& decimal)
{
    if (decimal == "infinite")
        return "infinitely many";
    std::string text = decimal;
    for (std::size_t at = text.size(); at > 3;)
        text.insert(at -= 3, " ");
    return text;
}

std::string interleavingsInWords(const std::string& decimal)
{
    return groupedDigits(decimal) + (decimal == "1" ? " interleaving" : " interleavings");
}

std::string percentText(double share)
{
    if (share > 0 && share < 0.0005)
        return "< 0.1 %";
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.1f %%", std::floor(share * 1000 + 0.5) / 10);
    return text.data();
}

} // namespace core
