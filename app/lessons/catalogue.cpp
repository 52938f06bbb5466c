#include "app/lessons/catalogue.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace app {

namespace {

QString docstring(const QString& text)
{
    static const QRegularExpression kDocstring(QStringLiteral("^\\s*(?:#[^\\n]*\\n\\s*)*\"\"\"(.*?)\"\"\""),
                                               QRegularExpression::DotMatchesEverythingOption);
    return kDocstring.match(text).captured(1);
}

LessonEntry entryOf(const QFileInfo& file)
{
    LessonEntry entry{file.completeBaseName(), file.filePath(), {}, {}, {}};
    QFile source(file.filePath());
    if (source.open(QIODevice::ReadOnly)) {
        const QStringList lines = docstring(QString::fromUtf8(source.readAll())).split(QLatin1Char('\n'));
        for (const QString& raw : lines) {
            const QString line = raw.trimmed();
            if (line.startsWith(QLatin1String("Chapter:")))
                entry.chapter = line.mid(8).trimmed();
            else if (entry.title.isEmpty())
                entry.title = line;
            else if (entry.summary.isEmpty() && !line.startsWith(QLatin1String("Sources:")))
                entry.summary = line;
        }
    }
    if (entry.title.isEmpty())
        entry.title = entry.id;
    return entry;
}

} // namespace

const std::vector<LessonEntry>& lessonCatalogue()
{
    static const std::vector<LessonEntry> kLessons = [] {
        std::vector<LessonEntry> lessons;
        QFile contents(QStringLiteral(":/lessons/contents.txt"));
        if (contents.open(QIODevice::ReadOnly))
            for (const QString& id :
                 QString::fromUtf8(contents.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
                lessons.push_back(entryOf(QFileInfo(QStringLiteral(":/lessons/%1.py").arg(id))));
        return lessons;
    }();
    return kLessons;
}

const LessonEntry* findLesson(const QString& idOrPath)
{
    const auto& all = lessonCatalogue();
    const auto found = std::ranges::find_if(
        all, [&](const LessonEntry& lesson) { return lesson.id == idOrPath || lesson.path == idOrPath; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace app
