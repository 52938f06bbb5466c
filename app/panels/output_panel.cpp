#include "app/panels/output_panel.h"

#include "app/document/document.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "core/diagram/timeline_diagram.h"

#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace app {

using core::Role;

namespace {

constexpr int kRow = 21;
constexpr int kTop = 6;

} // namespace

OutputView::OutputView(Document& document, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_document(document)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setSingleStep(kRow);
    viewport()->setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Output"));
}

void OutputView::collect()
{
    const auto run = m_document.run();
    if (m_of == run.get())
        return;
    m_of = run.get();
    m_lines.clear();
    if (run == nullptr)
        return;
    const core::Recording& recording = *run->recording;
    for (std::size_t i = 0; i < recording.size(); ++i) {
        const core::EventId id{i};
        const core::Event event = recording.event(id);
        const auto* step = std::get_if<core::Stepped>(&event.what);
        const auto* failed = std::get_if<core::Failed>(&event.what);
        if (failed == nullptr && (step == nullptr || step->kind != core::StepKind::Output))
            continue;
        QString text = QString::fromStdString(recording.text(failed != nullptr ? failed->text : step->text));
        if (text.endsWith(QLatin1Char('\n')))
            text.chop(1);
        const QStringList parts = text.split(QLatin1Char('\n'));
        for (const QString& line : parts)
            m_lines.push_back({id, line.left(400), failed != nullptr});
    }
}

void OutputView::refresh()
{
    collect();
    const Moment cursor = m_document.cursor();
    const auto later = [&](const Line& line) { return cursor && line.event <= *cursor; };
    const auto end = std::ranges::partition_point(m_lines, later);
    m_shown = static_cast<std::size_t>(end - m_lines.begin());
    updateBar();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    viewport()->update();
}

void OutputView::updateBar()
{
    const int all = static_cast<int>(m_shown) * kRow + 2 * kTop;
    verticalScrollBar()->setRange(0, std::max(0, all - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
}

std::optional<core::EventId> OutputView::firstLine() const
{
    return m_lines.empty() ? std::nullopt : std::optional(m_lines.front().event);
}

void OutputView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateBar();
}

void OutputView::mousePressEvent(QMouseEvent* event)
{
    const int row = (static_cast<int>(event->position().y()) + verticalScrollBar()->value() - kTop) / kRow;
    if (row >= 0 && row < static_cast<int>(m_shown))
        m_document.setCursor(m_lines[static_cast<std::size_t>(row)].event);
}

void OutputView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    paintGround(painter, viewport()->rect(), Role::Surface);
    const auto run = m_document.run();
    if (run == nullptr)
        return;
    const auto& threads = run->recording->info().threads;
    const int offset = verticalScrollBar()->value();
    for (std::size_t i = static_cast<std::size_t>(std::max(0, (offset - kTop) / kRow)); i < m_shown; ++i) {
        const int y = kTop + static_cast<int>(i) * kRow - offset;
        if (y > viewport()->height())
            break;
        const Line& line = m_lines[i];
        const std::size_t thread = run->recording->threadOf(line.event).index();
        const QString chip = chipText(QString::fromStdString(threads[thread].name));
        const double width = chipWidth(chip, 15);
        const bool first = i == 0 || m_lines[i - 1].event != line.event;
        if (first)
            paintChip(painter, QRectF(12, y + 3, width, 15), chip, thread);
        paintText(painter, QRectF(12 + std::max(width, 15.0) + 8, y, viewport()->width() - 50, kRow),
                  Qt::AlignVCenter | Qt::AlignLeft,
                  line.failed ? QStringLiteral("! ") + line.text : line.text, codeFont(12.5),
                  line.failed ? Role::Error : Role::Text);
    }
}

OutputPanel::OutputPanel(Document& document, QWidget* parent)
    : Panel(tr("Output"), parent)
    , m_document(document)
    , m_view(new OutputView(document))
{
    setContent(m_view);
    setSubtitle(tr("so far"));
    connect(&document, &Document::runChanged, this, &OutputPanel::refresh);
    connect(&document, &Document::cursorChanged, this, &OutputPanel::refresh);
    refresh();
}

void OutputPanel::refresh()
{
    m_view->refresh();
    const auto run = m_document.run();
    if (run == nullptr) {
        setEmptyText(tr("What the lesson prints will appear here."));
        return;
    }
    if (!m_view->isEmptyNow()) {
        setEmptyText({});
        return;
    }
    const auto first = m_view->firstLine();
    if (!first) {
        setEmptyText(tr("This program prints nothing."));
        return;
    }
    const auto words = [](core::Instant t) {
        return QString::fromStdString(core::durationText(t - core::Instant{}));
    };
    setEmptyText(
        tr("Nothing printed yet at %1. The first line comes at %2.")
            .arg(words(timeOf(*run->recording, m_document.cursor())), words(run->recording->timeOf(*first))));
}

} // namespace app
