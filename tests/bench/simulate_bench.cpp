// Threads that alternate 25 ms of work and 40 ms of I/O on 8 cores, until about a million scheduling events
// have happened: what an event costs, for rr from 100 to 100,000 threads, and for every policy. SimGrid
// does 1.2 million events a second on the same work with 1,000 threads.

#include "core/lang/compile.h"
#include "core/machine/simulate.h"
#include "core/policy/policy.h"

#include <benchmark/benchmark.h>
#include <string>

namespace {

constexpr double kEvents = 1e6;
constexpr double kEventsPerRound = 7; ///< Under rr, of a thread: three turns, two pre-emptions, I/O, wake-up.
constexpr double kWork = 25;          ///< ms a round.
constexpr double kIo = 40;
constexpr double kCores = 8;

std::shared_ptr<const core::Program> program(std::int64_t threads)
{
    const auto count = static_cast<double>(threads);
    const double round = std::max(kWork + kIo, count * kWork / kCores);
    const double until = std::max(1.0, round * kEvents / (kEventsPerRound * count));
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

void run(benchmark::State& state, std::int64_t threads, const std::string& policy)
{
    const auto lesson = program(threads);
    const core::Result<core::RunOptions> options = core::optionsFor(*lesson, {{"policy", policy}});
    std::int64_t events = 0;
    double bytes = 0;
    for (auto _ : state) {
        const auto recording = core::simulate(lesson, *options);
        state.PauseTiming();
        for (std::size_t i = 0; i < recording->size(); ++i)
            events += isScheduling(recording->event(core::EventId{i}).what) ? 1 : 0;
        bytes = static_cast<double>(recording->bytes()) / static_cast<double>(recording->size());
        state.ResumeTiming();
    }
    state.SetItemsProcessed(events);
    state.counters["bytes/event"] = bytes;
}

void roundRobin(benchmark::State& state)
{
    run(state, state.range(0), "rr");
}

void everyPolicy(benchmark::State& state)
{
    const core::PolicyInfo& policy = core::policyTable()[static_cast<std::size_t>(state.range(0))];
    state.SetLabel(std::string(policy.name));
    run(state, 1'000, std::string(policy.name));
}

} // namespace

// The last is as many as --max-threads allows beside main.
BENCHMARK(roundRobin)->Arg(100)->Arg(1'000)->Arg(10'000)->Arg(99'999)->Unit(benchmark::kMillisecond);
BENCHMARK(everyPolicy)
    ->DenseRange(0, static_cast<int>(core::policyTable().size()) - 1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
