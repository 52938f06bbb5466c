#include "app/editor/editor_panel.h"

#include "app/document/document.h"
#include "app/editor/code_edit.h"
#include "app/editor/gutter.h"
#include "app/editor/problem_bar.h"
#include "app/painter/style.h"
#include "app/panels/tag.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace app {

EditorPanel::EditorPanel(Document& document, QWidget* parent)
    : Panel(QString(), parent)
    , m_document(document)
    , m_edit(new CodeEdit)
    , m_gutter(new Gutter(document, *m_edit))
    , m_tag(new Tag)
    , m_races(new Tag)
    , m_bar(new ProblemBar)
    , m_hint(new QLabel(tr("Write a lesson, or choose one at the left."), m_edit->viewport()))
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_gutter);
    row->addWidget(m_edit, 1);
    column->addLayout(row, 1);
    column->addWidget(m_bar);
    setContent(content);
    addToTitle(m_races);
    addToTitle(m_tag);
    m_races->setLeadsSomewhere(true);
    m_races->setToolTip(
        tr("Lines at which two threads use a variable without an order. A click goes from one "
           "to the next."));

    m_hint->setFont(interFont(12.5));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->move(8, 2);
    m_hint->hide();

    connect(m_edit, &QsciScintilla::textChanged, this, [this] {
        m_hint->setVisible(m_edit->length() == 0);
        m_document.setText(m_edit->text());
    });
    connect(m_tag, &QAbstractButton::clicked, this, [this] { nextProblem(1); });
    connect(m_races, &QAbstractButton::clicked, this, &EditorPanel::nextRace);
    connect(&document, &Document::explorationChanged, this, &EditorPanel::showRaces);
    connect(&document, &Document::textChanged, this, &EditorPanel::showRaces);
    connect(&document, &Document::lessonOpened, this, [this] {
        const QSignalBlocker block(m_edit);
        m_edit->replaceText(m_document.text());
        m_hint->setVisible(m_document.text().isEmpty());
        m_gutter->update();
    });
    connect(&document, &Document::fileChanged, this, [this] { setTitle(m_document.name()); });
    connect(&document, &Document::diagnosticsChanged, this, &EditorPanel::showProblems);
    connect(&document, &Document::runChanged, this, &EditorPanel::showProblems);
    connect(&document, &Document::cursorChanged, this, &EditorPanel::showThreads);
}

void EditorPanel::showThreads()
{
    const auto run = m_document.run();
    // The lines of a run of another text would be wrong lines of this one.
    const bool fits = run != nullptr && run->program->source() == m_document.text().toStdString();
    const std::vector<ThreadLine> lines =
        fits ? threadLines(*run, m_document.cursor()) : std::vector<ThreadLine>();
    m_edit->markThreads(lines);
    m_gutter->show(lines);
    if (!lines.empty() && lines.front().acts && !m_edit->hasFocus())
        m_edit->bringIntoView(lines.front().line);
}

void EditorPanel::showProblems()
{
    const auto& problems = m_document.diagnostics();
    m_edit->markProblems(problems);
    const auto errors = std::ranges::count(problems, core::Severity::Error, &core::Diagnostic::severity);
    const auto warnings = static_cast<std::ptrdiff_t>(problems.size()) - errors;
    m_tag->setLeadsSomewhere(!problems.empty());
    if (errors > 0)
        m_tag->show(TagKind::Error, Icon::Warning, errors == 1 ? tr("1 error") : tr("%1 errors").arg(errors));
    else if (warnings > 0)
        m_tag->show(TagKind::Warning, Icon::Warning,
                    warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings));
    else
        m_tag->show(TagKind::Good, Icon::Check, m_document.run() != nullptr ? tr("no problems") : QString());
    m_problem.reset();
    if (errors > 0)
        showProblem(0);
    else
        m_bar->show(TagKind::Error, {});
    showThreads();
}

void EditorPanel::showProblem(std::size_t index)
{
    const core::Diagnostic& problem = m_document.diagnostics()[index];
    QString text = tr("Line %1: %2").arg(problem.place.line).arg(QString::fromStdString(problem.message));
    if (!problem.hint.empty())
        text += QLatin1Char('\n') + QString::fromStdString(problem.hint);
    m_bar->show(problem.severity == core::Severity::Error ? TagKind::Error : TagKind::Warning, text);
}

/// The pairs of lines that race in some interleaving, as long as the text is the one that was explored.
void EditorPanel::showRaces()
{
    const auto found = m_document.exploration();
    const auto run = m_document.run();
    std::set<int> lines;
    const bool fits = run != nullptr && run->program->source() == m_document.text().toStdString();
    if (found != nullptr && fits)
        for (const core::ExploredRace& race : found->races)
            lines.insert({static_cast<int>(race.first.line), static_cast<int>(race.second.line)});
    lines.erase(0);
    m_racingLines.assign(lines.begin(), lines.end());
    m_edit->markRaces(m_racingLines);
    m_gutter->showRaces(m_racingLines);
    const auto count = lines.empty() ? std::size_t{0} : found->races.size();
    m_races->show(TagKind::Race, Icon::Warning,
                  count == 0       ? QString()
                      : count == 1 ? tr("1 race")
                                   : tr("%1 races").arg(count));
}

void EditorPanel::nextRace()
{
    if (m_racingLines.empty())
        return;
    int line = 0;
    int column = 0;
    m_edit->getCursorPosition(&line, &column);
    const auto next = std::ranges::upper_bound(m_racingLines, line + 1);
    showLine(next == m_racingLines.end() ? m_racingLines.front() : *next);
}

void EditorPanel::append(const QString& lines)
{
    const QString text = m_edit->text();
    m_edit->append(text.endsWith(QLatin1Char('\n')) ? lines : QLatin1Char('\n') + lines);
}

void EditorPanel::rewrite(const QString& text)
{
    const int top = m_edit->firstVisibleLine();
    m_edit->beginUndoAction();
    m_edit->selectAll();
    m_edit->replaceSelectedText(text);
    m_edit->endUndoAction();
    m_edit->setCursorPosition(top, 0);
    m_edit->setFirstVisibleLine(top);
}

void EditorPanel::showLine(int line)
{
    m_edit->goTo({line, 1});
}

void EditorPanel::nextProblem(int direction)
{
    const auto& problems = m_document.diagnostics();
    if (problems.empty())
        return;
    const std::size_t count = problems.size();
    m_problem = m_problem
        ? (*m_problem + count + static_cast<std::size_t>(direction + static_cast<int>(count))) % count
        : (direction > 0 ? 0 : count - 1);
    showProblem(*m_problem);
    m_edit->goTo(problems[*m_problem].place);
}

} // namespace app
