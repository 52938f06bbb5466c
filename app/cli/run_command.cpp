#include "app/cli/commands.h"
#include "app/cli/work.h"

#include "core/machine/simulate.h"

namespace app {

namespace {

/// interleave run LESSON
class Run final : public Command {
public:
    void declare(CLI::App& options) override
    {
        addLesson(options, m_arguments);
        addSettings(options, m_arguments);
        options.add_flag("--decisions", m_decisions,
                         "With --json: every decision of the scheduler and its reason");
        options.add_option("--repeat", m_repeat, "How often; the simulator gives the same run each time")
            ->check(CLI::Range(1, 1'000'000).description(""))
            ->type_name("1 to 1000000");
        addRecordingFiles(options, m_files);
    }

    ExitStatus execute() override
    {
        if (const core::Result<> possible = checkFiles(m_files, m_arguments.json); !possible)
            return refused(possible.error().message).value();
        if (m_decisions && !m_arguments.json)
            return refused("--decisions needs --json").value();
        const auto program = compileLesson(m_arguments.lesson);
        if (!program)
            return program.error();
        auto options = machineOptionsOf(**program, m_arguments);
        if (!options)
            return options.error();
        const Watch watch(m_arguments.timeout);
        options->stop = watch.token();
        return report(core::simulate(*program, *options), m_arguments, m_files, m_decisions, watch);
    }

private:
    RunArguments m_arguments;
    FileArguments m_files;
    bool m_decisions = false;
    int m_repeat = 1;
};

} // namespace

std::unique_ptr<Command> makeRun()
{
    return std::make_unique<Run>();
}

} // namespace app
