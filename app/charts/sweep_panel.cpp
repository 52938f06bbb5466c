#include "app/charts/sweep_panel.h"

#include "app/document/document.h"
#include "app/painter/style.h"
#include "core/machine/simulate.h"

#include <QComboBox>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace app {

namespace {

constexpr std::array kCores{1, 2, 3, 4, 6, 8, 12, 16};
constexpr std::array kQuanta{1, 2, 5, 10, 20, 50, 100};
constexpr int kMostValues = 10;
/// One run of a sweep ends here: nobody waits for ten long ones.
constexpr std::uint64_t kMostSteps = 5'000'000;

} // namespace

SweepPanel::SweepPanel(Document& document, QWidget* parent)
    : ChartPanel(parent)
    , m_document(document)
    , m_what(new QComboBox)
{
    m_what->setFont(interFont(12));
    m_what->setAccessibleName(tr("What is varied"));
    addToTitle(m_what);
    connect(m_what, &QComboBox::activated, this, &SweepPanel::sweep);
    connect(&document, &Document::runChanged, this, &SweepPanel::offer);
    offer();
}

/// Cores and the quantum, and the lesson's own parameters.
void SweepPanel::offer()
{
    const auto run = m_document.run();
    const QString before = m_what->currentText();
    m_what->clear();
    for (const char* setting : {"cores", "quantum"})
        m_what->addItem(QString::fromLatin1(setting), QString::fromLatin1(setting));
    if (run != nullptr)
        for (const core::Parameter& parameter : run->program->declarations().parameters) {
            const QString name = QString::fromStdString(parameter.name);
            m_what->addItem(m_what->findText(name) < 0 ? name : tr("%1 of this lesson").arg(name),
                            QString::fromStdString(core::overrideOf(parameter)));
        }
    m_what->setCurrentIndex(std::max(0, m_what->findText(before)));
    m_stale = true;
    if (isVisible())
        sweep();
}

std::vector<std::pair<std::string, double>> SweepPanel::values() const
{
    std::vector<std::pair<std::string, double>> all;
    const std::string name = m_what->currentData().toString().toStdString();
    if (m_what->currentIndex() == 0)
        for (const int cores : kCores)
            all.emplace_back(std::to_string(cores), cores);
    if (m_what->currentIndex() == 1)
        for (const int quantum : kQuanta)
            all.emplace_back(std::to_string(quantum) + "ms", quantum);
    for (const core::Parameter& parameter : m_document.run()->program->declarations().parameters) {
        if (core::overrideOf(parameter) != name)
            continue;
        const double steps = std::max(1.0, std::floor((parameter.high - parameter.low) / parameter.step));
        const int count = static_cast<int>(std::min<double>(kMostValues, steps + 1));
        for (int i = 0; i < count; ++i) {
            const double place = std::round(steps * i / std::max(1, count - 1));
            const double value = parameter.low + place * parameter.step;
            all.emplace_back(QString::number(value, 'g', 12).toStdString(), value);
        }
    }
    return all;
}

void SweepPanel::sweep()
{
    const auto run = m_document.run();
    if (run == nullptr || m_what->currentIndex() < 0)
        return;
    m_stale = false;
    const std::string name = m_what->currentData().toString().toStdString();
    const std::string title = m_what->currentText().toStdString();
    m_runs.start([this, run, name, title, all = values(),
                  overrides = m_document.overrides()](const std::stop_token& stop) -> Background::Finish {
        std::vector<core::SweepPoint> points;
        for (const auto& [text, value] : all) {
            core::Overrides varied = overrides;
            varied[name] = text;
            auto options = core::optionsFor(*run->program, varied);
            if (!options || options->settings.policy == "manual" || stop.stop_requested())
                continue;
            options->limits.maxSteps = kMostSteps;
            options->stop = stop;
            const auto recording = core::simulate(run->program, *options);
            if (recording->info().outcome.kind == core::OutcomeKind::Completed)
                points.push_back({value, recording->info().end - core::Instant{}});
        }
        return [this, name, title, points = std::move(points)] {
            m_points = points;
            core::Chart chart = core::sweepChart(title, m_points);
            if (m_points.empty())
                chart.subtitle = tr("no run of it ends normally").toStdString();
            if (name == "quantum")
                chart.xTitle = "quantum in ms";
            show(std::move(chart));
            Q_EMIT swept();
        };
    });
}

QString SweepPanel::words() const
{
    const auto serial = core::serialShare(m_points);
    if (!serial)
        return {};
    const QLocale locale;
    const QString share = locale.toString(*serial * 100, 'f', 1);
    if (*serial < 0.001)
        return tr("Next to nothing of the work is serial (least squares over the points).");
    return tr("%1 % of the work is serial (least squares over the points): no number of %2 gives more than "
              "%3×.")
        .arg(share, m_what->currentText(), locale.toString(1 / *serial, 'f', 2));
}

void SweepPanel::showEvent(QShowEvent* event)
{
    ChartPanel::showEvent(event);
    if (m_stale)
        sweep();
}

} // namespace app
