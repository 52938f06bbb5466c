#include "core/parallel/for_each_shard.h"

#include <gmock/gmock.h>
#include <stdexcept>
#include <vector>

namespace core {

using ::testing::Each;

TEST(Shards, AreAllDoneWhenItReturns)
{
    std::vector<int> done(8, 0);
    forEachShard(done.size(), [&](std::size_t shard) { done[shard] = 1; });
    EXPECT_THAT(done, Each(1));
}

TEST(Shards, OfNoneNothingIsDone)
{
    forEachShard(0, [](std::size_t shard) { FAIL() << shard; });
}

TEST(Shards, GiveWhatTheLowestOfThemThrowsOnceAllAreDone)
{
    std::vector<int> done(4, 0);
    const auto work = [&](std::size_t shard) {
        done[shard] = 1;
        if (shard >= 2)
            throw std::runtime_error(std::to_string(shard));
    };
    try {
        forEachShard(done.size(), work);
        FAIL() << "nothing thrown";
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "2");
    }
    EXPECT_THAT(done, Each(1));
}

} // namespace core
