#include "core/world/drive.h"
#include "core/world/key.h"
#include "tests/support/lesson.h"
#include "tests/support/random_program.h"

#include <gmock/gmock.h>

namespace core {

using testing::compiled;
using testing::RandomProgram;

namespace {

constexpr std::uint64_t kPrograms = 150;
constexpr int kLongestWalk = 60;

/// A settled World of a program in which what is shared is known.
World settledWorld(std::string_view text)
{
    auto context = std::make_shared<WorldContext>();
    context->program = compiled(text);
    context->sharing = findSharing(context->program, *context);
    World world(std::move(context));
    settle(world);
    // Else what is there already would change its position when garbage is collected.
    world.memory().pin(std::uint64_t{1} << 22);
    return world;
}

World taken(World world, Way way)
{
    takeWay(world, way);
    return world;
}

/// All words of the parts, which are equal for equal situations.
std::vector<Words> keyOf(Anatomy& anatomy, const World& world)
{
    const Parts parts = anatomy.takeApart(world);
    std::vector<Words> words{parts.rest};
    words.insert(words.end(), parts.places.begin(), parts.places.end());
    words.insert(words.end(), parts.threads.begin(), parts.threads.end());
    return words;
}

World takenApartAndPutTogether(Anatomy& anatomy, const World& world)
{
    const Parts parts = anatomy.takeApart(world);
    PartsView view;
    view.rest = parts.rest;
    view.places.assign(parts.places.begin(), parts.places.end());
    view.threads.assign(parts.threads.begin(), parts.threads.end());
    return anatomy.putTogether(view);
}

/// Whether two steps do nothing to each other: both only read, or they use different locations.
bool areIndependent(const World& world, Way a, Way b)
{
    const auto isData = [&](const Way& way) { return world.stop(way.thread).kind <= StopKind::Operation; };
    if (a.timesOut || b.timesOut || !isData(a) || !isData(b))
        return false;
    if (world.stop(a.thread).kind == StopKind::Operation || world.stop(b.thread).kind == StopKind::Operation)
        return true;
    return (world.stop(a.thread).kind == StopKind::Read && world.stop(b.thread).kind == StopKind::Read)
        || world.locationOf(a.thread) != world.locationOf(b.thread);
}

bool bothAlive(const World& world, Way a, Way b)
{
    return world.thread(a.thread).life == ThreadLife::Alive
        && world.thread(b.thread).life == ThreadLife::Alive;
}

} // namespace

TEST(Key, IsEqualHoweverPrivateListsCameAbout)
{
    const World base = settledWorld(R"py(
import threading

x = 0

def work():
    global x
    mine = []
    for i in range(3):
        mine.append([i])
        x = len(mine)

for t in [threading.Thread(target=work) for _ in range(2)]:
    t.start()
)py");
    World start = base;
    while (waysOn(start).size() == 1)
        takeWay(start, waysOn(start)[0]);
    ASSERT_EQ(waysOn(start).size(), 2U);
    const Way one = waysOn(start)[0];
    const Way two = waysOn(start)[1];
    Anatomy anatomy(start, false);

    EXPECT_EQ(keyOf(anatomy, taken(taken(start, one), two)), keyOf(anatomy, taken(taken(start, two), one)));
    EXPECT_NE(keyOf(anatomy, taken(start, one)), keyOf(anatomy, taken(start, two)));
}

TEST(Key, IsEqualWhateverWasDoneWithWhatNothingLeadsToAnyMore)
{
    const World base = settledWorld(R"py(
import threading

kept = [[0], [0]]

def work(n):
    mine = kept.pop()
    mine.append(n)

for t in [threading.Thread(target=work, args=(n,)) for n in range(2)]:
    t.start()
)py");
    World start = base;
    while (waysOn(start).size() == 1)
        takeWay(start, waysOn(start)[0]);
    ASSERT_EQ(waysOn(start).size(), 2U);
    Anatomy anatomy(start, false);
    const auto inOrder = [&](std::size_t first) {
        World world = taken(start, waysOn(start)[first]);
        while (!waysOn(world).empty())
            takeWay(world, waysOn(world)[0]);
        return keyOf(anatomy, world);
    };

    EXPECT_EQ(inOrder(0), inOrder(1));
}

TEST(Key, IsEqualWhereIndependentStepsChangePlaces)
{
    std::size_t compared = 0;
    for (std::uint64_t seed = 1; seed <= kPrograms && !HasFailure(); ++seed) {
        const std::string text = RandomProgram(seed).text();
        SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + text);
        std::mt19937_64 random(seed);
        World world = settledWorld(text);
        Anatomy anatomy(world, false);
        for (int step = 0; step < kLongestWalk && !waysOn(world).empty(); ++step) {
            const std::vector<Way> ways = waysOn(world);
            for (std::size_t i = 0; i + 1 < ways.size(); ++i) {
                if (!areIndependent(world, ways[i], ways[i + 1]))
                    continue;
                const World a = taken(world, ways[i]);
                const World b = taken(world, ways[i + 1]);
                if (!bothAlive(a, ways[i], ways[i + 1]) || !bothAlive(b, ways[i], ways[i + 1]))
                    continue;
                EXPECT_EQ(keyOf(anatomy, taken(a, ways[i + 1])), keyOf(anatomy, taken(b, ways[i])));
                ++compared;
            }
            takeWay(world, ways[random() % ways.size()]);
        }
    }
    EXPECT_GT(compared, 50U);
}

TEST(Key, OfACopyThatGoesOnStaysThatOfTheOriginal)
{
    for (std::uint64_t seed = 1; seed <= kPrograms && !HasFailure(); ++seed) {
        const std::string text = RandomProgram(seed).text();
        SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + text);
        std::mt19937_64 random(seed);
        World world = settledWorld(text);
        Anatomy anatomy(world, false);
        for (int step = 0; step < kLongestWalk && !waysOn(world).empty(); ++step) {
            World copy = world;
            World rebuilt = takenApartAndPutTogether(anatomy, world);
            const std::vector<Way> ways = waysOn(world);
            ASSERT_EQ(waysOn(rebuilt), ways);
            const Way way = ways[random() % ways.size()];
            takeWay(world, way);
            takeWay(copy, way);
            takeWay(rebuilt, way);
            ASSERT_EQ(keyOf(anatomy, copy), keyOf(anatomy, world));
            ASSERT_EQ(keyOf(anatomy, rebuilt), keyOf(anatomy, world));
        }
    }
}

} // namespace core
