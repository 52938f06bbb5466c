#pragma once

#include <QPalette>

class QFont;
class QLabel;

namespace app {

/// A label that takes its text as it is, without rich text.
QLabel* plainLabel(const QFont& font, QPalette::ColorRole role);

} // namespace app
