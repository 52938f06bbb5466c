#include "app/painter/fonts.h"

#include <QFontDatabase>
#include <QStringList>

namespace app {

void loadFonts()
{
    for (const char* file : {":/fonts/Inter-Regular.otf", ":/fonts/Inter-Medium.otf", ":/fonts/Inter-SemiBold.otf",
                             ":/fonts/JetBrainsMono-Regular.ttf"})
        QFontDatabase::addApplicationFont(QString::fromLatin1(file));
}

QFont bundledFont(core::Face face, double size)
{
    QFont font(face == core::Face::Mono ? QStringLiteral("JetBrains Mono") : QStringLiteral("Inter"));
    font.setWeight(face == core::Face::SemiBold ? QFont::DemiBold
                       : face == core::Face::Medium ? QFont::Medium
                                                    : QFont::Normal);
    font.setPixelSize(1);
    font.setPointSizeF(size);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(static_cast<QFont::StyleStrategy>(QFont::PreferAntialias | QFont::NoSubpixelAntialias));
    return font;
}

} // namespace app
