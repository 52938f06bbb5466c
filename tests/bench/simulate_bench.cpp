// Threads that alternate 25 ms of work and 40 ms of I/O on 8 cores, until about a million scheduling events
// have happened: what a run costs, and what an event, for every policy, among 100 threads and 100,000.
// SimGrid does 1.2 million events a second on the same work with 1,000 threads.

#include "core/lang/compile.h"
#include "core/machine/simulate.h"
#include "core/policy/policy.h"

#include <benchmark/benchmark.h>
#include <ctime>
#include <string>

namespace {

constexpr double kEvents = 1e6;
constexpr double kEventsPerRound = 7; ///< Under rr, of a thread: three turns, two pre-emptions, I/O, wake-up.
constexpr double kWork = 25;          ///< ms a round.
constexpr double kIo = 40;
constexpr double kCores = 8;

/// About `events` scheduling events under rr.
std::shared_ptr<const core::Program> program(std::int64_t threads, double events)
{
    const auto count = static_cast<double>(threads);
    const double round = std::max(kWork + kIo, count * kWork / kCores);
    const double until = std::max(1.0, round * events / (kEventsPerRound * count));
    const std::string text = "from interleave import at, io, machine, until, work\n"
                             "machine(cores=8, runtime='native', op_cost=0, quantum=10)\n"
                             "def alternate():\n"
                             "    while True:\n"
                             "        work(25)\n"
                             "        io(40)\n"
                             "for i in range("
        + std::to_string(threads)
        + "):\n"
          "    at(0, alternate)\n"
          "until("
        + std::to_string(until) + ")\n";
    return core::compile(text, "bench.py").program;
}

bool isScheduling(const core::Happening& what)
{
    return !std::holds_alternative<core::Stepped>(what) && !std::holds_alternative<core::Created>(what);
}

struct Run {
    double seconds = 0; ///< Of the processor: others may be at work beside it.
    std::int64_t events = 0;
    double bytesPerEvent = 0;
};

Run timed(const std::shared_ptr<const core::Program>& lesson, const std::string& policy)
{
    const core::Result<core::RunOptions> options = core::optionsFor(*lesson, {{"policy", policy}});
    const std::clock_t begin = std::clock();
    const auto recording = core::simulate(lesson, *options);
    Run run;
    run.seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    for (std::size_t i = 0; i < recording->size(); ++i)
        run.events += isScheduling(recording->event(core::EventId{i}).what) ? 1 : 0;
    run.bytesPerEvent = static_cast<double>(recording->bytes()) / static_cast<double>(recording->size());
    return run;
}

/// A whole run, with the making of its threads.
void wholeRun(benchmark::State& state)
{
    const auto lesson = program(state.range(0), kEvents);
    Run run;
    std::int64_t events = 0;
    for (auto _ : state) {
        run = timed(lesson, "rr");
        state.SetIterationTime(run.seconds);
        events += run.events;
    }
    state.SetItemsProcessed(events);
    state.counters["bytes/event"] = run.bytesPerEvent;
}

/// What an event more costs once the threads are there: a run less one of half its length.
void event(benchmark::State& state, const std::string& policy, std::int64_t threads)
{
    const auto half = program(threads, kEvents);
    const auto whole = program(threads, 2 * kEvents);
    std::int64_t events = 0;
    for (auto _ : state) {
        const Run shorter = timed(half, policy);
        const Run longer = timed(whole, policy);
        state.SetIterationTime(std::max(1e-9, longer.seconds - shorter.seconds));
        events += longer.events - shorter.events;
    }
    state.SetItemsProcessed(events);
    state.SetLabel(policy);
}

void eventOf(benchmark::State& state)
{
    event(state, std::string(core::policyTable()[static_cast<std::size_t>(state.range(0))].name),
          state.range(1));
}

} // namespace

// The last is as many as --max-threads allows beside main.
BENCHMARK(wholeRun)
    ->Arg(100)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(99'999)
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();
BENCHMARK(eventOf)
    ->ArgsProduct({benchmark::CreateDenseRange(0, static_cast<int>(core::policyTable().size()) - 1, 1),
                   {100, 99'999}})
    ->Unit(benchmark::kMillisecond)
    ->UseManualTime();
BENCHMARK_MAIN();
