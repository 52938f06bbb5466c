#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/json_object.h"
#include "app/cli/work.h"
#include "app/lessons/catalogue.h"

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
        for (const LessonEntry& lesson : lessonCatalogue())
            lessons.push_back({{"id", lesson.id.toStdString()},
                               {"title", lesson.title.toStdString()},
                               {"chapter", lesson.chapter.toStdString()},
                               {"file", lesson.id.toStdString() + ".py"}});
        return lessons.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }

    static std::string table()
    {
        QString text;
        QString chapter;
        for (const LessonEntry& lesson : lessonCatalogue()) {
            if (lesson.chapter != chapter)
                text +=
                    (text.isEmpty() ? QString() : QStringLiteral("\n")) + lesson.chapter + QLatin1Char('\n');
            chapter = lesson.chapter;
            text += QStringLiteral("  %1%2\n").arg(lesson.id, -28).arg(lesson.title);
        }
        return text.toStdString();
    }

    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> makeLessons()
{
    return std::make_unique<Lessons>();
}

} // namespace app
