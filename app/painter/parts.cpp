#include "app/painter/parts.h"

#include "app/painter/style.h"

#include <QFontMetricsF>

namespace app {

using core::Role;

void paintGround(QPainter& painter, const QRect& rect, Role fill, Qt::Edges borders)
{
    painter.fillRect(rect, ink(fill));
    const QColor line = ink(Role::Border);
    if (borders.testFlag(Qt::TopEdge))
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, line);
    if (borders.testFlag(Qt::BottomEdge))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line);
    if (borders.testFlag(Qt::LeftEdge))
        painter.fillRect(rect.left(), rect.top(), 1, rect.height(), line);
    if (borders.testFlag(Qt::RightEdge))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), line);
}

void paintCard(QPainter& painter, const QRectF& rect, Role fill, std::optional<Role> border, double radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border ? QPen(ink(*border)) : QPen(Qt::NoPen));
    painter.setBrush(ink(fill));
    painter.drawRoundedRect(border ? rect.adjusted(.5, .5, -.5, -.5) : rect, radius, radius);
    painter.restore();
}

void paintText(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text,
               const QFont& font, Role role)
{
    painter.save();
    painter.setFont(font);
    painter.setPen(ink(role));
    painter.drawText(rect, static_cast<int>(alignment),
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width() + .5));
    painter.restore();
}

void paintShadow(QPainter& painter, const QRectF& rect, double radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 16));
    for (int i = 1; i <= 3; ++i)
        painter.drawRoundedRect(rect.translated(0, i), radius, radius);
    painter.restore();
}

void paintPicture(QPainter& painter, const QPixmap& picture)
{
    painter.drawPixmap(0, 0, picture);
}

void paintParagraph(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font, Role role)
{
    painter.save();
    painter.setFont(font);
    painter.setPen(ink(role));
    painter.drawText(rect, Qt::TextWordWrap, text);
    painter.restore();
}

double numberWidth(const QString& text, const QFont& font)
{
    const QFontMetricsF metrics(font);
    const double cell = metrics.horizontalAdvance(QLatin1Char('0'));
    double width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? cell : metrics.horizontalAdvance(c);
    return width;
}

void paintNumber(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text,
                 const QFont& font, Role role)
{
    const QFontMetricsF metrics(font);
    const double cell = metrics.horizontalAdvance(QLatin1Char('0'));
    const double width = numberWidth(text, font);
    double x = rect.left();
    if (alignment.testFlag(Qt::AlignRight))
        x = rect.right() - width;
    else if (alignment.testFlag(Qt::AlignHCenter))
        x = rect.center().x() - width / 2;
    const double baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    painter.save();
    painter.setFont(font);
    painter.setPen(ink(role));
    for (const QChar c : text) {
        const double advance = metrics.horizontalAdvance(c);
        painter.drawText(QPointF(c.isDigit() ? x + (cell - advance) / 2 : x, baseline), QString(c));
        x += c.isDigit() ? cell : advance;
    }
    painter.restore();
}

QString chipText(const QString& name)
{
    qsizetype digits = 0;
    while (digits < name.size() && digits < 2 && name[name.size() - 1 - digits].isDigit())
        ++digits;
    return digits > 0 ? name.right(digits) : name.left(1);
}

double chipWidth(const QString& text, double height)
{
    return std::max(height,
                    QFontMetricsF(interFont(height * .65, QFont::DemiBold)).horizontalAdvance(text) + 8);
}

void paintChip(QPainter& painter, const QRectF& rect, const QString& text, std::size_t thread, ChipFill fill,
               double opacity)
{
    const QColor colour = threadColour(thread);
    painter.save();
    painter.setOpacity(painter.opacity() * opacity);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(fill == ChipFill::Filled ? QPen(Qt::NoPen) : QPen(colour, 1.5));
    const QRectF inner = fill == ChipFill::Filled ? rect : rect.adjusted(.75, .75, -.75, -.75);
    QColor tint = colour;
    tint.setAlphaF(fill == ChipFill::Half ? .35F : 0.F);
    painter.setBrush(fill == ChipFill::Filled ? colour : tint);
    painter.drawRoundedRect(inner, 4, 4);
    painter.setFont(interFont(rect.height() * .65, QFont::DemiBold));
    painter.setPen(fill == ChipFill::Filled ? threadLabel(thread) : ink(Role::Text));
    painter.drawText(rect, Qt::AlignCenter, text);
    painter.restore();
}

Role tagInk(TagKind kind)
{
    switch (kind) {
    case TagKind::Neutral: return Role::TextSecondary;
    case TagKind::Good: return Role::Success;
    case TagKind::Race: return Role::Race;
    case TagKind::Warning: return Role::Warning;
    case TagKind::Error: return Role::Error;
    }
    return Role::Text;
}

Role tagTint(TagKind kind)
{
    switch (kind) {
    case TagKind::Neutral: return Role::Sunken;
    case TagKind::Good: return Role::SuccessTint;
    case TagKind::Race: return Role::RaceTint;
    case TagKind::Warning: return Role::WarningTint;
    case TagKind::Error: return Role::ErrorTint;
    }
    return Role::Surface;
}

double tagWidth(std::optional<Icon> icon, const QString& text)
{
    return QFontMetricsF(interFont(11.5, QFont::Medium)).horizontalAdvance(text) + 14 + (icon ? 17 : 0);
}

void paintTag(QPainter& painter, const QRectF& rect, TagKind kind, std::optional<Icon> icon,
              const QString& text)
{
    paintCard(painter, rect, tagTint(kind), std::nullopt, 5);
    QRectF inner = rect.adjusted(7, 0, -6, 0);
    if (icon) {
        paintIcon(painter, *icon, QRectF(inner.left(), rect.center().y() - 6, 12, 12), ink(tagInk(kind)), 2);
        inner.setLeft(inner.left() + 17);
    }
    paintText(painter, inner, Qt::AlignVCenter | Qt::AlignLeft, text, interFont(11.5, QFont::Medium),
              tagInk(kind));
}

void paintBar(QPainter& painter, const QRectF& rect, double share, Role role)
{
    paintCard(painter, rect, Role::Sunken, std::nullopt, 3);
    if (share > 0) {
        const QRectF part(rect.left(), rect.top(), std::max(2.0, rect.width() * share), rect.height());
        paintCard(painter, part, role, std::nullopt, std::min(3.0, part.width() / 2));
    }
}

void paintTint(QPainter& painter, const QRectF& rect, std::size_t thread)
{
    QColor tint = threadColour(thread);
    tint.setAlphaF(currentTheme().name() == "light" ? .13F : .2F);
    painter.fillRect(rect, tint);
}

void paintCap(QPainter& painter, const QRectF& rect, std::size_t thread)
{
    painter.fillRect(rect, threadColour(thread));
}

void paintDot(QPainter& painter, QPointF centre, double radius, Role role, bool filled)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink(role), 1));
    painter.setBrush(filled ? QBrush(ink(role)) : QBrush(Qt::NoBrush));
    painter.drawEllipse(centre, radius, radius);
    painter.restore();
}

} // namespace app
