#include "app/figures/figures_table.h"

#include "app/panels/explain.h"
#include "core/diagram/timeline_diagram.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace app {

namespace {

using Time = std::optional<core::Duration>;

QString tr(const char* text)
{
    return QCoreApplication::translate("app::FiguresTable", text);
}

QString shown(Time time)
{
    return time ? QString::fromStdString(core::durationText(*time)) : QString();
}

QString shown(const std::optional<core::Instant>& moment)
{
    return shown(moment ? Time(moment->time_since_epoch()) : std::nullopt);
}

/// A figure of things of one kind: what it is called, what it means, how it reads.
template <class Thing>
struct Figure {
    const char* title;
    const char* help;
    QString (*text)(const Thing&);
    const core::Spread core::Summary::*spread = nullptr; ///< Its average and worst.
};

template <class Thing, std::size_t Count>
FiguresTable tableOf(const QString& name, const Figure<Thing> (&figures)[Count])
{
    FiguresTable table{name, {{name, QString()}}, {}};
    for (const Figure<Thing>& figure : figures)
        table.columns.push_back({tr(figure.title), tr(figure.help)});
    return table;
}

template <class Thing, std::size_t Count>
void addRow(FiguresTable& table, const QString& name, const Figure<Thing> (&figures)[Count],
            const Thing& thing, std::optional<core::ThreadId> thread = {})
{
    FiguresTable::Row row{{name}, thread};
    for (const Figure<Thing>& figure : figures)
        row.cells += figure.text(thing);
    table.rows.push_back(std::move(row));
}

// In machine.md's words.
const Figure<core::ThreadFigures> kThreads[] = {
    {"Arrival", "When it first became ready", [](const core::ThreadFigures& f) { return shown(f.arrival); }},
    {"Completion", "When it ended", [](const core::ThreadFigures& f) { return shown(f.completion); }},
    {"Turnaround", "Completion − arrival", [](const core::ThreadFigures& f) { return shown(f.turnaround()); },
     &core::Summary::turnaround},
    {"Response", "First run − arrival", [](const core::ThreadFigures& f) { return shown(f.response()); },
     &core::Summary::response},
    {"Ready", "Runnable without a core", [](const core::ThreadFigures& f) { return shown(f.ready); },
     &core::Summary::ready},
    {"Running", "On a core", [](const core::ThreadFigures& f) { return shown(f.running); }},
    {"GIL", "Waited for the GIL", [](const core::ThreadFigures& f) { return shown(f.gil); }},
    {"Lock", "Waited for locks", [](const core::ThreadFigures& f) { return shown(f.lock); }},
    {"I/O", "In I/O", [](const core::ThreadFigures& f) { return shown(f.io); }},
    {"Sleep", "Slept", [](const core::ThreadFigures& f) { return shown(f.sleep); }},
    {"Wait", "Waited for an end, a queue, a condition, a result, …",
     [](const core::ThreadFigures& f) { return shown(f.wait); }, &core::Summary::wait},
    {"Overhead", "Of switching to it", [](const core::ThreadFigures& f) { return shown(f.overhead); }},
    {"Voluntary switches", "It blocked",
     [](const core::ThreadFigures& f) { return QString::number(f.voluntarySwitches); }},
    {"Involuntary switches", "It lost the core while it could run",
     [](const core::ThreadFigures& f) { return QString::number(f.involuntarySwitches); }},
    {"Migrations", "From one core to another",
     [](const core::ThreadFigures& f) { return QString::number(f.migrations); }},
    {"Deadline misses", "Jobs that ended after their deadline",
     [](const core::ThreadFigures& f) { return QString::number(f.deadlineMisses); }},
};

const Figure<core::TaskFigures> kTasks[] = {
    {"Arrival", "When it was made", [](const core::TaskFigures& f) { return shown(f.arrival); }},
    {"Completion", "When it ended", [](const core::TaskFigures& f) { return shown(f.completion); }},
    {"Running", "Its loop's thread executed it", [](const core::TaskFigures& f) { return shown(f.running); }},
    {"Ready", "In its loop's queue", [](const core::TaskFigures& f) { return shown(f.ready); }},
    {"I/O", "Awaited I/O", [](const core::TaskFigures& f) { return shown(f.io); }},
    {"Sleep", "Slept", [](const core::TaskFigures& f) { return shown(f.sleep); }},
    {"Lock", "Awaited a lock", [](const core::TaskFigures& f) { return shown(f.lock); }},
    {"Wait", "Awaited something else", [](const core::TaskFigures& f) { return shown(f.wait); }},
    {"Blocked", "Its thread was blocked within it",
     [](const core::TaskFigures& f) { return shown(f.blocked); }},
};

const Figure<core::CoreFigures> kCores[] = {
    {"Busy", "Executed threads", [](const core::CoreFigures& f) { return shown(f.busy); }},
    {"Overhead", "Of switching", [](const core::CoreFigures& f) { return shown(f.overhead); }},
};

const Figure<core::GilFigures> kGils[] = {
    {"Held", "Some thread held it", [](const core::GilFigures& f) { return shown(f.held); }},
    {"Hand-overs", "From one thread to another",
     [](const core::GilFigures& f) { return QString::number(f.handoffs); }},
    {"Forced", "Dropped because another had asked",
     [](const core::GilFigures& f) { return QString::number(f.forced); }},
};

const Figure<core::LockFigures> kLocks[] = {
    {"Acquisitions", "How often it was taken",
     [](const core::LockFigures& f) { return QString::number(f.acquisitions); }},
    {"Contended", "Of these, those that had to wait",
     [](const core::LockFigures& f) { return QString::number(f.contended); }},
    {"Held", "Some thread held it", [](const core::LockFigures& f) { return shown(f.held); }},
    {"Waited", "All threads together waited for it",
     [](const core::LockFigures& f) { return shown(f.waited); }},
};

void addSums(FiguresTable& table, const core::Summary& summary)
{
    for (const bool average : {true, false}) {
        FiguresTable::Row row{{average ? tr("Average") : tr("Worst")}, std::nullopt, true};
        for (const auto& figure : kThreads) {
            const core::Spread none;
            const core::Spread& spread = figure.spread != nullptr ? summary.*figure.spread : none;
            const core::Duration value = average ? core::Duration{std::llround(spread.mean)} : spread.max;
            row.cells += spread.count > 0 ? shown(value) : QString();
        }
        table.rows.push_back(std::move(row));
    }
}

} // namespace

std::vector<FiguresTable> figuresTables(const Run& run, const core::Figures& figures)
{
    FiguresTable threads = tableOf(tr("Threads"), kThreads);
    for (const core::ThreadFigures& thread : figures.threads)
        addRow(threads, threadName(run, thread.thread), kThreads, thread, thread.thread);
    addSums(threads, figures.summary);
    FiguresTable tasks = tableOf(tr("Tasks"), kTasks);
    for (const core::TaskFigures& task : figures.tasks)
        addRow(tasks, threadName(run, task.task), kTasks, task, task.task);
    FiguresTable cores = tableOf(tr("Cores"), kCores);
    for (std::size_t i = 0; i < figures.cores.size(); ++i)
        addRow(cores, tr("Core %1").arg(i), kCores, figures.cores[i]);
    FiguresTable locks = tableOf(tr("Locks"), kLocks);
    for (const core::LockFigures& lock : figures.locks)
        addRow(locks, QString::fromStdString(lock.name), kLocks, lock);
    FiguresTable gils = tableOf(tr("GIL"), kGils);
    for (const core::GilFigures& gil : figures.gils)
        addRow(gils, QString::fromStdString(run.recording->info().processes[gil.process.index()].name), kGils,
               gil);
    std::vector<FiguresTable> all;
    for (FiguresTable* table : {&threads, &tasks, &cores, &gils, &locks})
        if (!table->rows.empty())
            all.push_back(std::move(*table));
    return all;
}

} // namespace app
