#pragma once

#include "core/insight/source_lines.h"
#include "core/recording/recording.h"

#include <string>
#include <vector>

namespace core {

/// Something that was sent or put, and that nobody took before the run ended.
struct UnreceivedMessage {
    ThreadId sender{0};
    std::uint32_t line = 0;
    std::string where; ///< Name of the channel, mailbox or queue.
    bool operator==(const UnreceivedMessage&) const = default;
};

/// Of a run that has ended normally: the first in each channel, mailbox and queue from which nobody took
/// anything. (A last message that stays behind where others were taken is an end like any other: the answer
/// that comes when nobody plays any more.) None where select takes part, whose cases a recording does not
/// tell.
std::vector<UnreceivedMessage> unreceivedMessagesOf(const Recording& recording, const SourceLines& source);

/// Whether the line sends a message.
bool sendsMessage(const SourceLines& source, std::uint32_t line);

} // namespace core
