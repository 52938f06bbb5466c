// What policies promise in the long run: shares by weight, and that nobody starves. One core, threads that
// always want it.

#include "core/policy/nice_weight.h"
#include "core/timeline/timeline.h"
#include "tests/support/simulated.h"

#include <cmath>
#include <numeric>
#include <rapidcheck/gtest.h>

using namespace core;
using namespace core::testing;

namespace {

constexpr double kUntil = 1000; ///< ms

std::string nameOfThread(std::size_t i)
{
    return std::string(1, static_cast<char>('A' + i));
}

/// Each with `name`=value, from 0 to kUntil.
std::string hungry(const std::vector<int>& values, const std::string& name)
{
    std::string lesson;
    for (std::size_t i = 0; i < values.size(); ++i)
        lesson += "at(0, work, 100000, name='" + nameOfThread(i) + "', " + name + "="
            + std::to_string(values[i]) + ")\n";
    return lesson + "until(1000)\n";
}

/// By how many ms each thread has got more than its share.
std::vector<double> excess(const Recording& recording, const std::vector<double>& weights)
{
    const auto threads = threadsOf(recording);
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<double> result;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto ran = static_cast<double>(threads.at(nameOfThread(i)).running.count()) / 1e6;
        result.push_back(ran - kUntil * weights[i] / all);
    }
    return result;
}

std::vector<double> weightsOf(const std::vector<int>& nices)
{
    std::vector<double> weights;
    for (const int nice : nices)
        weights.push_back(static_cast<double>(weightOf(nice)));
    return weights;
}

Duration longestReady(const std::shared_ptr<const Recording>& recording)
{
    const Timeline timeline = timelineOf(recording);
    Duration longest{};
    for (const Lane& lane : timeline.threads)
        for (std::size_t i = 0; i < lane.size(); ++i)
            if (lane.state(i) == ThreadState::Ready)
                longest = std::max(longest, lane.end(i) - lane.begin(i));
    return longest;
}

std::vector<int> anyOf(int low, int high)
{
    return *rc::gen::container<std::vector<int>>(static_cast<std::size_t>(*rc::gen::inRange(2, 6)),
                                                 rc::gen::inRange(low, high));
}

} // namespace

// A period is at most latency or count · minimum granularity; nobody is further from its share than one.
RC_GTEST_PROP(ProportionalShare, IsKeptByCfsWithinAPeriod, ())
{
    const std::vector<int> nices = anyOf(-5, 6);

    const auto recording = onTextbookMachine(hungry(nices, "nice"), {{"policy", "cfs"}});

    for (const double more : excess(*recording, weightsOf(nices)))
        RC_ASSERT(std::abs(more) <= 6 + 0.75);
}

// Stoica and Abdel-Wahab's theorem 1: the lag never exceeds the length of a request.
RC_GTEST_PROP(ProportionalShare, IsKeptByEevdfWithinASlice, ())
{
    const std::vector<int> nices = anyOf(-5, 6);

    const auto recording = onTextbookMachine(hungry(nices, "nice"), {{"policy", "eevdf"}});

    for (const double more : excess(*recording, weightsOf(nices)))
        RC_ASSERT(std::abs(more) <= 3.001);
}

// A binomial distribution: of 1,000 draws each thread's deviate by √(n p (1 − p)); six times that is one in
// 500 million.
RC_GTEST_PROP(ProportionalShare, IsKeptByTheLotteryInTheMean, ())
{
    const std::vector<int> tickets = anyOf(1, 50);
    const std::vector<double> weights(tickets.begin(), tickets.end());
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    const auto seed = std::to_string(*rc::gen::inRange(0, 10'000));

    const auto recording = onTextbookMachine(hungry(tickets, "tickets"),
                                             {{"policy", "lottery"}, {"quantum", "1ms"}, {"seed", seed}});

    const std::vector<double> more = excess(*recording, weights);
    for (std::size_t i = 0; i < more.size(); ++i) {
        const double p = weights[i] / all;
        RC_ASSERT(std::abs(more[i]) <= 6 * std::sqrt(kUntil * p * (1 - p)) + 1);
    }
}

// At each boost all are on the top level, and take turns there.
RC_GTEST_PROP(Starvation, IsEndedByTheBoostOfFeedbackQueues, ())
{
    const std::vector<int> ignored = anyOf(0, 1);
    std::string lesson;
    for (int arrival = 0; arrival < 500; arrival += 10)
        lesson += "at(" + std::to_string(arrival) + ", work, 10)\n"; // Somebody new on the top level, always.
    lesson += hungry(ignored, "nice");

    const auto starving = onTextbookMachine(lesson, {{"policy", "mlfq"}});
    const auto boosted = onTextbookMachine(lesson, {{"policy", "mlfq"}, {"boost", "100ms"}});

    const auto count = static_cast<Duration::rep>(ignored.size());
    RC_ASSERT(longestReady(starving) > 450ms);
    // The new ones of the time before a boost are before it in the queue: at most one each 10 ms.
    RC_ASSERT(longestReady(boosted) <= 2 * 100ms + (count + 10) * 10ms);
}

// Waiting makes more urgent than any priority in the end.
RC_GTEST_PROP(Starvation, IsEndedByAgeing, ())
{
    std::vector<int> priorities = anyOf(0, 8);
    priorities.front() = 0;
    priorities.back() = 7;
    const std::string lesson = hungry(priorities, "priority");

    const auto starving = onTextbookMachine(lesson, {{"policy", "priority"}});
    const auto ageing = onTextbookMachine(lesson, {{"policy", "priority"}, {"aging", "20ms"}});

    const auto count = static_cast<Duration::rep>(priorities.size());
    RC_ASSERT(longestReady(starving) == 1000ms);
    RC_ASSERT(longestReady(ageing) <= 8 * 20ms + count * 20ms);
}

TEST(Starvation, NeverHappensWherePoliciesTakeTurns)
{
    const std::string lesson = hungry({0, 0, 0, 0, 0}, "nice");

    for (const char* policy : {"rr", "stride", "cfs", "eevdf"}) {
        const auto recording = onTextbookMachine(lesson, {{"policy", policy}});
        EXPECT_LE(longestReady(recording), 4 * 10ms) << policy;
    }
}
