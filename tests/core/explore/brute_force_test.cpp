#include "core/explore/exploration.h"
#include "core/replay/replay.h"
#include "tests/core/explore/enumeration.h"
#include "tests/support/lesson.h"
#include "tests/support/random_program.h"

#include <cstdlib>
#include <gmock/gmock.h>

namespace core {

using testing::compiled;
using testing::Enumeration;

namespace {

/// By hand INTERLEAVE_PROGRAMS says how many; ten thousand take some minutes.
constexpr int kPrograms = 1000;
/// A program with more choices than these is left out: another one takes its place.
constexpr std::size_t kMostChoices = 1500;

/// Where the random programs begin: INTERLEAVE_SEED, else always the same.
std::uint64_t firstSeed()
{
    const char* given = std::getenv("INTERLEAVE_SEED");
    return given ? std::strtoull(given, nullptr, 10) : 1;
}

int programs()
{
    const char* given = std::getenv("INTERLEAVE_PROGRAMS");
    return given ? std::atoi(given) : kPrograms;
}

std::vector<std::pair<std::string, std::string>> pairsOf(const std::vector<FinalVariable>& globals)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const FinalVariable& variable : globals)
        pairs.emplace_back(variable.name, variable.json);
    return pairs;
}

Enumeration enumerate(const std::shared_ptr<const Program>& program, const RunOptions& options)
{
    auto context = std::make_shared<WorldContext>();
    context->program = program;
    context->settings = options.settings;
    context->sharing = findSharing(program, *context);
    return Enumeration(World(std::move(context)), kMostChoices);
}

/// What exploring found, in the words of the enumeration.
std::map<std::string, std::string> described(const Exploration& exploration)
{
    std::map<std::string, std::string> all;
    for (const ExploredOutcome& outcome : exploration.outcomes)
        all[Enumeration::keyOf(outcome.kind, outcome.message, outcome.output, pairsOf(outcome.globals))] =
            outcome.interleavings + " by " + format(outcome.schedule);
    return all;
}

std::map<std::string, std::string> described(const Enumeration& enumeration, Granularity granularity)
{
    std::map<std::string, std::string> all;
    for (const auto& [key, outcome] : enumeration.outcomes())
        all[key] =
            std::to_string(outcome.interleavings) + " by " + format(Schedule{granularity, outcome.schedule});
    return all;
}

void expectReplays(const std::shared_ptr<const Program>& program, const Exploration& exploration,
                   const RunOptions& options)
{
    for (const ExploredOutcome& outcome : exploration.outcomes) {
        const auto recording = replay(program, outcome.schedule, options);
        ASSERT_TRUE(recording) << recording.error().message;
        const RecordingInfo& info = (*recording)->info();
        EXPECT_EQ(
            Enumeration::keyOf(info.outcome.kind, info.outcome.message, info.output, pairsOf(info.globals)),
            Enumeration::keyOf(outcome.kind, outcome.message, outcome.output, pairsOf(outcome.globals)));
    }
}

/// False when the program is too large to be enumerated.
bool agrees(const std::string& text, std::uint64_t seed)
{
    const auto program = compiled(text);
    RunOptions options;
    options.settings.granularity = static_cast<Granularity>(seed % 4);
    const Enumeration enumeration = enumerate(program, options);
    if (!enumeration.isComplete())
        return false;
    const auto exploration = explore(program, {options.settings.granularity, false, options});
    EXPECT_TRUE(exploration->complete);
    EXPECT_EQ(exploration->interleavings, std::to_string(enumeration.interleavings()));
    EXPECT_EQ(described(*exploration), described(enumeration, options.settings.granularity));
    for (const ExploredOutcome& outcome : exploration->outcomes) {
        const auto same = enumeration.outcomes().find(
            Enumeration::keyOf(outcome.kind, outcome.message, outcome.output, pairsOf(outcome.globals)));
        if (same != enumeration.outcomes().end()) {
            EXPECT_NEAR(outcome.probability.value_or(-1), same->second.probability, 1e-9);
            EXPECT_EQ(outcome.contextSwitches, same->second.switches);
        }
    }
    expectReplays(program, *exploration, options);
    return true;
}

} // namespace

TEST(Exploring, AgreesWithTryingEveryInterleavingOfRandomPrograms)
{
    std::uint64_t seed = firstSeed();
    for (int compared = 0; compared < programs() && !HasFailure(); ++seed) {
        const std::string text = testing::RandomProgram(seed).text();
        SCOPED_TRACE("INTERLEAVE_SEED=" + std::to_string(seed) + "\n" + text);
        compared += agrees(text, seed) ? 1 : 0;
    }
    RecordProperty("last_seed", std::to_string(seed));
}

} // namespace core
