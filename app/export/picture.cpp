#include "app/export/picture.h"

#include "app/export/encode.h"
#include "core/diagram/captions.h"
#include "core/diagram/chart_diagram.h"
#include "core/diagram/timeline_diagram.h"
#include "core/diagram/trace_diagram.h"
#include "core/render/render.h"
#include "core/timeline/not_to_scale.h"
#include "core/timeline/pycharm.h"

#include <QFile>
#include <QSaveFile>
#include <algorithm>
#include <array>
#include <functional>

namespace app {

namespace {

using core::fail;
using core::Result;
using SharedRecording = std::shared_ptr<const core::Recording>;

constexpr double kLeastSize = 160;
constexpr double kGreatestSize = 30'000; // A QImage ends at 32,767 pixels.
constexpr double kTimelineWidth = 1000;

constexpr std::array<std::pair<std::string_view, PictureKind>, 9> kKinds{{
    {"timeline", PictureKind::Timeline},
    {"trace", PictureKind::Trace},
    {"locks", PictureKind::Locks},
    {"waits", PictureKind::Waits},
    {"cores", PictureKind::Cores},
    {"loop", PictureKind::Loop},
    {"outcomes", PictureKind::Outcomes},
    {"graph", PictureKind::Graph},
    {"chart", PictureKind::Chart},
}};
constexpr std::array<std::string_view, 6> kFormats{"png", "svg", "pdf", "txt", "md", "csv"};

std::string number(double value)
{
    return QString::number(value).toStdString();
}

Result<> checkSize(std::string_view name, const std::optional<double>& size, double scale)
{
    if (!size || (*size >= kLeastSize && *size * scale <= kGreatestSize))
        return {};
    return fail("The " + std::string(name) + " must be between " + number(kLeastSize) + " and "
                + number(kGreatestSize / scale) + " pixels, not " + number(*size) + ".");
}

Result<> check(const PictureOptions& options)
{
    if (!(options.scale >= 0.1 && options.scale <= 16))
        return fail("The scale must be between 0.1 and 16, not " + number(options.scale) + ".");
    if (auto width = checkSize("width", options.width, options.scale); !width)
        return width;
    if (auto height = checkSize("height", options.height, options.scale); !height)
        return height;
    if (!core::themeNamed(options.theme))
        return fail("There is no theme '" + options.theme + "'; use light, dark, print or contrast.");
    if (options.from && options.to && *options.from >= *options.to)
        return fail("The part to show is empty: its end must come after its beginning.");
    return {};
}

core::Interval visiblePart(const core::Timeline& timeline, const PictureOptions& options)
{
    core::Interval visible = core::openingView(timeline);
    if (options.from)
        visible.begin = core::positionAt(timeline, *options.from);
    if (options.to)
        visible.end = core::positionAt(timeline, *options.to);
    if (visible.begin >= visible.end)
        visible.end = visible.begin + core::Duration{1};
    return visible;
}

core::LaneChoice lanesOf(PictureKind kind)
{
    switch (kind) {
    case PictureKind::Locks: return core::LaneChoice::Locks;
    case PictureKind::Waits: return core::LaneChoice::Waits;
    case PictureKind::Cores: return core::LaneChoice::Cores;
    case PictureKind::Loop: return core::LaneChoice::Loop;
    default: break;
    }
    return core::LaneChoice::All;
}

core::Timeline timelineFor(const SharedRecording& recording, const PictureOptions& options)
{
    core::Timeline timeline = core::timelineOf(recording, options.axis);
    return options.asPycharm ? core::asPycharmDraws(timeline) : timeline;
}

/// The machine in words, and what the picture does not show as it is.
std::string captionFor(const core::Timeline& timeline)
{
    std::string caption = core::machineInWords(timeline.recording->info());
    if (!timeline.breaks.empty())
        caption += " Not to scale: long waits are shortened.";
    if (timeline.asPycharm)
        caption += " As PyCharm draws it: without GIL, I/O and await.";
    return caption;
}

core::Diagram drawTimeline(const SharedRecording& recording, const PictureOptions& options, double width)
{
    const core::Timeline timeline = timelineFor(recording, options);
    core::TimelineView view;
    view.visible = visiblePart(timeline, options);
    view.width = width;
    view.frame = core::Frame::Picture;
    view.lanes = lanesOf(options.kind);
    view.title = options.title.value_or(core::defaultTitle(recording->info()));
    view.caption = options.caption.value_or(captionFor(timeline));
    view.legend =
        options.legend && view.lanes != core::LaneChoice::Locks && view.lanes != core::LaneChoice::Cores;
    return core::timelineDiagram(timeline, view);
}

/// Wide enough for the words of a step and a mark beside them.
double traceWidth(const core::Trace& trace)
{
    constexpr double fixed = 124;
    constexpr double thread = 240;
    constexpr double value = 92;
    const auto threads = static_cast<double>(std::max<std::size_t>(2, trace.threads.size()));
    return std::min(1600.0, fixed + thread * threads + value * static_cast<double>(trace.variables.size()));
}

core::Diagram drawTrace(const core::Recording& recording, const PictureOptions& options,
                        std::optional<double> width)
{
    const core::Trace trace = core::traceOf(recording);
    core::TraceView view;
    view.width = width.value_or(traceWidth(trace));
    view.title = options.title.value_or(core::defaultTitle(recording.info()));
    view.caption = options.caption.value_or(core::traceInWords(recording.info(), trace));
    view.legend = options.legend;
    return core::traceDiagram(recording, trace, view);
}

core::Chart chartIn(const SharedRecording& recording, const PictureOptions& options)
{
    const core::Timeline timeline = core::timelineOf(recording);
    const core::Interval visible{options.from.value_or(timeline.whole.begin),
                                 std::min(options.to.value_or(timeline.whole.end), timeline.whole.end)};
    return core::chartOf(options.chart, timeline, core::figuresOf(*recording), visible);
}

core::Diagram drawChart(const SharedRecording& recording, const PictureOptions& options,
                        std::optional<double> width)
{
    const core::Chart chart = chartIn(recording, options);
    core::ChartView view;
    view.width = width.value_or(view.width);
    view.title = options.title.value_or(chart.title + ": " + core::defaultTitle(recording->info()));
    view.caption = options.caption.value_or(core::machineInWords(recording->info()));
    view.legend = options.legend;
    return core::chartDiagram(chart, view);
}

core::Diagram draw(const SharedRecording& recording, const PictureOptions& options,
                   std::optional<double> width)
{
    if (options.kind == PictureKind::Chart)
        return drawChart(recording, options, width);
    return options.kind == PictureKind::Trace
        ? drawTrace(*recording, options, width)
        : drawTimeline(recording, options, width.value_or(kTimelineWidth));
}

/// Exactly as high as asked for: smaller in all where it would be higher, with room below where it would be
/// lower.
void fitHeight(const DrawDiagram& draw, double height, Picture& picture)
{
    const double width = picture.diagram.width;
    double factor = std::min(1.0, height / picture.diagram.height);
    if (factor < 1) {
        picture.diagram = draw(width / factor);
        factor = std::min(factor, height / picture.diagram.height);
    }
    picture.zoom *= factor;
    picture.diagram.width = width / factor;
    picture.diagram.height = height / factor;
}

/// What cannot be drawn as narrow as asked for is drawn smaller.
void fitWidth(double width, Picture& picture)
{
    const double factor = width / picture.diagram.width;
    if (factor >= 1)
        return;
    picture.zoom *= factor;
}

Result<std::string> tableBytes(const SharedRecording& recording, const PictureOptions& options,
                               std::string_view format)
{
    if (format == "md")
        return core::toMarkdown(*recording, core::traceOf(*recording));
    if (format == "csv" && options.kind == PictureKind::Chart)
        return core::toCsv(chartIn(recording, options));
    if (format == "csv")
        return core::toCsv(*recording, core::traceOf(*recording));
    const core::Timeline timeline = timelineFor(recording, options);
    PictureOptions exact = options;
    exact.from = options.from.value_or(core::timeAt(timeline, timeline.whole.begin));
    exact.to = options.to.value_or(core::timeAt(timeline, timeline.whole.end));
    return core::toAsciiMap(timeline, visiblePart(timeline, exact));
}

} // namespace

std::optional<PictureKind> pictureKindNamed(std::string_view name)
{
    const auto found = std::ranges::find(kKinds, name, [](const auto& kind) { return kind.first; });
    return found == kKinds.end() ? std::nullopt : std::optional(found->second);
}

bool isPictureFormat(std::string_view format)
{
    return std::ranges::find(kFormats, format) != kFormats.end();
}

Result<Picture> pictureOf(const DrawDiagram& draw, const PictureOptions& options)
{
    if (const auto ok = check(options); !ok)
        return tl::make_unexpected(ok.error());
    Picture picture{draw(options.width), *core::themeNamed(options.theme), options.scale};
    if (options.width)
        fitWidth(*options.width, picture);
    if (!options.height)
        return picture;
    fitHeight(draw, *options.height, picture);
    const core::Rect all{0, 0, picture.diagram.width, picture.diagram.height};
    picture.diagram.shapes.front() = core::Fill{all, core::Role::Surface, 0, 1};
    return picture;
}

Result<std::string> pictureFile(const Picture& picture, std::string_view format)
{
    if (format == "svg")
        return core::toSvg(picture.diagram, picture.theme, picture.zoom);
    if (format != "png" && format != "pdf")
        return fail("There is no picture format '" + std::string(format) + "'; use png, svg or pdf.");
    return format == "png" ? toPng(picture) : toPdf(picture);
}

Result<Picture> pictureOf(SharedRecording recording, const PictureOptions& options)
{
    const bool hasLoop = std::ranges::any_of(recording->info().threads, &core::ThreadInfo::isTask);
    if (options.kind == PictureKind::Loop && !hasLoop)
        return fail(
            "The view 'loop' has nothing to show: no event loop ran a task. Use the view 'timeline'.");
    return pictureOf([&](std::optional<double> width) { return draw(recording, options, width); }, options);
}

Result<std::string> pictureBytes(SharedRecording recording, const PictureOptions& options,
                                 std::string_view format)
{
    if (!isPictureFormat(format))
        return fail("There is no format '" + std::string(format) + "'; use png, svg, pdf, txt, md or csv.");
    if (format == "txt" || format == "md" || format == "csv")
        return tableBytes(recording, options, format);
    const Result<Picture> picture = pictureOf(std::move(recording), options);
    if (!picture)
        return tl::make_unexpected(picture.error());
    return pictureFile(*picture, format);
}

namespace {

Result<> writeTo(QFileDevice& file, const std::filesystem::path& path, std::string_view bytes,
                 const std::function<bool()>& finish)
{
    const auto size = static_cast<qint64>(bytes.size());
    if (file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(bytes.data(), size) == size
        && finish())
        return {};
    return fail("'" + path.string() + "' could not be written: " + file.errorString().toStdString() + ".");
}

/// A device or a pipe: nothing may be put in its place.
bool isSpecial(const std::filesystem::path& path)
{
    std::error_code unreadable;
    const std::filesystem::file_status status = std::filesystem::status(path, unreadable);
    return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)
        && !std::filesystem::is_directory(status);
}

} // namespace

Result<> writeWhole(const std::filesystem::path& path, std::string_view bytes)
{
    const QString name = QString::fromStdString(path.string());
    if (isSpecial(path)) {
        QFile file(name);
        return writeTo(file, path, bytes, [&] { return file.flush(); });
    }
    QSaveFile file(name);
    return writeTo(file, path, bytes, [&] { return file.commit(); });
}

} // namespace app
