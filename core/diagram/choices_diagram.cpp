#include "core/diagram/choices_diagram.h"

#include "core/diagram/canvas.h"
#include "core/diagram/outcome_looks.h"
#include "core/diagram/words.h"
#include "core/explore/outcome_words.h"
#include "core/explore/state_map.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr double kStep = 92;
constexpr double kLine = 52;  ///< The run's y.
constexpr double kCards = 98; ///< The first card's top.
constexpr double kCardWidth = 84;
constexpr double kCardHeight = 62;
constexpr double kLeft = 28;
constexpr std::size_t kMostSteps = 2'000;
constexpr Type kWords{Face::SemiBold, 11, false};
constexpr Type kSmall{Face::Regular, 10.5, true};

class ChoicesLayout {
public:
    ChoicesLayout(const Exploration& found, const std::vector<Decision>& decisions, const ChoicesView& view)
        : m_found(found)
        , m_decisions(decisions)
        , m_view(view)
        , m_looks(outcomeLooks(found))
        , m_states(found.map->along(view.run))
        , m_steps(std::min({view.run.size(), kMostSteps, m_states.size() - 1}))
        , m_canvas(m_picture.diagram.shapes)
    {
        const std::size_t known = std::min(decisions.size(), m_states.size());
        while (m_first < m_steps && m_first + 1 < known && decisions[m_first].ways.size() < 2)
            ++m_first;
    }

    ChoicesPicture build()
    {
        m_canvas.fill({}, Role::Surface);
        double bottom = kCards;
        for (std::size_t i = m_first; i < m_steps; ++i)
            drawStep(i);
        const std::size_t places = std::min(m_steps + 1, m_decisions.size());
        for (std::size_t i = m_first; i < places; ++i)
            bottom = std::max(bottom, drawBranches(i));
        for (std::size_t i = m_first; i <= m_steps; ++i)
            drawPlace(i);
        const double right = drawEnd();
        Diagram& diagram = m_picture.diagram;
        diagram.width = std::max(m_view.leastWidth, right + kLeft);
        diagram.height = std::max(m_view.leastHeight, bottom + 12);
        diagram.shapes.front() = Fill{{0, 0, diagram.width, diagram.height}, Role::Surface, 0, 1};
        m_picture.first = m_first;
        m_picture.here = xOf(std::clamp(m_view.position, m_first, m_steps));
        return std::move(m_picture);
    }

private:
    double xOf(std::size_t position) const { return kLeft + kStep * static_cast<double>(position - m_first); }

    void drawStep(std::size_t i)
    {
        const double x = xOf(i);
        const bool taken = i < m_view.position;
        m_canvas.add(Line{{x, kLine}, {x + kStep, kLine}, Role::Text, 2.8, Dash::Solid, taken ? 1 : 0.45});
        m_picture.steps.push_back({x, kLine - 30, kStep, 44});
        if (i >= m_decisions.size())
            return;
        const auto& ways = m_decisions[i].ways;
        const auto way = std::ranges::find(ways, m_view.run[i], &Possible::choice);
        if (way == ways.end())
            return;
        const std::string words = shortName(way->name) + " " + way->words;
        m_canvas.text({x + kStep / 2, kLine - 12}, elidedInTheMiddle(words, kWords, kStep - 10), kWords,
                      taken ? Role::Text : Role::TextSecondary, Anchor::Middle);
    }

    void drawPlace(std::size_t i)
    {
        const Point at{xOf(i), kLine};
        const bool isChoice = i < m_decisions.size() && m_decisions[i].ways.size() > 1;
        const double radius = isChoice ? 7 : 4;
        if (i == std::max(m_view.position, m_first)) {
            m_canvas.add(Circle{at, radius + 3.5, Role::Text, {}});
            m_canvas.add(Circle{at, radius + 2, Role::Surface, {}});
        }
        m_canvas.add(Circle{at, radius, Role::Text, {}});
        m_canvas.add(Circle{at, radius - 1.8, Role::Surface, {}});
    }

    /// One below the other where several threads could have gone; gives the y below them.
    double drawBranches(std::size_t i)
    {
        double y = kCards;
        const bool isOpen = i >= m_view.run.size();
        for (const Possible& way : m_decisions[i].ways) {
            const auto target = m_found.map->after(m_states[i], way.choice);
            if (!target || (!isOpen && way.choice == m_view.run[i])
                || (isOpen && m_decisions[i].ways.size() < 2))
                continue;
            const Rect card{xOf(i) - 6, y, kCardWidth, kCardHeight};
            drawStem({xOf(i), y == kCards ? kLine + 7 : y - 10}, {card.x + 8, y}, way.choice.number);
            drawCard(card, way, *target);
            m_picture.branches.push_back({i, way.choice, card});
            y += kCardHeight + 10;
        }
        return y;
    }

    void drawStem(Point from, Point to, std::uint32_t number)
    {
        std::vector<Point> points;
        constexpr int kPieces = 8;
        for (int piece = 0; piece <= kPieces; ++piece) {
            const double t = static_cast<double>(piece) / kPieces;
            const double ease = t * t * (3 - 2 * t);
            points.push_back({from.x + (to.x - from.x) * ease, from.y + (to.y - from.y) * t});
        }
        m_canvas.add(Polygon{std::move(points), identityRole(number), false, 1.6, {}});
    }

    void drawCard(const Rect& card, const Possible& way, std::uint32_t target)
    {
        m_canvas.fill(card, Role::Raised, 5);
        m_canvas.add(Outline{card, Role::BorderStrong, 5, 1, Dash::Solid});
        m_canvas.fill({card.x, card.y + 1, 3, card.height - 2}, identityRole(way.choice.number), 1);
        const double x = card.x + 10;
        const double room = card.width - 16;
        m_canvas.text({x, card.y + 17},
                      elidedInTheMiddle(shortName(way.name) + " " + way.words, kWords, room), kWords,
                      Role::Text);
        const std::string count = m_found.map->ways(target);
        m_canvas.text(
            {x, card.y + 33},
            elidedInTheMiddle(groupedDigits(count) + (count == "1" ? " way" : " ways"), kSmall, room), kSmall,
            Role::TextSecondary);
        drawMixture({x, card.y + 43, room, 8}, target);
    }

    void drawMixture(const Rect& bar, std::uint32_t state)
    {
        double x = bar.x;
        for (std::size_t o = 0; o < m_looks.size(); ++o) {
            const double share = m_found.map->share(state, o);
            if (share <= 0)
                continue;
            const double width = std::min(std::max(2.0, share * bar.width), bar.right() - x);
            m_canvas.fill({x, bar.y, width, bar.height}, m_looks[o].role);
            x += width;
        }
    }

    double drawEnd()
    {
        const double x = xOf(m_steps);
        const auto outcome =
            m_steps == m_view.run.size() ? m_found.map->only(m_states[m_steps]) : std::nullopt;
        if (!outcome || m_found.map->edgeCount(m_states[m_steps]) > 0)
            return x + kStep;
        const OutcomeLook& look = m_looks[*outcome];
        const std::string words = elidedInTheMiddle(look.what, kWords, 150);
        const double width = textWidth(words, kWords) + 20;
        const bool plain = look.role == Role::Success || look.role == Role::Race || look.role == Role::Error;
        m_canvas.fill({x, kLine - 13, width, 26}, plain ? look.role : Role::Raised, 5);
        m_canvas.add(Outline{{x, kLine - 13, width, 26}, look.role, 5, 1, Dash::Solid});
        m_canvas.text({x + width / 2, baseline(kLine, kWords.size)}, words, kWords,
                      plain ? Role::OnAccent : Role::Text, Anchor::Middle);
        return x + width;
    }

    const Exploration& m_found;
    const std::vector<Decision>& m_decisions;
    const ChoicesView& m_view;
    std::vector<OutcomeLook> m_looks;
    std::vector<std::uint32_t> m_states;
    std::size_t m_steps;
    std::size_t m_first = 0; ///< What is forced at the start is not drawn.
    ChoicesPicture m_picture;
    Canvas m_canvas;
};

} // namespace

ChoicesPicture choicesDiagram(const Exploration& found, const std::vector<Decision>& decisions,
                              const ChoicesView& view)
{
    return ChoicesLayout(found, decisions, view).build();
}

} // namespace core
