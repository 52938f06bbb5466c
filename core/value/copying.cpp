#include "core/value/copying.h"

#include "core/value/objects.h"
#include "core/value/operations.h"

#include <unordered_map>
#include <vector>

namespace core {

namespace {

/// Copies objects in the order met, without recursion: first each gets its place, then its fields.
class Copier {
public:
    Copier(Memory& memory, const std::function<Fate(Value&)>& fateOf, const std::function<void(Value)>& made)
        : m_memory(memory)
        , m_fateOf(fateOf)
        , m_made(made)
    {
    }

    Value copy(Value value)
    {
        if (!value.isHeap())
            return value;
        if (value.is(Kind::Str) || value.is(Kind::BigInt)) {
            m_result.words += m_memory.header(value.word()).words;
            return value;
        }
        if (const auto known = m_copies.find(value.word()); known != m_copies.end())
            return Value::heap(value.kind(), known->second);
        Value shared = value;
        const Fate fate = value.is(Kind::Block) ? Fate::Copied : m_fateOf(shared);
        if (fate == Fate::Refused && m_result.refused.isUnset())
            m_result.refused = value;
        if (fate != Fate::Copied)
            return shared;
        const Value twin = twinOf(value);
        m_copies.emplace(value.word(), twin.word());
        m_open.emplace_back(value.word(), twin.word());
        return twin;
    }

    GraphCopy finish()
    {
        while (!m_open.empty() && m_result.refused.isUnset()) {
            const auto [from, to] = m_open.back();
            m_open.pop_back();
            const std::uint32_t words = m_memory.header(from).words;
            for (std::uint32_t i = 0; i < words; ++i) {
                const Value field = copy(m_memory.get(from, i));
                m_memory.set(to, i, field);
            }
            const Kind kind = m_memory.header(to).kind;
            if (kind == Kind::Instance)
                m_memory.set(to, InstanceLayout::kUsers, Value::unset());
            if (m_made)
                m_made(Value::heap(kind, to));
        }
        return m_result;
    }

private:
    Value twinOf(Value value)
    {
        Header header = m_memory.header(value.word());
        const std::uint64_t twin = m_memory.allocate(header.kind, header.words);
        header.users = 0;
        header.flags &= Header::kHidden;
        m_memory.setHeader(twin, header);
        m_result.words += header.words;
        return Value::heap(value.kind(), twin);
    }

    Memory& m_memory;
    const std::function<Fate(Value&)>& m_fateOf;
    const std::function<void(Value)>& m_made;
    GraphCopy m_result;
    std::unordered_map<std::uint64_t, std::uint64_t> m_copies;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> m_open;
};

Fate fateInDeepCopy(Value& value)
{
    switch (value.kind()) {
    case Kind::Function:
    case Kind::Class:
    case Kind::Property: return Fate::Shared;
    case Kind::Gate:
    case Kind::Generator:
    case Kind::Frame: return Fate::Refused;
    default: return Fate::Copied;
    }
}

} // namespace

GraphCopy copyGraph(Memory& memory, std::span<Value> roots, const std::function<Fate(Value&)>& fateOf,
                    const std::function<void(Value)>& made)
{
    Copier copier(memory, fateOf, made);
    for (Value& root : roots)
        root = copier.copy(root);
    return copier.finish();
}

tl::unexpected<Raised> cannotPickle(ValueContext& context, Value value)
{
    const std::string type = value.is(Kind::Gate) ? "_thread.lock" : typeName(context, value);
    return raise(context, TypeId::TypeError, "cannot pickle '" + type + "' object");
}

Evaluated<Value> deepCopy(ValueContext& context, Value value)
{
    std::array<Value, 1> root{value};
    const GraphCopy result = copyGraph(context.memory, root, fateInDeepCopy, {});
    if (!result.refused.isUnset())
        return cannotPickle(context, result.refused);
    return root[0];
}

} // namespace core
