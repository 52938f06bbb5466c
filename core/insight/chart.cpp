#include "core/insight/chart.h"

#include "core/base/round_step.h"
#include "core/base/settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace core {

namespace {

constexpr std::array<std::string_view, 8> kNames{"utilisation", "ready-queue", "shares",   "waits",
                                                 "response",    "turnaround",  "fairness", "sweep"};
constexpr std::array<std::string_view, kThreadStates> kStateNames{
    "running",  "running_no_gil", "ready",     "wants_gil", "waits_lock", "io",      "sleeping",
    "awaiting", "waiting",        "switching", "messaging", "starting",   "unknown", "not_alive"};
constexpr int kMostBins = 48;
constexpr int kHistogramBins = 18;

double milliseconds(Duration d)
{
    return static_cast<double>(d.count()) / 1e6;
}
double milliseconds(Instant t)
{
    return milliseconds(t.time_since_epoch());
}

std::string fixed(double value, int decimals)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

/// "12.5 ms", with as many decimals as tell something.
std::string inWords(double ms)
{
    return fixed(ms, ms >= 100 ? 0 : ms >= 10 ? 1 : 2) + " ms";
}

/// Threads whose lives the figures are of: all but main, which sets the lesson up; main where it is alone.
std::vector<const ThreadFigures*> workers(const Figures& figures)
{
    std::vector<const ThreadFigures*> all;
    for (const ThreadFigures& thread : figures.threads)
        if (thread.thread.index() != 0)
            all.push_back(&thread);
    if (all.empty() && !figures.threads.empty())
        all.push_back(&figures.threads.front());
    return all;
}

void setWindow(Chart& chart, Interval visible)
{
    chart.xTitle = "ms";
    chart.least = milliseconds(visible.begin);
    chart.most = milliseconds(visible.end);
}

Chart utilisation(const Timeline& timeline, Interval visible)
{
    Chart chart;
    chart.title = "Utilisation";
    chart.yTitle = "cores busy";
    setWindow(chart, visible);
    chart.columnWidth = roundStep((chart.most - chart.least) / kMostBins);
    chart.subtitle = "cores busy, in steps of " + inWords(chart.columnWidth);
    ChartSeries series{"cores busy", ThreadState::Running, {}};
    double all = 0;
    const double begin = std::floor(chart.least / chart.columnWidth) * chart.columnWidth;
    for (double x = begin; x < chart.most; x += chart.columnWidth) {
        const auto at = [&](double ms) {
            return std::clamp(Instant{Duration{std::llround(ms * 1e6)}}, visible.begin, visible.end);
        };
        const Interval bin{at(x), at(x + chart.columnWidth)};
        Duration busy{};
        for (const CoreLane& core : timeline.cores)
            busy += busyTime(core, bin);
        all += milliseconds(busy);
        if (bin.length() > Duration::zero())
            series.points.push_back({x, milliseconds(busy) / milliseconds(bin.length())});
    }
    const double mean = all / std::max(1e-9, chart.most - chart.least);
    const double cores = static_cast<double>(std::max<std::size_t>(1, timeline.cores.size()));
    chart.marks.push_back(
        {mean, "mean " + fixed(mean, 2) + " cores, " + fixed(100 * mean / cores, 0) + " %"});
    chart.series.push_back(std::move(series));
    return chart;
}

Chart readyQueue(const Timeline& timeline, Interval visible)
{
    Chart chart;
    chart.form = Chart::Form::Steps;
    chart.title = "Ready queue";
    chart.subtitle = "threads that could run and have no core";
    chart.yTitle = "threads";
    setWindow(chart, visible);
    ChartSeries series{"ready", ThreadState::Ready, {}};
    double weighted = 0;
    for (const QueueSlice& slice : timeline.ready) {
        const Instant begin = std::max(slice.when.begin, visible.begin);
        const Instant end = std::min(slice.when.end, visible.end);
        if (begin >= end)
            continue;
        series.points.push_back({milliseconds(begin), static_cast<double>(slice.count)});
        series.points.push_back({milliseconds(end), static_cast<double>(slice.count)});
        weighted += milliseconds(end - begin) * slice.count;
    }
    const double mean = weighted / std::max(1e-9, chart.most - chart.least);
    chart.marks.push_back({mean, "mean " + fixed(mean, 2)});
    chart.series.push_back(std::move(series));
    return chart;
}

Chart shares(const Timeline& timeline, Interval visible)
{
    Chart chart;
    chart.form = Chart::Form::Bars;
    chart.title = "Shares of each thread";
    chart.xTitle = "%";
    chart.most = 100;
    const auto& threads = timeline.recording->info().threads;
    for (std::size_t i = threads.size() > 1 ? 1 : 0; i < threads.size(); ++i) {
        const StateTimes times = timeline.threads[i].times(visible);
        const double alive = milliseconds(aliveTime(times));
        ChartBar bar{threads[i].name, i, {}, inWords(alive)};
        for (std::size_t s = 0; s + 1 < kThreadStates && alive > 0; ++s)
            if (times[s] > Duration::zero())
                bar.parts.push_back({static_cast<ThreadState>(s), 100 * milliseconds(times[s]) / alive});
        chart.bars.push_back(std::move(bar));
    }
    return chart;
}

void addHistogram(Chart& chart, const std::string& name, ThreadState state, std::vector<double> waits)
{
    if (waits.empty())
        return;
    ChartSeries series{name, state, {}};
    std::vector<double> counts(kHistogramBins + 1, 0);
    for (const double wait : waits)
        ++counts[std::min(counts.size() - 1, static_cast<std::size_t>(wait / chart.columnWidth))];
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            series.points.push_back({static_cast<double>(i) * chart.columnWidth, counts[i]});
    std::ranges::sort(waits);
    chart.marks.push_back({waits[waits.size() / 2], name + ": median " + inWords(waits[waits.size() / 2])});
    chart.marks.push_back(
        {waits[waits.size() * 95 / 100], "95th " + inWords(waits[waits.size() * 95 / 100])});
    chart.series.push_back(std::move(series));
}

Chart waits(const Timeline& timeline, Interval visible)
{
    Chart chart;
    chart.title = "Waits";
    chart.xTitle = "ms";
    chart.yTitle = "waits";
    chart.marksOnX = true;
    const std::array kStates{std::pair{ThreadState::Ready, "for a core"},
                             std::pair{ThreadState::WaitsLock, "for a lock"},
                             std::pair{ThreadState::WantsGil, "for the GIL"}};
    std::array<std::vector<double>, kStates.size()> found;
    double longest = 0;
    std::size_t count = 0;
    for (const Lane& lane : timeline.threads)
        for (std::size_t i = lane.at(visible.begin); i < lane.size() && lane.begin(i) < visible.end; ++i)
            for (std::size_t s = 0; s < kStates.size(); ++s)
                if (lane.state(i) == kStates[s].first) {
                    found[s].push_back(milliseconds(lane.end(i) - lane.begin(i)));
                    longest = std::max(longest, found[s].back());
                    ++count;
                }
    chart.columnWidth = roundStep(std::max(longest, 1e-6) / kHistogramBins);
    chart.most = std::ceil(std::max(longest, 1e-6) / chart.columnWidth + 1e-9) * chart.columnWidth;
    chart.subtitle = std::to_string(count) + (count == 1 ? " wait" : " waits");
    for (std::size_t s = 0; s < kStates.size(); ++s)
        addHistogram(chart, kStates[s].second, kStates[s].first, found[s]);
    return chart;
}

/// A bar for each thread, with their mean.
template <class ValueOf>
Chart threadBars(const Timeline& timeline, const Figures& figures, ThreadState state, ValueOf valueOf)
{
    Chart chart;
    chart.form = Chart::Form::Bars;
    chart.xTitle = "ms";
    chart.marksOnX = true;
    double sum = 0;
    double counted = 0;
    double most = 0;
    for (const ThreadFigures* thread : workers(figures)) {
        const std::optional<Duration> value = valueOf(*thread);
        const std::string& name = timeline.recording->info().threads[thread->thread.index()].name;
        ChartBar bar{name, thread->thread.index(), {}, "never"};
        if (value) {
            bar.parts.push_back({state, milliseconds(*value)});
            bar.text = inWords(milliseconds(*value));
            sum += milliseconds(*value);
            ++counted;
            most = std::max(most, milliseconds(*value));
        }
        chart.bars.push_back(std::move(bar));
    }
    if (counted > 0) { // Who never got there has no time that could be averaged.
        const double mean = sum / counted;
        chart.marks.push_back({mean, "mean " + inWords(mean)});
    }
    chart.most = (most > 0 ? most : 1) * 1.05;
    return chart;
}

} // namespace

std::string_view nameOf(ChartKind kind)
{
    return kNames[static_cast<std::size_t>(kind)];
}

std::optional<ChartKind> chartNamed(std::string_view name)
{
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end())
        return std::nullopt;
    return static_cast<ChartKind>(found - kNames.begin());
}

Chart chartOf(ChartKind kind, const Timeline& timeline, const Figures& figures, Interval visible)
{
    Chart chart;
    switch (kind) {
    case ChartKind::Utilisation: chart = utilisation(timeline, visible); break;
    case ChartKind::ReadyQueue: chart = readyQueue(timeline, visible); break;
    case ChartKind::Shares: chart = shares(timeline, visible); break;
    case ChartKind::Waits: chart = waits(timeline, visible); break;
    case ChartKind::Response:
        chart = threadBars(timeline, figures, ThreadState::Ready,
                           [](const ThreadFigures& thread) { return thread.response(); });
        chart.title = "Response";
        chart.subtitle = "from arrival to the first run";
        break;
    case ChartKind::Turnaround:
        chart = threadBars(timeline, figures, ThreadState::Waiting,
                           [](const ThreadFigures& thread) { return thread.turnaround(); });
        chart.title = "Turnaround";
        chart.subtitle = "from arrival to the end";
        break;
    case ChartKind::Fairness:
        chart = threadBars(timeline, figures, ThreadState::Running,
                           [](const ThreadFigures& thread) { return std::optional(thread.running); });
        chart.title = "Fairness";
        chart.subtitle = "running times; Jain's index " + fixed(figures.summary.fairness, 3);
        break;
    case ChartKind::Sweep: break;
    }
    chart.kind = kind;
    return chart;
}

std::optional<double> serialShare(const std::vector<SweepPoint>& points)
{
    if (points.size() < 3 || points.front().value != 1)
        return std::nullopt;
    // 1/S(n) = s + (1 - s)/n, hence 1/S(n) - 1/n = s (1 - 1/n): a line through the origin.
    double xy = 0;
    double xx = 0;
    for (const SweepPoint& point : points) {
        const double inverse = static_cast<double>(point.makespan.count())
            / static_cast<double>(points.front().makespan.count());
        const double x = 1 - 1 / point.value;
        xy += x * (inverse - 1 / point.value);
        xx += x * x;
    }
    return xx > 0 ? std::optional(std::clamp(xy / xx, 0.0, 1.0)) : std::nullopt;
}

Chart sweepChart(const std::string& name, const std::vector<SweepPoint>& points)
{
    Chart chart;
    chart.kind = ChartKind::Sweep;
    chart.form = Chart::Form::Lines;
    chart.title = "Speed-up against " + name;
    chart.subtitle = std::to_string(points.size()) + (points.size() == 1 ? " run" : " runs");
    chart.xTitle = name;
    chart.yTitle = "times as fast";
    if (points.empty())
        return chart;
    ChartSeries measured{"speed-up", ThreadState::Running, {}};
    for (const SweepPoint& point : points)
        if (point.makespan > Duration::zero())
            measured.points.push_back({point.value,
                                       static_cast<double>(points.front().makespan.count())
                                           / static_cast<double>(point.makespan.count())});
    chart.least = points.front().value;
    chart.most = points.front().value;
    for (const SweepPoint& point : points) {
        chart.least = std::min(chart.least, point.value);
        chart.most = std::max(chart.most, point.value);
    }
    chart.series.push_back(std::move(measured));
    if (const auto serial = serialShare(points)) {
        ChartSeries amdahl{"Amdahl, " + fixed(*serial * 100, 1) + " % serial", ThreadState::Switching, {}};
        for (const SweepPoint& point : points)
            amdahl.points.push_back({point.value, 1 / (*serial + (1 - *serial) / point.value)});
        chart.series.push_back(std::move(amdahl));
    }
    return chart;
}

std::string toCsv(const Chart& chart)
{
    std::string csv;
    if (chart.form == Chart::Form::Bars) {
        csv = "thread,state," + chart.xTitle + "\n";
        for (const ChartBar& bar : chart.bars)
            for (const ChartBar::Part& part : bar.parts)
                csv += "\"" + bar.name + "\"," + std::string(kStateNames[indexOf(part.state)]) + ","
                    + fixed(part.value, 6) + "\n";
        return csv;
    }
    csv = "series," + chart.xTitle + "," + chart.yTitle + "\n";
    for (const ChartSeries& series : chart.series)
        for (const ChartPoint& point : series.points)
            csv += "\"" + series.name + "\"," + fixed(point.x, 6) + "," + fixed(point.y, 6) + "\n";
    return csv;
}

} // namespace core
