#pragma once

#include <QString>

#include <string>

namespace app {

/// "137846528820" → "137 846 528 820" in the desktop's manner; "infinite" in words.
QString grouped(const std::string& decimal);
/// "20 interleavings", "1 interleaving"; `count` as grouped() gives it.
QString interleavingsInWords(const QString& count);
/// One decimal; "< 0.1 %" where it would say 0.
QString percent(double share);

} // namespace app
