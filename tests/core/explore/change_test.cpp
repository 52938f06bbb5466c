#include "core/explore/change.h"
#include "tests/support/lesson.h"

namespace core {

namespace {

std::shared_ptr<const Exploration> explored(const std::string& lock)
{
    const std::string text = "from threading import Lock, Thread\nlock = Lock()\ncounter = 0\n"
                             "def add():\n    global counter\n"
        + lock + "a = Thread(target=add)\nb = Thread(target=add)\na.start()\nb.start()\na.join()\nb.join()\n";
    return explore(testing::compiled(text), {});
}

const std::string kBroken = "    counter += 1\n";
const std::string kMended = "    with lock:\n        counter += 1\n";

} // namespace

TEST(ExplorationChange, SaysThatTheLostUpdateIsGone)
{
    const ExplorationChange change = changeBetween(*explored(kBroken), *explored(kMended));
    EXPECT_TRUE(change.better);
    EXPECT_EQ(change.words,
              "The data race and the lost update are gone; 2 outcomes became 1, 20 interleavings became 2.");
}

TEST(ExplorationChange, SaysThatItHasCome)
{
    const ExplorationChange change = changeBetween(*explored(kMended), *explored(kBroken));
    EXPECT_TRUE(change.worse);
    EXPECT_EQ(change.words.substr(0, 44), "The data race and the lost update have come;");
}

TEST(ExplorationChange, OfNothingIsNeitherBetterNorWorse)
{
    const ExplorationChange change = changeBetween(*explored(kMended), *explored(kMended));
    EXPECT_FALSE(change.better || change.worse);
    EXPECT_EQ(change.words, "Still 1 outcome.");
}

} // namespace core
