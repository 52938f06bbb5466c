#pragma once

#include "app/painter/parts.h"

namespace app {

/// One cell of the race trace, ready to be painted.
struct TraceCell {
    enum class Kind { Number, Thread, Arrow, Value };

    Kind kind = Kind::Thread;
    QString text;
    std::optional<std::size_t> thread; ///< Who acts here: its tint.
    QString tag;                       ///< "lost update", "stale: 0 → now 1".
    std::optional<Icon> arrow;
    bool reads = false;
    bool current = false;
    bool later = false;
    bool written = false;
    bool hovered = false;
};

/// `large` is the size for the middle of the window, where the trace is what it is about.
void paintTraceCell(QPainter& painter, const QRectF& rect, const TraceCell& cell, bool large);
void paintTraceHead(QPainter& painter, const QRectF& rect, TraceCell::Kind kind, const QString& text,
                    std::optional<std::size_t> thread, bool large);
double traceRowHeight(bool large);
double traceHeadHeight(bool large);

} // namespace app
