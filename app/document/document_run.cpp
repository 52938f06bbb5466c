#include "app/document/document.h"

#include "core/diagram/timeline_diagram.h"

#include <QElapsedTimer>
#include <QLocale>

#include <atomic>

// The half of Document that makes runs and explorations and moves about in them.

namespace app {

namespace {

/// Lessons with fewer states are explored without being asked.
constexpr std::uint64_t kSmallStates = 20'000;
/// So long a run is let finish when the request changes: while a slider is dragged each run is shown.
constexpr int kPatience = 150;

std::vector<std::string> namesOf(const Run& run)
{
    std::vector<std::string> names;
    for (const core::ThreadInfo& thread : run.recording->info().threads)
        names.push_back(thread.name);
    return names;
}

} // namespace

void Document::requestRun(std::chrono::milliseconds delay)
{
    if (!m_runner.busy()) {
        m_delay.start(delay);
        return;
    }
    m_again = true;
    QTimer::singleShot(kPatience, &m_runner, [this] {
        if (m_again)
            m_runner.hurry();
    });
}

void Document::rerun()
{
    requestRun(std::chrono::milliseconds(0));
}

void Document::startRun()
{
    m_again = false;
    m_delay.stop();
    RunRequest request{m_text.toStdString(),
                       name().toStdString(),
                       m_overrides,
                       m_schedule,
                       m_traced,
                       m_run != nullptr ? m_run->program : nullptr,
                       m_diagnostics};
    m_runner.start([this, request = std::move(request)](const std::stop_token& stop) {
        auto result = std::make_shared<RunResult>(makeRun(request, stop));
        return [this, result] { finishRun(*result); };
    });
    noteBusy();
}

void Document::finishRun(const RunResult& result)
{
    noteBusy();
    if (m_again) {
        startRun();
        return;
    }
    m_diagnostics = result.diagnostics;
    m_settingsError = result.scheduleFailed ? std::nullopt : result.error;
    Q_EMIT diagnosticsChanged();
    if (result.scheduleFailed) {
        setMessage({MessageKind::Warning,
                    tr("The interleaving does not fit any more, so the machine runs by itself: %1")
                        .arg(QString::fromStdString(result.error->message))});
        simulate();
        return;
    }
    if (result.run != nullptr)
        adopt(result.run);
}

void Document::adopt(std::shared_ptr<const Run> run)
{
    const bool sameProgram = m_run != nullptr && m_run->program->source() == run->program->source()
        && m_run->options.parameters == run->options.parameters;
    const std::size_t step = m_run != nullptr ? stepsTaken(*m_run->recording, m_cursor) : 0;
    const bool untouched = m_run == nullptr || m_view.visible == core::openingView(*timeline());
    const bool whole = m_run != nullptr && m_view.visible == core::reachOf(*timeline());
    if (m_run == nullptr || namesOf(*m_run) != namesOf(*run))
        m_view.hidden.clear(); // Other lanes would be gone, and nobody would know.
    m_run = std::move(run);
    m_view.headWidth = core::headWidth(*m_run->times);
    m_selection.reset();
    m_cursor = m_fresh ? momentAfter(*m_run, m_landing) : momentOfStep(*m_run->recording, step);
    m_landing = 0;
    if (m_fresh || untouched)
        m_view.visible = core::openingView(*timeline());
    else if (whole)
        m_view.visible = core::reachOf(*timeline());
    else
        setVisible(m_view.visible);
    m_fresh = false;
    Q_EMIT runChanged();
    Q_EMIT viewChanged();
    Q_EMIT cursorChanged();
    Q_EMIT selectionChanged();
    if (!sameProgram || m_exploration == nullptr) {
        forgetExploration();
        startExploration(true);
    }
}

/// Something has begun or ended: what lasts less than the patience is never shown.
void Document::noteBusy()
{
    const bool works = m_runner.busy() || m_explorer.busy();
    if (works && !m_patience.isActive() && !m_busy)
        m_patience.start();
    if (!works)
        m_patience.stop();
    m_busy = m_busy && works;
    Q_EMIT busyChanged();
}

void Document::stop()
{
    m_runner.hurry();
    m_explorer.hurry();
}

void Document::follow(const core::Schedule& schedule, std::size_t choices)
{
    m_schedule = schedule;
    m_landing = choices;
    dropFormerRun();
    m_fresh = true;
    requestRun(std::chrono::milliseconds(0));
}

void Document::simulate()
{
    m_schedule.reset();
    dropFormerRun();
    m_fresh = true;
    requestRun(std::chrono::milliseconds(0));
}

void Document::trace(std::optional<core::VariableId> variable)
{
    m_traced = variable;
    requestRun(std::chrono::milliseconds(0));
}

void Document::forgetExploration()
{
    m_explorer.cancel();
    m_exploration.reset();
    m_progress = {};
    Q_EMIT explorationChanged();
}

void Document::explore()
{
    const bool isKnown = m_exploration != nullptr && m_exploration->complete;
    if (m_run != nullptr && (!m_explorer.busy() || m_isOnlyTrying) && !isKnown)
        startExploration(false);
}

QString Document::whyNoMap() const
{
    if (m_exploration == nullptr || m_exploration->map != nullptr)
        return {};
    if (!m_exploration->complete)
        return tr("The graph needs all states, and the search was stopped before it had them.");
    const QString less = tr(" A coarser granularity, fewer threads or fewer rounds make it smaller.");
    const QString states = QLocale().toString(qulonglong(m_exploration->states));
    if (m_exploration->states <= core::kMostMappedStates)
        return tr("The graph of %1 states with %2 outcomes is too large to be drawn.")
                   .arg(states)
                   .arg(m_exploration->outcomes.size())
            + less;
    return tr("The graph of %1 states is too large to be drawn; up to %2 can be.")
               .arg(states, QLocale().toString(qulonglong(core::kMostMappedStates)))
        + less;
}

void Document::startExploration(bool small)
{
    core::ExploreOptions options{m_run->options.settings.granularity, false, m_run->options, small};
    // What is larger than the limit of the first look may be too large for a map, and is found faster without
    // one.
    if (small)
        options.run.limits.maxStates = kSmallStates;
    m_progress = {};
    m_isOnlyTrying = small;
    m_explorer.start([this, options, small, program = m_run->program](const std::stop_token& stop) mutable {
        options.run.stop = stop;
        QElapsedTimer clock;
        clock.start();
        qint64 told = 0;
        auto found = core::explore(program, options, [&](const core::ExploreProgress& progress) {
            if (clock.elapsed() < told + 100)
                return;
            told = clock.elapsed();
            QMetaObject::invokeMethod(
                this,
                [this, progress, seconds = static_cast<double>(told) / 1000] {
                    m_progress = progress;
                    m_exploreSeconds = seconds;
                    Q_EMIT explorationChanged();
                },
                Qt::QueuedConnection);
        });
        const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        if (!small && core::mayHaveMap(*found)) {
            options.keepsMap = true;
            if (const auto mapped = core::explore(program, options); mapped->map != nullptr)
                found = mapped;
        }
        return [this, found, small, seconds] {
            // What was only tried and came to its small limit is not shown: there is a button for all of it.
            m_exploration = small && !found->complete ? nullptr : found;
            m_exploreSeconds = seconds;
            Q_EMIT explorationChanged();
            noteBusy();
        };
    });
    Q_EMIT explorationChanged();
    noteBusy();
}

void Document::setCursor(Moment cursor)
{
    if (cursor == m_cursor)
        return;
    m_cursor = cursor;
    Q_EMIT cursorChanged();
}

void Document::stepForward(Stride stride)
{
    if (m_run != nullptr)
        setCursor(later(*m_run->recording, m_cursor, stride));
}

void Document::stepBack(Stride stride)
{
    if (m_run != nullptr)
        setCursor(earlier(*m_run->recording, m_cursor, stride));
}

void Document::toEnd()
{
    if (m_run != nullptr)
        setCursor(lastMoment(*m_run->recording));
}

void Document::select(std::optional<core::EventId> cause)
{
    if (cause == m_selection)
        return;
    m_selection = cause;
    Q_EMIT selectionChanged();
}

const core::Timeline* Document::timeline() const
{
    return m_run == nullptr ? nullptr : &m_run->timeline(m_view.axis, m_view.asPycharm);
}

void Document::setVisible(core::Interval visible)
{
    const core::Timeline* shown = timeline();
    if (shown == nullptr)
        return;
    const core::Interval whole = core::reachOf(*shown);
    const core::Duration length = std::clamp(visible.length(), core::Duration{10}, whole.length());
    const core::Instant begin = std::clamp(visible.begin, whole.begin, whole.end - length);
    const core::Interval next{begin, begin + length};
    if (next == m_view.visible)
        return;
    m_view.visible = next;
    Q_EMIT viewChanged();
}

void Document::setAxis(core::Axis axis)
{
    if (axis == m_view.axis)
        return;
    m_view.axis = axis;
    m_view.markerA.reset(); // Times and steps are not the same numbers.
    m_view.markerB.reset();
    if (m_run != nullptr)
        m_view.visible = core::reachOf(*timeline());
    Q_EMIT viewChanged();
}

void Document::setAsPycharm(bool on)
{
    m_view.asPycharm = on;
    Q_EMIT viewChanged();
}

void Document::setMarkers(std::optional<core::Instant> a, std::optional<core::Instant> b)
{
    m_view.markerA = a;
    m_view.markerB = b;
    Q_EMIT viewChanged();
}

void Document::fit()
{
    if (m_run != nullptr)
        setVisible(core::reachOf(*timeline()));
}

void Document::toggleState(core::ThreadState state, bool addToOthers)
{
    std::set<core::ThreadState>& only = m_view.only;
    const bool was = only.contains(state);
    const bool alone = was && only.size() == 1;
    if (!addToOthers)
        only.clear();
    if (addToOthers && was)
        only.erase(state);
    else if (!alone)
        only.insert(state);
    Q_EMIT viewChanged();
}

void Document::toggleFolded(core::LaneRef group)
{
    if (m_view.folded.erase(group) == 0)
        m_view.folded.insert(group);
    Q_EMIT viewChanged();
}

void Document::hide(const std::set<core::LaneRef>& lanes)
{
    m_view.hidden.insert(lanes.begin(), lanes.end());
    Q_EMIT viewChanged();
}

void Document::showAllLanes()
{
    m_view.hidden.clear();
    Q_EMIT viewChanged();
}

} // namespace app
