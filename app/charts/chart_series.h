#pragma once

#include "core/insight/chart.h"

class QChart;

namespace app {

/// Puts a chart's values into a QChart, in the theme in force: no legend, no animation.
void fillChart(QChart& into, const core::Chart& chart);

} // namespace app
