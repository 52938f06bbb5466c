#pragma once

#include "core/diagram/text_metrics.h"

#include <QFont>

namespace app {

/// Loads the bundled fonts from the resources; call once, after QGuiApplication exists. Without hinting and with
/// plain anti-aliasing, so that text has the same pixels on every desktop.
void loadFonts();

/// A bundled font; `size` in logical pixels.
QFont bundledFont(core::Face face, double size);

} // namespace app
