#include "app/panels/tag.h"

#include "app/painter/controls.h"

#include <cmath>

namespace app {

Tag::Tag(QWidget* parent)
    : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLeadsSomewhere(false);
    hide(); // Until it has something to say.
}

void Tag::show(TagKind kind, std::optional<Icon> icon, const QString& text)
{
    m_kind = kind;
    m_icon = icon;
    setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

void Tag::setLeadsSomewhere(bool leads)
{
    setFocusPolicy(leads ? Qt::TabFocus : Qt::NoFocus);
    setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAttribute(Qt::WA_TransparentForMouseEvents, !leads);
}

QSize Tag::sizeHint() const
{
    return {int(std::ceil(tagWidth(m_icon, text()))), 20};
}

void Tag::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintTag(painter, rect(), m_kind, m_icon, text());
    if (hasFocus())
        paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), 4);
}

} // namespace app
