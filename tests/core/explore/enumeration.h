#pragma once

#include "core/machine/verdict.h"
#include "core/replay/schedule.h"
#include "core/world/drive.h"
#include "core/world/history.h"

#include <map>

namespace core::testing {

/// Every interleaving of a program, one by one: copies of the World, no keys, nothing merged. The oracle for
/// exploring.
class Enumeration {
public:
    struct Outcome {
        std::uint64_t interleavings = 0;
        double probability = 0;
        std::size_t switches = 0; ///< Of the best schedule.
        std::vector<Choice> schedule;
    };

    /// Gives up behind so many choices.
    Enumeration(World world, std::size_t mostChoices)
        : m_left(mostChoices)
    {
        Trail trail;
        settle(world, trailOf(world, trail));
        visit(world, trail, 1.0);
    }

    bool isComplete() const { return m_left > 0; }
    std::uint64_t interleavings() const { return m_interleavings; }
    /// By kind, message, output and variables.
    const std::map<std::string, Outcome>& outcomes() const { return m_outcomes; }

    static std::string keyOf(OutcomeKind kind, const std::string& message, const std::string& output,
                             const std::vector<std::pair<std::string, std::string>>& globals)
    {
        std::string key = std::string(nameOf(kind)) + ": " + message + "\n" + output;
        for (const auto& [name, json] : globals)
            key += name + " = " + json + "; ";
        return key;
    }

private:
    void visit(const World& world, const Trail& trail, double chance)
    {
        const std::vector<Way> ways = waysOn(world);
        if (ways.empty()) {
            end(world, trail, chance);
            return;
        }
        std::map<std::size_t, std::size_t> waysOfThread;
        for (const Way& way : ways)
            ++waysOfThread[way.thread.index()];
        for (const Way& way : ways) {
            if (m_left == 0 || --m_left == 0)
                return;
            World next = world;
            Trail then = trail;
            takeWay(next, way, trailOf(next, then));
            m_schedule.push_back(choiceOf(way));
            const std::size_t own = waysOfThread[way.thread.index()];
            visit(next, then, chance / static_cast<double>(waysOfThread.size() * own));
            m_schedule.pop_back();
        }
    }

    void end(const World& world, const Trail& trail, double chance)
    {
        ++m_interleavings;
        Verdict verdict;
        for (const std::string& exception : trail.exceptions)
            verdict.addException(exception);
        for (const std::string& check : trail.failed)
            verdict.addFailedCheck(check);
        if (!hasEnded(world))
            verdict.add(OutcomeKind::Deadlock, deadlockMessage(world));
        const std::string key = keyOf(verdict.kind(), verdict.message(), trail.output, world.globals());
        Outcome& outcome = m_outcomes[key];
        const std::size_t switches = contextSwitches({Granularity::Step, m_schedule});
        // Interleavings come in the order of schedules, so that of equal ones the first stays.
        if (outcome.interleavings == 0
            || std::pair(switches, m_schedule.size())
                < std::pair(outcome.switches, outcome.schedule.size())) {
            outcome.switches = switches;
            outcome.schedule = m_schedule;
        }
        ++outcome.interleavings;
        outcome.probability += chance;
    }

    std::size_t m_left;
    std::uint64_t m_interleavings = 0;
    std::vector<Choice> m_schedule;
    std::map<std::string, Outcome> m_outcomes;
};

} // namespace core::testing
