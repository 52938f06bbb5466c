#include "app/timeline/overview_strip.h"

#include "app/painter/paint.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/timeline/metrics.h"
#include "core/diagram/timeline_diagram.h"

#include <QMouseEvent>

namespace app {

namespace {

constexpr double kGrip = 6;

} // namespace

OverviewStrip::OverviewStrip(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
{
    setFixedHeight(30);
    setMouseTracking(true);
    setAccessibleName(tr("Overview"));
    setToolTip(tr("The whole run. Drag the window or its edges; double click shows all."));
    connect(&document, &Document::runChanged, this, [this] {
        m_lanes = QPixmap();
        update();
    });
    connect(&document, &Document::viewChanged, this, qOverload<>(&QWidget::update));
}

core::TimeScale OverviewStrip::scale() const
{
    const double head = m_document.view().headWidth;
    return {core::reachOf(*m_document.timeline()), head, width() - head - kRightMargin};
}

void OverviewStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect(), core::Role::Sunken, Qt::BottomEdge);
    const core::Timeline* timeline = m_document.timeline();
    if (timeline == nullptr)
        return;
    const double head = m_document.view().headWidth;
    if (m_lanes.isNull() || m_lanesOf != timeline || m_lanes.size() != size() * devicePixelRatioF()) {
        m_lanesOf = timeline;
        m_lanes = QPixmap(size() * devicePixelRatioF());
        m_lanes.setDevicePixelRatio(devicePixelRatioF());
        QPainter lanes(&m_lanes);
        paint(lanes, core::overviewDiagram(*timeline, width(), height(), head), currentTheme(), m_cache);
    }
    paintPicture(painter, m_lanes);
    paint(painter, core::overviewWindow(*timeline, m_document.view().visible, width(), height(), head),
          currentTheme(), m_cache);
}

void OverviewStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_lanes = QPixmap();
}

OverviewStrip::Grip OverviewStrip::gripAt(double x) const
{
    if (m_document.timeline() == nullptr || x < scale().left() - kGrip)
        return Grip::None;
    const double left = scale().x(m_document.view().visible.begin);
    const double right = scale().x(m_document.view().visible.end);
    if (std::abs(x - left) <= kGrip)
        return Grip::Left;
    if (std::abs(x - right) <= kGrip)
        return Grip::Right;
    return x > left && x < right ? Grip::Move : Grip::New;
}

void OverviewStrip::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->position().x();
    m_grip = event->button() == Qt::LeftButton ? gripAt(m_pressed) : Grip::None;
    m_before = m_document.view().visible;
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (m_grip == Grip::None) {
        const Grip over = gripAt(x);
        setCursor(over == Grip::Left || over == Grip::Right
                      ? Qt::SizeHorCursor
                      : (over == Grip::Move ? Qt::OpenHandCursor : Qt::ArrowCursor));
        return;
    }
    const core::TimeScale all = scale();
    const core::Instant at = all.timeAt(std::clamp(x, all.left(), all.right()));
    core::Interval next = m_before;
    switch (m_grip) {
    case Grip::Left: next.begin = std::min(at, m_before.end - core::Duration{1}); break;
    case Grip::Right: next.end = std::max(at, m_before.begin + core::Duration{1}); break;
    case Grip::Move: {
        const core::Duration by = all.timeAt(x) - all.timeAt(m_pressed);
        next = {m_before.begin + by, m_before.end + by};
        break;
    }
    case Grip::New: {
        const core::Instant from = all.timeAt(std::clamp(m_pressed, all.left(), all.right()));
        if (std::abs(x - m_pressed) > 3)
            next = {std::min(from, at), std::max(from, at)};
        break;
    }
    case Grip::None: break;
    }
    m_document.setVisible(next);
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent*)
{
    m_grip = Grip::None;
}

void OverviewStrip::mouseDoubleClickEvent(QMouseEvent*)
{
    m_document.fit();
}

} // namespace app
