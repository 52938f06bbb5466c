#include "app/cli/commands.h"
#include "app/cli/work.h"

#include "core/replay/replay.h"

namespace app {

namespace {

/// interleave replay LESSON --schedule S|@NAME
class Replay final : public Command {
public:
    void declare(CLI::App& options) override
    {
        addLesson(options, m_arguments);
        options
            .add_option("--schedule", m_schedule,
                        "The steps in order: `0 1*2 2*3 1 0*2`; or @NAME of one of the lesson's own")
            ->type_name("S|@NAME")
            ->required();
        addSettings(options, m_arguments);
        addRecordingFiles(options, m_files);
    }

    ExitStatus execute() override
    {
        if (const core::Result<> possible = checkFiles(m_files, m_arguments.json); !possible)
            return refused(possible.error().message).value();
        const auto program = compileLesson(m_arguments.lesson);
        if (!program)
            return program.error();
        auto options = optionsOf(**program, m_arguments);
        if (!options)
            return options.error();
        const core::Result<core::Schedule> schedule = m_schedule.starts_with('@')
            ? core::storedSchedule(**program, m_schedule.substr(1))
            : core::parseSchedule(m_schedule);
        if (!schedule)
            return refused(schedule.error().message).value();
        const Watch watch(m_arguments.timeout);
        options->stop = watch.token();
        const auto recording = core::replay(*program, *schedule, *options);
        if (!recording)
            return refused(recording.error().message).value();
        return report(*recording, m_arguments, m_files, false, watch);
    }

private:
    RunArguments m_arguments;
    FileArguments m_files;
    std::string m_schedule;
};

} // namespace

std::unique_ptr<Command> makeReplay()
{
    return std::make_unique<Replay>();
}

} // namespace app
