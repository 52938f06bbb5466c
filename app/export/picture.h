#pragma once

#include "core/base/result.h"
#include "core/diagram/diagram.h"
#include "core/diagram/theme.h"
#include "core/insight/chart.h"
#include "core/recording/recording.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace app {

enum class PictureKind { Timeline, Trace, Locks, Waits, Cores, Loop, Outcomes, Graph, Chart };
std::optional<PictureKind> pictureKindNamed(std::string_view name); ///< As --view takes it.

/// What a file shows, as the options of the command line and the export dialog say it.
struct PictureOptions {
    PictureKind kind = PictureKind::Timeline;
    core::ChartKind chart = core::ChartKind::Utilisation; ///< Of PictureKind::Chart.
    std::optional<std::string> title;                     ///< Empty: the recording's.
    std::optional<std::string> caption;                   ///< Empty: the machine in words.
    std::optional<double> width;                          ///< Pixels at scale 1.
    std::optional<double> height;
    double scale = 1;
    std::string theme = "light";
    std::optional<core::Instant> from; ///< A time; on the axis of steps a position.
    std::optional<core::Instant> to;
    bool legend = true;
    core::Axis axis = core::Axis::Time;
    bool asPycharm = false; ///< Only what PyCharm's concurrency diagram shows.
};

/// The formats of pictures and tables: png, svg, pdf, txt, md, csv.
bool isPictureFormat(std::string_view format);

/// A picture laid out, and how many times its size it is to be drawn.
struct Picture {
    core::Diagram diagram;
    core::Theme theme;
    double zoom = 1;
};

/// Draws something as wide as is asked, or as it needs.
using DrawDiagram = std::function<core::Diagram(std::optional<double> width)>;
/// What `draw` draws, in the size and theme asked for.
core::Result<Picture> pictureOf(const DrawDiagram& draw, const PictureOptions& options);
/// As a file of that format: png, svg or pdf. The same bytes at every call.
core::Result<std::string> pictureFile(const Picture& picture, std::string_view format);

/// What every format but txt, md and csv draws.
core::Result<Picture> pictureOf(std::shared_ptr<const core::Recording> recording,
                                const PictureOptions& options);

/// A whole file's bytes; the same at every call. Needs a QGuiApplication for png and pdf.
core::Result<std::string> pictureBytes(std::shared_ptr<const core::Recording> recording,
                                       const PictureOptions& options, std::string_view format);

/// Any bytes: to a temporary name beside it, synced, then renamed.
core::Result<> writeWhole(const std::filesystem::path& path, std::string_view bytes);

} // namespace app
