#include "app/charts/charts_page.h"

#include "app/charts/sweep_panel.h"
#include "app/document/document.h"
#include "app/painter/style.h"
#include "app/panels/plain_label.h"
#include "core/diagram/timeline_diagram.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include <array>

namespace app {

namespace {

/// In the grid, row by row.
constexpr std::array kKinds{core::ChartKind::Utilisation, core::ChartKind::ReadyQueue,
                            core::ChartKind::Waits,       core::ChartKind::Shares,
                            core::ChartKind::Turnaround,  core::ChartKind::Response};
constexpr int kColumns = 3;

} // namespace

ChartsPage::ChartsPage(Document& document, QWidget* parent)
    : Ground(core::Role::Border, {}, parent)
    , m_document(document)
    , m_sweep(new SweepPanel(document))
    , m_sweepWords(plainLabel(interFont(12), QPalette::WindowText))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    column->addWidget(buildFigures());
    auto* grid = new QGridLayout;
    grid->setSpacing(1);
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        m_charts.push_back(new ChartPanel);
        grid->addWidget(m_charts.back(), static_cast<int>(i) / kColumns, static_cast<int>(i) % kColumns);
    }
    auto* sweep = new Ground(core::Role::Surface);
    auto* sweepColumn = new QVBoxLayout(sweep);
    sweepColumn->setContentsMargins(0, 0, 0, 10);
    sweepColumn->addWidget(m_sweep, 1);
    m_sweepWords->setWordWrap(true);
    m_sweepWords->setContentsMargins(14, 0, 14, 0);
    sweepColumn->addWidget(m_sweepWords);
    grid->addWidget(sweep, 0, kColumns, 2, 1);
    for (int i = 0; i <= kColumns; ++i)
        grid->setColumnStretch(i, i == kColumns ? 5 : 4);
    column->addLayout(grid, 1);
    connect(m_sweep, &SweepPanel::swept, this, [this] {
        m_sweepWords->setText(m_sweep->words());
        m_sweepWords->setVisible(!m_sweepWords->text().isEmpty());
    });
    connect(&document, &Document::runChanged, this, &ChartsPage::refresh);
    connect(&document, &Document::viewChanged, this, &ChartsPage::refresh);
}

QWidget* ChartsPage::buildFigures()
{
    auto* row = new Ground(core::Role::Border);
    auto* cells = new QHBoxLayout(row);
    cells->setContentsMargins(0, 0, 0, 0);
    cells->setSpacing(1);
    for (const QString& name : {tr("Total time"), tr("Utilisation, whole run"), tr("Mean turnaround"),
                                tr("Mean response"), tr("Mean time ready"), tr("Fairness (Jain)")}) {
        auto* cell = new Ground(core::Role::Surface);
        auto* column = new QVBoxLayout(cell);
        column->setContentsMargins(14, 7, 14, 7);
        column->setSpacing(1);
        QLabel* title = plainLabel(interFont(11.5), QPalette::PlaceholderText);
        title->setText(name);
        column->addWidget(title);
        m_figures.push_back(plainLabel(interFont(17, QFont::DemiBold), QPalette::WindowText));
        m_figures.back()->setAccessibleName(name);
        column->addWidget(m_figures.back());
        cells->addWidget(cell, 1);
    }
    return row;
}

void ChartsPage::refresh()
{
    const auto run = m_document.run();
    if (run == nullptr || !isVisible())
        return;
    const core::Figures figures = core::figuresOf(*run->recording);
    const auto time = [](double nanoseconds) {
        return QString::fromStdString(
            core::durationText(core::Duration{static_cast<core::Duration::rep>(nanoseconds)}));
    };
    const core::Summary& summary = figures.summary;
    const auto mean = [&](const core::Spread& spread) {
        return spread.count > 0 ? time(spread.mean) : tr("none yet");
    };
    const QLocale locale;
    const std::array texts{
        QString::fromStdString(core::durationText(run->times->whole.end - core::Instant{})),
        locale.toString(summary.utilisation * 100, 'f', 0) + QStringLiteral(" %"),
        mean(summary.turnaround),
        mean(summary.response),
        mean(summary.ready),
        locale.toString(summary.fairness, 'f', 3)};
    for (std::size_t i = 0; i < texts.size(); ++i)
        m_figures[i]->setText(texts[i]);
    // Steps are no times: then the charts are of the whole run.
    core::Interval visible = run->times->whole;
    if (m_document.view().axis == core::Axis::Time) {
        visible.begin = std::max(visible.begin, m_document.view().visible.begin);
        visible.end = std::min(visible.end, m_document.view().visible.end);
        if (visible.begin >= visible.end)
            visible = run->times->whole;
    }
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        m_charts[i]->show(core::chartOf(kKinds[i], *run->times, figures, visible));
}

void ChartsPage::showEvent(QShowEvent* event)
{
    Ground::showEvent(event);
    refresh();
}

} // namespace app
