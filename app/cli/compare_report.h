#pragma once

#include "app/cli/combinations.h"
#include "app/export/picture.h"

#include "core/insight/figures.h"

#include <memory>
#include <string>
#include <vector>

namespace app {

/// One of the runs that are compared, with what was varied for it.
struct ComparedRun {
    Combination varied;
    std::shared_ptr<const core::Recording> recording;
    core::Figures figures;
};

/// "interleave-compare/1" of command-line.md.
std::string compareJson(const std::vector<ComparedRun>& runs);
/// A line for each run: what was varied, the makespan, how many times as fast as the first, figures.
std::string compareTable(const std::vector<ComparedRun>& runs);
/// All runs on one axis, or the sweep over the one thing that varies, as a file of that format.
core::Result<std::string> comparePicture(const std::vector<ComparedRun>& runs, const PictureOptions& options,
                                         std::string_view format);

} // namespace app
