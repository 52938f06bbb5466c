#include "core/insight/figures.h"

#include "core/insight/figures_fold.h"

#include <algorithm>

namespace core {

namespace {

/// The largest time from a job's release to what `end` says of it.
std::optional<Duration> largest(const std::vector<JobFigures>& jobs, std::optional<Instant> JobFigures::*end)
{
    std::optional<Duration> most;
    for (const JobFigures& job : jobs)
        if (job.*end)
            most = std::max(*(job.*end) - job.release, most.value_or(Duration::zero()));
    return most;
}

} // namespace

std::optional<Duration> ThreadFigures::turnaround() const
{
    if (!jobs.empty())
        return largest(jobs, &JobFigures::completion);
    return arrival && completion ? std::optional(*completion - *arrival) : std::nullopt;
}

std::optional<Duration> ThreadFigures::response() const
{
    if (!jobs.empty())
        return largest(jobs, &JobFigures::firstRun);
    return arrival && firstRun ? std::optional(*firstRun - *arrival) : std::nullopt;
}

Figures figuresOf(const Recording& recording)
{
    FiguresFold fold(recording);
    for (std::size_t i = 0; i < recording.size(); ++i)
        fold.apply(recording.event(EventId{i}));
    return fold.finish();
}

namespace {

double toDouble(Duration duration)
{
    return static_cast<double>(duration.count());
}

Spread spreadOf(const std::vector<Duration>& values)
{
    if (values.empty())
        return {};
    double sum = 0;
    for (const Duration value : values)
        sum += toDouble(value);
    return {sum / static_cast<double>(values.size()), *std::ranges::max_element(values), values.size()};
}

/// (Σx)² / (n·Σx²): 1 where all have the same, 1/n where one has all (Jain, Chiu, Hawe 1984).
double jainIndex(const std::vector<Duration>& values)
{
    double sum = 0;
    double squares = 0;
    for (const Duration value : values) {
        sum += toDouble(value);
        squares += toDouble(value) * toDouble(value);
    }
    return squares > 0 ? sum * sum / (static_cast<double>(values.size()) * squares) : 1;
}

} // namespace

void FiguresFold::summarise()
{
    Summary& summary = m_figures.summary;
    std::vector<Duration> running;
    std::vector<Duration> turnaround;
    std::vector<Duration> response;
    std::vector<Duration> ready;
    std::vector<Duration> wait;
    const auto arrived =
        std::ranges::count_if(m_figures.threads, [](const auto& t) { return t.arrival.has_value(); });
    for (const ThreadFigures& thread : m_figures.threads) {
        if (!thread.arrival || (thread.thread == ThreadId{0} && arrived > 1))
            continue;
        running.push_back(thread.running);
        ready.push_back(thread.ready);
        wait.push_back(thread.wait);
        if (const auto duration = thread.turnaround())
            turnaround.push_back(*duration);
        if (const auto duration = thread.response())
            response.push_back(*duration);
    }
    summary.turnaround = spreadOf(turnaround);
    summary.response = spreadOf(response);
    summary.ready = spreadOf(ready);
    summary.wait = spreadOf(wait);
    summary.fairness = jainIndex(running);
    const Duration length = m_recording.info().end - Instant{};
    if (length <= Duration::zero())
        return;
    Duration busy{};
    for (const CoreFigures& core : m_figures.cores)
        busy += core.busy;
    summary.utilisation = toDouble(busy) / (toDouble(length) * static_cast<double>(m_figures.cores.size()));
    summary.throughputPerSecond = static_cast<double>(turnaround.size()) * 1e9 / toDouble(length);
}

} // namespace core
