#include "app/explore/graph_view.h"

#include "app/document/document.h"
#include "app/document/one_layout.h"
#include "app/painter/paint.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "core/explore/state_map.h"

#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace app {

namespace {

constexpr double kLeastScale = 0.6;

} // namespace

class GraphView::Sheet : public QWidget {
public:
    explicit Sheet(GraphView& view)
        : m_view(view)
    {
        setMouseTracking(true);
        setAccessibleName(GraphView::tr("State graph"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintGround(painter, rect(), core::Role::Surface);
        painter.scale(m_view.m_scale, m_view.m_scale);
        paint(painter, m_view.m_picture.diagram, currentTheme(), m_cache);
    }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        const auto node = nodeAt(event->position());
        setCursor(node && m_view.m_graph.nodes[*node].outcome ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (const auto node = nodeAt(event->position()))
            m_view.open(*node);
    }

private:
    std::optional<std::size_t> nodeAt(QPointF p) const
    {
        const core::Point at{p.x() / m_view.m_scale, p.y() / m_view.m_scale};
        const auto& nodes = m_view.m_picture.nodes;
        const auto node = std::ranges::find_if(nodes, [&](const core::Rect& r) { return r.contains(at); });
        if (node == nodes.end())
            return std::nullopt;
        return static_cast<std::size_t>(node - nodes.begin());
    }

    GraphView& m_view;
    PaintCache m_cache;
};

GraphView::GraphView(Document& document, QWidget* parent)
    : QScrollArea(parent)
    , m_document(document)
    , m_sheet(new Sheet(*this))
{
    setFrameShape(QFrame::NoFrame);
    setWidget(m_sheet);
    setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setBackgroundRole(QPalette::Base);
    connect(&document, &Document::explorationChanged, this, &GraphView::refresh);
    connect(&document, &Document::runChanged, this, &GraphView::refresh);
    connect(&document, &Document::cursorChanged, this, [this] {
        m_stale = m_stale || !isVisible();
        if (m_stale)
            return;
        rebuild();
        showHere();
    });
}

void GraphView::setAll(bool all)
{
    m_all = all;
    m_stale = true;
    refresh();
}

QString GraphView::words() const
{
    if (m_found == nullptr || m_graph.nodes.empty())
        return {};
    return QString::fromStdString(core::statesInWords(m_graph, *m_found))
        + (m_all || m_graph.undecided == 0 ? QString() : tr(", the rest is folded"));
}

QString GraphView::whyNone() const
{
    const auto found = m_document.exploration();
    if (found == nullptr)
        return tr("The states of the lesson will appear here when it has been explored.");
    return m_document.whyNoMap();
}

/// Graphviz takes its time for large graphs, so it works beside the window; only for one that is seen.
void GraphView::refresh()
{
    m_stale = true;
    const auto found = m_document.exploration();
    const auto run = m_document.run();
    if (found == nullptr || found->map == nullptr || run == nullptr) {
        m_layouts.cancel();
        m_found.reset();
        m_graph = {};
        m_picture = {};
        Q_EMIT changed();
        return;
    }
    if (!isVisible())
        return;
    core::FoldOptions options;
    options.all = m_all;
    options.run = run->ways().choices;
    m_layouts.start([this, found, options](const std::stop_token&) -> Background::Finish {
        auto graph = std::make_shared<core::FoldedGraph>(core::fold(*found->map, options));
        auto layout = std::make_shared<core::GraphLayout>(layOut(*graph));
        return [this, found, graph, layout] {
            m_found = found;
            m_graph = std::move(*graph);
            m_layout = std::move(*layout);
            m_stale = false;
            rebuild();
            showHere();
            Q_EMIT changed();
        };
    });
}

void GraphView::rebuild()
{
    const auto run = m_document.run();
    if (m_found == nullptr || run == nullptr)
        return;
    core::StateGraphView view;
    for (const core::ThreadInfo& thread : run->recording->info().threads)
        view.threads.push_back(thread.name);
    view.position = choicesTaken(*run, m_document.cursor());
    m_picture = core::stateGraphDiagram(m_graph, m_layout, *m_found, view);
    fit();
}

/// As large as there is room for, but legible.
void GraphView::fit()
{
    const core::Diagram& diagram = m_picture.diagram;
    if (diagram.width <= 0)
        return;
    const QSize room = maximumViewportSize();
    m_scale =
        std::clamp(std::min(room.width() / diagram.width, room.height() / diagram.height), kLeastScale, 1.25);
    m_sheet->resize(static_cast<int>(std::ceil(diagram.width * m_scale)),
                    static_cast<int>(std::ceil(diagram.height * m_scale)));
    m_sheet->update();
}

void GraphView::showHere()
{
    const auto run = m_document.run();
    if (run == nullptr || m_graph.passed.empty() || m_picture.nodes.empty())
        return;
    const std::size_t position = choicesTaken(*run, m_document.cursor());
    const core::Rect& node = m_picture.nodes[m_graph.passed[std::min(position, m_graph.passed.size() - 1)]];
    ensureVisible(static_cast<int>((node.x + node.width / 2) * m_scale),
                  static_cast<int>((node.y + node.height / 2) * m_scale), 120, 60);
}

void GraphView::open(std::size_t node)
{
    const auto run = m_document.run();
    if (m_found == nullptr || run == nullptr)
        return;
    if (const auto outcome = m_graph.nodes[node].outcome) {
        m_document.follow(m_found->outcomes[*outcome].schedule);
        return;
    }
    // A state of the run: the moment at which the run comes there.
    const auto passed = std::ranges::find(m_graph.passed, node);
    if (passed != m_graph.passed.end())
        m_document.setCursor(momentAfter(*run, static_cast<std::size_t>(passed - m_graph.passed.begin())));
}

void GraphView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void GraphView::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    if (m_stale)
        refresh();
}

} // namespace app
