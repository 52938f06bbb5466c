#pragma once

#include "core/diagram/diagram.h"
#include "core/diagram/theme.h"
#include "core/timeline/trace.h"

#include <string>

namespace core {

/// The picture as SVG, `zoom` times its size: real text with our widths, patterns, nothing but what the
/// diagram holds.
std::string toSvg(const Diagram& diagram, const Theme& theme, double zoom = 1);

/// A map of letters: a line for each thread, `columns` wide, with a ruler above and what the letters mean
/// below.
std::string toAsciiMap(const Timeline& timeline, Interval visible, std::size_t columns = 100);

/// The race trace as a table.
std::string toMarkdown(const Recording& recording, const Trace& trace);
std::string toLatex(const Recording& recording, const Trace& trace); ///< A tabular, without any package.
std::string toCsv(const Recording& recording, const Trace& trace);

} // namespace core
