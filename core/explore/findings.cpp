#include "core/explore/findings.h"

#include "core/insight/blocked_loop.h"
#include "core/insight/hang.h"
#include "core/insight/messages.h"
#include "core/insight/races.h"
#include "core/insight/updates.h"
#include "core/replay/replay.h"

#include <algorithm>

namespace core {

namespace {

/// So many steps are replayed in all; outcomes come the most frequent first.
constexpr std::size_t kMostSteps = 100'000;

std::string inLine(std::uint32_t line)
{
    return " in line " + std::to_string(line);
}

/// The runs to a program's outcomes, looked at one by one.
class FindingSearch {
public:
    FindingSearch(Exploration& exploration, const Program& program)
        : m_exploration(exploration)
        , m_source(program.source())
    {
    }

    void look(const Recording& recording, const ExploredOutcome& outcome)
    {
        m_recording = &recording;
        m_schedule = &outcome.schedule;
        for (const Race& race : racesOf(recording))
            addRace(race);
        for (const TornUpdate& update : tornUpdatesOf(recording, m_source))
            addUpdate(update);
        if (outcome.kind == OutcomeKind::Deadlock)
            addDeadlock(outcome);
        if (outcome.kind == OutcomeKind::Livelock)
            add("livelock", "The threads go on for ever and none can come to its end any more.",
                lastLines(recording),
                "let one of them wait until the other is done, with a lock or a condition, or for a time "
                "that "
                "differs");
        if (const auto early = wokenAndFailed(recording, m_source))
            addIfForWhile(*early);
        if (outcome.kind == OutcomeKind::Completed)
            for (const UnreceivedMessage& message : unreceivedMessagesOf(recording, m_source))
                addUnreceived(message);
        for (const BlockedLoop& loop : blockedLoopsOf(recording, m_source))
            addBlockedLoop(loop);
    }

    void look(const Recording& recording, const CycleRun& run)
    {
        m_recording = &recording;
        m_schedule = &run.schedule;
        const std::vector<std::uint32_t> lines = linesOfRound(run);
        const std::string going = names(run.going) + " can go round for ever" + inLines(lines);
        if (run.passed.empty())
            add("livelock", going + ", though there is a way out: each step makes the next one needed.",
                lines,
                "let one of them wait until the other is done, with a lock or a condition, or for a time "
                "that differs");
        else
            add("starvation",
                going + ", and " + names(run.passed)
                    + " may never get on: whenever it could, another is quicker.",
                lines,
                "hand over in the order of asking, with a queue or a fair lock, or let the others wait until "
                "it has had its turn");
    }

private:
    const std::string& name(ThreadId thread) const
    {
        return m_recording->info().threads[thread.index()].name;
    }
    const std::string& name(VariableId variable) const
    {
        return m_recording->info().variables[variable.index()].name;
    }
    std::string names(const std::vector<std::uint32_t>& numbers) const
    {
        std::string all;
        for (const std::uint32_t number : numbers)
            all += (all.empty() ? "" : " and ") + name(ThreadId(number));
        return all;
    }
    static std::string inLines(const std::vector<std::uint32_t>& lines)
    {
        std::string all;
        for (const std::uint32_t line : lines)
            all += (all.empty() ? "" : ", ") + std::to_string(line);
        return (lines.size() == 1 ? " in line " : " in lines ") + all;
    }
    std::vector<std::uint32_t> linesOfRound(const CycleRun& run) const
    {
        const auto isStep = [](const Choice& choice) { return choice.way != Choice::Way::Completion; };
        const auto steps = static_cast<std::size_t>(
            std::count_if(run.schedule.choices.end() - static_cast<std::ptrdiff_t>(run.round),
                          run.schedule.choices.end(), isStep));
        const std::vector<EventId>& all = m_recording->steps();
        std::vector<std::uint32_t> lines;
        for (std::size_t i = all.size() - std::min(steps, all.size()); i < all.size(); ++i)
            lines.push_back(m_recording->event(all[i]).line);
        std::ranges::sort(lines);
        lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
        return lines;
    }
    std::string names(const std::vector<LockId>& locks) const
    {
        std::string all;
        for (const LockId lock : locks)
            all += (all.empty() ? "" : " and ") + m_recording->info().locks[lock.index()].name;
        return all;
    }

    void add(std::string kind, std::string message, std::vector<std::uint32_t> lines, std::string cure)
    {
        std::ranges::sort(lines);
        lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
        const auto isSame = [&](const Finding& known) { return known.kind == kind && known.lines == lines; };
        if (std::ranges::none_of(m_exploration.findings, isSame))
            m_exploration.findings.push_back(
                {std::move(kind), std::move(message), std::move(lines), *m_schedule, std::move(cure)});
    }

    void addRace(const Race& race)
    {
        const ExploredRace found{name(race.variable), race.first, race.second};
        const auto sides = [](const RacingAccess& a, const RacingAccess& b) {
            const std::pair one(a.line, a.writes);
            const std::pair other(b.line, b.writes);
            return std::pair(std::min(one, other), std::max(one, other));
        };
        const auto isSame = [&](const ExploredRace& known) {
            return known.variable == found.variable
                && sides(known.first, known.second) == sides(found.first, found.second);
        };
        if (std::ranges::any_of(m_exploration.races, isSame))
            return;
        m_exploration.races.push_back(found);
        const bool locked = !race.first.locks.empty() && !race.second.locks.empty();
        const std::string what = name(race.first.thread) + (race.first.writes ? " writes " : " reads ")
            + found.variable + inLine(race.first.line) + " and " + name(race.second.thread)
            + (race.second.writes ? " writes" : " reads") + " it" + inLine(race.second.line);
        if (locked)
            add("wrong lock",
                what + ": each holds a lock, but not the same one (" + names(race.first.locks) + "; "
                    + names(race.second.locks) + ").",
                {race.first.line, race.second.line},
                "protect " + found.variable + " with one and the same lock");
        else
            add("data race", what + ": nothing puts these in order.", {race.first.line, race.second.line},
                "hold one lock wherever " + found.variable + " is used, or hand it over through a queue");
    }

    void addUpdate(const TornUpdate& update)
    {
        const std::string variable = name(update.variable);
        const std::string between = name(update.other) + " writes it" + inLine(update.otherWrite);
        if (update.kind == TornUpdate::Kind::Lost)
            add("lost update",
                name(update.thread) + " reads " + variable + inLine(update.read) + ", then " + between
                    + ", then " + name(update.thread) + " writes what it computed from the old value"
                    + inLine(update.write) + ": the other's update is lost.",
                {update.read, update.write, update.otherWrite},
                "hold a lock from the read to the write, or use an Atomic");
        else
            add("check-then-act",
                name(update.thread) + " decides by " + variable + inLine(update.read) + ", then " + between
                    + ", then " + name(update.thread) + " acts" + inLine(update.write)
                    + " on what may no longer hold.",
                {update.read, update.write, update.otherWrite},
                "hold a lock over the check and what follows from it");
    }

    void addDeadlock(const ExploredOutcome& outcome)
    {
        const Outcome& ended = m_recording->info().outcome;
        m_exploration.deadlocks.push_back({outcome.message, outcome.schedule, {}});
        for (const Want& want : ended.cycle) {
            const auto lockName = [&](const std::optional<LockId>& lock) {
                return lock ? m_recording->info().locks[lock->index()].name : std::string();
            };
            m_exploration.deadlocks.back().cycle.push_back(
                {want.thread, lockName(want.holds), lockName(want.wants), want.line});
        }
        const Hang hang = hangOf(*m_recording, m_source);
        add(hang.kind, hang.message, hang.lines, hang.cure);
    }

    void addIfForWhile(const EarlyWake& early)
    {
        add("if instead of while",
            name(early.thread) + " waits" + inLine(early.wait)
                + " within an if; when it goes on, the condition of" + inLine(early.head).substr(3)
                + " need not hold any more, and it fails" + inLine(early.failure) + ".",
            {early.head, early.wait, early.failure}, "wait in a while loop: look again after every wake-up");
    }

    void addUnreceived(const UnreceivedMessage& message)
    {
        add("message never received",
            name(message.sender) + " gives something to " + message.where + inLine(message.line)
                + ", and nobody ever takes anything from there.",
            {message.line},
            "take as often as is given, or tell the receiver when to stop and let it go on until then");
    }

    void addBlockedLoop(const BlockedLoop& loop)
    {
        add("blocked event loop",
            name(loop.task) + " calls " + loop.call + inLine(loop.line)
                + " without await: its event loop stands still meanwhile, and " + name(loop.waiting)
                + " cannot go on.",
            {loop.line},
            loop.call == "sleep" ? "await asyncio.sleep instead"
                                 : "await it (aio), or give it to a thread: await asyncio.to_thread(…)");
    }

    Exploration& m_exploration;
    SourceLines m_source;
    const Recording* m_recording = nullptr;
    const Schedule* m_schedule = nullptr;
};

} // namespace

void addCycle(Exploration& exploration, const std::shared_ptr<const Program>& program,
              const RunOptions& options, const std::shared_ptr<const Sharing>& sharing, const CycleRun& run)
{
    if (const auto recording = replay(program, run.schedule, options, sharing))
        FindingSearch(exploration, *program).look(**recording, run);
}

void addFindings(Exploration& exploration, const std::shared_ptr<const Program>& program,
                 const RunOptions& options, const std::shared_ptr<const Sharing>& sharing)
{
    FindingSearch search(exploration, *program);
    std::size_t steps = 0;
    for (const ExploredOutcome& outcome : exploration.outcomes) {
        if (outcome.kind == OutcomeKind::Limit)
            continue; // It would be reached again, and shows a limit only.
        steps += outcome.schedule.choices.size();
        if (steps > kMostSteps || options.stop.stop_requested())
            return;
        if (const auto recording = replay(program, outcome.schedule, options, sharing))
            search.look(**recording, outcome);
    }
}

} // namespace core
