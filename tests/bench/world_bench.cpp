#include "core/lang/compile.h"
#include "core/world/drive.h"
#include "core/world/key.h"

#include <benchmark/benchmark.h>

namespace {

using namespace core;

/// Five philosophers, each with one fork in the hand.
constexpr std::string_view kDining = R"py(
import threading

def philosopher(left, right):
    left.acquire()
    right.acquire()
    right.release()
    left.release()

def main():
    forks = [threading.Lock() for _ in range(5)]
    threads = [threading.Thread(target=philosopher, args=(forks[i], forks[(i + 1) % 5])) for i in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

main()
)py";

World settledWorld()
{
    auto context = std::make_shared<WorldContext>();
    context->program = compile(kDining, "dining.py").program;
    context->sharing = findSharing(context->program, *context);
    World world(std::move(context));
    settle(world);
    return world;
}

World midway(World world)
{
    for (std::size_t thread = 1; thread <= 5; ++thread)
        takeWay(world, Way{ThreadId{thread}});
    return world;
}

void copyOfAWorld(benchmark::State& state)
{
    const World world = midway(settledWorld());
    for (auto _ : state) {
        World copy = world;
        benchmark::DoNotOptimize(copy);
    }
}
BENCHMARK(copyOfAWorld);

void keyOfAWorld(benchmark::State& state)
{
    World base = settledWorld();
    base.memory().pin(std::uint64_t{1} << 22);
    const World world = midway(base);
    Anatomy anatomy(base, false);
    for (auto _ : state)
        benchmark::DoNotOptimize(anatomy.takeApart(world));
}
BENCHMARK(keyOfAWorld);

void stepOfAWorld(benchmark::State& state)
{
    const World world = settledWorld();
    for (auto _ : state) {
        World copy = world;
        takeWay(copy, Way{ThreadId{1}});
        benchmark::DoNotOptimize(copy);
    }
}
BENCHMARK(stepOfAWorld);

} // namespace

BENCHMARK_MAIN();
