#include "core/explore/exploration.h"
#include "core/replay/replay.h"
#include "tests/support/lesson.h"

#include <gmock/gmock.h>

namespace core {

using testing::compiled;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

namespace {

constexpr std::string_view kStart = R"py(
a = threading.Thread(target=first, name="A")
b = threading.Thread(target=second, name="B")
a.start()
b.start()
a.join()
b.join()
)py";

std::shared_ptr<const Exploration> explored(const std::string& body)
{
    ExploreOptions options;
    options.granularity = Granularity::Access;
    options.run.settings.granularity = Granularity::Access;
    return explore(compiled("import threading\n" + body + std::string(kStart)), options);
}

/// The program at the places where the runtime switches threads.
std::shared_ptr<const Exploration> exploredOn(RuntimeKind runtime, const std::string& body)
{
    ExploreOptions options;
    options.granularity = Granularity::Runtime;
    options.run.settings.runtime = runtime;
    return explore(compiled("import threading\n" + body + std::string(kStart)), options);
}

std::vector<std::string> kindsOf(const Exploration& exploration)
{
    std::vector<std::string> kinds;
    for (const Finding& finding : exploration.findings)
        if (std::ranges::find(kinds, finding.kind) == kinds.end())
            kinds.push_back(finding.kind);
    return kinds;
}

const Finding& findingOf(const Exploration& exploration, std::string_view kind)
{
    const auto found = std::ranges::find(exploration.findings, kind, &Finding::kind);
    EXPECT_NE(found, exploration.findings.end()) << kind;
    return *found;
}

const std::string kCounter = R"py(counter = 0
def first():
    global counter
    counter += 1
second = first
)py";

const std::string kLocked = R"py(counter = 0
lock = threading.Lock()
def first():
    global counter
    with lock:
        counter += 1
second = first
)py";

/// Room for one item, a producer B of two, and two consumers, A and C, who all wait for one condition.
std::string bufferFor(const std::string& notify)
{
    std::string text = R"py(items = []
changed = threading.Condition()

def second():
    for item in range(2):
        with changed:
            while len(items) == 1:
                changed.wait()
            items.append(item)
            changed.NOTIFY()


def first():
    with changed:
        while not items:
            changed.wait()
        items.pop()
        changed.NOTIFY()


c = threading.Thread(target=first, name="C")
c.start()
)py";
    for (std::size_t at = text.find("NOTIFY"); at != std::string::npos; at = text.find("NOTIFY"))
        text.replace(at, 6, notify);
    return text;
}

} // namespace

TEST(Findings, NameTheLostUpdateWithBothLines)
{
    const auto exploration = explored(kCounter);

    EXPECT_THAT(kindsOf(*exploration), UnorderedElementsAre("data race", "lost update"));
    const Finding& lost = findingOf(*exploration, "lost update");
    EXPECT_EQ(
        lost.message,
        "A reads counter in line 5, then B writes it in line 5, then A writes what it computed from the old "
        "value in line 5: the other's update is lost.");
    EXPECT_THAT(lost.lines, ElementsAre(5));
    EXPECT_EQ(format(lost.schedule), "access: 0 1 2*2 1");
}

TEST(Findings, AreNoneWhereALockIsHeld)
{
    const auto exploration = explored(kLocked);

    EXPECT_THAT(kindsOf(*exploration), IsEmpty());
    EXPECT_THAT(exploration->races, IsEmpty());
}

TEST(Findings, SeeAnUpdateThroughALocalVariable)
{
    const auto exploration = explored(R"py(counter = 0
lock = threading.Lock()
def first():
    global counter
    with lock:
        value = counter
    with lock:
        counter = value + 1
second = first
)py");

    EXPECT_THAT(kindsOf(*exploration), ElementsAre("lost update"));
    EXPECT_THAT(findingOf(*exploration, "lost update").lines, ElementsAre(7, 9));
}

TEST(Findings, SeeACheckThatNoLongerHolds)
{
    const auto exploration = explored(R"py(stock = 1
lock = threading.Lock()
def first():
    global stock
    with lock:
        enough = stock > 0
    if stock > 0:
        with lock:
            stock -= 1
second = first
)py");

    EXPECT_THAT(kindsOf(*exploration), Contains("check-then-act"));
    EXPECT_THAT(findingOf(*exploration, "check-then-act").lines, ElementsAre(8, 10));
}

TEST(Findings, TellTwoLocksFromOne)
{
    const auto exploration = explored(R"py(counter = 0
one = threading.Lock()
other = threading.Lock()
def first():
    global counter
    with one:
        counter += 1
def second():
    global counter
    with other:
        counter += 1
)py");

    EXPECT_THAT(kindsOf(*exploration), Contains("wrong lock"));
    EXPECT_THAT(kindsOf(*exploration), ::testing::Not(Contains("data race")));
}

TEST(Findings, SayWhoHoldsAndWantsWhatInADeadlock)
{
    const auto exploration = explored(R"py(one = threading.Lock()
other = threading.Lock()
def first():
    with one:
        with other:
            pass
def second():
    with other:
        with one:
            pass
)py");

    EXPECT_THAT(kindsOf(*exploration), ElementsAre("deadlock"));
    EXPECT_EQ(findingOf(*exploration, "deadlock").message,
              "A holds one and wants other (line 6); B holds other and wants one (line 10).");
    ASSERT_EQ(exploration->deadlocks.size(), 1U);
    EXPECT_EQ(exploration->deadlocks[0].cycle.size(), 2U);
    EXPECT_EQ(exploration->deadlocks[0].cycle[0].wants, "other");
}

TEST(Findings, SeeALockThatIsNeverGivenBack)
{
    const auto exploration = explored(R"py(lock = threading.Lock()
def first():
    lock.acquire()
def second():
    with lock:
        pass
)py");

    EXPECT_THAT(kindsOf(*exploration), Contains("lock never released"));
    EXPECT_THAT(findingOf(*exploration, "lock never released").lines, ElementsAre(4, 6));
}

TEST(Findings, SeeANotificationThatCameTooEarly)
{
    const auto exploration = explored(R"py(condition = threading.Condition()
def first():
    with condition:
        condition.wait()
def second():
    with condition:
        condition.notify()
)py");

    EXPECT_THAT(kindsOf(*exploration), ElementsAre("lost wake-up"));
    EXPECT_THAT(findingOf(*exploration, "lost wake-up").lines, ElementsAre(5, 8));
}

TEST(Findings, AreNoneWhereTwoThreadsAppendToOneList)
{
    const std::string appends = R"py(seen = []
def first():
    seen.append(1)
second = first
)py";
    EXPECT_THAT(kindsOf(*explored(appends)), IsEmpty());
    EXPECT_THAT(kindsOf(*exploredOn(RuntimeKind::FreeThreaded, appends)), IsEmpty());
}

TEST(Findings, SeeACountInADictThatIsTornApart)
{
    const auto exploration = explored(R"py(counts = {"bird": 0}
def first():
    counts["bird"] = counts["bird"] + 1
second = first
)py");
    EXPECT_THAT(kindsOf(*exploration), ElementsAre("lost update"));
}

TEST(Findings, DependAtGranularityRuntimeOnWhereTheGilIsHandedOver)
{
    const std::string withCall = R"py(counter = 0
def first():
    global counter
    counter += int(1)
second = first
)py";
    EXPECT_THAT(kindsOf(*exploredOn(RuntimeKind::CPython312, kCounter)), IsEmpty());
    EXPECT_THAT(kindsOf(*exploredOn(RuntimeKind::CPython312, withCall)), ElementsAre("lost update"));
    EXPECT_THAT(kindsOf(*exploredOn(RuntimeKind::CPython39, kCounter)), ElementsAre("lost update"));
    EXPECT_THAT(kindsOf(*exploredOn(RuntimeKind::Native, kCounter)),
                UnorderedElementsAre("data race", "lost update"));
}

TEST(Findings, SayWhomANotificationWokeInVain)
{
    const auto exploration = explored(bufferFor("notify"));

    EXPECT_THAT(kindsOf(*exploration), ElementsAre("lost wake-up"));
    const Finding& finding = findingOf(*exploration, "lost wake-up");
    EXPECT_EQ(
        finding.message,
        "The notification that C gave in line 19 woke A, for which nothing had changed: it waits again in "
        "line 17. Nobody wakes those that waited as well: B in line 9.");
    EXPECT_THAT(finding.lines, ElementsAre(9, 17, 19));
    EXPECT_THAT(finding.cure, ::testing::HasSubstr("notify_all"));
}

TEST(Findings, AreNoneWhereEverybodyIsNotified)
{
    EXPECT_THAT(kindsOf(*explored(bufferFor("notify_all"))), IsEmpty());
}

TEST(Findings, AskForAWhileWhereAnIfDoesNotLookAgain)
{
    const auto exploration = explored(R"py(condition = threading.Condition()
items = []
def first():
    with condition:
        if not items:
            condition.wait()
        items.pop()
def second():
    with condition:
        items.append(1)
        condition.notify()
    with condition:
        if items:
            items.pop()
)py");

    EXPECT_THAT(kindsOf(*exploration), Contains("if instead of while"));
    EXPECT_THAT(findingOf(*exploration, "if instead of while").lines, ElementsAre(6, 7, 8));
}

TEST(Findings, SeeAMessageThatNobodyTakes)
{
    const std::string sends = R"py(import queue
box = queue.Queue()
def first():
    box.put(1)
def second():
    )py";
    const auto left = explored(sends + "pass\n");
    const auto taken = explored(sends + "box.get()\n");

    EXPECT_THAT(kindsOf(*left), ElementsAre("message never received"));
    EXPECT_THAT(findingOf(*left, "message never received").lines, ElementsAre(5));
    EXPECT_THAT(kindsOf(*taken), IsEmpty());
}

TEST(Findings, SeeASenderThatWaitsForEver)
{
    const auto exploration = explored(R"py(from interleave import Channel
channel = Channel()
def first():
    channel.send(1)
    channel.send(2)
def second():
    channel.receive()
)py");

    EXPECT_THAT(kindsOf(*exploration), ElementsAre("message never received"));
    EXPECT_THAT(findingOf(*exploration, "message never received").lines, ElementsAre(6));
}

TEST(Findings, SeeWhoMayBePassedOverForEver)
{
    const auto exploration = explored(R"py(lock = threading.Lock()
done = False
def first():
    while True:
        with lock:
            if done:
                break
def second():
    global done
    with lock:
        done = True
)py");

    EXPECT_THAT(kindsOf(*exploration), ElementsAre("starvation"));
    const Finding& finding = findingOf(*exploration, "starvation");
    EXPECT_EQ(finding.message,
              "A can go round for ever in lines 6, 7, and B may never get on: whenever it could, another is "
              "quicker.");
    EXPECT_EQ(format(finding.schedule), "access: 0 1*3");
}

TEST(Findings, CallNobodyUnfairWhoOnlyIsNotLetGoOn)
{
    const auto exploration = explored(R"py(from interleave import Atomic
flag = Atomic(0)
def first():
    while flag.load() == 0:
        pass
def second():
    flag.store(1)
)py");

    EXPECT_EQ(exploration->interleavings, "infinite");
    EXPECT_THAT(kindsOf(*exploration), IsEmpty());
}

TEST(Findings, SeeThreadsThatGiveWayToEachOther)
{
    const auto exploration = explored(R"py(one = threading.Lock()
other = threading.Lock()
def both(left, right):
    while True:
        left.acquire()
        if right.acquire(blocking=False):
            break
        left.release()
    right.release()
    left.release()
def first():
    both(one, other)
def second():
    both(other, one)
)py");

    EXPECT_THAT(kindsOf(*exploration), ElementsAre("livelock"));
    EXPECT_THAT(findingOf(*exploration, "livelock").message,
                ::testing::StartsWith("A and B can go round for ever in lines 6, 7, 9"));
}

TEST(Findings, SeeATaskThatStopsItsEventLoop)
{
    const std::string head = R"py(import asyncio, time
from interleave import aio
async def quick():
    await asyncio.sleep(0.01)
async def slow():
    )py";
    const std::string tail = R"py(
async def main():
    await asyncio.gather(quick(), slow())
asyncio.run(main())
def first():
    pass
second = first
)py";
    const auto blocked = explored(head + "time.sleep(0.05)" + tail);
    const auto awaited = explored(head + "await asyncio.sleep(0.05)" + tail);

    EXPECT_THAT(kindsOf(*blocked), ElementsAre("blocked event loop"));
    EXPECT_THAT(findingOf(*blocked, "blocked event loop").lines, ElementsAre(7));
    EXPECT_THAT(kindsOf(*awaited), IsEmpty());
}

TEST(Findings, HaveSchedulesThatCanBeReplayed)
{
    const auto exploration = explored(kCounter);
    for (const Finding& finding : exploration->findings) {
        RunOptions options;
        const auto program = compiled("import threading\n" + kCounter + std::string(kStart));
        const auto recording = replay(program, finding.schedule, options);
        ASSERT_TRUE(recording) << recording.error().message;
        EXPECT_EQ((*recording)->info().outcome.kind, OutcomeKind::Completed);
    }
}

TEST(Exploring, NamesTheLinesThatNoRunReaches)
{
    const auto exploration = explored(R"py(x = 0
def first():
    global x
    if x == 7:
        x = 8
    x += 1
second = first
def never():
    print(x)
)py");

    EXPECT_THAT(exploration->unreachableLines, ElementsAre(6, 10));
}

} // namespace core
