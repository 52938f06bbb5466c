#include "app/timeline/hover_card.h"

#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "core/diagram/timeline_diagram.h"

#include <QFontMetrics>

namespace app {

namespace {

constexpr int kWidth = 292;
constexpr int kPadding = 11;
constexpr int kShadow = 3;

} // namespace

HoverCard::HoverCard(QWidget* window)
    : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void HoverCard::show(const Run& run, const Explanation& what, const QRect& box)
{
    m_thread = what.thread.index();
    m_chip = chipText(threadName(run, what.thread));
    m_title = what.title;
    m_duration = QString::fromStdString(core::durationText(what.when.length()));
    m_sentence = what.sentence;
    const QRect text = QFontMetrics(interFont(12))
                           .boundingRect(0, 0, kWidth - 2 * kPadding, 200, Qt::TextWordWrap, m_sentence);
    const int height = 36 + (m_sentence.isEmpty() ? 0 : text.height() + 4) + kShadow;
    const QRect bounds = parentWidget()->rect().adjusted(8, 8, -8, -8);
    // Above the lane under the pointer if there is room, so that neither box nor neighbours are covered.
    int y = box.top() - height - 8;
    if (y < bounds.top())
        y = box.bottom() + 10;
    const int x = std::clamp(box.center().x() - kWidth / 2, bounds.left(),
                             std::max(bounds.left(), bounds.right() - kWidth));
    setGeometry(x, y, kWidth, height);
    raise();
    setVisible(true);
    update();
}

void HoverCard::paintEvent(QPaintEvent*)
{
    using core::Role;
    QPainter painter(this);
    const QRectF card = QRectF(rect()).adjusted(0, 0, 0, -kShadow);
    paintShadow(painter, card, 8);
    paintCard(painter, card, Role::Raised, Role::BorderStrong, 8);
    const double chip = chipWidth(m_chip);
    paintChip(painter, QRectF(kPadding, 9, chip, 17), m_chip, m_thread);
    const QFont bold = interFont(12.5, QFont::DemiBold);
    const double right = kWidth - kPadding;
    paintText(painter, QRectF(kPadding + chip + 6, 9, right - kPadding - chip - 70, 17), Qt::AlignVCenter,
              m_title, bold, Role::Text);
    paintNumber(painter, QRectF(right - 80, 9, 80, 17), Qt::AlignRight, m_duration, bold, Role::Text);
    if (!m_sentence.isEmpty())
        paintParagraph(painter, QRectF(kPadding, 31, kWidth - 2 * kPadding, height() - 34), m_sentence,
                       interFont(12), Role::TextSecondary);
}

} // namespace app
