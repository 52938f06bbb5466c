#include "core/policy/policy.h"
#include "core/policy/random_numbers.h"

#include <bit>
#include <vector>

namespace core {

namespace {

/// Lottery scheduling (Waldspurger, Weihl, "Lottery Scheduling: Flexible Proportional-Share Resource
/// Management", 1994; OSTEP, chapter 9): a ticket is drawn, its owner runs for a quantum. The tickets of the
/// ready threads stand in a Fenwick tree by thread number: to find the owner of a ticket costs the logarithm
/// of the number of threads.
class Lottery final : public Policy {
public:
    Lottery(Duration quantum, std::uint64_t seed)
        : m_quantum(quantum)
        , m_numbers(seed)
    {
    }
    std::unique_ptr<Policy> clone() const override { return std::make_unique<Lottery>(*this); }
    std::size_t size() const override { return m_count; }

    void add(ThreadId thread, Entry, Contenders& all, Instant) override
    {
        makeRoom(all.size());
        m_tickets[thread.index()] = all[thread.index()].tickets;
        addTickets(thread.index(), m_tickets[thread.index()]);
        ++m_count;
    }

    ThreadId next(Contenders& all, Instant) override
    {
        const auto drawn = static_cast<std::int64_t>(m_numbers.below(static_cast<std::uint64_t>(m_total)));
        const ThreadId owner = ownerOf(drawn);
        all[owner.index()].virtualTime = drawn;
        takeOut(owner);
        return owner;
    }

    std::optional<ThreadId> steal(std::size_t core, Contenders& all) override
    {
        for (std::size_t i = m_tickets.size(); i-- > 0;) {
            if (m_tickets[i] == 0 || (all[i].affinity >> core & 1) == 0)
                continue;
            takeOut(ThreadId{i});
            return ThreadId{i};
        }
        return std::nullopt;
    }

    std::optional<Duration> slice(ThreadId, const Contenders&) const override { return m_quantum; }
    std::int64_t figure(const Contender& contender) const override { return contender.virtualTime; }
    std::vector<Kept> keeps(const Contender& contender, bool) const override
    {
        return {{"tickets", double(contender.tickets)}};
    }

private:
    void makeRoom(std::size_t threads)
    {
        if (threads <= m_tickets.size())
            return;
        const std::vector<std::int64_t> former = m_tickets;
        m_tickets.assign(std::bit_ceil(threads), 0);
        m_sums.assign(m_tickets.size() + 1, 0);
        m_total = 0;
        for (std::size_t i = 0; i < former.size(); ++i) {
            m_tickets[i] = former[i];
            addTickets(i, former[i]);
        }
    }

    void addTickets(std::size_t thread, std::int64_t tickets)
    {
        m_total += tickets;
        for (std::size_t i = thread + 1; i < m_sums.size(); i += i & (~i + 1))
            m_sums[i] += tickets;
    }

    void takeOut(ThreadId thread)
    {
        addTickets(thread.index(), -m_tickets[thread.index()]);
        m_tickets[thread.index()] = 0;
        --m_count;
    }

    /// The thread with the drawn ticket, tickets being counted in the order of thread numbers.
    ThreadId ownerOf(std::int64_t drawn) const
    {
        std::size_t position = 0;
        for (std::size_t step = m_tickets.size(); step > 0; step /= 2) {
            if (position + step < m_sums.size() && m_sums[position + step] <= drawn) {
                position += step;
                drawn -= m_sums[position];
            }
        }
        return ThreadId{position};
    }

    Duration m_quantum;
    RandomNumbers m_numbers;
    std::vector<std::int64_t> m_tickets; ///< By thread; 0: it is not ready. A power of two of them.
    std::vector<std::int64_t> m_sums;    ///< Fenwick (1994), from 1.
    std::int64_t m_total = 0;
    std::size_t m_count = 0;
};

} // namespace

std::unique_ptr<Policy> makeLottery(const Settings& settings)
{
    return std::make_unique<Lottery>(settings.quantum, settings.seed);
}

} // namespace core
