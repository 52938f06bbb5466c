#pragma once

#include "core/policy/policy.h"
#include "core/policy/random_numbers.h"
#include "core/policy/ranked_queue.h"

namespace core {

/// Any ready thread, each as likely as the others, at every step that a person sees.
class RandomChoice final : public Policy {
public:
    explicit RandomChoice(std::uint64_t seed)
        : m_numbers(seed)
    {
    }
    std::unique_ptr<Policy> clone() const override { return std::make_unique<RandomChoice>(*this); }
    void add(ThreadId thread, Entry entry, Contenders& all, Instant now) override;
    std::size_t size() const override { return m_ready.size(); }
    ThreadId next(Contenders& all, Instant now) override;
    std::optional<ThreadId> steal(std::size_t core, Contenders& all) override
    {
        return m_ready.takeLast(core, all);
    }
    bool switchesAtSteps() const override { return true; }

private:
    RankedQueue m_ready;
    RandomNumbers m_numbers;
};

} // namespace core
