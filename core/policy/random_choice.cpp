#include "core/policy/random_choice.h"

namespace core {

void RandomChoice::add(ThreadId thread, Entry, Contenders&, Instant)
{
    m_ready.pushBack(thread);
}

ThreadId RandomChoice::next(Contenders&, Instant)
{
    return m_ready.take(static_cast<std::size_t>(m_numbers.below(m_ready.size())));
}

} // namespace core
