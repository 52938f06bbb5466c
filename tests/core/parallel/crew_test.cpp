#include "core/parallel/crew.h"

#include <gmock/gmock.h>
#include <stdexcept>
#include <vector>

namespace core {

using ::testing::Each;

TEST(Crew, DoesEachPieceOnceAgainAndAgain)
{
    for (const std::size_t threads : {1U, 2U, 5U}) {
        Crew crew(threads);
        std::vector<int> done(40, 0);
        for (int round = 1; round <= 200; ++round) {
            crew.forEach(done.size(), [&](std::size_t piece) { ++done[piece]; });
            ASSERT_THAT(done, Each(round));
        }
        crew.forEach(0, [](std::size_t piece) { FAIL() << piece; });
    }
}

TEST(Crew, GivesWhatTheLowestPieceThrowsAndGoesOnAfterwards)
{
    Crew crew(3);
    std::vector<int> done(9, 0);
    const auto work = [&](std::size_t piece) {
        ++done[piece];
        if (piece >= 4)
            throw std::runtime_error(std::to_string(piece));
    };
    for (int round = 1; round <= 3; ++round) {
        try {
            crew.forEach(done.size(), work);
            FAIL() << "nothing thrown";
        } catch (const std::runtime_error& error) {
            EXPECT_STREQ(error.what(), "4");
        }
        EXPECT_THAT(done, Each(round));
    }
}

} // namespace core
