#pragma once

#include "app/charts/chart_panel.h"
#include "app/document/background.h"

class QComboBox;

namespace app {

class Document;

/// Speed-up against cores, the quantum or a parameter of the lesson: runs it for each value, beside the
/// window.
class SweepPanel : public ChartPanel {
    Q_OBJECT
public:
    explicit SweepPanel(Document& document, QWidget* parent = nullptr);

    /// "12.3 % of the work is serial…"; empty where nothing can be said.
    QString words() const;
    bool isBusy() const { return m_runs.busy(); }

Q_SIGNALS:
    void swept();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void offer();
    void sweep();
    std::vector<std::pair<std::string, double>> values() const; ///< As overrides have them, and as numbers.

    Document& m_document;
    QComboBox* m_what;
    Background m_runs;
    std::vector<core::SweepPoint> m_points;
    bool m_stale = true;
};

} // namespace app
