#include "core/formats/json/recording_json.h"

#include "core/formats/json/json_text.h"

#include <array>

namespace core {

namespace {

constexpr std::array<std::string_view, 10> kWaits{"io",    "sleep",     "lock",   "gil",     "join",
                                                  "queue", "condition", "future", "barrier", "event"};
constexpr std::array<std::string_view, 10> kSteps{"read", "write",  "operation", "acquire", "release",
                                                  "wait", "notify", "send",      "receive", "output"};
constexpr std::array<std::string_view, 8> kReasons{"core-was-free", "next-in-queue", "quantum-used-up",
                                                   "more-urgent",   "chosen",        "not-allowed",
                                                   "blocked",       "ended"};

template <class T, std::size_t Size>
std::string_view nameIn(const std::array<std::string_view, Size>& names, T value)
{
    return names[static_cast<std::size_t>(value)];
}

JsonText infoOf(const ThreadInfo& thread)
{
    JsonText json;
    json.add("name", thread.name).add("process", thread.process.index());
    if (thread.parent)
        json.add("parent", thread.parent->index());
    return json.add("daemon", thread.daemon)
        .add("period_ns", thread.period.count())
        .add("deadline_ns", thread.deadline.count());
}

JsonText infoOf(const ProcessInfo& process)
{
    JsonText json;
    json.add("name", process.name).add("has_gil", process.hasGil);
    if (process.parent)
        json.add("parent", process.parent->index());
    return json;
}

JsonText infoOf(const LockInfo& lock)
{
    return JsonText().add("name", lock.name).add("process", lock.process.index());
}

JsonText infoOf(const VariableInfo& variable)
{
    return JsonText()
        .add("name", variable.name)
        .add("initial", variable.initial)
        .add("container", variable.isContainer);
}

JsonText infoOf(const ChannelInfo& channel)
{
    JsonText json;
    json.add("name", channel.name);
    if (channel.capacity)
        json.add("capacity", std::uint64_t{*channel.capacity});
    return json;
}

JsonText infoOf(const Want& want)
{
    JsonText json;
    json.add("thread", want.thread.index());
    if (want.holds)
        json.add("holds", want.holds->index());
    if (want.wants)
        json.add("wants", want.wants->index());
    return json.add("line", want.line);
}

template <class Element>
std::string listOf(const std::vector<Element>& elements)
{
    std::string text = "[";
    for (const Element& element : elements)
        text += (text.size() > 1 ? ", " : "") + infoOf(element).text();
    return text + "]";
}

/// Adds to an event's JSON what happened, beside when and to whom.
class Fields {
public:
    Fields(JsonText& json, const Recording& recording)
        : m_json(json)
        , m_recording(recording)
    {
    }

    void operator()(const Created&) const { m_json.add("what", "created"); }
    void operator()(const Arrived&) const { m_json.add("what", "arrived"); }
    void operator()(const SwitchBegan& e) const
    {
        core("switch-began", e.core);
        m_json.add("figure", e.figure);
    }
    void operator()(const SwitchedIn& e) const
    {
        core("switched-in", e.core);
        m_json.add("reason", nameIn(kReasons, e.reason)).add("figure", e.figure);
    }
    void operator()(const Preempted& e) const
    {
        core("preempted", e.core);
        m_json.add("reason", nameIn(kReasons, e.reason));
    }
    void operator()(const Blocked& e) const
    {
        m_json.add("what", "blocked").add("why", nameIn(kWaits, e.why));
        if (e.object)
            m_json.add("object", *e.object);
    }
    void operator()(const Woken& e) const
    {
        m_json.add("what", "woken");
        if (e.by)
            m_json.add("by", e.by->index());
    }
    void operator()(const Finished& e) const
    {
        m_json.add("what", "finished");
        if (e.by)
            m_json.add("by", e.by->index());
    }
    void operator()(const GilTaken&) const { m_json.add("what", "gil-taken"); }
    void operator()(const GilDropped& e) const { m_json.add("what", "gil-dropped").add("forced", e.forced); }
    void operator()(const GilRequested&) const { m_json.add("what", "gil-requested"); }
    void operator()(const LockAcquired& e) const { lock("lock-acquired", e.lock); }
    void operator()(const LockReleased& e) const { lock("lock-released", e.lock); }
    void operator()(const Stepped& e) const
    {
        m_json.add("what", "stepped").add("step", nameIn(kSteps, e.kind));
        if (e.object)
            m_json.add("object", *e.object);
        m_json.add("text", m_recording.text(e.text));
    }
    void operator()(const Noted& e) const
    {
        m_json.add("what", "noted").add("text", m_recording.text(e.text));
    }
    void operator()(const Checked& e) const
    {
        m_json.add("what", "checked").add("name", m_recording.text(e.name)).add("ok", e.ok);
    }
    void operator()(const Failed& e) const
    {
        m_json.add("what", "failed").add("text", m_recording.text(e.text));
    }
    void operator()(const Resumed& e) const { m_json.add("what", "resumed").add("by", e.by.index()); }
    void operator()(const Suspended& e) const
    {
        m_json.add("what", "suspended");
        if (e.why)
            m_json.add("why", nameIn(kWaits, *e.why));
        if (e.object)
            m_json.add("object", *e.object);
    }
    void operator()(const Forked&) const { m_json.add("what", "forked"); }
    void operator()(const MessageBegan& e) const
    {
        m_json.add("what", "message-began").add("bytes", std::uint64_t{e.bytes});
    }
    void operator()(const MessageEnded&) const { m_json.add("what", "message-ended"); }
    void operator()(const IoQueued& e) const { device("io-queued", e.device); }
    void operator()(const IoBegan& e) const { device("io-began", e.device); }
    void operator()(const IoEnded& e) const { device("io-ended", e.device); }
    void operator()(const CameLate& e) const
    {
        m_json.add("what", "came-late").add("late_ns", e.late.count());
    }
    void operator()(const JobEnded&) const { m_json.add("what", "job-ended"); }
    void operator()(const ItemPut& e) const
    {
        channel("item-put", e.channel);
        m_json.add("text", m_recording.text(e.text));
        if (e.ahead)
            m_json.add("ahead", std::uint64_t{*e.ahead});
    }
    void operator()(const ItemTaken& e) const { channel("item-taken", e.channel); }
    void operator()(const ChannelClosed& e) const { channel("channel-closed", e.channel); }
    void operator()(const WaitsAtChannel& e) const
    {
        channel("waits-at-channel", e.channel);
        m_json.add("end", e.end == ChannelEnd::Receiving ? "receiving" : "sending");
    }

private:
    void core(const char* what, CoreId id) const { m_json.add("what", what).add("core", id.index()); }
    void device(const char* what, DeviceId id) const { m_json.add("what", what).add("device", id.index()); }
    void channel(const char* what, ChannelId id) const
    {
        m_json.add("what", what).add("channel", id.index());
    }
    void lock(const char* what, LockId id) const { m_json.add("what", what).add("lock", id.index()); }

    JsonText& m_json;
    const Recording& m_recording;
};

std::string eventsOf(const Recording& recording)
{
    std::string text = "[";
    for (std::size_t i = 0; i < recording.size(); ++i) {
        const Event event = recording.event(EventId{i});
        JsonText json;
        json.add("time_ns", event.time.time_since_epoch().count()).add("thread", event.thread.index());
        if (event.line != 0)
            json.add("line", event.line);
        std::visit(Fields(json, recording), event.what);
        text += (i == 0 ? "\n" : ",\n") + json.text();
    }
    return text + "\n]";
}

JsonText outcomeOf(const Outcome& outcome)
{
    return JsonText()
        .add("kind", nameOf(outcome.kind))
        .add("message", outcome.message)
        .addRaw("cycle", listOf(outcome.cycle));
}

std::string devicesOf(const RecordingInfo& info)
{
    std::string text = "[";
    for (const auto& [device, capacity] : info.devices)
        text += (text.size() > 1 ? ", " : "") + jsonQuoted(device);
    return text + "]";
}

} // namespace

std::string recordingJson(const Recording& recording)
{
    const RecordingInfo& info = recording.info();
    JsonText settings;
    for (const auto& [name, value] : info.settings)
        settings.add(name, value);
    JsonText globals;
    for (const FinalVariable& variable : info.globals)
        globals.addRaw(variable.name, variable.json);
    return JsonText()
               .add("format", "interleave-recording/1")
               .add("lesson", info.lesson)
               .add("title", info.title)
               .add("engine", info.engine)
               .add("schedule", info.schedule)
               .addRaw("settings", settings.text())
               .add("cores", info.cores)
               .addRaw("processes", listOf(info.processes))
               .addRaw("threads", listOf(info.threads))
               .addRaw("locks", listOf(info.locks))
               .addRaw("variables", listOf(info.variables))
               .addRaw("devices", devicesOf(info))
               .addRaw("channels", listOf(info.channels))
               .addRaw("globals", globals.text())
               .add("stdout", info.output)
               .add("stderr", info.errors)
               .addRaw("outcome", outcomeOf(info.outcome).text())
               .add("end_ns", info.end.time_since_epoch().count())
               .add("instructions", info.instructions)
               .add("source", info.source)
               .addRaw("events", eventsOf(recording))
               .text()
        + "\n";
}

} // namespace core
