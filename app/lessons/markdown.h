#pragma once

#include <QString>
#include <QStringList>

namespace app {

/// The paragraphs of a lesson's narration as rich text: without title and chapter, the sources in small;
/// `code`, **bold**, *emphasis* and [links](line:12) understood, everything else taken literally.
QStringList narrationParagraphs(const QString& docstring);
/// One paragraph, its marks turned into rich text.
QString richText(const QString& markdown);

} // namespace app
