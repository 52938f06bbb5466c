#pragma once

#include "core/diagram/diagram.h"
#include "core/explore/exploration.h"
#include "core/replay/decisions.h"

namespace core {

/// A branch of a run that was not taken.
struct Branch {
    std::size_t position; ///< So many choices were taken before.
    Choice choice;
    Rect rect; ///< Of its card.
};

struct ChoicesPicture {
    Diagram diagram;
    std::size_t first = 0;   ///< What is forced before is not drawn.
    std::vector<Rect> steps; ///< Where each choice from there on is drawn.
    std::vector<Branch> branches;
    double here = 0; ///< The x at which the run stands.
};

/// How the choices of a run are to be drawn.
struct ChoicesView {
    std::vector<Choice> run;
    std::size_t position = 0; ///< So many choices have been taken.
    double leastWidth = 400;
    double leastHeight = 150;
};

/// The run as a line from choice to choice, with a card for each branch not taken: who, what, how many ways
/// it has and what they lead to.
ChoicesPicture choicesDiagram(const Exploration& found, const std::vector<Decision>& decisions,
                              const ChoicesView& view);

} // namespace core
