// The Mersenne Twister MT19937 (Matsumoto, Nishimura, 1998) as CPython's Modules/_randommodule.c has it, so
// that a lesson draws the same numbers here and there. Its state is an object of the lesson's memory, so that
// a copy of the World draws what the original draws.

#include "core/value/integers.h"
#include "core/world/interpreter.h"

namespace core {

namespace {

constexpr std::uint32_t kWords = 624;
constexpr std::uint32_t kShift = 397;

/// The generator over a Block of kWords numbers and a position.
class Twister {
public:
    Twister(Memory& memory, std::uint64_t block)
        : m_memory(memory)
        , m_block(block)
    {
    }

    /// init_by_array of the reference implementation.
    void seed(const std::vector<std::uint32_t>& key)
    {
        fill(19650218U);
        std::uint32_t i = 1;
        std::size_t j = 0;
        for (std::size_t k = std::max<std::size_t>(kWords, key.size()); k > 0; --k) {
            const std::uint32_t before = at(i - 1);
            put(i, (at(i) ^ ((before ^ (before >> 30)) * 1664525U)) + key[j] + static_cast<std::uint32_t>(j));
            j = (j + 1) % key.size();
            advance(i);
        }
        for (std::uint32_t k = kWords - 1; k > 0; --k) {
            const std::uint32_t before = at(i - 1);
            put(i, (at(i) ^ ((before ^ (before >> 30)) * 1566083941U)) - i);
            advance(i);
        }
        put(0, 0x80000000U);
        put(kWords, kWords);
    }

    std::uint32_t next()
    {
        std::uint32_t position = at(kWords);
        if (position >= kWords) {
            twist();
            position = 0;
        }
        std::uint32_t y = at(position);
        put(kWords, position + 1);
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680U;
        y ^= (y << 15) & 0xefc60000U;
        return y ^ (y >> 18);
    }

private:
    std::uint32_t at(std::uint32_t i) const
    {
        return static_cast<std::uint32_t>(m_memory.get(m_block, i).asSmall());
    }
    void put(std::uint32_t i, std::uint32_t value) { m_memory.set(m_block, i, Value::small(value)); }

    void fill(std::uint32_t seed)
    {
        put(0, seed);
        for (std::uint32_t i = 1; i < kWords; ++i)
            put(i, 1812433253U * (at(i - 1) ^ (at(i - 1) >> 30)) + i);
    }

    void advance(std::uint32_t& i)
    {
        if (++i >= kWords) {
            put(0, at(kWords - 1));
            i = 1;
        }
    }

    void twist()
    {
        for (std::uint32_t i = 0; i < kWords; ++i) {
            const std::uint32_t y = (at(i) & 0x80000000U) | (at((i + 1) % kWords) & 0x7fffffffU);
            put(i, at((i + kShift) % kWords) ^ (y >> 1) ^ ((y & 1) != 0 ? 0x9908b0dfU : 0U));
        }
    }

    Memory& m_memory;
    std::uint64_t m_block;
};

} // namespace

/// The calling thread's own stream, seeded with the run's seed and its number when it first draws.
std::uint64_t Interpreter::randomState()
{
    if (!thread().random.isHeap()) {
        const std::uint64_t seed = m_world.m_context->settings.seed;
        seedRandom({static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32),
                    static_cast<std::uint32_t>(m_id.index())});
    }
    return thread().random.word();
}

void Interpreter::seedRandom(const std::vector<std::uint32_t>& key)
{
    const std::uint64_t block = m_memory.allocate(Kind::Block, kWords + 1);
    Twister(m_memory, block).seed(key);
    thread().random = Value::heap(Kind::Block, block);
}

/// __random_seed(number): random.seed(int); the 32-bit digits of its absolute value are the key.
Interpreter::Flow Interpreter::randomSeed(const CallSite& site)
{
    const std::optional<std::int64_t> number =
        toInt64(m_context, argument(site, 0, "number", Value::small(0)));
    if (!number)
        return raise(TypeId::OverflowError, "a seed must fit 64 bits");
    const auto size = static_cast<std::uint64_t>(*number < 0 ? -*number : *number);
    std::vector<std::uint32_t> key{static_cast<std::uint32_t>(size)};
    if (size >> 32 != 0)
        key.push_back(static_cast<std::uint32_t>(size >> 32));
    seedRandom(key);
    return done(Value::none(), site);
}

/// __random(): a float in [0, 1) of 53 bits.
Interpreter::Flow Interpreter::randomReal(const CallSite& site)
{
    if (!passes())
        return stopAt(StopKind::Random);
    Twister twister(m_memory, randomState());
    const std::uint32_t a = twister.next() >> 5;
    const std::uint32_t b = twister.next() >> 6;
    return done(Value::real((a * 67108864.0 + b) * (1.0 / 9007199254740992.0)), site);
}

/// __random_below(n): an int in [0, n), by rejection as Random._randbelow.
Interpreter::Flow Interpreter::randomBelow(const CallSite& site)
{
    if (!passes())
        return stopAt(StopKind::Random);
    const Integer bound(m_context, argument(site, 0, "n", Value::small(1)));
    Twister twister(m_memory, randomState());
    // As getrandbits(): words from the lowest up, the last one cut to the bits that are left.
    Integer drawn(0);
    do {
        mpz_set_ui(drawn.get(), 0);
        for (std::size_t bit = 0; bit < bound.bits(); bit += 32) {
            const std::size_t left = std::min<std::size_t>(bound.bits() - bit, 32);
            Integer word(static_cast<std::int64_t>(twister.next() >> (32 - left)));
            mpz_mul_2exp(word.get(), word.get(), bit);
            mpz_add(drawn.get(), drawn.get(), word.get());
        }
    } while (mpz_cmp(drawn.get(), bound.get()) >= 0 && bound.sign() > 0);
    const Evaluated<Value> number = drawn.toValue(m_context);
    return number ? done(*number, site) : raised(number.error());
}

} // namespace core
