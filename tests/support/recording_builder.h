#pragma once

#include "core/recording/recording.h"

#include <memory>
#include <string>

namespace core::test {

/// Writes a recording by hand, in words: at(2ms).in(a, 0).gil(a) …
class RecordingBuilder {
public:
    explicit RecordingBuilder(std::size_t cores = 1, bool gil = false)
    {
        m_info.cores = cores;
        m_info.processes.push_back({"python", std::nullopt, gil});
        m_info.lesson = "lesson.py";
        m_info.title = "A lesson";
    }

    ThreadId thread(const std::string& name, std::optional<ThreadId> parent = std::nullopt)
    {
        m_info.threads.push_back({name, ProcessId{0}, parent, false});
        return ThreadId{m_info.threads.size() - 1};
    }
    LockId lock(const std::string& name)
    {
        m_info.locks.push_back({name, ProcessId{0}});
        return LockId{m_info.locks.size() - 1};
    }
    VariableId variable(const std::string& name, const std::string& initial)
    {
        m_info.variables.push_back({name, initial});
        return VariableId{m_info.variables.size() - 1};
    }
    ChannelId channel(const std::string& name, std::optional<std::uint32_t> capacity = std::nullopt)
    {
        m_info.channels.push_back({name, capacity});
        return ChannelId{m_info.channels.size() - 1};
    }
    RecordingInfo& info() { return m_info; }

    RecordingBuilder& at(Duration time)
    {
        m_now = Instant{time};
        return *this;
    }
    RecordingBuilder& event(ThreadId who, Happening what, std::uint32_t line = 0)
    {
        m_log.append({m_now, who, line, what});
        return *this;
    }
    RecordingBuilder& starts(ThreadId who) { return event(who, Created{}).event(who, Arrived{}); }
    RecordingBuilder& runs(ThreadId who, std::size_t core = 0)
    {
        return event(who, SwitchedIn{CoreId{core}, SwitchReason::NextInQueue});
    }
    RecordingBuilder& preempted(ThreadId who, std::size_t core = 0)
    {
        return event(who, Preempted{CoreId{core}, SwitchReason::QuantumUsedUp});
    }
    RecordingBuilder& blocks(ThreadId who, WaitKind why, std::optional<std::uint32_t> object = std::nullopt)
    {
        return event(who, Blocked{why, object});
    }
    RecordingBuilder& wakes(ThreadId who, std::optional<ThreadId> by = std::nullopt)
    {
        return event(who, Woken{by});
    }
    RecordingBuilder& ends(ThreadId who) { return event(who, Finished{}); }
    RecordingBuilder& takesGil(ThreadId who) { return event(who, GilTaken{}); }
    RecordingBuilder& dropsGil(ThreadId who, bool forced = false) { return event(who, GilDropped{forced}); }
    RecordingBuilder& reads(ThreadId who, VariableId variable, const std::string& value)
    {
        return step(who, StepKind::Read, variable.index(), value);
    }
    RecordingBuilder& writes(ThreadId who, VariableId variable, const std::string& value)
    {
        return step(who, StepKind::Write, variable.index(), value);
    }
    RecordingBuilder& computes(ThreadId who, const std::string& what)
    {
        return event(who, Stepped{StepKind::Operation, std::nullopt, m_log.intern(what)});
    }
    RecordingBuilder& notes(ThreadId who, const std::string& text)
    {
        return event(who, Noted{m_log.intern(text)});
    }
    RecordingBuilder& acquires(ThreadId who, LockId lock)
    {
        step(who, StepKind::Acquire, lock.index(), "");
        return event(who, LockAcquired{lock});
    }
    RecordingBuilder& releases(ThreadId who, LockId lock)
    {
        step(who, StepKind::Release, lock.index(), "");
        return event(who, LockReleased{lock});
    }

    /// One step: the item lies in the channel.
    RecordingBuilder& puts(ThreadId who, ChannelId channel, const std::string& item,
                           std::optional<std::uint32_t> ahead = std::nullopt)
    {
        event(who, Stepped{StepKind::Notify, std::nullopt, m_log.intern("channel")});
        return event(who, ItemPut{channel, m_log.intern(item), ahead});
    }
    /// One step: takes what is the next to leave.
    RecordingBuilder& takes(ThreadId who, ChannelId channel)
    {
        event(who, Stepped{StepKind::Wait, std::nullopt, m_log.intern("channel")});
        return event(who, ItemTaken{channel});
    }

    std::shared_ptr<const Recording> build()
    {
        m_info.end = std::max(m_info.end, m_now);
        return std::make_shared<const Recording>(std::move(m_info), std::move(m_log));
    }

private:
    RecordingBuilder& step(ThreadId who, StepKind kind, std::size_t object, const std::string& text)
    {
        return event(who, Stepped{kind, static_cast<std::uint32_t>(object), m_log.intern(text)});
    }

    RecordingInfo m_info;
    EventLog m_log;
    Instant m_now{};
};

} // namespace core::test
