#include "core/explore/exploration.h"
#include "tests/support/lesson.h"

#include <gmock/gmock.h>

namespace core {

TEST(Fraction, OfAnOutcomeIsTheDoubleNextToIt)
{
    const auto program = testing::compiled(R"(from threading import Thread
from interleave import machine
machine(runtime="native")
counter = 0
def add():
    global counter
    counter += 1
a = Thread(target=add)
b = Thread(target=add)
a.start()
b.start()
a.join()
b.join()
)");
    const RunOptions run = *optionsFor(*program);

    const auto found = explore(program, ExploreOptions{run.settings.granularity, false, run});

    ASSERT_EQ(found->outcomes.size(), 2U);
    EXPECT_EQ(found->outcomes[0].fraction, 18.0 / 20);
    EXPECT_EQ(found->outcomes[1].fraction, 2.0 / 20);
}

} // namespace core
