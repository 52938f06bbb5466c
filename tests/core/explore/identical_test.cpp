#include "core/explore/exploration.h"
#include "core/explore/search.h"
#include "tests/core/explore/described.h"
#include "tests/support/lesson.h"
#include "tests/support/random_program.h"

#include <gmock/gmock.h>

namespace core {

using testing::compiled;
using testing::described;

namespace {

/// Threads of one function, then joined in the order in which they were started.
std::string threadsOf(int count, const std::string& body, const std::string& end = "")
{
    std::string text = "import threading\ncounter = 0\nother = 0\nlock = threading.Lock()\nitems = []\n"
                       "def work():\n    global counter, other\n"
        + body + "threads = [threading.Thread(target=work) for _ in range(" + std::to_string(count)
        + ")]\nfor t in threads:\n    t.start()\n";
    return text + (end.empty() ? "for t in threads:\n    t.join()\n" : end);
}

std::string explored(const std::shared_ptr<const Program>& program, Granularity granularity, bool merges)
{
    ExploreOptions options;
    options.granularity = granularity;
    options.run.settings.granularity = granularity;
    options.run.limits.maxStates = 10'000;
    options.mergesIdentical = merges;
    const auto exploration = explore(program, options);
    return exploration->complete || merges ? described(*exploration) : "too large";
}

void expectNoDifference(const std::string& text, Granularity granularity = Granularity::Access)
{
    const auto program = compiled(text);
    const std::string apart = explored(program, granularity, false);
    if (apart != "too large") {
        EXPECT_EQ(explored(program, granularity, true), apart) << text;
    }
}

/// States that the search keeps.
std::size_t statesKept(const std::string& text, bool merges)
{
    ExploreOptions options;
    options.granularity = Granularity::Access;
    auto context = std::make_shared<WorldContext>();
    context->program = compiled(text);
    context->settings.granularity = Granularity::Access;
    context->sharing = findSharing(context->program, *context);
    Search search(context, options, merges);
    search.run({});
    EXPECT_FALSE(search.toldApart());
    return search.graph().stateCount();
}

constexpr const char* kIncrement = "    for _ in range(2):\n        counter += 1\n";

} // namespace

TEST(IdenticalThreads, AreOneStateInWhicheverOrderTheyStand)
{
    const std::string text = threadsOf(4, kIncrement);

    EXPECT_LT(statesKept(text, true) * 10, statesKept(text, false));
}

TEST(IdenticalThreads, LeaveEveryFigureAsItIs)
{
    for (const Granularity granularity : {Granularity::Step, Granularity::Access, Granularity::Line})
        expectNoDifference(threadsOf(3, kIncrement), granularity);
    expectNoDifference(threadsOf(2, kIncrement) + "print(counter)\n");
    expectNoDifference(threadsOf(3, "    other = counter\n    counter = other + 1\n    print('a', other)\n"));
    expectNoDifference(threadsOf(3, "    if counter == 0:\n        counter += 1\n    assert counter < 2\n"));
}

TEST(IdenticalThreads, AreOneStateWhicheverOfThemHoldsALock)
{
    const std::string locked =
        threadsOf(4, "    for _ in range(2):\n        with lock:\n            counter += 1\n");

    EXPECT_LT(statesKept(locked, true) * 5, statesKept(locked, false));
}

TEST(IdenticalThreads, LeaveEveryFigureAsItIsWhereTheyTakeLocks)
{
    const std::string two = "inner = threading.Lock()\n";
    for (const Granularity granularity : {Granularity::Step, Granularity::Access, Granularity::Line}) {
        expectNoDifference(threadsOf(3, "    with lock:\n        counter += 1\n    other += 1\n"),
                           granularity);
        expectNoDifference(
            threadsOf(3,
                      "    lock.acquire()\n    counter += 1\n    lock.release()\n    with lock:\n"
                      "        other = counter\n"),
            granularity);
    }
    expectNoDifference(two
                       + threadsOf(3,
                                   "    with lock:\n        counter += 1\n        with inner:\n"
                                   "            other += 1\n"));
    expectNoDifference(two
                       + threadsOf(3,
                                   "    if counter == 0:\n        counter += 1\n        with lock:\n"
                                   "            inner.acquire()\n    else:\n        inner.acquire()\n"
                                   "        with lock:\n            other += 1\n        inner.release()\n"));
    // Who gives back what another holds tells them apart, as does a deadlock.
    expectNoDifference(threadsOf(3,
                                 "    if lock.acquire(False):\n        counter += 1\n    else:\n"
                                 "        lock.release()\n"));
    expectNoDifference(threadsOf(3, "    lock.acquire()\n    counter += 1\n"));
    expectNoDifference(threadsOf(3, "    with lock:\n        counter += 1\n",
                                 "lock.acquire()\nlock.release()\nfor t in threads:\n    t.join()\n"));
    expectNoDifference(
        threadsOf(3, "    counter += 1\n    with lock:\n        print(lock.locked(), counter)\n"));
}

TEST(IdenticalThreads, AreToldApartByWhatNamesThem)
{
    expectNoDifference(threadsOf(3, "    counter = threading.get_ident()\n"));
    expectNoDifference(threadsOf(3, "    print(threading.current_thread().name, counter)\n"));
    expectNoDifference(threadsOf(3, "    counter = id(threading.current_thread())\n    other += 1\n"));
    expectNoDifference(
        threadsOf(3, "    counter = threading.current_thread()\n    other += counter.ident\n"));
    expectNoDifference(threadsOf(3, "    with lock:\n        counter += 1\n"));
    expectNoDifference(threadsOf(3, "    other += threads.index(threading.current_thread())\n"));
    expectNoDifference(threadsOf(3, "    items.append(threads[counter].name)\n    counter += 1\n"));
    expectNoDifference(
        threadsOf(3, "    counter += 1\n    if counter == 2:\n        threads[0].join(timeout=1)\n"));
}

TEST(IdenticalThreads, AreToldApartByWhoWaitsForThem)
{
    const std::string increment = "    counter += 1\n";
    expectNoDifference(threadsOf(3, increment, "threads[1].join()\nprint(counter)\n"));
    expectNoDifference(threadsOf(3, increment, "for t in threads:\n    t.join()\n    print(counter)\n"));
    expectNoDifference(threadsOf(3, increment, "for t in threads:\n    t.join()\n    other += 1\n"));
    expectNoDifference(threadsOf(2, increment, "print([t.is_alive() for t in threads])\nprint(counter)\n"));
    expectNoDifference(threadsOf(3, increment, "print(counter)\nfor t in threads:\n    t.join()\n"));
    expectNoDifference(threadsOf(3, increment, "for t in threads:\n    t.join(timeout=1)\nprint(counter)\n"));
    expectNoDifference(threadsOf(3, increment, "print(counter)\n"));
}

TEST(IdenticalThreads, LeaveEveryFigureOfRandomProgramsAsItIs)
{
    for (std::uint64_t seed = 1; seed <= 150 && !HasFailure(); ++seed) {
        const std::string text = testing::RandomProgram(seed, 3).text();
        SCOPED_TRACE("seed " + std::to_string(seed));
        expectNoDifference(text, static_cast<Granularity>(seed % 4));
    }
}

} // namespace core
