#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace core {

/// Threads that are kept for work that comes again and again in small pieces: as forEachShard, but there may
/// be more pieces than threads. A piece of the same number is done by the same thread each time, whose core
/// has what belongs to it in its cache.
class Crew {
public:
    explicit Crew(std::size_t threads); ///< At least 1, the caller's own among them.
    ~Crew();
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    /// Calls work(0) … work(n - 1) and waits for all. work(i) may read what all share and write only what is
    /// piece i's own, so that the result does not depend on who does it. What one of them throws comes out
    /// here, that of the lowest piece if there are several.
    void forEach(std::size_t n, const std::function<void(std::size_t)>& work);

private:
    class Members;
    std::unique_ptr<Members> m_members;
};

} // namespace core
