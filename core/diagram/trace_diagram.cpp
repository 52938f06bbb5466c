#include "core/diagram/trace_diagram.h"

#include "core/diagram/canvas.h"
#include "core/diagram/chrome.h"
#include "core/diagram/words.h"

#include <algorithm>

namespace core {

namespace {

constexpr double kNumberColumn = 40;
constexpr double kArrowColumn = 56;
constexpr double kLeastValueColumn = 92;
constexpr double kHeaderHeight = 34;
constexpr double kPadding = 10;
constexpr double kTagHeight = 18;
constexpr Type kStep{Face::Regular, 14, false};
constexpr Type kHeader{Face::SemiBold, 13, false};
constexpr Type kVariable{Face::Mono, 13, false};
constexpr Type kValue{Face::Regular, 15, true};
constexpr Type kWrittenValue{Face::SemiBold, 15, true};
constexpr Type kTag{Face::Medium, 11.5, false};

class TraceLayout {
public:
    TraceLayout(const Recording& recording, const Trace& trace, const TraceView& view)
        : m_recording(recording)
        , m_trace(trace)
        , m_view(view)
        , m_canvas(m_diagram.shapes)
    {
        const auto threads = static_cast<double>(std::max<std::size_t>(1, trace.threads.size()));
        const auto values = static_cast<double>(trace.variables.size());
        m_valueColumn = kLeastValueColumn;
        for (const VariableId variable : trace.variables)
            m_valueColumn = std::max(m_valueColumn, textWidth(name(variable), kVariable) + 2 * kPadding);
        const double rest = inner() - kNumberColumn - kArrowColumn - values * m_valueColumn;
        m_threadColumn = std::max(60.0, rest / threads);
    }

    Diagram build()
    {
        m_canvas.fill({}, Role::Surface);
        m_top = drawTitle(m_canvas, m_view.title, m_view.caption, {m_view.margin, m_view.margin, inner(), 0});
        m_rows = visibleRows();
        m_diagram.width = m_view.width;
        const double bottom = rowTop(m_rows);
        const double legend = m_view.legend ? 30 : 0;
        m_diagram.height = bottom + legend + m_view.margin;
        m_diagram.shapes[0] = Fill{{0, 0, m_diagram.width, m_diagram.height}, Role::Surface, 0, 1};
        drawHeader();
        for (std::size_t i = 0; i < m_rows; ++i)
            drawRow(i);
        for (std::size_t i = 0; i < m_rows; ++i)
            drawStaleLine(i);
        drawColumnLines(bottom);
        if (m_view.legend)
            drawKey(bottom + 20);
        return std::move(m_diagram);
    }

private:
    double inner() const { return m_view.width - 2 * m_view.margin; }
    double left() const { return m_view.margin; }
    double rowTop(std::size_t row) const
    {
        return m_top + kHeaderHeight + static_cast<double>(row) * m_view.rowHeight;
    }
    double threadLeft(std::size_t column) const
    {
        return left() + kNumberColumn + static_cast<double>(column) * m_threadColumn;
    }
    double arrowLeft() const { return threadLeft(std::max<std::size_t>(1, m_trace.threads.size())); }
    double valueRight(std::size_t column) const
    {
        return arrowLeft() + kArrowColumn + static_cast<double>(column + 1) * m_valueColumn - kPadding;
    }
    const std::string& name(VariableId variable) const
    {
        return m_recording.info().variables[variable.index()].name;
    }

    bool isFuture(const TraceRow& row) const
    {
        return m_view.cursor && row.event && *row.event > *m_view.cursor;
    }

    std::size_t visibleRows() const
    {
        const auto future =
            std::ranges::find_if(m_trace.rows, [&](const TraceRow& row) { return isFuture(row); });
        const auto shown = m_view.hideFuture ? future - m_trace.rows.begin() : std::ssize(m_trace.rows);
        return static_cast<std::size_t>(shown);
    }

    std::size_t columnOf(ThreadId thread) const
    {
        const auto found = std::ranges::find(m_trace.threads, thread);
        return static_cast<std::size_t>(found - m_trace.threads.begin());
    }

    std::optional<std::size_t> rowOf(EventId event) const
    {
        const auto found = std::ranges::find(m_trace.rows, std::optional(event), &TraceRow::event);
        const auto row = static_cast<std::size_t>(found - m_trace.rows.begin());
        return row < m_rows ? std::optional(row) : std::nullopt;
    }

    void drawHeader()
    {
        const double middle = m_top + kHeaderHeight / 2;
        m_canvas.fill({left(), m_top, inner(), kHeaderHeight}, Role::Header);
        for (std::size_t i = 0; i < m_trace.threads.size(); ++i)
            drawThreadName(i, middle);
        const double arrows = arrowLeft() + kArrowColumn / 2;
        m_canvas.text({arrows, baseline(middle, 13)}, "← →", {Face::SemiBold, 13, false}, Role::TextSecondary,
                      Anchor::Middle);
        for (std::size_t i = 0; i < m_trace.variables.size(); ++i)
            m_canvas.text({valueRight(i), baseline(middle, 13)}, name(m_trace.variables[i]), kVariable,
                          Role::Text, Anchor::End);
        m_canvas.horizontal(left(), left() + inner(), m_top + kHeaderHeight - 0.5, Role::BorderStrong);
    }

    void drawThreadName(std::size_t column, double middle)
    {
        const std::size_t thread = m_trace.threads[column].index();
        const std::string& full = m_recording.info().threads[thread].name;
        const double x = threadLeft(column) + kPadding;
        m_canvas.fill({x, middle - 8, 4, 16}, identityRole(thread), 2);
        m_canvas.text({x + 11, baseline(middle, 13)},
                      elidedInTheMiddle(full, kHeader, m_threadColumn - 2 * kPadding - 11), kHeader,
                      Role::Text);
    }

    void drawRow(std::size_t i)
    {
        const TraceRow& row = m_trace.rows[i];
        const double top = rowTop(i);
        const double middle = top + m_view.rowHeight / 2;
        const bool future = isFuture(row);
        const bool isCursor = m_view.cursor && row.event == m_view.cursor;
        if (isCursor)
            m_canvas.fill({left(), top, inner(), m_view.rowHeight}, Role::Selected);
        m_canvas.horizontal(left(), left() + inner(), top + m_view.rowHeight - 0.5, Role::Grid);
        m_canvas.text({left() + kNumberColumn - kPadding, baseline(middle, 12)}, std::to_string(row.number),
                      {isCursor ? Face::SemiBold : Face::Regular, 12, true},
                      isCursor ? Role::Text : Role::TextTertiary, Anchor::End);
        if (row.thread)
            drawStep(row, top, future);
        drawValues(row, middle, future);
    }

    void drawStep(const TraceRow& row, double top, bool future)
    {
        const std::size_t column = columnOf(*row.thread);
        const double x = threadLeft(column);
        const double middle = top + m_view.rowHeight / 2;
        const Role ink = future ? Role::TextTertiary : Role::Text;
        if (!future)
            m_canvas.fill({x, top, m_threadColumn, m_view.rowHeight - 1}, identityRole(row.thread->index()),
                          0, 0.14);
        const std::string text = elidedInTheMiddle(row.text, kStep, m_threadColumn - 2 * kPadding);
        m_canvas.text({x + kPadding, baseline(middle, kStep.size)}, text, kStep, ink);
        drawTag(row, x + kPadding + textWidth(text, kStep) + 10, x + m_threadColumn - 4, middle);
        if (row.arrow == AccessArrow::None)
            return;
        const bool isRead = row.arrow == AccessArrow::Read;
        const Role arrowInk = future ? Role::TextTertiary : isRead ? Role::Info : Role::Text;
        m_canvas.text({arrowLeft() + kArrowColumn / 2, baseline(middle, 19)}, isRead ? "←" : "→",
                      {Face::SemiBold, 19, false}, arrowInk, Anchor::Middle);
    }

    /// What went wrong in this row, where there is room for the words.
    void drawTag(const TraceRow& row, double x, double right, double middle)
    {
        const bool isKnown = !m_view.cursor || (row.stale && row.stale->replacedBy <= *m_view.cursor);
        const std::string text = row.lostUpdate ? "lost update"
            : row.stale && isKnown && !row.stale->was.empty()
            ? "stale: " + row.stale->was + " → now " + row.stale->now
            : "";
        const double width = textWidth(text, kTag) + 14;
        if (text.empty() || isFuture(row) || x + width > right)
            return;
        m_canvas.fill({x, middle - kTagHeight / 2, width, kTagHeight}, Role::RaceTint, 5);
        m_canvas.text({x + 7, baseline(middle, kTag.size)}, text, kTag, Role::Race);
    }

    void drawValues(const TraceRow& row, double middle, bool future)
    {
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            const bool written = row.written == i;
            const std::string value = elidedInTheMiddle(row.values[i], kValue, m_valueColumn - kPadding);
            m_canvas.text({valueRight(i), baseline(middle, kValue.size)}, value,
                          written ? kWrittenValue : kValue, future ? Role::TextTertiary : Role::Text,
                          Anchor::End);
        }
    }

    /// From a write that lost an update back to the stale read it was based on.
    void drawStaleLine(std::size_t i)
    {
        const TraceRow& row = m_trace.rows[i];
        const auto from = row.readAt ? rowOf(*row.readAt) : std::nullopt;
        if (!from || isFuture(row))
            return;
        const double edge = threadLeft(columnOf(*row.thread)) + m_threadColumn - 4;
        const double x = edge - 6;
        const double y1 = rowTop(i) + m_view.rowHeight / 2;
        const double y2 = rowTop(*from) + m_view.rowHeight / 2;
        const double tip = edge - 16;
        m_canvas.add(Line{{tip, y1}, {x, y1}, Role::Race, 1.3, Dash::Dashes, 1});
        m_canvas.add(Line{{x, y1}, {x, y2}, Role::Race, 1.3, Dash::Dashes, 1});
        m_canvas.add(Line{{x, y2}, {tip + 6, y2}, Role::Race, 1.3, Dash::Dashes, 1});
        m_canvas.add(Polygon{{{tip, y2}, {tip + 7, y2 - 3.5}, {tip + 7, y2 + 3.5}}, Role::Race, true, 1, {}});
    }

    void drawColumnLines(double bottom)
    {
        for (std::size_t i = 0; i <= m_trace.threads.size(); ++i)
            m_canvas.vertical(threadLeft(i), m_top, bottom, Role::Grid);
    }

    void drawKey(double middle)
    {
        constexpr Type type{Face::Regular, 11.5, false};
        double x = left();
        const auto say = [&](const std::string& sign, Role role, const std::string& words) {
            m_canvas.text({x, baseline(middle, 14)}, sign, {Face::SemiBold, 14, false}, role);
            x += textWidth(sign, {Face::SemiBold, 14, false}) + 6;
            m_canvas.text({x, baseline(middle, type.size)}, words, type, Role::TextSecondary);
            x += textWidth(words, type) + 22;
        };
        say("←", Role::Info, "reads");
        say("→", Role::Text, "writes");
        const bool races = std::ranges::any_of(m_trace.rows, &TraceRow::lostUpdate);
        if (!races)
            return;
        m_canvas.add(Line{{x, middle}, {x + 24, middle}, Role::Race, 1.3, Dash::Dashes, 1});
        m_canvas.text({x + 31, baseline(middle, type.size)}, "wrote what a stale read had given", type,
                      Role::TextSecondary);
    }

    const Recording& m_recording;
    const Trace& m_trace;
    const TraceView& m_view;
    Diagram m_diagram;
    Canvas m_canvas;
    double m_valueColumn = 0;
    double m_threadColumn = 0;
    double m_top = 0;
    std::size_t m_rows = 0;
};

} // namespace

Diagram traceDiagram(const Recording& recording, const Trace& trace, const TraceView& view)
{
    return TraceLayout(recording, trace, view).build();
}

} // namespace core
