#include "app/lessons/lesson_delegate.h"

#include "app/painter/controls.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"

namespace app {

using core::Role;

QSize LessonDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {120, 26};
}

void LessonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const QRectF rect = option.rect;
    const bool chapter = index.data(kLessonId).toString().isEmpty();
    const bool open = index.data(kLessonOpen).toBool();
    const bool over = (option.state & QStyle::State_MouseOver) != 0;
    Role ground = Role::Surface;
    if (open)
        ground = Role::Selected;
    else if (over)
        ground = Role::Hover;
    paintGround(*painter, option.rect, ground);
    const QString text = index.data().toString();
    if (chapter) {
        const bool unfolded = (option.state & QStyle::State_Open) != 0;
        paintIcon(*painter, unfolded ? Icon::Down : Icon::Right,
                  QRectF(rect.left() + 10, rect.center().y() - 5.5, 11, 11), ink(Role::TextSecondary), 2);
        paintText(*painter, rect.adjusted(28, 0, -34, 0), Qt::AlignVCenter | Qt::AlignLeft, text,
                  interFont(12, QFont::DemiBold), unfolded ? Role::Text : Role::TextSecondary);
        paintNumber(*painter, rect.adjusted(0, 0, -12, 0), Qt::AlignRight,
                    QString::number(index.model()->rowCount(index)), interFont(11), Role::TextTertiary);
    } else {
        if (open)
            paintCard(*painter, QRectF(rect.left(), rect.top() + 3, 3, rect.height() - 6), Role::Accent,
                      std::nullopt, 1.5);
        paintDot(*painter, {rect.left() + 28, rect.center().y()}, 2.5,
                 open ? Role::Text : Role::ControlBorder, open);
        paintText(*painter, rect.adjusted(42, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, text,
                  interFont(12.5, open ? QFont::DemiBold : QFont::Normal), Role::Text);
    }
    if ((option.state & QStyle::State_HasFocus) != 0
        && (option.state & QStyle::State_KeyboardFocusChange) != 0)
        paintFocusRing(*painter, rect.adjusted(2, 1, -2, -1), 3);
}

} // namespace app
