#pragma once

#include "core/diagram/state_graph_diagram.h"

namespace app {

/// core::layoutOf, one at a time: Graphviz keeps state of its own, and the window lays out beside an export.
core::GraphLayout layOut(const core::FoldedGraph& graph);

} // namespace app
