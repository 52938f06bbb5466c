#include "app/panels/outcomes_panel.h"

#include "app/document/document.h"
#include "app/painter/icons.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/outcome_words.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace app {

namespace {

constexpr std::size_t kMostRows = 200;

/// Whether the run that is shown is one of those that end like this.
bool endsAs(const core::RecordingInfo& run, const core::ExploredOutcome& outcome)
{
    return run.outcome.kind == outcome.kind && run.outcome.message == outcome.message
        && run.output == outcome.output && run.globals == outcome.globals;
}

} // namespace

OutcomesPanel::OutcomesPanel(Document& document, QWidget* parent)
    : Panel(tr("Outcomes"), parent)
    , m_document(document)
    , m_body(new Ground(core::Role::Surface))
    , m_rows(new QVBoxLayout(m_body))
    , m_explore(new QPushButton(tr("Explore")))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_body);
    setContent(scroll);
    connect(m_explore, &QPushButton::clicked, this, [this] {
        if (m_document.isExploring())
            m_document.stop();
        else
            m_document.explore();
    });
    connect(&document, &Document::explorationChanged, this, &OutcomesPanel::refresh);
    connect(&document, &Document::runChanged, this, &OutcomesPanel::refresh);
    refresh();
}

void OutcomesPanel::clear()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

void OutcomesPanel::refresh()
{
    const auto found = m_document.exploration();
    const auto run = m_document.run();
    clear();
    m_explore->setVisible(run != nullptr && found == nullptr);
    m_explore->setText(m_document.isExploring() ? tr("Stop") : tr("Explore"));
    if (found != nullptr && run != nullptr) {
        setEmptyText({});
        fill(*found);
        return;
    }
    setSubtitle({});
    if (run == nullptr) {
        setEmptyText(tr("How the lesson can end will appear here."), m_explore);
    } else if (m_document.isExploring()) {
        const core::ExploreProgress progress = m_document.exploreProgress();
        setEmptyText(tr("Exploring: %1 states, %2 outcomes so far.")
                         .arg(QLocale().toString(qulonglong(progress.states)))
                         .arg(progress.outcomes),
                     m_explore);
    } else {
        const auto threads = run->recording->info().threads.size();
        setEmptyText(tr("Explore runs this program in every possible order of its %1 threads and counts how "
                        "it can end.")
                         .arg(threads),
                     m_explore);
    }
}

void OutcomesPanel::fill(const core::Exploration& found)
{
    const auto run = m_document.run();
    const QString all = grouped(found.interleavings);
    setSubtitle(found.complete ? tr("%1, all looked at").arg(interleavingsInWords(all)) : tr("incomplete"));
    if (!found.complete) {
        auto* warning =
            new QLabel(tr("Incomplete: stopped at %1. Outcomes that were not reached are missing.")
                           .arg(QString::fromStdString(found.limit.empty() ? "your request" : found.limit)));
        warning->setWordWrap(true);
        warning->setFont(interFont(12.5));
        warning->setContentsMargins(14, 10, 14, 10);
        warning->setForegroundRole(QPalette::BrightText);
        m_rows->addWidget(warning);
    }
    std::vector<QString> chips;
    for (const core::ThreadInfo& thread : run->recording->info().threads)
        chips.push_back(chipText(QString::fromStdString(thread.name)));
    const std::vector<QString> whats = outcomeWords(found);
    for (std::size_t i = 0; i < found.outcomes.size() && i < kMostRows; ++i) {
        const core::ExploredOutcome& outcome = found.outcomes[i];
        OutcomeRow::Content content;
        content.what = whats[i];
        content.name = QString::fromStdString(outcome.name);
        content.grade = QString::fromStdString(outcome.grade);
        content.known = !outcome.grade.empty() || outcome.kind != core::OutcomeKind::Completed;
        content.bad = outcome.grade == "wrong" || outcome.grade == "surprising"
            || (outcome.grade.empty() && outcome.kind != core::OutcomeKind::Completed);
        content.share = outcome.fraction.value_or(outcome.probability.value_or(0));
        content.percent = outcome.fraction ? percent(*outcome.fraction) : QString();
        content.count = grouped(outcome.interleavings);
        content.ofAll = outcome.fraction ? tr("of %1").arg(interleavingsInWords(all)) : tr("interleavings");
        content.chance = outcome.probability ? tr("chance %1").arg(percent(*outcome.probability)) : QString();
        content.switches = tr("fewest switches %1").arg(outcome.contextSwitches);
        content.schedule = outcome.schedule;
        content.chips = chips;
        content.current = endsAs(run->recording->info(), outcome);
        auto* row = new OutcomeRow(content);
        connect(row, &OutcomeRow::replayWanted, this,
                [this, schedule = outcome.schedule] { m_document.follow(schedule); });
        m_rows->addWidget(row);
    }
    if (found.outcomes.size() > kMostRows) {
        auto* rest = new QLabel(tr("and %1 more").arg(found.outcomes.size() - kMostRows));
        rest->setContentsMargins(14, 10, 14, 10);
        m_rows->addWidget(rest);
    }
    m_rows->addStretch(1);
}

} // namespace app
