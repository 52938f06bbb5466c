#pragma once

#include "core/recording/recording.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace core {

/// Something that was put into a channel.
struct ChannelItem {
    TextId text;
    ThreadId sender;
    EventId put;
    bool isNew = false; ///< Put by the last step.
    bool operator==(const ChannelItem&) const = default;
};

/// Who waits at an end of a channel.
struct ChannelWaiter {
    ThreadId thread;
    EventId since;
    bool operator==(const ChannelWaiter&) const = default;
};

/// A channel at one moment.
struct ChannelMoment {
    std::deque<ChannelItem> items;  ///< The next to leave comes first.
    std::vector<ChannelItem> taken; ///< By the last step, in order; some of it may have been put by it, too.
    std::vector<ChannelWaiter> receivers; ///< Who has waited longest comes first.
    std::vector<ChannelWaiter> senders;
    bool isClosed = false;
    std::optional<EventId> changed; ///< What was done last to its items, or its being closed.
    bool isChanged = false;         ///< By the last step.
    bool operator==(const ChannelMoment&) const = default;
};

/// What lay in the channels of a run and who waited at them, at any of its moments.
class ChannelHistory {
public:
    explicit ChannelHistory(std::shared_ptr<const Recording> recording);

    /// Of each channel of the recording: as it is behind an event and all else that comes before the next
    /// step at the same time; before the first event if there is none.
    std::vector<ChannelMoment> at(std::optional<EventId> event) const;
    /// The step after or before the one at an event that changed what lies in a channel.
    std::optional<EventId> later(std::optional<EventId> event) const;
    std::optional<EventId> earlier(std::optional<EventId> event) const;
    /// The step to which what happened to a channel belongs.
    EventId stepOf(EventId id) const;

private:
    struct State {
        std::vector<ChannelMoment> channels;
        std::map<ThreadId, std::vector<ChannelId>> waiting; ///< Where.
    };
    struct Checkpoint {
        std::size_t position = 0; ///< So many of m_events lie before it.
        State state;
    };

    bool changesItems(EventId id) const;
    bool concernsChannels(EventId id, const State& state) const;
    void keep(State& state);
    void apply(EventId id, State& state) const;
    std::size_t endOf(std::optional<EventId> event) const;
    std::size_t positionOf(std::size_t event) const;

    std::shared_ptr<const Recording> m_recording;
    std::vector<EventId> m_events; ///< That concern a channel, in order.
    std::vector<Checkpoint> m_checkpoints;
};

} // namespace core
