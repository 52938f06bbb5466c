#pragma once

#include "app/panels/panel.h"
#include "core/insight/chart.h"

class QChartView;

namespace app {

/// One chart of Qt Charts in our theme, with its values to copy and to export.
class ChartPanel : public Panel {
    Q_OBJECT
public:
    explicit ChartPanel(QWidget* parent = nullptr);

    void show(core::Chart chart);
    const core::Chart& chart() const { return m_chart; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void buildMenu();
    void exportFile();

    core::Chart m_chart;
    QChartView* m_view;
};

} // namespace app
