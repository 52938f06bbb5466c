#pragma once

#include "core/diagram/diagram.h"
#include "core/diagram/graph_layout.h"
#include "core/explore/exploration.h"
#include "core/explore/folded_graph.h"

#include <string>
#include <vector>

namespace core {

/// How the states of an exploration are to be drawn.
struct StateGraphView {
    std::string title;   ///< Empty: none.
    std::string caption; ///< Empty: none; wrapped.
    bool legend = true;
    double margin = 14;
    double leastWidth = 360;
    std::vector<std::string> threads; ///< Names by number.
    std::size_t position = 0;         ///< So many choices of the run have been taken.
};

struct StateGraphPicture {
    Diagram diagram;
    std::vector<Rect> nodes; ///< Where each of the graph's nodes is drawn.
};

/// The states from left to right: a node is a pie of what the ways on lead to, a box at the right is an
/// outcome, a line has the colour of the thread that takes its first step; the run that is shown is in ink.
StateGraphPicture stateGraphDiagram(const FoldedGraph& graph, const GraphLayout& layout,
                                    const Exploration& found, const StateGraphView& view);

/// Where its nodes lie; takes long where they are many.
/// Not to be called twice at the same time: Graphviz keeps state of its own.
GraphLayout layoutOf(const FoldedGraph& graph);

/// "8 of 40 states are undecided, the rest is folded"
std::string statesInWords(const FoldedGraph& graph, const Exploration& found);

} // namespace core
