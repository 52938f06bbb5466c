#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace core {

/// Position of a thing in the one vector that owns it. Ids of different kinds do not mix. There is no invalid
/// id: "perhaps none" is std::optional<ThreadId>.
template <class Tag>
class Id {
public:
    constexpr explicit Id(std::size_t index)
        : m_index(static_cast<std::uint32_t>(index))
    {
    }
    constexpr std::size_t index() const { return m_index; }
    friend constexpr auto operator<=>(Id, Id) = default;

private:
    std::uint32_t m_index;
};

using ThreadId = Id<struct ThreadTag>;
using ProcessId = Id<struct ProcessTag>;
using CoreId = Id<struct CoreTag>;
using LockId = Id<struct LockTag>;
using VariableId = Id<struct VariableTag>;
using DeviceId = Id<struct DeviceTag>;
using ChannelId = Id<struct ChannelTag>;
using EventId = Id<struct EventTag>;
using TextId = Id<struct TextTag>;

} // namespace core

template <class Tag>
struct std::hash<core::Id<Tag>> {
    std::size_t operator()(core::Id<Tag> id) const noexcept { return id.index(); }
};
