#include "core/recording/recording.h"

namespace core {

namespace {

constexpr std::uint32_t kNone = PackedEvent::kNone;

std::int64_t unpackFigure(const PackedEvent& p)
{
    return static_cast<std::int64_t>(std::uint64_t{p.object} << 32 | p.text);
}

std::optional<std::uint32_t> unpackObject(std::uint32_t object)
{
    return object == kNone ? std::nullopt : std::optional(object);
}
std::optional<ThreadId> unpackThread(std::uint32_t thread)
{
    return thread == kNone ? std::nullopt : std::optional(ThreadId{thread});
}

std::optional<std::uint32_t> unpackAhead(const PackedEvent& p)
{
    const std::uint32_t ahead = std::uint32_t{p.detail} << 16 | p.core;
    return ahead == PackedEvent::kAllAhead ? std::nullopt : std::optional(ahead);
}

/// In the order of Happening's alternatives.
Happening unpack(std::size_t kind, const PackedEvent& p)
{
    const auto reason = static_cast<SwitchReason>(p.detail);
    switch (kind) {
    case 0: return Created{};
    case 1: return Arrived{};
    case 2: return SwitchBegan{CoreId{p.core}, unpackFigure(p)};
    case 3: return SwitchedIn{CoreId{p.core}, reason, unpackFigure(p)};
    case 4: return Preempted{CoreId{p.core}, reason};
    case 5: return Blocked{static_cast<WaitKind>(p.detail), unpackObject(p.object)};
    case 6: return Woken{unpackThread(p.object)};
    case 7: return Finished{unpackThread(p.object)};
    case 8: return GilTaken{};
    case 9: return GilDropped{p.detail != 0};
    case 10: return GilRequested{};
    case 11: return LockAcquired{LockId{p.object}};
    case 12: return LockReleased{LockId{p.object}};
    case 13: return Stepped{static_cast<StepKind>(p.detail), unpackObject(p.object), TextId{p.text}};
    case 14: return Noted{TextId{p.text}};
    case 15: return Checked{TextId{p.text}, p.detail != 0};
    case 16: return Failed{TextId{p.text}};
    case 17: return Resumed{ThreadId{p.object}};
    case 18:
        return Suspended{p.detail == 0 ? std::nullopt : std::optional(static_cast<WaitKind>(p.detail - 1)),
                         unpackObject(p.object)};
    case 19: return JobEnded{};
    case 20: return Forked{};
    case 21: return MessageBegan{p.object};
    case 22: return MessageEnded{};
    case 23: return IoQueued{DeviceId{p.object}};
    case 24: return IoBegan{DeviceId{p.object}};
    case 25: return IoEnded{DeviceId{p.object}};
    case 26: return CameLate{Duration{unpackFigure(p)}};
    case 27: return ItemPut{ChannelId{p.object}, TextId{p.text}, unpackAhead(p)};
    case 28: return ItemTaken{ChannelId{p.object}};
    case 29: return ChannelClosed{ChannelId{p.object}};
    default: return WaitsAtChannel{ChannelId{p.object}, static_cast<ChannelEnd>(p.detail)};
    }
}

} // namespace

std::string_view nameOf(OutcomeKind kind)
{
    switch (kind) {
    case OutcomeKind::Completed: return "completed";
    case OutcomeKind::Deadlock: return "deadlock";
    case OutcomeKind::Livelock: return "livelock";
    case OutcomeKind::Exception: return "exception";
    case OutcomeKind::Assertion: return "assertion";
    case OutcomeKind::Limit: return "limit";
    }
    return "";
}

void EventLog::append(const Event& event)
{
    std::visit([&](const auto& what) { append(event.time, event.thread, event.line, what); }, event.what);
}

TextId EventLog::intern(std::string_view text)
{
    const auto known = m_textIds.find(text);
    if (known != m_textIds.end())
        return TextId{known->second};
    const auto id = static_cast<std::uint32_t>(m_texts.size());
    m_texts.emplace_back(text);
    m_textIds.emplace(text, id);
    return TextId{id};
}

Event EventLog::at(EventId id) const
{
    const std::size_t i = id.index();
    const PackedEvent packed{m_object[i], m_text[i], m_core[i], m_detail[i]};
    return Event{timeOf(id), ThreadId{m_thread[i]}, m_line[i], unpack(m_kind[i], packed)};
}

std::size_t EventLog::bytes() const
{
    return m_time.bytes() + m_thread.bytes() + m_object.bytes() + m_text.bytes() + m_line.bytes()
        + m_kind.bytes() + m_detail.bytes() + m_core.bytes();
}

Recording::Recording(RecordingInfo info, EventLog log)
    : m_info(std::move(info))
    , m_log(std::move(log))
{
    for (std::size_t i = 0; i < m_log.size(); ++i)
        if (m_log.isA<Stepped>(EventId{i}) || m_log.isA<Noted>(EventId{i}))
            m_steps.emplace_back(i);
}

} // namespace core
