#include "core/explore/exploration.h"
#include "tests/core/explore/described.h"
#include "tests/support/lesson.h"
#include "tests/support/random_program.h"

#include <gmock/gmock.h>

namespace core {

using testing::compiled;
using testing::described;

namespace {

std::string explored(const std::shared_ptr<const Program>& program, ExploreOptions options,
                     std::size_t workers)
{
    options.workers = workers;
    return described(*explore(program, options));
}

/// Whatever is told of the program, with one worker, two and eight.
void expectTheSame(const std::string& text, const ExploreOptions& options)
{
    const auto program = compiled(text);
    const std::string alone = explored(program, options, 1);
    EXPECT_EQ(explored(program, options, 2), alone) << text;
    EXPECT_EQ(explored(program, options, 8), alone) << text;
}

ExploreOptions optionsAt(Granularity granularity, std::uint64_t maxStates = 20'000)
{
    ExploreOptions options;
    options.granularity = granularity;
    options.run.settings.granularity = granularity;
    options.run.limits.maxStates = maxStates;
    options.mergesIdentical = false; // Else few states are left.
    return options;
}

/// Some thousands of states; two of the threads print, and all may fail to get on.
std::string philosophers(int count)
{
    const std::string number = std::to_string(count);
    return "import threading\nforks = [threading.Lock() for _ in range(" + number
        + ")]\n"
          "def dine(n):\n"
          "    with forks[n]:\n"
          "        with forks[(n + 1) % "
        + number
        + "]:\n"
          "            if n < 2:\n"
          "                print(n)\n"
          "threads = [threading.Thread(target=dine, args=(n,)) for n in range("
        + number
        + ")]\n"
          "for t in threads:\n    t.start()\n"
          "for t in threads:\n    t.join()\n";
}

} // namespace

TEST(Workers, FindTheSameHoweverManyTheyAre)
{
    expectTheSame(philosophers(6), optionsAt(Granularity::Access));
}

TEST(Workers, StopAtTheSameStateWhereALimitIsReached)
{
    for (const std::uint64_t limit : {700U, 1500U, 4000U})
        expectTheSame(philosophers(6), optionsAt(Granularity::Step, limit));
}

TEST(Workers, FindTheSameInRandomPrograms)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
        expectTheSame(testing::RandomProgram(seed, 4).text(), optionsAt(static_cast<Granularity>(seed % 4)));
}

TEST(Workers, FindTheSameWhereTheProgramGoesRoundForEver)
{
    expectTheSame(R"py(import threading
flags = [0, 0, 0]
def turn(n):
    while flags[n] < 8:
        flags[n] = flags[n] + 1
        if flags[(n + 1) % 3] == 7:
            flags[n] = 0
for n in range(3):
    threading.Thread(target=turn, args=(n,)).start()
)py",
                  optionsAt(Granularity::Access));
}

} // namespace core
