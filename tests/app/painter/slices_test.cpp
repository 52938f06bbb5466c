#include "app/painter/fonts.h"
#include "app/painter/paint.h"
#include "core/diagram/timeline_diagram.h"

#include <QImage>
#include <QPainter>
#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace app {
namespace {

using namespace std::chrono_literals;
using core::Instant;
using core::ThreadState;

constexpr int kWidth = 700;
constexpr int kHeight = 260;

/// Threads whose slices are from less than a pixel to hundreds of pixels long.
core::Timeline randomTimeline(unsigned seed)
{
    core::RecordingInfo info;
    info.processes.push_back({"python", std::nullopt, false});
    core::Timeline timeline;
    timeline.whole = {Instant{}, Instant{1s}};
    std::mt19937 random(seed);
    for (std::size_t i = 0; i < 5; ++i) {
        info.threads.push_back({"Thread " + std::to_string(i), core::ProcessId{0}, std::nullopt, false});
        core::Lane lane(timeline.whole, ThreadState::NotAlive);
        double t = 5e6;
        while (t < 0.97e9) {
            lane.enter(static_cast<ThreadState>(random() % (core::kThreadStates - 1)),
                       Instant{core::Duration{static_cast<std::int64_t>(t)}}, core::EventId{1});
            t += std::exp(9 + 7 * static_cast<double>(random() % 1000) / 1000);
        }
        lane.enter(ThreadState::NotAlive, Instant{core::Duration{static_cast<std::int64_t>(t)}},
                   core::EventId{2});
        lane.finish();
        timeline.threads.push_back(std::move(lane));
    }
    timeline.recording = std::make_shared<const core::Recording>(std::move(info), core::EventLog{});
    return timeline;
}

core::Diagram diagramOf(const core::Timeline& timeline, core::Interval visible,
                        std::set<ThreadState> only = {})
{
    core::TimelineView view;
    view.visible = visible;
    view.width = kWidth;
    view.height = kHeight;
    view.only = std::move(only);
    return core::timelineDiagram(timeline, view);
}

core::Diagram oneByOne(core::Diagram diagram)
{
    std::vector<core::Shape> shapes;
    for (core::Shape& shape : diagram.shapes)
        if (const auto* slices = std::get_if<core::Slices>(&shape))
            std::ranges::copy(core::shapesOf(*slices), std::back_inserter(shapes));
        else
            shapes.push_back(std::move(shape));
    diagram.shapes = std::move(shapes);
    return diagram;
}

QImage painted(const core::Diagram& diagram, const core::Theme& theme, int scale)
{
    QImage image(kWidth * scale, kHeight * scale, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(painter, diagram, theme);
    return image;
}

int difference(QRgb a, QRgb b)
{
    return std::max(
        {std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

/// How many pixels differ by more than what rounding explains.
int differentPixels(const QImage& a, const QImage& b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            count += difference(a.pixel(x, y), b.pixel(x, y)) > 2 ? 1 : 0;
    return count;
}

class Slices : public testing::Test {
protected:
    void SetUp() override { loadFonts(); }
};

TEST_F(Slices, PaintedAtOnceLookAsTheirShapesOneByOne)
{
    for (unsigned seed = 0; seed < 4; ++seed) {
        const core::Timeline timeline = randomTimeline(seed);
        for (const core::Duration length : {1s + 0ns, 100ms + 0ns, 7ms + 0ns}) {
            const Instant begin{333us * seed};
            const core::Diagram diagram = diagramOf(timeline, {begin, begin + length});
            for (const core::Theme& theme : core::themes())
                EXPECT_EQ(differentPixels(painted(diagram, theme, 1), painted(oneByOne(diagram), theme, 1)),
                          0)
                    << "seed " << seed << ", " << length.count() << " ns, " << theme.name();
        }
    }
}

/// At twice the size, and where boxes are pale, what is narrower than a pixel may reach half a pixel into its
/// neighbour; which of the two is seen there is not the same.
constexpr int kFewPixels = kWidth * kHeight * 4 / 200;

TEST_F(Slices, LookTheSameAtTwiceTheSize)
{
    for (const core::Duration length : {1s + 0ns, 100ms + 0ns, 7ms + 0ns}) {
        const core::Diagram diagram = diagramOf(randomTimeline(5), {Instant{}, Instant{length}});
        EXPECT_LT(differentPixels(painted(diagram, core::darkTheme(), 2),
                                  painted(oneByOne(diagram), core::darkTheme(), 2)),
                  kFewPixels)
            << length.count();
    }
}

TEST_F(Slices, ThatAreNotLookedAtArePaleInBothWays)
{
    const core::Timeline timeline = randomTimeline(9);
    const core::Interval visible{Instant{}, Instant{50ms}};
    const core::Diagram diagram = diagramOf(timeline, visible, {ThreadState::Io});
    const QImage pale = painted(diagram, core::lightTheme(), 1);

    EXPECT_LT(differentPixels(pale, painted(oneByOne(diagram), core::lightTheme(), 1)), kFewPixels / 4);
    EXPECT_GT(differentPixels(pale, painted(diagramOf(timeline, visible), core::lightTheme(), 1)),
              kFewPixels);
}

TEST_F(Slices, HaveTheColourOfTheirState)
{
    core::Slices slices{{10, 10, 200, 22}, {}, {}, {}, {}, 0};
    slices.pieces.push_back({20, 5, ThreadState::Running, 0, 0, std::nullopt});
    slices.pieces.push_back({40, 60, ThreadState::Running, 0, 0, std::nullopt});
    slices.pieces.push_back({120, 2, ThreadState::Unknown, 2, 0, std::nullopt});
    core::Strip::Shares half{};
    half[core::indexOf(ThreadState::Running)] = 128;
    half[core::indexOf(ThreadState::Io)] = 127;
    slices.mixtures = {half, half};
    core::Diagram diagram;
    diagram.shapes.emplace_back(std::move(slices));

    const QImage image = painted(diagram, core::darkTheme(), 1);

    const auto colour = [](core::Role role) { return toQt(core::darkTheme().colour(role)).rgb(); };
    for (const int x : {22, 70, 120, 121})
        EXPECT_EQ(image.pixel(x, 28), colour(core::Role::Running)) << x;
    EXPECT_EQ(image.pixel(120, 12), colour(core::Role::Io));
}

TEST_F(Slices, OfWhatIsNotKnownHaveADashedOutline)
{
    core::Slices slices{{10, 10, 200, 22}, {}, {}, {}, {}, 0};
    slices.pieces.push_back({20, 100, ThreadState::Unknown, 0, 0, std::nullopt});
    const core::Rect box = slices.box(slices.pieces[0]).rect;
    core::Diagram diagram;
    diagram.shapes.emplace_back(std::move(slices));

    const QImage image = painted(diagram, core::lightTheme(), 1);

    const QRgb edge = toQt(core::lightTheme().state(ThreadState::Unknown).edge).rgb();
    int dashes = 0;
    int edges = 0;
    for (int x = 30; x < 110; ++x) {
        const bool isEdge = image.pixel(x, static_cast<int>(box.y)) == edge;
        edges += isEdge ? 1 : 0;
        dashes += isEdge && image.pixel(x - 1, static_cast<int>(box.y)) != edge ? 1 : 0;
    }
    EXPECT_EQ(dashes, 80 / 5);
    EXPECT_EQ(edges, 80 / 5 * 3);
}

} // namespace
} // namespace app
