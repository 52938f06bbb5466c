#include "core/insight/hang.h"

#include "core/base/overloaded.h"
#include "core/insight/messages.h"
#include "core/insight/notifications.h"

#include <algorithm>
#include <map>
#include <set>

namespace core {

namespace {

struct Blocking {
    ThreadId thread;
    WaitKind why;
    std::optional<std::uint32_t> object;
    std::uint32_t line;
};
struct Holding {
    ThreadId thread;
    std::uint32_t line;
};

/// How things stand at the end of a run.
class Ending {
public:
    explicit Ending(const Recording& recording)
        : m_ended(recording.info().threads.size(), false)
    {
        for (std::size_t i = 0; i < recording.size(); ++i)
            apply(recording.event(EventId{i}));
    }

    const std::map<ThreadId, Blocking>& blocked() const { return m_blocked; }
    const Holding* holderOf(LockId lock) const
    {
        const auto held = m_held.find(lock);
        return held == m_held.end() ? nullptr : &held->second;
    }
    bool hasEnded(ThreadId thread) const { return m_ended[thread.index()]; }
    bool wasKilled(ThreadId thread) const { return m_killed.contains(thread); }

private:
    void apply(const Event& event)
    {
        std::visit(Overloaded{
                       [&](const Blocked& why) {
                           m_blocked.insert_or_assign(
                               event.thread, Blocking{event.thread, why.why, why.object, event.line});
                       },
                       [&](const Woken&) { m_blocked.erase(event.thread); },
                       [&](const LockAcquired& acquired) {
                           m_held.insert_or_assign(acquired.lock, Holding{event.thread, event.line});
                       },
                       [&](const LockReleased& released) { m_held.erase(released.lock); },
                       [&](const Finished& finished) {
                           m_ended[event.thread.index()] = true;
                           if (finished.by)
                               m_killed.insert(event.thread);
                           m_blocked.erase(event.thread); // It may have been ended while it waited.
                       },
                       [](const auto&) {}, // The rest changes neither waits nor locks.
                   },
                   event.what);
    }

    std::map<ThreadId, Blocking> m_blocked;
    std::map<LockId, Holding> m_held;
    std::vector<bool> m_ended;
    std::set<ThreadId> m_killed;
};

/// Puts the reason into words; the most telling one that fits.
class HangWords {
public:
    HangWords(const Recording& recording, const SourceLines& source)
        : m_recording(recording)
        , m_source(source)
        , m_ending(recording)
        , m_notifications(notificationsOf(recording, source))
    {
    }

    Hang words() const
    {
        if (!m_recording.info().outcome.cycle.empty())
            return circle();
        for (const auto& [thread, blocking] : m_ending.blocked()) {
            if (const auto hang = neverReleased(blocking))
                return *hang;
            if (const auto hang = lostWakeUp(blocking))
                return *hang;
            if (const auto hang = neverReceived(blocking))
                return *hang;
        }
        Hang hang{"deadlock",
                  m_recording.info().outcome.message + ": nobody is left who could let them go on.",
                  {},
                  "make sure that whatever a thread waits for is given on every way through the program"};
        for (const auto& [thread, blocking] : m_ending.blocked())
            hang.lines.push_back(blocking.line);
        return hang;
    }

private:
    const std::string& name(ThreadId thread) const { return m_recording.info().threads[thread.index()].name; }
    const std::string& name(LockId lock) const { return m_recording.info().locks[lock.index()].name; }

    Hang circle() const
    {
        Hang hang{"deadlock", {}, {}, "take the locks in the same order everywhere"};
        for (const Want& want : m_recording.info().outcome.cycle) {
            hang.message += (hang.message.empty() ? "" : "; ") + name(want.thread) + " holds "
                + name(*want.holds) + " and wants " + name(*want.wants) + " (line "
                + std::to_string(want.line) + ")";
            hang.lines.push_back(want.line);
        }
        if (hang.lines.size() == 1)
            hang.cure = "use an RLock, which its owner may take again";
        hang.message += ".";
        return hang;
    }

    std::optional<Hang> neverReleased(const Blocking& blocking) const
    {
        if (blocking.why != WaitKind::Lock || !blocking.object)
            return std::nullopt;
        const LockId lock{*blocking.object};
        const Holding* holder = m_ending.holderOf(lock);
        if (!holder || !m_ending.hasEnded(holder->thread))
            return std::nullopt;
        const std::string cure = m_ending.wasKilled(holder->thread)
            ? "do not end by a signal a process that may hold " + name(lock) + ": let it end by itself"
            : "take it with `with " + name(lock) + ":`, which gives it back on every way out";
        return Hang{"lock never released",
                    name(blocking.thread) + " waits in line " + std::to_string(blocking.line) + " for "
                        + name(lock) + ", which " + name(holder->thread) + " took in line "
                        + std::to_string(holder->line) + " and never gave back.",
                    {blocking.line, holder->line},
                    cure};
    }

    std::optional<Hang> neverReceived(const Blocking& blocking) const
    {
        if (blocking.why != WaitKind::Queue || !sendsMessage(m_source, blocking.line))
            return std::nullopt;
        return Hang{
            "message never received",
            name(blocking.thread) + " waits in line " + std::to_string(blocking.line)
                + " to hand something over, and nobody is left to take it.",
            {blocking.line},
            "take as often as is given, or tell the receiver when to stop and let it go on until then"};
    }

    std::optional<Hang> lostWakeUp(const Blocking& blocking) const
    {
        if (blocking.why != WaitKind::Condition)
            return std::nullopt;
        const std::string condition = conditionAwaited(m_source, blocking.line);
        if (condition.empty())
            return std::nullopt;
        for (const VainNotification& vain : m_notifications.inVain)
            if (vain.notification.condition == condition && !vain.notification.toAll)
                if (auto hang = wokeTheWrongOne(vain))
                    return hang;
        for (const Notification& unheard : m_notifications.unheard)
            if (unheard.condition == condition)
                return cameTooEarly(blocking, unheard);
        return std::nullopt;
    }

    /// Somebody else had waited too, and still does.
    std::optional<Hang> wokeTheWrongOne(const VainNotification& vain) const
    {
        std::string others;
        Hang hang{"lost wake-up",
                  {},
                  {vain.notification.line, vain.woken.line},
                  "wake everybody with notify_all, or have a condition of its own for each kind of waiting"};
        for (const Waiter& waiter : vain.notification.waiting) {
            if (waiter.thread == vain.woken.thread || !m_ending.blocked().contains(waiter.thread))
                continue;
            others += (others.empty() ? "" : " and ") + name(waiter.thread) + inLine(waiter.line);
            hang.lines.push_back(waiter.line);
        }
        if (others.empty())
            return std::nullopt;
        hang.message = "The notification that " + name(vain.notification.by) + " gave"
            + inLine(vain.notification.line) + " woke " + name(vain.woken.thread)
            + ", for which nothing had changed: it waits again" + inLine(vain.woken.line)
            + ". Nobody wakes those that waited as well: " + others + ".";
        return hang;
    }

    /// The thread waits for a notification that came before it began to.
    Hang cameTooEarly(const Blocking& blocking, const Notification& unheard) const
    {
        return {"lost wake-up",
                name(blocking.thread) + " waits" + inLine(blocking.line) + " for a notification that "
                    + name(unheard.by) + " gave" + inLine(unheard.line)
                    + " before: nobody waited then, so it is lost.",
                {blocking.line, unheard.line},
                "set a variable under the lock before notifying, and wait only while it is not set"};
    }

    static std::string inLine(std::uint32_t line) { return " in line " + std::to_string(line); }

    const Recording& m_recording;
    const SourceLines& m_source;
    Ending m_ending;
    NotificationsOfRun m_notifications;
};

} // namespace

Hang hangOf(const Recording& recording, const SourceLines& source)
{
    return HangWords(recording, source).words();
}

std::optional<EarlyWake> wokenAndFailed(const Recording& recording, const SourceLines& source)
{
    std::map<ThreadId, EarlyWake> waited;
    std::map<ThreadId, std::uint32_t> lastLine;
    for (std::size_t i = 0; i < recording.size(); ++i) {
        const Event event = recording.event(EventId{i});
        const auto* blocked = std::get_if<Blocked>(&event.what);
        if (blocked && blocked->why == WaitKind::Condition) {
            const std::uint32_t head = source.headOf(event.line);
            if (source.beginsWith(head, "if"))
                waited.insert_or_assign(event.thread, EarlyWake{event.thread, head, event.line, 0});
            else
                waited.erase(event.thread);
        }
        const auto* step = std::get_if<Stepped>(&event.what);
        if (step && (step->kind == StepKind::Read || step->kind == StepKind::Write))
            lastLine[event.thread] = event.line; // Not of the locks that are released on the way out.
        const auto early = waited.find(event.thread);
        if (std::holds_alternative<Failed>(event.what) && early != waited.end()) {
            early->second.failure = lastLine[event.thread];
            return early->second;
        }
    }
    return std::nullopt;
}

std::vector<std::uint32_t> lastLines(const Recording& recording)
{
    std::map<ThreadId, std::uint32_t> lines;
    for (std::size_t i = 0; i < recording.size(); ++i) {
        const Event event = recording.event(EventId{i});
        if (std::holds_alternative<Finished>(event.what))
            lines.erase(event.thread);
        else if (std::holds_alternative<Stepped>(event.what))
            lines.insert_or_assign(event.thread, event.line);
    }
    std::vector<std::uint32_t> all;
    all.reserve(lines.size());
    for (const auto& [thread, line] : lines)
        all.push_back(line);
    return all;
}

} // namespace core
