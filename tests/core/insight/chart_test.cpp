#include "core/insight/chart.h"
#include "core/machine/simulate.h"
#include "tests/support/lesson.h"

#include <gmock/gmock.h>

namespace core {

namespace {

/// Two threads that compute for 20 ms each, on one core with a quantum of 5 ms.
constexpr std::string_view kLesson = R"(from threading import Thread
from interleave import machine, work
machine(cores=1, policy="rr", quantum=5, runtime="native", op_cost=0, thread_start=0)
def busy():
    work(20)
a = Thread(target=busy, name="A")
b = Thread(target=busy, name="B")
a.start()
b.start()
a.join()
b.join()
)";

class Charts : public ::testing::Test {
protected:
    Charts()
    {
        const auto program = testing::compiled(kLesson);
        recording = simulate(program, *optionsFor(*program));
        timeline = timelineOf(recording);
        figures = figuresOf(*recording);
    }
    Chart chart(ChartKind kind) const { return chartOf(kind, timeline, figures, timeline.whole); }

    std::shared_ptr<const Recording> recording;
    Timeline timeline;
    Figures figures;
};

std::vector<SweepPoint> amdahl(double serial)
{
    std::vector<SweepPoint> points;
    for (const double n : {1.0, 2.0, 4.0, 8.0})
        points.push_back({n, Duration{static_cast<Duration::rep>(1e9 * (serial + (1 - serial) / n))}});
    return points;
}

} // namespace

TEST_F(Charts, ShowACoreThatIsAlwaysBusyAsFull)
{
    const Chart utilisation = chart(ChartKind::Utilisation);
    ASSERT_FALSE(utilisation.series[0].points.empty());
    for (const ChartPoint& point : utilisation.series[0].points)
        EXPECT_NEAR(point.y, 1, 1e-9);
    EXPECT_EQ(utilisation.marks[0].text, "mean 1.00 cores, 100 %");
}

TEST_F(Charts, CountWhoWaitsInTheReadyQueue)
{
    const Chart queue = chart(ChartKind::ReadyQueue);
    double weighted = 0;
    const auto& points = queue.series[0].points;
    for (std::size_t i = 0; i + 1 < points.size(); i += 2)
        weighted += points[i].y * (points[i + 1].x - points[i].x);
    // Until A ends at 35 ms one of the two waits; then main does, whose join is over.
    EXPECT_NEAR(weighted, 40, 1e-6);
}

TEST_F(Charts, ShareOutTheTimeOfEachThread)
{
    const Chart shares = chart(ChartKind::Shares);
    ASSERT_EQ(shares.bars.size(), 2U);
    for (const ChartBar& bar : shares.bars) {
        double sum = 0;
        for (const ChartBar::Part& part : bar.parts)
            sum += part.value;
        EXPECT_NEAR(sum, 100, 1e-9) << bar.name;
    }
}

TEST_F(Charts, PutEveryWaitIntoTheHistogram)
{
    const Chart waits = chart(ChartKind::Waits);
    ASSERT_FALSE(waits.series.empty());
    EXPECT_EQ(waits.series[0].state, ThreadState::Ready);
    double count = 0;
    for (const ChartPoint& point : waits.series[0].points)
        count += point.y;
    std::size_t slices = 0;
    for (const Lane& lane : timeline.threads)
        for (std::size_t i = 0; i < lane.size(); ++i)
            slices += lane.state(i) == ThreadState::Ready ? 1 : 0;
    EXPECT_EQ(count, static_cast<double>(slices));
}

TEST_F(Charts, HaveTheFiguresOfTurnaroundAndResponse)
{
    const Chart turnaround = chart(ChartKind::Turnaround);
    ASSERT_EQ(turnaround.bars.size(), 2U);
    EXPECT_NEAR(turnaround.bars[0].parts[0].value, 35, 1e-6);
    EXPECT_NEAR(turnaround.bars[1].parts[0].value, 40, 1e-6);
    EXPECT_EQ(turnaround.marks[0].text, "mean 37.5 ms");
    EXPECT_NEAR(chart(ChartKind::Response).bars[1].parts[0].value, 5, 1e-6);
    EXPECT_THAT(toCsv(turnaround), ::testing::StartsWith("thread,state,ms\n\"A\",waiting,35.0"));
}

TEST(TurnaroundChart, AveragesThoseThatHaveEnded)
{
    const auto program =
        testing::compiled("from interleave import at, machine, until, work\n"
                          "machine(cores=1, policy='fcfs', runtime='native', op_cost=0)\n"
                          "at(0, work, 10, name='A')\nat(0, work, 90, name='B')\nuntil(50)\n");
    const auto recording = simulate(program, *optionsFor(*program));
    const Timeline timeline = timelineOf(recording);

    const Chart chart = chartOf(ChartKind::Turnaround, timeline, figuresOf(*recording), timeline.whole);

    ASSERT_EQ(chart.bars.size(), 2U);
    EXPECT_EQ(chart.bars[1].text, "never");
    EXPECT_EQ(chart.marks.at(0).text, "mean 10.0 ms");
}

TEST(SweepChart, FindsTheSerialShareOfAmdahl)
{
    EXPECT_NEAR(*serialShare(amdahl(0.125)), 0.125, 1e-6);
    EXPECT_NEAR(*serialShare(amdahl(0)), 0, 1e-6);
    EXPECT_FALSE(serialShare({}));
    const Chart chart = sweepChart("cores", amdahl(0.125));
    ASSERT_EQ(chart.series.size(), 2U);
    EXPECT_NEAR(chart.series[0].points.back().y, 1 / (0.125 + 0.875 / 8), 1e-6);
    EXPECT_EQ(chart.series[1].name, "Amdahl, 12.5 % serial");
}

TEST(ChartKind, HasANameThatIsFoundAgain)
{
    for (const auto kind : {ChartKind::Utilisation, ChartKind::ReadyQueue, ChartKind::Sweep})
        EXPECT_EQ(chartNamed(nameOf(kind)), kind);
    EXPECT_FALSE(chartNamed("pie"));
}

} // namespace core
