#include "app/painter/controls.h"
#include "app/timeline/hover_card.h"
#include "app/timeline/timeline_area.h"
#include "core/timeline/not_to_scale.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

// The half of TimelineArea that hears the mouse.

namespace app {

namespace {

constexpr double kNotch = 1.25;
constexpr double kDragFrom = 4;

} // namespace

std::optional<core::Hit> TimelineArea::hitAt(QPointF point)
{
    const core::Timeline* timeline = m_document.timeline();
    if (timeline == nullptr)
        return std::nullopt;
    return core::hitTest(diagram(), *timeline, {point.x(), point.y()});
}

void TimelineArea::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / 120.0;
    const double aside = event->angleDelta().x() / 120.0;
    if (event->modifiers().testFlag(Qt::ControlModifier))
        zoomAt(std::pow(kNotch, notches), event->position().x(), false);
    else if (event->modifiers().testFlag(Qt::ShiftModifier) || aside != 0)
        m_document.setVisible(diagram().scale
                                  ? diagram().scale->panned((aside != 0 ? aside : notches) * 80).visible()
                                  : m_document.view().visible);
    else
        verticalScrollBar()->setValue(verticalScrollBar()->value() - static_cast<int>(notches * 48));
    event->accept();
}

void TimelineArea::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_motion.stop();
    const auto hit = hitAt(event->position());
    m_onRuler = hit && hit->part == core::HitPart::Ruler && event->button() == Qt::LeftButton;
    m_pressed = event->position();
    m_pressedView = m_document.view().visible;
    m_dragging = false;
    m_drag = Drag::Pan;
    if (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ControlModifier))
        m_drag = Drag::Zoom;
    else if (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier))
        m_drag = Drag::Measure;
    if (m_onRuler && hit->when)
        moveCursorTo(*hit->when);
}

void TimelineArea::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    if (!m_pressed) {
        hover(event->position());
        return;
    }
    if (!diagram().scale)
        return;
    const core::TimeScale& scale = *diagram().scale;
    if (m_onRuler) {
        moveCursorTo(scale.timeAt(std::clamp(event->position().x(), scale.left(), scale.right())));
        return;
    }
    const QPointF moved = event->position() - *m_pressed;
    if (!m_dragging && moved.manhattanLength() < kDragFrom)
        return;
    if (!m_dragging) {
        m_dragging = true;
        leave();
        viewport()->setCursor(m_drag == Drag::Pan ? Qt::ClosedHandCursor : Qt::IBeamCursor);
    }
    dragTo(event->position(), event->modifiers());
}

void TimelineArea::dragTo(QPointF point, Qt::KeyboardModifiers modifiers)
{
    const core::TimeScale& scale = *diagram().scale;
    if (m_drag == Drag::Pan) {
        m_document.setVisible(core::TimeScale(m_pressedView, scale.left(), scale.width())
                                  .panned(point.x() - m_pressed->x())
                                  .visible());
        return;
    }
    const core::Instant from = snapped(*m_pressed, modifiers);
    const core::Instant to = snapped(point, modifiers);
    if (m_drag == Drag::Measure) {
        m_document.setMarkers(from, to);
        return;
    }
    m_range = core::Interval{std::min(from, to), std::max(from, to)};
    m_overlay->update();
}

/// Where a marker goes: to the edge of a box within six pixels, unless Alt is held.
core::Instant TimelineArea::snapped(QPointF point, Qt::KeyboardModifiers modifiers)
{
    constexpr double near = 6;
    const core::TimeScale& scale = *diagram().scale;
    const core::Instant at = scale.timeAt(std::clamp(point.x(), scale.left(), scale.right()));
    const auto hit = hitAt(point);
    if (modifiers.testFlag(Qt::AltModifier) || !hit || !hit->lane
        || hit->lane->kind != core::LaneKind::Thread)
        return at;
    const core::Lane& lane = m_document.timeline()->threads[hit->lane->index];
    const core::Interval box = lane.slice(lane.at(at)).when;
    for (const core::Instant edge : {box.begin, box.end})
        if (std::abs(scale.x(edge) - point.x()) <= near)
            return edge;
    return at;
}

void TimelineArea::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = m_pressed && !m_dragging && !m_onRuler && event->button() == Qt::LeftButton;
    m_pressed.reset();
    m_dragging = false;
    viewport()->unsetCursor();
    if (m_range) {
        const core::Interval wanted = *m_range;
        m_range.reset();
        m_overlay->update();
        animateTo(wanted);
    }
    if (!clicked)
        return;
    if (const auto hit = hitAt(event->position()))
        click(*hit, event->modifiers());
    else
        m_document.select(std::nullopt);
}

void TimelineArea::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto hit = hitAt(event->position());
    if (hit && hit->part == core::HitPart::Lane && hit->event) {
        m_document.select(hit->event);
        fitSelection();
    } else if (hit && hit->part == core::HitPart::Head && hit->lane
               && hit->lane->kind == core::LaneKind::Thread) {
        fitLife(core::ThreadId{hit->lane->index});
    }
}

void TimelineArea::contextMenuEvent(QContextMenuEvent* event)
{
    const auto hit = hitAt(event->pos());
    if (!hit || !hit->lane)
        return;
    leave();
    if (hit->event)
        m_document.select(hit->event);
    Q_EMIT menuWanted(*hit, event->globalPos());
}

void TimelineArea::click(const core::Hit& hit, Qt::KeyboardModifiers modifiers)
{
    using core::HitPart;
    if (hit.part == HitPart::Legend && hit.state) {
        m_document.toggleState(*hit.state, modifiers.testFlag(Qt::ControlModifier));
        return;
    }
    if (hit.part == HitPart::Head && hit.lane) {
        if (core::isGroup(hit.lane->kind))
            m_document.toggleFolded(*hit.lane);
        return;
    }
    m_document.select(hit.event);
    if (hit.event)
        m_document.setCursor(hit.event);
}

void TimelineArea::moveCursorTo(core::Instant position)
{
    const auto run = m_document.run();
    if (run == nullptr)
        return;
    if (m_document.view().axis != core::Axis::Steps) {
        m_document.setCursor(momentAt(*run->recording, core::timeAt(*m_document.timeline(), position)));
        return;
    }
    const auto count = position.time_since_epoch().count();
    m_document.setCursor(
        momentOfStep(*run->recording, count < 0 ? 0 : static_cast<std::size_t>(count / 2 + 1)));
}

void TimelineArea::hover(QPointF point)
{
    const auto hit = hitAt(point);
    const bool box = hit && hit->part == core::HitPart::Lane && hit->event;
    const std::optional<core::EventId> now = box ? hit->event : std::nullopt;
    const auto lit = hit && hit->part == core::HitPart::Legend ? hit->state : std::nullopt;
    if (lit != m_lit) {
        m_lit = lit;
        invalidate();
    }
    if (hit && hit->part == core::HitPart::Flag)
        showFlag(*hit);
    else
        QToolTip::hideText();
    if (hit
        && (hit->part == core::HitPart::Legend || hit->part == core::HitPart::Flag
            || (hit->part == core::HitPart::Head && hit->lane && core::isGroup(hit->lane->kind))))
        viewport()->setCursor(Qt::PointingHandCursor);
    else
        viewport()->unsetCursor();
    if (now == m_hovered)
        return;
    m_hovered = now;
    if (hit && hit->box)
        m_hoveredBox = QRectF(hit->box->x, hit->box->y, hit->box->width, hit->box->height);
    else
        m_hoveredBox = QRectF(point - QPointF(4, 14), QSizeF(8, 28));
    m_overlay->update();
    const bool open = m_card != nullptr && m_card->isVisible();
    if (now)
        m_cardDelay.start(open ? 0 : 120);
    else
        leave();
}

/// What a flag in the ruler stands for, in its own words.
void TimelineArea::showFlag(const core::Hit& hit)
{
    constexpr std::size_t most = 6;
    const auto& flags = diagram().flags;
    const auto flag =
        std::ranges::find(flags, hit.box, [](const core::MarkFlag& f) { return std::optional(f.rect); });
    if (flag == flags.end())
        return;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(flag->count, most); ++i)
        lines += QString::fromStdString(m_document.timeline()->marks[flag->first + i].text);
    if (flag->count > most)
        lines += tr("and %1 more").arg(flag->count - most);
    QToolTip::showText(viewport()->mapToGlobal(QPointF(flag->rect.x, flag->rect.bottom() + 4).toPoint()),
                       lines.join(QLatin1Char('\n')), viewport());
}

void TimelineArea::showCard()
{
    const auto run = m_document.run();
    if (!m_hovered || run == nullptr)
        return;
    const auto what = explain(*run, *m_hovered);
    if (!what)
        return;
    if (m_card == nullptr)
        m_card = new HoverCard(window());
    const QPoint origin = viewport()->mapTo(window(), m_hoveredBox.topLeft().toPoint());
    QRect box(origin, m_hoveredBox.size().toSize());
    const QPoint at = viewport()->mapTo(window(), m_pointer.toPoint());
    // A long box is not pointed at in its middle.
    box.setLeft(std::max(box.left(), at.x() - 60));
    box.setRight(std::min(box.right(), at.x() + 60));
    m_card->show(*run, *what, box);
}

void TimelineArea::leave()
{
    m_cardDelay.stop();
    if (m_card != nullptr)
        m_card->hide();
    if (m_hovered) {
        m_hovered.reset();
        m_overlay->update();
    }
}

bool TimelineArea::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave) {
        leave();
        if (m_lit) {
            m_lit.reset();
            invalidate();
        }
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace app
