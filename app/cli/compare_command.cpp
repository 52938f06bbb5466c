#include "app/cli/combinations.h"
#include "app/cli/commands.h"
#include "app/cli/compare_report.h"
#include "app/cli/console.h"
#include "app/cli/work.h"

#include "core/machine/simulate.h"

#include <algorithm>

namespace app {

namespace {

/// interleave compare LESSON… --vary NAME=V1,V2,…
class Compare final : public Command {
public:
    void declare(CLI::App& options) override
    {
        options.add_option("LESSON", m_lessons, "Files, ids of lessons that come with the program, or -")
            ->required();
        options
            .add_option(
                "--vary", m_varied,
                "A setting or a parameter of the lesson and its values; several give all combinations")
            ->type_name("NAME=V1,V2,…")
            ->allow_extra_args(false);
        addSettings(options, m_arguments);
        m_files.formats = {"png", "svg", "pdf", "json"};
        addFiles(options, m_files, {"timeline", "chart"});
        addChart(options, m_files.picture, {"sweep"});
    }

    ExitStatus execute() override
    {
        if (const core::Result<> possible = checkFiles(m_files, m_arguments.json); !possible)
            return refused(possible.error().message).value();
        const core::Result<Combinations> combinations = combinationsOf(m_varied);
        if (!combinations)
            return refused(combinations.error().message).value();
        const Watch watch(m_arguments.timeout);
        std::vector<ComparedRun> runs;
        ExitStatus worst = ExitStatus::Done;
        for (const std::string& lesson : m_lessons) {
            const auto program = compileLesson(lesson);
            if (!program)
                return program.error();
            for (const Combination& combination : *combinations) {
                const Outcome<ComparedRun> run = runOne(*program, combination, watch);
                if (!run)
                    return run.error();
                worst = std::max(worst, statusOf(*run->recording, run->figures));
                runs.push_back(*run);
            }
        }
        core::Result<> written;
        if (!takesStandardOutput(m_files))
            written = writeOutput(m_arguments.json ? compareJson(runs) + "\n" : compareTable(runs));
        if (written && !m_files.files.empty())
            written = writeFiles(m_files, [&](const std::string& format) {
                return format == "json" ? core::Result<std::string>(compareJson(runs) + "\n")
                                        : comparePicture(runs, m_files.picture, format);
            });
        if (!written)
            return refused(written.error().message).value();
        return watch.wasInterrupted() ? ExitStatus::Interrupted : worst;
    }

private:
    Outcome<ComparedRun> runOne(const std::shared_ptr<const core::Program>& program,
                                const Combination& combination, const Watch& watch) const
    {
        RunArguments arguments = m_arguments;
        for (const auto& [name, value] : combination) {
            if (core::findSetting(name))
                arguments.settings[name] = value;
            else
                arguments.parameters.push_back(std::string(name).append("=").append(value));
        }
        auto options = machineOptionsOf(*program, arguments);
        if (!options)
            return tl::make_unexpected(options.error());
        options->stop = watch.token();
        const auto recording = core::simulate(program, *options);
        return ComparedRun{combination, recording, core::figuresOf(*recording)};
    }

    std::vector<std::string> m_lessons;
    std::vector<std::string> m_varied;
    RunArguments m_arguments;
    FileArguments m_files;
};

} // namespace

std::unique_ptr<Command> makeCompare()
{
    return std::make_unique<Compare>();
}

} // namespace app
