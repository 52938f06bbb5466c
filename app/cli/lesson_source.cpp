#include "app/cli/lesson_source.h"

#include "app/lessons/catalogue.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <unistd.h>

namespace app {

namespace {

constexpr std::size_t kLargest = std::size_t{16} << 20;

/// Never more than a lesson may have, so that an endless device is no trap.
core::Result<std::string> readAll(int file, const std::string& name)
{
    std::string text;
    std::string part(1 << 16, '\0');
    for (;;) {
        const ssize_t got = ::read(file, part.data(), part.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return core::fail(name + " could not be read: " + std::strerror(errno));
        if (got == 0)
            return text;
        text.append(part, 0, static_cast<std::size_t>(got));
        if (text.size() > kLargest)
            return core::fail(name + " is larger than 16 MiB: that is no lesson");
    }
}

core::Result<LessonSource> readFile(const std::string& path)
{
    if (std::error_code error; std::filesystem::is_directory(path, error))
        return core::fail(path + " is a folder; name a lesson's file in it");
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return core::fail(path + " could not be opened: " + std::strerror(errno));
    core::Result<std::string> text = readAll(file, path);
    ::close(file);
    if (!text)
        return tl::make_unexpected(text.error());
    return LessonSource{std::filesystem::path(path).filename().string(), std::move(*text)};
}

std::optional<LessonSource> readBuiltIn(const std::string& id)
{
    const LessonEntry* lesson = findLesson(QString::fromStdString(id));
    if (!lesson)
        return std::nullopt;
    QFile file(lesson->path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return LessonSource{id + ".py", file.readAll().toStdString()};
}

} // namespace

core::Result<LessonSource> readSource(const std::string& lesson)
{
    if (lesson == "-") {
        core::Result<std::string> text = readAll(STDIN_FILENO, "standard input");
        if (!text)
            return tl::make_unexpected(text.error());
        return LessonSource{"stdin.py", std::move(*text)};
    }
    std::error_code error;
    if (std::filesystem::exists(lesson, error))
        return readFile(lesson);
    if (std::optional<LessonSource> builtIn = readBuiltIn(lesson))
        return std::move(*builtIn);
    return core::fail(
        "there is no file '" + lesson
        + "', and no lesson with that id comes with the program; `interleave lessons` lists them");
}

} // namespace app
