#pragma once

#include "core/diagram/text_metrics.h"

#include <QFont>

namespace app {

/// Loads the bundled fonts from the resources; call once, after QGuiApplication exists.
void loadFonts();

/// A bundled font for widgets, `pixels` high. Without hinting and with plain anti-aliasing, so that text has
/// the same pixels on every desktop.
QFont bundledFont(core::Face face, double pixels);

} // namespace app
