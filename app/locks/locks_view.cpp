#include "app/locks/locks_view.h"

#include "app/document/document.h"
#include "app/painter/paint.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/explain.h"
#include "core/diagram/timeline_diagram.h"
#include "core/diagram/wait_graph.h"

#include <QMouseEvent>

#include <algorithm>

namespace app {

using core::Role;

namespace {

constexpr int kRow = 26;
constexpr int kHead = 26;
constexpr int kLeastGraph = 150;
constexpr double kColumns[] = {12, 0.30, 0.52, 0.68}; ///< The first in pixels, the others of the width.

QString since(core::Instant t)
{
    return QString::fromStdString(core::durationText(t - core::Instant{}));
}

} // namespace

LocksView::LocksView(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
{
    setAccessibleName(tr("Locks, and who waits for whom"));
    connect(&document, &Document::runChanged, this, qOverload<>(&QWidget::update));
    connect(&document, &Document::cursorChanged, this, qOverload<>(&QWidget::update));
}

std::vector<core::LockMoment> LocksView::locks() const
{
    const auto run = m_document.run();
    if (run == nullptr)
        return {};
    const bool atEnd = m_document.cursor() == lastMoment(*run->recording);
    const core::Instant t = atEnd ? run->times->whole.end : timeOf(*run->recording, m_document.cursor());
    return core::locksAt(*run->times, t);
}

int LocksView::tableTop() const
{
    const auto run = m_document.run();
    const int rows = run == nullptr ? 0 : static_cast<int>(run->times->locks.size());
    return std::max(kLeastGraph, height() - kHead - rows * kRow - 6);
}

void LocksView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect(), Role::Surface);
    const auto run = m_document.run();
    if (run == nullptr)
        return;
    const core::Diagram graph = core::waitGraph(*run->times, locks(), width(), tableTop());
    if (graph.shapes.empty())
        paintText(painter, QRectF(16, 0, width() - 32, tableTop()), Qt::AlignCenter,
                  tr("No lock is held at this moment."), interFont(12.5), Role::TextTertiary);
    else
        paint(painter, graph, currentTheme(), m_cache);
    paintTable(painter);
}

void LocksView::paintTable(QPainter& painter)
{
    int y = tableTop();
    paintGround(painter, QRect(0, y, width(), kHead), Role::Header, Qt::TopEdge | Qt::BottomEdge);
    const QString heads[] = {tr("lock"), tr("holder"), tr("since"), tr("waits, since")};
    for (std::size_t i = 0; i < std::size(heads); ++i) {
        const double x = i == 0 ? kColumns[0] : kColumns[i] * width();
        paintText(painter, QRectF(x, y, 120, kHead), Qt::AlignVCenter | Qt::AlignLeft, heads[i],
                  interFont(11.5, QFont::DemiBold), Role::TextSecondary);
    }
    y += kHead;
    for (const core::LockMoment& lock : locks()) {
        if (y > height())
            break;
        paintRow(painter, lock, y);
        y += kRow;
    }
}

void LocksView::paintRow(QPainter& painter, const core::LockMoment& lock, int y)
{
    const Run& run = *m_document.run();
    const QFont font = interFont(12);
    const auto chip = [&](core::ThreadId thread, double x) {
        const QString text = chipText(threadName(run, thread));
        const double width = chipWidth(text);
        paintChip(painter, QRectF(x, y + 5, width, 17), text, thread.index());
        return x + width + 6;
    };
    paintIcon(painter, Icon::Lock, QRectF(kColumns[0], y + 6, 13, 13), ink(Role::TextSecondary));
    paintText(painter, QRectF(kColumns[0] + 18, y, kColumns[1] * width() - kColumns[0] - 22, kRow),
              Qt::AlignVCenter | Qt::AlignLeft, QString::fromStdString(run.times->locks[lock.lock].name),
              interFont(12.5, QFont::DemiBold), Role::Text);
    if (lock.holder) {
        const double x = chip(*lock.holder, kColumns[1] * width());
        paintText(painter, QRectF(x, y, kColumns[2] * width() - x - 4, kRow),
                  Qt::AlignVCenter | Qt::AlignLeft, threadName(run, *lock.holder), font, Role::Text);
        paintNumber(painter, QRectF(kColumns[2] * width(), y, 90, kRow), Qt::AlignLeft, since(lock.since),
                    font, Role::TextSecondary);
    } else {
        paintText(painter, QRectF(kColumns[1] * width(), y, 90, kRow), Qt::AlignVCenter | Qt::AlignLeft,
                  tr("free"), font, Role::TextTertiary);
    }
    double x = kColumns[3] * width();
    for (const core::LockWaiter& waiter : lock.waiters) {
        if (x > width() - 60)
            break;
        x = chip(waiter.thread, x);
        const QString text = since(waiter.since);
        paintNumber(painter, QRectF(x, y, 90, kRow), Qt::AlignLeft, text, font, Role::TextSecondary);
        x += numberWidth(text, font) + 12;
    }
    paintGround(painter, QRect(0, y + kRow - 1, width(), 1), Role::GridMinor);
}

void LocksView::mousePressEvent(QMouseEvent* event)
{
    const int row = (static_cast<int>(event->position().y()) - tableTop() - kHead) / kRow;
    const std::vector<core::LockMoment> all = locks();
    if (event->position().y() < tableTop() + kHead || row >= static_cast<int>(all.size()))
        return;
    if (const auto& cause = all[static_cast<std::size_t>(row)].cause) {
        m_document.select(cause);
        m_document.setCursor(cause);
    }
}

} // namespace app
