#pragma once

#include <cstdint>

namespace core {

/// SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014): eight bytes of
/// state, the same numbers on every platform.
class RandomNumbers {
public:
    explicit RandomNumbers(std::uint64_t seed)
        : m_state(seed)
    {
    }

    /// A number from 0 to below `limit`, each as likely as the others.
    std::uint64_t below(std::uint64_t limit)
    {
        const std::uint64_t uneven = (0 - limit) % limit; // Numbers under it would favour the first ones.
        for (;;) {
            m_state += 0x9E37'79B9'7F4A'7C15;
            std::uint64_t z = m_state;
            z = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9;
            z = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EB;
            z ^= z >> 31;
            if (z >= uneven)
                return z % limit;
        }
    }

private:
    std::uint64_t m_state;
};

} // namespace core
