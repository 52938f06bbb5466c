#pragma once

#include "core/policy/policy.h"
#include "core/policy/ring.h"

namespace core {

/// Any ready thread, each as likely as the others, at every step that a person sees.
class RandomChoice final : public Policy {
public:
    explicit RandomChoice(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::unique_ptr<Policy> clone() const override { return std::make_unique<RandomChoice>(*this); }
    void add(ThreadId thread, Entry entry, Contenders& all, Instant now) override;
    std::size_t size() const override { return m_ready.size(); }
    ThreadId next(Contenders& all, Instant now) override;
    bool switchesAtSteps() const override { return true; }

private:
    std::uint64_t draw(std::uint64_t below);

    Ring m_ready;
    std::uint64_t m_state;
};

} // namespace core
