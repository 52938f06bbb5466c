#include "core/diagram/outcomes_diagram.h"

#include "core/diagram/chrome.h"
#include "core/diagram/outcome_looks.h"
#include "core/diagram/words.h"
#include "core/explore/outcome_words.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t kMostRows = 60;
constexpr double kRowHeight = 104;
constexpr double kBarHeight = 14;
constexpr double kChip = 16;
constexpr Type kWhat{Face::Mono, 13, false};
constexpr Type kName{Face::Regular, 12, false};
constexpr Type kPercent{Face::SemiBold, 15, true};
constexpr Type kSmall{Face::Regular, 12, true};
constexpr Type kCount{Face::SemiBold, 12, true};

class OutcomesLayout {
public:
    OutcomesLayout(const Exploration& found, const OutcomesView& view)
        : m_found(found)
        , m_view(view)
        , m_looks(outcomeLooks(found))
        , m_left(view.margin)
        , m_right(view.width - view.margin)
        , m_canvas(m_diagram.shapes)
    {
    }

    Diagram build()
    {
        m_canvas.fill({}, Role::Surface);
        double y =
            drawTitle(m_canvas, m_view.title, m_view.caption, {m_left, m_view.margin, m_right - m_left, 0});
        const std::size_t rows = std::min(m_found.outcomes.size(), kMostRows);
        for (std::size_t i = 0; i < rows; ++i, y += kRowHeight)
            drawRow(i, y);
        if (rows < m_found.outcomes.size()) {
            m_canvas.text({m_left, y + 18}, "and " + std::to_string(m_found.outcomes.size() - rows) + " more",
                          kName, Role::TextSecondary);
            y += 26;
        }
        m_diagram.width = m_view.width;
        m_diagram.height = y + m_view.margin;
        m_diagram.shapes.front() = Fill{{0, 0, m_diagram.width, m_diagram.height}, Role::Surface, 0, 1};
        return std::move(m_diagram);
    }

private:
    void drawRow(std::size_t i, double y)
    {
        const ExploredOutcome& outcome = m_found.outcomes[i];
        const OutcomeLook& look = m_looks[i];
        m_canvas.horizontal(m_left, m_right, y, Role::Border);
        drawTone(m_canvas, {m_left + 8, y + 20}, look.tone, look.role);
        const std::string share = outcome.fraction ? percentText(*outcome.fraction) : std::string();
        m_canvas.text({m_right, y + 25}, share, kPercent, Role::Text, Anchor::End);
        drawWords(look, y + 24, m_right - textWidth(share, kPercent) - 12);
        drawBar(outcome.fraction.value_or(outcome.probability.value_or(0)), look.role, y + 36);
        drawCounts(outcome, y + 66);
        drawWay(outcome, y + 76);
    }

    void drawWords(const OutcomeLook& look, double y, double right)
    {
        const double x = m_left + 24;
        const std::string what = elidedInTheMiddle(look.what, kWhat, right - x);
        m_canvas.text({x, y}, what, kWhat, Role::Text);
        const double nameX = x + textWidth(what, kWhat) + 10;
        if (!look.name.empty() && nameX + 40 < right)
            m_canvas.text({nameX, y}, elidedInTheMiddle(look.name, kName, right - nameX), kName,
                          Role::TextSecondary);
    }

    void drawBar(double share, Role role, double y)
    {
        const double width = m_right - m_left;
        m_canvas.fill({m_left, y, width, kBarHeight}, Role::Sunken, 3);
        if (share > 0)
            m_canvas.fill({m_left, y, std::max(2.0, width * share), kBarHeight}, role, 3);
    }

    void drawCounts(const ExploredOutcome& outcome, double y)
    {
        const std::string own = groupedDigits(outcome.interleavings);
        m_canvas.text({m_left, y}, own, kCount, Role::Text);
        m_canvas.text({m_left + textWidth(own, kCount) + 4, y},
                      outcome.fraction ? "of " + interleavingsInWords(m_found.interleavings)
                                       : std::string("interleavings"),
                      kSmall, Role::TextSecondary);
        std::string right;
        if (outcome.probability)
            right = "chance " + percentText(*outcome.probability) + "   ";
        right += "fewest switches " + std::to_string(outcome.contextSwitches);
        m_canvas.text({m_right, y}, right, kSmall, Role::TextSecondary, Anchor::End);
    }

    std::string nameOf(std::uint32_t number) const
    {
        return number < m_view.threads.size() ? shortName(m_view.threads[number]) : std::to_string(number);
    }

    void drawWay(const ExploredOutcome& outcome, double y)
    {
        m_canvas.text({m_left, baseline(y + kChip / 2, kSmall.size)}, "shortest way", kSmall,
                      Role::TextSecondary);
        double x = m_left + 90;
        const auto& choices = outcome.schedule.choices;
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const std::string name = nameOf(choices[i].number);
            const double width = std::max(kChip, textWidth(name, {Face::SemiBold, 10.5F, false}) + 9);
            if (x + width > m_right - (i + 1 < choices.size() ? 18 : 0)) {
                m_canvas.text({x, baseline(y + kChip / 2, kSmall.size)}, "…", kSmall, Role::TextSecondary);
                return;
            }
            m_canvas.add(IdentityBox{{x, y, width, kChip}, choices[i].number, false, {}, name, 10.5F, 1});
            x += width + 3;
        }
    }

    const Exploration& m_found;
    const OutcomesView& m_view;
    std::vector<OutcomeLook> m_looks;
    double m_left;
    double m_right;
    Diagram m_diagram;
    Canvas m_canvas;
};

} // namespace

Diagram outcomesDiagram(const Exploration& found, const OutcomesView& view)
{
    return OutcomesLayout(found, view).build();
}

std::string outcomesInWords(const Exploration& found)
{
    const std::string count =
        std::to_string(found.outcomes.size()) + (found.outcomes.size() == 1 ? " outcome" : " outcomes");
    if (found.complete)
        return interleavingsInWords(found.interleavings) + ", all looked at: " + count + ".";
    return "Incomplete" + (found.limit.empty() ? std::string() : ", " + found.limit) + ": " + count + " in "
        + groupedDigits(std::to_string(found.states)) + " states.";
}

} // namespace core
