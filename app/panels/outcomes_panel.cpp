#include "app/panels/outcomes_panel.h"

#include "app/document/document.h"
#include "app/painter/icons.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/finding_card.h"
#include "app/panels/granularity_table.h"
#include "app/panels/outcome_words.h"
#include "core/explore/change.h"
#include "core/explore/mend.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace app {

namespace {

constexpr std::size_t kMostRows = 200;

/// "hold one lock" → "Hold one lock."
QString sentence(const std::string& words)
{
    QString text = QString::fromStdString(words);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text.isEmpty() || text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

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
    , m_granularities(new GranularityTable(document, m_body))
{
    m_export = addAction(Icon::Export, tr("Export a picture of the outcomes"));
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
    connect(m_export, &QToolButton::clicked, this, &OutcomesPanel::exportWanted);
    connect(&document, &Document::lessonOpened, this, [this] { m_reference.reset(); });
    connect(&document, &Document::explorationChanged, this, &OutcomesPanel::refresh);
    connect(&document, &Document::runChanged, this, &OutcomesPanel::refresh);
    connect(&document, &Document::runChanged, this, &OutcomesPanel::exploreAgain);
    refresh();
}

void OutcomesPanel::clear()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        if (item->widget() != nullptr && item->widget() != m_granularities) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

/// "Exploring: 12 345 states, 100 000 a second, 31 steps deep, 2 outcomes so far."
QString OutcomesPanel::progressText() const
{
    const core::ExploreProgress progress = m_document.exploreProgress();
    const double seconds = m_document.exploreSeconds();
    const QString rate = seconds > 0.05 && progress.states > 0
        ? tr(", %1 a second")
              .arg(QLocale().toString(qulonglong(static_cast<double>(progress.states) / seconds)))
        : QString();
    return tr("Exploring: %1 states%2, %3 steps deep, %4 outcomes so far.")
        .arg(QLocale().toString(qulonglong(progress.states)), rate)
        .arg(progress.depth)
        .arg(progress.outcomes);
}

/// The first complete exploration of a lesson is what its changes are held against.
void OutcomesPanel::noteReference()
{
    const auto found = m_document.exploration();
    if (m_reference != nullptr || found == nullptr || !found->complete)
        return;
    m_reference = found;
    m_referenceText = m_document.text();
}

void OutcomesPanel::showEvent(QShowEvent* event)
{
    Panel::showEvent(event);
    m_granularities->refresh();
}

void OutcomesPanel::refresh()
{
    const auto found = m_document.exploration();
    const auto run = m_document.run();
    clear();
    noteReference();
    m_explore->setVisible(run != nullptr && (found == nullptr || m_document.isExploring()));
    m_explore->setText(m_document.isExploring() ? tr("Stop") : tr("Explore"));
    m_export->setVisible(found != nullptr && run != nullptr);
    if (found != nullptr && run != nullptr) {
        setEmptyText({});
        fill(*found);
        m_granularities->refresh();
        return;
    }
    setSubtitle({});
    m_granularities->refresh();
    if (run == nullptr) {
        setEmptyText(tr("How the lesson can end will appear here."), m_explore);
    } else if (m_document.isExploring()) {
        setEmptyText(progressText(), m_explore);
    } else {
        const auto threads = run->recording->info().threads.size();
        setEmptyText(tr("Explore runs this program in every possible order of its %1 threads and counts how "
                        "it can end.")
                         .arg(threads),
                     m_explore);
    }
}

void OutcomesPanel::addProgress()
{
    auto* line = new QLabel(progressText());
    line->setWordWrap(true);
    line->setFont(interFont(12));
    line->setContentsMargins(14, 8, 14, 8);
    m_rows->addWidget(line);
}

void OutcomesPanel::addWarning(const core::Exploration& found)
{
    QString why = found.limit.empty() ? tr("some of what is shared was found only late")
                                      : QString::fromStdString(found.limit);
    auto* warning =
        new QLabel(tr("Incomplete: %1. What stands here was found in %2 states; outcomes that were "
                      "not reached are missing.")
                       .arg(why, QLocale().toString(qulonglong(found.states))));
    warning->setWordWrap(true);
    warning->setFont(interFont(12.5));
    warning->setContentsMargins(14, 10, 14, 10);
    warning->setForegroundRole(QPalette::BrightText);
    m_rows->addWidget(warning);
}

/// What the edits since the lesson was opened have changed.
void OutcomesPanel::addChange(const core::Exploration& found)
{
    if (m_reference == nullptr || m_reference.get() == &found || m_referenceText == m_document.text())
        return;
    const core::ExplorationChange change = core::changeBetween(*m_reference, found);
    auto* card = new FindingCard(m_body); // Shown without a parent it would be a window of its own.
    card->show(change.better      ? TagKind::Good
                   : change.worse ? TagKind::Race
                                  : TagKind::Neutral,
               change.better ? tr("Mended") : tr("Compared with before"),
               QString::fromStdString(change.words), {});
    card->setLeads(tr("A click makes the lesson as it is now what later changes are compared with"));
    connect(card, &FindingCard::clicked, this, [this] {
        m_reference = m_document.exploration();
        m_referenceText = m_document.text();
        refresh();
    });
    m_rows->addWidget(card);
    m_rows->addSpacing(8); // As above it: the outcome below may be marked.
}

void OutcomesPanel::addRow(const core::Exploration& found, std::size_t i, const core::OutcomeLook& look,
                           const std::vector<QString>& chips)
{
    const core::ExploredOutcome& outcome = found.outcomes[i];
    OutcomeRow::Content content;
    content.what = QString::fromStdString(look.what);
    content.name = QString::fromStdString(look.name);
    content.tone = look.tone;
    content.role = look.role;
    content.share = outcome.fraction.value_or(outcome.probability.value_or(0));
    content.percent = outcome.fraction ? percent(*outcome.fraction) : QString();
    content.count = grouped(outcome.interleavings);
    content.ofAll = outcome.fraction ? tr("of %1").arg(interleavingsInWords(grouped(found.interleavings)))
                                     : tr("interleavings");
    content.chance = outcome.probability ? tr("chance %1").arg(percent(*outcome.probability)) : QString();
    content.switches = tr("fewest switches %1").arg(outcome.contextSwitches);
    content.schedule = outcome.schedule;
    content.chips = chips;
    content.current = endsAs(m_document.run()->recording->info(), outcome);
    auto* row = new OutcomeRow(content);
    connect(row, &OutcomeRow::replayWanted, this,
            [this, schedule = outcome.schedule] { m_document.follow(schedule); });
    connect(row, &OutcomeRow::menuWanted, this, [this, i](const QPoint& place) { showMenu(i, place); });
    m_rows->addWidget(row);
}

/// A button that holds one lock over everything that races, where that can be done.
void OutcomesPanel::addLock(const core::Exploration& found, FindingCard& card)
{
    const auto mended = core::withLock(m_document.text().toStdString(), found.findings);
    if (!mended)
        return;
    QPushButton* button = card.addAction(tr("Add the lock and compare"));
    connect(button, &QPushButton::clicked, this, [this, text = QString::fromStdString(*mended)] {
        m_comparesNext = true;
        Q_EMIT rewriteWanted(text);
    });
}

/// A lesson with many states is not explored by itself.
void OutcomesPanel::exploreAgain()
{
    if (!m_comparesNext || m_document.run() == nullptr
        || m_document.run()->program->source() != m_document.text().toStdString())
        return;
    m_comparesNext = false;
    m_document.explore();
}

/// Each in words; a click shows the run that has it.
void OutcomesPanel::addFindings(const core::Exploration& found)
{
    constexpr std::size_t kMostFindings = 12;
    bool offersLock = found.complete;
    for (std::size_t i = 0; i < found.findings.size() && i < kMostFindings; ++i) {
        const core::Finding& finding = found.findings[i];
        QString title = sentence(finding.kind);
        title.chop(1);
        const bool hangs = finding.kind == "deadlock" || finding.kind.find("lock") == 0;
        auto* card = new FindingCard(m_body);
        card->show(hangs ? TagKind::Error : TagKind::Race, title, sentence(finding.message),
                   sentence(finding.cure));
        card->setLeads(tr("Show the shortest interleaving in which it happens"));
        connect(card, &FindingCard::clicked, this,
                [this, schedule = finding.schedule] { m_document.follow(schedule); });
        if (offersLock && core::isCuredByLock(finding)) {
            addLock(found, *card);
            offersLock = false;
        }
        m_rows->addWidget(card);
    }
}

void OutcomesPanel::fill(const core::Exploration& found)
{
    const QString all = interleavingsInWords(grouped(found.interleavings));
    setSubtitle(found.complete ? tr("%1, all looked at").arg(all) : tr("incomplete"));
    if (m_document.isExploring())
        addProgress();
    if (!found.complete)
        addWarning(found);
    addChange(found);
    std::vector<QString> chips;
    for (const core::ThreadInfo& thread : m_document.run()->recording->info().threads)
        chips.push_back(chipText(QString::fromStdString(thread.name)));
    const std::vector<core::OutcomeLook> looks = core::outcomeLooks(found);
    for (std::size_t i = 0; i < found.outcomes.size() && i < kMostRows; ++i)
        addRow(found, i, looks[i], chips);
    if (found.outcomes.size() > kMostRows) {
        auto* rest = new QLabel(tr("and %1 more").arg(found.outcomes.size() - kMostRows));
        rest->setContentsMargins(14, 10, 14, 10);
        m_rows->addWidget(rest);
    }
    addFindings(found);
    m_rows->addWidget(m_granularities);
    m_rows->addStretch(1);
}

} // namespace app
