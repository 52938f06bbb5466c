#pragma once

#include "core/base/growing_array.h"
#include "core/recording/packed_event.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace core {

struct ProcessInfo {
    std::string name;
    std::optional<ProcessId> parent;
    bool hasGil = false;
    std::size_t number = 0; ///< Of its first thread, which is its own.
    bool operator==(const ProcessInfo&) const = default;
};

/// A thread of control, or a task. Its position in the recording is the number that schedules use; 0 is the
/// main thread.
struct ThreadInfo {
    std::string name;
    ProcessId process{0};
    std::optional<ThreadId> parent; ///< Of a task: the thread of its event loop.
    bool daemon = false;
    bool isTask = false;
    Duration period{};   ///< Between the releases of its jobs; 0: it has only one.
    Duration deadline{}; ///< Of each job, from its release; 0: none.
    bool operator==(const ThreadInfo&) const = default;
};

struct LockInfo {
    std::string name; ///< As details.md 30 names it: the variable it was first bound to, else Lock-1.
    ProcessId process{0};
    bool operator==(const LockInfo&) const = default;
};

/// A location that threads share: a module variable, captured variable, attribute or container.
struct VariableInfo {
    std::string name;
    std::string initial;      ///< Its value before the first event, as repr; empty where it had none.
    bool isContainer = false; ///< A list, dict or set with all its elements.
    bool operator==(const VariableInfo&) const = default;
};

enum class OutcomeKind : std::uint8_t { Completed, Deadlock, Livelock, Exception, Assertion, Limit };

/// One thread of a deadlock's circle.
struct Want {
    ThreadId thread;
    std::optional<LockId> holds;
    std::optional<LockId> wants;
    std::uint32_t line = 0;
    bool operator==(const Want&) const = default;
};

/// A device that was used, or named in the settings.
struct DeviceInfo {
    std::string name;
    int capacity = 1; ///< Requests that it serves at once.
    bool operator==(const DeviceInfo&) const = default;
};

/// What some put something into and others take it from: a queue, channel or mailbox, or one way of a pipe.
struct ChannelInfo {
    std::string name;
    std::optional<std::uint32_t> capacity; ///< Items that have room in it; empty: any number.
    bool operator==(const ChannelInfo&) const = default;
};

/// How a run ended.
struct Outcome {
    OutcomeKind kind = OutcomeKind::Completed;
    std::string message;     ///< Empty when completed.
    std::vector<Want> cycle; ///< Deadlock only; empty where no circle of locks explains it.
    bool operator==(const Outcome&) const = default;
};

std::string_view nameOf(OutcomeKind kind); ///< As the command line prints it: "completed", "deadlock", …

/// A module variable of the lesson at the end of a run.
struct FinalVariable {
    std::string name;
    std::string json; ///< As Python's json.dumps writes it.
    bool operator==(const FinalVariable&) const = default;
};

/// What is known of a run besides its events.
struct RecordingInfo {
    std::string lesson;         ///< File name or id.
    std::string title;          ///< First line of the narration, else the file's name.
    std::string source;         ///< The lesson's text.
    std::string engine = "sim"; ///< sim, replay, threads, python.
    std::string schedule;       ///< The schedule, when one was given.
    std::map<std::string, std::string>
        settings; ///< Every machine setting in force, as the command line writes it.
    std::size_t cores = 1;
    std::vector<ProcessInfo> processes;
    std::vector<ThreadInfo> threads;
    std::vector<LockInfo> locks;
    std::vector<VariableInfo> variables;
    std::vector<DeviceInfo> devices;
    std::vector<ChannelInfo> channels; ///< Those that somebody came to.
    std::vector<FinalVariable> globals;
    std::string output; ///< All that the lesson printed.
    std::string errors; ///< What it wrote to standard error.
    Outcome outcome;
    Instant end{};                  ///< When the recording ends: the makespan.
    std::uint64_t instructions = 0; ///< Executed in all.
};

/// Events in columns, 32 bytes each, with the texts they name.
class EventLog {
public:
    void append(const Event& event);
    /// The same where the kind of event is known: a run writes millions.
    template <class What>
    void append(Instant time, ThreadId thread, std::uint32_t line, const What& what)
    {
        const PackedEvent packed = detail::packed(what);
        m_time.push_back(time.time_since_epoch().count());
        m_thread.push_back(static_cast<std::uint32_t>(thread.index()));
        m_object.push_back(packed.object);
        m_text.push_back(packed.text);
        m_line.push_back(line);
        m_kind.push_back(kKindOf<What>);
        m_detail.push_back(packed.detail);
        m_core.push_back(packed.core);
    }
    /// The text's id; equal texts have one id.
    TextId intern(std::string_view text);

    std::size_t size() const { return m_time.size(); }
    Event at(EventId id) const;
    Instant timeOf(EventId id) const { return Instant{Duration{m_time[id.index()]}}; }
    ThreadId threadOf(EventId id) const { return ThreadId{m_thread[id.index()]}; }
    template <class What>
    bool isA(EventId id) const
    {
        return m_kind[id.index()] == kKindOf<What>;
    }
    const std::string& text(TextId id) const { return m_texts[id.index()]; }
    std::size_t bytes() const; ///< Held by the columns, without texts.

private:
    GrowingArray<std::int64_t> m_time;
    GrowingArray<std::uint32_t> m_thread;
    GrowingArray<std::uint32_t> m_object;
    GrowingArray<std::uint32_t> m_text;
    GrowingArray<std::uint32_t> m_line;
    GrowingArray<std::uint8_t> m_kind;
    GrowingArray<std::uint8_t> m_detail;
    GrowingArray<std::uint16_t> m_core;
    std::vector<std::string> m_texts;
    std::map<std::string, std::uint32_t, std::less<>> m_textIds;
};

/// Everything that happened in one run, in order; times never decrease. Never changes once built: views share
/// it, and stepping backwards only moves a cursor.
class Recording {
public:
    Recording(RecordingInfo info, EventLog log);

    const RecordingInfo& info() const { return m_info; }
    std::size_t size() const { return m_log.size(); }
    Event event(EventId id) const { return m_log.at(id); }
    Instant timeOf(EventId id) const { return m_log.timeOf(id); }
    ThreadId threadOf(EventId id) const { return m_log.threadOf(id); }
    const std::string& text(TextId id) const { return m_log.text(id); }
    std::size_t bytes() const { return m_log.bytes(); }
    template <class What>
    bool isA(EventId id) const
    {
        return m_log.isA<What>(id);
    }
    /// Whether the event is IoQueued, IoBegan or IoEnded.
    bool concernsDevice(EventId id) const
    {
        return m_log.isA<IoQueued>(id) || m_log.isA<IoBegan>(id) || m_log.isA<IoEnded>(id);
    }

    /// The events that a person steps through: Stepped and Noted, in order.
    const std::vector<EventId>& steps() const { return m_steps; }

private:
    RecordingInfo m_info;
    EventLog m_log;
    std::vector<EventId> m_steps;
};

/// The event as one sentence: "A reads counter: 0".
std::string describe(const Recording& recording, EventId id);

} // namespace core
