#include "app/document/document.h"
#include "app/panels/outcomes_panel.h"
#include "core/explore/expect.h"
#include "core/explore/state_map.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QRandomGenerator>

// What can be done with one outcome besides replaying it.

namespace app {

void OutcomesPanel::showMenu(std::size_t outcome, const QPoint& place)
{
    const auto found = m_document.exploration();
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    const core::Schedule schedule = found->outcomes[outcome].schedule;
    connect(menu.addAction(tr("Replay")), &QAction::triggered, this,
            [this, schedule] { m_document.follow(schedule); });
    QAction* random = menu.addAction(tr("Replay a random one"));
    random->setToolTip(tr("Any of the interleavings that end like this, each as likely as the others"));
    connect(random, &QAction::triggered, this, [this, outcome] { replayRandomOf(outcome); });
    QAction* graph = menu.addAction(tr("Show in graph"));
    connect(graph, &QAction::triggered, this, [this, outcome] { showInGraph(outcome); });
    for (QAction* needsMap : {random, graph}) {
        if (found->map != nullptr)
            continue;
        needsMap->setEnabled(false);
        needsMap->setToolTip(m_document.whyNoMap());
    }
    connect(menu.addAction(tr("Copy schedule")), &QAction::triggered, this, [schedule] {
        QGuiApplication::clipboard()->setText(QString::fromStdString(core::format(schedule)));
    });
    addKeepMenu(menu, outcome);
    menu.exec(place);
}

void OutcomesPanel::addKeepMenu(QMenu& menu, std::size_t outcome)
{
    const auto found = m_document.exploration();
    QMenu* grades = menu.addMenu(tr("Keep as expectation"));
    grades->menuAction()->setToolTip(
        tr("Write it into the lesson, so that it has a name wherever outcomes are listed"));
    connect(grades->addAction(tr("Right")), &QAction::triggered, this,
            [this, outcome] { keep(outcome, "right"); });
    connect(grades->addAction(tr("Surprising")), &QAction::triggered, this,
            [this, outcome] { keep(outcome, "surprising"); });
    connect(grades->addAction(tr("Wrong")), &QAction::triggered, this,
            [this, outcome] { keep(outcome, "wrong"); });
    const std::string& name = found->outcomes[outcome].name;
    if (!name.empty()) {
        grades->setEnabled(false);
        grades->menuAction()->setToolTip(
            tr("The lesson expects it already: “%1”").arg(QString::fromStdString(name)));
    } else if (!core::withExpectation(m_document.text().toStdString(), *found, outcome, "right")) {
        grades->setEnabled(false);
        grades->menuAction()->setToolTip(
            tr("Nothing that expect() can say tells it from the other outcomes"));
    }
}

void OutcomesPanel::replayRandomOf(std::size_t outcome)
{
    const auto found = m_document.exploration();
    core::Schedule schedule = found->outcomes[outcome].schedule;
    schedule.choices = found->map->randomOf(outcome, QRandomGenerator::global()->generate64());
    m_document.follow(schedule);
}

/// At its end, where the graph has the outcome's box.
void OutcomesPanel::showInGraph(std::size_t outcome)
{
    const core::Schedule& schedule = m_document.exploration()->outcomes[outcome].schedule;
    m_document.follow(schedule, schedule.choices.size());
    Q_EMIT graphWanted();
}

void OutcomesPanel::keep(std::size_t outcome, const char* grade)
{
    const auto text =
        core::withExpectation(m_document.text().toStdString(), *m_document.exploration(), outcome, grade);
    if (text)
        Q_EMIT rewriteWanted(QString::fromStdString(*text));
}

} // namespace app
