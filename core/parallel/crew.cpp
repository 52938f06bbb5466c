#include "core/parallel/crew.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace core {

class Crew::Members {
public:
    explicit Members(std::size_t others)
    {
        for (std::size_t i = 0; i < others; ++i)
            m_threads.emplace_back([this, i](const std::stop_token& stop) { serve(stop, i + 1); });
    }

    ~Members()
    {
        for (std::jthread& thread : m_threads)
            thread.request_stop();
        m_begun.notify_all();
    }

    void run(std::size_t n, const std::function<void(std::size_t)>& work)
    {
        m_thrown.assign(n, nullptr);
        {
            const std::lock_guard lock(m_mutex);
            m_work = &work;
            m_pieces = n;
            m_busy = m_threads.size();
            ++m_round;
        }
        m_begun.notify_all();
        takePieces(0);
        std::unique_lock lock(m_mutex);
        m_ended.wait(lock, [this] { return m_busy == 0; });
        const auto thrown = std::ranges::find_if(m_thrown, [](const auto& each) { return each != nullptr; });
        if (thrown != m_thrown.end())
            std::rethrow_exception(*thrown);
    }

private:
    void serve(const std::stop_token& stop, std::size_t member)
    {
        std::size_t served = 0;
        for (;;) {
            {
                std::unique_lock lock(m_mutex);
                m_begun.wait(lock, stop, [&] { return m_round != served; });
                if (stop.stop_requested())
                    return;
                served = m_round;
            }
            takePieces(member);
            const std::lock_guard lock(m_mutex);
            if (--m_busy == 0)
                m_ended.notify_one();
        }
    }

    void takePieces(std::size_t member)
    {
        const std::size_t members = m_threads.size() + 1;
        const std::size_t end = m_pieces * (member + 1) / members;
        for (std::size_t piece = m_pieces * member / members; piece < end; ++piece) {
            try {
                (*m_work)(piece);
            } catch (...) {
                m_thrown[piece] = std::current_exception();
            }
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_begun;
    std::condition_variable m_ended;
    const std::function<void(std::size_t)>* m_work = nullptr;
    std::size_t m_pieces = 0;
    std::size_t m_busy = 0;
    std::size_t m_round = 0;
    std::vector<std::exception_ptr> m_thrown;
    std::vector<std::jthread> m_threads; ///< Last: they use all the others.
};

Crew::Crew(std::size_t threads)
    : m_members(std::make_unique<Members>(std::max<std::size_t>(1, threads) - 1))
{
}

Crew::~Crew() = default;

void Crew::forEach(std::size_t n, const std::function<void(std::size_t)>& work)
{
    m_members->run(n, work);
}

} // namespace core
