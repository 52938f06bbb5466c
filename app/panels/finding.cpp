#include "app/panels/explain.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace app {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("app::finding", text);
}

/// "Ada holds fork 1 and wants fork 2 (line 14)"
QString wantInWords(const Run& run, const core::Want& want)
{
    const auto& locks = run.recording->info().locks;
    const auto nameOf = [&](const std::optional<core::LockId>& lock) {
        return lock ? QString::fromStdString(locks[lock->index()].name) : tr("nothing");
    };
    return tr("%1 holds %2 and wants %3 (line %4)")
        .arg(threadName(run, want.thread), nameOf(want.holds), nameOf(want.wants))
        .arg(want.line);
}

} // namespace

Finding findingOf(const Run& run, const Explanation& what)
{
    const core::Outcome& outcome = run.recording->info().outcome;
    const bool isConcerned =
        std::ranges::find(outcome.cycle, what.thread, &core::Want::thread) != outcome.cycle.end();
    if (outcome.kind != core::OutcomeKind::Deadlock || !isConcerned || what.when.end < run.times->whole.end)
        return {};
    QStringList wants;
    for (const core::Want& want : outcome.cycle)
        wants += wantInWords(run, want);
    return {tr("Deadlock: a circle of %1").arg(outcome.cycle.size()),
            wants.join(QStringLiteral("; ")) + tr(". Nobody can go on."),
            tr("Take the locks in one order for all.")};
}

} // namespace app
