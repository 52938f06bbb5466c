#include "core/world/key.h"

#include "tests/support/lesson.h"

using namespace core;
using core::testing::compiled;
using core::testing::runToEnd;
using core::testing::worldOf;

namespace {

/// Two threads that keep computed texts and big integers of many sizes on their own and in a shared list, and
/// the last three sizes in a deque that holds no more.
constexpr std::string_view kTexts = R"py(
from collections import deque
from threading import Thread

shared = []

def work(name):
    own = []
    last = deque(maxlen=3)
    for size in range(1, 40):
        last.append(size)
        own.append(name * (size * 13))
        if size % 10 == 0:
            shared.append(own[-1] + str(3 ** (size * 7)))
    print(name, sum(len(text) for text in own), own[20][:5], len(own[-1]), list(last))

threads = [Thread(target=work, args=(name,)) for name in ("ab", "cdé")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(len(text) for text in shared), max(shared)[-8:])
)py";

PartsView viewOf(const Parts& parts)
{
    PartsView view;
    view.rest = parts.rest;
    for (const Words& place : parts.places)
        view.places.emplace_back(place);
    for (const Words& thread : parts.threads)
        view.threads.emplace_back(thread);
    view.tangled = parts.tangled;
    return view;
}

/// Threads in turn, one step each; between steps the World may be put together anew.
std::string runInTurn(World world, Anatomy* anatomy)
{
    std::string output;
    for (bool moved = true; moved;) {
        moved = false;
        for (std::size_t i = 0; i < world.threadCount(); ++i) {
            const ThreadId id{i};
            if (world.thread(id).life == ThreadLife::Started) {
                world.begin(id);
            } else if (world.canGo(id)) {
                const bool prints = world.stop(id).kind == StopKind::Output;
                const Taken taken = world.take(id);
                output += prints ? taken.text : std::string();
            } else {
                continue;
            }
            moved = true;
            if (anatomy != nullptr)
                world = anatomy->putTogether(viewOf(anatomy->takeApart(world)));
        }
    }
    return output;
}

TEST(AssembledWorld, GoesOnLikeTheOneItWasTakenFrom)
{
    const auto program = compiled(kTexts);
    World probe = worldOf(program);
    runToEnd(probe);
    auto sharing = std::make_shared<Sharing>(program);
    sharing->add(probe.discovered(), probe.discoveredAt());
    World world = worldOf(program, sharing);
    world.begin(ThreadId{0});
    while (world.threadCount() < 3)
        world.take(ThreadId{0});
    Anatomy anatomy(world, false);

    EXPECT_EQ(runInTurn(world, &anatomy), runInTurn(world, nullptr));
}

TEST(AssembledWorld, HasTheSameKeyAgain)
{
    const auto program = compiled(kTexts);
    World world = worldOf(program);
    world.begin(ThreadId{0});
    while (world.threadCount() < 2 || world.thread(ThreadId{1}).life != ThreadLife::Started)
        world.take(ThreadId{0});
    Anatomy anatomy(world, false);
    world.begin(ThreadId{1});
    const Parts once = anatomy.takeApart(world);

    const Parts again = anatomy.takeApart(anatomy.putTogether(viewOf(once)));

    EXPECT_EQ(again.rest, once.rest);
    EXPECT_EQ(again.places, once.places);
    EXPECT_EQ(again.threads, once.threads);
}

} // namespace
