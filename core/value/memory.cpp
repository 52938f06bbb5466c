#include "core/value/memory.h"

#include "core/value/memory_trial.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace core {

std::uint64_t Memory::allocate(Kind kind, std::uint32_t words)
{
    const std::uint64_t needed = std::uint64_t{words} + 1;
    if (needed > m_limit || m_top > m_limit - needed)
        throw MemoryExhausted{};
    const std::uint64_t object = place(kind, words);
    fillUnset(object, needed);
    write(object, std::bit_cast<std::uint64_t>(Header{kind, 0, 0, words}));
    return object;
}

/// Room for an object, with anything in it.
std::uint64_t Memory::place(Kind kind, std::uint32_t words)
{
    const std::uint64_t needed = std::uint64_t{words} + 1;
    if (isContiguous(kind, words)) {
        assert(needed <= kPageWords && "A contiguous object must fit a page.");
        if (m_top % kPageWords + needed > kPageWords)
            skipRestOfPage();
    }
    const std::uint64_t object = m_top;
    m_top += needed;
    while (m_pages.size() * kPageWords < m_top)
        addPage();
    return object;
}

void Memory::addPage()
{
    if (m_spare.pages.empty()) {
        m_pages.push_back(std::make_shared_for_overwrite<Page>());
        return;
    }
    m_pages.push_back(std::move(m_spare.pages.back()));
    m_spare.pages.pop_back();
}

/// The gap begins with no header, so that whoever walks over the objects knows it.
void Memory::skipRestOfPage()
{
    write(m_top, std::bit_cast<std::uint64_t>(Header{Kind::None, 0, 0, 0}));
    m_top += kPageWords - m_top % kPageWords;
}

void Memory::forEachObject(const std::function<void(std::uint64_t object, const Header&)>& visit) const
{
    for (std::uint64_t object = 0; object < m_top;) {
        const Header found = header(object);
        if (found.kind == Kind::None) {
            object += kPageWords - object % kPageWords;
            continue;
        }
        visit(object, found);
        object += std::uint64_t{found.words} + 1;
    }
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

void Memory::moveFields(std::uint64_t object, std::uint64_t from, std::uint64_t to, std::uint64_t count)
{
    for (std::uint64_t i = 0; m_marks != nullptr && i < count; ++i) {
        note(object + 1 + from + i);
        note(object + 1 + to + i);
    }
    // As many at once as lie within a page here and there; the last ones first where they move backwards.
    while (count > 0) {
        std::uint64_t source = object + 1 + from;
        std::uint64_t target = object + 1 + to;
        std::uint64_t here = 0;
        if (to < from) {
            here = std::min({count, kPageWords - source % kPageWords, kPageWords - target % kPageWords});
            from += here;
            to += here;
        } else {
            source += count;
            target += count;
            here = std::min({count, (source - 1) % kPageWords + 1, (target - 1) % kPageWords + 1});
            source -= here;
            target -= here;
        }
        std::uint64_t* words = own(target);
        std::memmove(words, &m_pages[source / kPageWords]->words[source % kPageWords], here * sizeof(*words));
        count -= here;
    }
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

} // namespace core
