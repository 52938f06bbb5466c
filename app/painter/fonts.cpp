#include "app/painter/fonts.h"

#include <QFontDatabase>
#include <QImage>

namespace app {

namespace {

/// On a device of 72 dots an inch a point is a pixel: the only way in Qt to ask for 10.5 of them.
const QImage& deviceOfPoints()
{
    static const QImage device = [] {
        constexpr double inchesInMetre = 1 / 0.0254;
        QImage image(1, 1, QImage::Format_ARGB32_Premultiplied);
        image.setDotsPerMeterX(qRound(72 * inchesInMetre));
        image.setDotsPerMeterY(qRound(72 * inchesInMetre));
        return image;
    }();
    return device;
}

QFont::Weight weightOf(core::Face face)
{
    switch (face) {
    case core::Face::Medium: return QFont::Medium;
    case core::Face::SemiBold: return QFont::DemiBold;
    case core::Face::Regular:
    case core::Face::Mono: break;
    }
    return QFont::Normal;
}

} // namespace

void loadFonts()
{
    static const bool loaded = [] {
        for (const char* file : {":/fonts/Inter-Regular.otf", ":/fonts/Inter-Medium.otf",
                                 ":/fonts/Inter-SemiBold.otf", ":/fonts/JetBrainsMono-Regular.ttf"})
            QFontDatabase::addApplicationFont(QString::fromLatin1(file));
        return true;
    }();
    Q_UNUSED(loaded)
}

QFont bundledFont(core::Face face, double pixels)
{
    QFont font(face == core::Face::Mono ? QStringLiteral("JetBrains Mono") : QStringLiteral("Inter"));
    font.setWeight(weightOf(face));
    font.setPointSizeF(pixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(static_cast<QFont::StyleStrategy>(
        QFont::PreferAntialias | QFont::NoSubpixelAntialias | QFont::NoFontMerging));
    return QFont(font, &deviceOfPoints());
}

} // namespace app
