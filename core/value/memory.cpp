#include "core/value/memory.h"

#include "core/value/memory_trial.h"

#include <algorithm>
#include <cassert>

namespace core {

std::uint64_t Memory::allocate(Kind kind, std::uint32_t words)
{
    const std::uint64_t needed = std::uint64_t{words} + 1;
    if (needed > m_limit || m_top > m_limit - needed)
        throw MemoryExhausted{};
    if (isContiguous(kind, words)) {
        assert(needed <= kPageWords && "A contiguous object must fit a page.");
        if (m_top % kPageWords + needed > kPageWords)
            skipRestOfPage();
    }
    const std::uint64_t object = m_top;
    m_top += needed;
    while (m_pages.size() * kPageWords < m_top)
        m_pages.push_back(std::make_shared<Page>());
    write(object, std::bit_cast<std::uint64_t>(Header{kind, 0, 0, words}));
    fillUnset(object + 1, words);
    return object;
}

/// The gap begins with no header, so that whoever walks over the objects knows it.
void Memory::skipRestOfPage()
{
    write(m_top, std::bit_cast<std::uint64_t>(Header{Kind::None, 0, 0, 0}));
    m_top += kPageWords - m_top % kPageWords;
}

void Memory::fillUnset(std::uint64_t from, std::uint64_t count)
{
    while (count > 0) {
        const std::uint64_t here = std::min(count, kPageWords - from % kPageWords);
        std::uint64_t* words = own(from);
        std::fill(words, words + here, Value::unset().bits());
        from += here;
        count -= here;
    }
}

void Memory::pin(std::uint64_t wordsUntilCollection)
{
    m_pinned = m_top;
    m_collectAt = m_top + wordsUntilCollection;
}

std::uint64_t* Memory::own(std::uint64_t object)
{
    note(object);
    const std::shared_ptr<Page>& page = m_pages[object / kPageWords];
    if (page.use_count() != 1 || m_trial != nullptr) [[unlikely]]
        makeOwn(object / kPageWords);
    return &page->words[object % kPageWords];
}

/// The page is this copy's alone from now on.
void Memory::makeOwn(std::size_t number)
{
    std::shared_ptr<Page>& page = m_pages[number];
    if (m_trial != nullptr)
        m_trial->keep(number, page);
    if (page.use_count() != 1)
        page = std::make_shared<Page>(*page);
}

void Memory::release(std::uint64_t object)
{
    if (object >= m_pinned && object + 1 + header(object).words == m_top)
        m_top = object;
}

void Memory::collect(const std::function<void(const std::function<void(Value&)>&)>& roots)
{
    Memory kept;
    kept.m_pages.reserve(m_pages.size());
    kept.m_pages.assign(m_pages.begin(),
                        m_pages.begin()
                            + static_cast<std::ptrdiff_t>((m_pinned + kPageWords - 1) / kPageWords));
    kept.m_top = m_pinned;
    kept.m_pinned = m_pinned;
    std::vector<std::uint64_t> moved(m_top, ~std::uint64_t{0});
    const auto move = [&](Value& value) {
        if (!value.isHeap() || value.word() < m_pinned)
            return;
        std::uint64_t& target = moved[value.word()];
        if (target == ~std::uint64_t{0}) {
            const Header old = header(value.word());
            target = kept.allocate(old.kind, old.words);
            kept.setHeader(target, old);
            for (std::uint64_t i = 0; i < old.words; ++i)
                kept.setRaw(target, i, raw(value.word(), i));
        }
        value = Value::heap(value.kind(), target);
    };
    roots(move);
    for (std::uint64_t object = 0; object < kept.m_top;) {
        const Header head = kept.header(object);
        if (head.kind == Kind::None) { // The gap before a contiguous object.
            object += kPageWords - object % kPageWords;
            continue;
        }
        if (head.kind != Kind::Str && head.kind != Kind::BigInt) {
            for (std::uint64_t i = 0; i < head.words; ++i) {
                Value field = kept.get(object, i);
                move(field);
                kept.set(object, i, field);
            }
        }
        object += head.words + 1;
    }
    kept.m_limit = m_limit;
    kept.m_marks = m_marks;
    kept.m_collectAt = std::max<std::uint64_t>(8192, kept.m_top * 2);
    if (m_trial != nullptr)
        m_trial->setAside(std::move(*this));
    *this = std::move(kept);
}

} // namespace core
