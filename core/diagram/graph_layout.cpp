#include "core/diagram/graph_layout.h"

#include <graphviz/gvc.h>

#include <cmath>
#include <memory>
#include <string>

namespace core {

namespace {

constexpr double kPointsPerInch = 72;
constexpr int kPieces = 8; ///< Of which a curve is made.

struct FreeContext {
    void operator()(GVC_t* context) const { gvFreeContext(context); }
};
struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};

/// Graphviz takes texts as char*, and changes none.
char* text(const std::string& value)
{
    return const_cast<char*>(value.c_str());
}

void set(void* thing, const char* name, const std::string& value)
{
    agsafeset(thing, text(name), text(value), text(""));
}

std::string inches(double pixels)
{
    return std::to_string(std::lround(pixels * 1000 / kPointsPerInch)) + "e-3";
}

/// Tenths: what is looked at needs no more, and small differences between machines vanish.
double rounded(double value)
{
    return std::round(value * 10) / 10;
}

class Layout {
public:
    Layout(std::span<const GraphNode> nodes, std::span<const GraphEdge> edges)
        : m_context(gvContext())
        , m_graph(agopen(text("states"), Agdirected, nullptr))
    {
        for (const auto& [name, value] :
             {std::pair{"rankdir", "LR"}, std::pair{"nodesep", "0.35"}, std::pair{"ranksep", "0.75"},
              std::pair{"splines", "spline"}, std::pair{"nslimit", "2"}, std::pair{"mclimit", "0.7"}})
            set(m_graph.get(), name, value);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            addNode(nodes[i], i);
        for (const GraphEdge& edge : edges) {
            m_edges.push_back(agedge(m_graph.get(), m_nodes[edge.from], m_nodes[edge.to], nullptr, 1));
            set(m_edges.back(), "arrowhead", "none");
            if (nodes[edge.to].last)
                set(m_edges.back(), "headport", "w");
        }
    }

    GraphLayout run()
    {
        GraphLayout layout;
        if (m_nodes.empty() || gvLayout(m_context.get(), m_graph.get(), "dot") != 0)
            return layout;
        const boxf whole = GD_bb(m_graph.get());
        m_top = whole.UR.y;
        m_left = whole.LL.x;
        layout.width = rounded(whole.UR.x - whole.LL.x);
        layout.height = rounded(whole.UR.y - whole.LL.y);
        for (Agnode_t* node : m_nodes)
            layout.nodes.push_back(place(ND_coord(node)));
        for (Agedge_t* edge : m_edges)
            layout.edges.push_back(lineOf(edge));
        gvFreeLayout(m_context.get(), m_graph.get());
        return layout;
    }

private:
    void addNode(const GraphNode& node, std::size_t number)
    {
        Agnode_t* made = agnode(m_graph.get(), text(std::to_string(number)), 1);
        set(made, "label", "");
        set(made, "shape", node.last ? "box" : "circle");
        set(made, "fixedsize", "true");
        set(made, "width", inches(node.width));
        set(made, "height", inches(node.height));
        m_nodes.push_back(made);
        if (!node.last)
            return;
        Agraph_t* last = agsubg(m_graph.get(), text("last"), 1);
        set(last, "rank", "sink");
        agsubnode(last, made, 1);
    }

    Point place(pointf at) const { return {rounded(at.x - m_left), rounded(m_top - at.y)}; }

    std::vector<Point> lineOf(Agedge_t* edge) const
    {
        std::vector<Point> line;
        const splines* curves = ED_spl(edge);
        for (int c = 0; curves != nullptr && c < curves->size; ++c) {
            const bezier& curve = curves->list[c];
            for (int p = 0; p + 3 < curve.size; p += 3)
                for (int piece = p == 0 ? 0 : 1; piece <= kPieces; ++piece)
                    line.push_back(place(onCurve(curve.list + p, static_cast<double>(piece) / kPieces)));
        }
        return line;
    }

    static pointf onCurve(const pointf* p, double t)
    {
        const double s = 1 - t;
        const double b[] = {s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
        return {b[0] * p[0].x + b[1] * p[1].x + b[2] * p[2].x + b[3] * p[3].x,
                b[0] * p[0].y + b[1] * p[1].y + b[2] * p[2].y + b[3] * p[3].y};
    }

    std::unique_ptr<GVC_t, FreeContext> m_context;
    std::unique_ptr<Agraph_t, CloseGraph> m_graph;
    std::vector<Agnode_t*> m_nodes;
    std::vector<Agedge_t*> m_edges;
    double m_top = 0;
    double m_left = 0;
};

} // namespace

GraphLayout layoutGraph(std::span<const GraphNode> nodes, std::span<const GraphEdge> edges)
{
    return Layout(nodes, edges).run();
}

} // namespace core
