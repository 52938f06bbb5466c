#include "app/loop/loop_view.h"

#include "app/document/document.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/explain.h"
#include "core/diagram/timeline_diagram.h"
#include "core/insight/source_lines.h"

#include <QMouseEvent>

#include <algorithm>

namespace app {

using core::Role;

namespace {

constexpr double kGap = 8;
constexpr double kMargin = 12;
constexpr double kCallbackHeight = 104;
constexpr double kHead = 30;
constexpr double kRow = 24;
constexpr core::Duration kBlocking = std::chrono::milliseconds(50); ///< In one go.

bool isBlocking(const core::Callback& callback)
{
    return callback.blocks || callback.when.length() > kBlocking;
}

/// The card's title and what it says beside it: as much of its parts between commas as there is room for.
void paintTitle(QPainter& painter, const QRectF& card, const QString& title, const QString& subtitle)
{
    const QFont bold = interFont(12, QFont::DemiBold);
    const QFont small = interFont(11);
    const QRectF line(card.x() + kMargin, card.y() + 6, card.width() - 2 * kMargin, 18);
    paintText(painter, line, Qt::AlignVCenter | Qt::AlignLeft, title, bold, Role::Text);
    const double used = QFontMetricsF(bold).horizontalAdvance(title) + 8;
    QString fitting = subtitle;
    while (!fitting.isEmpty() && used + QFontMetricsF(small).horizontalAdvance(fitting) > line.width())
        fitting.truncate(std::max<qsizetype>(0, fitting.lastIndexOf(QLatin1String(", "))));
    paintText(painter, line.adjusted(used, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, fitting, small,
              Role::TextTertiary);
}

} // namespace

LoopView::LoopView(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
{
    setAccessibleName(tr("Event loop"));
    connect(&document, &Document::runChanged, this, qOverload<>(&QWidget::update));
    connect(&document, &Document::cursorChanged, this, qOverload<>(&QWidget::update));
}

bool LoopView::fits(const Run& run)
{
    return !run.times->loops.empty();
}

core::Instant LoopView::now() const
{
    return timeOf(*m_document.run()->recording, m_document.cursor());
}

std::optional<core::LoopMoment> LoopView::moment() const
{
    const auto run = m_document.run();
    if (run == nullptr || run->times->loops.empty())
        return std::nullopt;
    core::ThreadId loop = run->times->loops.front().loop;
    if (const auto cursor = m_document.cursor()) {
        const core::ThreadId acts = run->recording->threadOf(*cursor);
        const auto& info = run->recording->info().threads[acts.index()];
        for (const core::LoopLane& lane : run->times->loops)
            if (lane.loop == acts || (info.isTask && info.parent == lane.loop))
                loop = lane.loop;
    }
    return core::loopAt(*run->times, loop, now());
}

void LoopView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect(), Role::Surface);
    m_entries.clear();
    const auto shown = moment();
    if (!shown)
        return;
    const QRectF all = QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    paintCallback(painter, *shown, {all.x(), all.y(), all.width(), kCallbackHeight});
    const double top = all.y() + kCallbackHeight + kGap;
    const double width = (all.width() - 2 * kGap) / 3;
    const auto card = [&](int i) {
        return QRectF(all.x() + i * (width + kGap), top, width, std::max(kHead + kRow, all.bottom() - top));
    };
    const QString due = tr("%1 due, first at the top").arg(shown->ready.size());
    paintQueue(painter, shown->ready, card(0), tr("Ready queue"), due, true);
    paintQueue(painter, shown->timers, card(1), tr("Timers"), tr("by time"), false);
    paintQueue(painter, shown->io, card(2), tr("I/O"), tr("selector"), false);
}

void LoopView::paintCallback(QPainter& painter, const core::LoopMoment& moment, const QRectF& card)
{
    const bool alarming = moment.running && isBlocking(*moment.running);
    paintCard(painter, card, Role::Raised, alarming ? Role::Error : Role::Border, 8);
    paintTitle(painter, card, tr("Running callback"), tr("one at a time"));
    const QRectF line(card.x() + kMargin, card.y() + kHead, card.width() - 2 * kMargin, 20);
    if (!moment.running) {
        paintText(painter, line, Qt::AlignVCenter | Qt::AlignLeft,
                  tr("None: the loop waits for a timer or for I/O."), interFont(12), Role::TextTertiary);
        return;
    }
    const core::Callback& callback = *moment.running;
    const QString name = threadName(*m_document.run(), callback.task);
    const double chip = std::min(chipWidth(name), line.width() / 2);
    paintChip(painter, {line.x(), line.y() + 1, chip, 17}, name, callback.task.index());
    m_entries.push_back({{line.x(), line.y(), chip, 20}, callback.task});
    if (callback.line > 0)
        paintPlace(painter, line.adjusted(chip + 8, 0, -80, 0), callback.line);
    const core::Duration spent = std::max(core::Duration{}, now() - callback.when.begin);
    const core::Duration whole = callback.when.length();
    const Role tone = alarming ? Role::Error : Role::Text;
    paintNumber(painter, line, Qt::AlignRight, inWords(spent), interFont(13, QFont::DemiBold), tone);
    const double share = whole > core::Duration{}
        ? static_cast<double>(spent.count()) / static_cast<double>(whole.count())
        : 0;
    paintBar(painter, {line.x(), line.bottom() + 6, line.width(), 8}, std::min(1.0, share), tone);
    const QString text = alarming
        ? tr("of %1 in one go; the loop cannot look at anything else").arg(inWords(whole))
        : tr("of %1 in one go").arg(inWords(whole));
    paintText(painter, {line.x(), line.bottom() + 20, line.width(), 18}, Qt::AlignVCenter | Qt::AlignLeft,
              text, interFont(11.5), alarming ? Role::Error : Role::TextSecondary);
}

/// The source line, if there is room for it, and its number.
void LoopView::paintPlace(QPainter& painter, QRectF place, std::uint32_t line)
{
    const core::SourceLines source(m_document.run()->program->source());
    const std::string_view text = source.text(line);
    const QString code = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    const QString number = tr("line %1").arg(line);
    const double width = QFontMetricsF(codeFont(12)).horizontalAdvance(code) + 8;
    if (width + QFontMetricsF(interFont(12)).horizontalAdvance(number) <= place.width()) {
        paintText(painter, place, Qt::AlignVCenter | Qt::AlignLeft, code, codeFont(12), Role::Text);
        place.setLeft(place.left() + width);
    }
    paintText(painter, place, Qt::AlignVCenter | Qt::AlignLeft, number, interFont(12), Role::TextSecondary);
}

void LoopView::paintQueue(QPainter& painter, const std::vector<core::LoopWait>& waits, const QRectF& card,
                          const QString& title, const QString& subtitle, bool showsLateness)
{
    paintCard(painter, card, Role::Raised, Role::Border, 8);
    paintTitle(painter, card, title, subtitle);
    QRectF line(card.x() + kMargin, card.y() + kHead, card.width() - 2 * kMargin, kRow);
    for (std::size_t i = 0; i < waits.size(); ++i, line.translate(0, kRow)) {
        if (line.bottom() + kRow > card.bottom() && i + 1 < waits.size()) {
            paintText(painter, line, Qt::AlignVCenter | Qt::AlignLeft, tr("+ %1 more").arg(waits.size() - i),
                      interFont(11.5), Role::TextTertiary);
            return;
        }
        const core::LoopWait& wait = waits[i];
        const QString name = threadName(*m_document.run(), wait.task);
        const double chip = std::min(chipWidth(name), line.width() - 56);
        if (chip > 12)
            paintChip(painter, {line.x(), line.y() + 3, chip, 17}, name, wait.task.index());
        m_entries.push_back({line, wait.task});
        const core::Duration late = now() - wait.when.begin;
        const QString text = !showsLateness ? QString::fromStdString(core::instantText(wait.when.end))
            : late > core::Duration{}       ? tr("%1 late").arg(inWords(late))
                                            : tr("now");
        paintNumber(painter, line, Qt::AlignRight, text, interFont(12),
                    showsLateness && late > core::Duration{} ? Role::Error : Role::TextSecondary);
    }
}

void LoopView::mousePressEvent(QMouseEvent* event)
{
    const auto hit = std::ranges::find_if(
        m_entries, [&](const Entry& entry) { return entry.rect.contains(event->position()); });
    if (hit == m_entries.end())
        return;
    const core::Lane& lane = m_document.run()->times->threads[hit->task.index()];
    m_document.select(lane.cause(lane.at(now())));
}

} // namespace app
