#pragma once

#include "core/value/value.h"

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace core {

class MemoryCollection;
class MemoryTrial;

/// The first word of every object on the heap.
struct Header {
    Kind kind;
    std::uint8_t flags = 0;
    /// Who has used the object as a location: 0 nobody, n+1 only thread or task n, kMany several
    /// (world/sharing.h).
    std::uint16_t users = 0;
    std::uint32_t words; ///< Behind the header.

    static constexpr std::uint16_t kMany = 0xFFFF;
    static constexpr std::uint8_t kShared = 1;       ///< Its reads and writes are steps.
    static constexpr std::uint8_t kWritten = 2;      ///< Written after the first thread was started.
    static constexpr std::uint8_t kHidden = 4;       ///< Made by the prelude: never a location.
    static constexpr std::uint8_t kInterprocess = 8; ///< Processes share it: a fork does not copy it.
    static constexpr std::uint8_t kSendable = 16;    ///< Nor does a message.
};

/// Thrown by Memory::allocate where the limit would be passed; only the interpreter catches it.
struct MemoryExhausted { };

/// The heap of one process: words in pages that copies share until one of them writes ("copy on write"). An
/// object is a header word and `words` words behind it; all of them are Values but in Str and BigInt, which
/// are raw. Frames, and Str and BigInt that fit a page, never lie across two pages, so that their words can
/// be read as one run; whoever makes or moves objects keeps to that by allocate(). A position is the index of
/// the header word, never a pointer; pointers into an object are good until the memory is copied or
/// collected. Objects are never freed one by one: collect() keeps what can be reached.
class Memory {
public:
    static constexpr std::size_t kPageWords = 512;

    /// A new object, its words unset.
    std::uint64_t allocate(Kind kind, std::uint32_t words);
    /// Whether an object of so many words lies within one page.
    static constexpr bool isContiguous(Kind kind, std::uint32_t words)
    {
        const bool isRaw = kind == Kind::Str || kind == Kind::BigInt;
        return kind == Kind::Frame || (isRaw && words < kPageWords);
    }

    Header header(std::uint64_t object) const { return std::bit_cast<Header>(read(object)); }
    void setHeader(std::uint64_t object, Header header)
    {
        write(object, std::bit_cast<std::uint64_t>(header));
    }

    Value get(std::uint64_t object, std::uint64_t field) const
    {
        return Value::fromBits(read(object + 1 + field));
    }
    void set(std::uint64_t object, std::uint64_t field, Value value)
    {
        write(object + 1 + field, value.bits());
    }
    std::uint64_t raw(std::uint64_t object, std::uint64_t field) const { return read(object + 1 + field); }
    void setRaw(std::uint64_t object, std::uint64_t field, std::uint64_t bits)
    {
        write(object + 1 + field, bits);
    }

    /// The words of an object that lies within one page, for reading and writing: the page is made this
    /// copy's own.
    std::uint64_t* own(std::uint64_t object);
    const std::uint64_t* peek(std::uint64_t object) const
    {
        note(object);
        return &m_pages[object / kPageWords]->words[object % kPageWords];
    }

    /// Moves so many words of an object to another place in it; the two may overlap.
    void moveFields(std::uint64_t object, std::uint64_t from, std::uint64_t to, std::uint64_t count);

    /// Gives the last allocated object back; nothing may refer to it.
    void release(std::uint64_t object);

    /// More words than these are never allocated: MemoryExhausted instead.
    void setLimit(std::uint64_t words) { m_limit = words; }
    std::uint64_t limit() const { return m_limit; }

    /// From now on every word below marks->size() that is read or written gets its mark (null: no more).
    /// Copies do the same.
    void watch(std::vector<std::uint8_t>* marks) { m_marks = marks; }
    /// Objects made until now are never moved nor dropped; and no collection is due within so many words
    /// more.
    void pin(std::uint64_t wordsUntilCollection);
    /// Whether a page is still one with that of a copy, hence equal.
    bool sharesPage(const Memory& other, std::size_t page) const
    {
        return m_pages[page] == other.m_pages[page];
    }

    /// Every object that has not been collected yet, in the order of places.
    void forEachObject(const std::function<void(std::uint64_t object, const Header&)>& visit) const;

    std::uint64_t usedWords() const { return m_top; }
    std::size_t bytes() const { return m_pages.size() * sizeof(Page); }
    /// Whether so much has been allocated since the last collection that one is due.
    bool wantsCollection() const { return m_top >= m_collectAt; }
    /// Keeps what the roots reach (every Value that `roots` passes to its argument), moves it together in the
    /// order met, and updates the roots. A pure function of the memory.
    void collect(const std::function<void(const std::function<void(Value&)>&)>& roots);

private:
    friend class MemoryCollection;
    friend class MemoryTrial;

    struct Page {
        std::array<std::uint64_t, kPageWords> words;
    };
    /// Pages that a collection has emptied, for what is allocated next; a copy has none of them.
    struct SparePages {
        SparePages() = default;
        SparePages(const SparePages& /*other*/) { }
        SparePages& operator=(const SparePages& /*other*/) { return *this; }
        SparePages(SparePages&&) = default;
        SparePages& operator=(SparePages&&) = default;
        ~SparePages() = default;

        std::vector<std::shared_ptr<Page>> pages;
    };

    std::uint64_t place(Kind kind, std::uint32_t words);
    void addPage();
    void fillUnset(std::uint64_t from, std::uint64_t count);
    void skipRestOfPage();
    void makeOwn(std::size_t page);

    void note(std::uint64_t word) const
    {
        if (m_marks != nullptr && word < m_marks->size()) [[unlikely]]
            (*m_marks)[word] = 1;
    }
    std::uint64_t read(std::uint64_t word) const
    {
        note(word);
        return m_pages[word / kPageWords]->words[word % kPageWords];
    }
    void write(std::uint64_t word, std::uint64_t bits)
    {
        note(word);
        const std::shared_ptr<Page>& page = m_pages[word / kPageWords];
        if (page.use_count() != 1 || m_trial != nullptr) [[unlikely]]
            makeOwn(word / kPageWords);
        page->words[word % kPageWords] = bits;
    }

    std::vector<std::shared_ptr<Page>> m_pages;
    SparePages m_spare;
    std::uint64_t m_top = 0;
    std::uint64_t m_collectAt = 8192;
    std::uint64_t m_limit = ~std::uint64_t{0};
    std::uint64_t m_pinned = 0;
    std::vector<std::uint8_t>* m_marks = nullptr;
    MemoryTrial* m_trial = nullptr; ///< Is told of each page that is about to change.
};

} // namespace core
