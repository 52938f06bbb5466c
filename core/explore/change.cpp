#include "core/explore/change.h"

#include "core/explore/outcome_words.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

/// Kinds of findings, and what goes wrong without one.
std::set<std::string> troubles(const Exploration& found)
{
    std::set<std::string> kinds;
    for (const Finding& finding : found.findings)
        kinds.insert(finding.kind);
    for (const ExploredOutcome& outcome : found.outcomes)
        if (outcome.kind != OutcomeKind::Completed && outcome.kind != OutcomeKind::Limit)
            kinds.insert(std::string(nameOf(outcome.kind)));
    return kinds;
}

std::vector<std::string> without(const std::set<std::string>& all, const std::set<std::string>& others)
{
    std::vector<std::string> rest;
    std::ranges::set_difference(all, others, std::back_inserter(rest));
    return rest;
}

/// "the data race and the lost update"
std::string enumerated(const std::vector<std::string>& kinds)
{
    std::string text;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        text += (i == 0 ? "the " : i + 1 == kinds.size() ? " and the " : ", the ") + kinds[i];
    return text;
}

std::string countWords(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " outcome" : " outcomes");
}

std::string outcomesWords(const Exploration& before, const Exploration& after)
{
    const std::size_t was = before.outcomes.size();
    const std::size_t is = after.outcomes.size();
    if (was != is)
        return countWords(was) + " became " + std::to_string(is);
    return "still " + countWords(is);
}

} // namespace

ExplorationChange changeBetween(const Exploration& before, const Exploration& after)
{
    const std::set<std::string> was = troubles(before);
    const std::set<std::string> is = troubles(after);
    const std::vector<std::string> gone = after.complete ? without(was, is) : std::vector<std::string>();
    const std::vector<std::string> come = without(is, was);
    ExplorationChange change;
    change.better = !gone.empty() && come.empty();
    change.worse = !come.empty();
    std::string words;
    if (!gone.empty())
        words = enumerated(gone) + (gone.size() == 1 ? " is gone" : " are gone");
    if (!come.empty())
        words += (words.empty() ? "" : ", but ") + enumerated(come)
            + (come.size() == 1 ? " has come" : " have come");
    words += (words.empty() ? "" : "; ") + outcomesWords(before, after);
    if (before.interleavings != after.interleavings)
        words += ", " + interleavingsInWords(before.interleavings) + " became "
            + groupedDigits(after.interleavings);
    words += after.complete ? "." : ", as far as was looked.";
    words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
    change.words = words;
    return change;
}

} // namespace core
