#include "app/messages/messages_view.h"

#include "app/document/document.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/explain.h"
#include "core/diagram/timeline_diagram.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace app {

using core::ChannelEnd;
using core::ChannelItem;
using core::ChannelMoment;
using core::ChannelWaiter;
using core::Role;

namespace {

constexpr int kHead = 26;
constexpr int kRow = 60;
constexpr double kMargin = 12;
constexpr double kArrow = 18;
constexpr double kGap = 4;
constexpr double kBox = 24; ///< High.
constexpr double kLeastBox = 26;
constexpr double kCap = 3;   ///< In the colour of who has put it.
constexpr double kMore = 58; ///< For what does not fit in.

/// Of a row: who waits to receive, what lies there, who waits to send.
struct Columns {
    QRectF receivers;
    QRectF items;
    QRectF senders;
};

Columns columnsIn(double width, double y, double height)
{
    const double ends = std::clamp(width * 0.2, 52.0, 120.0);
    const double left = kMargin + ends + kArrow;
    const double right = width - kMargin - ends - kArrow;
    return {{kMargin, y, ends, height},
            {left, y, std::max(0.0, right - left), height},
            {right + kArrow, y, ends, height}};
}

double boxWidth(const QString& text, const QFont& font)
{
    return std::max(QFontMetricsF(font).horizontalAdvance(text) + kCap + 12, kLeastBox);
}

/// At least three of several boxes are to be seen.
double greatestBox(std::size_t boxes, double room)
{
    constexpr std::size_t seen = 3;
    const auto shared = static_cast<double>(std::clamp<std::size_t>(boxes, 1, seen));
    const double left = room - (shared - 1) * kGap - (boxes > seen ? kGap + kMore : 0);
    return std::max(kLeastBox, std::floor(left / shared));
}

} // namespace

MessagesView::MessagesView(Document& document, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_document(document)
{
    setAccessibleName(tr("Queues, channels, mailboxes and pipes"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setSingleStep(kRow);
    connect(&document, &Document::runChanged, this, &MessagesView::look);
    connect(&document, &Document::cursorChanged, this, &MessagesView::look);
}

bool MessagesView::fits(const Run& run)
{
    return !run.recording->info().channels.empty();
}

/// The history of a run is made when its channels are first looked at.
void MessagesView::follow()
{
    const auto run = m_document.run();
    if (run != m_of) {
        m_of = run;
        m_history.reset();
        if (run != nullptr)
            m_history.emplace(run->recording);
    }
    m_channels = m_history ? m_history->at(m_document.cursor()) : std::vector<ChannelMoment>();
}

const std::vector<ChannelMoment>& MessagesView::channels()
{
    follow();
    return m_channels;
}

/// Only while it can be seen: one that is changed is brought into sight.
void MessagesView::look()
{
    if (!isVisible())
        return;
    follow();
    fitScrollBar();
    const auto changed = std::ranges::find_if(m_channels, &ChannelMoment::isChanged);
    if (changed != m_channels.end()) {
        const int top = static_cast<int>(changed - m_channels.begin()) * kRow;
        const int room = std::max(kRow, viewport()->height() - kHead);
        QScrollBar* bar = verticalScrollBar();
        bar->setValue(std::clamp(bar->value(), top + kRow - room, top));
    }
    setAccessibleDescription(inWords());
    viewport()->update();
}

void MessagesView::fitScrollBar()
{
    const int room = viewport()->height() - kHead;
    verticalScrollBar()->setPageStep(std::max(kRow, room));
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_channels.size()) * kRow - room));
}

void MessagesView::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    look();
}

void MessagesView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitScrollBar();
}

QString MessagesView::textOf(const ChannelItem& item) const
{
    return QString::fromStdString(m_of->recording->text(item.text));
}

QString MessagesView::stateOf(std::size_t channel) const
{
    const ChannelMoment& moment = m_channels[channel];
    const auto& capacity = m_of->recording->info().channels[channel].capacity;
    const QString count = capacity == 0U ? tr("no room: both must be there")
        : capacity                       ? tr("%1 of %2").arg(moment.items.size()).arg(*capacity)
        : moment.items.empty()           ? tr("empty")
        : moment.items.size() == 1       ? tr("1 item")
                                         : tr("%1 items").arg(moment.items.size());
    return moment.isClosed ? tr("%1, closed").arg(count) : count;
}

QString MessagesView::tipOf(const ChannelItem& item, bool isTaken) const
{
    const core::Event put = m_of->recording->event(item.put);
    const QString when = QString::fromStdString(core::instantText(put.time));
    const QString who =
        tr("put by %1 at %2, line %3").arg(threadName(*m_of, item.sender), when).arg(put.line);
    return textOf(item) + QLatin1Char('\n') + (isTaken ? tr("%1; taken by this step").arg(who) : who);
}

QString MessagesView::inWords()
{
    QStringList all;
    const auto waiting = [&](const std::vector<ChannelWaiter>& waiters, const QString& words) {
        QString text;
        for (const ChannelWaiter& waiter : waiters)
            text += QLatin1String("; ") + words.arg(threadName(*m_of, waiter.thread));
        return text;
    };
    follow();
    constexpr std::size_t most = 50; // Nobody listens to more.
    for (std::size_t i = 0; i < std::min(m_channels.size(), most); ++i) {
        const auto& lying = m_channels[i].items;
        QStringList items;
        for (std::size_t k = 0; k < std::min(lying.size(), most); ++k)
            items << textOf(lying[k]);
        const QString name = QString::fromStdString(m_of->recording->info().channels[i].name);
        all << name + QLatin1String(": ") + stateOf(i)
                + (items.empty() ? QString() : QLatin1String(": ") + items.join(QLatin1String(", ")))
                + waiting(m_channels[i].receivers, tr("%1 waits to receive"))
                + waiting(m_channels[i].senders, tr("%1 waits to send"));
    }
    return all.join(QLatin1Char('\n'));
}

void MessagesView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    paintGround(painter, viewport()->rect(), Role::Surface);
    m_entries.clear();
    if (m_of == nullptr || m_of != m_document.run())
        return;
    double y = kHead - verticalScrollBar()->value();
    for (std::size_t i = 0; i < m_channels.size() && y < viewport()->height(); ++i, y += kRow)
        if (y + kRow > kHead)
            paintRow(painter, i, y);
    paintHead(painter);
}

void MessagesView::paintHead(QPainter& painter) const
{
    const int width = viewport()->width();
    paintGround(painter, QRect(0, 0, width, kHead), Role::Header, Qt::BottomEdge);
    const Columns columns = columnsIn(width, 0, kHead);
    const std::pair<QRectF, QString> heads[] = {{columns.receivers, tr("waits to receive")},
                                                {columns.items, tr("items, the next to leave first")},
                                                {columns.senders, tr("waits to send")}};
    for (const auto& [place, text] : heads)
        paintText(painter, place.adjusted(0, 0, kArrow - 4, 0), Qt::AlignVCenter | Qt::AlignLeft, text,
                  interFont(11.5, QFont::DemiBold), Role::TextSecondary);
}

void MessagesView::paintRow(QPainter& painter, std::size_t channel, double y)
{
    const ChannelMoment& moment = m_channels[channel];
    const int width = viewport()->width();
    const QRect row(0, static_cast<int>(y), width, kRow - 1);
    paintGround(painter, row, moment.isChanged ? Role::InfoTint : Role::Surface);
    const QString state = stateOf(channel);
    const QFont small = interFont(11.5);
    const double stateWidth = std::min(QFontMetricsF(small).horizontalAdvance(state) + 1, width * 0.5);
    const QRectF line(kMargin, y + 6, width - 2 * kMargin, 18);
    paintText(painter, line.adjusted(0, 0, -stateWidth - 8, 0), Qt::AlignVCenter | Qt::AlignLeft,
              QString::fromStdString(m_of->recording->info().channels[channel].name),
              interFont(12.5, QFont::DemiBold), Role::Text);
    paintText(painter, line.adjusted(line.width() - stateWidth, 0, 0, 0), Qt::AlignVCenter | Qt::AlignRight,
              state, small, moment.isClosed ? Role::TextTertiary : Role::TextSecondary);
    const Columns columns = columnsIn(width, y + 28, kBox);
    paintWaiters(painter, moment.receivers, columns.receivers, ChannelEnd::Receiving);
    paintItems(painter, channel, columns.items);
    paintWaiters(painter, moment.senders, columns.senders, ChannelEnd::Sending);
    for (const double x : {columns.items.left() - kArrow, columns.items.right()})
        paintText(painter, {x, columns.items.y(), kArrow, kBox}, Qt::AlignCenter, QStringLiteral("←"),
                  interFont(12), Role::TextTertiary);
    paintGround(painter, QRect(0, row.bottom() + 1, width, 1), Role::GridMinor);
}

/// What this step took stands in front, paler; room that is free, behind.
void MessagesView::paintItems(QPainter& painter, std::size_t channel, const QRectF& area)
{
    const ChannelMoment& moment = m_channels[channel];
    std::vector<std::pair<const ChannelItem*, bool>> boxes;
    for (const ChannelItem& item : moment.taken)
        boxes.emplace_back(&item, true);
    for (const ChannelItem& item : moment.items)
        boxes.emplace_back(&item, false);
    QRectF room = area;
    const QFont font = codeFont(11.5);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const auto& [item, isTaken] = boxes[i];
        const double width = std::min(boxWidth(textOf(*item), font), greatestBox(boxes.size(), area.width()));
        const bool mayBeLast = boxes.size() - i <= 1 || boxes.size() <= 3;
        if (i > 0 && room.width() < width + (mayBeLast ? 0 : kGap + kMore)) {
            paintText(painter, room, Qt::AlignVCenter | Qt::AlignLeft, tr("+ %1 more").arg(boxes.size() - i),
                      interFont(11.5), Role::TextSecondary);
            return;
        }
        paintItem(painter, *item, {room.x(), room.y(), width, kBox}, isTaken);
        room.setLeft(room.x() + width + kGap);
    }
    const auto& capacity = m_of->recording->info().channels[channel].capacity;
    const std::size_t free = capacity ? *capacity - std::min<std::size_t>(*capacity, moment.items.size()) : 0;
    for (std::size_t i = 0; i < free && room.width() >= kLeastBox;
         ++i, room.adjust(kLeastBox + kGap, 0, 0, 0))
        paintCard(painter, {room.x(), room.y(), kLeastBox, kBox}, Role::Sunken, Role::GridMinor, 3);
    if (boxes.empty() && free == 0)
        paintText(painter, area, Qt::AlignVCenter | Qt::AlignLeft, tr("empty"), interFont(12),
                  Role::TextTertiary);
}

void MessagesView::paintItem(QPainter& painter, const ChannelItem& item, const QRectF& box, bool isTaken)
{
    const Role border = isTaken ? Role::Border : item.isNew ? Role::Info : Role::BorderStrong;
    paintCard(painter, box, isTaken ? Role::Surface : Role::Raised, border, 3);
    const QRectF inner = box.adjusted(1, 1, -1, -1);
    if (!isTaken) {
        paintTint(painter, inner, item.sender.index());
        paintCap(painter, {inner.x(), inner.y(), kCap, inner.height()}, item.sender.index());
    }
    const Role ink = isTaken ? Role::TextTertiary : Role::Text;
    paintText(painter, inner.adjusted(kCap + 4, 0, -3, 0), Qt::AlignVCenter | Qt::AlignLeft, textOf(item),
              codeFont(11.5), ink);
    m_entries.push_back({box, tipOf(item, isTaken), item.put, false});
}

void MessagesView::paintWaiters(QPainter& painter, const std::vector<ChannelWaiter>& waiters,
                                const QRectF& area, ChannelEnd end)
{
    double x = area.x();
    for (std::size_t i = 0; i < waiters.size(); ++i) {
        const QString name = threadName(*m_of, waiters[i].thread);
        const double width = chipWidth(chipText(name));
        const bool isLast = i + 1 == waiters.size();
        if (x + width + (isLast ? 0 : 22) > area.right() && i > 0) {
            paintText(painter, {x, area.y(), area.right() - x, area.height()},
                      Qt::AlignVCenter | Qt::AlignLeft, tr("+ %1").arg(waiters.size() - i), interFont(11.5),
                      Role::TextSecondary);
            return;
        }
        const QRectF chip(x, area.y() + 3, width, 17);
        paintChip(painter, chip, chipText(name), waiters[i].thread.index());
        const core::Event since = m_of->recording->event(waiters[i].since);
        const QString words = end == ChannelEnd::Receiving ? tr("%1 waits to receive since %2, line %3")
                                                           : tr("%1 waits to send since %2, line %3");
        m_entries.push_back(
            {chip, words.arg(name, QString::fromStdString(core::instantText(since.time))).arg(since.line),
             waiters[i].since, true});
        x += width + kGap;
    }
}

const MessagesView::Entry* MessagesView::entryAt(QPointF point) const
{
    const auto hit =
        std::ranges::find_if(m_entries, [&](const Entry& entry) { return entry.rect.contains(point); });
    return hit == m_entries.end() || point.y() < kHead ? nullptr : &*hit;
}

bool MessagesView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    auto* help = static_cast<QHelpEvent*>(event);
    if (const Entry* entry = entryAt(help->pos()))
        QToolTip::showText(help->globalPos(), entry->tip, viewport(), entry->rect.toAlignedRect());
    else
        QToolTip::hideText();
    return true;
}

void MessagesView::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    const Entry* entry = entryAt(event->position());
    if (entry == nullptr || m_history == std::nullopt)
        return;
    if (!entry->isWaiter) {
        m_document.setCursor(m_history->stepOf(*entry->moment));
        return;
    }
    const core::Event since = m_of->recording->event(*entry->moment);
    const core::Lane& lane = m_of->times->threads[since.thread.index()];
    m_document.select(lane.cause(lane.at(since.time)));
}

/// Up and down go from message to message; all else belongs to the window's actions.
void MessagesView::keyPressEvent(QKeyEvent* event)
{
    const bool isDown = event->key() == Qt::Key_Down;
    if (!m_history || (!isDown && event->key() != Qt::Key_Up)) {
        event->ignore();
        return;
    }
    const Moment next =
        isDown ? m_history->later(m_document.cursor()) : m_history->earlier(m_document.cursor());
    if (next)
        m_document.setCursor(next);
}

} // namespace app
