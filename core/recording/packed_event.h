#pragma once

#include "core/recording/event.h"

#include <algorithm>

namespace core {

/// An event's variant as it lies in the columns of a log.
struct PackedEvent {
    static constexpr std::uint32_t kNone = 0xFFFF'FFFF;
    static constexpr std::uint32_t kAllAhead = 0xFF'FFFF; ///< Of an item: it leaves last.

    std::uint32_t object = kNone;
    std::uint32_t text = kNone;
    std::uint16_t core = 0;
    std::uint8_t detail = 0;
};

namespace detail {

inline constexpr std::uint32_t kNone = PackedEvent::kNone;

inline std::uint16_t packCore(CoreId core)
{
    return static_cast<std::uint16_t>(core.index());
}
inline std::uint32_t packText(TextId text)
{
    return static_cast<std::uint32_t>(text.index());
}
inline std::uint32_t packObject(const std::optional<std::uint32_t>& object)
{
    return object.value_or(kNone);
}

/// The columns of object and text hold the halves of the figure.
inline PackedEvent packFigure(std::int64_t figure, CoreId core, SwitchReason reason)
{
    const auto bits = static_cast<std::uint64_t>(figure);
    return PackedEvent{static_cast<std::uint32_t>(bits >> 32), static_cast<std::uint32_t>(bits),
                       packCore(core), static_cast<std::uint8_t>(reason)};
}

inline PackedEvent packed(const Created&)
{
    return PackedEvent{};
}
inline PackedEvent packed(const Arrived&)
{
    return PackedEvent{};
}
inline PackedEvent packed(const SwitchBegan& e)
{
    return packFigure(e.figure, e.core, SwitchReason::NextInQueue);
}
inline PackedEvent packed(const SwitchedIn& e)
{
    return packFigure(e.figure, e.core, e.reason);
}
inline PackedEvent packed(const Preempted& e)
{
    return PackedEvent{kNone, kNone, packCore(e.core), static_cast<std::uint8_t>(e.reason)};
}
inline PackedEvent packed(const Blocked& e)
{
    return PackedEvent{packObject(e.object), kNone, 0, static_cast<std::uint8_t>(e.why)};
}
inline std::uint32_t packThread(std::optional<ThreadId> thread)
{
    return thread ? static_cast<std::uint32_t>(thread->index()) : kNone;
}
inline PackedEvent packed(const Woken& e)
{
    return PackedEvent{packThread(e.by), kNone, 0, 0};
}
inline PackedEvent packed(const Finished& e)
{
    return PackedEvent{packThread(e.by), kNone, 0, 0};
}
inline PackedEvent packed(const GilTaken&)
{
    return PackedEvent{};
}
inline PackedEvent packed(const GilDropped& e)
{
    return PackedEvent{kNone, kNone, 0, static_cast<std::uint8_t>(e.forced)};
}
inline PackedEvent packed(const GilRequested&)
{
    return PackedEvent{};
}
inline PackedEvent packed(const LockAcquired& e)
{
    return PackedEvent{static_cast<std::uint32_t>(e.lock.index()), kNone, 0, 0};
}
inline PackedEvent packed(const LockReleased& e)
{
    return PackedEvent{static_cast<std::uint32_t>(e.lock.index()), kNone, 0, 0};
}
inline PackedEvent packed(const Stepped& e)
{
    return PackedEvent{packObject(e.object), packText(e.text), 0, static_cast<std::uint8_t>(e.kind)};
}
inline PackedEvent packed(const Noted& e)
{
    return PackedEvent{kNone, packText(e.text), 0, 0};
}
inline PackedEvent packed(const Checked& e)
{
    return PackedEvent{kNone, packText(e.name), 0, static_cast<std::uint8_t>(e.ok)};
}
inline PackedEvent packed(const Failed& e)
{
    return PackedEvent{kNone, packText(e.text), 0, 0};
}
inline PackedEvent packed(const Resumed& e)
{
    return PackedEvent{static_cast<std::uint32_t>(e.by.index()), kNone, 0, 0};
}
inline PackedEvent packed(const Suspended& e)
{
    return PackedEvent{packObject(e.object), kNone, 0,
                       static_cast<std::uint8_t>(e.why ? 1 + static_cast<int>(*e.why) : 0)};
}
inline PackedEvent packed(const JobEnded&)
{
    return PackedEvent{};
}
inline PackedEvent packed(const Forked&)
{
    return PackedEvent{};
}
inline PackedEvent packed(const MessageBegan& e)
{
    return PackedEvent{e.bytes, kNone, 0, 0};
}
inline PackedEvent packed(const MessageEnded&)
{
    return PackedEvent{};
}
inline PackedEvent packDevice(DeviceId device)
{
    return PackedEvent{static_cast<std::uint32_t>(device.index()), kNone, 0, 0};
}
inline PackedEvent packed(const IoQueued& e)
{
    return packDevice(e.device);
}
inline PackedEvent packed(const IoBegan& e)
{
    return packDevice(e.device);
}
inline PackedEvent packed(const IoEnded& e)
{
    return packDevice(e.device);
}

inline PackedEvent packed(const CameLate& e)
{
    return packFigure(e.late.count(), CoreId{0}, SwitchReason::CoreWasFree);
}

inline PackedEvent packChannel(ChannelId channel, std::uint32_t detail = 0)
{
    return PackedEvent{static_cast<std::uint32_t>(channel.index()), kNone, 0,
                       static_cast<std::uint8_t>(detail)};
}
/// The columns of core and detail hold how many are ahead.
inline PackedEvent packed(const ItemPut& e)
{
    const std::uint32_t ahead = std::min(e.ahead.value_or(PackedEvent::kAllAhead), PackedEvent::kAllAhead);
    return PackedEvent{static_cast<std::uint32_t>(e.channel.index()), packText(e.text),
                       static_cast<std::uint16_t>(ahead), static_cast<std::uint8_t>(ahead >> 16)};
}
inline PackedEvent packed(const ItemTaken& e)
{
    return packChannel(e.channel);
}
inline PackedEvent packed(const ChannelClosed& e)
{
    return packChannel(e.channel);
}
inline PackedEvent packed(const WaitsAtChannel& e)
{
    return packChannel(e.channel, static_cast<std::uint32_t>(e.end));
}

/// The position of an alternative, by which the log knows it.
template <class What, class... All>
constexpr std::uint8_t positionIn(const std::variant<All...>*)
{
    std::uint8_t position = 0;
    bool found = false;
    ((found = found || std::is_same_v<What, All>,
      position = static_cast<std::uint8_t>(position + (found ? 0 : 1))),
     ...);
    return position;
}

} // namespace detail

template <class What>
inline constexpr std::uint8_t kKindOf = detail::positionIn<What>(static_cast<const Happening*>(nullptr));

} // namespace core
