#pragma once

#include "core/diagram/diagram.h"

#include <memory>
#include <string>
#include <vector>

namespace core {

/// One of the runs that are compared; the first is what the others are held against.
struct ComparedStrip {
    std::string title;
    std::string subtitle;
    std::shared_ptr<const Timeline> timeline; ///< On the axis of time.
};

struct CompareView {
    double width = 1100;
    double margin = 14;
    std::string title;   ///< Empty: none.
    std::string caption; ///< Empty: none; wrapped.
    bool legend = true;
};

struct ComparePicture {
    Diagram diagram;
    std::vector<Rect> strips; ///< Where each run is drawn.
};

/// Several runs on one axis with a common zero: their threads, when each ends, and how many times as fast as
/// the first it is.
ComparePicture compareDiagram(const std::vector<ComparedStrip>& strips, const CompareView& view);

/// How many times as fast as the first; empty where a run takes no time.
std::string speedUpText(const Timeline& first, const Timeline& run);

} // namespace core
