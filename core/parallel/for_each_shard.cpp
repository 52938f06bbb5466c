#include "core/parallel/for_each_shard.h"

#include <algorithm>
#include <exception>
#include <thread>
#include <vector>

namespace core {

std::size_t coresOfThisComputer()
{
    return std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

void forEachShard(std::size_t n, const std::function<void(std::size_t)>& work)
{
    std::vector<std::exception_ptr> thrown(n);
    const auto attempt = [&](std::size_t shard) {
        try {
            work(shard);
        } catch (...) {
            thrown[shard] = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        others.reserve(n);
        for (std::size_t shard = 1; shard < n; ++shard)
            others.emplace_back(attempt, shard);
        if (n > 0)
            attempt(0);
    }
    for (const std::exception_ptr& each : thrown)
        if (each)
            std::rethrow_exception(each);
}

} // namespace core
