#pragma once

#include <cstddef>
#include <functional>

namespace core {

/// How many shards this computer can work on at once; at least 1.
std::size_t coresOfThisComputer();

/// Calls work(0) … work(n - 1), each on a thread of its own, the first on the caller's, and waits for all.
/// work(i) may read what all share and write only what is shard i's own, so that the result does not depend
/// on who is quicker. What one of them throws comes out here, that of the lowest shard if there are several.
void forEachShard(std::size_t n, const std::function<void(std::size_t)>& work);

} // namespace core
