#include "core/value/compact_block.h"
#include "core/value/objects.h"
#include "core/world/dissection.h"
#include "core/world/frame.h"
#include "core/world/gate.h"
#include "core/world/key_words.h"

namespace core {

void Dissection::putField(Value value, Words& out)
{
    if (!value.is(Kind::Block) || !value.isHeap()) {
        out.push_back(name(value));
        return;
    }
    const std::uint32_t words = m_memory.header(value.word()).words;
    out.push_back(blockMark(words));
    for (std::uint32_t i = 0; i < words; ++i)
        out.push_back(name(m_memory.get(value.word(), i)));
}

/// Where an object was made matters to what is shared, and to hashes by identity.
std::uint64_t Dissection::birth(std::uint64_t object, Header header) const
{
    const bool matters =
        m_anatomy.m_tracking || m_world.context().keepsBirths || (header.flags & Header::kShared) != 0;
    return matters ? m_memory.get(object, Birth::kField).bits() : Birth::unknown().bits();
}

void Dissection::putObject(std::uint64_t object, Words& out)
{
    Header header = m_memory.header(object);
    const std::uint32_t words = header.words;
    if (!m_anatomy.m_tracking) {
        header.users = 0;
        header.flags &= static_cast<std::uint8_t>(~Header::kWritten);
    }
    const std::size_t begin = out.size();
    out.push_back(std::bit_cast<std::uint64_t>(header));
    out.push_back(0);
    switch (header.kind) {
    case Kind::List: putList(object, out); break;
    case Kind::Gate: putGate(object, out); break;
    case Kind::Instance: putInstance(object, out); break;
    case Kind::Frame: putFrame(object, words, out); break;
    case Kind::Dict:
    case Kind::Set: putTable(header.kind, object, out); break;
    case Kind::Cell:
        out.push_back(birth(object, header));
        for (std::uint32_t i = 1; i < words; ++i)
            putField(m_memory.get(object, i), out);
        break;
    default:
        for (std::uint32_t i = 0; i < words; ++i)
            putField(m_memory.get(object, i), out);
    }
    out[begin + 1] = out.size() - begin - kHeadWords;
}

/// Without the room at its end.
void Dissection::putList(std::uint64_t object, Words& out)
{
    const Header header = m_memory.header(object);
    out.push_back(birth(object, header));
    const Value size = m_memory.get(object, ListLayout::kSize);
    out.push_back(size.bits());
    const Value items = m_memory.get(object, ListLayout::kItems);
    if (size.asSmall() == 0)
        out.push_back(Value::none().bits());
    else
        out.push_back(blockMark(static_cast<std::uint64_t>(size.asSmall())));
    for (std::int64_t i = 0; i < size.asSmall(); ++i)
        out.push_back(name(m_memory.get(items.word(), static_cast<std::uint64_t>(i))));
    if (header.words == ListLayout::kDequeWords)
        out.push_back(name(m_memory.get(object, ListLayout::kMaxLength)));
}

/// With no more room than it needs.
void Dissection::putTable(Kind kind, std::uint64_t object, Words& out)
{
    out.push_back(birth(object, m_memory.header(object)));
    out.push_back(m_memory.get(object, TableLayout::kCount).bits());
    out.push_back(m_memory.get(object, TableLayout::kFill).bits());
    const std::vector<Value> block = compactBlock(m_memory, Value::heap(kind, object));
    out.push_back(block.empty() ? Value::none().bits() : blockMark(block.size()));
    for (const Value value : block)
        out.push_back(name(value));
}

/// Without the number of a gate of the prelude's own, which nobody sees.
void Dissection::putGate(std::uint64_t object, Words& out)
{
    const Header header = m_memory.header(object);
    for (std::uint32_t i = 0; i < header.words; ++i) {
        const bool unseen = i == GateLayout::number && (header.flags & Header::kHidden) != 0;
        out.push_back(unseen ? Value::small(0).bits() : name(m_memory.get(object, i)));
    }
}

void Dissection::putInstance(std::uint64_t object, Words& out)
{
    for (std::uint32_t i = 0; i < InstanceLayout::kWords; ++i) {
        if (i == InstanceLayout::kUsers && !m_anatomy.m_tracking)
            out.push_back(Value::unset().bits());
        else
            putField(m_memory.get(object, i), out);
    }
}

/// Without the registers that nobody reads any more.
void Dissection::putFrame(std::uint64_t object, std::uint32_t words, Words& out)
{
    const auto pc = static_cast<std::size_t>(m_memory.get(object, FrameLayout::pc).asSmall());
    const std::vector<bool>& read = m_anatomy.registersReadBehind(pc, words - FrameLayout::registers);
    const std::uint64_t* fields = m_memory.peek(object) + 1;
    for (std::uint32_t i = 0; i < words; ++i) {
        const bool dead = i >= FrameLayout::registers && !read[i - FrameLayout::registers];
        out.push_back(dead ? Value::unset().bits() : name(Value::fromBits(fields[i])));
    }
}

} // namespace core
