#include "core/recording/recording.h"

#include "core/base/overloaded.h"

namespace core {

namespace {

constexpr std::uint32_t kNone = 0xFFFF'FFFF;
constexpr std::size_t kFirst = 64; ///< Events that an empty log makes room for.

/// An event as it lies in the columns.
struct Packed {
    std::uint32_t object = kNone;
    std::uint32_t text = kNone;
    std::uint16_t core = 0;
    std::uint8_t detail = 0;
};

std::uint16_t packCore(CoreId core)
{
    return static_cast<std::uint16_t>(core.index());
}
std::uint32_t packText(TextId text)
{
    return static_cast<std::uint32_t>(text.index());
}
std::uint32_t packObject(const std::optional<std::uint32_t>& object)
{
    return object.value_or(kNone);
}

/// The columns of object and text hold the halves of the figure.
Packed packFigure(std::int64_t figure, CoreId core, SwitchReason reason)
{
    const auto bits = static_cast<std::uint64_t>(figure);
    return Packed{static_cast<std::uint32_t>(bits >> 32), static_cast<std::uint32_t>(bits), packCore(core),
                  static_cast<std::uint8_t>(reason)};
}
std::int64_t unpackFigure(const Packed& p)
{
    return static_cast<std::int64_t>(std::uint64_t{p.object} << 32 | p.text);
}

Packed pack(const Happening& what)
{
    return std::visit(
        Overloaded{
            [](const Created&) { return Packed{}; },
            [](const Arrived&) { return Packed{}; },
            [](const SwitchBegan& e) { return packFigure(e.figure, e.core, SwitchReason::NextInQueue); },
            [](const SwitchedIn& e) { return packFigure(e.figure, e.core, e.reason); },
            [](const Preempted& e) {
                return Packed{kNone, kNone, packCore(e.core), static_cast<std::uint8_t>(e.reason)};
            },
            [](const Blocked& e) {
                return Packed{packObject(e.object), kNone, 0, static_cast<std::uint8_t>(e.why)};
            },
            [](const Woken& e) {
                return Packed{e.by ? static_cast<std::uint32_t>(e.by->index()) : kNone, kNone, 0, 0};
            },
            [](const Finished&) { return Packed{}; },
            [](const GilTaken&) { return Packed{}; },
            [](const GilDropped& e) {
                return Packed{kNone, kNone, 0, static_cast<std::uint8_t>(e.forced)};
            },
            [](const GilRequested&) { return Packed{}; },
            [](const LockAcquired& e) {
                return Packed{static_cast<std::uint32_t>(e.lock.index()), kNone, 0, 0};
            },
            [](const LockReleased& e) {
                return Packed{static_cast<std::uint32_t>(e.lock.index()), kNone, 0, 0};
            },
            [](const Stepped& e) {
                return Packed{packObject(e.object), packText(e.text), 0, static_cast<std::uint8_t>(e.kind)};
            },
            [](const Noted& e) {
                return Packed{kNone, packText(e.text), 0, 0};
            },
            [](const Checked& e) {
                return Packed{kNone, packText(e.name), 0, static_cast<std::uint8_t>(e.ok)};
            },
            [](const Failed& e) {
                return Packed{kNone, packText(e.text), 0, 0};
            },
            [](const Resumed& e) {
                return Packed{static_cast<std::uint32_t>(e.by.index()), kNone, 0, 0};
            },
            [](const Suspended& e) {
                return Packed{kNone, kNone, 0,
                              static_cast<std::uint8_t>(e.why ? 1 + static_cast<int>(*e.why) : 0)};
            },
            [](const JobEnded&) { return Packed{}; },
        },
        what);
}

std::optional<std::uint32_t> unpackObject(std::uint32_t object)
{
    return object == kNone ? std::nullopt : std::optional(object);
}

/// In the order of Happening's alternatives.
Happening unpack(std::size_t kind, const Packed& p)
{
    const auto reason = static_cast<SwitchReason>(p.detail);
    switch (kind) {
    case 0: return Created{};
    case 1: return Arrived{};
    case 2: return SwitchBegan{CoreId{p.core}, unpackFigure(p)};
    case 3: return SwitchedIn{CoreId{p.core}, reason, unpackFigure(p)};
    case 4: return Preempted{CoreId{p.core}, reason};
    case 5: return Blocked{static_cast<WaitKind>(p.detail), unpackObject(p.object)};
    case 6: return Woken{p.object == kNone ? std::nullopt : std::optional(ThreadId{p.object})};
    case 7: return Finished{};
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
        return Suspended{p.detail == 0 ? std::nullopt : std::optional(static_cast<WaitKind>(p.detail - 1))};
    default: return JobEnded{};
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

/// By half, not to the double: what is not used yet counts too.
void EventLog::reserve(std::size_t size)
{
    m_time.reserve(size);
    m_thread.reserve(size);
    m_object.reserve(size);
    m_text.reserve(size);
    m_line.reserve(size);
    m_kind.reserve(size);
    m_detail.reserve(size);
    m_core.reserve(size);
}

void EventLog::shrink()
{
    m_time.shrink_to_fit();
    m_thread.shrink_to_fit();
    m_object.shrink_to_fit();
    m_text.shrink_to_fit();
    m_line.shrink_to_fit();
    m_kind.shrink_to_fit();
    m_detail.shrink_to_fit();
    m_core.shrink_to_fit();
}

void EventLog::append(const Event& event)
{
    const Packed packed = pack(event.what);
    if (m_time.size() == m_time.capacity())
        reserve(m_time.size() + m_time.size() / 2 + kFirst);
    m_time.push_back(event.time.time_since_epoch().count());
    m_thread.push_back(static_cast<std::uint32_t>(event.thread.index()));
    m_object.push_back(packed.object);
    m_text.push_back(packed.text);
    m_line.push_back(event.line);
    m_kind.push_back(static_cast<std::uint8_t>(event.what.index()));
    m_detail.push_back(packed.detail);
    m_core.push_back(packed.core);
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
    const Packed packed{m_object[i], m_text[i], m_core[i], m_detail[i]};
    return Event{timeOf(id), ThreadId{m_thread[i]}, m_line[i], unpack(m_kind[i], packed)};
}

std::size_t EventLog::bytes() const
{
    return m_time.capacity() * sizeof(std::int64_t)
        + (m_thread.capacity() + m_object.capacity() + m_text.capacity() + m_line.capacity())
        * sizeof(std::uint32_t)
        + m_kind.capacity() + m_detail.capacity() + m_core.capacity() * sizeof(std::uint16_t);
}

Recording::Recording(RecordingInfo info, EventLog log)
    : m_info(std::move(info))
    , m_log(std::move(log))
{
    m_log.shrink();
    for (std::size_t i = 0; i < m_log.size(); ++i) {
        const Happening what = m_log.at(EventId{i}).what;
        if (std::holds_alternative<Stepped>(what) || std::holds_alternative<Noted>(what))
            m_steps.emplace_back(i);
    }
}

} // namespace core
