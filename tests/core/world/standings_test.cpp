#include "core/world/standings.h"
#include "tests/support/lesson.h"
#include "tests/support/random_program.h"

#include <gmock/gmock.h>
#include <random>

namespace core {

using testing::compiled;
using testing::RandomProgram;

namespace {

constexpr int kPrograms = 200;
constexpr int kSteps = 200;

/// Loops with tasks, sockets' like and timers, beside a thread that joins a process and others that time out.
constexpr std::string_view kOfEveryKind = R"py(
import asyncio, multiprocessing, queue, threading
from interleave import aio, at
q = queue.Queue(1)
turns = []
barrier = threading.Barrier(3)
async def fetch(n):
    await aio(n)
    await asyncio.sleep(n)
    turns.append(n)
async def everything():
    await asyncio.gather(*[fetch(n) for n in range(2)])
def loop():
    asyncio.run(everything())
def give(n):
    barrier.wait()
    q.put(n)
    turns.append(-n)
def take():
    barrier.wait()
    for _ in range(2):
        turns.append(q.get(timeout=1))
def child():
    print("child")
at(5, loop)
at(0, print, "now")
if __name__ == "__main__":
    threads = [threading.Thread(target=give, args=(n,)) for n in range(2)]
    threads.append(threading.Thread(target=take, daemon=True))
    for t in threads:
        t.start()
    p = multiprocessing.Process(target=child)
    p.start()
    for t in threads[:2]:
        t.join(timeout=2)
    p.join()
)py";

std::shared_ptr<const WorldContext> contextFor(std::string_view text)
{
    auto context = std::make_shared<WorldContext>();
    context->program = compiled(text);
    context->settings.granularity = Granularity::Step;
    context->sharing = findSharing(context->program, *context);
    return context;
}

/// Drives two Worlds alike at random, one of them with standings, and compares all that these know.
void expectAgreement(const std::shared_ptr<const WorldContext>& context, std::mt19937_64 random)
{
    World plain(context);
    World kept(context);
    Standings standings(kept);
    settle(plain);
    settle(kept, standings);
    for (int step = 0; step < kSteps; ++step) {
        const std::vector<Way> ways = waysOn(plain);
        ASSERT_EQ(waysOn(kept), ways) << "step " << step;
        ASSERT_EQ(standings.hasEnded(), hasEnded(plain));
        ASSERT_EQ(standings.firstWay(), ways.empty() ? std::nullopt : std::optional(ways.front()));
        ASSERT_EQ(standings.lastWay(), ways.empty() ? std::nullopt : std::optional(ways.back()));
        if (ways.empty())
            return;
        const Way way = ways[random() % ways.size()];
        takeWay(plain, way);
        takeWay(kept, way, standings);
    }
}

} // namespace

TEST(Standings, AgreeWithALookAtAllThreads)
{
    for (std::uint64_t seed = 1; seed <= kPrograms && !HasFailure(); ++seed) {
        SCOPED_TRACE(RandomProgram(seed).text());
        expectAgreement(contextFor(RandomProgram(seed).text()), std::mt19937_64(seed));
    }
}

TEST(Standings, AgreeAmongLoopsProcessesAndTimeouts)
{
    const auto context = contextFor(kOfEveryKind);
    for (std::uint64_t seed = 1; seed <= 100 && !HasFailure(); ++seed)
        expectAgreement(context, std::mt19937_64(seed));
}

} // namespace core
