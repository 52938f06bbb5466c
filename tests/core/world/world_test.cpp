#include "tests/support/lesson.h"

using namespace core;
using core::testing::compiled;
using core::testing::runToEnd;
using core::testing::worldOf;

namespace {

constexpr std::string_view kRace = R"py(
from threading import Thread

counter = 0

def add():
    global counter
    counter += 1

one = Thread(target=add)
two = Thread(target=add)
one.start()
two.start()
one.join()
two.join()
print(counter)
)py";

std::string outputOf(std::string_view lesson)
{
    World world = worldOf(compiled(lesson));
    return runToEnd(world);
}

TEST(Objects, OfAThreadAreNumberedByTheirClass)
{
    World world = worldOf(compiled(R"py(
from interleave import Atomic
class Account: pass
accounts = [Account(), Account()]
for _ in range(2):
    accounts.append(Account())
print(*accounts, Atomic(1))
)py"));

    EXPECT_EQ(runToEnd(world),
              "<Account object 1 of thread 0> <Account object 2 of thread 0> "
              "<Account object 3 of thread 0> <Account object 4 of thread 0> "
              "<Atomic object 1 of thread 0>\n");
}

TEST(World, RunsALessonToItsEnd)
{
    EXPECT_EQ(outputOf(kRace), "2\n");
}

TEST(World, FindsOutWhichVariablesAreShared)
{
    World world = worldOf(compiled(kRace));
    runToEnd(world);

    ASSERT_EQ(world.discovered().size(), 1U);
    EXPECT_EQ(nameOf(*world.discovered().begin(), *world.context().program), "counter");
}

TEST(World, StopsBeforeEachStepOfASharedVariable)
{
    const auto program = compiled(kRace);
    World probe = worldOf(program);
    runToEnd(probe);
    auto sharing = std::make_shared<Sharing>(program);
    sharing->add(probe.discovered(), probe.discoveredAt());
    World world = worldOf(program, sharing);
    const ThreadId main{0};
    const ThreadId one{1};
    world.begin(main);
    std::vector<StopKind> kinds{world.stop(main).kind};
    while (world.threadCount() < 2 || world.thread(one).life != ThreadLife::Started)
        world.take(main);
    world.begin(one);

    while (world.stop(one).kind != StopKind::Finish) {
        kinds.push_back(world.stop(one).kind);
        world.take(one);
    }

    EXPECT_EQ(kinds, (std::vector{StopKind::Write, StopKind::Read, StopKind::Operation, StopKind::Write}));
}

TEST(World, ACopyContinuesLikeTheOriginal)
{
    World world = worldOf(compiled(kRace));
    world.begin(ThreadId{0});
    while (world.threadCount() < 3)
        world.take(ThreadId{0});
    World copy = world;

    EXPECT_EQ(runToEnd(copy), "2\n");
    EXPECT_EQ(runToEnd(world), "2\n");
}

TEST(World, ALockIsGivenToOneThreadOnly)
{
    World world = worldOf(compiled(R"py(
import threading
lock = threading.Lock()
def f():
    lock.acquire()
threads = [threading.Thread(target=f) for _ in range(2)]
for t in threads:
    t.start()
)py"));
    runToEnd(world);

    EXPECT_EQ(world.thread(ThreadId{1}).life, ThreadLife::Ended);
    EXPECT_EQ(world.stop(ThreadId{2}).kind, StopKind::Acquire);
    EXPECT_FALSE(world.canGo(ThreadId{2}));
    EXPECT_EQ(world.gateNameOf(ThreadId{2}), "lock");
}

TEST(World, CollectingChangesNothingThatCanBeSeen)
{
    World world = worldOf(compiled(R"py(
total = 0
for i in range(300):
    items = [i, str(i), (i, i)]
    total += items[2][0]
print(total, items)
)py"));
    world.collect();
    world.begin(ThreadId{0});
    world.collect();

    EXPECT_EQ(runToEnd(world), "44850 [299, '299', (299, 299)]\n");
}

TEST(World, AnEndlessLoopUsesUpItsBudget)
{
    World world = worldOf(compiled("while True:\n    pass\n"));

    const Taken taken = world.begin(ThreadId{0}, 1000);

    EXPECT_EQ(world.stop(ThreadId{0}).kind, StopKind::Budget);
    EXPECT_EQ(taken.all, 1000U);
}

TEST(World, EndlessRecursionIsPythonsError)
{
    const std::string_view lesson = R"py(
def f():
    return f()
try:
    f()
except RecursionError as error:
    print(error)
)py";

    EXPECT_EQ(outputOf(lesson), "maximum recursion depth exceeded\n");
}

TEST(World, MemoryThatRunsOutStopsTheThread)
{
    const auto program = compiled("items = []\nwhile True:\n    items.append('x' * 100)\n");
    auto context = std::make_shared<WorldContext>();
    context->program = program;
    context->sharing = std::make_shared<Sharing>(program);
    context->limits.maxMemory = 1 << 20;
    World world(context);

    world.begin(ThreadId{0});

    EXPECT_EQ(world.stop(ThreadId{0}).kind, StopKind::OutOfMemory);
}

TEST(World, AGeneratorGoesOnWhereItYielded)
{
    const std::string_view lesson = R"py(
def count(n):
    for i in range(n):
        got = yield i
        if got:
            print("got", got)
    return "end"
def all():
    result = yield from count(2)
    print(result)
for i in all():
    print(i)
g = count(3)
print(next(g), g.send("x"))
)py";

    EXPECT_EQ(outputOf(lesson), "0\n1\nend\ngot x\n0 1\n");
}

TEST(World, ClassesHaveMethodsPropertiesAndCalls)
{
    const std::string_view lesson = R"py(
class Base:
    kind = "base"
    def __init__(self, n):
        self.n = n
    @property
    def double(self):
        return 2 * self.n
    def __call__(self, other):
        return Base(self.n + other.n)
class Child(Base):
    def __init__(self, n):
        super().__init__(n)
        self.kind = "child"
print(Child(2).n, Child(3).double, Base(1)(Base(4)).n, Base.kind, Child(1).kind)
)py";

    EXPECT_EQ(outputOf(lesson), "2 6 5 base child\n");
}

} // namespace
