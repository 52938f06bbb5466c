#include "app/export/encode.h"

#include "app/painter/fonts.h"
#include "app/painter/paint.h"

#include <QBuffer>
#include <QHashFunctions>
#include <QImageWriter>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <cmath>
#include <ctime>

namespace app {

namespace {

constexpr double kDotsPerInch = 96;
constexpr double kPointsPerInch = 72;

/// While it lives, local time is UTC: QPdfWriter writes the time of day, and the text's length depends on the
/// zone.
class InUtc {
public:
    InUtc()
        : m_before(qgetenv("TZ"))
        , m_wasSet(qEnvironmentVariableIsSet("TZ"))
    {
        qputenv("TZ", "UTC");
        tzset();
    }
    ~InUtc()
    {
        if (m_wasSet)
            qputenv("TZ", m_before);
        else
            qunsetenv("TZ");
        tzset();
    }
    InUtc(const InUtc&) = delete;
    InUtc& operator=(const InUtc&) = delete;

private:
    QByteArray m_before;
    bool m_wasSet;
};

/// While it lives, new hashes have no seed: QPdfWriter writes fonts in the order in which a hash has them.
class InFixedOrder {
public:
    InFixedOrder() { QHashSeed::setDeterministicGlobalSeed(); }
    ~InFixedOrder() { QHashSeed::resetRandomGlobalSeed(); }
    InFixedOrder(const InFixedOrder&) = delete;
    InFixedOrder& operator=(const InFixedOrder&) = delete;
};

/// The same bytes at every run: the only date in the file becomes one that never changes, as long as the
/// other.
void withoutDate(QByteArray& pdf)
{
    constexpr QByteArrayView key = "/CreationDate (D:";
    constexpr QByteArrayView fixed = "20000101000000";
    const qsizetype at = pdf.indexOf(key);
    if (at >= 0)
        pdf.replace(at + key.size(), fixed.size(), fixed);
}

} // namespace

QImage toImage(const Picture& picture)
{
    loadFonts();
    const int width = static_cast<int>(std::lround(picture.diagram.width * picture.zoom));
    const int height = static_cast<int>(std::lround(picture.diagram.height * picture.zoom));
    QImage image(std::max(1, width), std::max(1, height), QImage::Format_RGB32);
    constexpr double inchesInMetre = 1 / 0.0254;
    image.setDotsPerMeterX(static_cast<int>(std::lround(kDotsPerInch * inchesInMetre)));
    image.setDotsPerMeterY(static_cast<int>(std::lround(kDotsPerInch * inchesInMetre)));
    image.fill(toQt(picture.theme.colour(core::Role::Surface)));
    QPainter painter(&image);
    painter.scale(picture.zoom, picture.zoom);
    paint(painter, picture.diagram, picture.theme);
    return image;
}

core::Result<std::string> toPng(const Picture& picture)
{
    const QImage image = toImage(picture);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    if (image.isNull() || !writer.write(image))
        return core::fail("The picture could not be made: " + writer.errorString().toStdString() + ".");
    return bytes.toStdString();
}

core::Result<std::string> toPdf(const Picture& picture)
{
    loadFonts();
    const InUtc utc;
    const InFixedOrder fonts;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    constexpr int resolution = 1200;
    const double pointsInPixel = kPointsPerInch / kDotsPerInch * picture.zoom;
    const QSizeF size(picture.diagram.width * pointsInPixel, picture.diagram.height * pointsInPixel);
    writer.setResolution(resolution);
    writer.setCreator(QStringLiteral("Interleave"));
    writer.setPageSize(QPageSize(size, QPageSize::Point, QStringLiteral("picture"), QPageSize::ExactMatch));
    writer.setPageMargins({0, 0, 0, 0});
    QPainter painter(&writer);
    if (!painter.isActive())
        return core::fail("The picture could not be made as PDF.");
    const double unit = resolution / kDotsPerInch * picture.zoom;
    painter.scale(unit, unit);
    paint(painter, picture.diagram, picture.theme);
    painter.end();
    withoutDate(bytes);
    return bytes.toStdString();
}

} // namespace app
