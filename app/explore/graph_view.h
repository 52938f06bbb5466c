#pragma once

#include "app/document/background.h"
#include "app/painter/paint_cache.h"
#include "core/diagram/state_graph_diagram.h"

#include <QScrollArea>

namespace app {

class Document;

/// The state graph of the exploration with the run in it; a click on an outcome replays it.
class GraphView : public QScrollArea {
    Q_OBJECT
public:
    explicit GraphView(Document& document, QWidget* parent = nullptr);

    void setAll(bool all);
    /// "8 of 40 states are undecided"; empty where there is no graph.
    QString words() const;
    /// Why there is none, in a sentence.
    QString whyNone() const;
    const core::StateGraphPicture& picture() const { return m_picture; }
    double scale() const { return m_scale; }
    const core::FoldedGraph& graph() const { return m_graph; }

Q_SIGNALS:
    void changed(); ///< words() and whyNone()

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    class Sheet;
    void refresh(); ///< Another exploration, or another run in it.
    void rebuild(); ///< With the layout that there is.
    void fit();
    void showHere();
    void open(std::size_t node);

    Document& m_document;
    Sheet* m_sheet;
    bool m_all = false;
    bool m_stale = true; ///< What is drawn is not what the document has.
    std::shared_ptr<const core::Exploration> m_found;
    core::FoldedGraph m_graph;
    core::GraphLayout m_layout;
    core::StateGraphPicture m_picture;
    double m_scale = 1;
    Background m_layouts;
};

} // namespace app
