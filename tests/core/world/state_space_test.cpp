#include "core/world/state_space.h"
#include "tests/support/lesson.h"

#include <gmock/gmock.h>

namespace core {

using testing::compiled;

namespace {

/// Its first step starts all threads: they begin within it.
constexpr std::string_view kManyThreads = R"py(
import threading
counter = 0
def work():
    global counter
    counter += 1
print("go")
for _ in range(300):
    threading.Thread(target=work).start()
)py";

World settledWorld(std::string_view text)
{
    auto context = std::make_shared<WorldContext>();
    context->program = compiled(text);
    context->sharing = std::make_shared<Sharing>(context->program);
    World world(std::move(context));
    settle(world);
    return world;
}

/// Whether a space with these options gave up in the program's first step.
bool givesUp(const StateSpace::Options& options)
{
    StateSpace space(settledWorld(kManyThreads), options);
    StateSpace::State state = space.start(Trail());
    std::vector<Way> ways;
    space.waysOn(state, ways);
    space.take(state, ways.at(0));
    return space.gaveUp();
}

} // namespace

TEST(StateSpace, GivesUpWithinAStepThatTakesTooMuchMemory)
{
    EXPECT_FALSE(givesUp({}));
    EXPECT_TRUE(givesUp({.maxBytes = 1'000'000}));
}

TEST(StateSpace, GivesUpWithinAStepWhenAskedToStop)
{
    std::stop_source source;
    EXPECT_FALSE(givesUp({.stop = source.get_token()}));
    source.request_stop();
    EXPECT_TRUE(givesUp({.stop = source.get_token()}));
}

} // namespace core
