#include "core/base/round_step.h"

#include <gtest/gtest.h>

using namespace core;

TEST(RoundStep, IsOneTwoOrFiveTimesAPowerOfTenAndNotLess)
{
    EXPECT_DOUBLE_EQ(roundStep(1), 1);
    EXPECT_DOUBLE_EQ(roundStep(1.01), 2);
    EXPECT_DOUBLE_EQ(roundStep(3), 5);
    EXPECT_DOUBLE_EQ(roundStep(7), 10);
    EXPECT_DOUBLE_EQ(roundStep(0.03), 0.05);
    EXPECT_DOUBLE_EQ(roundStep(4321), 5000);
    EXPECT_GT(roundStep(0), 0);
}
