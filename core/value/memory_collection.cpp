#include "core/value/memory_trial.h"

#include <algorithm>
#include <array>
#include <cassert>

// Copies what is reached into new pages, in the order met: breadth first, but that what an object refers to
// comes right behind it, some levels deep. A task of an event loop then lies in one place with its coroutine,
// that one's frame, and what it waits for (as in P. R. Wilson, M. S. Lam, T. G. Moher: Effective
// "Static-graph" Reorganization to Improve Locality in Garbage-Collected Systems, PLDI 1991). Where an object
// has gone stands where its header was; on a page that copies of the memory share, which stays as it is, in a
// table beside it.

namespace core {

class MemoryCollection {
public:
    explicit MemoryCollection(Memory& memory)
        : m_old(memory)
        , m_besides(memory.m_pages.size())
    {
        const std::size_t pinned = (m_old.m_pinned + Memory::kPageWords - 1) / Memory::kPageWords;
        m_kept.m_pages.reserve(m_old.m_pages.size());
        m_kept.m_pages.assign(m_old.m_pages.begin(),
                              m_old.m_pages.begin() + static_cast<std::ptrdiff_t>(pinned));
        if (m_old.m_pinned % Memory::kPageWords != 0)
            m_kept.makeOwn(pinned - 1); // Behind what is pinned there is room in it.
        m_kept.m_spare = std::move(m_old.m_spare);
        m_kept.m_top = m_old.m_pinned;
        m_kept.m_pinned = m_old.m_pinned;
    }

    void move(Value& value)
    {
        if (value.isHeap() && value.word() >= m_old.m_pinned)
            value = Value::heap(value.kind(), newPlace(value.word(), kLevels));
    }

    /// What has been moved refers to where everything is now.
    void moveAllReached()
    {
        for (std::uint64_t object = 0; object < m_kept.m_top;) {
            const auto head = std::bit_cast<Header>(word(m_kept, object));
            if (head.kind == Kind::None) { // The gap before a contiguous object.
                object += Memory::kPageWords - object % Memory::kPageWords;
                continue;
            }
            if (head.kind != Kind::Str && head.kind != Kind::BigInt)
                moveFields(object + 1, head.words);
            object += head.words + std::uint64_t{1};
        }
    }

    /// The memory is what was reached.
    void finish()
    {
        m_kept.m_limit = m_old.m_limit;
        m_kept.m_marks = m_old.m_marks;
        const std::uint64_t room = std::max(m_kept.m_top, std::min(3 * m_kept.m_top, kCheapRoom));
        m_kept.m_collectAt = std::max(kSmallest, m_kept.m_top + room);
        if (m_old.m_trial != nullptr)
            m_old.m_trial->setAside(std::move(m_old));
        else
            keepSparePages();
        m_old = std::move(m_kept);
    }

private:
    /// The kind that no header has: the rest of the word is where the object is now.
    static constexpr std::uint64_t kMoved = 0xFF;
    static constexpr std::uint64_t kSmallest = 8192;
    /// Words up to which a memory grows to four times what it keeps before it is collected again: it still
    /// lies in the processor's caches then.
    static constexpr std::uint64_t kCheapRoom = std::uint64_t{1} << 17;
    static constexpr int kLevels = 6;
    static constexpr std::uint32_t kMost =
        64; ///< Words of an object that is gone through for its neighbours.
    using Besides = std::array<std::uint64_t, Memory::kPageWords>; ///< 0, or the new place plus 1.

    static std::uint64_t word(const Memory& memory, std::uint64_t at)
    {
        return memory.m_pages[at / Memory::kPageWords]->words[at % Memory::kPageWords];
    }
    bool isShared(std::size_t page) const
    {
        return m_old.m_trial != nullptr || m_old.m_pages[page].use_count() != 1;
    }

    std::uint64_t newPlace(std::uint64_t object, int levels)
    {
        const std::size_t page = object / Memory::kPageWords;
        if (isShared(page)) {
            if (!m_besides[page])
                m_besides[page] = std::make_unique<Besides>();
            std::uint64_t& place = (*m_besides[page])[object % Memory::kPageWords];
            if (place != 0)
                return place - 1;
            const std::uint64_t target = copy(object);
            place = target + 1;
            placeNeighbours(target, levels);
            return target;
        }
        std::uint64_t& head = m_old.m_pages[page]->words[object % Memory::kPageWords];
        if ((head & 0xFF) == kMoved)
            return head >> 8;
        const std::uint64_t target = copy(object);
        head = target << 8 | kMoved;
        placeNeighbours(target, levels);
        return target;
    }

    /// Gives what the object at its new place refers to the places behind it.
    void placeNeighbours(std::uint64_t object, int levels)
    {
        const auto head = std::bit_cast<Header>(word(m_kept, object));
        if (levels == 0 || head.words > kMost || head.kind == Kind::Str || head.kind == Kind::BigInt)
            return;
        for (std::uint64_t at = object + 1; at <= object + head.words; ++at) {
            const Value field = Value::fromBits(word(m_kept, at));
            if (field.isHeap() && field.word() >= m_old.m_pinned)
                newPlace(field.word(), levels - 1);
        }
    }

    std::uint64_t copy(std::uint64_t object)
    {
        const auto head = std::bit_cast<Header>(word(m_old, object));
        const std::uint64_t target = m_kept.place(head.kind, head.words);
        std::uint64_t left = std::uint64_t{head.words} + 1;
        for (std::uint64_t from = object, to = target; left > 0;) {
            const std::uint64_t here = std::min({left, Memory::kPageWords - from % Memory::kPageWords,
                                                 Memory::kPageWords - to % Memory::kPageWords});
            std::copy_n(&m_old.m_pages[from / Memory::kPageWords]->words[from % Memory::kPageWords], here,
                        &m_kept.m_pages[to / Memory::kPageWords]->words[to % Memory::kPageWords]);
            from += here;
            to += here;
            left -= here;
        }
        return target;
    }

    void moveFields(std::uint64_t at, std::uint64_t count)
    {
        for (; count > 0; ++at, --count) {
            const Value field = Value::fromBits(word(m_kept, at));
            Value moved = field;
            move(moved);
            if (moved != field) // What was pinned lies in pages that may be shared.
                m_kept.write(at, moved.bits());
        }
    }

    /// As many as will be filled again before the next collection.
    void keepSparePages()
    {
        std::vector<std::shared_ptr<Memory::Page>>& spare = m_kept.m_spare.pages;
        const std::size_t most = 2 * m_kept.m_pages.size();
        for (std::size_t page = m_old.m_pages.size(); page > 0 && spare.size() < most; --page)
            if (m_old.m_pages[page - 1].use_count() == 1)
                spare.push_back(std::move(m_old.m_pages[page - 1]));
    }

    Memory& m_old;
    Memory m_kept;
    std::vector<std::unique_ptr<Besides>> m_besides; ///< By page.
};

void Memory::collect(const std::function<void(const std::function<void(Value&)>&)>& roots)
{
    MemoryCollection collection(*this);
    roots([&](Value& value) { collection.move(value); });
    collection.moveAllReached();
    collection.finish();
}

} // namespace core
