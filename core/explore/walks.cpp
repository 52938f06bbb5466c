#include "core/explore/walks.h"

#include <algorithm>
#include <memory>
#include <random>
#include <xxhash.h>

namespace core {

namespace {

/// A run that takes more choices goes on for ever, most probably.
constexpr std::size_t kLongestRun = 100'000;
constexpr std::uint64_t kReportEvery = 1000;

/// Even chances, alike on every machine.
std::size_t below(std::mt19937_64& random, std::size_t n)
{
    return static_cast<std::size_t>(random() % n);
}

bool isStepWay(const Way& way)
{
    return way.comes == Way::Comes::Nothing;
}

/// Ways of one thread, which are neighbours; a completion counts as one more (details.md 8).
std::vector<std::span<const Way>> byThread(const std::vector<Way>& ways)
{
    std::vector<std::span<const Way>> all;
    for (std::size_t begin = 0; begin < ways.size();) {
        std::size_t end = begin + 1;
        while (isStepWay(ways[begin]) && end < ways.size() && isStepWay(ways[end])
               && ways[end].number == ways[begin].number)
            ++end;
        all.emplace_back(&ways[begin], end - begin);
        begin = end;
    }
    return all;
}

/// Chooses among the ways on, for one run.
class Chooser {
public:
    Chooser(const PartialSearch& search, std::mt19937_64& random, std::size_t longest)
        : m_isPct(search.method == SearchMethod::Pct)
        , m_random(random)
    {
        for (std::uint32_t i = 1; m_isPct && i < search.depth; ++i)
            m_changes.push_back(below(random, longest));
    }

    Way choose(const std::vector<Way>& ways, std::size_t step)
    {
        const std::vector<std::span<const Way>> threads = byThread(ways);
        std::size_t chosen = m_isPct ? highest(threads) : below(m_random, threads.size());
        // At a change point the one that would go on falls behind all others.
        if (std::ranges::find(m_changes, step) != m_changes.end()) {
            m_priority[keyOf(threads[chosen].front())] = --m_lowest;
            chosen = highest(threads);
        }
        return threads[chosen][below(m_random, threads[chosen].size())];
    }

private:
    using Key = std::pair<bool, std::uint32_t>;
    static Key keyOf(const Way& way) { return {isStepWay(way), way.number}; }

    std::size_t highest(const std::vector<std::span<const Way>>& threads)
    {
        for (const std::span<const Way> thread : threads)
            m_priority.try_emplace(keyOf(thread.front()), static_cast<std::int64_t>(m_random() >> 2));
        const auto best = std::ranges::max_element(threads, {}, [&](const std::span<const Way> thread) {
            return m_priority.at(keyOf(thread.front()));
        });
        return static_cast<std::size_t>(best - threads.begin());
    }

    bool m_isPct;
    std::mt19937_64& m_random;
    std::vector<std::size_t> m_changes; ///< Numbers of choices.
    std::map<Key, std::int64_t> m_priority;
    std::int64_t m_lowest = 0;
};

} // namespace

void Walks::run(const std::function<void(const ExploreProgress&)>& progress)
{
    std::mt19937_64 random(m_options.run.settings.seed);
    StateSpace& space = m_search.space();
    std::vector<Way> ways;
    while (m_runs < m_options.partial.runs && !m_search.isOver()) {
        StateSpace::State state = m_search.base();
        std::vector<Choice> choices = m_search.choicesBefore();
        Chooser chooser(m_options.partial, random, m_longest);
        std::size_t step = 0;
        for (space.waysOn(state, ways); !ways.empty() && step < kLongestRun && !m_search.isOver(); ++step) {
            const Way way = chooser.choose(ways, step);
            choices.push_back(choiceOf(way));
            space.take(state, way);
            StateSpace::State noted = state;
            m_search.note(noted);
            space.waysOn(state, ways);
        }
        if (m_search.isOver())
            return;
        ++m_runs;
        m_steps += step;
        m_longest = std::max(m_longest, step);
        if (ways.empty())
            end(state, std::move(choices));
        else
            ++m_cut;
        if (progress && m_runs % kReportEvery == 0)
            progress({m_steps, m_longest, m_tallies.size()});
    }
}

void Walks::end(const StateSpace::State& state, std::vector<Choice> choices)
{
    Tally& tally = m_tallies[m_search.outcomeAt(state)];
    ++tally.runs;
    std::string text;
    Schedule schedule{m_options.granularity, std::move(choices)};
    for (const Choice& choice : schedule.choices)
        text += format(choice) + ' ';
    tally.interleavings.insert(XXH3_64bits(text.data(), text.size()));
    const std::size_t switches = contextSwitches(schedule);
    const auto rank = [](std::size_t count, const Schedule& each) {
        return std::tuple(count, each.choices.size());
    };
    const bool isFirst = tally.runs == 1;
    if (isFirst || rank(switches, schedule) < rank(tally.switches, tally.best)
        || (rank(switches, schedule) == rank(tally.switches, tally.best)
            && schedule.choices < tally.best.choices)) {
        tally.best = std::move(schedule);
        tally.switches = switches;
    }
}

} // namespace core
