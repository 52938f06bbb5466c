#include "app/explore/choices_view.h"

#include "app/document/document.h"
#include "app/painter/paint.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "core/explore/state_map.h"

#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace app {

class ChoicesView::Sheet : public QWidget {
public:
    explicit Sheet(ChoicesView& view)
        : m_view(view)
    {
        setMouseTracking(true);
        setAccessibleName(ChoicesView::tr("Choices of this run"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintGround(painter, rect(), core::Role::Surface);
        paint(painter, m_view.m_picture.diagram, currentTheme(), m_cache);
    }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        const core::Point at{event->position().x(), event->position().y()};
        const auto& branches = m_view.m_picture.branches;
        const bool onCard = std::ranges::any_of(branches, [&](const auto& b) { return b.rect.contains(at); });
        setCursor(onCard ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        m_view.click({event->position().x(), event->position().y()});
    }

private:
    ChoicesView& m_view;
    PaintCache m_cache;
};

ChoicesView::ChoicesView(Document& document, QWidget* parent)
    : QScrollArea(parent)
    , m_document(document)
    , m_sheet(new Sheet(*this))
{
    setFrameShape(QFrame::NoFrame);
    setWidget(m_sheet);
    setBackgroundRole(QPalette::Base);
    for (const auto signal : {&Document::explorationChanged, &Document::runChanged, &Document::cursorChanged})
        connect(&document, signal, this, &ChoicesView::refresh);
}

void ChoicesView::refresh()
{
    const auto found = m_document.exploration();
    const auto run = m_document.run();
    m_picture = {};
    if (m_seen && found != nullptr && found->map != nullptr && run != nullptr
        && !run->ways().decisions.empty() && (run->schedule || !run->ways().choices.empty())) {
        core::ChoicesView view;
        view.run = run->ways().choices;
        view.position = choicesTaken(*run, m_document.cursor());
        view.leastWidth = maximumViewportSize().width();
        view.leastHeight = 0;
        m_picture = core::choicesDiagram(*found, run->ways().decisions, view);
        m_sheet->resize(static_cast<int>(std::ceil(m_picture.diagram.width)),
                        static_cast<int>(std::ceil(m_picture.diagram.height)));
        ensureVisible(static_cast<int>(m_picture.here), 40, 180, 40);
    }
    m_sheet->update();
    Q_EMIT changed();
}

void ChoicesView::setSeen(bool seen)
{
    m_seen = seen;
    if (seen)
        refresh();
}

void ChoicesView::click(core::Point at)
{
    const auto found = m_document.exploration();
    const auto run = m_document.run();
    if (found == nullptr || found->map == nullptr || run == nullptr)
        return;
    for (const core::Branch& branch : m_picture.branches) {
        if (!branch.rect.contains(at))
            continue;
        const std::vector<core::Choice>& choices = run->ways().choices;
        std::vector<core::Choice> begun(choices.begin(),
                                        choices.begin() + static_cast<std::ptrdiff_t>(branch.position));
        begun.push_back(branch.choice);
        m_document.follow({found->granularity, found->map->completed(std::move(begun))}, branch.position + 1);
        return;
    }
    const auto step = std::ranges::find_if(m_picture.steps, [&](const auto& r) { return r.contains(at); });
    if (step == m_picture.steps.end())
        return;
    m_document.setCursor(
        momentAfter(*run, m_picture.first + static_cast<std::size_t>(step - m_picture.steps.begin()) + 1));
}

void ChoicesView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    refresh();
}

} // namespace app
