// 1,000 threads on 8 cores, rr 10 ms, each alternating 25 ms of work and 40 ms of I/O, until about a million
// scheduling events have happened: ours and SimGrid's (libsimgrid-dev), one after the other in one run, five
// times. SimGrid shares a CPU among its actors like a fluid, so round robin is written with what it has: an
// actor takes one of eight permits in the order of coming, sleeps for its slice, gives the permit back and
// queues again.

#include "core/lang/compile.h"
#include "core/machine/simulate.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <simgrid/s4u.hpp>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

constexpr int kThreads = 1000;
constexpr int kCores = 8;
constexpr double kUntil = 450; ///< Seconds; 3.1 a round.

struct Figures {
    double seconds = 0;
    double events = 0; ///< Switches, pre-emptions, beginnings and ends of I/O.
};

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

Figures ours()
{
    const auto program = core::compile("from interleave import at, io, machine, until, work\n"
                                       "machine(cores=8, runtime='native', op_cost=0, quantum=10)\n"
                                       "def alternate():\n"
                                       "    while True:\n"
                                       "        work(25)\n"
                                       "        io(40)\n"
                                       "for i in range(1000):\n"
                                       "    at(0, alternate)\n"
                                       "until(450000)\n",
                                       "bench.py")
                             .program;
    const auto options = core::optionsFor(*program);
    const auto begin = std::chrono::steady_clock::now();
    const auto recording = core::simulate(program, *options);
    Figures figures{secondsSince(begin), 0};
    for (std::size_t i = 0; i < recording->size(); ++i) {
        const core::Happening what = recording->event(core::EventId{i}).what;
        figures.events += std::holds_alternative<core::SwitchedIn>(what)
            + std::holds_alternative<core::Preempted>(what) + std::holds_alternative<core::Blocked>(what)
            + std::holds_alternative<core::Woken>(what);
    }
    return figures;
}

Figures simGrids()
{
    namespace s4u = simgrid::s4u;
    std::vector<char> name{'b', 'e', 'n', 'c', 'h', '\0'};
    int count = 1;
    char* arguments[] = {name.data(), nullptr};
    s4u::Engine engine(&count, arguments);
    auto* zone = s4u::create_full_zone("zone");
    auto* host = zone->create_host("host", 1e9);
    zone->seal();
    const auto cores = s4u::Semaphore::create(kCores);
    std::uint64_t events = 0;
    const auto alternate = [&] {
        for (;;) {
            for (const double slice : {0.010, 0.010, 0.005}) {
                cores->acquire();
                s4u::this_actor::sleep_for(slice);
                cores->release();
                events += 2; // In, and out by the quantum's or the burst's end.
            }
            s4u::this_actor::sleep_for(0.040);
            ++events; // Its end.
        }
    };
    for (int i = 0; i < kThreads; ++i)
        s4u::Actor::create("thread", host, alternate)->daemonize();
    s4u::Actor::create("end", host, [] { s4u::this_actor::sleep_for(kUntil); });
    const auto begin = std::chrono::steady_clock::now();
    engine.run();
    return {secondsSince(begin), static_cast<double>(events)};
}

/// In a process of its own: SimGrid's engine exists once.
Figures inChild()
{
    int ends[2];
    if (pipe(ends) != 0)
        return {};
    if (const pid_t child = fork(); child == 0) {
        const Figures figures = simGrids();
        _exit(write(ends[1], &figures, sizeof figures) == sizeof figures ? 0 : 1);
    }
    Figures figures;
    if (read(ends[0], &figures, sizeof figures) != sizeof figures)
        figures = {};
    close(ends[0]);
    close(ends[1]);
    wait(nullptr);
    return figures;
}

} // namespace

int main()
{
    std::vector<double> own, theirs, ratios;
    for (int i = 0; i < 5; ++i) {
        const Figures we = ours();
        const Figures they = inChild();
        own.push_back(we.events / we.seconds);
        theirs.push_back(they.events / they.seconds);
        ratios.push_back(own.back() / theirs.back());
        std::printf("ours %.2f M events/s (%.0f events), SimGrid %.2f M (%.0f), ratio %.2f\n",
                    own.back() / 1e6, we.events, theirs.back() / 1e6, they.events, ratios.back());
    }
    for (auto* all : {&own, &theirs, &ratios})
        std::ranges::sort(*all);
    std::printf("medians: ours %.2f M events/s, SimGrid %.2f M, ratio %.2f\n", own[2] / 1e6, theirs[2] / 1e6,
                ratios[2]);
}
