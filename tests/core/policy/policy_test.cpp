#include "core/policy/policy.h"

#include "core/policy/ranked_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace core;
using testing::ElementsAre;

namespace {

class Queue {
public:
    explicit Queue(std::string_view name, Settings settings = {})
        : m_policy(findPolicy(name)->make(settings))
        , m_all(100)
    {
    }

    Queue& add(std::size_t thread, Entry entry = Entry::Woken)
    {
        m_policy->add(ThreadId{thread}, entry, m_all, Instant{});
        return *this;
    }
    std::size_t next() { return m_policy->next(m_all, Instant{}).index(); }
    std::vector<std::size_t> drain()
    {
        std::vector<std::size_t> order;
        while (m_policy->size() != 0)
            order.push_back(next());
        return order;
    }
    Policy& policy() { return *m_policy; }
    const Contenders& contenders() const { return m_all; }

private:
    std::unique_ptr<Policy> m_policy;
    Contenders m_all;
};

} // namespace

TEST(Policies, HaveNamesOfTheirOwn)
{
    for (const PolicyInfo& policy : policyTable())
        EXPECT_EQ(findPolicy(policy.name), &policy);
    EXPECT_EQ(findPolicy("best"), nullptr);
}

TEST(FirstComeFirstServed, ServesInTheOrderOfComingAndNeverEndsATurn)
{
    Queue queue("fcfs");

    EXPECT_THAT(queue.add(3).add(1).add(2).drain(), ElementsAre(3, 1, 2));
    EXPECT_EQ(queue.policy().slice(ThreadId{0}, queue.contenders()), std::nullopt);
}

TEST(RoundRobin, QueuesWhoUsedUpItsQuantumBehindTheOthers)
{
    Settings settings;
    settings.quantum = 7ms;
    Queue queue("rr", settings);

    EXPECT_THAT(queue.add(1).add(2).add(0, Entry::UsedUp).drain(), ElementsAre(1, 2, 0));
    EXPECT_EQ(queue.policy().slice(ThreadId{0}, queue.contenders()), 7ms);
}

TEST(RandomChoice, TakesEachReadyThreadAboutAsOften)
{
    Queue queue("random");
    std::vector<int> taken(4);
    for (int i = 0; i < 4000; ++i) {
        const std::size_t first = queue.add(0).add(1).add(2).add(3).next();
        ++taken[first];
        queue.drain();
    }

    for (const int times : taken)
        EXPECT_NEAR(times, 1000, 100);
}

TEST(RandomChoice, DependsOnTheSeed)
{
    const auto order = [](std::uint64_t seed) {
        Settings settings;
        settings.seed = seed;
        Queue queue("random", settings);
        for (std::size_t i = 0; i < 50; ++i)
            queue.add(i);
        return queue.drain();
    };

    EXPECT_EQ(order(1), order(1));
    EXPECT_NE(order(1), order(2));
}

// A new row of the table is tested by being there.
RC_GTEST_PROP(EveryPolicy, GivesBackWhoWasAddedAndItsCloneDoesTheSame, ())
{
    for (const PolicyInfo& info : policyTable()) {
        Contenders all(20);
        auto policy = info.make(Settings{});
        std::vector<std::size_t> inside;
        for (const int action : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 40))) {
            const auto thread = static_cast<std::size_t>(action % 20);
            if (action < 20 && std::ranges::find(inside, thread) == inside.end()) {
                all[thread].order = inside.size() + 1;
                policy->add(ThreadId{thread}, Entry::Woken, all, Instant{});
                inside.push_back(thread);
            } else if (!inside.empty()) {
                const auto twin = policy->clone();
                Contenders theirs = all;
                const ThreadId next = policy->next(all, Instant{});
                RC_ASSERT(twin->next(theirs, Instant{}) == next);
                RC_ASSERT(std::erase(inside, next.index()) == 1U);
            }
            RC_ASSERT(policy->size() == inside.size());
        }
    }
}

TEST(EveryPolicy, IsAChoiceOfTheSetting)
{
    std::string names;
    for (const PolicyInfo& policy : policyTable()) {
        Settings settings;
        EXPECT_TRUE(applySetting(settings, "policy", policy.name)) << policy.name;
        names += (names.empty() ? "" : "|") + std::string(policy.name);
    }
    std::vector<std::string> offered;
    for (std::string_view rest = findSetting("policy")->range; !rest.empty();) {
        offered.emplace_back(rest.substr(0, rest.find('|')));
        rest.remove_prefix(std::min(rest.size(), offered.back().size() + 1));
    }
    EXPECT_EQ(offered.back(), "manual"); // A person's: no machine runs it.
    EXPECT_EQ(offered.size(), policyTable().size() + 1) << names;
}

TEST(EveryPolicy, GivesACoreToSpareTheLastThatMayRunThere)
{
    for (const PolicyInfo& info : policyTable()) {
        Contenders all(3);
        all[2].affinity = 1; // Core 0 only.
        const auto policy = info.make(Settings{});
        for (std::size_t i = 0; i < 3; ++i)
            policy->add(ThreadId{i}, Entry::Woken, all, Instant{});

        EXPECT_EQ(policy->steal(1, all), ThreadId{1}) << info.name;
        EXPECT_EQ(policy->size(), 2U) << info.name;
        EXPECT_EQ(policy->steal(0, all), ThreadId{2}) << info.name;
    }
}

TEST(EveryPolicy, PutsWhoWasPassedOverBackToItsPlace)
{
    for (const PolicyInfo& info : policyTable()) {
        if (info.make(Settings{})->switchesAtSteps() || info.name == "lottery")
            continue; // Chance has no place.
        Contenders all(3);
        const auto policy = info.make(Settings{});
        for (std::size_t i = 0; i < 3; ++i)
            policy->add(ThreadId{i}, Entry::Woken, all, Instant{});

        const ThreadId first = policy->next(all, Instant{});
        policy->add(first, Entry::PassedOver, all, Instant{});

        EXPECT_EQ(policy->next(all, Instant{}), first) << info.name;
    }
}

TEST(MultiLevelFeedback, CountsAnAllotmentHoweverItWasUsed)
{
    Settings settings;
    settings.quanta = {10ms, 20ms};
    Contenders all(2);
    const auto policy = findPolicy("mlfq")->make(settings);
    policy->add(ThreadId{0}, Entry::Woken, all, Instant{});

    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(all[0].level, 0U);
        policy->next(all, Instant{});
        policy->ran(ThreadId{0}, 5ms, all);
        policy->add(ThreadId{0}, Entry::Woken, all, Instant{});
    }

    EXPECT_EQ(all[0].level, 1U);
    EXPECT_EQ(policy->slice(ThreadId{0}, all), 20ms);
}

TEST(EarliestEligible, KeepsTheLagWithinASlice)
{
    Contenders all(3);
    all[1].nice = 5;
    all[2].nice = -5;
    const auto policy = findPolicy("eevdf")->make(Settings{});
    for (std::size_t i = 0; i < 3; ++i)
        policy->add(ThreadId{i}, Entry::Woken, all, Instant{});

    for (int turn = 0; turn < 1000; ++turn) {
        const ThreadId running = policy->next(all, Instant{});
        policy->ran(running, *policy->slice(running, all), all);
        std::int64_t weights = 0;
        std::int64_t sum = 0;
        for (const Contender& each : all) {
            weights += each.weight;
            sum += each.weight * each.virtualTime;
        }
        for (const Contender& each : all)
            EXPECT_LE(std::abs(sum / weights - each.virtualTime) * each.weight / 1024,
                      Duration(3ms).count() + 1);
        policy->add(running, Entry::UsedUp, all, Instant{});
    }
}

RC_GTEST_PROP(RankedQueue, KeepsTheOrderOfWhoIsLeft, ())
{
    RankedQueue queue;
    std::vector<std::size_t> expected;
    Contenders all(100);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].affinity = i % 2 == 0 ? 1 : 2;
    for (std::size_t thread = 0; thread < all.size(); ++thread) {
        const auto kind = *rc::gen::inRange(0, 4);
        if (kind < 2 || expected.empty()) {
            queue.pushBack(ThreadId{thread});
            expected.push_back(thread);
        } else if (kind == 2) {
            const auto i = *rc::gen::inRange<std::size_t>(0, expected.size());
            RC_ASSERT(queue.take(i).index() == expected[i]);
            expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(i));
        } else {
            const auto last =
                std::find_if(expected.rbegin(), expected.rend(), [](auto t) { return t % 2 == 1; });
            const auto taken = queue.takeLast(1, all);
            RC_ASSERT(taken.has_value() == (last != expected.rend()));
            if (taken) {
                RC_ASSERT(taken->index() == *last);
                expected.erase(std::next(last).base());
            }
        }
        RC_ASSERT(queue.size() == expected.size());
    }
    for (const std::size_t thread : expected)
        RC_ASSERT(queue.take(0).index() == thread);
}
