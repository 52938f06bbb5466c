#include "app/window/main_window.h"

#include "app/document/boxes.h"
#include "app/editor/editor_panel.h"
#include "app/panels/explain.h"
#include "app/timeline/timeline_area.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

// What can be done with a box or a lane, and the menu that offers it where it lies.

namespace app {

namespace {

/// The selected box, else the one of the thread that acts.
std::optional<Explanation> explained(const Document& document)
{
    const auto run = document.run();
    const Moment at = document.selection() ? document.selection() : document.cursor();
    return run != nullptr && at ? explain(*run, *at) : std::nullopt;
}

std::optional<std::uint32_t> lineOf(const Explanation& what)
{
    const auto found =
        std::ranges::find_if(what.facts, [](const Fact& fact) { return fact.line.has_value(); });
    return found == what.facts.end() ? std::nullopt : found->line;
}

} // namespace

void MainWindow::buildLaneActions()
{
    action("to-source", tr("To the source line"), {}, [this] {
        const auto what = explained(m_document);
        if (const auto line = what ? lineOf(*what) : std::nullopt)
            m_editor->showLine(static_cast<int>(*line));
    });
    action("copy-details", tr("Copy the details of a box"), {}, [this] {
        if (const auto what = explained(m_document))
            QGuiApplication::clipboard()->setText(textOf(*m_document.run(), *what));
    });
    action("hide-lane", tr("Hide the lane of the selected box"), QKeySequence(Qt::Key_H), [this] {
        if (const auto what = explained(m_document))
            m_document.hide({{core::LaneKind::Thread, static_cast<std::uint32_t>(what->thread.index())}});
    });
    action("show-lanes", tr("Show all lanes"), QKeySequence(Qt::SHIFT | Qt::Key_H),
           [this] { m_document.showAllLanes(); });
}

void MainWindow::showLaneMenu(const core::Hit& hit, QPoint at)
{
    QMenu menu(this);
    const auto add = [this, &menu](const char* name, const QString& text, bool isPossible) {
        QAction* does = find(name);
        const QString key = does->shortcut().toString(QKeySequence::NativeText);
        QAction* entry = menu.addAction(text + QLatin1Char('\t') + key, does, &QAction::trigger);
        entry->setEnabled(isPossible);
    };
    if (hit.event) {
        const auto what = explained(m_document);
        add("fit", tr("Zoom to it"), true);
        add("to-cause", tr("To the cause"), causeOfBox(*m_document.run(), *hit.event).has_value());
        add("to-effect", tr("To the effect"), effectOfBox(*m_document.run(), *hit.event).has_value());
        add("to-source", tr("To the source line"), what && lineOf(*what));
        add("copy-details", tr("Copy the details"), what.has_value());
        menu.addSeparator();
    }
    const core::LaneRef lane = *hit.lane;
    if (core::isGroup(lane.kind))
        menu.addAction(m_document.view().folded.contains(lane) ? tr("Unfold") : tr("Fold"), &m_document,
                       [this, lane] { m_document.toggleFolded(lane); });
    menu.addAction(tr("Hide this lane"), &m_document, [this, lane] { m_document.hide({lane}); });
    if (!core::isGroup(lane.kind))
        menu.addAction(tr("Hide all others"), m_timeline, [this, lane] { m_timeline->hideOthers(lane); });
    add("show-lanes", tr("Show all lanes"), !m_document.view().hidden.empty());
    menu.exec(at);
}

} // namespace app
