#include "core/explore/change.h"
#include "core/explore/mend.h"
#include "tests/support/lesson.h"

using namespace core;
using core::testing::compiled;

namespace {

std::shared_ptr<const Exploration> explored(std::string_view lesson)
{
    return explore(compiled(lesson), ExploreOptions{});
}

/// The lesson with a lock, with which exploring finds it better.
std::string cured(std::string_view lesson)
{
    const auto before = explored(lesson);
    const auto text = withLock(lesson, before->findings);
    EXPECT_TRUE(text);
    const ExplorationChange change = changeBetween(*before, *explored(text.value_or("")));
    EXPECT_TRUE(change.better) << change.words;
    return text.value_or("");
}

constexpr std::string_view kIncrements = R"py("""Two increments
Chapter: 3 Threads and races

The [write](line:13) may destroy an update.
"""
from threading import Thread

counter = 0


def add():
    global counter
    counter += 1


threads = [Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
)py";

TEST(WithLock, HoldsALockOverWhatLosesAnUpdate)
{
    const auto before = explored(kIncrements);

    const auto text = withLock(kIncrements, before->findings);

    ASSERT_TRUE(text);
    EXPECT_EQ(*text, R"py("""Two increments
Chapter: 3 Threads and races

The [write](line:16) may destroy an update.
"""
from threading import Thread, Lock

lock = Lock()

counter = 0


def add():
    global counter
    with lock:
        counter += 1


threads = [Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
)py");
    const ExplorationChange change = changeBetween(*before, *explored(*text));
    EXPECT_TRUE(change.better) << change.words;
    EXPECT_NE(change.words.find("2 outcomes became 1"), std::string::npos) << change.words;
}

TEST(WithLock, HoldsItOverTheCheckAndAllOfWhatFollows)
{
    constexpr std::string_view lesson = R"py(
import threading
balance = 100
lock = None
def withdraw(amount):
    global balance
    if balance >= amount:
        balance -= amount
        print("paid")
    else:
        print("refused")
    return amount
a = threading.Thread(target=withdraw, args=(80,))
b = threading.Thread(target=withdraw, args=(80,))
a.start()
b.start()
a.join()
b.join()
)py";
    const std::string text = cured(lesson);

    EXPECT_NE(text.find(R"py(    with one_lock:
        if balance >= amount:
            balance -= amount
            print("paid")
        else:
            print("refused")
    return amount
)py"),
              std::string::npos)
        << text;
}

TEST(WithLock, OfTasksIsOneThatTheyAwait)
{
    constexpr std::string_view lesson = R"py(
import asyncio
from interleave import aio
total = 0
async def add():
    global total
    seen = total
    await aio(1)
    total = seen + 1
async def main():
    await asyncio.gather(add(), add())
asyncio.run(main())
)py";
    const std::string text = cured(lesson);

    EXPECT_NE(text.find("    async with lock:\n        seen = total\n"), std::string::npos) << text;
}

TEST(WithLock, MayBeTakenAgainWhereOneFunctionCallsAnother)
{
    constexpr std::string_view lesson = R"py(
from threading import Thread
n = 0
def add():
    global n
    n += 1
def twice():
    global n
    n += 1
    add()
    n += 1
threads = [Thread(target=twice) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
)py";
    const std::string text = cured(lesson);

    EXPECT_NE(text.find("lock = RLock()"), std::string::npos) << text;
}

TEST(WithLock, IsNoneWhereNothingRaces)
{
    EXPECT_FALSE(withLock("x = 1\n", {}));
    EXPECT_FALSE(withLock("x = 1\n", {Finding{"deadlock", "", {1}, {}, ""}}));
}

TEST(WithLock, IsNoneAroundTheStartOfAThread)
{
    constexpr std::string_view lesson = R"py(
import threading
n = 0
def add():
    global n
    n += 1
thread = threading.Thread(target=add)
n = 1
thread.start()
n += 1
thread.join()
)py";

    EXPECT_FALSE(withLock(lesson, {Finding{"data race", "", {6, 8, 10}, {}, ""}}));
}

} // namespace
