#pragma once

#include "core/diagram/shape.h"

#include <span>
#include <vector>

namespace core {

/// What is to be placed: in logical pixels.
struct GraphNode {
    double width;
    double height;
    bool last = false; ///< At the right end, with all others that are.
};
struct GraphEdge {
    std::size_t from;
    std::size_t to;
};

struct GraphLayout {
    double width = 0;
    double height = 0;
    std::vector<Point> nodes;              ///< Their middles.
    std::vector<std::vector<Point>> edges; ///< Each a smooth line from node to node.
};

/// Layers from left to right with few crossings, by Graphviz's `dot` (Gansner, Koutsofios, North and Vo, "A
/// Technique for Drawing Directed Graphs", 1993). Graphviz has state of its own: not from two threads at
/// once.
GraphLayout layoutGraph(std::span<const GraphNode> nodes, std::span<const GraphEdge> edges);

} // namespace core
