#include "app/trace/trace_panel.h"

#include "app/document/document.h"
#include "app/figures/figures_view.h"
#include "app/locks/locks_view.h"
#include "app/loop/loop_view.h"
#include "app/messages/messages_view.h"
#include "app/painter/style.h"
#include "app/panels/finding_card.h"
#include "app/panels/tag.h"
#include "app/queues/queues_view.h"
#include "app/shared/shared_view.h"
#include "app/trace/trace_table.h"
#include "core/replay/replay.h"

#include <QComboBox>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

TracePanel::TracePanel(Document& document, QWidget* parent)
    : Panel(tr("Trace"), parent)
    , m_document(document)
    , m_page(new QComboBox)
    , m_stack(new QStackedLayout)
    , m_table(new TraceTable(document))
    , m_variable(new QComboBox)
    , m_schedule(new QComboBox)
    , m_tag(new Tag)
    , m_finding(new FindingCard)
{
    buildPages();

    m_variable->setFont(codeFont(11.5));
    m_variable->setAccessibleName(tr("Variable of the trace"));
    m_schedule->setFont(interFont(12));
    m_schedule->setAccessibleName(tr("Interleaving"));
    m_schedule->setToolTip(tr("Which interleaving is shown"));
    for (QComboBox* box : {m_variable, m_schedule})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    addBesideTitle(m_variable);
    addToTitle(m_schedule);
    addToTitle(m_tag);

    connect(m_variable, &QComboBox::activated, this, [this](int i) {
        const QVariant id = m_variable->itemData(i);
        m_document.trace(id.isValid() ? std::optional(core::VariableId{id.toUInt()}) : std::nullopt);
    });
    connect(m_schedule, &QComboBox::activated, this, [this](int i) {
        const QString name = m_schedule->itemData(i).toString();
        if (name.isEmpty()) {
            m_document.simulate();
            return;
        }
        if (const auto schedule = core::storedSchedule(*m_document.run()->program, name.toStdString()))
            m_document.follow(*schedule);
        else
            m_document.setMessage({MessageKind::Error, QString::fromStdString(schedule.error().message)});
    });
    connect(&document, &Document::lessonOpened, this, [this] { m_chosen = false; });
    connect(&document, &Document::runChanged, this, &TracePanel::showRun);
    connect(&document, &Document::cursorChanged, this, &TracePanel::showFinding);
    showRun();
}

void TracePanel::nextVariable()
{
    if (m_variable->count() < 2)
        return;
    m_variable->setCurrentIndex((m_variable->currentIndex() + 1) % m_variable->count());
    Q_EMIT m_variable->activated(m_variable->currentIndex());
}

void TracePanel::buildPages()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(m_finding);
    auto* pages = new QWidget;
    pages->setLayout(m_stack);
    setContent(pages);
    m_page->setFont(interFont(12.5, QFont::DemiBold));
    m_page->setAccessibleName(tr("Page"));
    m_page->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    addBesideTitle(m_page);
    addPage(content, tr("Trace"), tr("Trace"), tr("Steps at the shared variable"),
            [](const Run& run) { return !run.shared.empty() || core::isCutShort(*run.recording); });
    addPage(new SharedView(m_document), tr("Shared"), tr("Shared variables"),
            tr("The value of each shared variable, and who wrote it last"), &SharedView::fits);
    addPage(new LocksView(m_document), tr("Locks"), tr("Who waits for whom"),
            tr("Who holds what, and who waits for whom"),
            [](const Run& run) { return !run.times->locks.empty(); });
    addPage(new LoopView(m_document), tr("Event loop"), tr("Event loop"),
            tr("The callback that runs, and who is ready, asleep or in I/O"), &LoopView::fits);
    addPage(new MessagesView(m_document), tr("Messages"), tr("Queues, channels, mailboxes and pipes"),
            tr("What lies in each, and who waits at which end"), &MessagesView::fits);
    addPage(new QueuesView(m_document), tr("Scheduler"), tr("Scheduler"),
            tr("Who runs, who comes next, and what the policy keeps of each thread"), &QueuesView::fits);
    addPage(new FiguresView(m_document), tr("Figures"), tr("Figures"),
            tr("Turnaround, response and all other times of each thread"), [](const Run&) { return true; });
    connect(m_page, &QComboBox::activated, this, [this](int row) {
        m_chosen = true;
        m_stack->setCurrentIndex(m_page->itemData(row).toInt());
        showRun();
    });
}

void TracePanel::addPage(QWidget* widget, const QString& name, const QString& title, const QString& help,
                         bool (*fits)(const Run&))
{
    m_stack->addWidget(widget);
    m_pages.push_back({title, name, help, fits});
}

bool TracePanel::hasContent() const
{
    const auto run = m_document.run();
    return run != nullptr
        && (!run->shared.empty() || !run->times->locks.empty() || !run->times->loops.empty()
            || MessagesView::fits(*run));
}

/// The page that a person chose as long as it fits, else the first that does.
void TracePanel::choosePage()
{
    const auto run = m_document.run();
    std::vector<std::size_t> fitting;
    m_page->clear();
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        if (run == nullptr || !m_pages[i].fits(*run))
            continue;
        fitting.push_back(i);
        m_page->addItem(m_pages[i].name, static_cast<int>(i));
        m_page->setItemData(m_page->count() - 1, m_pages[i].help, Qt::ToolTipRole);
    }
    m_page->setVisible(fitting.size() > 1);
    auto page = static_cast<std::size_t>(m_stack->currentIndex());
    if (!m_chosen || std::ranges::find(fitting, page) == fitting.end())
        page = fitting.empty() ? 0 : fitting.front();
    m_page->setCurrentIndex(m_page->findData(static_cast<int>(page)));
    m_page->setToolTip(m_pages[page].help);
    m_stack->setCurrentIndex(static_cast<int>(page));
    setTitle(fitting.size() > 1 ? QString() : m_pages[page].title);
    setAccessibleName(m_pages[page].title);
}

void TracePanel::showRun()
{
    const auto run = m_document.run();
    choosePage();
    showVariables();
    showSchedules();
    showFinding();
    const bool waits = run != nullptr && m_stack->currentIndex() == 0 && run->shared.empty();
    setEmptyText(run == nullptr ? tr("The steps of the lesson will appear here.")
                     : waits    ? tr("No thread has come to a shared variable yet.")
                                : QString());
}

void TracePanel::showVariables()
{
    const auto run = m_document.run();
    m_variable->clear();
    m_variable->setVisible(run != nullptr && !run->shared.empty() && m_stack->currentIndex() == 0);
    if (!m_variable->isVisibleTo(this))
        return;
    if (run->shared.size() > 1)
        m_variable->addItem(tr("all shared"));
    for (const core::VariableId id : run->shared) {
        const QString name = QString::fromStdString(run->recording->info().variables[id.index()].name);
        m_variable->addItem(name, static_cast<uint>(id.index()));
        if (m_document.traced() == id)
            m_variable->setCurrentIndex(m_variable->count() - 1);
    }
}

void TracePanel::showSchedules()
{
    const auto run = m_document.run();
    const bool any = run != nullptr && (!run->program->declarations().schedules.empty() || run->schedule);
    m_schedule->clear();
    m_schedule->setVisible(any);
    if (!any)
        return;
    m_schedule->addItem(tr("as simulated"), QString());
    bool named = false;
    for (const core::StoredSchedule& stored : run->program->declarations().schedules) {
        m_schedule->addItem(QString::fromStdString(stored.name), QString::fromStdString(stored.name));
        if (run->schedule && core::parseSchedule(stored.text) == *run->schedule) {
            m_schedule->setCurrentIndex(m_schedule->count() - 1);
            named = true;
        }
    }
    if (run->schedule && !named) {
        m_schedule->addItem(tr("an outcome's"), QString());
        m_schedule->setCurrentIndex(m_schedule->count() - 1);
    }
}

void TracePanel::showFinding()
{
    const auto run = m_document.run();
    m_tag->show(TagKind::Neutral, {}, {});
    m_finding->show(TagKind::Race, {}, {}, {});
    if (run == nullptr || run->shared.empty() || m_stack->currentIndex() != 0)
        return;
    const auto& rows = run->trace.rows;
    const auto lost = std::ranges::find_if(rows, [](const core::TraceRow& row) { return row.lostUpdate; });
    if (lost == rows.end()) {
        m_tag->show(TagKind::Neutral, Icon::Check, tr("no update lost"));
        return;
    }
    m_tag->show(TagKind::Race, Icon::Warning, tr("lost update"));
    const bool seen = m_document.cursor() && *lost->event <= *m_document.cursor();
    if (!seen || !lost->readAt)
        return;
    const auto& info = run->recording->info();
    const core::Event write = run->recording->event(*lost->event);
    const core::Event read = run->recording->event(*lost->readAt);
    const QString thread = QString::fromStdString(info.threads[write.thread.index()].name);
    const auto* stepped = std::get_if<core::Stepped>(&read.what);
    const QString variable = stepped != nullptr && stepped->object
        ? QString::fromStdString(info.variables[*stepped->object].name)
        : QString();
    const QString value =
        stepped != nullptr ? QString::fromStdString(run->recording->text(stepped->text)) : QString();
    m_finding->show(TagKind::Race, tr("Lost update on %1").arg(variable),
                    tr("%1 wrote back (line %2) what it had made of the %3 that it read before (line %4). "
                       "What another thread "
                       "wrote in between is gone.")
                        .arg(thread)
                        .arg(write.line)
                        .arg(value)
                        .arg(read.line),
                    tr("Hold one lock from the read to the write."));
}

} // namespace app
