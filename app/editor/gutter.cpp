#include "app/editor/gutter.h"

#include "app/document/document.h"
#include "app/editor/code_edit.h"
#include "app/painter/style.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <map>

namespace app {

using core::Role;

namespace {

constexpr int kWidth = 84;
constexpr double kChip = 15;
constexpr double kNumberRight = kWidth - 10;

} // namespace

Gutter::Gutter(Document& document, const CodeEdit& edit, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_edit(edit)
{
    setFixedWidth(kWidth);
    connect(&edit, &CodeEdit::scrolled, this, qOverload<>(&QWidget::update));
    connect(&edit, &QsciScintilla::textChanged, this, qOverload<>(&QWidget::update));
}

void Gutter::show(std::vector<ThreadLine> lines)
{
    m_lines = std::move(lines);
    update();
}

void Gutter::showRaces(const std::vector<int>& lines)
{
    m_racing = lines;
    update();
}

std::vector<Gutter::Place> Gutter::places() const
{
    std::vector<Place> all;
    if (m_document.run() == nullptr)
        return all;
    const auto& threads = m_document.run()->recording->info().threads;
    std::map<int, std::vector<const ThreadLine*>> byLine;
    for (const ThreadLine& line : m_lines)
        byLine[line.line].push_back(&line);
    for (const auto& [line, here] : byLine) {
        const double y = m_edit.lineTop(line) + (m_edit.lineHeight() - kChip) / 2;
        const std::size_t shown = here.size() > 3 ? 2 : here.size();
        double right = kNumberRight - numberWidth(QString::number(line), interFont(11.5)) - 6;
        if (shown < here.size()) {
            all.push_back({QRectF(right - 20, y, 20, kChip), nullptr, static_cast<int>(here.size() - shown)});
            right -= 22;
        }
        for (std::size_t i = shown; i-- > 0;) {
            const QString name = QString::fromStdString(threads[here[i]->thread.index()].name);
            const double width = chipWidth(chipText(name), kChip);
            all.push_back({QRectF(right - width, y, width, kChip), here[i]});
            right -= width + 2;
        }
    }
    return all;
}

void Gutter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect(), Role::Surface);
    const int height = m_edit.lineHeight();
    for (const ThreadLine& line : m_lines) {
        const bool first = std::ranges::find(m_lines, line.line, &ThreadLine::line)->thread == line.thread;
        if (first)
            paintTint(painter, QRectF(0, m_edit.lineTop(line.line), width(), height), line.thread.index());
    }
    for (int line = m_edit.firstVisibleLine() + 1; line <= m_edit.lines(); ++line) {
        const int y = m_edit.lineTop(line);
        if (y > this->height())
            break;
        const bool marked = std::ranges::find(m_lines, line, &ThreadLine::line) != m_lines.end();
        paintNumber(painter, QRectF(0, y, kNumberRight, height), Qt::AlignRight, QString::number(line),
                    interFont(11.5), marked ? Role::Text : Role::TextTertiary);
    }
    for (const int line : m_racing)
        paintGround(painter, QRect(width() - 5, m_edit.lineTop(line) + 1, 3, height - 2), Role::Race);
    if (m_document.run() == nullptr)
        return;
    const auto& threads = m_document.run()->recording->info().threads;
    for (const Place& place : places()) {
        if (place.line == nullptr) {
            paintTag(painter, place.rect.adjusted(0, 0, 6, 0), TagKind::Neutral, std::nullopt,
                     QStringLiteral("+%1").arg(place.rest));
            continue;
        }
        const std::size_t thread = place.line->thread.index();
        paintChip(painter, place.rect, chipText(QString::fromStdString(threads[thread].name)), thread,
                  place.line->fill);
    }
}

void Gutter::mousePressEvent(QMouseEvent* event)
{
    const auto run = m_document.run();
    for (const Place& place : places()) {
        if (run == nullptr || place.line == nullptr || !place.rect.contains(event->position()))
            continue;
        const core::Lane& lane = run->times->threads[place.line->thread.index()];
        m_document.select(lane.cause(lane.at(timeOf(*run->recording, m_document.cursor()))));
    }
}

bool Gutter::event(QEvent* event)
{
    const auto run = m_document.run();
    if (event->type() != QEvent::ToolTip || run == nullptr)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (const Place& place : places()) {
        if (place.line == nullptr || !place.rect.contains(help->pos()))
            continue;
        const std::size_t thread = place.line->thread.index();
        const auto state = stateAt(*run, place.line->thread, m_document.cursor());
        const QString name = QString::fromStdString(run->recording->info().threads[thread].name);
        const std::string_view words = core::lightTheme().state(state).name;
        QToolTip::showText(
            help->globalPos(),
            tr("%1: %2").arg(name, QString::fromUtf8(words.data(), qsizetype(words.size())).toLower()));
        return true;
    }
    QToolTip::hideText();
    return true;
}

} // namespace app
