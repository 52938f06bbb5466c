#include "app/painter/paint.h"

#include <QImage>
#include <QPainter>
#include <gtest/gtest.h>

namespace app {
namespace {

QImage painted(double width, bool hatched, double opacity = 1)
{
    core::Diagram diagram;
    diagram.shapes.emplace_back(core::Fill{{0, 0, 300, 40}, core::Role::Lane});
    diagram.shapes.emplace_back(core::IdentityBox{
        {10, 10, width, 20}, 1, hatched, std::nullopt, "", 10.5F, static_cast<float>(opacity)});
    QImage image(300, 40, QImage::Format_RGB32);
    QPainter painter(&image);
    paint(painter, diagram, core::lightTheme());
    return image;
}

QRgb colour(core::Role role)
{
    return toQt(core::lightTheme().colour(role)).rgb();
}

TEST(IdentityBox, HasACapInTheThreadsColourAndATint)
{
    for (const double width : {6.0, 40.0, 250.0}) {
        const QImage image = painted(width, false);
        EXPECT_EQ(image.pixel(11, 20), colour(core::identityRole(1))) << width;
        EXPECT_NE(image.pixel(14, 20), colour(core::Role::Lane)) << width;
        EXPECT_NE(image.pixel(14, 20), colour(core::identityRole(1))) << width;
        EXPECT_EQ(image.pixel(static_cast<int>(10 + width), 20), colour(core::Role::Lane)) << width;
    }
}

TEST(IdentityBox, OfTwoWidthsIsTheSameUpToTheEnd)
{
    for (const bool hatched : {false, true}) {
        const QImage shorter = painted(100, hatched);
        const QImage longer = painted(250, hatched);
        EXPECT_EQ(shorter.copy(0, 0, 100, 40), longer.copy(0, 0, 100, 40)) << hatched;
    }
}

TEST(IdentityBox, IsHatchedWhereItsHolderDoesNotRun)
{
    EXPECT_NE(painted(100, true), painted(100, false));
}

TEST(IdentityBox, CanBePale)
{
    const auto tint = [](const QImage& image) { return qGreen(image.pixel(60, 20)); };

    EXPECT_GT(tint(painted(100, false, 0.4)), tint(painted(100, false)));
}

} // namespace
} // namespace app
