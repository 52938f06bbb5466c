#include "app/document/comparison.h"

#include "app/document/document.h"
#include "app/document/lesson_file.h"
#include "app/lessons/catalogue.h"
#include "core/diagram/captions.h"

#include <QFileInfo>

#include <algorithm>

namespace app {

namespace {

KeptRun named(std::shared_ptr<const Run> run)
{
    const core::RecordingInfo& info = run->recording->info();
    return {QString::fromStdString(core::defaultTitle(info)),
            QString::fromStdString(core::machineInWords(info)), std::move(run)};
}

} // namespace

Comparison::Comparison(Document& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&document, &Document::runChanged, this, &Comparison::changed);
}

/// Its title tells it from that of the same lesson with another text.
KeptRun Comparison::present() const
{
    KeptRun present = named(m_document.run());
    const bool isChanged = std::ranges::any_of(m_kept, [&](const KeptRun& each) {
        return each.title == present.title && each.run->program->source() != present.run->program->source();
    });
    if (isChanged)
        present.title = tr("%1, changed").arg(present.title);
    return present;
}

bool Comparison::isKept(const std::shared_ptr<const Run>& run) const
{
    return std::ranges::find(m_kept, run, &KeptRun::run) != m_kept.end();
}

std::vector<KeptRun> Comparison::all() const
{
    std::vector<KeptRun> runs = m_kept;
    if (m_document.run() != nullptr && !isKept(m_document.run()))
        runs.push_back(present());
    return runs;
}

void Comparison::keepPresent()
{
    if (m_document.run() == nullptr || isKept(m_document.run()))
        return;
    m_kept.push_back(present());
    Q_EMIT changed();
}

void Comparison::addLesson(const QString& idOrPath)
{
    const LessonEntry* lesson = findLesson(idOrPath);
    const QString path = lesson != nullptr ? lesson->path : QFileInfo(idOrPath).absoluteFilePath();
    const core::Result<QString> text = readLesson(path);
    if (!text) {
        m_document.setMessage({MessageKind::Error, QString::fromStdString(text.error().message)});
        return;
    }
    // Beside it the present run is to be seen too, wherever that goes on to.
    keepPresent();
    const RunRequest request{
        text->toStdString(), QFileInfo(path).fileName().toStdString(), {}, {}, {}, {}, {}};
    m_runs.start([this, request](const std::stop_token& stop) -> Background::Finish {
        auto result = std::make_shared<RunResult>(makeRun(request, stop));
        return [this, result, name = QString::fromStdString(request.fileName)] {
            if (result->run == nullptr) {
                m_document.setMessage(
                    {MessageKind::Error,
                     tr("%1 has errors, so there is no run of it to compare with.").arg(name)});
                return;
            }
            m_kept.push_back(named(result->run));
            Q_EMIT changed();
        };
    });
}

void Comparison::remove(std::size_t i)
{
    if (i >= m_kept.size())
        return;
    m_kept.erase(m_kept.begin() + static_cast<std::ptrdiff_t>(i));
    Q_EMIT changed();
}

void Comparison::move(std::size_t from, std::size_t to)
{
    if (from >= m_kept.size() || to >= m_kept.size())
        return;
    const KeptRun moved = m_kept[from];
    m_kept.erase(m_kept.begin() + static_cast<std::ptrdiff_t>(from));
    m_kept.insert(m_kept.begin() + static_cast<std::ptrdiff_t>(to), moved);
    Q_EMIT changed();
}

void Comparison::clear()
{
    m_kept.clear();
    Q_EMIT changed();
}

} // namespace app
