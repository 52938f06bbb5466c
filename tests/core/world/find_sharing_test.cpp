#include "core/machine/simulate.h"
#include "core/world/world.h"
#include "tests/support/lesson.h"

#include <gmock/gmock.h>

namespace core {

using testing::compiled;
using ::testing::ElementsAre;

namespace {

constexpr int kMany = 2'000;

/// Threads that get something done one after the other and wait for each other at the end. `late` is used by
/// two of them only, the last to come and the first.
std::string lessonOf(int threads)
{
    return R"py(
import threading
counter = 0
late = 0
lock = threading.Lock()
barrier = threading.Barrier()py"
        + std::to_string(threads) + R"py()
def work(n):
    global counter, late
    with lock:
        counter += 1
    if barrier.wait() == 0 or n == 0:
        late = n
def alone():
    global mine
    mine = 1
for n in range()py"
        + std::to_string(threads) + R"py():
    threading.Thread(target=work, args=(n,)).start()
threading.Thread(target=alone).start()
)py";
}

std::vector<std::string> sharedIn(const std::string& text)
{
    const auto program = compiled(text);
    WorldContext context;
    context.program = program;
    const std::shared_ptr<const Sharing> sharing = findSharing(program, context);
    std::vector<std::string> names;
    for (const Location& location : sharing->locations())
        names.push_back(nameOf(location, *program));
    return names;
}

} // namespace

TEST(FindSharing, FindsAmongManyThreadsWhatItFindsAmongFew)
{
    EXPECT_THAT(sharedIn(lessonOf(3)), ElementsAre("counter", "late"));
    EXPECT_THAT(sharedIn(lessonOf(kMany)), ElementsAre("counter", "late"));
}

} // namespace core
