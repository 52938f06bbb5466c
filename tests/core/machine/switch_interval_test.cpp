#include "tests/support/simulated.h"

using namespace core;
using core::testing::lettersOf;
using core::testing::simulated;

namespace {

/// Who runs on core 0 in each millisecond while two threads want the GIL.
std::string turns(const std::string& sets)
{
    return lettersOf(*simulated(R"py(
import sys, threading
from interleave import machine, work
machine(cores=2, runtime="cpython-3.12", op_cost=0, thread_start=0)
def compute():
    work(10)
)py" + sets + R"py(
threads = [threading.Thread(target=compute, name=name) for name in "AB"]
for t in threads:
    t.start()
)py"))
        .substr(0, 12);
}

TEST(SwitchInterval, IsTheOneThatTheLessonSets)
{
    EXPECT_EQ(turns(""), "AAAAA.....AA");
    EXPECT_EQ(turns("sys.setswitchinterval(0.002)"), "AA..AA..AA..");
    EXPECT_EQ(turns("sys.setswitchinterval(1e300)"), "AAAAAAAAAA..");
}

} // namespace
