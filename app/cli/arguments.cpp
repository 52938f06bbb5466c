#include "app/cli/arguments.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace app {

namespace {

[[noreturn]] void refuse(const std::string& message)
{
    throw CLI::ValidationError(message);
}

template <class T>
T valueOrRefuse(const std::string& option, core::Result<T> value)
{
    if (!value)
        refuse(option + ": " + value.error().message);
    return *value;
}

/// --priority-inheritance and --no-priority-inheritance
void addFlag(CLI::App& command, const core::SettingInfo& setting, RunArguments& arguments)
{
    const std::string name(setting.name);
    const std::string option = optionOf(name);
    const auto turn = [name, &arguments](const char* state) {
        return [name, state, &arguments](std::int64_t) { arguments.settings[name] = state; };
    };
    command.add_flag_function(option, turn("on"), std::string(setting.help))
        ->group("Settings of the machine");
    command
        .add_flag_function("--no-" + option.substr(2), turn("off"),
                           "The opposite, where the lesson has it on")
        ->group("Settings of the machine");
}

void addSetting(CLI::App& command, const core::SettingInfo& setting, RunArguments& arguments)
{
    const std::string name(setting.name);
    const auto take = [name, &arguments](const std::string& value) {
        if (name == "policy" && value == "manual")
            refuse(
                "--policy manual is for the window; `interleave replay` runs an interleaving of your choice");
        core::Settings scratch;
        if (const core::Result<> set = core::applySetting(scratch, name, value); !set)
            refuse(optionOf(name) + ": " + set.error().message);
        arguments.settings[name] = value;
    };
    if (setting.type == core::SettingType::Flag)
        return addFlag(command, setting, arguments);
    command.add_option_function<std::string>(optionOf(name), take, std::string(setting.help))
        ->type_name(std::string(setting.range))
        ->group("Settings of the machine");
}

void addLimit(CLI::App& command, const std::string& option, std::uint64_t& limit, const std::string& help)
{
    const auto take = [option, &limit](const std::string& text) {
        limit = valueOrRefuse(option, parseSize(text));
    };
    command.add_option_function<std::string>(option, take, help)->type_name("N")->group("Limits");
}

/// A point of the recording's time: --from 2ms.
void addInstant(CLI::App& command, const std::string& option, std::optional<core::Instant>& instant,
                const std::string& help)
{
    const auto take = [option, &instant](const std::string& text) {
        instant = core::Instant{valueOrRefuse(option, core::parseDuration(text))};
    };
    command.add_option_function<std::string>(option, take, help)->type_name("TIME")->group("Pictures");
}

std::string joined(const std::vector<std::string>& words, const std::string& between)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : between) + word;
    return text;
}

constexpr std::array<std::pair<std::string_view, core::Axis>, 3> kAxes{{
    {"time", core::Axis::Time},
    {"steps", core::Axis::Steps},
    {"squeezed", core::Axis::Squeezed},
}};

void addView(CLI::App& command, PictureOptions& picture, const std::vector<std::string>& views)
{
    picture.kind = *pictureKindNamed(views.front());
    const auto take = [&picture, views](const std::string& name) {
        if (std::ranges::find(views, name) == views.end())
            refuse("--view: there is no view '" + name + "'; known are " + joined(views, ", "));
        picture.kind = *pictureKindNamed(name);
    };
    command.add_option_function<std::string>("--view", take, "What the picture shows")
        ->type_name(joined(views, "|"))
        ->group("Pictures");
}

} // namespace

std::string optionOf(std::string_view setting)
{
    std::string option = "--" + std::string(setting);
    std::ranges::replace(option, '_', '-');
    return option;
}

core::Result<std::uint64_t> parseSize(std::string_view text)
{
    struct Unit {
        std::string_view name;
        std::uint64_t bytes;
    };
    static constexpr std::array<Unit, 7> kUnits{{{"", 1},
                                                 {"KiB", 1ULL << 10},
                                                 {"MiB", 1ULL << 20},
                                                 {"GiB", 1ULL << 30},
                                                 {"kB", 1'000},
                                                 {"MB", 1'000'000},
                                                 {"GB", 1'000'000'000}}};
    std::uint64_t number = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unitName = text.substr(static_cast<std::size_t>(rest - text.data()));
    const auto unit = std::ranges::find(kUnits, unitName, &Unit::name);
    if (error != std::errc{} || number == 0 || unit == kUnits.end()
        || number > std::numeric_limits<std::int64_t>::max() / unit->bytes)
        return core::fail("expected a number such as 5000, 16MiB or 2GiB, found '" + std::string(text) + "'");
    return number * unit->bytes;
}

void addLesson(CLI::App& command, RunArguments& arguments)
{
    command
        .add_option("LESSON", arguments.lesson,
                    "A file, the id of a lesson that comes with the program, or -")
        ->required();
}

void addSettings(CLI::App& command, RunArguments& arguments)
{
    for (const core::SettingInfo& setting : core::settingTable())
        addSetting(command, setting, arguments);
    command.add_option("--set", arguments.parameters, "A parameter of the lesson")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    const auto takeEngine = [](const std::string& name) {
        if (name != "sim")
            refuse("--engine: there is no engine '" + name + "'; known is sim");
    };
    command.add_option_function<std::string>("--engine", takeEngine, "What runs the lesson")
        ->type_name("sim");
    addLimit(command, "--max-steps", arguments.limits.maxSteps, "Instructions of one run");
    addLimit(command, "--max-states", arguments.limits.maxStates, "States of explore");
    addLimit(command, "--max-memory", arguments.limits.maxMemory, "Memory of the whole command");
    addLimit(command, "--max-threads", arguments.limits.maxThreads, "Threads, tasks and processes alive");
    addLimit(command, "--max-output", arguments.limits.maxOutput, "Output of the lesson");
    const auto takeTimeout = [&arguments](const std::string& text) {
        arguments.timeout = valueOrRefuse("--timeout", core::parseDuration(text));
    };
    command.add_option_function<std::string>("--timeout", takeTimeout, "Time on the clock on the wall")
        ->type_name("DURATION")
        ->group("Limits");
    command.add_flag("--json", arguments.json, "One JSON value on standard output");
}

void addRecordingFiles(CLI::App& command, FileArguments& arguments)
{
    arguments.formats = {"png", "svg", "pdf", "txt", "md", "csv", "json"};
    addFiles(command, arguments, {"timeline", "trace", "locks", "waits", "loop", "cores", "chart"});
    addChart(
        command, arguments.picture,
        {"utilisation", "ready-queue", "shares", "waits", "response", "turnaround", "gantt", "fairness"});
    addPart(command, arguments.picture);
    addAxis(command, arguments.picture);
}

void addChart(CLI::App& command, PictureOptions& picture, const std::vector<std::string>& charts)
{
    const auto take = [&picture, charts](const std::string& name) {
        if (std::ranges::find(charts, name) == charts.end())
            refuse("--chart: there is no chart '" + name + "'; known are " + joined(charts, ", ")
                   + (name == "sweep" ? "; `interleave compare --vary` draws a sweep" : ""));
        // The textbook's Gantt chart: which thread each core runs.
        picture.kind = name == "gantt" ? PictureKind::Cores : PictureKind::Chart;
        picture.chart = core::chartNamed(name).value_or(picture.chart);
    };
    command.add_option_function<std::string>("--chart", take, "A chart as the picture")
        ->type_name(joined(charts, "|"))
        ->group("Pictures");
}

void addPart(CLI::App& command, PictureOptions& picture)
{
    addInstant(command, "--from", picture.from, "Where the picture begins");
    addInstant(command, "--to", picture.to, "Where the picture ends");
}

void addAxis(CLI::App& command, PictureOptions& picture)
{
    const auto take = [&picture](const std::string& name) {
        const auto found = std::ranges::find(kAxes, name, [](const auto& axis) { return axis.first; });
        if (found == kAxes.end())
            refuse("--axis: there is no axis '" + name + "'; known are time, steps and squeezed");
        picture.axis = found->second;
        if (picture.axis == core::Axis::Steps && (picture.from || picture.to))
            refuse("--axis: --from and --to are times, which an axis of steps does not show");
    };
    command
        .add_option_function<std::string>("--axis", take,
                                          "What is drawn from left to right; squeezed shortens long waits")
        ->type_name("time|steps|squeezed")
        ->group("Pictures");
    command.add_flag("--as-pycharm", picture.asPycharm, "Only what PyCharm's concurrency diagram shows")
        ->group("Pictures");
}

void addFiles(CLI::App& command, FileArguments& arguments, const std::vector<std::string>& views)
{
    PictureOptions& picture = arguments.picture;
    command
        .add_option("-o,--output", arguments.files,
                    "Also write a file; its ending says what: ." + joined(arguments.formats, " ."))
        ->type_name("FILE")
        ->allow_extra_args(false);
    command.add_option("--format", arguments.format, "What `-o -` writes")
        ->type_name(joined(arguments.formats, "|"));
    addView(command, picture, views);
    command.add_option("--title", picture.title, "Of the picture")->group("Pictures");
    command.add_option("--caption", picture.caption, "Below the picture")->group("Pictures");
    command.add_option("--width", picture.width, "Pixels at scale 1")
        ->check(CLI::Range(50, 20'000).description(""))
        ->type_name("50 to 20000")
        ->group("Pictures");
    command.add_option("--height", picture.height, "Pixels at scale 1")
        ->check(CLI::Range(50, 20'000).description(""))
        ->type_name("50 to 20000")
        ->group("Pictures");
    command.add_option("--scale", picture.scale, "Times its size")
        ->check(CLI::Range(0.1, 8.0).description(""))
        ->type_name("0.1 to 8")
        ->group("Pictures");
    command.add_option("--theme", picture.theme, "Its colours")
        ->check(CLI::IsMember({"light", "dark", "print", "contrast"}).description(""))
        ->type_name("light|dark|print|contrast")
        ->group("Pictures");
    command.add_flag("!--no-legend", picture.legend, "Without a legend")->group("Pictures");
}

} // namespace app
