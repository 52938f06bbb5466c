#include "app/document/document.h"

#include "app/document/lesson_file.h"
#include "app/document/overrides_command.h"
#include "app/lessons/catalogue.h"

#include <QFileInfo>

#include <algorithm>

namespace app {

namespace {

/// So long a run of another lesson waits, that the window is painted with the lesson's text first.
constexpr std::chrono::milliseconds kAfterPainting{15};
/// So long the run before a change of settings can be compared with.
constexpr std::chrono::seconds kFormerRunStays{5};

} // namespace

Document::Document(QObject* parent)
    : QObject(parent)
{
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &Document::startRun);
    m_formerFades.setSingleShot(true);
    connect(&m_formerFades, &QTimer::timeout, this, &Document::dropFormerRun);
    m_patience.setSingleShot(true);
    m_patience.setInterval(300);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_busy = true;
        Q_EMIT busyChanged();
    });
}

Document::~Document() = default;

QString Document::name() const
{
    return m_path.isEmpty() ? tr("untitled.py") : QFileInfo(m_path).fileName();
}

QString Document::title() const
{
    if (m_run != nullptr && !m_run->program->declarations().title.empty())
        return QString::fromStdString(m_run->program->declarations().title);
    if (const LessonEntry* lesson = findLesson(m_path))
        return lesson->title;
    return name();
}

QString Document::chapter() const
{
    if (const LessonEntry* lesson = findLesson(m_path))
        return lesson->chapter;
    return {};
}

QString Document::whyNothingRan() const
{
    const auto error = std::ranges::find(m_diagnostics, core::Severity::Error, &core::Diagnostic::severity);
    if (m_run != nullptr || error == m_diagnostics.end())
        return {};
    return tr("Nothing was run: line %1 has an error. F8 goes to it.").arg(error->place.line);
}

void Document::load(const QString& text, const QString& path)
{
    m_text = text;
    m_savedText = text;
    m_path = path;
    m_overrides.clear();
    m_undo.clear();
    m_schedule.reset();
    m_traced.reset();
    m_run.reset();
    m_former.reset();
    m_diagnostics.clear();
    m_settingsError.reset();
    m_cursor.reset();
    m_selection.reset();
    m_view = View{m_view.axis, m_view.asPycharm, {}, {}, {}, {}, {}, {}, m_view.headWidth};
    m_fresh = true;
    m_runner.cancel();
    forgetExploration();
    setMessage({});
    Q_EMIT lessonOpened();
    Q_EMIT fileChanged();
    Q_EMIT textChanged();
    Q_EMIT overridesChanged();
    Q_EMIT diagnosticsChanged();
    Q_EMIT runChanged();
    requestRun(kAfterPainting);
}

void Document::newLesson(const QString& text)
{
    load(text, QString());
}

bool Document::open(const QString& idOrPath)
{
    const LessonEntry* lesson = findLesson(idOrPath);
    const QString path = lesson != nullptr ? lesson->path : QFileInfo(idOrPath).absoluteFilePath();
    const core::Result<QString> text = readLesson(path);
    if (!text) {
        setMessage({MessageKind::Error, QString::fromStdString(text.error().message)});
        return false;
    }
    load(*text, path);
    return true;
}

bool Document::save()
{
    return !m_path.isEmpty() && !isBundled() && saveAs(m_path);
}

bool Document::saveAs(const QString& path)
{
    if (const core::Result<> written = writeLesson(path, m_text); !written) {
        setMessage({MessageKind::Error, QString::fromStdString(written.error().message)});
        return false;
    }
    m_path = QFileInfo(path).absoluteFilePath();
    m_savedText = m_text;
    setMessage({});
    Q_EMIT fileChanged();
    return true;
}

void Document::revert()
{
    setText(m_savedText);
    Q_EMIT lessonOpened();
}

void Document::setText(const QString& text)
{
    if (text == m_text)
        return;
    const bool wasModified = isModified();
    m_text = text;
    dropFormerRun();
    if (wasModified != isModified())
        Q_EMIT fileChanged();
    Q_EMIT textChanged();
    requestRun(std::chrono::milliseconds(120));
}

void Document::setMessage(Message message)
{
    if (message.text == m_message.text && message.kind == m_message.kind)
        return;
    m_message = std::move(message);
    Q_EMIT messageChanged();
}

void Document::setOverride(const std::string& name, const std::string& value)
{
    core::Overrides next = m_overrides;
    next[name] = value;
    if (next != m_overrides)
        m_undo.push(new OverridesCommand(*this, name, std::move(next)));
}

void Document::clearOverride(const std::string& name)
{
    core::Overrides next = m_overrides;
    if (next.erase(name) > 0)
        m_undo.push(new OverridesCommand(*this, {}, std::move(next)));
}

void Document::clearOverrides()
{
    if (!m_overrides.empty())
        m_undo.push(new OverridesCommand(*this, {}, {}));
}

/// While a slider is dragged, what it began with stays.
void Document::keepFormerRun()
{
    if (m_former == nullptr)
        m_former = m_run;
    m_formerFades.start(kFormerRunStays);
}

void Document::dropFormerRun()
{
    m_formerFades.stop();
    if (m_former == nullptr)
        return;
    m_former.reset();
    Q_EMIT viewChanged();
}

void Document::setOverridesNow(const core::Overrides& overrides)
{
    keepFormerRun();
    m_overrides = overrides;
    m_schedule.reset(); // A schedule is a run of its own; a changed machine is to be seen at work.
    Q_EMIT overridesChanged();
    requestRun(std::chrono::milliseconds(0));
}

} // namespace app
