#pragma once

#include <QString>

#include <vector>

namespace app {

/// A lesson that comes with the program.
struct LessonEntry {
    QString id; ///< Its file's name without the ending: what the command line takes.
    QString path;
    QString title;
    QString chapter;
    QString summary; ///< First sentence of its narration.
};

/// In the order of contents.txt.
const std::vector<LessonEntry>& lessonCatalogue();
const LessonEntry* findLesson(const QString& idOrPath);

} // namespace app
