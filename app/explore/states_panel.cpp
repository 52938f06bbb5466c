#include "app/explore/states_panel.h"

#include "app/document/document.h"
#include "app/explore/choices_view.h"
#include "app/explore/graph_view.h"
#include "app/explore/interleaving_slider.h"
#include "app/panels/segments.h"

#include <QButtonGroup>
#include <QSplitter>
#include <QToolButton>

namespace app {

StatesPanel::StatesPanel(Document& document, QWidget* parent)
    : Panel(tr("State graph"), parent)
    , m_graph(new GraphView(document))
    , m_choices(new ChoicesView(document))
    , m_below(new Panel(tr("Choices of this run")))
{
    auto* folded = new Segments(Segments::Look::Joined);
    folded->addChoice(tr("Folded"))
        ->setToolTip(tr("States from which only one outcome can still come belong to its box"));
    folded->addChoice(tr("All"))->setToolTip(tr("Every state"));
    folded->group()->button(0)->setChecked(true);
    addToTitle(folded);
    connect(folded->group(), &QButtonGroup::idClicked, m_graph, [this](int id) { m_graph->setAll(id == 1); });

    m_below->setContent(m_choices);
    m_below->addToTitle(new InterleavingSlider(document));
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setHandleWidth(1);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_graph);
    parts->addWidget(m_below);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setSizes({360, 260});
    setContent(parts);
    connect(m_graph, &GraphView::changed, this, &StatesPanel::refresh);
    connect(m_choices, &ChoicesView::changed, this, &StatesPanel::refresh);
    refresh();
}

void StatesPanel::refresh()
{
    setSubtitle(m_graph->words());
    setEmptyText(m_graph->whyNone());
    m_below->setEmptyText(m_choices->hasContent()
                              ? QString()
                              : tr("Choose an outcome, or take over yourself (T): the choices of that run "
                                   "will stand here, each with what else was possible."));
}

void StatesPanel::showEvent(QShowEvent* event)
{
    Panel::showEvent(event);
    m_choices->setSeen(true);
}

void StatesPanel::hideEvent(QHideEvent* event)
{
    Panel::hideEvent(event);
    m_choices->setSeen(false);
}

} // namespace app
