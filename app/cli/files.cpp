#include "app/cli/files.h"

#include "app/cli/console.h"
#include "app/painter/fonts.h"

#include <QGuiApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <filesystem>

namespace app {

namespace {

std::string lastEnding(const std::string& file)
{
    const std::string ending = std::filesystem::path(file).extension().string();
    return ending.empty() ? ending : ending.substr(1);
}

std::string formatOf(const std::string& file, const FileArguments& files)
{
    return file == "-" ? files.format : lastEnding(file);
}

/// PNG and PDF are painted by Qt, which wants an application; no display is needed for that.
class Painting {
public:
    explicit Painting(const FileArguments& files)
    {
        const bool paints = std::ranges::any_of(files.files, [&](const std::string& file) {
            const std::string format = formatOf(file, files);
            return format == "png" || format == "pdf";
        });
        if (!paints || QCoreApplication::instance())
            return;
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Nobody who asked for a picture can act on Qt's remarks about desktops.
        QLoggingCategory::setFilterRules(QStringLiteral("*.warning=false"));
        m_application = std::make_unique<QGuiApplication>(m_argc, m_argv);
        loadFonts();
    }

private:
    int m_argc = 1;
    char m_name[11] = "interleave";
    char* m_argv[2] = {m_name, nullptr};
    std::unique_ptr<QGuiApplication> m_application;
};

/// "png, svg, pdf or json"
std::string enumerated(const std::vector<std::string>& words, const std::string& last)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " " + last + " " : ", ") + words[i];
    return text;
}

} // namespace

core::Result<> writeFiles(const FileArguments& files, const MakeBytes& make)
{
    const Painting painting(files);
    for (const std::string& file : files.files) {
        const core::Result<std::string> bytes = make(formatOf(file, files));
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        core::Result<> written = file == "-" ? writeOutput(*bytes) : writeWhole(file, *bytes);
        if (!written)
            return written;
    }
    return {};
}

core::Result<> checkFiles(const FileArguments& files, bool json)
{
    for (const std::string& file : files.files) {
        const std::string format = formatOf(file, files);
        if (file == "-" && json)
            return core::fail("-o - and --json both want standard output; choose one");
        if (file == "-" && format.empty())
            return core::fail("-o - needs --format: " + enumerated(files.formats, "or"));
        if (std::ranges::find(files.formats, format) == files.formats.end())
            return core::fail("'" + file + "': there is no format '" + format + "'; known are "
                              + enumerated(files.formats, "and"));
    }
    return {};
}

bool takesStandardOutput(const FileArguments& files)
{
    return std::ranges::find(files.files, "-") != files.files.end();
}

} // namespace app
