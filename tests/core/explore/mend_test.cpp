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

/// With a lock over what races in these lines (from 1).
std::string heldOver(std::string_view lesson, std::vector<std::uint32_t> lines)
{
    return withLock(lesson, {Finding{"lost update", "", std::move(lines), {}, ""}}).value_or("none");
}

TEST(WithLock, TakesAStatementOfManyLinesWhole)
{
    constexpr std::string_view lesson = R"py(from threading import (
    Thread,  # all that there is
)
n = 0
def add(
    a, b=(1,
          2),
):
    global n
    n = (n
         + a  # the first
# and, at the edge, a remark
         + b[0])
    if (n >
            5):
        n = 0
Thread(target=add, args=(1,)).start()
)py";
    EXPECT_EQ(heldOver(lesson, {11, 15}), R"py(from threading import (
    Thread, Lock,  # all that there is
)

lock = Lock()
n = 0
def add(
    a, b=(1,
          2),
):
    global n
    with lock:
        n = (n
             + a  # the first
    # and, at the edge, a remark
             + b[0])
        if (n >
                5):
            n = 0
Thread(target=add, args=(1,)).start()
)py");
}

TEST(WithLock, LeavesTextsOfManyLinesAsTheyAre)
{
    constexpr std::string_view lesson = R"py(import threading
n = 0
said = ""
def add():
    global n, said
    n += 1
    said += f"""
{n}
    times""" + "a\
b"
    n += 1
threading.Thread(target=add).start()
)py";
    EXPECT_EQ(heldOver(lesson, {6, 11}), R"py(import threading

lock = threading.Lock()
n = 0
said = ""
def add():
    global n, said
    with lock:
        n += 1
        said += f"""
{n}
    times""" + "a\
b"
        n += 1
threading.Thread(target=add).start()
)py");
}

TEST(WithLock, IsNotMisledByWhatTextsAndRemarksSay)
{
    constexpr std::string_view lesson = R"py(import threading  # a lock would help
from interleave import note
n = 0
def add():
    global n
    n += 1  # here thread.join() waits
    note("def lock(): multiprocessing.start()")
    note(", ".join(["else:", "a"]))
    n += 1
threading.Thread(target=add).start()
)py";
    EXPECT_EQ(heldOver(lesson, {6, 9}), R"py(import threading  # a lock would help
from interleave import note

lock = threading.Lock()
n = 0
def add():
    global n
    with lock:
        n += 1  # here thread.join() waits
        note("def lock(): multiprocessing.start()")
        note(", ".join(["else:", "a"]))
        n += 1
threading.Thread(target=add).start()
)py");
}

TEST(WithLock, IsHeldInTheInnermostFunction)
{
    constexpr std::string_view lesson = R"py(import threading as t
class Counter:
    def __init__(self):
        self.n = 0
    def adder(self):
        step = 1
        @staticmethod
        def add():
            self.n += step
            return self.n
        return add
counter = Counter()
t.Thread(target=counter.adder()).start()
t.Thread(target=counter.adder()).start()
)py";
    EXPECT_EQ(heldOver(lesson, {9, 10}), R"py(import threading as t

lock = t.Lock()
class Counter:
    def __init__(self):
        self.n = 0
    def adder(self):
        step = 1
        @staticmethod
        def add():
            with lock:
                self.n += step
                return self.n
        return add
counter = Counter()
t.Thread(target=counter.adder()).start()
t.Thread(target=counter.adder()).start()
)py");
}

TEST(WithLock, WidensWhatStandsInOneLine)
{
    constexpr std::string_view lesson = R"py(from threading import Thread, Lock as Bolt
n = 0
def add():
    global n
    seen = n; n = seen + 1; print("done")
    if n > 3: n = 0
Thread(target=add).start()
)py";
    EXPECT_EQ(heldOver(lesson, {5}), R"py(from threading import Thread, Lock as Bolt

lock = Bolt()
n = 0
def add():
    global n
    with lock:
        seen = n; n = seen + 1; print("done")
    if n > 3: n = 0
Thread(target=add).start()
)py");
    EXPECT_NE(heldOver(lesson, {6}).find("    with lock:\n        if n > 3: n = 0\n"), std::string::npos);
    EXPECT_EQ(heldOver("from threading import Thread\nn = 0\ndef add(): global n; n += 1\n", {3}), "none");
}

TEST(WithLock, ImportsWhatItNeeds)
{
    constexpr std::string_view lesson = R"py("""A class of its own
The [write](line:8).
"""
from interleave import at
class Lock: pass
n = 0
def add():
	global n
	n += 1
at(0, add)
at(0, add)
)py";
    EXPECT_EQ(heldOver(lesson, {9}), R"py("""A class of its own
The [write](line:11).
"""
from interleave import at
import threading

lock = threading.Lock()
class Lock: pass
n = 0
def add():
	global n
	with lock:
		n += 1
at(0, add)
at(0, add)
)py");
}

TEST(WithLock, MayBeTakenAgainThroughAnotherFunction)
{
    constexpr std::string_view lesson = R"py(from threading import Thread
n = 0
def add():
    global n
    n += 1
def through(): add()
def twice():
    global n
    n += 1
    through()
    n += 1
Thread(target=twice).start()
)py";
    EXPECT_NE(heldOver(lesson, {5, 9, 11}).find("lock = RLock()"), std::string::npos);
    EXPECT_NE(heldOver(lesson, {5}).find("lock = Lock()"), std::string::npos);
}

TEST(WithLock, IsNoneWhereHoldingItWouldHang)
{
    constexpr std::string_view waiting = R"py(from threading import Thread
ready = False
def wait():
    global ready
    if True:
        while not ready:
            pass
    ready = False
Thread(target=wait).start()
)py";
    EXPECT_EQ(heldOver(waiting, {6, 8}), "none");
    EXPECT_EQ(heldOver(waiting, {6}), "none");
    EXPECT_NE(heldOver(waiting, {8}), "none");
    constexpr std::string_view lambda = R"py(from threading import Thread
n = [0]
add = lambda: n.append(n[-1] + 1)
Thread(target=add).start()
)py";
    EXPECT_EQ(heldOver(lambda, {3}), "none");
    constexpr std::string_view early = R"py(n = 0
n += 1
from threading import Thread
)py";
    EXPECT_EQ(heldOver(early, {2}), "none");
}

} // namespace
