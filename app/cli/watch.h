#pragma once

#include "core/base/time.h"

#include <atomic>
#include <optional>
#include <stop_token>
#include <thread>

namespace app {

/// Stops a long piece of work when the user interrupts it (Ctrl+C) or its time on the wall clock is over. A
/// second Ctrl+C ends the program at once.
class Watch {
public:
    explicit Watch(std::optional<core::Duration> timeout);
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }
    bool wasInterrupted() const { return m_interrupted; }
    bool ranOutOfTime() const { return m_timedOut; }

private:
    void wait(const std::stop_token& done, std::optional<core::Duration> timeout);

    std::stop_source m_stop;
    std::atomic<bool> m_interrupted = false;
    std::atomic<bool> m_timedOut = false;
    std::jthread m_thread;
};

} // namespace app
