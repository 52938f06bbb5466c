#include "core/world/frame.h"
#include "core/world/interpreter.h"

#include <unordered_set>

namespace core {

namespace {

/// What CPython gives for objects that are never freed: numbers, texts of the program, None (PEP 683).
constexpr std::int64_t kImmortal = 4'294'967'295;

/// Counts the references to an object, as CPython would have them: from variables, containers and instances
/// that can be reached. The memory keeps no counts of its own: what cannot be reached is collected.
class ReferenceCount {
public:
    ReferenceCount(const Memory& memory, const Program& program, std::uint64_t object)
        : m_memory(memory)
        , m_program(program)
        , m_object(object)
    {
    }

    /// Something that is reached, but that CPython has no counted reference from.
    void visit(Value value)
    {
        if (value.isHeap() && m_seen.insert(value.word()).second)
            m_open.push_back(value.word());
    }

    std::int64_t count()
    {
        while (!m_open.empty()) {
            const std::uint64_t next = m_open.back();
            m_open.pop_back();
            const Header head = m_memory.header(next);
            if (head.kind == Kind::Frame)
                followFrame(next, head.words);
            else if (head.kind != Kind::Str && head.kind != Kind::BigInt)
                for (std::uint64_t i = 0; i < head.words; ++i)
                    refer(m_memory.get(next, i));
        }
        return m_count;
    }

private:
    void refer(Value value)
    {
        m_count += value.isHeap() && value.word() == m_object ? 1 : 0;
        visit(value);
    }

    /// Named variables count; of what lies between two instructions only what it leads to.
    void followFrame(std::uint64_t frame, std::uint32_t words)
    {
        visit(m_memory.get(frame, FrameLayout::caller));
        visit(m_memory.get(frame, FrameLayout::generator));
        const auto index = static_cast<std::size_t>(m_memory.get(frame, FrameLayout::function).asSmall());
        const auto pc = static_cast<std::size_t>(m_memory.get(frame, FrameLayout::pc).asSmall());
        const std::vector<std::string>& names = m_program.function(index).localNames;
        for (std::uint64_t i = 0; i + FrameLayout::registers < words; ++i) {
            const Value value = m_memory.get(frame, FrameLayout::registers + i);
            if (i < names.size() && !names[i].empty())
                refer(value);
            else if (m_program.isLive(pc, static_cast<std::uint16_t>(i)))
                visit(value);
        }
    }

    const Memory& m_memory;
    const Program& m_program;
    std::uint64_t m_object;
    std::int64_t m_count = 0;
    std::unordered_set<std::uint64_t> m_seen;
    std::vector<std::uint64_t> m_open;
};

} // namespace

/// sys.getrefcount(object): one more than one expects, for the argument.
Interpreter::Flow Interpreter::callGetRefCount(const CallSite& site)
{
    if (site.arguments.positional != 1 || site.arguments.named() != 0)
        return raise(TypeId::TypeError,
                     "sys.getrefcount() takes exactly one argument ("
                         + std::to_string(site.arguments.positional) + " given)");
    const Value object = site.arguments[0];
    if (!object.isHeap())
        return done(Value::small(kImmortal), site);
    saveFrame();
    ReferenceCount references(m_memory, m_program, object.word());
    for (const auto& process : m_world.m_processes)
        references.visit(process.globals);
    for (const Thread& each : m_world.m_threads)
        for (const Value root : {each.frame, each.object, each.failure, each.handled})
            references.visit(root);
    return done(Value::small(references.count() + 1), site);
}

} // namespace core
