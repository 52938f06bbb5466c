#include "app/explore/scheduler_panel.h"

#include "app/document/document.h"
#include "app/document/scheduling.h"
#include "app/painter/icons.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/outcome_words.h"
#include "core/diagram/outcome_looks.h"
#include "core/explore/state_map.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

namespace {

QLabel* words(double size, QPalette::ColorRole role)
{
    auto* label = new QLabel;
    label->setFont(interFont(size));
    label->setForegroundRole(role);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QString switchesInWords(std::size_t count)
{
    return count == 1 ? SchedulerPanel::tr("1 switch") : SchedulerPanel::tr("%1 switches").arg(count);
}

/// Three for as few switches as possible.
int starsFor(std::size_t switches, std::size_t fewest)
{
    return switches <= fewest ? 3 : switches <= fewest + 2 ? 2 : 1;
}

} // namespace

SchedulerPanel::SchedulerPanel(Document& document, Scheduling& scheduling, QWidget* parent)
    : Panel(tr("You are the scheduler"), parent)
    , m_document(document)
    , m_scheduling(scheduling)
    , m_question(words(12.5, QPalette::WindowText))
    , m_goals(new QComboBox)
    , m_verdict(words(12, QPalette::WindowText))
    , m_text(new QLineEdit)
    , m_take(new QPushButton(tr("Take over")))
{
    auto* undo = addAction(Icon::Undo, tr("Undo the last choice  Backspace"));
    auto* again = addAction(Icon::First, tr("Start again"));
    auto* leave = addAction(Icon::Close, tr("Let the machine choose again"));
    m_undo = undo;
    m_again = again;
    m_leave = leave;
    connect(undo, &QToolButton::clicked, &scheduling, &Scheduling::undo);
    connect(again, &QToolButton::clicked, &scheduling, &Scheduling::startAgain);
    connect(leave, &QToolButton::clicked, &scheduling, &Scheduling::leave);

    auto* body = new Ground(core::Role::Surface);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addWidget(buildGoal());
    column->addWidget(m_question);
    m_buttons = new QVBoxLayout;
    m_buttons->setSpacing(6);
    column->addLayout(m_buttons);
    column->addWidget(buildSchedule());
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    setContent(scroll);
    connect(m_take, &QPushButton::clicked, &scheduling, &Scheduling::takeOver);
    connect(&scheduling, &Scheduling::changed, this, &SchedulerPanel::refresh);
    connect(&document, &Document::runChanged, this, &SchedulerPanel::refresh);
    connect(&document, &Document::explorationChanged, this, [this] {
        showGoals();
        refresh();
    });
    refresh();
}

QWidget* SchedulerPanel::buildGoal()
{
    auto* row = new QWidget;
    auto* column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_goals->setFont(interFont(12));
    m_goals->setAccessibleName(tr("Goal"));
    m_goals->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_goals->setMinimumContentsLength(18);
    connect(m_goals, &QComboBox::activated, this, &SchedulerPanel::judge);
    column->addWidget(m_goals);
    column->addWidget(m_verdict);
    return row;
}

QWidget* SchedulerPanel::buildSchedule()
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_text->setFont(codeFont(11.5));
    m_text->setAccessibleName(tr("Schedule"));
    m_text->setToolTip(
        tr("The choices so far. Type or paste another schedule and press Enter to replay it."));
    connect(m_text, &QLineEdit::returnPressed, this, &SchedulerPanel::takeTyped);
    row->addWidget(m_text, 1);
    auto* copy = new QPushButton(tr("Copy"));
    copy->setIcon(toQIcon(Icon::Copy));
    auto* kept = new QPushButton(tr("Keep"));
    kept->setIcon(toQIcon(Icon::Pin));
    kept->setToolTip(tr("Write it into the lesson, so that the trace offers it"));
    for (QPushButton* button : {copy, kept}) {
        button->setProperty("role", QStringLiteral("quiet"));
        button->setFont(interFont(12, QFont::Medium));
        button->setIconSize(QSize(13, 13));
        row->addWidget(button);
    }
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->text()); });
    connect(kept, &QPushButton::clicked, this, &SchedulerPanel::keep);
    return box;
}

void SchedulerPanel::refresh()
{
    const auto run = m_document.run();
    const bool on = m_scheduling.isOn();
    for (QWidget* action : {m_undo, m_again, m_leave})
        action->setVisible(on);
    m_undo->setEnabled(!m_scheduling.schedule().choices.empty());
    m_again->setEnabled(!m_scheduling.schedule().choices.empty());
    m_take->setVisible(run != nullptr && !on);
    if (run == nullptr || !on) {
        setEmptyText(run == nullptr ? tr("Who goes on at each step can be decided here.")
                                    : tr("Decide yourself who goes on at each step: from the moment that is "
                                         "shown, with a button and a number key for each thread."),
                     m_take);
        return;
    }
    setEmptyText({});
    if (m_scheduling.decision() == nullptr)
        return; // What was chosen is being run: the former buttons stay for that moment.
    if (!m_text->hasFocus())
        m_text->setText(QString::fromStdString(core::format(m_scheduling.schedule())));
    showButtons();
    judge();
}

void SchedulerPanel::showButtons()
{
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const core::Decision& decision = *m_scheduling.decision();
    for (const core::Possible& way : decision.ways)
        addWay(way, decision.ways.size());
    for (const core::Held& held : decision.waiting) {
        ChoiceButton::Content content;
        content.thread = held.number;
        content.title = QString::fromStdString(held.name);
        content.chip = chipText(content.title);
        content.what = QString::fromStdString(held.words);
        content.can = false;
        m_buttons->addWidget(new ChoiceButton(content));
    }
    const std::size_t step = m_scheduling.schedule().choices.size() + 1;
    m_question->setText(!decision.ways.empty()         ? tr("Step %1: who runs?").arg(step)
                            : decision.waiting.empty() ? tr("The program has ended.")
                                                       : tr("Nobody can go on: a deadlock."));
}

void SchedulerPanel::addWay(const core::Possible& way, std::size_t ways)
{
    ChoiceButton::Content content;
    content.thread = way.choice.number;
    const QString name = QString::fromStdString(way.name);
    content.chip = chipText(name);
    content.title = way.choice.way == core::Choice::Way::Completion ? name : tr("Run %1").arg(name);
    content.what = QString::fromStdString(way.words);
    if (way.choice.number < 10 && way.choice.way == core::Choice::Way::Step)
        content.key = QString::number(way.choice.number);
    const auto found = m_document.exploration();
    const auto& choices = m_scheduling.schedule().choices;
    if (found != nullptr && found->map != nullptr) {
        const std::vector<std::uint32_t> states = found->map->along(choices);
        const auto next =
            states.size() == choices.size() + 1 ? found->map->after(states.back(), way.choice) : std::nullopt;
        if (next) {
            const std::vector<core::OutcomeLook> looks = core::outcomeLooks(*found);
            QStringList reached;
            for (std::size_t o = 0; o < looks.size(); ++o) {
                const double share = found->map->share(*next, o);
                if (share <= 0)
                    continue;
                content.mixture.emplace_back(looks[o].role, share);
                reached += QString::fromStdString(looks[o].what);
            }
            const QString count = grouped(found->map->ways(*next));
            const QString ends = reached.join(tr(" or "));
            content.reach = count == QLatin1String("1") ? tr("1 way on: %1").arg(ends)
                                                        : tr("%1 ways on: %2").arg(count, ends);
        }
    }
    auto* button = new ChoiceButton(content);
    button->setToolTip(ways > 1 ? content.reach : tr("Nobody else can go on here."));
    connect(button, &QAbstractButton::clicked, &m_scheduling,
            [this, choice = way.choice] { m_scheduling.choose(choice); });
    m_buttons->addWidget(button);
}

void SchedulerPanel::showGoals()
{
    const auto found = m_document.exploration();
    const int before = m_goals->currentIndex();
    const int count = m_goals->count();
    m_goals->clear();
    m_goals->addItem(tr("No goal"));
    if (found != nullptr) {
        const std::vector<core::OutcomeLook> looks = core::outcomeLooks(*found);
        for (std::size_t i = 0; i < looks.size() && i < 50; ++i)
            m_goals->addItem(tr("Goal: %1, in at most %2")
                                 .arg(QString::fromStdString(looks[i].what),
                                      switchesInWords(found->outcomes[i].contextSwitches)));
    }
    if (m_goals->count() == count)
        m_goals->setCurrentIndex(std::max(0, before));
    m_goals->setVisible(m_goals->count() > 1);
}

/// Whether the goal is reached, can be reached, or is lost.
void SchedulerPanel::judge()
{
    const auto found = m_document.exploration();
    const int goal = m_goals->currentIndex() - 1;
    m_verdict->setVisible(goal >= 0 && found != nullptr && found->map != nullptr);
    if (!m_verdict->isVisibleTo(this) || m_scheduling.decision() == nullptr)
        return;
    const auto& choices = m_scheduling.schedule().choices;
    const std::vector<std::uint32_t> states = found->map->along(choices);
    if (states.size() != choices.size() + 1)
        return;
    const auto outcome = static_cast<std::size_t>(goal);
    const std::size_t switches = core::contextSwitches(m_scheduling.schedule());
    const std::size_t fewest = found->outcomes[outcome].contextSwitches;
    if (!found->map->reaches(states.back(), outcome)) {
        m_verdict->setText(tr("The goal cannot be reached any more. Undo (Backspace) goes back."));
        return;
    }
    if (found->map->edgeCount(states.back()) > 0) {
        m_verdict->setText(tr("%1 so far; the goal can still be reached.").arg(switchesInWords(switches)));
        return;
    }
    const int stars = starsFor(switches, fewest);
    m_verdict->setText(QString(stars, QChar(0x2605)) + QString(3 - stars, QChar(0x2606))
                       + tr("  Reached with %1.").arg(switchesInWords(switches))
                       + (stars < 3 ? tr(" %1 are enough.").arg(fewest) : QString()));
}

void SchedulerPanel::press(int number)
{
    const core::Decision* decision = m_scheduling.decision();
    if (decision == nullptr)
        return;
    const core::Choice wanted{static_cast<std::uint32_t>(number), core::Choice::Way::Step, 0};
    if (std::ranges::find(decision->ways, wanted, &core::Possible::choice) != decision->ways.end())
        m_scheduling.choose(wanted);
}

void SchedulerPanel::takeTyped()
{
    const auto schedule = core::parseSchedule(m_text->text().toStdString());
    if (!schedule) {
        m_document.setMessage({MessageKind::Error, QString::fromStdString(schedule.error().message)});
        return;
    }
    m_text->clearFocus();
    m_scheduling.begin(*schedule);
}

/// As a line of the lesson: it is mailed with it, and stays with it.
void SchedulerPanel::keep()
{
    const auto run = m_document.run();
    if (run == nullptr || m_scheduling.schedule().choices.empty())
        return;
    const std::size_t number = run->program->declarations().schedules.size() + 1;
    Q_EMIT linesWanted(QStringLiteral("\nfrom interleave import schedule\nschedule(\"mine %1\", \"%2\")\n")
                           .arg(number)
                           .arg(QString::fromStdString(core::format(m_scheduling.schedule()))));
}

} // namespace app
