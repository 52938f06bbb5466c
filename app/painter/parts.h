#pragma once

#include "app/painter/icons.h"
#include "core/diagram/role.h"

#include <QFont>
#include <QPainter>
#include <QString>

#include <optional>

namespace app {

/// The small things that the window's own widgets are made of, in the colours of the theme in force.

void paintGround(QPainter& painter, const QRect& rect, core::Role fill, Qt::Edges borders = {});
/// A rounded area with an outline: cards, findings, frames of joined buttons.
void paintCard(QPainter& painter, const QRectF& rect, core::Role fill, std::optional<core::Role> border,
               double radius);
void paintShadow(QPainter& painter, const QRectF& rect, double radius);
/// A picture that was painted before, at the top left.
void paintPicture(QPainter& painter, const QPixmap& picture);
void paintText(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text,
               const QFont& font, core::Role role);
/// Wrapped within the rectangle's width.
void paintParagraph(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font,
                    core::Role role);
/// Each digit in a cell of the width of 0, so that changing numbers do not tremble.
void paintNumber(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text,
                 const QFont& font, core::Role role);
double numberWidth(const QString& text, const QFont& font);

/// How far a thread is: on a core, ready to be, or waiting.
enum class ChipFill { Filled, Half, Outlined };
/// A thread's name in its colour.
void paintChip(QPainter& painter, const QRectF& rect, const QString& text, std::size_t thread,
               ChipFill fill = ChipFill::Filled, double opacity = 1);
double chipWidth(const QString& text, double height = 17);
/// What a chip says of a thread: its number if the name ends in one, else its first letter.
QString chipText(const QString& name);

enum class TagKind { Neutral, Good, Race, Warning, Error };
core::Role tagInk(TagKind kind);
core::Role tagTint(TagKind kind);
void paintTag(QPainter& painter, const QRectF& rect, TagKind kind, std::optional<Icon> icon,
              const QString& text);
double tagWidth(std::optional<Icon> icon, const QString& text);

void paintBar(QPainter& painter, const QRectF& rect, double share, core::Role role);
/// A thread's tint over what is there.
void paintTint(QPainter& painter, const QRectF& rect, std::size_t thread);
/// A thread's colour itself: the cap of a box that shows the thread.
void paintCap(QPainter& painter, const QRectF& rect, std::size_t thread);
void paintDot(QPainter& painter, QPointF centre, double radius, core::Role role, bool filled);

} // namespace app
