#include "app/charts/chart_series.h"

#include "app/painter/style.h"
#include "core/base/round_step.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QHorizontalStackedBarSeries>
#include <QLineSeries>
#include <QScatterSeries>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <map>

namespace app {

using core::Role;

namespace {

QColor colourOf(core::ThreadState state)
{
    return ink(core::roleOf(state));
}

void dress(QAbstractAxis& axis)
{
    axis.setLabelsFont(interFont(10.5));
    axis.setLabelsColor(ink(Role::TextSecondary));
    axis.setTitleFont(interFont(10.5));
    axis.setTitleBrush(ink(Role::TextTertiary));
    axis.setLinePen(QPen(ink(Role::BorderStrong)));
    axis.setGridLinePen(QPen(ink(Role::Grid)));
    axis.setMinorGridLinePen(QPen(ink(Role::GridMinor)));
}

/// Round numbers, about so many.
void setTicks(QValueAxis& axis, int about, double leastStep)
{
    axis.setTickType(QValueAxis::TicksDynamic);
    axis.setTickAnchor(0);
    axis.setTickInterval(std::max(leastStep, core::roundStep((axis.max() - axis.min()) / about)));
}

class Filling {
public:
    Filling(QChart& into, const core::Chart& chart)
        : m_into(into)
        , m_chart(chart)
        , m_x(new QValueAxis)
        , m_y(new QValueAxis)
    {
        dress(*m_x);
        dress(*m_y);
        m_x->setTitleText(QString::fromStdString(chart.xTitle));
        const double room = chart.form == core::Chart::Form::Lines ? (chart.most - chart.least) * 0.03 : 0;
        m_x->setRange(chart.least - room, std::max(chart.most, chart.least + 1e-9) + room);
        setTicks(*m_x, 6, 0);
        m_x->setLabelFormat(QStringLiteral("%.4g"));
        m_into.addAxis(m_x, Qt::AlignBottom);
    }

    void run()
    {
        if (m_chart.form == core::Chart::Form::Bars) {
            delete m_y;
            addBars();
            return;
        }
        m_into.addAxis(m_y, Qt::AlignLeft);
        m_y->setRange(0, highest() * 1.08);
        m_y->setLabelFormat(QStringLiteral("%.4g"));
        setTicks(*m_y, 4, m_chart.form == core::Chart::Form::Lines ? 0 : 1);
        if (m_chart.form == core::Chart::Form::Columns)
            addColumns();
        else
            for (const core::ChartSeries& series : m_chart.series)
                addLine(series);
        for (const core::ChartMark& mark : m_chart.marks)
            addMark(mark);
    }

private:
    double highest() const
    {
        double high = 1;
        for (const core::ChartSeries& series : m_chart.series)
            for (const core::ChartPoint& point : series.points)
                high = std::max(high, point.y);
        return high;
    }

    void add(QAbstractSeries* series, QAbstractAxis* x, QAbstractAxis* y)
    {
        m_into.addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    }

    void addLine(const core::ChartSeries& values)
    {
        const bool fitted = m_chart.form == core::Chart::Form::Lines && &values != &m_chart.series.front();
        auto* line = new QLineSeries;
        line->setName(QString::fromStdString(values.name));
        QList<QPointF> points;
        for (const core::ChartPoint& point : values.points)
            points.append({point.x, point.y});
        line->replace(points);
        line->setPen(fitted ? QPen(ink(Role::TextSecondary), 1.6, Qt::DashLine)
                            : QPen(colourOf(values.state), 2));
        add(line, m_x, m_y);
        if (m_chart.form != core::Chart::Form::Lines || fitted)
            return;
        auto* dots = new QScatterSeries;
        dots->replace(points);
        dots->setMarkerSize(8);
        dots->setColor(colourOf(values.state));
        dots->setBorderColor(ink(Role::Surface));
        add(dots, m_x, m_y);
    }

    /// A category for each column, beside an axis of numbers that is as long.
    void addColumns()
    {
        double begin = m_chart.least;
        double end = m_chart.most;
        for (const core::ChartSeries& values : m_chart.series)
            for (const core::ChartPoint& point : values.points) {
                begin = std::min(begin, point.x);
                end = std::max(end, point.x + m_chart.columnWidth);
            }
        const auto count = static_cast<qsizetype>(std::llround((end - begin) / m_chart.columnWidth));
        m_x->setRange(begin, begin + static_cast<double>(count) * m_chart.columnWidth);
        setTicks(*m_x, 6, 0);
        auto* categories = new QBarCategoryAxis;
        QStringList names;
        for (qsizetype i = 0; i < count; ++i)
            names += QString::number(i);
        categories->append(names);
        categories->setVisible(false);
        m_into.addAxis(categories, Qt::AlignTop);
        auto* bars = new QStackedBarSeries;
        bars->setBarWidth(0.92);
        for (const core::ChartSeries& values : m_chart.series) {
            auto* set = new QBarSet(QString::fromStdString(values.name));
            set->setColor(colourOf(values.state));
            set->setPen(Qt::NoPen);
            QList<qreal> heights(count, 0.0);
            for (const core::ChartPoint& point : values.points) {
                const auto place =
                    static_cast<qsizetype>(std::llround((point.x - begin) / m_chart.columnWidth));
                if (place < count)
                    heights[place] = point.y;
            }
            set->append(heights);
            bars->append(set);
        }
        add(bars, categories, m_y);
    }

    /// A row a thread, the first at the top.
    void addBars()
    {
        auto* names = new QBarCategoryAxis;
        dress(*names);
        QStringList labels;
        std::map<core::ThreadState, QList<qreal>> values;
        for (auto bar = m_chart.bars.rbegin(); bar != m_chart.bars.rend(); ++bar) {
            // Categories must differ, and threads may have one name.
            labels += QStringLiteral("%1 %2").arg(QString::fromStdString(bar->name),
                                                  QString(labels.count() % 8, QChar(0x200B)));
            for (const core::ChartBar::Part& part : bar->parts)
                values[part.state].resize(static_cast<qsizetype>(m_chart.bars.size()), 0.0);
        }
        qsizetype row = 0;
        for (auto bar = m_chart.bars.rbegin(); bar != m_chart.bars.rend(); ++bar, ++row)
            for (const core::ChartBar::Part& part : bar->parts)
                values[part.state][row] += part.value;
        names->append(labels);
        m_into.addAxis(names, Qt::AlignLeft);
        auto* bars = new QHorizontalStackedBarSeries;
        bars->setBarWidth(std::min(0.7, 0.2 * static_cast<double>(m_chart.bars.size())));
        for (const auto& [state, parts] : values) {
            const std::string_view name = core::lightTheme().state(state).name;
            auto* set = new QBarSet(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
            set->setColor(colourOf(state));
            set->setPen(Qt::NoPen);
            set->append(parts);
            bars->append(set);
        }
        add(bars, m_x, names);
        for (const core::ChartMark& mark : m_chart.marks) {
            auto* line = new QLineSeries;
            line->append(mark.value, -0.5);
            line->append(mark.value, static_cast<double>(m_chart.bars.size()) - 0.5);
            line->setPen(QPen(ink(Role::Text), 1.4, Qt::DashLine));
            m_into.addSeries(line);
            line->attachAxis(m_x);
            line->attachAxis(names);
        }
    }

    void addMark(const core::ChartMark& mark)
    {
        auto* line = new QLineSeries;
        if (m_chart.marksOnX) {
            line->append(mark.value, 0);
            line->append(mark.value, m_y->max());
        } else {
            line->append(m_x->min(), mark.value);
            line->append(m_x->max(), mark.value);
        }
        line->setPen(QPen(ink(Role::Text), 1.4, Qt::DashLine));
        add(line, m_x, m_y);
    }

    QChart& m_into;
    const core::Chart& m_chart;
    QValueAxis* m_x;
    QValueAxis* m_y;
};

} // namespace

void fillChart(QChart& into, const core::Chart& chart)
{
    into.removeAllSeries();
    const auto axes = into.axes();
    for (QAbstractAxis* axis : axes) {
        into.removeAxis(axis);
        delete axis;
    }
    into.setBackgroundVisible(false);
    into.setMargins(QMargins(4, 2, 8, 2));
    into.layout()->setContentsMargins(0, 0, 0, 0);
    into.setAnimationOptions(QChart::NoAnimation);
    Filling(into, chart).run();
}

} // namespace app
