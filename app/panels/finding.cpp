#include "app/panels/explain.h"
#include "core/explore/mend.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <iterator>

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

/// The circle in which the thread stands at the end.
Finding deadlockOf(const Run& run, const Explanation& what)
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
            tr("Take the locks in one order for all."),
            {}};
}

/// The call within which the event loop's thread waits, in the state that is explained.
const core::BlockingCall* blockingCallOf(const Run& run, const Explanation& what)
{
    const std::vector<core::BlockingCall>& calls = run.times->blocking;
    const auto call = std::ranges::find_if(calls, [&](const core::BlockingCall& each) {
        return (each.loop == what.thread || each.task == what.thread) && each.when.begin < what.when.end
            && what.when.begin < each.when.end;
    });
    return call != calls.end() && what.state != core::ThreadState::Running ? &*call : nullptr;
}

std::vector<core::LateTask> madeLateBy(const Run& run, const core::BlockingCall& call)
{
    std::vector<core::LateTask> late;
    const std::vector<core::ThreadInfo>& threads = run.recording->info().threads;
    std::ranges::copy_if(run.times->late, std::back_inserter(late), [&](const core::LateTask& each) {
        return threads[each.task.index()].parent == call.loop && call.when.begin <= each.when.begin
            && each.when.begin < call.when.end;
    });
    return late;
}

/// "3 wake-ups come late, the latest by 24 ms."
QString latenessInWords(const std::vector<core::LateTask>& late)
{
    if (late.empty())
        return tr("Nobody else was to go on meanwhile.");
    core::Duration worst{};
    for (const core::LateTask& task : late)
        worst = std::max(worst, task.when.length());
    return late.size() == 1
        ? tr("1 wake-up comes %1 late.").arg(inWords(worst))
        : tr("%1 wake-ups come late, the latest by %2.").arg(late.size()).arg(inWords(worst));
}

Finding findingOf(const Run& run, const core::BlockingCall& call)
{
    const QString title = tr("Blocks the event loop");
    const std::uint32_t line = run.recording->event(call.cause).line;
    const QString task = threadName(run, call.task);
    const QString late = latenessInWords(madeLateBy(run, call));
    const auto mended = core::awaitInstead(run.program->source(), static_cast<int>(line));
    if (!mended)
        return {title,
                tr("%1 waits in line %2 without await. %3").arg(task).arg(line).arg(late),
                tr("Cure: await asyncio.to_thread(…)."),
                {}};
    return {title,
            tr("%1 in %2 (line %3) does not await. %4")
                .arg(QString::fromStdString(mended->call), task)
                .arg(line)
                .arg(late),
            tr("Cure: %1, or asyncio.to_thread.").arg(QString::fromStdString(mended->instead)),
            QString::fromStdString(mended->lesson)};
}

} // namespace

Finding findingOf(const Run& run, const Explanation& what)
{
    const core::BlockingCall* call = blockingCallOf(run, what);
    return call != nullptr ? findingOf(run, *call) : deadlockOf(run, what);
}

std::vector<Fact> lateWakeUps(const Run& run, const Explanation& what)
{
    constexpr std::size_t most = 6;
    const core::BlockingCall* call = blockingCallOf(run, what);
    std::vector<Fact> facts;
    if (call == nullptr)
        return facts;
    const std::vector<core::LateTask> late = madeLateBy(run, *call);
    for (const core::LateTask& each : late) {
        if (facts.size() == most) {
            facts.push_back({{}, tr("and %1 more").arg(late.size() - most), {}, {}, {}});
            break;
        }
        const core::Lane& lane = run.times->threads[each.task.index()];
        const QString text =
            tr("%1, due %2").arg(inWords(each.when.length()), inWords(each.when.begin - core::Instant{}));
        facts.push_back({facts.empty() ? tr("Makes late") : QString(),
                         text,
                         each.task,
                         lane.slice(lane.at(each.when.begin)).cause,
                         {}});
    }
    return facts;
}

} // namespace app
