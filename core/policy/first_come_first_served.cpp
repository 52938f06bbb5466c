#include "core/policy/first_come_first_served.h"

namespace core {

void FirstComeFirstServed::add(ThreadId thread, Entry entry, Contenders&, Instant)
{
    if (entry == Entry::Displaced || entry == Entry::PassedOver)
        m_ready.pushFront(thread);
    else
        m_ready.pushBack(thread);
}

ThreadId FirstComeFirstServed::next(Contenders&, Instant)
{
    return m_ready.popFront();
}

} // namespace core
