#include "core/diagram/theme.h"
#include "core/diagram/ticks.h"
#include "core/diagram/timeline_diagram.h"
#include "core/diagram/words.h"
#include "core/render/render.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace core {

namespace {

constexpr std::size_t kLongestName = 24;

/// A thin space is no friend of fixed columns.
std::string withPlainSpaces(std::string text)
{
    constexpr std::string_view thin = "\u2009";
    for (std::size_t at = text.find(thin); at != std::string::npos; at = text.find(thin))
        text.replace(at, thin.size(), " ");
    return text;
}

std::string padded(std::string text, std::size_t width)
{
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size(); ++length)
        nextCharacter(text, at);
    return text + std::string(width > length ? width - length : 0, ' ');
}

/// The state that took most of a column; a wait for a lock is shown however short it is.
ThreadState stateOf(const StateTimes& times)
{
    if (times[indexOf(ThreadState::WaitsLock)] > Duration{})
        return ThreadState::WaitsLock;
    return static_cast<ThreadState>(std::ranges::max_element(times) - times.begin());
}

class AsciiMap {
public:
    AsciiMap(const Timeline& timeline, Interval visible, std::size_t columns)
        : m_timeline(timeline)
        , m_scale(visible, 0, static_cast<double>(columns))
        , m_columns(columns)
    {
        for (const ThreadInfo& thread : threads())
            m_nameWidth = std::max(m_nameWidth, std::min(kLongestName, thread.name.size()));
    }

    std::string draw()
    {
        std::string text = ruler();
        for (std::size_t i = 0; i < m_timeline.threads.size(); ++i)
            text += row(threads()[i].name, threadCells(m_timeline.threads[i]));
        for (const HolderLane& gil : m_timeline.gils)
            text += row(gil.name, holderCells(gil));
        for (const HolderLane& lock : m_timeline.locks)
            text += row(lock.name, holderCells(lock));
        return text + meanings();
    }

private:
    const std::vector<ThreadInfo>& threads() const { return m_timeline.recording->info().threads; }

    Interval column(std::size_t i) const
    {
        const auto x = static_cast<double>(i);
        return {m_scale.timeAt(x), m_scale.timeAt(x + 1)};
    }

    std::string row(const std::string& name, const std::string& cells) const
    {
        std::string line = padded(name.substr(0, kLongestName), m_nameWidth) + " |" + cells;
        line.erase(line.find_last_not_of(' ') + 1);
        return line + "\n";
    }

    std::string ruler() const
    {
        // Ticks keep their distance in pixels; a character counts as eight.
        constexpr double pixels = 8;
        const TimeScale wide(m_scale.visible(), 0, m_scale.width() * pixels);
        std::string labels(m_columns, ' ');
        for (const Tick& tick : ticksOf(wide, m_timeline, UnitAt::EveryLabel).marks) {
            const auto at = static_cast<std::size_t>(std::max(0.0, tick.x / pixels));
            const std::string label = withPlainSpaces(tick.label);
            if (!tick.label.empty() && at + label.size() <= m_columns)
                labels.replace(at, label.size(), label);
        }
        return row("", labels);
    }

    std::string threadCells(const Lane& lane)
    {
        std::string cells;
        for (std::size_t i = 0; i < m_columns; ++i) {
            const StateTimes times = lane.times(column(i));
            const ThreadState state = stateOf(times);
            const bool outside = aliveTime(times) == Duration{};
            if (!outside)
                m_seen.insert(state);
            cells += outside || state == ThreadState::NotAlive ? ' ' : letterOf(state);
        }
        return cells;
    }

    std::string holderCells(const HolderLane& lane) const
    {
        std::string cells;
        auto slice = lane.slices.begin();
        for (std::size_t i = 0; i < m_columns; ++i) {
            const Instant middle = m_scale.timeAt(static_cast<double>(i) + 0.5);
            while (slice + 1 != lane.slices.end() && slice->when.end <= middle)
                ++slice;
            const bool held = slice->holder && slice->when.contains(middle);
            cells += held ? shortName(threads()[slice->holder->index()].name).substr(0, 1) : " ";
        }
        return cells;
    }

    std::string meanings() const
    {
        std::string text;
        for (const ThreadState state : m_seen)
            text += (text.empty() ? "" : "   ") + std::string(1, letterOf(state)) + " "
                + std::string(legendName(state));
        return text.empty() ? "" : "\n" + text + "\n";
    }

    const Timeline& m_timeline;
    TimeScale m_scale;
    std::size_t m_columns;
    std::size_t m_nameWidth = 4;
    std::set<ThreadState> m_seen;
};

} // namespace

std::string toAsciiMap(const Timeline& timeline, Interval visible, std::size_t columns)
{
    return AsciiMap(timeline, visible, columns).draw();
}

} // namespace core
