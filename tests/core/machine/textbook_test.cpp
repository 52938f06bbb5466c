#include "tests/support/simulated.h"

#include "core/policy/nice_weight.h"

#include <fstream>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

using namespace core;
using namespace core::testing;
using ::testing::ElementsAre;
using ::testing::StartsWith;

namespace {

nlohmann::json oracles()
{
    std::ifstream file(std::string(INTERLEAVE_SOURCE_DIR) + "/tests/data/oracles.json");
    return nlohmann::json::parse(file);
}

double milliseconds(Duration duration)
{
    return static_cast<double>(duration.count()) / 1e6;
}

std::string jobs(const nlohmann::json& row)
{
    std::string lesson;
    for (std::size_t i = 0; i < row["jobs"].size(); ++i)
        lesson += "at(" + row["jobs"][i][0].dump() + ", work, " + row["jobs"][i][1].dump() + ", name='"
            + std::string(1, static_cast<char>('A' + i)) + "')\n";
    return lesson;
}

} // namespace

TEST(Textbook, TablesOfTurnaroundResponseAndWaitComeOutToTheDigit)
{
    const auto data = oracles();
    for (const auto& row : data["scheduling"]) {
        Overrides settings{{"policy", row["policy"]}};
        if (!row["quantum"].is_null())
            settings["quantum"] = row["quantum"].dump() + "ms";

        const auto recording = onTextbookMachine(jobs(row), settings);
        std::vector<double> turnaround;
        double response = 0;
        double ready = 0;
        for (const auto& [name, thread] : threadsOf(*recording)) {
            if (name == "MainThread")
                continue;
            turnaround.push_back(milliseconds(*thread.turnaround()));
            response += milliseconds(*thread.response());
            ready += milliseconds(thread.ready);
        }

        const auto count = static_cast<double>(turnaround.size());
        EXPECT_EQ(turnaround, row["turnaround"].get<std::vector<double>>()) << row;
        EXPECT_NEAR(response / count, row["avg_response"].get<double>(), 1e-9) << row;
        EXPECT_NEAR(ready / count, row["avg_wait"].get<double>(), 1e-9) << row;
    }
}

TEST(RoundRobin, QueuesANewThreadBeforeTheOneWhoseQuantumEndsAtThatInstant)
{
    const auto recording = onTextbookMachine("at(0, work, 8, name='A')\nat(3, work, 5, name='B')\n"
                                             "at(6, work, 4, name='C')\n",
                                             {{"quantum", "3ms"}});

    EXPECT_EQ(lettersOf(*recording), "AAABBBAAACCCBBAAC");
}

TEST(MultiLevelFeedback, DemotesAJobThatUsesUpItsAllotments)
{
    const auto recording = onTextbookMachine("at(0, work, 180, name='A')\nat(100, work, 20, name='B')\n",
                                             {{"policy", "mlfq"}, {"quanta", "10ms,10ms,10ms"}});

    EXPECT_EQ(lettersOf(*recording).substr(95, 30), "AAAAABBBBBBBBBBBBBBBBBBBBAAAAA");
    EXPECT_EQ(threadsOf(*recording)["A"].turnaround(), 200ms);
    EXPECT_EQ(threadsOf(*recording)["B"].turnaround(), 20ms);
}

TEST(MultiLevelFeedback, HasLongerQuantaFurtherDown)
{
    const auto recording =
        onTextbookMachine("at(0, work, 140, name='A')\nat(0, work, 140, name='B')\n", {{"policy", "mlfq"}});
    const auto times = [](char letter, std::size_t count) { return std::string(count, letter); };

    EXPECT_EQ(lettersOf(*recording),
              times('A', 10) + times('B', 10) + times('A', 20) + times('B', 20) + times('A', 40)
                  + times('B', 40) + times('A', 40) + times('B', 40) + times('A', 30) + times('B', 30));
}

TEST(MultiLevelFeedback, IsNotDeceivedByWhoGivesUpTheCoreJustBeforeItsAllotmentEnds)
{
    const std::string lesson = "def gamer():\n    for _ in range(20):\n        work(9)\n        io(1)\n"
                               "at(0, gamer, name='G')\nat(0, work, 200, name='A')\nuntil(200)\n";

    const auto threads = threadsOf(*onTextbookMachine(lesson, {{"policy", "mlfq"}}));

    EXPECT_LT(threads.at("G").running, 130ms);
}

TEST(MultiLevelFeedback, LetsTheLongOnesRunAgainAfterABoost)
{
    const std::string lesson = "def short():\n    for _ in range(100):\n        work(5)\n        io(1)\n"
                               "at(0, work, 500, name='L')\nat(50, short, name='S')\n"
                               "at(50, short, name='T')\nuntil(400)\n";

    const auto without =
        threadsOf(*onTextbookMachine(lesson, {{"policy", "mlfq"}, {"allotments", "1s,1s,1s"}}));
    const auto with = threadsOf(
        *onTextbookMachine(lesson, {{"policy", "mlfq"}, {"allotments", "1s,1s,1s"}, {"boost", "100ms"}}));

    EXPECT_GE(with.at("L").running, without.at("L").running);
}

TEST(Stride, TakesTurnsInProportionToTickets)
{
    const std::string lesson =
        "at(0, work, 100, name='A', tickets=100)\nat(0, work, 100, name='B', tickets=50)\n"
        "at(0, work, 100, name='C', tickets=250)\nuntil(8)\n";

    const auto recording = onTextbookMachine(lesson, {{"policy", "stride"}, {"quantum", "1ms"}});

    EXPECT_EQ(lettersOf(*recording), oracles()["stride_100_50_250"].get<std::string>());
}

TEST(Lottery, SharesByTicketsInTheLongRun)
{
    const std::string lesson = "at(0, work, 100000, name='A', tickets=75)\n"
                               "at(0, work, 100000, name='B', tickets=25)\nuntil(10000)\n";

    const auto threads = threadsOf(*onTextbookMachine(lesson, {{"policy", "lottery"}, {"quantum", "1ms"}}));

    EXPECT_NEAR(milliseconds(threads.at("A").running), 7500, 150); // Three and a half standard deviations.
}

TEST(NiceWeights, AreTheKernels)
{
    const auto weights = oracles()["cfs_weights"].get<std::vector<std::int64_t>>();

    for (int nice = -20; nice < 20; ++nice)
        EXPECT_EQ(weightOf(nice), weights[static_cast<std::size_t>(nice + 20)]) << nice;
}

TEST(FairPolicies, ShareByTheWeightsOfNiceValues)
{
    for (const char* policy : {"cfs", "eevdf"})
        for (const int nice : {1, 5, 19}) {
            const std::string lesson = "at(0, work, 100000, name='A')\nat(0, work, 100000, name='B', nice="
                + std::to_string(nice) + ")\nuntil(20000)\n";

            const auto threads = threadsOf(*onTextbookMachine(lesson, {{"policy", policy}}));

            const double share = 20000.0 * 1024 / static_cast<double>(1024 + weightOf(nice));
            EXPECT_NEAR(milliseconds(threads.at("A").running), share, 20) << policy << " " << nice;
        }
}

TEST(EarliestEligible, LetsEqualWeightsAlternate)
{
    const auto recording =
        onTextbookMachine("at(0, work, 9, name='A')\nat(0, work, 9, name='B')\n", {{"policy", "eevdf"}});

    EXPECT_EQ(lettersOf(*recording), "AAABBBAAABBBAAABBB");
}

TEST(CompletelyFair, LetsASleeperTakeTheCoreWhenItIsFarEnoughBehind)
{
    const std::string lesson = "def sleeper():\n    work(1)\n    io(20)\n    work(2)\n"
                               "at(0, sleeper, name='S')\nat(0, work, 100, name='A')\n";

    const auto woken =
        threadsOf(*onTextbookMachine(lesson, {{"policy", "cfs"}, {"wakeup_granularity", "1ms"}}));
    const auto late =
        threadsOf(*onTextbookMachine(lesson, {{"policy", "cfs"}, {"wakeup_granularity", "1s"}}));

    EXPECT_EQ(woken.at("S").completion, Instant{23ms});
    EXPECT_GT(late.at("S").completion, Instant{23ms});
}

TEST(RateMonotonic, MissesWhereEarliestDeadlineFirstMeetsAll)
{
    const std::string lesson = "at(0, work, 2, name='A', period=5)\nat(0, work, 4, name='B', period=7)\n"
                               "until(35)\n";

    const auto rm = threadsOf(*onTextbookMachine(lesson, {{"policy", "rm"}}));
    const auto edf = threadsOf(*onTextbookMachine(lesson, {{"policy", "edf"}}));

    EXPECT_TRUE(rm.at("B").jobs.at(0).missed);
    EXPECT_EQ(edf.at("A").deadlineMisses + edf.at("B").deadlineMisses, 0U);
}

TEST(RateMonotonic, HasTheResponseTimesOfTheAnalysis)
{
    const std::string lesson = "at(0, work, 3, name='A', period=7)\nat(0, work, 3, name='B', period=12)\n"
                               "at(0, work, 5, name='C', period=20)\nuntil(420)\n";

    const auto threads = threadsOf(*onTextbookMachine(lesson, {{"policy", "rm"}}));

    EXPECT_EQ(threads.at("A").turnaround(), 3ms);
    EXPECT_EQ(threads.at("B").turnaround(), 6ms);
    EXPECT_EQ(threads.at("C").turnaround(), 20ms);
}

TEST(Jobs, ThatAreLateAreFinishedAndTheNextBeginsThen)
{
    const std::string lesson = "at(0, work, 3, name='A', period=6)\nat(0, work, 4, name='B', period=9)\n"
                               "until(18)\n";

    const auto recording = onTextbookMachine(lesson, {{"policy", "rm"}});
    const auto b = threadsOf(*recording)["B"];

    EXPECT_EQ(lettersOf(*recording), "AAABBBAAABBBAAABB.");
    ASSERT_EQ(b.jobs.size(), 2U);
    EXPECT_EQ(b.jobs[0].completion, Instant{10ms});
    EXPECT_TRUE(b.jobs[0].missed);
    EXPECT_EQ(b.jobs[1].release, Instant{9ms});
    EXPECT_EQ(b.jobs[1].firstRun, Instant{10ms});
    EXPECT_FALSE(b.jobs[1].missed);
    EXPECT_EQ(b.response(), 3ms);
}

class Inversion : public ::testing::Test {
protected:
    static std::string letters(const Overrides& settings)
    {
        const std::string lesson = "lock = threading.Lock()\n"
                                   "def low():\n    work(1)\n    with lock:\n        work(4)\n    work(1)\n"
                                   "def high():\n    work(1)\n    with lock:\n        work(2)\n    work(1)\n"
                                   "at(0, low, name='L', priority=1)\nat(2, high, name='H', priority=3)\n"
                                   "at(3, work, 5, name='M', priority=2)\n";
        Overrides all = settings;
        all["policy"] = "priority";
        return lettersOf(*onTextbookMachine(lesson, all));
    }
};

TEST_F(Inversion, HappensWithoutAProtocol)
{
    EXPECT_EQ(letters({}), oracles()["priority_inversion"]["none"].get<std::string>());
}

TEST_F(Inversion, IsBoundedByInheritance)
{
    EXPECT_EQ(letters({{"priority_inheritance", "on"}}),
              oracles()["priority_inversion"]["PI"].get<std::string>());
}

TEST_F(Inversion, DoesNotHappenUnderACeiling)
{
    EXPECT_EQ(letters({{"priority_ceiling", "on"}}),
              oracles()["priority_inversion"]["ICPP"].get<std::string>());
}

TEST(Amdahl, LawOfASerialShareOfATenth)
{
    for (const auto& [cores, speedup] :
         std::map<int, double>{{2, 1.818}, {4, 3.077}, {8, 4.706}, {16, 6.4}}) {
        const std::string n = std::to_string(cores);
        const std::string lesson = "work(10)\nts = [threading.Thread(target=work, args=(90 / " + n
            + ",)) for _ in range(" + n + ")]\nfor t in ts: t.start()\nfor t in ts: t.join()\n";

        const auto recording = onTextbookMachine(lesson, {{"cores", n}});

        EXPECT_NEAR(100e6 / static_cast<double>(recording->info().end.time_since_epoch().count()), speedup,
                    5e-4);
    }
}
