#include "core/explore/exploration.h"
#include "tests/support/lesson.h"

using namespace core;
using core::testing::compiled;

namespace {

/// The interleavings, at the places where that runtime switches threads, of two `counter += …`.
std::string interleavings(RuntimeKind runtime, const std::string& added)
{
    ExploreOptions options;
    options.granularity = Granularity::Runtime;
    options.run.settings.runtime = runtime;
    return explore(compiled(R"py(
import threading
text = "a"
counter = 0
def add():
    global counter
    counter += )py" + added + R"py(
threads = [threading.Thread(target=add) for _ in range(2)]
for t in threads:
    t.start()
)py"),
                   options)
        ->interleavings;
}

TEST(CPython312, TearsAnIncrementOnlyWhereACallLooksAtRequests)
{
    for (const char* added : {"int(1)", "abs(1)"})
        EXPECT_EQ(interleavings(RuntimeKind::CPython312, added), "6") << added;
    for (const char* added : {"1", "len(text)", "isinstance(1, int)", "(type(1) is int)"})
        EXPECT_EQ(interleavings(RuntimeKind::CPython312, added), "2") << added;
}

TEST(CPython39, TearsAnIncrementAnywhere)
{
    EXPECT_EQ(interleavings(RuntimeKind::CPython39, "1"), "20");
}

} // namespace
