#include "core/base/round_step.h"

#include <algorithm>
#include <cmath>

namespace core {

double roundStep(double least)
{
    const double atLeast = std::max(least, 1e-9);
    const double power = std::pow(10, std::floor(std::log10(atLeast)));
    for (const double times : {1.0, 2.0, 5.0})
        if (power * times >= atLeast)
            return power * times;
    return power * 10;
}

} // namespace core
