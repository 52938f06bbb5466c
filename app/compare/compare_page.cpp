#include "app/compare/compare_page.h"

#include "app/charts/chart_panel.h"
#include "app/document/comparison.h"
#include "app/lessons/catalogue.h"
#include "app/painter/icons.h"
#include "app/painter/paint.h"
#include "app/painter/paint_cache.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "core/diagram/timeline_diagram.h"

#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace app {

class ComparePage::Sheet : public QWidget {
public:
    explicit Sheet(ComparePage& page)
        : m_page(page)
    {
        setAccessibleName(ComparePage::tr("Runs on one axis"));
        setToolTip(ComparePage::tr("A click on a run: make it the reference, move it, remove it"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintGround(painter, rect(), core::Role::Surface);
        paint(painter, m_page.m_picture.diagram, currentTheme(), m_cache);
    }
    void mousePressEvent(QMouseEvent* event) override
    {
        const core::Point at{event->position().x(), event->position().y()};
        const auto& strips = m_page.m_picture.strips;
        const auto strip = std::ranges::find_if(strips, [&](const auto& r) { return r.contains(at); });
        if (strip != strips.end())
            m_page.askAbout(static_cast<std::size_t>(strip - strips.begin()),
                            event->globalPosition().toPoint());
    }

private:
    ComparePage& m_page;
    PaintCache m_cache;
};

ComparePage::ComparePage(Comparison& comparison, QWidget* parent)
    : Panel(tr("Compare"), parent)
    , m_comparison(comparison)
    , m_scroll(new QScrollArea)
    , m_sheet(new Sheet(*this))
    , m_totals(new ChartPanel)
    , m_words(new QLabel)
    , m_add(new QToolButton)
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_sheet);
    m_scroll->setBackgroundRole(QPalette::Base);
    auto* lower = new QSplitter(Qt::Horizontal);
    lower->setHandleWidth(1);
    lower->addWidget(m_totals);
    auto* shows = new Panel(tr("What it shows"));
    m_words->setWordWrap(true);
    m_words->setFont(interFont(12.5));
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_words->setContentsMargins(14, 12, 14, 12);
    shows->setContent(m_words);
    lower->addWidget(shows);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setHandleWidth(1);
    parts->addWidget(m_scroll);
    parts->addWidget(lower);
    parts->setStretchFactor(0, 1);
    parts->setSizes({560, 200});
    setContent(parts);
    buildAdd();
    connect(&comparison, &Comparison::changed, this, &ComparePage::refresh);
}

void ComparePage::buildAdd()
{
    m_add->setText(tr("Add run…"));
    m_add->setIcon(toQIcon(Icon::Plus));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setFont(interFont(12.5, QFont::Medium));
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setAccessibleName(tr("Add a run"));
    auto* menu = new QMenu(m_add);
    menu->addAction(tr("Keep the present run  Ctrl+D"), &m_comparison, &Comparison::keepPresent);
    menu->addSeparator();
    for (const LessonEntry& lesson : lessonCatalogue())
        menu->addAction(lesson.title, &m_comparison, [this, id = lesson.id] { m_comparison.addLesson(id); });
    menu->addAction(tr("From a file…"), this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("A lesson to compare with"), QString(),
                                                          tr("Lessons (*.py);;All files (*)"));
        if (!path.isEmpty())
            m_comparison.addLesson(path);
    });
    menu->addSeparator();
    menu->addAction(tr("Remove all"), &m_comparison, &Comparison::clear);
    m_add->setMenu(menu);
    addToTitle(m_add);
}

void ComparePage::refresh()
{
    if (!isVisible())
        return;
    const std::vector<KeptRun> runs = m_comparison.all();
    m_strips.clear();
    for (const KeptRun& kept : runs)
        m_strips.push_back({kept.title.toStdString(), kept.subtitle.toStdString(), kept.run->times});
    setSubtitle(runs.size() < 2 ? QString() : tr("%1 runs, common zero").arg(runs.size()));
    draw();
    showTotals();
}

void ComparePage::draw()
{
    if (m_strips.empty()) {
        m_picture = {};
        m_sheet->resize(0, 0);
        return;
    }
    core::CompareView view;
    view.width = std::max(700, m_scroll->viewport()->width());
    m_picture = core::compareDiagram(m_strips, view);
    m_sheet->resize(static_cast<int>(view.width), static_cast<int>(std::ceil(m_picture.diagram.height)));
    m_sheet->update();
}

void ComparePage::showTotals()
{
    core::Chart chart;
    chart.form = core::Chart::Form::Bars;
    chart.kind = core::ChartKind::Turnaround;
    chart.title = tr("Total time").toStdString();
    chart.xTitle = "ms";
    chart.most = 1e-6;
    QStringList words;
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        const core::Timeline& timeline = *m_strips[i].timeline;
        const core::Duration length = timeline.whole.end - core::Instant{};
        const double ms = static_cast<double>(length.count()) / 1e6;
        const std::string text = core::durationText(length);
        chart.bars.push_back({m_strips[i].title, i, {{core::ThreadState::Running, ms}}, text});
        chart.most = std::max(chart.most, ms * 1.05);
        const QString title = QString::fromStdString(m_strips[i].title);
        if (i > 0)
            words += tr("%1 takes %2, %3 as fast as %4.")
                         .arg(title, QString::fromStdString(text),
                              QString::fromStdString(core::speedUpText(*m_strips.front().timeline, timeline)),
                              QString::fromStdString(m_strips.front().title));
    }
    m_totals->show(std::move(chart));
    m_words->setText(m_strips.size() < 2 ? tr("Add a second run to compare with: change a setting and press "
                                              "Ctrl+D, or add another lesson.")
                                         : words.join(QStringLiteral("\n")));
}

void ComparePage::askAbout(std::size_t strip, const QPoint& at)
{
    if (strip >= m_comparison.kept().size())
        return; // The present run: it moves when it is kept.
    QMenu menu;
    QAction* reference = menu.addAction(tr("Make it the reference"));
    reference->setEnabled(strip > 0);
    QAction* up = menu.addAction(tr("Move up"));
    up->setEnabled(strip > 0);
    QAction* down = menu.addAction(tr("Move down"));
    down->setEnabled(strip + 1 < m_comparison.kept().size());
    menu.addSeparator();
    QAction* gone = menu.addAction(tr("Remove"));
    const QAction* chosen = menu.exec(at);
    if (chosen == reference)
        m_comparison.move(strip, 0);
    else if (chosen == up)
        m_comparison.move(strip, strip - 1);
    else if (chosen == down)
        m_comparison.move(strip, strip + 1);
    else if (chosen == gone)
        m_comparison.remove(strip);
}

void ComparePage::showEvent(QShowEvent* event)
{
    Panel::showEvent(event);
    refresh();
}

void ComparePage::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    draw();
}

} // namespace app
