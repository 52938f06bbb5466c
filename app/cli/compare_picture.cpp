#include "app/cli/compare_report.h"

#include "core/base/settings.h"
#include "core/diagram/captions.h"
#include "core/diagram/chart_diagram.h"
#include "core/diagram/compare_diagram.h"

#include <algorithm>
#include <charconv>

namespace app {

namespace {

std::string variedInWords(const ComparedRun& run)
{
    std::string words;
    for (const auto& [name, value] : run.varied)
        words += (words.empty() ? "" : ", ") + name + " = " + value;
    return words;
}

/// What differs stands first: the lesson's title where lessons do, else what was varied.
std::vector<core::ComparedStrip> stripsOf(const std::vector<ComparedRun>& runs)
{
    const bool sameLesson = std::ranges::all_of(runs, [&](const ComparedRun& run) {
        return run.recording->info().lesson == runs.front().recording->info().lesson;
    });
    std::vector<core::ComparedStrip> strips;
    for (const ComparedRun& run : runs) {
        const core::RecordingInfo& info = run.recording->info();
        const std::string varied = variedInWords(run);
        const std::string machine = core::machineInWords(info);
        const bool byVaried = sameLesson && !varied.empty();
        strips.push_back({byVaried ? varied : core::defaultTitle(info),
                          !byVaried && !varied.empty() ? varied : machine,
                          std::make_shared<const core::Timeline>(core::timelineOf(run.recording))});
    }
    return strips;
}

core::Result<core::Chart> sweepOf(const std::vector<ComparedRun>& runs)
{
    std::vector<core::SweepPoint> points;
    for (const ComparedRun& run : runs) {
        if (run.varied.size() != 1)
            return core::fail("A sweep is over one thing that varies: --vary cores=1,2,4,8.");
        const std::string& text = run.varied.front().second;
        double value = 0;
        const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || rest != text.data() + text.size()) {
            const auto duration = core::parseDuration(text);
            if (!duration)
                return core::fail("A sweep is over numbers or durations; '" + text + "' is neither.");
            value = static_cast<double>(duration->count()) / 1e6;
        }
        points.push_back({value, run.recording->info().end - core::Instant{}});
    }
    return core::sweepChart(runs.front().varied.front().first, points);
}

} // namespace

core::Result<std::string> comparePicture(const std::vector<ComparedRun>& runs, const PictureOptions& options,
                                         std::string_view format)
{
    const std::string lesson = core::defaultTitle(runs.front().recording->info());
    DrawDiagram draw;
    core::Chart chart;
    std::vector<core::ComparedStrip> strips;
    if (options.kind == PictureKind::Chart) {
        core::Result<core::Chart> sweep = sweepOf(runs);
        if (!sweep)
            return tl::make_unexpected(sweep.error());
        chart = std::move(*sweep);
        draw = [&](std::optional<double> width) {
            core::ChartView view;
            view.width = width.value_or(view.width);
            view.title = options.title.value_or(chart.title);
            view.caption = options.caption.value_or(lesson);
            return core::chartDiagram(chart, view);
        };
    } else {
        strips = stripsOf(runs);
        draw = [&](std::optional<double> width) {
            core::CompareView view;
            view.width = width.value_or(view.width);
            view.title = options.title.value_or(std::string());
            view.caption = options.caption.value_or(std::string());
            view.legend = options.legend;
            return core::compareDiagram(strips, view).diagram;
        };
    }
    const core::Result<Picture> picture = pictureOf(draw, options);
    if (!picture)
        return tl::make_unexpected(picture.error());
    return pictureFile(*picture, format);
}

} // namespace app
