// An event loop with 100 tasks and with 100,000, each of which awaits asyncio.sleep() several times: what a
// switch to a task costs, in a whole run and once the tasks are there (a run less one of half as many
// rounds).

#include "core/lang/compile.h"
#include "core/machine/simulate.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <ctime>
#include <string>

namespace {

constexpr std::int64_t kSwitches = 1'000'000;

/// What the tasks await; `i` is a task's number.
constexpr std::array kNaps{"0", "0.001", "0.001 * (i % 97 + 1)"};

std::shared_ptr<const core::Program> program(std::int64_t tasks, std::int64_t rounds, const std::string& nap)
{
    const std::string text = "import asyncio\n"
                             "async def rest(i):\n"
                             "    for _ in range("
        + std::to_string(rounds)
        + "):\n"
          "        await asyncio.sleep("
        + nap
        + ")\n"
          "async def main():\n"
          "    tasks = [asyncio.create_task(rest(i)) for i in range("
        + std::to_string(tasks)
        + ")]\n"
          "    for task in tasks:\n"
          "        await task\n"
          "asyncio.run(main())\n";
    return core::compile(text, "bench.py").program;
}

struct Run {
    double seconds = 0; ///< Of the processor: others may be at work beside it.
    std::int64_t switches = 0;
};

Run timed(const std::shared_ptr<const core::Program>& lesson)
{
    core::RunOptions options = *core::optionsFor(*lesson, {});
    options.limits.maxSteps = ~std::uint64_t{0};
    const std::clock_t begin = std::clock();
    const auto recording = core::simulate(lesson, options);
    Run run;
    run.seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    for (std::size_t i = 0; i < recording->size(); ++i)
        run.switches += recording->isA<core::Resumed>(core::EventId{i}) ? 1 : 0;
    return run;
}

std::int64_t roundsFor(std::int64_t tasks)
{
    return std::max<std::int64_t>(1, kSwitches / tasks);
}

/// A whole run, with the making and the end of its tasks.
void wholeRun(benchmark::State& state)
{
    const std::string nap = kNaps[static_cast<std::size_t>(state.range(1))];
    const auto lesson = program(state.range(0), roundsFor(state.range(0)), nap);
    std::int64_t switches = 0;
    for (auto _ : state) {
        const Run run = timed(lesson);
        state.SetIterationTime(run.seconds);
        switches += run.switches;
    }
    state.SetItemsProcessed(switches);
    state.SetLabel("sleep(" + nap + ")");
}

void taskSwitch(benchmark::State& state)
{
    const std::string nap = kNaps[static_cast<std::size_t>(state.range(1))];
    const std::int64_t rounds = roundsFor(state.range(0));
    const auto half = program(state.range(0), rounds, nap);
    const auto whole = program(state.range(0), 2 * rounds, nap);
    std::int64_t switches = 0;
    for (auto _ : state) {
        const Run shorter = timed(half);
        const Run longer = timed(whole);
        state.SetIterationTime(std::max(1e-9, longer.seconds - shorter.seconds));
        switches += longer.switches - shorter.switches;
    }
    state.SetItemsProcessed(switches);
    state.SetLabel("sleep(" + nap + ")");
}

const std::vector<std::vector<std::int64_t>> kCases{
    {100, 99'998}, benchmark::CreateDenseRange(0, static_cast<int>(kNaps.size()) - 1, 1)};

} // namespace

// The last is as many as --max-threads allows beside main and its task.
BENCHMARK(wholeRun)->ArgsProduct(kCases)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK(taskSwitch)->ArgsProduct(kCases)->Unit(benchmark::kMillisecond)->UseManualTime();
BENCHMARK_MAIN();
