#include "app/models/figures_model.h"

#include "app/painter/style.h"
#include "app/panels/explain.h"
#include "core/diagram/timeline_diagram.h"

#include <algorithm>

namespace app {

namespace {

using Time = std::optional<core::Duration>;

Time since(const std::optional<core::Instant>& moment)
{
    return moment ? Time(moment->time_since_epoch()) : std::nullopt;
}

struct Column {
    const char* title;
    const char* help;
    Time (*time)(const core::ThreadFigures&);
    const core::Spread core::Summary::*spread; ///< Its average and worst; null where there is none.
};

// In machine.md's words.
const Column kColumns[] = {
    {QT_TRANSLATE_NOOP("app::FiguresModel", "Arrival"),
     QT_TRANSLATE_NOOP("app::FiguresModel", "When it first became ready"),
     [](const core::ThreadFigures& f) { return since(f.arrival); }, nullptr},
    {QT_TRANSLATE_NOOP("app::FiguresModel", "Completion"),
     QT_TRANSLATE_NOOP("app::FiguresModel", "When it ended"),
     [](const core::ThreadFigures& f) { return since(f.completion); }, nullptr},
    {QT_TRANSLATE_NOOP("app::FiguresModel", "Turnaround"),
     QT_TRANSLATE_NOOP("app::FiguresModel", "Completion − arrival"),
     [](const core::ThreadFigures& f) { return f.turnaround(); }, &core::Summary::turnaround},
    {QT_TRANSLATE_NOOP("app::FiguresModel", "Response"),
     QT_TRANSLATE_NOOP("app::FiguresModel", "First run − arrival"),
     [](const core::ThreadFigures& f) { return f.response(); }, &core::Summary::response},
    {QT_TRANSLATE_NOOP("app::FiguresModel", "Ready"),
     QT_TRANSLATE_NOOP("app::FiguresModel", "Runnable without a core"),
     [](const core::ThreadFigures& f) { return Time(f.ready); }, &core::Summary::ready},
    {QT_TRANSLATE_NOOP("app::FiguresModel", "Running"), QT_TRANSLATE_NOOP("app::FiguresModel", "On a core"),
     [](const core::ThreadFigures& f) { return Time(f.running); }, nullptr},
    {QT_TRANSLATE_NOOP("app::FiguresModel", "GIL"),
     QT_TRANSLATE_NOOP("app::FiguresModel", "Waited for the GIL"),
     [](const core::ThreadFigures& f) { return Time(f.gil); }, nullptr},
    {QT_TRANSLATE_NOOP("app::FiguresModel", "Lock"),
     QT_TRANSLATE_NOOP("app::FiguresModel", "Waited for locks"),
     [](const core::ThreadFigures& f) { return Time(f.lock); }, nullptr},
    {QT_TRANSLATE_NOOP("app::FiguresModel", "I/O"), QT_TRANSLATE_NOOP("app::FiguresModel", "In I/O"),
     [](const core::ThreadFigures& f) { return Time(f.io); }, nullptr},
    {QT_TRANSLATE_NOOP("app::FiguresModel", "Sleep"), QT_TRANSLATE_NOOP("app::FiguresModel", "Slept"),
     [](const core::ThreadFigures& f) { return Time(f.sleep); }, nullptr},
    {QT_TRANSLATE_NOOP("app::FiguresModel", "Wait"),
     QT_TRANSLATE_NOOP("app::FiguresModel", "Waited for an end, a queue, a condition, a result, …"),
     [](const core::ThreadFigures& f) { return Time(f.wait); }, &core::Summary::wait},
    {QT_TRANSLATE_NOOP("app::FiguresModel", "Overhead"),
     QT_TRANSLATE_NOOP("app::FiguresModel", "Of switching to it"),
     [](const core::ThreadFigures& f) { return Time(f.overhead); }, nullptr},
};
constexpr int kThread = 0;
constexpr int kTimes = static_cast<int>(std::size(kColumns));
constexpr int kVoluntary = kTimes + 1;
constexpr int kInvoluntary = kTimes + 2;
constexpr int kMigrations = kTimes + 3;
constexpr int kMisses = kTimes + 4;

const Column* timeColumn(int column)
{
    return column > kThread && column <= kTimes ? &kColumns[column - 1] : nullptr;
}

QString shown(Time time)
{
    return time ? QString::fromStdString(core::durationText(*time)) : QString();
}

} // namespace

void FiguresModel::setRun(std::shared_ptr<const Run> run)
{
    beginResetModel();
    m_run = std::move(run);
    m_figures = m_run != nullptr ? core::figuresOf(*m_run->recording) : core::Figures{};
    endResetModel();
}

std::optional<core::ThreadId> FiguresModel::threadOf(int row) const
{
    if (row < 0 || row >= static_cast<int>(m_figures.threads.size()))
        return std::nullopt;
    return m_figures.threads[static_cast<std::size_t>(row)].thread;
}

int FiguresModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_run == nullptr ? 0 : static_cast<int>(m_figures.threads.size()) + 2;
}

int FiguresModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kMisses + 1;
}

QString FiguresModel::text(int row, int column) const
{
    const auto threads = static_cast<int>(m_figures.threads.size());
    const Column* times = timeColumn(column);
    if (row >= threads) {
        const bool average = row == threads;
        if (column == kThread)
            return average ? tr("Average") : tr("Worst");
        if (times == nullptr || times->spread == nullptr)
            return {};
        const core::Spread& spread = m_figures.summary.*times->spread;
        return shown(average ? core::Duration{std::llround(spread.mean)} : spread.max);
    }
    const core::ThreadFigures& f = m_figures.threads[static_cast<std::size_t>(row)];
    if (times != nullptr)
        return shown(times->time(f));
    switch (column) {
    case kThread: return threadName(*m_run, f.thread);
    case kVoluntary: return QString::number(f.voluntarySwitches);
    case kInvoluntary: return QString::number(f.involuntarySwitches);
    case kMigrations: return QString::number(f.migrations);
    default: return QString::number(f.deadlineMisses);
    }
}

QVariant FiguresModel::data(const QModelIndex& index, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return text(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter
                                | (index.column() == kThread ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::FontRole:
        return interFont(
            12, index.column() == kThread || !threadOf(index.row()) ? QFont::DemiBold : QFont::Normal);
    default: return {};
    }
}

QVariant FiguresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const Column* times = timeColumn(section);
    if (role == Qt::ToolTipRole && times != nullptr)
        return tr(times->help);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section == kThread ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    if (times != nullptr)
        return tr(times->title);
    switch (section) {
    case kThread: return tr("Thread");
    case kVoluntary: return tr("Voluntary switches");
    case kInvoluntary: return tr("Involuntary switches");
    case kMigrations: return tr("Migrations");
    default: return tr("Deadline misses");
    }
}

} // namespace app
