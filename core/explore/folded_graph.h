#pragma once

#include "core/explore/state_map.h"

namespace core {

/// A state graph as one can look at it: a state from which only one outcome can still come belongs to that
/// outcome's box, and steps without a choice are one edge.
struct FoldedGraph {
    struct Node {
        std::uint32_t state = 0;              ///< Of a box: the start's.
        std::optional<std::uint32_t> outcome; ///< It is that outcome's box.
        std::size_t hidden = 0;               ///< So many states behind it are not in the graph.
        bool onRun = false;
    };
    struct Edge {
        std::size_t from;
        std::size_t to;
        std::uint32_t number;  ///< Of the thread or task that takes the first of its steps.
        std::size_t steps = 1; ///< Without another choice between; of the run that is shown, up to its end.
        bool onRun = false;
    };

    std::vector<Node> nodes; ///< The start is the first.
    std::vector<Edge> edges;
    std::vector<std::size_t> passed; ///< The node at which the run stands after so many choices.
    std::size_t undecided = 0;       ///< States from which more than one outcome can come.
};

struct FoldOptions {
    bool all = false;            ///< Every state that is no end is a node.
    std::vector<Choice> run;     ///< The run that is shown, as far as it is known.
    std::size_t mostNodes = 400; ///< Of more only those near the run are there.
    std::size_t reach = 3;       ///< How near: so many edges.
};

FoldedGraph fold(const StateMap& map, const FoldOptions& options);

} // namespace core
