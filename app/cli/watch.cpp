#include "app/cli/watch.h"

#include <chrono>
#include <csignal>

namespace app {

namespace {

sigset_t interrupts()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

} // namespace

Watch::Watch(std::optional<core::Duration> timeout)
{
    const sigset_t set = interrupts();
    pthread_sigmask(SIG_BLOCK, &set, nullptr); // Inherited by the thread, which asks for them.
    m_thread = std::jthread([this, timeout](const std::stop_token& done) { wait(done, timeout); });
}

Watch::~Watch()
{
    m_thread.request_stop();
    pthread_kill(m_thread.native_handle(), SIGTERM); // Ends its wait at once: a small lesson takes no longer.
    m_thread.join();
    const sigset_t set = interrupts();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void Watch::wait(const std::stop_token& done, std::optional<core::Duration> timeout)
{
    using Clock = std::chrono::steady_clock;
    const sigset_t set = interrupts();
    const auto begin = Clock::now();
    const timespec slice{0, 20'000'000};
    while (!done.stop_requested()) {
        if (sigtimedwait(&set, nullptr, &slice) > 0) {
            if (done.stop_requested())
                return;
            if (m_interrupted.exchange(true))
                std::_Exit(130);
            m_stop.request_stop();
        }
        if (timeout && !m_timedOut && Clock::now() - begin >= *timeout) {
            m_timedOut = true;
            m_stop.request_stop();
        }
    }
}

} // namespace app
