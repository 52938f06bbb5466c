#include "app/panels/why_panel.h"

#include "app/document/document.h"
#include "app/painter/icons.h"
#include "app/painter/paint.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/finding_card.h"
#include "app/panels/link.h"
#include "core/diagram/timeline_diagram.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace app {

/// A box of the state, who and what, and when.
class WhyHead : public QWidget {
public:
    WhyHead() { setFixedHeight(26); }
    void show(const Explanation& what)
    {
        m_state = what.state;
        m_title = what.title;
        m_when = QStringLiteral("%1 – %2").arg(inWords(what.when.begin - core::Instant{}),
                                               inWords(what.when.end - core::Instant{}));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        core::Diagram swatch;
        swatch.shapes.emplace_back(core::Box{{0, 6, 22, 14}, m_state, {}, {}, 10.5F, 1});
        paint(painter, swatch, currentTheme());
        const QFont times = interFont(12);
        const double timesWidth = numberWidth(m_when, times);
        paintText(painter, QRectF(30, 0, width() - 38 - timesWidth, height()),
                  Qt::AlignVCenter | Qt::AlignLeft, m_title, interFont(13, QFont::DemiBold),
                  core::Role::Text);
        paintNumber(painter, rect(), Qt::AlignRight, m_when, times, core::Role::TextSecondary);
    }

private:
    core::ThreadState m_state = core::ThreadState::Running;
    QString m_title;
    QString m_when;
};

WhyPanel::WhyPanel(Document& document, QWidget* parent)
    : Panel(tr("Why"), parent)
    , m_document(document)
    , m_head(new WhyHead)
    , m_sentence(new QLabel)
    , m_finding(new FindingCard)
    , m_mend(m_finding->addAction(tr("Await it and compare")))
    , m_facts(new QWidget)
    , m_grid(new QGridLayout(m_facts))
    , m_pin(addAction(Icon::Pin, tr("Keep this while another is selected")))
{
    m_pin->setCheckable(true);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new Ground(core::Role::Surface);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addWidget(m_head);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(1);
    m_grid->setColumnStretch(1, 1);
    column->addWidget(m_facts);
    m_sentence->setWordWrap(true);
    m_sentence->setFont(interFont(12));
    m_sentence->setForegroundRole(QPalette::LinkVisited);
    column->addWidget(m_sentence);
    m_finding->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_finding);
    column->addStretch(1);
    scroll->setWidget(body);
    setContent(scroll);
    connect(&document, &Document::runChanged, this, [this] {
        m_pin->setChecked(false); // What was kept is of another run.
        refresh();
    });
    connect(&document, &Document::cursorChanged, this, &WhyPanel::refresh);
    connect(&document, &Document::selectionChanged, this, &WhyPanel::refresh);
    connect(m_pin, &QToolButton::toggled, this, &WhyPanel::refresh);
    connect(m_mend, &QPushButton::clicked, this, [this] { Q_EMIT comparisonWanted(m_mended); });
    refresh();
}

void WhyPanel::refresh()
{
    if (m_pin->isChecked())
        return;
    const auto run = m_document.run();
    std::optional<Explanation> what;
    if (run != nullptr && m_document.selection())
        what = explain(*run, *m_document.selection());
    const bool selected = what.has_value();
    if (!what && run != nullptr && m_document.cursor())
        what = explain(*run, *m_document.cursor());
    m_pin->setEnabled(what.has_value());
    setSubtitle(what ? (selected ? tr("selected box") : tr("the thread that acts")) : QString());
    if (!what) {
        setEmptyText(tr("Select a box to read why it is there."));
        return;
    }
    setEmptyText({});
    show(*run, *what);
}

void WhyPanel::show(const Run& run, const Explanation& what)
{
    m_head->show(what);
    m_sentence->setText(what.sentence);
    m_sentence->setVisible(!what.sentence.isEmpty());
    const Finding finding = findingOf(run, what);
    m_finding->show(TagKind::Error, finding.title, finding.text, finding.cure);
    m_mended = finding.mended;
    const bool isAsRun = m_document.text().toStdString() == run.program->source();
    m_mend->setVisible(!m_mended.isEmpty() && isAsRun);
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int row = 0;
    for (const Fact& fact : what.facts) {
        auto* label = new QLabel(fact.label);
        label->setFont(interFont(12));
        label->setForegroundRole(QPalette::PlaceholderText);
        m_grid->addWidget(label, row, 0, Qt::AlignLeft | Qt::AlignVCenter);
        auto* link = new Link(fact.text);
        if (fact.thread)
            link->setThread(fact.thread->index(), threadName(run, *fact.thread));
        link->setLeads(fact.event || fact.line);
        if (fact.event) {
            connect(link, &QAbstractButton::clicked, this, [this, event = *fact.event] {
                m_document.select(event);
                m_document.setCursor(event);
            });
        } else if (fact.line) {
            connect(link, &QAbstractButton::clicked, this,
                    [this, line = *fact.line] { Q_EMIT lineWanted(static_cast<int>(line)); });
        }
        m_grid->addWidget(link, row, 1);
        ++row;
    }
}

} // namespace app
