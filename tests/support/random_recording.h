#pragma once

#include "tests/support/recording_builder.h"

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace core::test {

namespace detail {

enum class Doing { Nothing, Ready, OnCore, Blocked, WantsLock, WantsGil, Ended };

class Walk {
public:
    explicit Walk(const std::vector<std::uint8_t>& numbers)
        : m_numbers(numbers)
        , m_hasGil(next(2) == 1)
        , m_builder(1 + next(3), m_hasGil)
        , m_cores(m_builder.info().cores)
    {
        const std::size_t threads = 1 + next(4);
        for (std::size_t i = 0; i < threads; ++i) {
            m_ids.push_back(m_builder.thread("T" + std::to_string(i)));
            m_doing.push_back(Doing::Nothing);
            m_core.push_back(0);
        }
        for (const char* name : {"left", "right"})
            m_locks.push_back(m_builder.lock(name));
        m_owners.resize(m_locks.size());
    }

    std::shared_ptr<const Recording> run()
    {
        while (m_at < m_numbers.size()) {
            m_now += Duration{static_cast<int>(next(4))};
            m_builder.at(m_now);
            act(next(m_ids.size()));
        }
        m_builder.at(m_now + Duration{static_cast<int>(next(3))});
        return m_builder.build();
    }

private:
    std::size_t next(std::size_t below)
    {
        const std::size_t number = m_at < m_numbers.size() ? m_numbers[m_at] : 0;
        ++m_at;
        return number % below;
    }

    void act(std::size_t i)
    {
        switch (m_doing[i]) {
        case Doing::Nothing: m_builder.starts(m_ids[i]); return become(i, Doing::Ready);
        case Doing::Ready: return dispatch(i);
        case Doing::OnCore: return goOn(i);
        case Doing::Blocked: m_builder.wakes(m_ids[i]); return become(i, Doing::Ready);
        case Doing::WantsLock: return tryLock(i);
        case Doing::WantsGil: return tryGil(i);
        case Doing::Ended: return;
        }
    }

    void become(std::size_t i, Doing doing) { m_doing[i] = doing; }

    void dispatch(std::size_t i)
    {
        if (m_busy.size() == m_cores)
            return;
        std::size_t core = 0;
        while (m_busy.contains(core))
            ++core;
        if (next(3) == 0)
            m_builder.event(m_ids[i], SwitchBegan{CoreId{core}}).at(m_now += Duration{1});
        m_busy.insert(core);
        m_core[i] = core;
        m_builder.runs(m_ids[i], core);
        become(i, Doing::OnCore);
    }

    void leave(std::size_t i, Doing doing)
    {
        m_busy.erase(m_core[i]);
        become(i, doing);
    }

    void dropGil(std::size_t i)
    {
        if (m_gil == i)
            m_builder.dropsGil(m_ids[i]);
        m_gil = m_gil == i ? std::nullopt : m_gil;
    }

    void goOn(std::size_t i)
    {
        switch (next(7)) {
        case 0: m_builder.preempted(m_ids[i], m_core[i]); return leave(i, Doing::Ready);
        case 1:
            dropGil(i);
            m_builder.blocks(m_ids[i], WaitKind::Io);
            return leave(i, Doing::Blocked);
        case 2:
            dropGil(i);
            m_builder.blocks(m_ids[i], WaitKind::Join, 0);
            return leave(i, Doing::Blocked);
        case 3: return askForLock(i);
        case 4: return releaseOne(i);
        case 5: return askForGil(i);
        default: return end(i);
        }
    }

    void askForLock(std::size_t i)
    {
        m_wanted = next(m_locks.size());
        if (m_owners[m_wanted] == i)
            return;
        if (!m_owners[m_wanted])
            return take(i, m_wanted);
        dropGil(i);
        m_builder.blocks(m_ids[i], WaitKind::Lock, static_cast<std::uint32_t>(m_wanted));
        m_wants[i] = m_wanted;
        leave(i, Doing::WantsLock);
    }

    void take(std::size_t i, std::size_t lock)
    {
        m_owners[lock] = i;
        m_builder.acquires(m_ids[i], m_locks[lock]);
    }

    void tryLock(std::size_t i)
    {
        if (m_owners[m_wants[i]])
            return;
        take(i, m_wants[i]);
        m_builder.wakes(m_ids[i]);
        become(i, Doing::Ready);
    }

    void releaseOne(std::size_t i)
    {
        for (std::size_t lock = 0; lock < m_locks.size(); ++lock)
            if (m_owners[lock] == i) {
                m_owners[lock].reset();
                m_builder.releases(m_ids[i], m_locks[lock]);
                return;
            }
    }

    void askForGil(std::size_t i)
    {
        if (!m_hasGil || m_gil == i)
            return;
        if (!m_gil) {
            m_gil = i;
            m_builder.takesGil(m_ids[i]);
            return;
        }
        m_builder.blocks(m_ids[i], WaitKind::Gil);
        leave(i, Doing::WantsGil);
    }

    void tryGil(std::size_t i)
    {
        if (m_gil)
            return;
        m_gil = i;
        m_builder.takesGil(m_ids[i]).wakes(m_ids[i]);
        become(i, Doing::Ready);
    }

    void end(std::size_t i)
    {
        for (std::size_t lock = 0; lock < m_locks.size(); ++lock)
            releaseOne(i);
        dropGil(i);
        m_builder.ends(m_ids[i]);
        leave(i, Doing::Ended);
    }

    const std::vector<std::uint8_t>& m_numbers;
    std::size_t m_at = 0;
    bool m_hasGil;
    RecordingBuilder m_builder;
    std::size_t m_cores;
    Duration m_now{};
    std::vector<ThreadId> m_ids;
    std::vector<Doing> m_doing;
    std::vector<std::size_t> m_core;
    std::vector<LockId> m_locks;
    std::vector<std::optional<std::size_t>> m_owners;
    std::map<std::size_t, std::size_t> m_wants;
    std::size_t m_wanted = 0;
    std::set<std::size_t> m_busy;
    std::optional<std::size_t> m_gil;
};

} // namespace detail

/// A valid recording made of random events: threads that run, are pre-empted, wait for the GIL, locks and
/// I/O, and end. The same numbers give the same recording.
inline std::shared_ptr<const Recording> randomRecording(const std::vector<std::uint8_t>& numbers)
{
    return detail::Walk(numbers).run();
}

} // namespace core::test
