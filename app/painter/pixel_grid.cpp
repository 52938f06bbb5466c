#include "app/painter/pixel_grid.h"

#include <QImage>

namespace app {

void copyPixels(QPainter& painter, const QImage& image, QSize size, QPoint at)
{
    const QTransform device = painter.deviceTransform();
    if (device.type() == QTransform::TxNone) {
        painter.drawImage(at, image, QRect(QPoint(), size));
        return;
    }
    const QTransform world = painter.worldTransform();
    painter.setWorldTransform(device.inverted() * world);
    painter.drawImage(at, image, QRect(QPoint(), size));
    painter.setWorldTransform(world);
}

} // namespace app
