#include "app/cli/commands.h"
#include "app/cli/work.h"

#include <vector>

namespace app {

namespace {

/// interleave check LESSON…
class Check final : public Command {
public:
    void declare(CLI::App& options) override
    {
        options.add_option("LESSON", m_lessons, "Files, ids of lessons that come with the program, or -")
            ->required();
    }

    /// All lessons are looked at; a file that cannot be read weighs less than a lesson with errors.
    ExitStatus execute() override
    {
        ExitStatus status = ExitStatus::Done;
        for (const std::string& lesson : m_lessons) {
            const auto program = compileLesson(lesson);
            if (!program && status != ExitStatus::Diagnostics)
                status = program.error();
        }
        return status;
    }

private:
    std::vector<std::string> m_lessons;
};

} // namespace

std::unique_ptr<Command> makeCheck()
{
    return std::make_unique<Check>();
}

} // namespace app
