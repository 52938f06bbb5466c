#include "app/timeline/timeline_area.h"

#include "app/painter/paint.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/timeline/hover_card.h"
#include "app/timeline/metrics.h"
#include "core/diagram/rows.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QScrollBar>

namespace app {

TimelineArea::TimelineArea(Document& document, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_document(document)
    , m_overlay(new TimelineOverlay(document, *this))
    , m_bar(new QScrollBar(Qt::Vertical, this))
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_bar->hide();
    m_bar->setFocusPolicy(Qt::NoFocus);
    connect(m_bar, &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_bar, &QScrollBar::setValue);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 120);
    setAccessibleName(tr("Timeline"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_cardDelay.setSingleShot(true);
    m_motion.setDuration(160);
    m_motion.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_cardDelay, &QTimer::timeout, this, &TimelineArea::showCard);
    connect(&document, &Document::runChanged, this, &TimelineArea::invalidate);
    connect(&document, &Document::viewChanged, this, &TimelineArea::invalidate);
    connect(&document, &Document::busyChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&document, &Document::diagnosticsChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&document, &Document::cursorChanged, this, &TimelineArea::showCursor);
    connect(&document, &Document::selectionChanged, m_overlay, qOverload<>(&QWidget::update));
}

const core::Diagram& TimelineArea::diagram()
{
    const core::Timeline* timeline = m_document.timeline();
    if (!m_stale || timeline == nullptr)
        return m_diagram;
    m_stale = false;
    const View& view = m_document.view();
    core::TimelineView wanted;
    wanted.visible = view.visible;
    wanted.width = viewport()->width();
    wanted.height = viewport()->height();
    wanted.scroll = verticalScrollBar()->value();
    wanted.headWidth = view.headWidth;
    wanted.only = view.only;
    if (m_lit)
        wanted.only = {*m_lit};
    wanted.folded = view.folded;
    wanted.hidden = view.hidden;
    if (const auto former = m_document.formerRun(); former != nullptr && former != m_document.run())
        wanted.ghost = &former->timeline(view.axis, view.asPycharm);
    if (view.axis == core::Axis::Steps) {
        const auto cursor = m_document.cursor();
        const core::Duration own{1}; // A step lies in the middle of its box.
        wanted.fadeAfter = cursor ? core::positionOf(*timeline, *cursor) + own : timeline->whole.begin;
    }
    m_diagram = core::timelineDiagram(*timeline, wanted);
    const double room =
        m_diagram.rows.empty() ? viewport()->height() : viewport()->height() - m_diagram.ruler.height - 36;
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_diagram.lanesHeight - room)));
    verticalScrollBar()->setPageStep(std::max(1, static_cast<int>(room)));
    verticalScrollBar()->setSingleStep(16);
    fitBar();
    return m_diagram;
}

void TimelineArea::fitBar()
{
    constexpr int width = static_cast<int>(kRightMargin);
    const QScrollBar& model = *verticalScrollBar();
    const int top = static_cast<int>(m_diagram.ruler.height);
    const int legend = m_diagram.legend.empty() ? 0 : static_cast<int>(m_diagram.legend.front().rect.height);
    m_bar->setRange(model.minimum(), model.maximum());
    m_bar->setPageStep(model.pageStep());
    m_bar->setSingleStep(model.singleStep());
    m_bar->setValue(model.value());
    m_bar->setGeometry(this->width() - width, top, width, height() - top - legend);
    m_bar->setVisible(model.maximum() > model.minimum());
    m_bar->raise();
}

void TimelineArea::invalidate()
{
    m_stale = true;
    m_picture = QPixmap();
    leave();
    viewport()->update();
    m_overlay->update();
}

void TimelineArea::showCursor()
{
    if (m_document.view().axis == core::Axis::Steps)
        invalidate(); // What comes later is drawn fainter there.
    m_overlay->update();
    bringCursorIntoView();
}

void TimelineArea::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    if (m_document.timeline() == nullptr) {
        paintGround(painter, viewport()->rect(), core::Role::Surface);
        const QString why = m_document.whyNothingRan();
        const QString text = m_document.isBusy() ? tr("Running…")
            : why.isEmpty()                      ? tr("The lesson's threads will appear here.")
                                                 : why;
        paintText(painter, viewport()->rect(), Qt::AlignCenter, text, interFont(12.5),
                  core::Role::TextTertiary);
        return;
    }
    if (m_stale || m_picture.isNull()) {
        QElapsedTimer clock;
        clock.start();
        const core::Diagram& shown = diagram();
        const double ratio = devicePixelRatioF();
        m_picture = QPixmap(viewport()->size() * ratio);
        m_picture.setDevicePixelRatio(ratio);
        QPainter picture(&m_picture);
        paintGround(picture, viewport()->rect(), core::Role::Lane);
        paint(picture, shown, currentTheme(), m_cache);
        m_frame = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        QMetaObject::invokeMethod(this, &TimelineArea::frameChanged, Qt::QueuedConnection);
    }
    paintPicture(painter, m_picture);
}

void TimelineArea::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_overlay->setGeometry(viewport()->rect());
    m_overlay->raise();
    invalidate();
}

void TimelineArea::scrollContentsBy(int, int)
{
    invalidate();
}

void TimelineArea::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        invalidate();
}

void TimelineArea::animateTo(core::Interval target)
{
    const core::Interval from = m_document.view().visible;
    m_motion.stop();
    m_motion.disconnect(this);
    if (!isVisible()) {
        m_document.setVisible(target);
        return;
    }
    m_motion.setStartValue(0.0);
    m_motion.setEndValue(1.0);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, [this, from, target](const QVariant& value) {
        const double t = value.toDouble();
        const auto between = [t](core::Instant a, core::Instant b) {
            return t >= 1 ? b : core::detail::moved(a, core::detail::difference(b, a) * t);
        };
        m_document.setVisible({between(from.begin, target.begin), between(from.end, target.end)});
    });
    m_motion.start();
}

void TimelineArea::zoomAt(double factor, double x, bool smooth)
{
    if (m_document.timeline() == nullptr || !diagram().scale)
        return;
    const core::Interval target = diagram().scale->zoomed(factor, x).visible();
    if (smooth)
        animateTo(target);
    else
        m_document.setVisible(target);
}

void TimelineArea::zoom(double factor)
{
    if (m_document.timeline() == nullptr || !diagram().scale)
        return;
    const core::TimeScale& scale = *diagram().scale;
    double x = (scale.left() + scale.right()) / 2;
    if (viewport()->underMouse() && m_pointer.x() >= scale.left())
        x = m_pointer.x();
    else if (m_document.cursor())
        x = std::clamp(scale.x(core::positionOf(*m_document.timeline(), *m_document.cursor())), scale.left(),
                       scale.right());
    zoomAt(factor, x, true);
}

void TimelineArea::pan(double pagesToTheRight)
{
    if (m_document.timeline() == nullptr || !diagram().scale)
        return;
    const core::TimeScale& scale = *diagram().scale;
    animateTo(scale.panned(-pagesToTheRight * scale.width()).visible());
}

void TimelineArea::fitAll()
{
    if (const core::Timeline* timeline = m_document.timeline())
        animateTo(core::reachOf(*timeline));
}

void TimelineArea::fitSelection()
{
    const core::Timeline* timeline = m_document.timeline();
    if (timeline == nullptr)
        return;
    if (!m_document.selection()) {
        fitAll();
        return;
    }
    const core::EventId event = *m_document.selection();
    const core::Lane& lane = timeline->threads[m_document.run()->recording->threadOf(event).index()];
    const core::Interval box = lane.slice(lane.at(core::positionOf(*timeline, event))).when;
    const core::Duration margin = box.length() / 10;
    animateTo({box.begin - margin, box.end + margin});
}

void TimelineArea::hideOthers(core::LaneRef lane)
{
    if (const core::Timeline* timeline = m_document.timeline())
        m_document.hide(core::allBut(lane, *timeline));
}

void TimelineArea::fitLife(core::ThreadId thread)
{
    const core::Timeline* timeline = m_document.timeline();
    if (timeline == nullptr)
        return;
    const core::Lane& lane = timeline->threads[thread.index()];
    const core::Slice last = lane.slice(lane.size() - 1);
    const core::Slice first = lane.slice(0);
    const core::Instant begin =
        first.state == core::ThreadState::NotAlive ? first.when.end : first.when.begin;
    const core::Instant end = last.state == core::ThreadState::NotAlive ? last.when.begin : last.when.end;
    const core::Duration margin = (end - begin) / 10;
    animateTo({begin - margin, end + margin});
}

void TimelineArea::bringCursorIntoView()
{
    const core::Timeline* timeline = m_document.timeline();
    if (timeline == nullptr || !m_document.cursor())
        return;
    const core::Instant at = core::positionOf(*timeline, *m_document.cursor());
    const core::Interval visible = m_document.view().visible;
    if (at >= visible.begin && at <= visible.end)
        return;
    const core::Instant begin = at - visible.length() / 4;
    m_document.setVisible({begin, begin + visible.length()});
}

TimelineOverlay::TimelineOverlay(Document& document, TimelineArea& area)
    : QWidget(area.viewport())
    , m_document(document)
    , m_area(area)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void TimelineOverlay::paintEvent(QPaintEvent*)
{
    const core::Timeline* timeline = m_document.timeline();
    if (timeline == nullptr)
        return;
    QPainter painter(this);
    const View& view = m_document.view();
    const core::Overlay overlay{m_document.cursor(), m_document.selection(), m_area.hovered(),
                                view.markerA,        view.markerB,           m_area.range()};
    paint(painter, core::overlayDiagram(*timeline, m_area.diagram(), overlay), currentTheme(), m_cache);
}

} // namespace app
