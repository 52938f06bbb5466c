#include "app/queues/queues_view.h"

#include "app/document/document.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/explain.h"
#include "core/base/overloaded.h"
#include "core/diagram/timeline_diagram.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMouseEvent>

#include <algorithm>

namespace app {

using core::Role;

namespace {

constexpr int kRow = 26;
constexpr int kHead = 26;
constexpr double kMargin = 12;
constexpr double kLeastColumn = 62;

QString valueText(const core::Kept& kept)
{
    const auto duration = [](core::Duration value) {
        return value == core::Duration::max() ? QueuesView::tr("none")
                                              : QString::fromStdString(core::durationText(value));
    };
    return std::visit(
        core::Overloaded{duration, [](double value) { return QLocale::c().toString(value, 'g', 6); },
                         [](bool value) { return value ? QueuesView::tr("yes") : QueuesView::tr("no"); }},
        kept.value);
}

/// The column's title, translated; core's names are the field's English words.
QString columnTitle(std::string_view name)
{
    return QCoreApplication::translate("app::QueuesView", std::string(name).c_str());
}

} // namespace

QueuesView::QueuesView(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
{
    setAccessibleName(tr("The scheduler's queues"));
    connect(&document, &Document::runChanged, this, &QueuesView::look);
    connect(&document, &Document::cursorChanged, this, &QueuesView::look);
}

bool QueuesView::fits(const Run& run)
{
    const std::string& policy = run.options.settings.policy;
    return !run.schedule && policy != "random" && policy != "manual" && run.times->threads.size() > 1;
}

void QueuesView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    look();
}

/// Only while it can be seen: it takes a part of the run anew.
void QueuesView::look()
{
    const auto run = m_document.run();
    if (!isVisible() || run == nullptr || !fits(*run))
        return;
    const core::Instant when = timeOf(*run->recording, m_document.cursor());
    if (m_of == run && m_queues && m_queues->when == when)
        return;
    m_replay.start([this, run, when](const std::stop_token& stop) -> Background::Finish {
        core::RunOptions options = run->options;
        options.stop = stop;
        auto queues = core::readyQueuesAt(run->program, options, when);
        return [this, run, queues = std::move(queues)] {
            m_of = run;
            m_queues = queues;
            update();
        };
    });
}

QString QueuesView::stateOf(const core::QueuedThread& each) const
{
    if (each.core)
        return tr("runs on core %1").arg(*each.core);
    if (each.place && m_queues->queues > 1)
        return *each.place == 0 ? tr("next on core %1").arg(each.queue)
                                : tr("place %1 on core %2").arg(*each.place + 1).arg(each.queue);
    if (each.place)
        return *each.place == 0 ? tr("next") : tr("place %1").arg(*each.place + 1);
    const core::Lane& lane = m_of->times->threads[each.thread.index()];
    return stateWords(lane.slice(lane.at(m_queues->when)).state);
}

/// The figures stand at the right, one under the other.
QRectF QueuesView::column(std::size_t kept, int y, int height) const
{
    const std::size_t count = m_queues->threads.empty() ? 0 : m_queues->threads.front().kept.size();
    const double each =
        std::max(kLeastColumn, (width() * 0.52 - kMargin) / std::max<double>(1, double(count)));
    const double right = width() - kMargin - each * static_cast<double>(count - 1 - kept);
    return {right - each + 6, double(y), each - 6, double(height)};
}

void QueuesView::paintHead(QPainter& painter) const
{
    paintGround(painter, QRect(0, 0, width(), kHead), Role::Header, Qt::BottomEdge);
    const QFont font = interFont(11.5, QFont::DemiBold);
    paintText(painter, QRectF(kMargin, 0, 120, kHead), Qt::AlignVCenter | Qt::AlignLeft, tr("thread"), font,
              Role::TextSecondary);
    paintText(painter, QRectF(width() * 0.24, 0, 120, kHead), Qt::AlignVCenter | Qt::AlignLeft, tr("state"),
              font, Role::TextSecondary);
    const auto& kept = m_queues->threads.front().kept;
    for (std::size_t i = 0; i < kept.size(); ++i)
        paintText(painter, column(i, 0, kHead), Qt::AlignVCenter | Qt::AlignRight, columnTitle(kept[i].name),
                  font, Role::TextSecondary);
}

void QueuesView::paintRow(QPainter& painter, const core::QueuedThread& each, int y) const
{
    const QString name = threadName(*m_of, each.thread);
    const QString chip = chipText(name);
    const double chipEnd = kMargin + chipWidth(chip);
    const bool waits = !each.core && !each.place;
    paintChip(painter, QRectF(kMargin, y + 5, chipWidth(chip), 17), chip, each.thread.index(),
              each.core   ? ChipFill::Filled
                  : waits ? ChipFill::Outlined
                          : ChipFill::Half);
    paintText(painter, QRectF(chipEnd + 6, y, width() * 0.24 - chipEnd - 10, kRow),
              Qt::AlignVCenter | Qt::AlignLeft, name, interFont(12.5, QFont::DemiBold), Role::Text);
    const QFont font = interFont(12);
    const Role ink = waits ? Role::TextTertiary : Role::Text;
    const double stateEnd = each.kept.empty() ? width() - kMargin : column(0, y, kRow).left();
    paintText(painter, QRectF(width() * 0.24, y, stateEnd - width() * 0.24 - 4, kRow),
              Qt::AlignVCenter | Qt::AlignLeft, stateOf(each), font, ink);
    for (std::size_t i = 0; i < each.kept.size(); ++i)
        paintNumber(painter, column(i, y, kRow), Qt::AlignRight, valueText(each.kept[i]), font, ink);
    paintGround(painter, QRect(0, y + kRow - 1, width(), 1), Role::GridMinor);
}

void QueuesView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect(), Role::Surface);
    if (m_of == nullptr || m_of != m_document.run() || !m_queues)
        return;
    if (m_queues->threads.empty()) {
        paintText(painter, QRectF(16, 0, width() - 32, height()), Qt::AlignCenter,
                  tr("No thread is alive at this moment."), interFont(12.5), Role::TextTertiary);
        return;
    }
    paintHead(painter);
    int y = kHead;
    for (const core::QueuedThread& each : m_queues->threads) {
        if (y > height())
            break;
        paintRow(painter, each, y);
        y += kRow;
    }
}

void QueuesView::mousePressEvent(QMouseEvent* event)
{
    const int row = (static_cast<int>(event->position().y()) - kHead) / kRow;
    if (!m_queues || m_of != m_document.run() || event->position().y() < kHead
        || row >= static_cast<int>(m_queues->threads.size()))
        return;
    const core::ThreadId thread = m_queues->threads[static_cast<std::size_t>(row)].thread;
    const core::Lane& lane = m_of->times->threads[thread.index()];
    if (const auto cause = lane.slice(lane.at(m_queues->when)).cause)
        m_document.select(cause);
}

} // namespace app
