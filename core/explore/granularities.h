#pragma once

#include "core/explore/exploration.h"

#include <vector>

namespace core {

/// What exploring gives at one granularity, in short.
struct GranularityFigures {
    Granularity granularity = Granularity::Step;
    bool complete = true;      ///< Else only this is known.
    std::string interleavings; ///< Exact, decimal, or "infinite".
    std::string right; ///< Of these, those that end as an outcome graded right; empty: none is graded.
    std::optional<double> wrong; ///< The share of all others; none where there are infinitely many.
    std::size_t outcomes = 0;
    bool anyBad = false; ///< One of them is a defect, or graded wrong.
};

GranularityFigures figuresOf(const Exploration& found);

/// Of the program as it is explored with these options, but at the granularities step, access and line, and
/// last at runtime as CPython 3.12 is. No more than the options' limits allow; empty when it was stopped.
std::vector<GranularityFigures> figuresByGranularity(const std::shared_ptr<const Program>& program,
                                                     ExploreOptions options);

} // namespace core
