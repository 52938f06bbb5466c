// One million intervals: laid out and painted offscreen at 1920×800, 40 lanes, as the window does it.

#include "app/painter/fonts.h"
#include "app/painter/paint.h"
#include "app/painter/paint_cache.h"
#include "core/diagram/timeline_diagram.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <benchmark/benchmark.h>
#include <random>

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kThreads = 40;
constexpr std::size_t kIntervals = 1'000'000;
constexpr int kWidth = 1920;
constexpr int kHeight = 800;

/// Threads that run, wait and sleep for random times, each on its own.
core::Timeline millionIntervals()
{
    core::RecordingInfo info;
    info.cores = 0;
    info.processes.push_back({"python", std::nullopt, false});
    for (std::size_t i = 0; i < kThreads; ++i)
        info.threads.push_back({"Thread " + std::to_string(i), core::ProcessId{0}, std::nullopt, false});
    core::Timeline timeline;
    const auto end = core::Instant{std::chrono::seconds(250)};
    timeline.whole = {core::Instant{}, end};
    std::mt19937 random(7);
    std::exponential_distribution<double> length(1.0
                                                 / (250e9 / (static_cast<double>(kIntervals) / kThreads)));
    for (std::size_t i = 0; i < kThreads; ++i) {
        core::Lane lane(timeline.whole, core::ThreadState::Ready);
        core::Instant t{};
        while (t < end) {
            lane.enter(static_cast<core::ThreadState>(random() % (core::kThreadStates - 1)), t,
                       core::EventId{random() % kIntervals});
            t += core::Duration{1 + static_cast<std::int64_t>(length(random))};
        }
        lane.finish();
        timeline.threads.push_back(std::move(lane));
    }
    timeline.recording = std::make_shared<const core::Recording>(std::move(info), core::EventLog{});
    return timeline;
}

/// The same threads on eight cores, each of which changes its thread 25,000 times.
core::Timeline withCores(core::Timeline timeline)
{
    constexpr std::size_t kCores = 8;
    constexpr std::int64_t kSlices = 25'000;
    std::mt19937 random(11);
    const std::int64_t length = timeline.whole.length().count() / kSlices;
    for (std::size_t i = 0; i < kCores; ++i) {
        core::CoreLane lane{core::CoreId{i}, {}};
        for (std::int64_t k = 0; k < kSlices; ++k)
            lane.slices.push_back(
                {{core::Instant{core::Duration{k * length}}, core::Instant{core::Duration{(k + 1) * length}}},
                 core::ThreadId{random() % kThreads},
                 false,
                 core::EventId{0}});
        timeline.cores.push_back(std::move(lane));
    }
    return timeline;
}

const core::Timeline& timeline()
{
    static const core::Timeline made = millionIntervals();
    return made;
}

core::TimelineView viewOf(core::Interval visible)
{
    core::TimelineView view;
    view.visible = visible;
    view.width = kWidth;
    view.height = kHeight;
    return view;
}

/// As long as the window lives, so does its cache.
app::PaintCache& cache()
{
    static app::PaintCache made;
    return made;
}

void frame(QImage& image, core::Interval visible)
{
    QPainter painter(&image);
    painter.scale(image.width() / double(kWidth), image.width() / double(kWidth));
    app::paint(painter, core::timelineDiagram(timeline(), viewOf(visible)), core::lightTheme(), cache());
}

core::Interval window(double share)
{
    const core::TimeScale whole(timeline().whole, 0, kWidth);
    return whole.zoomed(1 / share, kWidth / 2.0).visible();
}

/// One share of the recording in a million.
void layOutAndPaint(benchmark::State& state)
{
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    const core::Interval visible = window(static_cast<double>(state.range(0)) / 1e6);
    for (auto _ : state)
        frame(image, visible);
}
BENCHMARK(layOutAndPaint)
    ->Arg(1'000'000)
    ->Arg(300'000)
    ->Arg(100'000)
    ->Arg(30'000)
    ->Arg(10'000)
    ->Arg(3'000)
    ->Arg(1'000)
    ->Unit(benchmark::kMillisecond);

void layOutOnly(benchmark::State& state)
{
    const core::TimelineView view = viewOf(window(static_cast<double>(state.range(0)) / 1e6));
    for (auto _ : state)
        benchmark::DoNotOptimize(core::timelineDiagram(timeline(), view));
}
BENCHMARK(layOutOnly)->Arg(1'000'000)->Arg(100'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

/// The lanes of cores alone: many boxes of other threads' colours.
void coresOnly(benchmark::State& state)
{
    static const core::Timeline made = withCores(millionIntervals());
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    core::TimelineView view = viewOf(window(static_cast<double>(state.range(0)) / 1e6));
    view.lanes = core::LaneChoice::Cores;
    for (auto _ : state) {
        QPainter painter(&image);
        app::paint(painter, core::timelineDiagram(made, view), core::lightTheme(), cache());
    }
}
BENCHMARK(coresOnly)->Arg(1'000'000)->Arg(30'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

/// Zooms from the whole recording to a thousandth and back, panning as it goes: the time of one frame.
void zoomAndPan(benchmark::State& state)
{
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    core::TimeScale scale(timeline().whole, 0, kWidth);
    int step = 0;
    for (auto _ : state) {
        scale = scale.zoomed(step % 240 < 120 ? 1.06 : 1 / 1.06, 700).panned(step % 2 ? 3 : -3);
        step = (step + 1) % 240;
        if (step == 0)
            scale = core::TimeScale(timeline().whole, 0, kWidth);
        frame(image, scale.visible());
    }
}
BENCHMARK(zoomAndPan)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    app::loadFonts();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
