#include "app/painter/paint.h"

#include <QImage>
#include <QPainter>
#include <gtest/gtest.h>

namespace app {
namespace {

using core::Role;

/// Of four columns 2 px wide, the third of which is empty.
core::Ribbon ribbon(double opacity)
{
    return {{10, 5, 8, 20}, {Role::Io, Role::Ready, core::Ribbon::kNothing, Role::Ready}, opacity};
}

template <class Shapes>
QImage painted(const Shapes& shapes, int scale)
{
    core::Diagram diagram;
    diagram.shapes.emplace_back(core::Fill{{0, 0, 30, 30}, Role::Lane});
    diagram.shapes.insert(diagram.shapes.end(), shapes.begin(), shapes.end());
    QImage image(30 * scale, 30 * scale, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.scale(scale, scale);
    paint(painter, diagram, core::lightTheme());
    return image;
}

TEST(Ribbon, IsPaintedAsTheRectanglesThatFilesHave)
{
    for (const int scale : {1, 2}) {
        const QImage asRibbon = painted(std::vector<core::Ribbon>{ribbon(1)}, scale);
        EXPECT_EQ(asRibbon, painted(core::fillsOf(ribbon(1)), scale)) << scale;
    }
}

TEST(Ribbon, HasEachColumnsColourAndLeavesEmptyOnesAsTheyAre)
{
    const auto colour = [](Role role) { return toQt(core::lightTheme().colour(role)).rgb(); };
    const QImage image = painted(std::vector<core::Ribbon>{ribbon(1)}, 1);

    EXPECT_EQ(image.pixel(9, 15), colour(Role::Lane));
    EXPECT_EQ(image.pixel(10, 15), colour(Role::Io));
    EXPECT_EQ(image.pixel(13, 15), colour(Role::Ready));
    EXPECT_EQ(image.pixel(14, 15), colour(Role::Lane));
    EXPECT_EQ(image.pixel(17, 5), colour(Role::Ready));
    EXPECT_EQ(image.pixel(17, 25), colour(Role::Lane));
}

TEST(Ribbon, LetsThroughWhatLiesUnderneathWhereItIsPale)
{
    const auto red = [](const QImage& image) { return qRed(image.pixel(13, 15)); };
    const QImage full = painted(std::vector<core::Ribbon>{ribbon(1)}, 1);
    const QImage pale = painted(std::vector<core::Ribbon>{ribbon(0.5)}, 1);
    const int lane = qRed(pale.pixel(14, 15));

    EXPECT_NEAR(red(pale), (red(full) + lane) / 2, 2);
}

} // namespace
} // namespace app
