#pragma once

#include "core/machine/verdict.h"
#include "core/recording/recording.h"
#include "core/world/world.h"

#include <map>
#include <string>
#include <vector>

namespace core {

/// Writes down what happens in a run: the events, and the numbers of the locks and variables that they name.
class Journal {
public:
    explicit Journal(std::size_t slots)
        : m_slotVariables(slots, kNone)
    {
    }

    template <class What>
    void add(Instant when, ThreadId thread, std::uint32_t line, const What& what)
    {
        m_log.append(when, thread, line, what);
    }
    TextId text(std::string_view text) { return m_log.intern(text); }

    /// The number of the location that the thread is about to read or write; its value is noted the first
    /// time.
    std::uint32_t variable(const World& world, ThreadId thread);
    /// The number of the lock that the thread is about to acquire or release.
    std::uint32_t lock(const World& world, ThreadId thread);
    /// The number of the channel, which is called so now.
    ChannelId channel(const Channel& channel, std::string name);
    const std::string& lockName(std::uint32_t lock) const { return m_locks[lock].name; }
    std::uint32_t lockOfGate(std::uint32_t gate) const { return m_lockOfGate[gate]; }

    void print(std::string_view text, bool toStandardError)
    {
        m_outputBytes += text.size();
        (toStandardError ? m_errors : m_output) += text;
    }
    std::uint64_t outputBytes() const { return m_outputBytes; }
    Verdict& verdict() { return m_verdict; }
    std::size_t bytes() const { return m_log.bytes() + m_output.size() + m_errors.size(); }

    /// The recording of a run that has ended, with what the World knows of it. `info` comes with what is
    /// known from outside: lesson, engine, settings, schedule.
    std::shared_ptr<const Recording> finish(const World& world, RecordingInfo info, Instant end);

private:
    static constexpr std::uint32_t kNone = 0xFFFF'FFFF;

    std::uint32_t addVariable(const World& world, ThreadId thread);
    Outcome outcome(const World& world);

    EventLog m_log;
    std::vector<std::uint32_t> m_slotVariables; ///< By module variable.
    std::map<Location, std::uint32_t> m_objectVariables;
    std::vector<VariableInfo> m_variables;
    std::vector<std::uint32_t> m_lockOfGate;
    std::vector<LockInfo> m_locks;
    std::map<std::uint32_t, ChannelId> m_channelOfGate;
    std::vector<ChannelInfo> m_channels;
    std::string m_output;
    std::string m_errors;
    std::uint64_t m_outputBytes = 0;
    Verdict m_verdict;
};

/// What a wait at a gate of that kind (World::gateKindOf) is called.
WaitKind waitKindNamed(std::string_view gateKind);

/// What a recording says of the program and the machine before anything has happened.
RecordingInfo infoOf(const Program& program, const Settings& settings, std::string engine);

} // namespace core
