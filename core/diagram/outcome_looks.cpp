#include "core/diagram/outcome_looks.h"

#include "core/explore/outcome_words.h"

#include <algorithm>

namespace core {

namespace {

Tone toneOf(const ExploredOutcome& outcome)
{
    if (outcome.grade == "right")
        return Tone::Good;
    if (!outcome.grade.empty() || outcome.kind != OutcomeKind::Completed)
        return Tone::Bad;
    return Tone::Unknown;
}

/// Hands out each colour once; then there is one for all others.
class Colours {
public:
    explicit Colours(const Exploration& found)
        : m_anyDefect(std::ranges::any_of(
            found.outcomes, [](const auto& outcome) { return outcome.kind != OutcomeKind::Completed; }))
    {
    }

    Role next(const ExploredOutcome& outcome)
    {
        switch (toneOf(outcome)) {
        case Tone::Good: return firstFree({Role::Success});
        case Tone::Bad: break;
        case Tone::Unknown: return firstFree({});
        }
        if (outcome.kind != OutcomeKind::Completed)
            return firstFree({Role::Error});
        return m_anyDefect ? firstFree({Role::Race}) : firstFree({Role::Race, Role::Error});
    }

private:
    Role firstFree(std::initializer_list<Role> wanted)
    {
        for (const Role role : wanted) {
            if (std::ranges::find(m_taken, role) != m_taken.end())
                continue;
            m_taken.push_back(role);
            return role;
        }
        if (m_identities == kIdentities)
            return Role::TextTertiary;
        return static_cast<Role>(indexOf(Role::Thread0) + m_identities++);
    }

    bool m_anyDefect;
    std::vector<Role> m_taken;
    std::size_t m_identities = 0;
};

} // namespace

std::vector<OutcomeLook> outcomeLooks(const Exploration& found)
{
    const std::vector<std::string> words = outcomeWords(found);
    std::vector<OutcomeLook> looks;
    Colours colours(found);
    for (std::size_t i = 0; i < found.outcomes.size(); ++i) {
        const ExploredOutcome& outcome = found.outcomes[i];
        looks.push_back({words[i], outcome.name, toneOf(outcome), colours.next(outcome)});
    }
    return looks;
}

void drawTone(Canvas& canvas, Point middle, Tone tone, Role role)
{
    const auto [x, y] = middle;
    switch (tone) {
    case Tone::Good:
        canvas.add(Polygon{{{x - 5, y}, {x - 1.5, y + 4}, {x + 5.5, y - 4}}, role, false, 1.8, {}});
        break;
    case Tone::Bad:
        canvas.add(
            Polygon{{{x, y - 5.5}, {x + 6, y + 5}, {x - 6, y + 5}, {x, y - 5.5}}, role, false, 1.6, {}});
        canvas.vertical(x, y - 1.5, y + 1.6, role, Dash::Solid, 1.5);
        canvas.vertical(x, y + 2.6, y + 4, role, Dash::Solid, 1.5);
        break;
    case Tone::Unknown:
        canvas.add(Circle{middle, 5, role, {}});
        canvas.add(Circle{middle, 3.5, Role::Surface, {}});
        break;
    }
}

} // namespace core
