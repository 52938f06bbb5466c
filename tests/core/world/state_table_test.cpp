#include "core/world/state_table.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace core {

namespace {

constexpr std::size_t kColumns = 3;
using State = std::vector<std::uint32_t>;

State stateOf(std::mt19937& random, std::uint32_t largest)
{
    State state;
    for (std::size_t i = 0; i < kColumns; ++i)
        state.push_back(random() % 9 == 0 ? StateTable::kAbsent
                                          : static_cast<std::uint32_t>(random() % largest));
    return state;
}

/// Inserts them together, as several workers do; their indices.
std::vector<std::uint32_t> insertTogether(StateTable& table, const std::vector<State>& states)
{
    std::vector<StateTable::Candidate> candidates(states.size());
    std::array<std::vector<StateTable::Candidate*>, StateTable::kShards> shards;
    std::uint32_t largest = 0;
    for (std::size_t i = 0; i < states.size(); ++i) {
        candidates[i].hash = StateTable::hashOf(states[i]);
        candidates[i].numbers = states[i].data();
        shards[StateTable::shardOf(candidates[i].hash)].push_back(&candidates[i]);
        largest = std::max(largest, largestIn(states[i]));
    }
    table.fitNumbers(largest);
    for (std::size_t shard = StateTable::kShards; shard-- > 0;)
        table.look(shard, shards[shard]);
    std::size_t size = table.size();
    for (StateTable::Candidate& each : candidates)
        if (each.isNew)
            each.index = static_cast<std::uint32_t>(size++);
    table.makeRoom(size);
    for (std::size_t shard = 0; shard < StateTable::kShards; ++shard)
        table.keep(shard, shards[shard]);
    std::vector<std::uint32_t> indices;
    for (const StateTable::Candidate& each : candidates)
        indices.push_back(each.same != nullptr ? each.same->index : each.index);
    return indices;
}

} // namespace

TEST(StateTable, GivesStatesThatComeTogetherTheNumbersThatTheyGetOneByOne)
{
    std::mt19937 random(7);
    StateTable together(kColumns);
    StateTable oneByOne(kColumns);
    // Few states at first, which come again and again; then many, with larger and larger numbers.
    for (const std::uint32_t largest : {3U, 3U, 20U, 60U, 400U, 70'000U}) {
        std::vector<State> states;
        for (int i = 0; i < 9'000; ++i)
            states.push_back(stateOf(random, largest));
        std::vector<std::uint32_t> expected;
        for (const State& state : states)
            expected.push_back(oneByOne.insert(state, StateTable::hashOf(state)).index);

        EXPECT_EQ(insertTogether(together, states), expected);

        ASSERT_EQ(together.size(), oneByOne.size());
        for (const State& state : states)
            ASSERT_EQ(together.find(state, StateTable::hashOf(state)),
                      oneByOne.find(state, StateTable::hashOf(state)));
    }
    State one(kColumns);
    State other(kColumns);
    for (std::size_t i = 0; i < together.size(); ++i) {
        together.read(i, one);
        oneByOne.read(i, other);
        ASSERT_EQ(one, other) << i;
    }
}

} // namespace core
