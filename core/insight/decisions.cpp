#include "core/insight/decisions.h"

#include "core/insight/policy_words.h"

#include <algorithm>

namespace core {

namespace {

/// A ready queue of more threads than this is cut off: the reason is a sentence, not a table.
constexpr std::size_t kNamed = 8;

class DecisionsFold {
public:
    explicit DecisionsFold(const Recording& recording)
        : m_recording(recording)
        , m_onCore(recording.info().threads.size())
        , m_left(recording.info().cores)
        , m_switching(recording.info().threads.size())
    {
        const auto setting = [&](const char* name) {
            const auto found = recording.info().settings.find(name);
            return found == recording.info().settings.end() ? std::string() : found->second;
        };
        m_policy = setting("policy");
        m_quantum = setting("quantum");
    }

    void apply(EventId id, const Event& event)
    {
        if (m_recording.info().threads[event.thread.index()].isTask)
            return;
        if (std::holds_alternative<Arrived>(event.what) || std::holds_alternative<Woken>(event.what))
            m_ready.push_back(event.thread);
        else if (const auto* preempted = std::get_if<Preempted>(&event.what))
            leave(event, whyPreempted(preempted->reason, name(event.thread)));
        else if (std::holds_alternative<Blocked>(event.what))
            leave(event, name(event.thread) + " has blocked");
        else if (std::holds_alternative<Finished>(event.what))
            leave(event, name(event.thread) + " has ended");
        else if (const auto* began = std::get_if<SwitchBegan>(&event.what))
            decide(id, event, began->core, began->figure, true);
        else if (const auto* in = std::get_if<SwitchedIn>(&event.what))
            decide(id, event, in->core, in->figure, false);
    }

    std::vector<Decision> finish() { return std::move(m_decisions); }

private:
    struct Left {
        Instant when = Instant::min();
        std::string why;
    };

    const std::string& name(ThreadId thread) const { return m_recording.info().threads[thread.index()].name; }

    std::string whyPreempted(SwitchReason reason, const std::string& who) const
    {
        if (reason == SwitchReason::MoreUrgent)
            return who + " is pre-empted";
        if (reason == SwitchReason::NotAllowed)
            return who + " has asked for other cores";
        if (reason != SwitchReason::QuantumUsedUp)
            return who + " has taken a step";
        if (m_policy == "mlfq")
            return who + " has used up the quantum of its level";
        if (m_policy == "cfs" || m_policy == "eevdf")
            return who + " has used up its slice";
        return "quantum of " + m_quantum + " used up by " + who;
    }

    void leave(const Event& event, const std::string& why)
    {
        std::optional<CoreId>& core = m_onCore[event.thread.index()];
        if (core)
            m_left[core->index()] = {event.time, why};
        core.reset();
        if (std::holds_alternative<Preempted>(event.what))
            m_ready.push_back(event.thread);
    }

    void decide(EventId id, const Event& event, CoreId core, std::int64_t figure, bool switching)
    {
        m_onCore[event.thread.index()] = core;
        const bool decided = m_switching[event.thread.index()];
        m_switching[event.thread.index()] = switching;
        if (decided)
            return;
        m_decisions.push_back({event.time, core, event.thread, id, reasonFor(event, core, figure)});
        std::erase(m_ready, event.thread);
    }

    std::string reasonFor(const Event& event, CoreId core, std::int64_t figure) const
    {
        const Left& left = m_left[core.index()];
        const std::string because =
            left.when == event.time ? left.why : "core " + std::to_string(core.index()) + " was free";
        if (m_ready.size() < 2)
            return because + "; only " + name(event.thread) + " is ready";
        return because + "; ready: " + readyNames() + "; " + name(event.thread)
            + whyChosen(m_policy, figure, m_ready.front() == event.thread);
    }

    std::string readyNames() const
    {
        std::string names;
        for (std::size_t i = 0; i < std::min(m_ready.size(), kNamed); ++i)
            names += (i == 0 ? "" : ", ") + name(m_ready[i]);
        return m_ready.size() > kNamed ? names + " and " + std::to_string(m_ready.size() - kNamed) + " more"
                                       : names;
    }

    const Recording& m_recording;
    std::string m_policy;
    std::string m_quantum;
    std::vector<ThreadId> m_ready; ///< In the order in which they became ready.
    std::vector<std::optional<CoreId>> m_onCore;
    std::vector<Left> m_left; ///< By core: who left it last.
    std::vector<bool> m_switching;
    std::vector<Decision> m_decisions;
};

} // namespace

std::vector<Decision> decisionsOf(const Recording& recording)
{
    DecisionsFold fold(recording);
    for (std::size_t i = 0; i < recording.size(); ++i)
        fold.apply(EventId{i}, recording.event(EventId{i}));
    return fold.finish();
}

} // namespace core
