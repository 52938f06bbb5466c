#include "app/window/status_bar.h"

#include "app/document/document.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/outcome_words.h"
#include "app/timeline/metrics.h"
#include "app/timeline/timeline_area.h"
#include "core/diagram/timeline_diagram.h"

#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <array>

namespace app {

namespace {

QString outcomeText(const core::Recording& recording)
{
    const core::Outcome& outcome = recording.info().outcome;
    const QString end = QString::fromStdString(core::durationText(recording.info().end - core::Instant{}));
    QString message = QString::fromStdString(outcome.message).section(QLatin1Char('\n'), 0, 0);
    switch (outcome.kind) {
    case core::OutcomeKind::Completed: return StatusBar::tr("Completed in %1").arg(end);
    case core::OutcomeKind::Deadlock: return StatusBar::tr("Deadlock at %1").arg(end);
    case core::OutcomeKind::Livelock: return StatusBar::tr("Livelock at %1").arg(end);
    case core::OutcomeKind::Exception: return message;
    case core::OutcomeKind::Assertion: return StatusBar::tr("Assertion failed: %1").arg(message);
    case core::OutcomeKind::Limit: return message.left(1).toUpper() + message.mid(1);
    }
    return {};
}

/// "Race: lost update on counter"
QString raceInWords(const Run& run)
{
    const auto lost = std::ranges::find_if(run.trace.rows, &core::TraceRow::lostUpdate);
    if (lost == run.trace.rows.end() || !lost->written)
        return {};
    const core::VariableId variable = run.trace.variables[*lost->written];
    return StatusBar::tr("Race: lost update on %1")
        .arg(QString::fromStdString(run.recording->info().variables[variable.index()].name));
}

/// "14.8 px/ms", in the unit in which the figure is neither tiny nor huge.
QString scaleText(double pixelsPerNanosecond)
{
    constexpr std::array kUnits{std::pair{1.0, "ns"}, std::pair{1e3, "µs"}, std::pair{1e6, "ms"},
                                std::pair{1e9, "s"}};
    for (const auto& [nanoseconds, name] : kUnits) {
        if (const double figure = pixelsPerNanosecond * nanoseconds;
            figure >= 1 || nanoseconds == kUnits.back().first)
            return StatusBar::tr("%1 px/%2").arg(QLocale().toString(figure, 'g', 3), QString::fromUtf8(name));
    }
    return {};
}

} // namespace

StatusBar::StatusBar(Document& document, const TimelineArea& timeline, QWidget* parent)
    : Ground(core::Role::Header, Qt::TopEdge, parent)
    , m_document(document)
    , m_timeline(timeline)
{
    setFixedHeight(24);
    connect(&document, &Document::runChanged, this, &StatusBar::describeRun);
    for (const auto signal : {&Document::runChanged, &Document::viewChanged, &Document::busyChanged,
                              &Document::explorationChanged})
        connect(&document, signal, this, qOverload<>(&QWidget::update));
    connect(&timeline, &TimelineArea::frameChanged, this, qOverload<>(&QWidget::update));
    setToolTip(tr("A click goes to the end of the run"));
}

void StatusBar::describeRun()
{
    m_run.clear();
    m_alarming = false;
    const auto run = m_document.run();
    if (run == nullptr)
        return;
    // Whoever schedules by hand has come so far: nothing is wrong with that.
    const bool unfinished =
        run->schedule && run->recording->info().outcome.message == "the schedule ends here";
    m_alarming = run->recording->info().outcome.kind != core::OutcomeKind::Completed && !unfinished;
    m_run += run->schedule ? tr("Replay of an interleaving")
                           : tr("Simulated, seed %1").arg(run->options.settings.seed);
    m_run += outcomeText(*run->recording);
    if (const QString race = raceInWords(*run); !race.isEmpty())
        m_run += race;
    int handovers = 0;
    int forced = 0;
    for (const core::Flow& flow : run->times->flows)
        handovers += flow.kind == core::FlowKind::HandsOverGil ? 1 : 0;
    for (std::size_t i = 0; i < run->recording->size() && handovers > 0; ++i) {
        const core::Event event = run->recording->event(core::EventId{i});
        const auto* dropped = std::get_if<core::GilDropped>(&event.what);
        forced += dropped != nullptr && dropped->forced ? 1 : 0;
    }
    if (handovers > 0)
        m_run += tr("%1 GIL hand-overs, %2 forced").arg(handovers).arg(forced);
}

QStringList StatusBar::left() const
{
    if (m_document.run() == nullptr) {
        const bool wrong = !m_document.diagnostics().empty();
        return {m_document.isRunning() ? tr("Running…")
                                       : (wrong ? tr("The text has errors; nothing was run") : QString())};
    }
    QStringList parts = m_run;
    if (m_document.isExploring())
        parts += tr("Exploring: %1 states")
                     .arg(QLocale().toString(qulonglong(m_document.exploreProgress().states)));
    else if (const auto found = m_document.exploration())
        parts += tr("%1 in %2 ms")
                     .arg(interleavingsInWords(grouped(found->interleavings)),
                          QLocale().toString(m_document.exploreSeconds() * 1000, 'f', 1));
    return parts;
}

QStringList StatusBar::right() const
{
    const core::Timeline* timeline = m_document.timeline();
    if (timeline == nullptr)
        return {QStringLiteral("UTF-8")};
    const double pixels = m_timeline.viewport()->width() - m_document.view().headWidth - kRightMargin;
    QStringList parts{tr("Frame %1 ms").arg(QLocale().toString(m_timeline.frameMilliseconds(), 'f', 1))};
    if (timeline->axis == core::Axis::Steps)
        parts += tr("Steps");
    else if (timeline->axis == core::Axis::Squeezed)
        parts += tr("Not to scale");
    else
        parts += scaleText(pixels / static_cast<double>(m_document.view().visible.length().count()));
    parts += QStringLiteral("UTF-8");
    return parts;
}

void StatusBar::paintEvent(QPaintEvent* event)
{
    Ground::paintEvent(event);
    QPainter painter(this);
    const QFont font = interFont(11.5);
    double x = 12;
    const QStringList begin = left();
    for (const QString& part : begin) {
        const double width = numberWidth(part, font);
        const bool alarming = m_alarming && &part == &begin[1];
        paintNumber(painter, QRectF(x, 1, width + 1, height() - 1), Qt::AlignLeft, part, font,
                    alarming ? core::Role::Error : core::Role::TextSecondary);
        x += width + 14;
        if (&part != &begin.back())
            paintGround(painter, QRect(static_cast<int>(x), 6, 1, 12), core::Role::BorderStrong);
        x += 15;
    }
    double end = this->width() - 12;
    const QStringList last = right();
    for (auto part = last.rbegin(); part != last.rend(); ++part) {
        const double width = numberWidth(*part, font);
        if (end - width < x)
            break;
        paintNumber(painter, QRectF(end - width, 1, width + 1, height() - 1), Qt::AlignLeft, *part, font,
                    core::Role::TextSecondary);
        end -= width + 14;
        if (part + 1 != last.rend())
            paintGround(painter, QRect(static_cast<int>(end), 6, 1, 12), core::Role::BorderStrong);
        end -= 14;
    }
}

void StatusBar::mousePressEvent(QMouseEvent*)
{
    m_document.toEnd();
}

} // namespace app
