#pragma once

#include <QStyledItemDelegate>

namespace app {

/// Roles of the lessons' tree.
inline constexpr int kLessonId = Qt::UserRole;       ///< Empty for a chapter.
inline constexpr int kLessonOpen = Qt::UserRole + 1; ///< The lesson that is open now.

class LessonDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace app
