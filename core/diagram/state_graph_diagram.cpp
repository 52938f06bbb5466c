#include "core/diagram/state_graph_diagram.h"

#include "core/diagram/chrome.h"
#include "core/diagram/graph_layout.h"
#include "core/diagram/outcome_looks.h"
#include "core/explore/outcome_words.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

namespace core {

namespace {

constexpr double kRadius = 15; ///< Of a node.
constexpr double kPie = 10;
constexpr double kBoxWidth = 190;
constexpr double kBoxHeight = 46;
constexpr double kStub = 80;  ///< Room for "+ 12 states".
constexpr double kAbove = 30; ///< Room for "you are here".
constexpr Type kBoxTitle{Face::SemiBold, 12.5, false};
constexpr Type kBoxText{Face::Regular, 11, false};
constexpr Type kMark{Face::SemiBold, 11, false};
constexpr Type kKey{Face::Regular, 11.5, false};

class StateGraphDrawing {
public:
    StateGraphDrawing(const FoldedGraph& graph, const GraphLayout& layout, const Exploration& found,
                      const StateGraphView& view)
        : m_graph(graph)
        , m_layout(layout)
        , m_found(found)
        , m_view(view)
        , m_looks(outcomeLooks(found))
        , m_canvas(m_picture.diagram.shapes)
    {
        if (!graph.passed.empty())
            m_here = graph.passed[std::min(view.position, graph.passed.size() - 1)];
    }

    StateGraphPicture build()
    {
        Diagram& diagram = m_picture.diagram;
        const bool anyHidden = std::ranges::any_of(m_graph.nodes, [](const auto& n) { return n.hidden > 0; });
        diagram.width =
            std::max(m_layout.width + 2 * m_view.margin + (anyHidden ? kStub : 0), m_view.leastWidth);
        m_canvas.fill({}, Role::Surface);
        const double inner = diagram.width - 2 * m_view.margin;
        m_top = drawTitle(m_canvas, m_view.title, m_view.caption, {m_view.margin, m_view.margin, inner, 0})
            + kAbove;
        for (const bool onRun : {false, true})
            for (std::size_t i = 0; i < m_graph.edges.size(); ++i)
                if (m_graph.edges[i].onRun == onRun)
                    drawEdge(i);
        for (std::size_t i = 0; i < m_graph.nodes.size(); ++i)
            drawNode(i);
        for (const FoldedGraph::Edge& edge : m_graph.edges)
            drawCount(edge);
        drawMarks();
        double bottom = m_top + m_layout.height + 18;
        if (m_view.legend)
            bottom = drawKey(bottom, inner);
        diagram.height = bottom + m_view.margin;
        diagram.shapes.front() = Fill{{0, 0, diagram.width, diagram.height}, Role::Surface, 0, 1};
        return std::move(m_picture);
    }

private:
    Point at(Point p) const { return {p.x + m_view.margin, p.y + m_top}; }
    Point middleOf(std::size_t node) const { return at(m_layout.nodes[node]); }

    void drawEdge(std::size_t i)
    {
        const FoldedGraph::Edge& edge = m_graph.edges[i];
        std::vector<Point> points;
        for (const Point p : m_layout.edges[i])
            points.push_back(at(p));
        const Role role = edge.onRun ? Role::Text : identityRole(edge.number);
        m_canvas.add(Polygon{std::move(points), role, false, edge.onRun ? 2.8 : 1.4, {}});
    }

    /// Where there is room on the line: what lies between its ends.
    void drawCount(const FoldedGraph::Edge& edge)
    {
        if (edge.steps < 2)
            return;
        const auto i = static_cast<std::size_t>(&edge - m_graph.edges.data());
        const auto& line = m_layout.edges[i];
        if (line.size() < 3 || std::abs(line.back().x - line.front().x) < 40)
            return;
        const Point middle = at(line[line.size() / 2]);
        const bool toTheEnd = edge.onRun && m_graph.nodes[edge.to].outcome.has_value();
        const std::string words = std::to_string(edge.steps) + (toTheEnd ? " more steps" : " steps");
        m_canvas.add(Label{{middle.x, middle.y - 4},
                           words,
                           kMark,
                           edge.onRun ? Role::Text : Role::TextSecondary,
                           Anchor::Middle,
                           1,
                           false,
                           Role::Surface});
    }

    void drawNode(std::size_t i)
    {
        const FoldedGraph::Node& node = m_graph.nodes[i];
        const Point middle = middleOf(i);
        if (node.outcome) {
            drawBox(node, middle);
            return;
        }
        m_picture.nodes.push_back({middle.x - kRadius, middle.y - kRadius, 2 * kRadius, 2 * kRadius});
        m_canvas.add(Circle{middle, kRadius, node.onRun ? Role::Text : Role::ControlBorder, {}});
        m_canvas.add(Circle{middle, kRadius - (node.onRun ? 2.6 : 1.2), Role::Surface, {}});
        drawPie(node.state, middle);
        if (node.hidden > 0)
            m_canvas.add(Label{{middle.x + kRadius + 4, middle.y + 4},
                               "+ " + std::to_string(node.hidden) + (node.hidden == 1 ? " state" : " states"),
                               kMark,
                               Role::TextSecondary,
                               Anchor::Start,
                               1,
                               false,
                               Role::Surface});
    }

    void drawPie(std::uint32_t state, Point middle)
    {
        double begin = 0;
        for (std::size_t o = 0; o < m_looks.size(); ++o) {
            const double share = m_found.map->share(state, o);
            if (share <= 0)
                continue;
            if (share > 0.999)
                m_canvas.add(Circle{middle, kPie, m_looks[o].role, {}});
            else
                drawSector(middle, begin, std::max(share, 0.02), m_looks[o].role);
            begin += share;
        }
    }

    /// From the top, clockwise.
    void drawSector(Point middle, double begin, double share, Role role)
    {
        constexpr double kPiece = 0.04;
        const int pieces = std::max(2, static_cast<int>(std::ceil(share / kPiece)));
        std::vector<Point> points{middle};
        for (int i = 0; i <= pieces; ++i) {
            const double turn = begin + share * i / pieces - 0.25;
            const double angle = 2 * std::numbers::pi * turn;
            points.push_back({middle.x + kPie * std::cos(angle), middle.y + kPie * std::sin(angle)});
        }
        m_canvas.add(Polygon{std::move(points), role, true, 1, {}});
    }

    void drawBox(const FoldedGraph::Node& node, Point middle)
    {
        const OutcomeLook& look = m_looks[*node.outcome];
        const Rect box{middle.x - kBoxWidth / 2, middle.y - kBoxHeight / 2, kBoxWidth, kBoxHeight};
        m_picture.nodes.push_back(box);
        if (node.onRun)
            m_canvas.add(Outline{
                {box.x - 3, box.y - 3, box.width + 6, box.height + 6}, Role::Text, 8, 2.4, Dash::Solid});
        const bool plain = look.role == Role::Success || look.role == Role::Race || look.role == Role::Error;
        if (plain) {
            m_canvas.fill(box, look.role, 6);
        } else {
            m_canvas.fill(box, Role::Raised, 6);
            m_canvas.add(Outline{box, look.role, 6, 1.4, Dash::Solid});
            m_canvas.fill({box.x, box.y, 5, box.height}, look.role, 2);
        }
        const double x = box.x + 13;
        const double room = box.width - 20;
        const Role title = plain ? Role::OnAccent : Role::Text;
        // What went wrong stands before the colon; who is concerned has no room here.
        const bool isLong = textWidth(look.what, kBoxTitle) > room;
        const std::string what = isLong ? look.what.substr(0, look.what.find(": ")) : look.what;
        m_canvas.text({x, box.y + 19}, elidedInTheMiddle(what, kBoxTitle, room), kBoxTitle, title);
        const std::string& count = m_found.outcomes[*node.outcome].interleavings;
        const std::string ways = groupedDigits(count) + (count == "1" ? " way" : " ways");
        const std::string name = look.name.empty()
            ? std::string()
            : elidedInTheMiddle(look.name, kBoxText, room - textWidth(", " + ways, kBoxText)) + ", ";
        m_canvas.text({x, box.y + 36}, elidedInTheMiddle(name + ways, kBoxText, room), kBoxText,
                      plain ? Role::OnAccent : Role::TextSecondary);
    }

    void drawMarks()
    {
        const bool atStart = m_here == std::size_t{0};
        if (!atStart && !m_graph.nodes[0].outcome) {
            const Point start = middleOf(0);
            m_canvas.text({start.x, start.y - kRadius - 7}, "start", kKey, Role::TextSecondary,
                          Anchor::Middle);
        }
        if (!m_here)
            return;
        const Rect& node = m_picture.nodes[*m_here];
        const std::string words = "you are here";
        const double width = textWidth(words, kMark) + 14;
        const double middle = std::max(m_view.margin + width / 2, node.x + node.width / 2);
        const double top = node.y - 26;
        m_canvas.fill({middle - width / 2, top, width, 18}, Role::Text, 4);
        const double tip = node.x + node.width / 2;
        m_canvas.add(
            Polygon{{{tip - 5, top + 17}, {tip + 5, top + 17}, {tip, top + 22}}, Role::Text, true, 1, {}});
        m_canvas.text({middle, baseline(top + 9, kMark.size)}, words, kMark, Role::Surface, Anchor::Middle);
    }

    std::string nameOf(std::uint32_t number) const
    {
        return number < m_view.threads.size() ? m_view.threads[number] : std::to_string(number);
    }

    double drawKey(double y, double inner)
    {
        constexpr double kRow = 20;
        constexpr std::size_t kMostNames = 8;
        double x = m_view.margin;
        const auto place = [&](const std::string& words, double sign) {
            const double width = sign + 7 + textWidth(words, kKey);
            if (x > m_view.margin && x + width > m_view.margin + inner) {
                x = m_view.margin;
                y += kRow;
            }
            m_canvas.text({x + sign + 7, y + 4}, words, kKey, Role::TextSecondary);
            const double begin = x;
            x += width + 20;
            return begin;
        };
        const auto line = [&](const std::string& words, Role role, double width) {
            const double begin = place(words, 20);
            m_canvas.add(Line{{begin, y}, {begin + 20, y}, role, width, Dash::Solid, 1});
        };
        std::set<std::uint32_t> numbers;
        bool anyRun = false;
        for (const FoldedGraph::Edge& edge : m_graph.edges) {
            numbers.insert(edge.number);
            anyRun = anyRun || edge.onRun;
        }
        std::size_t shown = 0;
        for (const std::uint32_t number : numbers)
            if (shown++ < kMostNames)
                line(nameOf(number) + "'s step", identityRole(number), 1.8);
        if (anyRun)
            line("this run", Role::Text, 2.8);
        if (m_looks.size() > 1) {
            const double begin = place("what the ways on lead to", 12);
            m_canvas.add(Circle{{begin + 6, y}, 6, m_looks[0].role, {}});
            m_canvas.add(
                Polygon{{{begin + 6, y}, {begin + 6, y - 6}, {begin + 10.2, y - 4.2}, {begin + 12, y}},
                        m_looks[1].role,
                        true,
                        1,
                        {}});
        }
        return y + 10;
    }

    const FoldedGraph& m_graph;
    const GraphLayout& m_layout;
    const Exploration& m_found;
    const StateGraphView& m_view;
    std::vector<OutcomeLook> m_looks;
    StateGraphPicture m_picture;
    Canvas m_canvas;
    double m_top = 0;
    std::optional<std::size_t> m_here; ///< The node at which the run stands.
};

} // namespace

StateGraphPicture stateGraphDiagram(const FoldedGraph& graph, const GraphLayout& layout,
                                    const Exploration& found, const StateGraphView& view)
{
    return StateGraphDrawing(graph, layout, found, view).build();
}

GraphLayout layoutOf(const FoldedGraph& graph)
{
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;
    for (const FoldedGraph::Node& node : graph.nodes)
        nodes.push_back(node.outcome ? GraphNode{kBoxWidth, kBoxHeight, true}
                                     : GraphNode{2 * kRadius, 2 * kRadius, false});
    for (const FoldedGraph::Edge& edge : graph.edges)
        edges.push_back({edge.from, edge.to});
    return layoutGraph(nodes, edges);
}

std::string statesInWords(const FoldedGraph& graph, const Exploration& found)
{
    const std::string all = groupedDigits(std::to_string(found.states));
    if (graph.undecided == 0)
        return "The end is decided from the start: " + all + " states";
    return groupedDigits(std::to_string(graph.undecided)) + " of " + all
        + (graph.undecided == 1 ? " states is undecided" : " states are undecided");
}

} // namespace core
