#include "core/timeline/channels.h"

#include <algorithm>

namespace core {

namespace {

/// So many events lie between two kept states, at least.
constexpr std::size_t kBetweenCheckpoints = 256;

std::size_t sizeOf(const std::vector<ChannelMoment>& channels)
{
    std::size_t size = channels.size();
    for (const ChannelMoment& channel : channels)
        size += channel.items.size() + channel.receivers.size() + channel.senders.size();
    return size;
}

void put(ChannelMoment& channel, const Event& event, EventId id, const ItemPut& item)
{
    const auto ahead = static_cast<std::ptrdiff_t>(
        std::min<std::size_t>(item.ahead.value_or(PackedEvent::kAllAhead), channel.items.size()));
    channel.items.insert(channel.items.begin() + ahead, ChannelItem{item.text, event.thread, id});
    channel.changed = id;
}

void take(ChannelMoment& channel, EventId id)
{
    channel.changed = id;
    if (channel.items.empty())
        return;
    channel.taken.push_back(channel.items.front());
    channel.items.erase(channel.items.begin());
}

} // namespace

ChannelHistory::ChannelHistory(std::shared_ptr<const Recording> recording)
    : m_recording(std::move(recording))
{
    State state{std::vector<ChannelMoment>(m_recording->info().channels.size()), {}};
    keep(state);
    for (std::size_t i = 0; i < m_recording->size() && !state.channels.empty(); ++i) {
        if (!concernsChannels(EventId{i}, state))
            continue;
        m_events.emplace_back(i);
        apply(EventId{i}, state);
        const std::size_t since = m_events.size() - m_checkpoints.back().position;
        if (since >= std::max(kBetweenCheckpoints, sizeOf(state.channels)))
            keep(state);
    }
}

bool ChannelHistory::concernsChannels(EventId id, const State& state) const
{
    if (m_recording->isA<Woken>(id) || m_recording->isA<Finished>(id))
        return state.waiting.contains(m_recording->threadOf(id));
    return changesItems(id) || m_recording->isA<WaitsAtChannel>(id);
}

bool ChannelHistory::changesItems(EventId id) const
{
    return m_recording->isA<ItemPut>(id) || m_recording->isA<ItemTaken>(id)
        || m_recording->isA<ChannelClosed>(id);
}

void ChannelHistory::keep(State& state)
{
    for (ChannelMoment& channel : state.channels)
        channel.taken.clear();
    m_checkpoints.push_back({m_events.size(), state});
}

void ChannelHistory::apply(EventId id, State& state) const
{
    const Event event = m_recording->event(id);
    const auto of = [&](ChannelId channel) -> ChannelMoment& { return state.channels[channel.index()]; };
    if (const auto* item = std::get_if<ItemPut>(&event.what)) {
        put(of(item->channel), event, id, *item);
    } else if (const auto* taken = std::get_if<ItemTaken>(&event.what)) {
        take(of(taken->channel), id);
    } else if (const auto* closed = std::get_if<ChannelClosed>(&event.what)) {
        of(closed->channel).isClosed = true;
        of(closed->channel).changed = id;
    } else if (const auto* waits = std::get_if<WaitsAtChannel>(&event.what)) {
        ChannelMoment& channel = of(waits->channel);
        (waits->end == ChannelEnd::Receiving ? channel.receivers : channel.senders)
            .push_back({event.thread, id});
        state.waiting[event.thread].push_back(waits->channel);
    } else {
        for (const ChannelId channel : state.waiting[event.thread])
            for (auto* waiters : {&of(channel).receivers, &of(channel).senders})
                std::erase_if(*waiters, [&](const ChannelWaiter& w) { return w.thread == event.thread; });
        state.waiting.erase(event.thread);
    }
}

/// The position behind an event and what belongs to it.
std::size_t ChannelHistory::endOf(std::optional<EventId> event) const
{
    const Instant time = event ? m_recording->timeOf(*event) : Instant{};
    std::size_t end = event ? event->index() + 1 : 0;
    while (end < m_recording->size() && m_recording->timeOf(EventId{end}) <= time
           && !m_recording->isA<Stepped>(EventId{end}) && !m_recording->isA<Noted>(EventId{end}))
        ++end;
    return end;
}

/// How many of m_events come before the event at that position of the recording.
std::size_t ChannelHistory::positionOf(std::size_t event) const
{
    return static_cast<std::size_t>(std::ranges::lower_bound(m_events, EventId{event}) - m_events.begin());
}

std::vector<ChannelMoment> ChannelHistory::at(std::optional<EventId> event) const
{
    const auto& steps = m_recording->steps();
    const auto next = event ? std::ranges::upper_bound(steps, *event) : steps.begin();
    const bool hasFormer = next - steps.begin() > 1;
    const std::size_t end = positionOf(endOf(event));
    const std::size_t begin = positionOf(hasFormer ? endOf(*(next - 2)) : 0);
    const auto after =
        std::ranges::upper_bound(m_checkpoints, std::min(begin, end), {}, &Checkpoint::position);
    const Checkpoint& kept = *(after - 1);
    State state = kept.state;
    for (std::size_t i = kept.position; i < end; ++i) {
        if (i == begin)
            for (ChannelMoment& channel : state.channels)
                channel.taken.clear();
        apply(m_events[i], state);
    }
    for (ChannelMoment& channel : state.channels) {
        channel.isChanged = begin < end && channel.changed && *channel.changed >= m_events[begin];
        if (!channel.isChanged)
            channel.taken.clear();
        for (ChannelItem& item : channel.items)
            item.isNew = channel.isChanged && item.put >= m_events[begin];
    }
    return std::move(state.channels);
}

EventId ChannelHistory::stepOf(EventId id) const
{
    const auto& steps = m_recording->steps();
    const auto next = std::ranges::upper_bound(steps, id);
    return next == steps.begin() ? id : *(next - 1);
}

std::optional<EventId> ChannelHistory::later(std::optional<EventId> event) const
{
    for (std::size_t i = positionOf(endOf(event)); i < m_events.size(); ++i)
        if (changesItems(m_events[i]) && (!event || stepOf(m_events[i]) > *event))
            return stepOf(m_events[i]);
    return std::nullopt;
}

std::optional<EventId> ChannelHistory::earlier(std::optional<EventId> event) const
{
    for (std::size_t i = event ? positionOf(event->index()) : 0; i-- > 0;)
        if (changesItems(m_events[i]) && stepOf(m_events[i]) < stepOf(*event))
            return stepOf(m_events[i]);
    return std::nullopt;
}

} // namespace core
