#include "app/cli/work.h"

#include "app/cli/console.h"
#include "app/cli/files.h"
#include "app/cli/lesson_source.h"
#include "app/cli/run_json.h"

#include "core/formats/json/recording_json.h"
#include "core/value/utf8.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t kMostDiagnostics = 1000;
constexpr std::size_t kLongestMessage = 1000; ///< Code points; --json has messages whole.

core::Result<> writeFiles(const std::shared_ptr<const core::Recording>& recording, const FileArguments& files)
{
    return writeFiles(files, [&](const std::string& format) {
        return format == "json" ? core::Result<std::string>(core::recordingJson(*recording))
                                : pictureBytes(recording, files.picture, format);
    });
}

std::string countOf(std::size_t count, const std::string& what)
{
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void printDiagnostics(const std::vector<core::Diagnostic>& diagnostics, const LessonSource& source)
{
    const std::size_t shown = std::min(diagnostics.size(), kMostDiagnostics);
    for (std::size_t i = 0; i < shown; ++i)
        writeError(core::render(diagnostics[i], source.name, source.text));
    if (shown < diagnostics.size())
        writeError(source.name + ": " + countOf(diagnostics.size() - shown, "more message") + " not shown\n");
}

std::string summaryOf(const core::Recording& recording, const std::string& message)
{
    const core::RecordingInfo& info = recording.info();
    const auto setting = [&](const char* name) {
        const auto found = info.settings.find(name);
        return found == info.settings.end() ? std::string() : found->second;
    };
    std::string text = info.lesson + ": " + std::string(core::nameOf(info.outcome.kind))
        + (message.empty() ? "" : ": " + core::utf8::clipped(message, kLongestMessage)) + "\n";
    text += info.engine == "replay"
        ? countOf(recording.steps().size(), "step")
        : core::formatDuration(info.end - core::Instant{}) + " of simulated time on "
            + countOf(info.cores, "core") + ", " + setting("policy") + ", " + setting("runtime");
    return text + ", " + countOf(info.threads.size(), "thread") + "\n";
}

} // namespace

tl::unexpected<ExitStatus> refused(const std::string& message)
{
    complain(message);
    return tl::make_unexpected(ExitStatus::Usage);
}

Outcome<std::shared_ptr<const core::Program>> compileLesson(const std::string& lesson)
{
    const core::Result<LessonSource> source = readSource(lesson);
    if (!source)
        return refused(source.error().message);
    core::Compilation compilation = core::compile(source->text, source->name);
    printDiagnostics(compilation.diagnostics, *source);
    if (!compilation.program)
        return tl::make_unexpected(ExitStatus::Diagnostics);
    return compilation.program;
}

Outcome<core::RunOptions> optionsOf(const core::Program& program, const RunArguments& arguments)
{
    core::Overrides overrides = arguments.settings;
    for (const std::string& parameter : arguments.parameters) {
        const std::size_t equals = parameter.find('=');
        if (equals == std::string::npos || equals == 0)
            return refused("--set takes NAME=VALUE, found '" + parameter + "'");
        const std::string name = parameter.substr(0, equals);
        const auto& all = program.declarations().parameters;
        const auto known = std::ranges::find(all, name, &core::Parameter::name);
        if (known == all.end() && core::findSetting(name))
            return refused("--set is for the lesson's parameters; the machine's setting is "
                           + optionOf(name));
        overrides[known == all.end() ? name : core::overrideOf(*known)] = parameter.substr(equals + 1);
    }
    core::Result<core::RunOptions> options = core::optionsFor(program, overrides);
    if (!options)
        return refused(options.error().message);
    options->limits = arguments.limits;
    return std::move(*options);
}

Outcome<core::RunOptions> machineOptionsOf(const core::Program& program, const RunArguments& arguments)
{
    Outcome<core::RunOptions> options = optionsOf(program, arguments);
    if (options && options->settings.policy == "manual")
        return refused("'" + program.fileName()
                       + "' is scheduled by hand, in the window (policy manual); `interleave replay` runs an "
                         "interleaving of your choice, --policy rr lets the machine choose");
    return options;
}

ExitStatus statusOf(const core::Recording& recording, const core::Figures& figures)
{
    const core::OutcomeKind kind = recording.info().outcome.kind;
    const bool missed =
        std::ranges::any_of(figures.threads, [](const auto& t) { return t.deadlineMisses > 0; });
    return kind == core::OutcomeKind::Completed && missed ? ExitStatus::Defect : statusOf(kind);
}

ExitStatus report(const std::shared_ptr<const core::Recording>& recording, const RunArguments& arguments,
                  const FileArguments& files, bool withDecisions, const Watch& watch)
{
    const core::Outcome& outcome = recording->info().outcome;
    const core::Figures figures = core::figuresOf(*recording);
    core::Result<> written;
    if (arguments.json)
        written = writeOutput(runJson(*recording, figures, withDecisions) + "\n");
    else if (!takesStandardOutput(files)) // Which is one stream.
        written = writeOutput(recording->info().output);
    if (written)
        written = writeFiles(recording, files);
    std::string message = outcome.message;
    if (watch.ranOutOfTime() && outcome.kind == core::OutcomeKind::Limit)
        message = "its time is over; --timeout gives it more";
    if (!arguments.json)
        writeError(recording->info().errors + summaryOf(*recording, message));
    if (!written) {
        complain(written.error().message);
        return ExitStatus::Usage;
    }
    if (watch.wasInterrupted())
        return ExitStatus::Interrupted;
    return statusOf(*recording, figures);
}

} // namespace app
