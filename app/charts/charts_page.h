#pragma once

#include "app/panels/ground.h"

class QLabel;

namespace app {

class ChartPanel;
class Document;
class SweepPanel;

/// The run's figures as charts, of the part of time that the timeline shows.
class ChartsPage : public Ground {
    Q_OBJECT
public:
    explicit ChartsPage(Document& document, QWidget* parent = nullptr);

    const std::vector<ChartPanel*>& charts() const { return m_charts; }
    SweepPanel* sweep() const { return m_sweep; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildFigures();
    void refresh();

    Document& m_document;
    std::vector<QLabel*> m_figures;
    std::vector<ChartPanel*> m_charts;
    SweepPanel* m_sweep;
    QLabel* m_sweepWords;
};

} // namespace app
