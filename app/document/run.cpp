#include "app/document/run.h"

#include "core/replay/replay.h"
#include "core/timeline/not_to_scale.h"
#include "core/timeline/pycharm.h"
#include "core/world/world.h"

namespace app {

namespace {

/// A person waits for the window, so it stops earlier than the command line does.
core::Limits windowLimits()
{
    core::Limits limits;
    limits.maxSteps = 50'000'000;
    limits.maxMemory = std::uint64_t{256} << 20;
    limits.maxThreads = 2'000;
    return limits;
}

std::vector<std::vector<core::EventId>> stepsByThread(const core::Recording& recording)
{
    std::vector<std::vector<core::EventId>> all(recording.info().threads.size());
    for (const core::EventId step : recording.steps())
        all[recording.threadOf(step).index()].push_back(step);
    return all;
}

std::shared_ptr<const core::Sharing> sharingOf(const std::shared_ptr<const core::Program>& program,
                                               const core::RunOptions& options, core::Granularity granularity)
{
    core::WorldContext context{
        program, nullptr, options.settings, options.limits, options.parameters, options.inputs, options.stop};
    context.settings.granularity = granularity;
    return core::findSharing(program, context);
}

/// Of longer runs nobody looks at every choice.
constexpr std::size_t kMostChoices = 3'000;
/// The machine's own runs are looked at so only while that costs nothing.
constexpr std::size_t kMostSimulatedChoices = 64;
constexpr std::size_t kMostThreads = 6;
constexpr core::Duration kReplayedStep = std::chrono::milliseconds(1);

bool isStep(const core::Recording& recording, core::EventId event)
{
    return std::holds_alternative<core::Stepped>(recording.event(event).what);
}

/// Of a run by the machine's policy the steps are the choices, where threads may change at each.
std::vector<core::Choice> choicesOf(const Run& run)
{
    if (run.schedule)
        return run.schedule->choices;
    std::vector<core::Choice> choices;
    if (run.options.settings.granularity != core::Granularity::Step)
        return choices;
    for (const core::EventId step : run.recording->steps())
        if (isStep(*run.recording, step))
            choices.push_back({static_cast<std::uint32_t>(run.recording->threadOf(step).index()),
                               core::Choice::Way::Step, 0});
    return choices;
}

bool isSmall(const core::Recording& recording)
{
    return recording.steps().size() <= kMostSimulatedChoices
        && recording.info().threads.size() <= kMostThreads;
}

Ways waysOf(const Run& run)
{
    if (!run.schedule && !isSmall(*run.recording))
        return {};
    Ways ways{choicesOf(run), {}};
    if (ways.choices.size() > kMostChoices)
        return {};
    const core::Granularity granularity =
        run.schedule ? run.schedule->granularity : run.options.settings.granularity;
    const auto sharing =
        run.sharing != nullptr ? run.sharing : sharingOf(run.program, run.options, granularity);
    ways.decisions = core::decisionsAlong(run.program, {granularity, ways.choices}, run.options, sharing);
    if (ways.decisions.size() != ways.choices.size() + 1)
        ways.choices.clear(); // The machine went another way than the rules of exploring have it.
    return ways;
}

/// Compiling takes longer than running most lessons, and while a slider is dragged the text is the same.
std::shared_ptr<const core::Program> programOf(const RunRequest& request,
                                               std::vector<core::Diagnostic>& diagnostics)
{
    if (request.program != nullptr && request.program->source() == request.text
        && request.program->fileName() == request.fileName) {
        diagnostics = request.diagnostics;
        return request.program;
    }
    core::Compilation compiled = core::compile(request.text, request.fileName);
    diagnostics = std::move(compiled.diagnostics);
    return compiled.program;
}

} // namespace

std::size_t choicesTaken(const Run& run, std::optional<core::EventId> at)
{
    if (!at)
        return 0;
    const core::Recording& recording = *run.recording;
    std::size_t steps = 0;
    if (run.schedule)
        steps = static_cast<std::size_t>(recording.timeOf(*at).time_since_epoch() / kReplayedStep);
    else
        for (const core::EventId step : recording.steps())
            steps += step <= *at && isStep(recording, step) ? 1 : 0;
    std::size_t taken = 0;
    const std::vector<core::Choice>& choices = run.ways().choices;
    while (taken < choices.size() && steps > 0)
        steps -= choices[taken++].way != core::Choice::Way::Completion ? 1 : 0;
    return taken;
}

std::optional<core::EventId> momentAfter(const Run& run, std::size_t choices)
{
    const auto& steps = run.recording->steps();
    if (choices == 0 || steps.empty())
        return std::nullopt;
    const std::size_t end = std::min(choices, run.ways().choices.size());
    if (end == 0)
        return std::nullopt;
    std::optional<core::EventId> moment;
    for (const core::EventId step : steps) {
        if (choicesTaken(run, step) > end)
            break;
        moment = step;
    }
    return moment;
}

const core::Timeline& Run::timeline(core::Axis axis, bool asPycharm) const
{
    if (!asPycharm && axis != core::Axis::Squeezed)
        return axis == core::Axis::Time ? *times : *steps;
    auto& made = m_others[{axis, asPycharm}];
    if (made == nullptr)
        made = std::make_shared<const core::Timeline>(asPycharm ? core::asPycharmDraws(timeline(axis))
                                                                : core::notToScale(*times));
    return *made;
}

const Ways& Run::ways() const
{
    if (!m_ways)
        m_ways = waysOf(*this);
    return *m_ways;
}

RunResult makeRun(const RunRequest& request, std::stop_token stop)
{
    RunResult result;
    std::shared_ptr<const core::Program> program = programOf(request, result.diagnostics);
    if (program == nullptr)
        return result;
    core::Result<core::RunOptions> options = core::optionsFor(*program, request.overrides);
    if (!options) {
        result.error = options.error();
        return result;
    }
    options->limits = windowLimits();
    options->stop = std::move(stop);
    std::optional<core::Schedule> schedule = request.schedule;
    if (!schedule && options->settings.policy == "manual")
        schedule = core::Schedule{options->settings.granularity, {}};

    auto run = std::make_shared<Run>();
    run->program = program;
    run->options = *options;
    if (schedule) {
        run->sharing = sharingOf(program, *options, schedule->granularity);
        core::Result<std::shared_ptr<const core::Recording>> replayed =
            core::replay(program, *schedule, *options, run->sharing);
        if (!replayed) {
            result.error = replayed.error();
            result.scheduleFailed = true;
            return result;
        }
        run->recording = *replayed;
        run->schedule = schedule;
    } else {
        run->recording = core::simulate(program, *options);
    }
    run->times = std::make_shared<const core::Timeline>(core::timelineOf(run->recording, core::Axis::Time));
    run->steps = std::make_shared<const core::Timeline>(core::timelineOf(run->recording, core::Axis::Steps));
    run->shared = core::sharedVariables(*run->recording);
    run->trace = core::traceOf(*run->recording, request.traced);
    run->stepsOf = stepsByThread(*run->recording);
    if (schedule)
        run->ways(); // These may be many, and a worker has the time.
    result.run = std::move(run);
    return result;
}

} // namespace app
