#include "core/policy/random_choice.h"

namespace core {

void RandomChoice::add(ThreadId thread, Entry, Contenders&, Instant)
{
    m_ready.pushBack(thread);
}

ThreadId RandomChoice::next(Contenders&, Instant)
{
    return m_ready.take(static_cast<std::size_t>(draw(m_ready.size())));
}

/// SplitMix64 (Steele, Lea, Flood 2014): eight bytes of state, the same numbers on every platform.
std::uint64_t RandomChoice::draw(std::uint64_t below)
{
    const std::uint64_t uneven = (0 - below) % below; // Numbers under it would favour the first threads.
    for (;;) {
        m_state += 0x9E37'79B9'7F4A'7C15;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9;
        z = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EB;
        z ^= z >> 31;
        if (z >= uneven)
            return z % below;
    }
}

} // namespace core
