#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace core {

/// A queue, channel or mailbox of the lesson, or one way of a pipe, as far as a recording tells of it.
struct Channel {
    std::string kind;       ///< "mailbox"; "pickles", "to" and "from" hold messages; all else is "queue".
    std::uint32_t have = 0; ///< Number of the gate at which receivers wait; it is the channel's own, too.
    std::optional<std::uint32_t> room;     ///< Number of the gate at which senders wait.
    std::optional<std::uint32_t> capacity; ///< Empty: any number of items.
    std::uint32_t owner = 0;               ///< Of a mailbox: the thread's number.
    std::string local;                     ///< The local variable that it was first bound to; or empty.
};

/// What somebody did to a channel on the way to its next stop.
struct ChannelMove {
    enum class Kind : std::uint8_t { Put, Take, Close, WaitToReceive, WaitToSend };
    Kind kind = Kind::Put;
    std::uint32_t channel = 0;          ///< Channel::have.
    std::string name;                   ///< Of the channel.
    std::uint32_t line = 0;             ///< Of the lesson's text.
    std::string text;                   ///< Put: the item's repr, cut off where it is long.
    std::optional<std::uint32_t> ahead; ///< Put: so many items leave before it; empty: all.
};

} // namespace core
