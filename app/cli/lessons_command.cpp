#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/json_object.h"
#include "app/cli/lesson_source.h"
#include "app/cli/work.h"

namespace app {

namespace {

/// interleave lessons
class Lessons final : public Command {
public:
    void declare(CLI::App& options) override
    {
        options.add_flag("--json", m_json, "One JSON value on standard output");
    }

    ExitStatus execute() override
    {
        const core::Result<> written = writeOutput(m_json ? json() : table());
        return written ? ExitStatus::Done : refused(written.error().message).value();
    }

private:
    static std::string json()
    {
        Json lessons = Json::array();
        for (const BuiltInLesson& lesson : builtInLessons())
            lessons.push_back({{"id", lesson.id},
                               {"title", lesson.title},
                               {"chapter", lesson.chapter},
                               {"file", lesson.file}});
        return lessons.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }

    static std::string table()
    {
        std::string text;
        std::string chapter;
        for (const BuiltInLesson& lesson : builtInLessons()) {
            if (lesson.chapter != chapter)
                text += (text.empty() ? "" : "\n") + lesson.chapter + "\n";
            chapter = lesson.chapter;
            text += "  " + lesson.id + std::string(lesson.id.size() < 28 ? 28 - lesson.id.size() : 1, ' ')
                + lesson.title + "\n";
        }
        return text;
    }

    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeLessons()
{
    return std::make_unique<Lessons>();
}

} // namespace app
