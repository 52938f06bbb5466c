#include "app/panels/outcomes_panel.h"

#include "app/painter/parts.h"
#include "app/painter/style.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPushButton>

namespace app {

using core::Role;

namespace {

constexpr int kHeight = 116;
constexpr int kMargin = 14;

} // namespace

OutcomeRow::OutcomeRow(Content content, QWidget* parent)
    : QWidget(parent)
    , m_content(std::move(content))
    , m_replay(new QPushButton(tr("Replay"), this))
{
    setFixedHeight(kHeight);
    setAccessibleName(QStringLiteral("%1, %2, %3").arg(m_content.what, m_content.name, m_content.percent));
    m_replay->setIcon(toQIcon(Icon::Play));
    m_replay->setIconSize(QSize(11, 11));
    m_replay->setFont(interFont(12, QFont::Medium));
    m_replay->setProperty("role", QStringLiteral("quiet"));
    m_replay->setToolTip(tr("Show the interleaving with the fewest switches that ends like this"));
    m_replay->setAccessibleName(tr("Replay %1").arg(m_content.what));
    connect(m_replay, &QPushButton::clicked, this, &OutcomeRow::replayWanted);
}

void OutcomeRow::resizeEvent(QResizeEvent*)
{
    const QSize size = m_replay->sizeHint();
    m_replay->setGeometry(width() - kMargin - size.width() + 8, kHeight - 32, size.width(), 24);
}

void OutcomeRow::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT replayWanted();
}

void OutcomeRow::contextMenuEvent(QContextMenuEvent* event)
{
    Q_EMIT menuWanted(event->globalPos());
}

void OutcomeRow::paintChips(QPainter& painter, double x, double y, double right) const
{
    const auto& choices = m_content.schedule.choices;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const core::Choice& choice = choices[i];
        const QString name = choice.number < m_content.chips.size() ? m_content.chips[choice.number]
                                                                    : QString::number(choice.number);
        const double width = chipWidth(name, 16);
        if (x + width > right - (i + 1 < choices.size() ? 22 : 0)) {
            paintText(painter, QRectF(x, y, 22, 16), Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("…"),
                      interFont(12), Role::TextTertiary);
            return;
        }
        paintChip(painter, QRectF(x, y, width, 16), name, choice.number, ChipFill::Filled);
        x += width + 3;
    }
}

/// "18 of 20 interleavings", with what is this outcome's own in bold; returns where it ends.
double OutcomeRow::paintCount(QPainter& painter) const
{
    const QFont bold = interFont(12, QFont::DemiBold);
    const QFont small = interFont(12);
    const double own = numberWidth(m_content.count, bold);
    const QRectF line(kMargin, 57, width() - 2 * kMargin, 18);
    paintNumber(painter, line, Qt::AlignLeft, m_content.count, bold, Role::Text);
    paintNumber(painter, line.adjusted(own + 4, 0, 0, 0), Qt::AlignLeft, m_content.ofAll, small,
                Role::TextSecondary);
    return kMargin + own + 4 + numberWidth(m_content.ofAll, small);
}

void OutcomeRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Content& c = m_content;
    paintGround(painter, rect(), c.current ? Role::Selected : (underMouse() ? Role::Hover : Role::Surface),
                Qt::BottomEdge);
    const Role colour = c.role;
    const double right = width() - kMargin;
    const Icon mark = c.tone == core::Tone::Good ? Icon::Check
        : c.tone == core::Tone::Bad              ? Icon::Warning
                                                 : Icon::Ring;
    paintIcon(painter, mark, QRectF(kMargin, 13, 15, 15), ink(colour), 1.8);
    const QFont percentFont = interFont(15, QFont::DemiBold);
    const double percentWidth = numberWidth(c.percent, percentFont);
    paintNumber(painter, QRectF(0, 11, right, 20), Qt::AlignRight, c.percent, percentFont, Role::Text);
    const QFont code = codeFont(13);
    const double limit = right - percentWidth - 12;
    const double whatWidth =
        std::min(QFontMetricsF(code).horizontalAdvance(c.what) + 1, limit - kMargin - 24);
    paintText(painter, QRectF(kMargin + 24, 11, whatWidth, 20), Qt::AlignVCenter | Qt::AlignLeft, c.what,
              code, Role::Text);
    const double nameX = kMargin + 24 + whatWidth + 10;
    if (nameX < limit - 20)
        paintText(painter, QRectF(nameX, 11, limit - nameX, 20), Qt::AlignVCenter | Qt::AlignLeft, c.name,
                  interFont(12), Role::TextSecondary);
    paintBar(painter, QRectF(kMargin, 38, right - kMargin, 14), c.share, colour);
    const QFont small = interFont(12);
    const double countEnd = paintCount(painter);
    const double switchesWidth = numberWidth(c.switches, small);
    paintNumber(painter, QRectF(0, 57, right, 18), Qt::AlignRight, c.switches, small, Role::TextSecondary);
    const double chanceRight = right - switchesWidth - 16;
    if (chanceRight - numberWidth(c.chance, small) > countEnd + 10)
        paintNumber(painter, QRectF(0, 57, chanceRight, 18), Qt::AlignRight, c.chance, small,
                    Role::TextSecondary);
    const double chipsX = kMargin + (width() > 340 ? 88 : 0);
    if (width() > 340)
        paintText(painter, QRectF(kMargin, 86, 88, 18), Qt::AlignVCenter | Qt::AlignLeft, tr("shortest way"),
                  small, Role::TextSecondary);
    paintChips(painter, chipsX, 87, m_replay->x() - 4);
}

} // namespace app
