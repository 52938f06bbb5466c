#include "core/diagram/chart_diagram.h"

#include "core/base/round_step.h"
#include "core/diagram/chrome.h"
#include "core/diagram/words.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace core {

namespace {

constexpr double kAxis = 44;  ///< Left of the plot, for the numbers.
constexpr double kBelow = 38; ///< Under it.
constexpr double kRow = 28;   ///< Of a chart of threads.
constexpr double kNames = 110;
constexpr double kMarkRow = 14;
constexpr Type kSmall{Face::Regular, 10.5, true};
constexpr Type kText{Face::Regular, 11.5, true};
constexpr Type kMark{Face::SemiBold, 10.5, true};

class ChartLayout {
public:
    ChartLayout(const Chart& chart, const ChartView& view)
        : m_chart(chart)
        , m_view(view)
        , m_isBars(chart.form == Chart::Form::Bars)
        , m_canvas(m_diagram.shapes)
    {
    }

    Diagram build()
    {
        m_canvas.fill({}, Role::Surface);
        const double inner = m_view.width - 2 * m_view.margin;
        double y =
            drawTitle(m_canvas, m_view.title, m_view.caption, {m_view.margin, m_view.margin, inner, 0});
        y = drawTitle(m_canvas, m_view.title.empty() ? m_chart.title : std::string(), m_chart.subtitle,
                      {m_view.margin, y, inner, 0});
        y += m_chart.marks.empty()
            ? 0
            : 4 + kMarkRow * (m_chart.marksOnX ? static_cast<double>(m_chart.marks.size()) : 1);
        const double height = m_isBars
            ? kRow * static_cast<double>(std::max<std::size_t>(1, m_chart.bars.size()))
            : m_view.height - kBelow;
        m_plot = {m_view.margin + (m_isBars ? kNames : kAxis), y,
                  inner - (m_isBars ? kNames + 76 : kAxis + endRoom()), height};
        findRange();
        drawAxes();
        if (m_isBars)
            drawBars();
        else
            for (const ChartSeries& series : m_chart.series)
                drawSeries(series);
        drawMarks();
        double bottom = m_plot.bottom() + kBelow;
        if (m_view.legend)
            bottom = drawKey(bottom);
        m_diagram.width = m_view.width;
        m_diagram.height = bottom + m_view.margin;
        m_diagram.shapes.front() = Fill{{0, 0, m_diagram.width, m_diagram.height}, Role::Surface, 0, 1};
        return std::move(m_diagram);
    }

private:
    /// Right of lines stands what they are.
    double endRoom() const
    {
        double room = 12;
        if (m_chart.form == Chart::Form::Lines)
            for (const ChartSeries& series : m_chart.series)
                room = std::max(room, textWidth(series.name, kMark) + 16);
        return room;
    }

    void findRange()
    {
        m_high = 0;
        for (const ChartSeries& series : m_chart.series)
            for (const ChartPoint& point : series.points)
                m_high = std::max(m_high, point.y);
        if (!m_chart.marksOnX)
            for (const ChartMark& mark : m_chart.marks)
                m_high = std::max(m_high, mark.value);
        m_step = roundStep(std::max(m_high, 1e-9) / 4);
        if (m_chart.form != Chart::Form::Lines)
            m_step = std::max(m_step, m_high >= 1 ? 1.0 : m_step);
        m_high = std::max(1.0, std::ceil(m_high / m_step - 1e-9)) * m_step;
    }

    double x(double value) const
    {
        const double span = std::max(1e-12, m_chart.most - m_chart.least);
        return m_plot.x + m_plot.width * (value - m_chart.least) / span;
    }
    double y(double value) const { return m_plot.bottom() - m_plot.height * value / m_high; }

    void drawAxes()
    {
        if (!m_isBars)
            for (double value = 0; value <= m_high + m_step / 2; value += m_step) {
                m_canvas.horizontal(m_plot.x, m_plot.right(), y(value), Role::Grid);
                m_canvas.text({m_plot.x - 7, baseline(y(value), kSmall.size)}, numberText(value, 3), kSmall,
                              Role::TextSecondary, Anchor::End);
            }
        const double step = roundStep((m_chart.most - m_chart.least) / std::max(2.0, m_plot.width / 90));
        for (double value = std::ceil(m_chart.least / step - 1e-9) * step;
             value <= m_chart.most + step * 1e-6; value += step) {
            m_canvas.vertical(x(value), m_plot.y, m_plot.bottom(), Role::GridMinor);
            const double shown = std::abs(value) < step * 1e-6 ? 0 : value; // No "-0".
            m_canvas.text({x(value), m_plot.bottom() + 15}, numberText(shown, 6), kSmall, Role::TextSecondary,
                          Anchor::Middle);
        }
        m_canvas.horizontal(m_plot.x, m_plot.right(), m_plot.bottom(), Role::BorderStrong);
        m_canvas.text({m_plot.right(), m_plot.bottom() + 29}, m_chart.xTitle, kSmall, Role::TextTertiary,
                      Anchor::End);
        if (!m_isBars)
            m_canvas.text({m_plot.x, m_plot.bottom() + 29}, m_chart.yTitle, kSmall, Role::TextTertiary);
    }

    void drawSeries(const ChartSeries& series)
    {
        switch (m_chart.form) {
        case Chart::Form::Columns: return drawColumns(series);
        case Chart::Form::Steps: return drawSteps(series);
        case Chart::Form::Lines: return drawLine(series);
        case Chart::Form::Bars: return;
        }
    }

    void drawColumns(const ChartSeries& series)
    {
        const auto count = static_cast<double>(m_chart.series.size());
        const double place = static_cast<double>(&series - m_chart.series.data());
        for (const ChartPoint& point : series.points) {
            const double left = std::max(x(point.x), m_plot.x);
            const double right = std::min(x(point.x + m_chart.columnWidth), m_plot.right());
            const double width = (right - left) / count;
            if (width > 0 && point.y > 0)
                m_canvas.fill({left + width * place + 0.5, y(point.y), std::max(0.5, width - 1),
                               m_plot.bottom() - y(point.y)},
                              roleOf(series.state));
        }
    }

    /// Filled one rectangle a step: a polygon with many steep edges takes long to fill.
    void drawSteps(const ChartSeries& series)
    {
        std::vector<Point> line;
        for (std::size_t i = 0; i + 1 < series.points.size(); i += 2) {
            const Point from{x(series.points[i].x), y(series.points[i].y)};
            const Point to{x(series.points[i + 1].x), y(series.points[i + 1].y)};
            m_canvas.fill({from.x, from.y, to.x - from.x, m_plot.bottom() - from.y}, roleOf(series.state), 0,
                          0.55);
            line.push_back(from);
            line.push_back(to);
        }
        m_canvas.add(Polygon{std::move(line), Role::TextSecondary, false, 1.3, {}});
    }

    void drawLine(const ChartSeries& series)
    {
        const bool fitted = series.state != ThreadState::Running;
        std::vector<Point> line;
        for (const ChartPoint& point : series.points)
            line.push_back({x(point.x), y(point.y)});
        if (line.empty())
            return;
        const Role role = fitted ? Role::TextSecondary : roleOf(series.state);
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            m_canvas.add(
                Line{line[i], line[i + 1], role, fitted ? 1.6 : 2.2, fitted ? Dash::Dashes : Dash::Solid, 1});
        if (!fitted)
            for (const Point& point : line)
                m_canvas.add(Circle{point, 4, role, Role::Surface});
        const bool above = &series != &m_chart.series.front()
            && y(series.points.back().y) <= y(m_chart.series.front().points.back().y);
        m_canvas.text({line.back().x + 8, line.back().y + (fitted ? (above ? -5 : 14) : 4)}, series.name,
                      kMark, fitted ? Role::TextSecondary : Role::Text);
    }

    void drawBars()
    {
        double top = m_plot.y;
        for (const ChartBar& bar : m_chart.bars) {
            const double middle = top + kRow / 2;
            m_canvas.fill({m_view.margin, middle - 7, 4, 14}, identityRole(bar.thread), 2);
            m_canvas.text({m_view.margin + 11, baseline(middle, kText.size)},
                          elidedInTheMiddle(bar.name, kText, kNames - 20), kText, Role::Text);
            double at = m_chart.least;
            for (const ChartBar::Part& part : bar.parts) {
                const Rect rect{x(at), middle - 9, std::max(1.0, x(at + part.value) - x(at) - 1), 18};
                const std::string share = numberText(part.value, 0) + " %";
                const bool labelled = m_chart.kind == ChartKind::Shares
                    && textWidth(share, {Face::SemiBold, 10.5, false}) + 10 < rect.width;
                m_canvas.add(Box{rect, part.state, {}, labelled ? share : std::string(), 10.5F, 1});
                at += part.value;
            }
            m_canvas.text({m_plot.right() + 8, baseline(middle, kText.size)}, bar.text, kText,
                          Role::TextSecondary);
            top += kRow;
        }
    }

    void drawMarks()
    {
        double row =
            m_plot.y - 7 - kMarkRow * static_cast<double>(std::max<std::size_t>(1, m_chart.marks.size()) - 1);
        for (const ChartMark& mark : m_chart.marks) {
            if (!m_chart.marksOnX) {
                const double at = y(mark.value);
                m_canvas.horizontal(m_plot.x, m_plot.right(), at, Role::Text, Dash::Dashes, 1.4);
                m_canvas.add(Label{{m_plot.right() - 4, at - 5},
                                   mark.text,
                                   kMark,
                                   Role::Text,
                                   Anchor::End,
                                   1,
                                   false,
                                   Role::Surface});
                continue;
            }
            const double at = x(mark.value);
            m_canvas.vertical(at, row - 8, m_plot.bottom(), Role::Text, Dash::ShortDashes, 1.4);
            const bool toTheLeft = at + 4 + textWidth(mark.text, kMark) > m_view.width - m_view.margin;
            m_canvas.text({at + (toTheLeft ? -4 : 4), row}, mark.text, kMark, Role::Text,
                          toTheLeft ? Anchor::End : Anchor::Start);
            row += kMarkRow;
        }
    }

    double drawKey(double bottom)
    {
        std::set<ThreadState> states;
        if (m_chart.kind == ChartKind::Shares)
            for (const ChartBar& bar : m_chart.bars)
                for (const ChartBar::Part& part : bar.parts)
                    states.insert(part.state);
        if (m_chart.kind == ChartKind::Waits)
            for (const ChartSeries& series : m_chart.series)
                states.insert(series.state);
        double left = m_view.margin;
        for (const ThreadState state : states) {
            const std::string name(legendName(state));
            m_canvas.add(Box{{left, bottom + 2, 17, 14}, state, {}, {}, 10.5F, 1});
            m_canvas.text({left + 24, bottom + 13}, name, kText, Role::Text);
            left += 24 + textWidth(name, kText) + 18;
        }
        return states.empty() ? bottom : bottom + 20;
    }

    const Chart& m_chart;
    const ChartView& m_view;
    bool m_isBars;
    Diagram m_diagram;
    Canvas m_canvas;
    Rect m_plot;
    double m_high = 1;
    double m_step = 1;
};

} // namespace

Diagram chartDiagram(const Chart& chart, const ChartView& view)
{
    return ChartLayout(chart, view).build();
}

} // namespace core
