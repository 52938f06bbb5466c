#include "app/document/scheduling.h"

#include "app/document/document.h"

namespace app {

Scheduling::Scheduling(Document& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&document, &Document::lessonOpened, this, [this] {
        m_on = false;
        Q_EMIT changed();
    });
    connect(&document, &Document::runChanged, this, &Scheduling::noteRun);
}

/// A lesson can ask for a person itself, and what was chosen may not fit an edited text any more.
void Scheduling::noteRun()
{
    const auto run = m_document.run();
    if (run == nullptr)
        return;
    const bool manual = run->options.settings.policy == "manual";
    if (!m_on && manual && run->schedule) {
        m_on = true;
        m_schedule = *run->schedule;
    } else if (m_on && (!run->schedule || *run->schedule != m_schedule)) {
        m_on = manual;
        m_schedule = run->schedule.value_or(core::Schedule{});
    }
    Q_EMIT changed();
}

const core::Decision* Scheduling::decision() const
{
    const auto run = m_document.run();
    if (!m_on || run == nullptr || !run->schedule || *run->schedule != m_schedule
        || run->ways().decisions.empty())
        return nullptr;
    return &run->ways().decisions.back();
}

void Scheduling::takeOver()
{
    const auto run = m_document.run();
    if (run == nullptr)
        return;
    core::Schedule begun;
    begun.granularity = run->schedule ? run->schedule->granularity : run->options.settings.granularity;
    begun.choices = run->ways().choices;
    begun.choices.resize(choicesTaken(*run, m_document.cursor()));
    begin(begun);
}

void Scheduling::begin(const core::Schedule& schedule)
{
    m_on = true;
    m_schedule = schedule;
    apply();
}

void Scheduling::choose(const core::Choice& choice)
{
    if (decision() == nullptr)
        return; // The last choice is still being made.
    m_schedule.choices.push_back(choice);
    apply();
}

/// What was forced is taken back with the choice before it.
void Scheduling::undo()
{
    const auto run = m_document.run();
    if (m_schedule.choices.empty() || run == nullptr)
        return;
    do
        m_schedule.choices.pop_back();
    while (!m_schedule.choices.empty() && m_schedule.choices.size() < run->ways().decisions.size()
           && run->ways().decisions[m_schedule.choices.size()].ways.size() < 2);
    apply();
}

void Scheduling::startAgain()
{
    m_schedule.choices.clear();
    apply();
}

void Scheduling::leave()
{
    m_on = false;
    m_document.simulate();
    Q_EMIT changed();
}

void Scheduling::apply()
{
    m_document.follow(m_schedule, m_schedule.choices.size());
    Q_EMIT changed();
}

} // namespace app
