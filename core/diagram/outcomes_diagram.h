#pragma once

#include "core/diagram/diagram.h"
#include "core/explore/exploration.h"

#include <string>
#include <vector>

namespace core {

/// How the outcomes of an exploration are to be drawn.
struct OutcomesView {
    double width = 640;
    double margin = 14;
    std::string title;                     ///< Empty: none.
    std::string caption;                   ///< Empty: none; wrapped.
    std::vector<std::string> threads = {}; ///< Names by number, for the steps of the shortest ways.
};

/// All ways in which a program can end: what, how often, and the shortest way there; the most frequent first.
Diagram outcomesDiagram(const Exploration& found, const OutcomesView& view);

/// "64 interleavings, all looked at: 3 outcomes." or what is missing.
std::string outcomesInWords(const Exploration& found);

} // namespace core
