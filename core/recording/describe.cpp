#include "core/base/overloaded.h"
#include "core/recording/recording.h"

namespace core {

namespace {

class Sentence {
public:
    Sentence(const Recording& recording, const Event& event)
        : m_recording(recording)
        , m_who(recording.info().threads[event.thread.index()].name)
    {
    }

    std::string operator()(const Created&) const { return m_who + " is created"; }
    std::string operator()(const Arrived&) const { return m_who + " is ready"; }
    std::string operator()(const SwitchBegan& e) const { return core(e.core) + " switches to " + m_who; }
    std::string operator()(const SwitchedIn& e) const { return m_who + " runs on " + core(e.core); }
    std::string operator()(const Preempted& e) const
    {
        return m_who + " loses " + core(e.core) + why(e.reason);
    }
    std::string operator()(const Blocked& e) const { return m_who + waits(e); }
    std::string operator()(const Woken& e) const
    {
        return e.by ? m_who + " is woken by " + thread(*e.by) : m_who + " wakes up";
    }
    std::string operator()(const JobEnded&) const { return m_who + " ends its job"; }
    std::string operator()(const Finished& e) const
    {
        return e.by ? m_who + " is ended by " + thread(*e.by) : m_who + " ends";
    }
    std::string operator()(const GilTaken&) const { return m_who + " takes the GIL"; }
    std::string operator()(const GilDropped& e) const
    {
        return m_who + (e.forced ? " gives up the GIL, as asked" : " releases the GIL");
    }
    std::string operator()(const GilRequested&) const { return m_who + " asks for the GIL"; }
    std::string operator()(const LockAcquired& e) const { return m_who + " holds " + lock(e.lock.index()); }
    std::string operator()(const LockReleased& e) const
    {
        return m_who + " no longer holds " + lock(e.lock.index());
    }
    std::string operator()(const Stepped& e) const { return step(e); }
    std::string operator()(const Noted& e) const { return text(e.text); }
    std::string operator()(const Checked& e) const
    {
        return "check " + text(e.name) + (e.ok ? " holds" : " does not hold");
    }
    std::string operator()(const Resumed& e) const { return thread(e.by) + " goes on with " + m_who; }
    std::string operator()(const Suspended& e) const
    {
        if (!e.why)
            return m_who + " lets others go first";
        switch (*e.why) {
        case WaitKind::Io: return m_who + " awaits I/O" + (e.object ? " of " + device(*e.object) : "");
        case WaitKind::Sleep: return m_who + " awaits a moment";
        case WaitKind::Lock: return m_who + " awaits a lock";
        default: return m_who + " awaits a result";
        }
    }
    std::string operator()(const Forked&) const { return m_who + " is forked"; }
    std::string operator()(const MessageBegan& e) const
    {
        return m_who + " pickles and sends " + std::to_string(e.bytes) + " bytes";
    }
    std::string operator()(const MessageEnded&) const { return m_who + " has sent its message"; }
    std::string operator()(const IoQueued& e) const
    {
        return m_who + " queues at " + device(e.device.index());
    }
    std::string operator()(const IoBegan& e) const
    {
        return device(e.device.index()) + " begins to serve " + m_who;
    }
    std::string operator()(const IoEnded& e) const
    {
        return device(e.device.index()) + " is done with " + m_who;
    }
    std::string operator()(const CameLate& e) const
    {
        return m_who + " is " + std::to_string(e.late.count()) + " ns late";
    }
    std::string operator()(const Failed& e) const { return m_who + " fails: " + text(e.text); }
    std::string operator()(const ItemPut& e) const
    {
        return m_who + " puts " + text(e.text) + " into " + channel(e.channel);
    }
    std::string operator()(const ItemTaken& e) const { return m_who + " takes from " + channel(e.channel); }
    std::string operator()(const ChannelClosed& e) const { return m_who + " closes " + channel(e.channel); }
    std::string operator()(const WaitsAtChannel& e) const
    {
        return m_who + (e.end == ChannelEnd::Receiving ? " waits to receive from " : " waits for room in ")
            + channel(e.channel);
    }

private:
    std::string text(TextId id) const { return m_recording.text(id); }
    std::string thread(ThreadId id) const { return m_recording.info().threads[id.index()].name; }
    std::string device(std::size_t index) const { return m_recording.info().devices[index].name; }
    std::string channel(ChannelId id) const { return m_recording.info().channels[id.index()].name; }
    std::string lock(std::size_t index) const { return m_recording.info().locks[index].name; }
    std::string variable(std::size_t index) const { return m_recording.info().variables[index].name; }
    static std::string core(CoreId id) { return "core " + std::to_string(id.index()); }

    static std::string why(SwitchReason reason)
    {
        switch (reason) {
        case SwitchReason::QuantumUsedUp: return ": its quantum is used up";
        case SwitchReason::MoreUrgent: return ": a more urgent thread is ready";
        case SwitchReason::NotAllowed: return ": it asked for other cores";
        case SwitchReason::Chosen: return ": another was chosen";
        default: return "";
        }
    }

    std::string waits(const Blocked& e) const
    {
        switch (e.why) {
        case WaitKind::Io: return " is in I/O" + (e.object ? " of " + device(*e.object) : std::string());
        case WaitKind::Sleep: return " sleeps";
        case WaitKind::Lock: return " waits for " + (e.object ? lock(*e.object) : std::string("a lock"));
        case WaitKind::Gil: return " waits for the GIL";
        case WaitKind::Join:
            return " waits for the end of "
                + (e.object ? thread(ThreadId{*e.object}) : std::string("a thread"));
        case WaitKind::Queue: return " waits at a queue";
        case WaitKind::Condition: return " waits for a condition";
        case WaitKind::Future: return " waits for a result";
        case WaitKind::Barrier: return " waits at a barrier";
        case WaitKind::Event: return " waits for an event";
        }
        return " waits";
    }

    std::string step(const Stepped& e) const
    {
        const std::string value = text(e.text);
        switch (e.kind) {
        case StepKind::Read: return m_who + " reads " + variable(*e.object) + ": " + value;
        case StepKind::Write: return m_who + " writes " + variable(*e.object) + ": " + value;
        case StepKind::Operation: return m_who + " computes " + value;
        case StepKind::Acquire: return m_who + " acquires " + (e.object ? lock(*e.object) : value);
        case StepKind::Release: return m_who + " releases " + (e.object ? lock(*e.object) : value);
        case StepKind::Wait: return m_who + " waits for " + value;
        case StepKind::Notify: return m_who + " notifies " + value;
        case StepKind::Send: return m_who + " sends " + value;
        case StepKind::Receive: return m_who + " receives " + value;
        case StepKind::Output: return m_who + " prints " + value;
        }
        return m_who;
    }

    const Recording& m_recording;
    const std::string& m_who;
};

} // namespace

std::string describe(const Recording& recording, EventId id)
{
    const Event event = recording.event(id);
    return std::visit(Sentence(recording, event), event.what);
}

} // namespace core
