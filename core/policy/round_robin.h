#pragma once

#include "core/policy/first_come_first_served.h"

namespace core {

/// As first come, first served, but whoever has used up its quantum queues again behind the others.
class RoundRobin final : public FirstComeFirstServed {
public:
    explicit RoundRobin(Duration quantum)
        : m_quantum(quantum)
    {
    }
    std::unique_ptr<Policy> clone() const override { return std::make_unique<RoundRobin>(*this); }
    std::optional<Duration> slice(ThreadId, const Contenders&) const override { return m_quantum; }

private:
    Duration m_quantum;
};

} // namespace core
