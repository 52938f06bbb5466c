// What happens while a person drags a slider, for every lesson of the list: it is run again, laid out and
// painted, as wide as the window's timeline is.

#include "app/document/run.h"
#include "app/painter/fonts.h"
#include "app/painter/paint.h"
#include "app/painter/paint_cache.h"
#include "core/diagram/timeline_diagram.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <benchmark/benchmark.h>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

constexpr int kWidth = 1100;
constexpr int kHeight = 500;

std::string contentsOf(const std::filesystem::path& path)
{
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

void show(const app::Run& run, QImage& image, app::PaintCache& cache)
{
    core::TimelineView view;
    view.visible = core::openingView(*run.times);
    view.width = kWidth;
    view.height = kHeight;
    QPainter painter(&image);
    app::paint(painter, core::timelineDiagram(*run.times, view), core::lightTheme(), cache);
}

void runAndShow(benchmark::State& state, app::RunRequest request)
{
    const app::RunResult first = app::makeRun(request, {});
    if (first.run == nullptr)
        return state.SkipWithError("the lesson does not run");
    request.program = first.run->program;
    QImage image(kWidth, kHeight, QImage::Format_RGB32);
    app::PaintCache cache;
    for (auto _ : state) {
        const app::RunResult result = app::makeRun(request, {});
        if (result.run == nullptr)
            return state.SkipWithError("the lesson does not run");
        show(*result.run, image, cache);
    }
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    app::loadFonts();
    const std::filesystem::path lessons = std::filesystem::path(INTERLEAVE_SOURCE_DIR) / "resources/lessons";
    std::ifstream contents(lessons / "contents.txt");
    for (std::string id; contents >> id;) {
        const app::RunRequest request{contentsOf(lessons / (id + ".py")), id + ".py", {}, {}, {}, {}, {}};
        benchmark::RegisterBenchmark(id.c_str(), runAndShow, request)->Unit(benchmark::kMillisecond);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
