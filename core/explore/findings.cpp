#include "core/explore/findings.h"

#include "core/insight/hang.h"
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

    Exploration& m_exploration;
    SourceLines m_source;
    const Recording* m_recording = nullptr;
    const Schedule* m_schedule = nullptr;
};

} // namespace

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
