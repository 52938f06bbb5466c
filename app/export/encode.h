#pragma once

#include "app/export/picture.h"

#include <QImage>

namespace app {

QImage toImage(const Picture& picture);

/// Bytes of a whole file. They need a QGuiApplication and loadFonts().
core::Result<std::string> toPng(const Picture& picture);
core::Result<std::string> toPdf(const Picture& picture);

} // namespace app
