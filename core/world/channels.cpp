#include "core/value/display.h"
#include "core/world/interpreter.h"

// What a recording tells of queues, channels, mailboxes and pipes. The prelude keeps their items and says
// here what it does with them; nothing of the run depends on it.

namespace core {

namespace {

/// As much of an item's text as is kept.
constexpr std::size_t kLongestItem = 400;

std::optional<std::uint32_t> countOf(Value value)
{
    return value.isSmall() && value.asSmall() >= 0
        ? std::optional(static_cast<std::uint32_t>(value.asSmall()))
        : std::nullopt;
}

} // namespace

const Channel* World::channelAt(std::uint32_t gate) const
{
    const auto found = m_channels.find(gate);
    return found == m_channels.end() ? nullptr : found->second.get();
}

std::string World::channelNameOf(ThreadId id, const Channel& channel, std::uint32_t gate) const
{
    return channelName(channel, gateOf(m_threads[id.index()], gate));
}

/// What it is bound to; a pipe's ways are told apart by the end that is bound.
std::string World::channelName(const Channel& channel, Value gate) const
{
    if (channel.kind == "mailbox")
        return "mailbox of " + threadName(ThreadId{channel.owner});
    const bool isWay = channel.kind == "to" || channel.kind == "from";
    const bool isNamed = !m_memory.get(gate.word(), GateLayout::name).isUnset() || channel.local.empty();
    return (isWay ? channel.kind + " " : std::string()) + (isNamed ? gateName(gate) : channel.local);
}

/// The local variable to which the lesson binds what it calls for now, or the first of several; empty if
/// none.
std::string Interpreter::localBound() const
{
    const Value frame = lessonFrameOf(m_frame);
    if (!frame.is(Kind::Frame))
        return {};
    const auto field = [&](std::uint64_t i) {
        return static_cast<std::size_t>(m_memory.get(frame.word(), i).asSmall());
    };
    const Instruction* next = &m_program.code()[field(FrameLayout::pc)];
    std::uint16_t result = next->a;
    do
        ++next;
    while (next->op == Op::Extra);
    if (next->op == Op::Unpack && next->b == result)
        result = (next++)->a;
    if (next->op == Op::Move && next->b == result)
        result = next->a;
    else if (next->op == Op::StoreCell && next->a == result)
        result = next->b;
    const std::vector<std::string>& names = m_program.function(field(FrameLayout::function)).localNames;
    return result < names.size() ? names[result] : std::string();
}

std::uint32_t Interpreter::lessonLine() const
{
    const Value frame = lessonFrameOf(m_frame);
    if (!frame.is(Kind::Frame))
        return 0;
    return m_program.place(static_cast<std::size_t>(m_memory.get(frame.word(), FrameLayout::pc).asSmall()))
        .line;
}

/// __channel(kind, have, room, capacity, owner=0): what will be told of the gate `have` is about a channel.
Interpreter::Flow Interpreter::channelNew(const CallSite& site)
{
    if (m_world.m_context->tellsChannels) {
        Channel channel;
        channel.kind = textOf(m_context, site.arguments[0]);
        channel.have = numberOfGate(site.arguments[1]);
        if (site.arguments[2].is(Kind::Gate))
            channel.room = numberOfGate(site.arguments[2]);
        channel.capacity = countOf(site.arguments[3]);
        channel.owner = countOf(argument(site, 4, "owner", Value::none())).value_or(0);
        channel.local = localBound();
        const auto made = std::make_shared<const Channel>(std::move(channel));
        m_world.m_channels[made->have] = made;
        if (made->room)
            m_world.m_channels[*made->room] = made;
    }
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

std::uint32_t Interpreter::numberOfGate(Value gate) const
{
    return static_cast<std::uint32_t>(m_memory.get(gate.word(), GateLayout::number).asSmall());
}

/// Only what is told of gates that __channel() has been called for.
void Interpreter::tellChannel(ChannelMove::Kind kind, Value gate, Value item, Value ahead)
{
    const Channel* channel =
        m_world.m_context->tellsChannels ? m_world.channelAt(numberOfGate(gate)) : nullptr;
    if (channel == nullptr)
        return;
    ChannelMove move{kind, channel->have, m_world.channelName(*channel, gate), lessonLine(),
                     {},   countOf(ahead)};
    if (kind == ChannelMove::Kind::Put) {
        const bool isMessage = channel->kind == "pickles" || channel->kind == "to" || channel->kind == "from";
        const Value shown = isMessage ? tupleItem(m_memory, item, 0) : item;
        ValueContext quiet = m_context;
        quiet.toldBirths = nullptr;
        const Evaluated<std::string> text = displayedNatively(quiet, shown, kLongestItem);
        move.text = text ? *text : typeName(m_context, shown) + " object";
    }
    m_taken.moved.push_back(std::move(move));
}

/// __channel_put(gate, item, ahead=None): it lies there now; so many items leave before it, else all.
Interpreter::Flow Interpreter::channelPut(const CallSite& site)
{
    tellChannel(ChannelMove::Kind::Put, site.arguments[0], site.arguments[1],
                argument(site, 2, "ahead", Value::none()));
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

/// __channel_take(gate): the item that is the next to leave does.
Interpreter::Flow Interpreter::channelTake(const CallSite& site)
{
    tellChannel(ChannelMove::Kind::Take, site.arguments[0], Value::none(), Value::none());
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

/// __channel_close(gate): nothing more will be put there.
Interpreter::Flow Interpreter::channelClose(const CallSite& site)
{
    tellChannel(ChannelMove::Kind::Close, site.arguments[0], Value::none(), Value::none());
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

/// __channel_wait(gate, sends): the running task begins to wait there, not at the gate.
Interpreter::Flow Interpreter::channelWait(const CallSite& site)
{
    using enum ChannelMove::Kind;
    tellChannel(site.arguments[1].isTrue() ? WaitToSend : WaitToReceive, site.arguments[0], Value::none(),
                Value::none());
    return deliver(Value::none(), site.dest, site.mode, site.extra);
}

} // namespace core
