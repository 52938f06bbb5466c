#pragma once

#include "core/policy/policy.h"
#include "core/policy/ring.h"

namespace core {

/// First come, first served: each runs until it blocks or ends.
class FirstComeFirstServed : public Policy {
public:
    std::unique_ptr<Policy> clone() const override { return std::make_unique<FirstComeFirstServed>(*this); }
    void add(ThreadId thread, Entry entry, Contenders& all, Instant now) override;
    std::size_t size() const override { return m_ready.size(); }
    ThreadId next(Contenders& all, Instant now) override;
    std::optional<ThreadId> steal(std::size_t core, Contenders& all) override
    {
        return m_ready.takeLast(core, all);
    }

private:
    Ring m_ready;
};

} // namespace core
