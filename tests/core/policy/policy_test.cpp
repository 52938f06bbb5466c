#include "core/policy/policy.h"

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
