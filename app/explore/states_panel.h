#pragma once

#include "app/panels/panel.h"

namespace app {

class ChoicesView;
class Document;
class GraphView;

/// All states of the lesson as a graph, and below it the choices of the run that is shown.
class StatesPanel : public Panel {
    Q_OBJECT
public:
    explicit StatesPanel(Document& document, QWidget* parent = nullptr);

    GraphView* graph() const { return m_graph; }
    ChoicesView* choices() const { return m_choices; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();

    GraphView* m_graph;
    ChoicesView* m_choices;
    Panel* m_below;
};

} // namespace app
