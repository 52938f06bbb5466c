#include "app/cli/compare_report.h"

#include "app/cli/json_object.h"
#include "app/cli/run_json.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace app {

namespace {

using Row = std::vector<std::string>;

core::Duration makespan(const ComparedRun& run)
{
    return run.recording->info().end - core::Instant{};
}

/// How many times as fast as the first; none where a run takes no time at all.
std::optional<double> speedup(const ComparedRun& first, const ComparedRun& run)
{
    if (makespan(run) == core::Duration::zero())
        return std::nullopt;
    return static_cast<double>(makespan(first).count()) / static_cast<double>(makespan(run).count());
}

std::string fixed(double value, int digits)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

std::string milliseconds(double nanoseconds)
{
    return fixed(nanoseconds / 1e6, 3) + "ms";
}

Row headOf(const ComparedRun& run)
{
    Row head{"lesson"};
    for (const auto& [name, value] : run.varied)
        head.push_back(name);
    for (const char* title :
         {"makespan", "speed-up", "utilisation", "turnaround", "response", "ready", "outcome"})
        head.emplace_back(title);
    return head;
}

Row rowOf(const ComparedRun& first, const ComparedRun& run)
{
    const core::Summary& summary = run.figures.summary;
    const std::optional<double> faster = speedup(first, run);
    Row row{run.recording->info().lesson};
    for (const auto& [name, value] : run.varied)
        row.push_back(value);
    row.push_back(milliseconds(static_cast<double>(makespan(run).count())));
    row.push_back(faster ? fixed(*faster, 3) : "-");
    row.push_back(fixed(summary.utilisation * 100, 1) + "%");
    const bool anyEnded = summary.throughputPerSecond > 0 || makespan(run) == core::Duration::zero();
    row.push_back(anyEnded ? milliseconds(summary.turnaround.mean) : "-");
    row.push_back(milliseconds(summary.response.mean));
    row.push_back(milliseconds(summary.ready.mean));
    row.emplace_back(core::nameOf(run.recording->info().outcome.kind));
    return row;
}

/// Columns of equal width, the first one flush left, numbers flush right.
std::string aligned(const std::vector<Row>& rows)
{
    std::vector<std::size_t> widths(rows.front().size());
    for (const Row& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    std::string text;
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string gap(widths[i] - row[i].size(), ' ');
            const bool left = i == 0;
            const bool last = i + 1 == row.size();
            text += (left ? "" : "  ") + (left ? row[i] + gap : last ? row[i] : gap + row[i]);
        }
        text += "\n";
    }
    return text;
}

} // namespace

std::string compareJson(const std::vector<ComparedRun>& runs)
{
    std::vector<std::string> each;
    Json speedups = Json::array();
    for (const ComparedRun& run : runs) {
        each.push_back(runJson(*run.recording, run.figures, false));
        const std::optional<double> faster = speedup(runs.front(), run);
        speedups.push_back(faster ? Json(*faster) : Json());
    }
    JsonObject object;
    object.add("format", "interleave-compare/1").addRaw("runs", jsonArray(each)).add("speedup", speedups);
    return object.text();
}

std::string compareTable(const std::vector<ComparedRun>& runs)
{
    std::vector<Row> rows{headOf(runs.front())};
    for (const ComparedRun& run : runs)
        rows.push_back(rowOf(runs.front(), run));
    return aligned(rows) + "Turnaround, response and ready: means of the threads beside main.\n";
}

} // namespace app
