#include "app/document/run.h"

#include "core/replay/replay.h"

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

} // namespace

RunResult makeRun(const RunRequest& request, std::stop_token stop)
{
    RunResult result;
    core::Compilation compiled = core::compile(request.text, request.fileName);
    result.diagnostics = std::move(compiled.diagnostics);
    if (compiled.program == nullptr)
        return result;
    core::Result<core::RunOptions> options = core::optionsFor(*compiled.program, request.overrides);
    if (!options) {
        result.error = options.error();
        return result;
    }
    options->limits = windowLimits();
    options->stop = std::move(stop);

    auto run = std::make_shared<Run>();
    run->program = compiled.program;
    run->options = *options;
    if (request.schedule) {
        core::Result<std::shared_ptr<const core::Recording>> replayed =
            core::replay(compiled.program, *request.schedule, *options);
        if (!replayed) {
            result.error = replayed.error();
            result.scheduleFailed = true;
            return result;
        }
        run->recording = *replayed;
        run->schedule = request.schedule;
    } else {
        run->recording = core::simulate(compiled.program, *options);
    }
    run->times = std::make_shared<const core::Timeline>(core::timelineOf(run->recording, core::Axis::Time));
    run->steps = std::make_shared<const core::Timeline>(core::timelineOf(run->recording, core::Axis::Steps));
    run->shared = core::sharedVariables(*run->recording);
    run->trace = core::traceOf(*run->recording, request.traced);
    run->stepsOf = stepsByThread(*run->recording);
    result.run = std::move(run);
    return result;
}

} // namespace app
